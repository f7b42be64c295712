// Answers for the grammar's scanner where the answer is plain, and keeps it from rebuilding a state it still has.
#include "parse/Scanner.h"
#include "parse/Internals.h"
#include "parse/Layout.h"
#include "parse/Lexing.h"
#include "llvm/ADT/StringExtras.h"
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

/// True where no token of the scanner can start: at a word, number or operator in the line.
bool isOutOfScope(const bool *valid, llvm::StringRef text) {
  if (valid[StringContent])
    return false;
  size_t at = text.find_first_not_of(' ');
  if (at != llvm::StringRef::npos && llvm::StringRef("fFtTrRbBuU").contains(text[at]))
    at = text.find_first_not_of("fFtTrRbBuU", at);
  if (at == llvm::StringRef::npos)
    return false;
  char c = text[at];
  return llvm::isAlnum(c) || c == '_' || llvm::StringRef("()[].,:;=+-*/%&|^<>@~!").contains(c);
}

/// The scanner knows brackets only where they may be closed: `(a +` before a line that is indented less looks to it
/// like the end of a block.
bool isMisled(TSLexer *lexer, const bool *valid) {
  bool knows = valid[Newline] || valid[Dedent] || valid[CloseParen] || valid[CloseBracket] || valid[CloseBrace];
  if (knows)
    return false;
  llvm::StringRef rest = textAhead(lexer).ltrim(" \t\f");
  bool endsLine = rest.starts_with("\n") || rest.starts_with("\r") || rest.starts_with("#");
  return endsLine && currentLayout().isInBrackets(positionOf(lexer));
}

bool scan(void *payload, TSLexer *lexer, const bool *valid) {
  Scanner &s = own(payload);
  if (isOutOfScope(valid, textAhead(lexer)))
    return false;
  if (isInString(s, valid))
    useStringSteps(lexer);
  else
    useFastSteps(lexer);
  if (!isMisled(lexer, valid))
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
