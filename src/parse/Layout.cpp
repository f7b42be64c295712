// Text -> its brackets and replacement fields, in one pass that knows strings and comments and nothing else.
#include "parse/Layout.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include <algorithm>

namespace threadlint::parsing {

namespace {

bool isWord(char c) { return llvm::isAlnum(c) || c == '_' || static_cast<signed char>(c) < 0; }

/// The word that ends at `text`'s end.
llvm::StringRef lastWord(llvm::StringRef text) {
  size_t begin = text.size();
  while (begin > 0 && isWord(text[begin - 1]))
    --begin;
  return text.drop_front(begin);
}

/// Words that no line within brackets starts with: a bracket above them was left open.
bool startsStatement(llvm::StringRef line) {
  llvm::StringRef word = line.ltrim(" \t\f").take_while(isWord);
  return llvm::StringSwitch<bool>(word)
      .Cases("def", "class", "return", "while", "try", "pass", "raise", true)
      .Cases("break", "continue", "del", "global", "import", "assert", true)
      .Cases("except", "finally", "with", "elif", true)
      .Default(false);
}

/// `def f[`, `class C[`, `type A[`, up to the bracket.
bool opensTypeParameters(llvm::StringRef before) {
  before = before.rtrim(" \t");
  llvm::StringRef name = lastWord(before);
  llvm::StringRef keyword = lastWord(before.drop_back(name.size()).rtrim(" \t"));
  return !name.empty() && (keyword == "def" || keyword == "class" || keyword == "type");
}

enum class Kind : uint8_t { Bracket, TypeParameters, String, Field, Format };

struct Open {
  Kind kind;
  char quote = 0; ///< of the string, or of that around a field, as the next
  uint8_t width = 0;
  bool raw = false;
};

class Look {
public:
  explicit Look(llvm::StringRef text) : text(text) {}

  Layout run() {
    while (at < text.size()) {
      bool isText = !open.empty() && (open.back().kind == Kind::String || open.back().kind == Kind::Format);
      if (isText)
        stringText();
      else
        code();
    }
    return std::move(layout);
  }

private:
  char peek(size_t ahead = 1) const { return at + ahead < text.size() ? text[at + ahead] : 0; }
  /// Of the innermost bracket, field or string.
  bool isIn(Kind kind) const { return !open.empty() && open.back().kind == kind; }

  void push(Open o) {
    if (open.empty())
      layout.edges.push_back(at);
    open.push_back(o);
  }

  void pop() {
    if (open.empty())
      return;
    open.pop_back();
    if (open.empty())
      layout.edges.push_back(at);
  }

  void popString() {
    while (!open.empty() && open.back().kind != Kind::String)
      pop();
    pop();
  }

  void code() {
    switch (char c = text[at]) {
    case '#':
      at = static_cast<uint32_t>(std::min(text.find('\n', at), text.size()));
      return;
    case '\\':
      at += 2;
      return;
    case '\n':
      lineEnd();
      break;
    case '\'':
    case '"':
      return string(c);
    case '(':
    case '{':
      push({Kind::Bracket});
      break;
    case '[':
      push({opensTypeParameters(text.take_front(at)) ? Kind::TypeParameters : Kind::Bracket});
      break;
    case ')':
    case ']':
    case '}':
      endDefault();
      pop();
      break;
    case ',':
      endDefault();
      break;
    case '=':
      return equals();
    case ':':
      colon();
      break;
    default:
      break;
    }
    ++at;
  }

  void lineEnd() {
    if (open.empty() || open.front().kind == Kind::String || !startsStatement(text.drop_front(at + 1)))
      return;
    while (!open.empty())
      pop();
    defaultBegin = UINT32_MAX;
  }

  void equals() {
    if (isIn(Kind::TypeParameters) && peek() != '=' && defaultBegin == UINT32_MAX)
      defaultBegin = at;
    at += peek() == '=' ? 2 : 1;
  }

  void endDefault() {
    if (!isIn(Kind::TypeParameters) || defaultBegin == UINT32_MAX)
      return;
    layout.defaults.push_back({defaultBegin, at});
    defaultBegin = UINT32_MAX;
  }

