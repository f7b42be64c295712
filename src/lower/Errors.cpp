// Error nodes -> the syntax error regions of the file.
#include "lower/Lowering.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

namespace threadlint::lowering {

static bool isBlank(llvm::StringRef s) { return s.find_first_not_of(" \t\f") == llvm::StringRef::npos; }

/// An invented token has no width: the region is the character before it.
static Span widened(const Lowering &l, Span s) {
  if (s.empty() && s.begin > 0)
    --s.begin;
  if (s.empty() && s.end < l.text.size())
    ++s.end;
  return s;
}

static bool isConstant(llvm::StringRef word) { return word == "True" || word == "False" || word == "None"; }

/// The identifier-like word at the start of `s`.
static llvm::StringRef wordAt(llvm::StringRef s) {
  return s.take_while([](char c) { return llvm::isAlnum(c) || c == '_'; });
}

/// `True = 1`, `True, False = 1, 0`, `x.None`: names in Python 2, so no errors.
static bool isOldName(const Lowering &l, Span s) {
  llvm::StringRef region = l.text.slice(s.begin, s.end).trim(), rest = l.text.substr(s.end);
  if (region.ends_with(".") && wordAt(region.drop_back()).size() + 1 == region.size()) // `x.`, then the name
    return isConstant(wordAt(rest));
  if (region.starts_with("=")) {
    llvm::StringRef before = l.text.take_front(s.begin).rtrim(" \t");
    return before.ends_with("True, False") || before.ends_with("False, True");
  }
  bool isAttribute = region.consume_front(".");
  llvm::StringRef word = wordAt(region);
  llvm::StringRef after = region.drop_front(word.size()).trim();
  if (after.empty())
    return isAttribute && isConstant(word);
  return after == "=" && (word == "True" || word == "False");
}

static void addRegion(Lowering &l, Span s) {
  std::vector<Span> &errors = l.module.errors;
  if (!errors.empty()) {
    Span &last = errors.back();
    bool touches = s.begin <= last.end || isBlank(l.text.slice(last.end, s.begin));
    if (touches) {
      last.end = std::max(last.end, s.end);
      return;
    }
  }
  errors.push_back(s);
}

/// The root itself can be an error: then what stands in it is whole statements and, between them, the error.
static void addStrayParts(Lowering &l) {
  std::vector<Span> all = std::move(l.module.errors);
  l.module.errors.clear();
  for (Node c : Children(l, 0))
    if (!isStatement(l.kind(c)) && !(l.at(c).flags & 1))
      all.push_back(widened(l, l.spanOf(c)));
  std::sort(all.begin(), all.end(), [](Span a, Span b) { return a.begin < b.begin; });
  for (Span s : all)
    addRegion(l, s);
  if (l.module.errors.empty())
    l.module.errors.push_back(widened(l, l.spanOf(0)));
}

void collectErrors(Lowering &l) {
  auto count = static_cast<Node>(l.tree.nodes.size());
  for (Node n = 0; n < count;) {
    const SyntaxNode &node = l.at(n);
    if (!(node.flags & 2)) {
      n = node.next; // nothing below
      continue;
    }
    if (!(node.flags & 1) || n == 0) {
      ++n;
      continue;
    }
    bool old = isOldName(l, l.spanOf(n));
    l.module.py2 |= old;
    if (!old)
      addRegion(l, widened(l, l.spanOf(n)));
    n = node.next;
  }
  if (count != 0 && l.kind(0) == SyntaxKind::Error)
    addStrayParts(l);
}

} // namespace threadlint::lowering
