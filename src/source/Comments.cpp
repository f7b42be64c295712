// Text -> its comments, by a scanner that knows no more of Python than its string literals.
#include "source/Suppress.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

namespace threadlint {
namespace {

/// What the scanner is inside of; the bottom one is plain code.
struct Context {
  enum Kind : uint8_t { Code, String, Format } kind = Code; ///< Format: after the `:` of a replacement field
  bool replaces = false; ///< a string with replacement fields (f, t), or what is in such a field
  bool triple = false;   ///< of the string, also in what is above it
  char quote = 0;
  uint32_t depth = 0; ///< open brackets within the code of a replacement field
};

class CommentScanner {
public:
  CommentScanner(llvm::StringRef text, llvm::function_ref<void(Span, uint32_t)> comment,
                 llvm::function_ref<void(uint32_t)> statementEnd)
      : text(text), comment(comment), statementEnd(statementEnd) {}

  void run() {
    contexts.push_back({});
    while (at < text.size()) {
      switch (contexts.back().kind) {
      case Context::Code:
        stepCode();
        break;
      case Context::String:
      case Context::Format:
        stepString();
        break;
      }
    }
  }

private:
  void stepCode();
  void stepBracket(char c);
  void stepField(char c);
  void stepString();
  void openString();
  void skipComment();
  bool skipLineEnd();
  bool closesString() const;
  void leaveUnterminated();

  llvm::StringRef text;
  llvm::function_ref<void(Span, uint32_t)> comment;
  llvm::function_ref<void(uint32_t)> statementEnd;
  llvm::SmallVector<Context, 8> contexts;
  size_t at = 0;
  uint32_t line = 1;
  uint32_t open = 0; ///< brackets of the plain code
};

} // namespace

bool CommentScanner::skipLineEnd() {
  if (text[at] != '\n' && text[at] != '\r')
    return false;
  if (contexts.size() == 1 && open == 0 && (at == 0 || text[at - 1] != '\\'))
    statementEnd(line);
  at += text.substr(at).starts_with("\r\n") ? 2 : 1;
  ++line;
  return true;
}

void CommentScanner::skipComment() {
  size_t end = std::min(text.find_first_of("\r\n", at), text.size());
  comment({static_cast<uint32_t>(at), static_cast<uint32_t>(end)}, line);
  at = end;
}

void CommentScanner::openString() {
  size_t start = at;
  while (start > 0 && (llvm::isAlnum(text[start - 1]) || text[start - 1] == '_'))
    --start;
  llvm::StringRef prefix = text.slice(start, at);
  Context string;
  string.kind = Context::String;
  string.quote = text[at];
  string.triple = at + 2 < text.size() && text[at + 1] == string.quote && text[at + 2] == string.quote;
  // A longer word is no prefix but a name, as in Python 2's `print"..."`.
  string.replaces = prefix.size() <= 2 && prefix.find_first_of("fFtT") != llvm::StringRef::npos &&
                    prefix.find_first_not_of("fFtTrR") == llvm::StringRef::npos;
  at += string.triple ? 3 : 1;
  contexts.push_back(string);
}

void CommentScanner::stepCode() {
  at = std::min(text.find_first_of("#'\"\r\n()[]{}:", at), text.size());
  if (at == text.size() || skipLineEnd())
    return;
  char c = text[at];
  if (c == '#')
    return skipComment();
  if (c == '\'' || c == '"')
    return openString();
  ++at;
  if (contexts.back().replaces)
    stepField(c);
  else if (contexts.size() == 1)
    stepBracket(c);
}

/// A bracket or colon in plain code.
void CommentScanner::stepBracket(char c) {
  if (c == '(' || c == '[' || c == '{')
    ++open;
  else if (c != ':' && open > 0)
    --open;
}

/// A bracket or colon in the code of a replacement field.
void CommentScanner::stepField(char c) {
  Context &field = contexts.back();
  if (c == '(' || c == '[' || c == '{')
    ++field.depth;
  else if ((c == ')' || c == ']' || c == '}') && field.depth > 0)
    --field.depth;
  else if (c == '}')
    contexts.pop_back();
  else if (c == ':' && field.depth == 0)
    field.kind = Context::Format;
}

/// At a line end in a string that may not have one.
void CommentScanner::leaveUnterminated() {
  Context::Kind left;
  do {
    left = contexts.back().kind;
    contexts.pop_back();
  } while (left != Context::String); // a Format is above its String
}

bool CommentScanner::closesString() const {
  const Context &string = contexts.back();
  llvm::StringRef rest = text.substr(at);
  if (rest[0] != string.quote)
    return false;
  return !string.triple || (rest.size() >= 3 && rest[1] == string.quote && rest[2] == string.quote);
}

void CommentScanner::stepString() {
  const Context top = contexts.back();
  char c = text[at];
  if (c == '\\') {
    ++at; // also in raw strings the next character cannot end the string
    if (at < text.size() && !skipLineEnd())
      ++at;
    return;
  }
  if (skipLineEnd()) {
    if (!top.triple)
      leaveUnterminated();
    return;
  }
  if (top.kind == Context::Format && c == '}') {
    ++at;
    contexts.pop_back();
    return;
  }
  if (top.kind == Context::String && closesString()) {
    at += top.triple ? 3 : 1;
    contexts.pop_back();
    return;
  }
  ++at;
  if (c != '{' || !top.replaces)
    return;
  if (top.kind == Context::String && at < text.size() && text[at] == '{') {
    ++at; // a literal brace
    return;
  }
  Context field = top;
  field.kind = Context::Code;
  contexts.push_back(field);
}

void forEachComment(llvm::StringRef text, llvm::function_ref<void(Span, uint32_t)> comment) {
  CommentScanner(text, comment, [](uint32_t) {}).run();
}

std::vector<uint32_t> statementEnds(llvm::StringRef text) {
  std::vector<uint32_t> lines;
  auto ignore = [](Span, uint32_t) {};
  auto add = [&](uint32_t line) { lines.push_back(line); };
  CommentScanner(text, ignore, add).run();
  return lines;
}

} // namespace threadlint