  void colon() {
    if (!isIn(Kind::Field))
      return;
    open.back().kind = Kind::Format;
    if (peek() == '=')
      layout.formatColons.push_back(at);
  }

  /// At an opening quote.
  void string(char quote) {
    llvm::StringRef prefix = lastWord(text.slice(at < 3 ? 0 : at - 3, at)); // with 3 it is a name
    bool raw = prefix.contains_insensitive("r");
    bool interpolates =
        prefix.size() <= 2 && (prefix.contains_insensitive("f") || prefix.contains_insensitive("t"));
    uint8_t width = peek() == quote && peek(2) == quote ? 3 : 1;
    if (interpolates)
      push({Kind::String, quote, width, raw});
    at += width;
    if (!interpolates)
      plainString(quote, width);
  }

  bool atQuotes(char quote, uint8_t width) const {
    return text[at] == quote && (width == 1 || (peek() == quote && peek(2) == quote));
  }

  void plainString(char quote, uint8_t width) {
    for (; at < text.size(); ++at) {
      if (text[at] == '\\')
        ++at;
      else if (text[at] == '\n' && width == 1)
        return; // never closed
      else if (atQuotes(quote, width)) {
        at += width;
        return;
      }
    }
  }

  void stringText() {
    Open o = open.back();
    char c = text[at];
    bool unclosed = c == '\n' && o.width == 1;
    if (unclosed || atQuotes(o.quote, o.width)) {
      popString();
      at += c == '\n' ? 0 : o.width;
    } else if (c == '\\') {
      escape(o.raw);
    } else if (c == '{' && peek() == '{' && isIn(Kind::String)) {
      at += 2;
    } else if (c == '{') {
      push({Kind::Field, o.quote, o.width, o.raw});
      ++at;
    } else {
      if (c == '}' && isIn(Kind::Format))
        pop();
      ++at;
    }
  }

  void escape(bool raw) {
    char next = peek();
    bool isNamed = !raw && next == 'N' && peek(2) == '{';
    if (isNamed)
      at = static_cast<uint32_t>(std::min(text.find('}', at), text.size()));
    bool isPair = !isNamed && next != '{' && next != '}';
    at += isPair ? 2 : 1;
  }

  llvm::StringRef text;
  uint32_t at = 0;
  uint32_t defaultBegin = UINT32_MAX; ///< of the innermost type parameters
  std::vector<Open> open;
  Layout layout;
};

thread_local LayoutScope *current = nullptr;

} // namespace

bool Layout::isInBrackets(uint32_t at) const {
  return (std::upper_bound(edges.begin(), edges.end(), at) - edges.begin()) % 2 == 1;
}

bool Layout::isFormatColon(uint32_t at) const {
  return std::binary_search(formatColons.begin(), formatColons.end(), at);
}

uint32_t Layout::endOfDefault(uint32_t at) const {
  auto d =
      std::lower_bound(defaults.begin(), defaults.end(), at, [](Span s, uint32_t p) { return s.begin < p; });
  return d != defaults.end() && d->begin == at ? d->end : at;
}

Layout layoutOf(llvm::StringRef text) { return Look(text).run(); }

LayoutScope::LayoutScope(llvm::StringRef text) : text(text) { current = this; }
LayoutScope::~LayoutScope() { current = nullptr; }

const Layout &LayoutScope::get() {
  if (!layout)
    layout = layoutOf(text);
  return *layout;
}

bool LayoutScope::mayHaveDefaults() {
  if (typeParameters)
    return *typeParameters;
  size_t at = text.find('[');
  while (at != llvm::StringRef::npos && !opensTypeParameters(text.take_front(at)))
    at = text.find('[', at + 1);
  typeParameters = at != llvm::StringRef::npos;
  return *typeParameters;
}

const Layout &currentLayout() { return current->get(); }
bool mayHaveDefaults() { return current->mayHaveDefaults(); }

} // namespace threadlint::parsing
