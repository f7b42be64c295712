// Expectations and findings of one run -> their differences, and comments without them.
#include "base/Text.h"
#include "testing/Expectations.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace threadlint::testing {

using llvm::StringRef;

namespace {

bool holdsIn(const Expectation &e, StringRef runtime) {
  return e.runtimes.empty() || llvm::is_contained(e.runtimes, runtime);
}

bool matches(const Expectation &e, const Seen &s) {
  return e.line == s.line && e.code == s.code && e.file == s.file && StringRef(s.message).contains(e.text);
}

/// Takes the first finding that matches out of `left`.
bool useUp(const Expectation &e, std::vector<Seen> &left) {
  auto found = llvm::find_if(left, [&](const Seen &s) { return matches(e, s); });
  if (found == left.end())
    return false;
  left.erase(found);
  return true;
}

bool isPlain(const Expectation &e) {
  return e.kind == ExpectKind::Finding && e.runtimes.empty() && e.line == e.comment;
}

bool sameExpectation(const Expectation &a, const Expectation &b) {
  return a.comment == b.comment && a.line == b.line && a.code == b.code && a.text == b.text &&
         a.kind == b.kind;
}

std::string quoted(StringRef text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\')
      out += '\\';
    out += c;
  }
  return out + '"';
}

/// The plain expectations of a line after the change.
std::vector<std::string> wantedItems(uint32_t line, llvm::ArrayRef<Expectation> expected,
                                     std::vector<Expectation> &missing, llvm::ArrayRef<Seen> unexpected) {
  std::vector<std::string> items;
  for (const Expectation &e : expected) {
    if (!isPlain(e) || e.line != line)
      continue;
    auto gone = llvm::find_if(missing, [&](const Expectation &m) { return sameExpectation(e, m); });
    if (gone != missing.end())
      missing.erase(gone);
    else
      items.push_back(e.text.empty() ? e.code : e.code + " " + quoted(e.text));
  }
  for (const Seen &s : unexpected) {
    if (s.line == line)
      items.push_back(s.code);
  }
  return items;
}

/// The line without its plain expectations; other comments on it stay.
std::string withoutPlain(StringRef line) {
  std::string out = line.str();
  for (size_t at = out.find("# expect:"); at != std::string::npos; at = out.find("# expect:")) {
    size_t next = out.find("# expect", at + 1);
    out.erase(at, next == std::string::npos ? next : next - at);
  }
  return StringRef(out).rtrim().str();
}

} // namespace

Comparison compare(llvm::ArrayRef<Expectation> expected, llvm::ArrayRef<Seen> seen, StringRef runtime) {
  std::vector<const Expectation *> order;
  for (const Expectation &e : expected) {
    if (holdsIn(e, runtime))
      order.push_back(&e);
  }
  // The pickiest choose first; known misses only look at what nobody else explains.
  llvm::stable_sort(order, [](const Expectation *a, const Expectation *b) {
    const bool missA = a->kind == ExpectKind::KnownMiss, missB = b->kind == ExpectKind::KnownMiss;
    return missA != missB ? missB : a->text.size() > b->text.size();
  });
  Comparison result;
  result.unexpected = seen.vec();
  for (const Expectation *e : order) {
    const bool found = useUp(*e, result.unexpected);
    if (e->kind == ExpectKind::KnownMiss && found)
      result.appeared.push_back(*e);
    if (e->kind != ExpectKind::KnownMiss && !found)
      result.missing.push_back(*e);
  }
  return result;
}

std::string rewriteExpectations(StringRef text, llvm::ArrayRef<Expectation> expected,
                                const Comparison &difference) {
  const LineIndex lines(text);
  std::vector<Expectation> missing = difference.missing;
  std::string out;
  uint32_t copied = 0;
  for (uint32_t line = 1; line <= lines.lineCount(); ++line) {
    const Span span = lines.lineSpan(text, line);
    const bool touched =
        llvm::any_of(missing, [&](const Expectation &e) { return isPlain(e) && e.line == line; }) ||
        llvm::any_of(difference.unexpected, [&](const Seen &s) { return s.line == line; });
    if (!touched)
      continue;
    out += text.slice(copied, span.begin);
    out += withoutPlain(text.slice(span.begin, span.end));
    const std::vector<std::string> items = wantedItems(line, expected, missing, difference.unexpected);
    if (!items.empty())
      out += "  # expect: " + llvm::join(items, ", ");
    copied = span.end;
  }
  out += text.drop_front(copied);
  return out;
}

} // namespace threadlint::testing
