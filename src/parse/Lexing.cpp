// Words, single-character tokens, comments and steps over ASCII without the library's general machinery.
#include "parse/Lexing.h"
#include "parse/Internals.h"
#include "parse/Layout.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace threadlint::parsing {

namespace {

using CharSet = std::array<bool, 256>;

constexpr CharSet charSet(const char *chars, bool words) {
  CharSet set{};
  for (; *chars; ++chars)
    set[static_cast<unsigned char>(*chars)] = true;
  for (unsigned c = 0; words && c < 128; ++c)
    set[c] |= (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
  return set;
}

constexpr CharSet wordChars = charSet("", true);
/// What never continues an operator or a bracket.
constexpr CharSet plainChars = [] {
  CharSet set = charSet(" \n\"'()[]{},", true);
  for (char c = '0'; c <= '9'; ++c)
    set[static_cast<unsigned char>(c)] = false; // `.5`
  return set;
}();
/// What the grammar's scanner may stop at in a string.
constexpr CharSet stringStops = [] {
  CharSet set = charSet("\\'\"`{}\n\r", false);
  for (unsigned c = 128; c < 256; ++c)
    set[c] = true;
  set[0] = true;
  return set;
}();

enum class Shape : uint8_t { Other, Word, Single, Comment };

struct Token {
  Shape shape = Shape::Other;
  TSSymbol symbol = 0;
};

/// What starts with which character in one of the grammar's lexical states.
struct LexState {
  std::array<Token, 128> tokens;
  bool skipsSpaces = false;
};

struct Tables {
  bool (*lex)(TSLexer *, TSStateId); ///< the grammar's, as the next
  bool (*lexKeyword)(TSLexer *, TSStateId);
  std::vector<LexState> states;
  llvm::StringMap<TSSymbol> keywords;
  size_t longestKeyword = 0;
};

const Tables *tables = nullptr; ///< set before the first parse

// The library's lexer, for the case that it reads one range and does not cross a piece of text.

Lexer &own(TSLexer *lexer) { return *reinterpret_cast<Lexer *>(lexer); }

/// The text from the current position to the end of the piece at hand.
llvm::StringRef ahead(const Lexer &l) {
  uint32_t at = l.current_position.bytes - l.chunk_start;
  if (!l.chunk || at >= l.chunk_size)
    return {};
  return {l.chunk + at, l.chunk_size - at};
}

/// The text before the current position: the pieces are parts of one text.
llvm::StringRef before(const Lexer &l) {
  return l.chunk ? llvm::StringRef(l.chunk - l.chunk_start, l.current_position.bytes) : llvm::StringRef();
}

bool isAscii(char c) { return static_cast<signed char>(c) >= 0; }

/// Steps over `count` bytes without line ends; `next` is the ASCII character behind them.
void step(Lexer &l, uint32_t count, char next) {
  l.current_position.bytes += count;
  l.current_position.extent.column += count;
  l.column_data.valid = false; // nothing asks for it
  l.data.lookahead = next;
  l.lookahead_size = 1;
}

using Advance = void (*)(TSLexer *, bool);
thread_local Advance libraryAdvance = nullptr;

void advanceFast(TSLexer *lexer, bool skip) {
  Lexer &l = own(lexer);
  uint32_t next = l.current_position.bytes + 1 - l.chunk_start;
  // Without a piece its size is 0; at its end the library looks for more.
  if (next >= l.chunk_size || l.lookahead_size != 1 || !isAscii(l.chunk[next]))
    return libraryAdvance(lexer, skip);
  ++l.current_position.bytes;
  bool endsLine = lexer->lookahead == '\n';
  l.current_position.extent.row += endsLine;
  l.current_position.extent.column = endsLine ? 0 : l.current_position.extent.column + 1;
  l.column_data.valid = false;
  lexer->lookahead = l.chunk[next];
  if (skip)
    l.token_start_position = l.current_position;
}

/// From a character that the scanner only steps over on to one that it may stop at.
void advanceInString(TSLexer *lexer, bool skip) {
  Lexer &l = own(lexer);
  llvm::StringRef text = ahead(l);
  bool isEscaped = before(l).ends_with("\\");
  if (text.size() < 2 || skip || isEscaped || stringStops[static_cast<unsigned char>(text[0])])
    return advanceFast(lexer, skip);
  uint32_t end = 1;
  while (end < text.size() && !stringStops[static_cast<unsigned char>(text[end])])
    ++end;
  if (end == text.size() || !isAscii(text[end]))
    --end; // the next step is the library's
  if (end == 0)
    return advanceFast(lexer, skip);
  step(l, end, text[end]);
}

void markEnd(TSLexer *lexer) { own(lexer).token_end_position = own(lexer).current_position; }

void useSteps(TSLexer *lexer, Advance advance) {
  if (lexer->mark_end != markEnd) {
    libraryAdvance = lexer->advance;
    lexer->mark_end = markEnd;
  }
  lexer->advance = advance;
}

/// How many characters the token `t` at the start of `text` has; 0: not known here.
uint32_t lengthOf(Token t, llvm::StringRef text) {
  size_t end = 1;
  switch (t.shape) {
  case Shape::Other:
    return 0;
  case Shape::Word:
    while (end < text.size() && wordChars[static_cast<unsigned char>(text[end])])
      ++end;
    break;
  case Shape::Single:
    if (text.size() < 2 || !plainChars[static_cast<unsigned char>(text[1])])
      return 0;
    break;
  case Shape::Comment:
    end = text.find_first_of(llvm::StringRef("\n\0", 2));
    break;
  }
  return end < text.size() && isAscii(text[end]) ? static_cast<uint32_t>(end) : 0;
}

/// `:=` in a replacement field is no walrus.
bool isFormatColon(const Lexer &l, llvm::StringRef rest, size_t offset) {
  bool mayBe = rest == ":" || rest.starts_with(":=");
  return mayBe && currentLayout().isFormatColon(l.current_position.bytes + static_cast<uint32_t>(offset));
}

/// Passes the default of a type parameter, which the grammar does not know, as if it were white space.
bool skipDefault(Lexer &l, size_t offset) {
  if (!mayHaveDefaults())
    return false;
  uint32_t begin = l.current_position.bytes + static_cast<uint32_t>(offset);
  uint32_t end = currentLayout().endOfDefault(begin);
  if (begin == end)
    return false;
  while (l.current_position.bytes < end && l.chunk)
    advanceFast(&l.data, true);
  return l.current_position.bytes == end;
}

bool isSpace(char c) { return c == ' ' || c == '\n'; }

bool lexFast(TSLexer *lexer, TSStateId state) {
  useSteps(lexer, advanceFast);
  Lexer &l = own(lexer);
  llvm::StringRef text = ahead(l);
  const LexState &s = tables->states[state];
  size_t spaces = 0, lines = 0, lineStart = 0;
  for (; s.skipsSpaces && spaces < text.size() && isSpace(text[spaces]); ++spaces)
    if (text[spaces] == '\n') {
      ++lines;
      lineStart = spaces + 1;
    }
  llvm::StringRef rest = text.drop_front(spaces);
  if (rest.empty() || !isAscii(rest[0]))
    return tables->lex(lexer, state);
  if (rest[0] == '=' && skipDefault(l, spaces))
    return lexFast(lexer, state);
  Token token = s.tokens[static_cast<unsigned char>(rest[0])];
  uint32_t length = lengthOf(token, rest);
  if (length == 0)
    length = token.shape == Shape::Single && isFormatColon(l, rest, spaces);
  if (length == 0)
    return tables->lex(lexer, state);
  if (spaces != 0) {
    step(l, static_cast<uint32_t>(spaces), rest[0]);
    if (lines != 0) {
      l.current_position.extent.row += static_cast<uint32_t>(lines);
      l.current_position.extent.column = static_cast<uint32_t>(spaces - lineStart);
    }
    l.token_start_position = l.current_position;
  }
  step(l, length, rest[length]);
  l.token_end_position = l.current_position;
  lexer->result_symbol = token.symbol;
  return true;
}

/// `async`, `await` and `nonlocal` were names once: where no keyword can stand, they still are.
bool isOldName(const Lexer &l, llvm::StringRef word) {
  if (word != "async" && word != "await" && word != "nonlocal")
    return false;
  llvm::StringRef left = before(l).rtrim(" \t");
  if (left.ends_with(".") || left.ends_with("def"))
    return true;
  llvm::StringRef after = ahead(l).drop_front(word.size()).ltrim(" \t");
  if (after.empty() || after[0] == '\\' || !isAscii(after[0]))
    return false;
  bool mayGoOn = after[0] == '\n' || after[0] == '\r' || after[0] == '#';
  if (mayGoOn) // to `for`, or to what is waited for
    return !currentLayout().isInBrackets(l.current_position.bytes);
  bool isOperand =
      wordChars[static_cast<unsigned char>(after[0])] || llvm::StringRef("([{'\"`-+~.").contains(after[0]);
  return word == "await" ? !isOperand : !wordChars[static_cast<unsigned char>(after[0])];
}

/// Only asked at the start of a word that has been found to be one.
bool lexKeyword(TSLexer *lexer, TSStateId state) {
  Lexer &l = own(lexer);
  llvm::StringRef text = ahead(l).take_front(tables->longestKeyword + 1);
  size_t end = 0;
  while (end < text.size() && wordChars[static_cast<unsigned char>(text[end])])
    ++end;
  if (end == text.size() && end <= tables->longestKeyword)
    return tables->lexKeyword(lexer, state); // may go on in the next piece
  if (end > tables->longestKeyword)
    return false;
  auto found = tables->keywords.find(text.take_front(end));
  if (found == tables->keywords.end() || isOldName(l, text.take_front(end)))
    return false;
  l.current_position.bytes += static_cast<uint32_t>(end);
  l.current_position.extent.column += static_cast<uint32_t>(end);
  l.token_end_position = l.current_position;
  l.lookahead_size = 0; // the library looks again
  lexer->result_symbol = found->second;
  return true;
}

// Asking the grammar.

/// A lexer over a short text.
struct Probe {
  TSLexer lexer;
  llvm::StringRef text;
  uint32_t at = 0, start = 0, end = 0;

  explicit Probe(llvm::StringRef text) : lexer{}, text(text) {
    lexer.advance = [](TSLexer *self, bool skip) {
      Probe &p = from(self);
      ++p.at;
      if (skip)
        p.start = p.at;
      p.look();
    };
    lexer.mark_end = [](TSLexer *self) { from(self).end = from(self).at; };
    lexer.eof = [](const TSLexer *self) {
      const auto *p = reinterpret_cast<const Probe *>(self);
      return p->at >= p->text.size();
    };
    look();
  }
  static Probe &from(TSLexer *self) { return *reinterpret_cast<Probe *>(self); }
  void look() { lexer.lookahead = at < text.size() ? text[at] : 0; }
};

/// The token that `text` starts with, from `start` to `end`; no symbol if that is not what is read.
TSSymbol probe(bool (*lex)(TSLexer *, TSStateId), TSStateId state, llvm::StringRef text, uint32_t start,
               uint32_t end) {
  Probe p(text);
  bool isToken = lex(&p.lexer, state) && p.start == start && p.end == end;
  return isToken ? p.lexer.result_symbol : TSSymbol(0);
}

LexState probeState(bool (*lex)(TSLexer *, TSStateId), TSStateId state) {
  LexState s;
  s.skipsSpaces = probe(lex, state, " \n a.", 3, 4) != 0;
  for (unsigned c = 0; c < 128; ++c) {
    auto ch = static_cast<char>(c);
    bool isDigit = ch >= '0' && ch <= '9';
    if (wordChars[c] && !isDigit) {
      const char text[] = {ch, 'b', '_', '9', '.'}; // a format specifier would go on
      s.tokens[c] = {Shape::Word, probe(lex, state, {text, 5}, 0, 4)};
    } else if (ch == '#') {
      s.tokens[c] = {Shape::Comment, probe(lex, state, "# {\\}\n", 0, 5)};
    } else if (llvm::StringRef("()[]{},;.:=+-*/%&|^<>@~").contains(ch)) {
      const char text[] = {ch, ' ', 'a'};
      s.tokens[c] = {Shape::Single, probe(lex, state, {text, 3}, 0, 1)};
    }
    if (s.tokens[c].symbol == 0)
      s.tokens[c] = {};
  }
  return s;
}

void addKeyword(Tables &t, llvm::StringRef word) {
  TSSymbol symbol = probe(t.lexKeyword, 0, word, 0, static_cast<uint32_t>(word.size()));
  if (symbol == 0)
    return;
  t.keywords[word] = symbol;
  t.longestKeyword = std::max(t.longestKeyword, word.size());
}

Tables makeTables(const TSLanguage &language) {
  Tables t{language.lex_fn, language.keyword_lex_fn};
  for (uint32_t s = 0; s < language.state_count; ++s) {
    uint16_t state = language.lex_modes[s].lex_state;
    if (state == UINT16_MAX)
      continue;
    while (t.states.size() <= state)
      t.states.push_back(probeState(t.lex, static_cast<TSStateId>(t.states.size())));
  }
  for (uint32_t i = 1; i < language.token_count; ++i) {
    std::string word = language.symbol_names[i];
    addKeyword(t, word);
    word[0] = llvm::toUpper(word[0]); // the token `true` is written `True`
    addKeyword(t, word);
  }
  return t;
}

} // namespace

void speedUpLexing(TSLanguage &language) {
  static const Tables made = makeTables(language);
  tables = &made;
  language.lex_fn = lexFast;
  language.keyword_lex_fn = lexKeyword;
}

void useFastSteps(TSLexer *lexer) { useSteps(lexer, advanceFast); }
void useStringSteps(TSLexer *lexer) { useSteps(lexer, advanceInString); }

llvm::StringRef textAhead(TSLexer *lexer) { return ahead(own(lexer)); }
void makeEmptyToken(TSLexer *lexer, uint16_t symbol) {
  markEnd(lexer);
  lexer->result_symbol = symbol;
}
uint32_t positionOf(TSLexer *lexer) { return own(lexer).current_position.bytes; }

} // namespace threadlint::parsing
