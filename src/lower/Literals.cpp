// Constants and strings: numbers by value, strings by their text without prefix and quotes.
#include "lower/Lowering.h"
#include "llvm/ADT/StringExtras.h"

namespace threadlint::lowering {

using ir::ConstKind;
using ir::InstrId;
using ir::Op;

constexpr size_t MaxConstText = 256; ///< bytes; longer strings keep no text

static void constant(Lowering &l, Node n, ConstKind kind, uint32_t value = UINT32_MAX) {
  l.make({Op::Const, 0, static_cast<uint16_t>(kind), value}, l.spanOf(n));
}

static void none(Lowering &l, Task t) { constant(l, t.node, ConstKind::None); }
static void isTrue(Lowering &l, Task t) { constant(l, t.node, ConstKind::True); }
static void isFalse(Lowering &l, Task t) { constant(l, t.node, ConstKind::False); }
static void ellipsis(Lowering &l, Task t) { constant(l, t.node, ConstKind::Ellipsis); }

static bool isImaginary(llvm::StringRef text) { return text.ends_with("j") || text.ends_with("J"); }

static void floating(Lowering &l, Task t) {
  if (isImaginary(l.textOf(t.node)))
    return constant(l, t.node, ConstKind::Complex);
  constant(l, t.node, ConstKind::Float, l.module.names.intern(l.textOf(t.node)).v);
}

/// The value of digits in `base` with `_` between them, UINT32_MAX if it does not fit.
static uint32_t digitsValue(llvm::StringRef digits, unsigned base) {
  uint64_t value = 0;
  for (char c : digits) {
    if (c == '_')
      continue;
    auto digit = static_cast<unsigned>(c >= 'a' ? c - 'a' + 10 : c >= 'A' ? c - 'A' + 10 : c - '0');
    if (digit >= base)
      return UINT32_MAX;
    value = value * base + digit;
    if (value >= UINT32_MAX)
      return UINT32_MAX;
  }
  return static_cast<uint32_t>(value);
}

static bool isOldOctal(llvm::StringRef text) {
  return text.size() > 1 && text[0] == '0' && text.find_first_not_of("0_") != llvm::StringRef::npos;
}

static uint32_t integerValue(llvm::StringRef text) {
  if (text.starts_with_insensitive("0x"))
    return digitsValue(text.drop_front(2), 16);
  if (text.starts_with_insensitive("0o"))
    return digitsValue(text.drop_front(2), 8);
  if (text.starts_with_insensitive("0b"))
    return digitsValue(text.drop_front(2), 2);
  return digitsValue(text, isOldOctal(text) ? 8 : 10);
}

static void integer(Lowering &l, Task t) {
  llvm::StringRef text = l.textOf(t.node);
  if (isImaginary(text) && !text.starts_with_insensitive("0x"))
    return constant(l, t.node, ConstKind::Complex);
  bool isLong = text.ends_with("l") || text.ends_with("L");
  if (isLong)
    text = text.drop_back();
  bool prefixed = text.size() > 1 && text[0] == '0' && !llvm::isDigit(text[1]) && text[1] != '_';
  l.module.py2 |= isLong || (!prefixed && isOldOctal(text));
  constant(l, t.node, ConstKind::Int, integerValue(text));
}

namespace {

/// One string literal taken apart.
struct Literal {
  llvm::StringRef prefix, body;
  bool has(char lower) const {
    return prefix.contains(lower) || prefix.contains(static_cast<char>(lower - 'a' + 'A'));
  }
};

} // namespace

static Literal splitLiteral(llvm::StringRef text) {
  size_t quote = text.find_first_of("'\"`");
  if (quote == llvm::StringRef::npos)
    return {{}, text};
  Literal s{text.take_front(quote), text.drop_front(quote)};
  size_t width = s.body.starts_with("\"\"\"") || s.body.starts_with("'''") ? 3 : 1;
  llvm::StringRef mark = s.body.take_front(width);
  s.body = s.body.drop_front(width);
  if (s.body.ends_with(mark))
    s.body = s.body.drop_back(width);
  return s;
}

/// The first literal of a string or of a concatenation.
static Node firstLiteral(const Lowering &l, Node n) {
  return l.kind(n) == SyntaxKind::ConcatenatedString ? l.first(n) : n;
}

static void plainString(Lowering &l, Node n) {
  Literal head = splitLiteral(l.textOf(firstLiteral(l, n)));
  ConstKind kind = head.has('b') ? ConstKind::Bytes : ConstKind::Str;
  if (l.kind(n) == SyntaxKind::String)
    return constant(l, n, kind,
                    head.body.size() > MaxConstText ? UINT32_MAX : l.module.names.intern(head.body).v);
  std::string joined;
  for (Node part : Children(l, n)) {
    joined += splitLiteral(l.textOf(part)).body;
    if (joined.size() > MaxConstText)
      return constant(l, n, kind);
  }
  constant(l, n, kind, l.module.names.intern(joined).v);
}

// An interpolated string: the value stack holds a count of values above `extra`, its height before.

static void finishInterpolated(Lowering &l, Task t) {
  auto begin = static_cast<uint32_t>(l.module.args.size());
  for (size_t i = t.extra; i < l.values.size(); ++i)
    l.module.args.push_back({l.values[i], NameId(), l.module.spans[l.values[i].v].begin});
  auto count = static_cast<uint32_t>(l.values.size() - t.extra);
  l.values.resize(t.extra);
  l.make({Op::FString, 0, 0, UINT32_MAX, begin, count}, l.spanOf(t.node));
}

/// Evaluates what is interpolated in `node` and the nodes after it in `extra`, format specifiers last.
static void interpolations(Lowering &l, Task t) {
  if (t.node == NoNode)
    return;
  Task rest{interpolations, l.after(t.node, t.extra), t.extra};
  if (l.kind(t.node) == SyntaxKind::FormatSpecifier || l.kind(t.node) == SyntaxKind::String)
    return l.plan({{interpolations, l.first(t.node), t.node}, rest});
  bool nested = l.kind(t.node) == SyntaxKind::Interpolation || l.kind(t.node) == SyntaxKind::FormatExpression;
  if (!nested)
    return l.plan({evaluating(t.node), rest});
  l.plan({{interpolations, l.first(t.node), t.node}, rest});
}

static bool literalInterpolates(const Lowering &l, Node n) {
  return l.first(n) != NoNode || splitLiteral(l.textOf(n)).has('t');
}

static bool interpolates(const Lowering &l, Node n) {
  if (l.kind(n) == SyntaxKind::String)
    return literalInterpolates(l, n);
  for (Node part : Children(l, n))
    if (literalInterpolates(l, part))
      return true;
  return false;
}

static void string(Lowering &l, Task t) {
  llvm::StringRef head = l.textOf(firstLiteral(l, t.node));
  Literal parts = splitLiteral(head);
  bool backquoted = head.starts_with("`");
  l.module.py2 |= backquoted || (parts.has('u') && parts.has('r'));
  if (!backquoted && !interpolates(l, t.node))
    return plainString(l, t.node);
  l.plan({{interpolations, l.first(t.node), t.node},
          {finishInterpolated, t.node, static_cast<uint32_t>(l.values.size())}});
}

llvm::ArrayRef<Step> literalSteps() {
  static constexpr Step steps[] = {
      {SyntaxKind::None, none},       {SyntaxKind::True, isTrue},
      {SyntaxKind::False, isFalse},   {SyntaxKind::Ellipsis, ellipsis},
      {SyntaxKind::Integer, integer}, {SyntaxKind::Float, floating},
      {SyntaxKind::String, string},   {SyntaxKind::ConcatenatedString, string, true},
  };
  return steps;
}

} // namespace threadlint::lowering
