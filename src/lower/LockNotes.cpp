// Text -> the comments that say which lock protects what: `# guarded-by: lock`, `# requires-lock: lock`.
#include "lower/Lower.h"
#include "source/Prefilter.h"
#include "source/Suppress.h"
#include "llvm/ADT/StringExtras.h"

namespace threadlint {

static constexpr Word noteWords[] = {{"guarded-by", 7}, {"requires-lock", 8}};

static size_t endOfLine(llvm::StringRef text, size_t at) {
  return std::min(text.find_first_of("\r\n", at), text.size());
}

/// The next line that holds code other than a decorator.
static Span nextCode(llvm::StringRef text, size_t at) {
  while (at < text.size()) {
    size_t end = endOfLine(text, at);
    llvm::StringRef line = text.slice(at, end).ltrim(" \t");
    if (!line.empty() && line[0] != '#' && line[0] != '@')
      return {static_cast<uint32_t>(end - line.size()), static_cast<uint32_t>(end)};
    at = end + 1;
  }
  return {};
}

/// The code in front of a comment; behind it when there is none.
static Span lineOf(llvm::StringRef text, Span comment) {
  llvm::StringRef before = text.take_front(comment.begin);
  size_t begin = before.find_last_of("\r\n") + 1; // npos + 1 is 0
  if (before.drop_front(begin).ltrim(" \t").empty())
    return nextCode(text, comment.end);
  return {static_cast<uint32_t>(begin), comment.begin};
}

std::vector<ir::LockNote> findLockNotes(llvm::StringRef text) {
  std::vector<ir::LockNote> found;
  if (!containsAnyWord(text, noteWords))
    return found;
  forEachComment(text, [&](Span span, uint32_t) {
    llvm::StringRef rest = text.slice(span.begin, span.end).ltrim("# \t");
    ir::LockNote note;
    note.required = rest.consume_front("requires-lock:");
    if (!note.required && !rest.consume_front("guarded-by:"))
      return;
    rest = rest.ltrim(" \t");
    llvm::StringRef name = rest.take_while([](char c) { return llvm::isAlnum(c) || c == '_' || c == '.'; });
    note.lock = name.rsplit('.').second.str();
    if (note.lock.empty())
      note.lock = name.str();
    note.comment = {span.begin, static_cast<uint32_t>(rest.data() + name.size() - text.data())};
    note.line = lineOf(text, span);
    if (!note.lock.empty() && note.line.end != 0)
      found.push_back(std::move(note));
  });
  return found;
}

} // namespace threadlint
