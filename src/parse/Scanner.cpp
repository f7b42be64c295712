// Answers for the grammar's scanner where the answer is plain, and keeps it from rebuilding a state it still
// has.
#include "parse/Scanner.h"
#include "parse/Internals.h"
#include "parse/Layout.h"
#include "parse/Lexing.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <array>
#include <cstring>

namespace threadlint::parsing {

namespace {

/// The scanner's tokens, in the grammar's order.
enum External : unsigned {
  Newline,
  Indent,
  Dedent,
  StringStart,
  StringContent,
  EscapeInterpolation,
  StringEnd,
  Comment,
  CloseParen,
  CloseBracket,
  CloseBrace,
  Except,
  ExternalCount
};

using Functions = decltype(TSLanguage::external_scanner);
Functions grammar; ///< set before the first parse

struct Scanner {
  void *inner;
  unsigned length = 0; ///< of `state`; UnknownState when it cannot be told
  char state[TREE_SITTER_SERIALIZATION_BUFFER_SIZE];
};

constexpr unsigned UnknownState = UINT32_MAX;
constexpr unsigned LongState = 256; ///< bytes; from about here on the scanner may write less than it knows

Scanner &own(void *payload) { return *static_cast<Scanner *>(payload); }

void *create() {
  auto *scanner = new Scanner;
  scanner->inner = grammar.create();
  return scanner;
}

void destroy(void *payload) {
  grammar.destroy(own(payload).inner);
  delete &own(payload);
}

unsigned serialize(void *payload, char *buffer) {
  Scanner &s = own(payload);
  unsigned length = grammar.serialize(s.inner, buffer);
  s.length = length <= LongState ? length : UnknownState;
  if (s.length != UnknownState)
    std::memcpy(s.state, buffer, length);
  return length;
}

void deserialize(void *payload, const char *buffer, unsigned length) {
  Scanner &s = own(payload);
  if (s.length == length && (length == 0 || std::memcmp(s.state, buffer, length) == 0))
    return;
  grammar.deserialize(s.inner, buffer, length);
  s.length = length <= LongState ? length : UnknownState;
  if (s.length != UnknownState && length != 0)
    std::memcpy(s.state, buffer, length);
}

bool isInString(const Scanner &s, const bool *valid) {
  bool recovers = valid[Indent]; // then everything is valid
  bool hasDelimiters = s.length != UnknownState && s.length >= 2 && s.state[1] != 0;
  return valid[StringContent] && !recovers && hasDelimiters;
}

enum class Start : uint8_t { OfInterest, Plain, Prefix };

/// What a token may start with: plain ones are none of the scanner's.
constexpr std::array<Start, 128> starts = [] {
  std::array<Start, 128> table{};
  for (unsigned c = 0; c < 128; ++c)
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
      table[c] = Start::Plain;
  for (const char *c = "_()[].,:;=+-*/%&|^<>@~!"; *c; ++c)
    table[static_cast<unsigned char>(*c)] = Start::Plain;
  for (const char *c = "fFtTrRbBuU"; *c; ++c)
    table[static_cast<unsigned char>(*c)] = Start::Prefix;
  return table;
}();

/// True if `text` starts with a word, number or operator.
bool isPlain(llvm::StringRef text) {
  for (char c : text) {
    auto u = static_cast<unsigned char>(c);
    Start start = u < 128 ? starts[u] : Start::OfInterest;
    if (start != Start::Prefix)
      return start == Start::Plain;
  }
  return false;
}

/// True where no token of the scanner can start: at a word, number or operator in the line.
bool isOutOfScope(const bool *valid, llvm::StringRef text) {
  return !valid[StringContent] && isPlain(text.drop_while([](char c) { return c == ' '; }));
}

/// Of the innermost block. The state: a flag, the number of open strings, a byte for each, two for each
/// indentation.
unsigned indentation(const Scanner &s) {
  if (s.length == UnknownState)
    return UINT16_MAX;
  bool isInBlock = s.length > 2 && s.length > 2u + static_cast<unsigned char>(s.state[1]);
  if (!isInBlock)
    return 0;
  auto byte = [&](unsigned fromEnd) { return static_cast<unsigned char>(s.state[s.length - fromEnd]); };
  return byte(2) | unsigned(byte(1)) << 8;
}

/// Where the next word stands after line ends and spaces only; 0: not there, or there is more to look at.
size_t afterLineEnds(llvm::StringRef text, unsigned &column) {
  size_t at = 0, lineStart = 0;
  for (; at < text.size() && (text[at] == ' ' || text[at] == '\n'); ++at)
    if (text[at] == '\n')
      lineStart = at + 1;
  if (lineStart == 0 || !isPlain(text.drop_front(at)))
    return 0;
  column = static_cast<unsigned>(at - lineStart);
  return at;
}

/// The commonest case: a statement ends, or a line within brackets, and the next is as far indented.
bool isSameBlock(const Scanner &s, const bool *valid, llvm::StringRef text) {
  unsigned column = 0;
  return !valid[StringContent] && afterLineEnds(text, column) != 0 && column == indentation(s);
}

/// Whether the first line below that is not empty is indented less than `column`.
bool goesBack(llvm::StringRef text, unsigned column) {
  size_t end = text.find('\n');
  while (end != llvm::StringRef::npos) {
    text = text.drop_front(end + 1);
    size_t indent = text.find_first_not_of(" \t\f\r");
    if (indent == llvm::StringRef::npos)
      return true;
    if (text[indent] != '\n' && text[indent] != '#')
      return indent + 7 * text.take_front(indent).count('\t') < column;
    end = text.find('\n', indent);
  }
  return true;
}

/// The scanner knows brackets only where they may be closed: `(a +` before a line that is indented less looks
/// to it like the end of a block.
bool isMisled(const Scanner &s, TSLexer *lexer, const bool *valid) {
  bool knows =
      valid[Newline] || valid[Dedent] || valid[CloseParen] || valid[CloseBracket] || valid[CloseBrace];
  unsigned column = indentation(s);
  if (knows || valid[StringContent] || column == 0)
    return false;
  llvm::StringRef rest = textAhead(lexer).ltrim(" \t\f");
  bool endsLine = rest.empty() || rest.starts_with("\n") || rest.starts_with("\r") || rest.starts_with("#");
  return endsLine && goesBack(rest, column) && currentLayout().isInBrackets(positionOf(lexer));
}

bool scan(void *payload, TSLexer *lexer, const bool *valid) {
  Scanner &s = own(payload);
  if (isOutOfScope(valid, textAhead(lexer)))
    return false;
  if (isSameBlock(s, valid, textAhead(lexer))) {
    if (valid[Newline])
      makeEmptyToken(lexer, Newline);
    return valid[Newline];
  }
  if (isInString(s, valid))
    useStringSteps(lexer);
  else
    useFastSteps(lexer);
  if (!isMisled(s, lexer, valid))
    return grammar.scan(s.inner, lexer, valid);
  std::array<bool, ExternalCount> told;
  std::copy_n(valid, told.size(), told.begin());
  told[CloseParen] = true; // never made by the scanner
  return grammar.scan(s.inner, lexer, told.data());
}

} // namespace

void wrapScanner(TSLanguage &language) {
  Functions &f = language.external_scanner;
  grammar = f;
  f.create = create;
  f.destroy = destroy;
  f.serialize = serialize;
  f.deserialize = deserialize;
  f.scan = scan;
}

} // namespace threadlint::parsing
