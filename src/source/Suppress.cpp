// Comments -> suppressions: `# threadlint: ignore[...]`, `# threadlint: ignore-file[...]`, `# noqa: ...`.
#include "source/Suppress.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include <optional>

namespace threadlint {

static bool isWordEnd(llvm::StringRef rest) {
  return rest.empty() || !(llvm::isAlnum(rest[0]) || rest[0] == '_' || rest[0] == '-');
}

/// Takes `[a, b]` from the front of `rest`. False if the bracket is open for ever.
static bool takeBracketList(llvm::StringRef &rest, std::vector<std::string> &codes) {
  if (!rest.consume_front("["))
    return true;
  size_t end = rest.find(']');
  if (end == llvm::StringRef::npos)
    return false;
  llvm::SmallVector<llvm::StringRef, 4> items;
  rest.take_front(end).split(items, ',', -1, false);
  for (llvm::StringRef item : items)
    if (!item.trim().empty())
      codes.push_back(item.trim().str());
  rest = rest.drop_front(end + 1);
  return !codes.empty(); // `ignore[]` silences nothing
}

/// `rest` follows `threadlint:`; on success it is what follows the directive.
static std::optional<Suppression> takeOwn(llvm::StringRef &rest, uint32_t line) {
  Suppression result;
  result.line = line;
  rest = rest.ltrim(" \t");
  if (!rest.consume_front("ignore"))
    return std::nullopt;
  if (rest.consume_front("-file"))
    result.line = 0;
  if (!isWordEnd(rest) || !takeBracketList(rest, result.codes))
    return std::nullopt;
  return result;
}

static llvm::StringRef takeCode(llvm::StringRef &rest) {
  size_t letters = rest.take_while([](char c) { return llvm::isAlpha(c); }).size();
  size_t digits = rest.drop_front(letters).take_while([](char c) { return llvm::isDigit(c); }).size();
  llvm::StringRef code = rest.take_front(letters + digits);
  if (letters == 0 || digits == 0 || !isWordEnd(rest.drop_front(code.size())))
    return "";
  rest = rest.drop_front(code.size());
  return code;
}

/// `rest` follows `noqa`.
static std::optional<Suppression> takeNoqa(llvm::StringRef &rest, uint32_t line) {
  Suppression result;
  result.line = line;
  result.noqa = true;
  if (!isWordEnd(rest))
    return std::nullopt;
  llvm::StringRef list = rest.ltrim(" \t");
  if (!list.consume_front(":"))
    return result;
  while (true) {
    list = list.ltrim(" \t,");
    llvm::StringRef code = takeCode(list);
    if (code.empty())
      break;
    result.codes.push_back(code.str());
    rest = list;
  }
  if (result.codes.empty())
    return std::nullopt; // `# noqa: because` names no code, so it is no blanket either
  return result;
}

/// For a comment that stands alone the line of the next code; else, and where nothing follows, its own.
static uint32_t lineSpokenOf(llvm::StringRef text, Span comment, uint32_t line) {
  size_t begin = text.find_last_of("\r\n", comment.begin) + 1; // npos + 1 is 0
  if (!text.slice(begin, comment.begin).trim(" \t\f").empty())
    return line;
  llvm::StringRef rest = text.substr(comment.end);
  for (uint32_t next = line + 1;; ++next) {
    rest = rest.drop_front(std::min(rest.find_first_of("\r\n"), rest.size()));
    rest = rest.drop_front(rest.starts_with("\r\n") ? 2 : std::min<size_t>(rest.size(), 1));
    llvm::StringRef code = rest.ltrim(" \t\f");
    if (code.empty())
      return line;
    if (code.front() != '#' && code.front() != '\n' && code.front() != '\r')
      return next;
  }
}

static void readComment(llvm::StringRef text, Span span, uint32_t line, std::vector<Suppression> &found) {
  llvm::StringRef comment = text.slice(span.begin, span.end);
  for (size_t hash = 0; hash != llvm::StringRef::npos; hash = comment.find('#', hash + 1)) {
    llvm::StringRef rest = comment.drop_front(hash).ltrim('#').ltrim(" \t");
    std::optional<Suppression> suppression;
    if (rest.consume_front("threadlint:"))
      suppression = takeOwn(rest, line);
    else if (rest.consume_front_insensitive("noqa"))
      suppression = takeNoqa(rest, line);
    if (!suppression)
      continue;
    if (!suppression->noqa && suppression->line != 0)
      suppression->line = lineSpokenOf(text, span, line);
    suppression->span = {span.begin + static_cast<uint32_t>(hash),
                         static_cast<uint32_t>(rest.data() - text.data())};
    found.push_back(std::move(*suppression));
  }
}

std::vector<Suppression> findSuppressions(llvm::StringRef text) {
  std::vector<Suppression> found;
  forEachComment(text, [&](Span span, uint32_t line) { readComment(text, span, line, found); });
  return found;
}

} // namespace threadlint
