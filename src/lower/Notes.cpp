// Text -> the comments that say what protects a declaration: `# guarded-by: lock`, `# thread-safe` and so on.
#include "lower/Lower.h"
#include "source/Prefilter.h"
#include "source/Suppress.h"
#include "llvm/ADT/StringExtras.h"
#include <optional>

namespace threadlint {

using ir::NoteKind;

static constexpr Word noteWords[] = {
    {"guarded-by", 6}, {"requires-lock", 8}, {"thread-confined", 5}, {"thread-safe", 5}};

static size_t endOfLine(llvm::StringRef text, size_t at) {
  return std::min(text.find_first_of("\r\n", at), text.size());
}

/// The next line that holds code other than a decorator.
static Span nextCode(llvm::StringRef text, size_t at) {
  size_t open = 0; // brackets of a decorator
  while (at < text.size()) {
    size_t end = endOfLine(text, at);
    llvm::StringRef line = text.slice(at, end).ltrim(" \t");
    bool isDecorator = open || line.starts_with("@");
    if (!isDecorator && !line.empty() && line[0] != '#')
      return {static_cast<uint32_t>(end - line.size()), static_cast<uint32_t>(end)};
    if (isDecorator)
      open += line.count('(') - std::min(open + line.count('('), line.count(')'));
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

/// `lock`, `self.lock`: the last name, and the text behind it in `rest`.
static std::string takeLock(llvm::StringRef &rest) {
  llvm::StringRef name = rest.take_while([](char c) { return llvm::isAlnum(c) || c == '_' || c == '.'; });
  rest = rest.drop_front(name.size());
  return name.substr(name.rfind('.') + 1).str(); // npos + 1 is 0
}

/// `rest` is the comment without its `#`; on success what follows the note.
static std::optional<ir::Note> takeNote(llvm::StringRef &rest) {
  ir::Note note;
  if (rest.consume_front("thread-safe")) {
    note.kind = NoteKind::ThreadSafe;
    // Else it is prose: "thread-safe version of the above".
    return rest.empty() || rest.starts_with(":") || rest.starts_with("#") ? std::optional(note)
                                                                          : std::nullopt;
  }
  if (rest.consume_front("guarded-by:"))
    note.kind = NoteKind::GuardedBy;
  else if (rest.consume_front("requires-lock:"))
    note.kind = NoteKind::RequiresLock;
  else if (rest.consume_front("thread-confined:"))
    note.kind = NoteKind::ThreadConfined;
  else
    return std::nullopt;
  rest = rest.ltrim(" \t");
  if (note.kind != NoteKind::ThreadConfined) {
    note.name = takeLock(rest);
  } else {
    note.name = rest.take_until([](char c) { return c == '#'; }).trim(" \t").str();
    rest = rest.drop_front(note.name.size());
  }
  return note;
}

/// One of the words stands right behind a `#`: in most files that have them they are part of a sentence.
static bool mayHoldNotes(llvm::StringRef text) {
  if (!containsAnyWord(text, noteWords))
    return false;
  for (const Word &word : noteWords)
    for (size_t at = text.find(word.text); at != llvm::StringRef::npos; at = text.find(word.text, at + 1))
      if (text.take_front(at).rtrim(" \t").ends_with("#"))
        return true;
  return false;
}

std::vector<ir::Note> findNotes(llvm::StringRef text) {
  std::vector<ir::Note> found;
  if (!mayHoldNotes(text))
    return found;
  forEachComment(text, [&](Span span, uint32_t) {
    llvm::StringRef comment = text.slice(span.begin, span.end).rtrim(" \t");
    for (size_t hash = 0, end; hash != llvm::StringRef::npos; hash = comment.find('#', end)) {
      llvm::StringRef rest = comment.drop_front(hash).ltrim("# \t");
      std::optional<ir::Note> note = takeNote(rest);
      end = comment.size() - rest.size();
      if (!note)
        continue;
      note->comment = {span.begin + static_cast<uint32_t>(hash),
                       static_cast<uint32_t>(rest.data() - text.data())};
      note->line = lineOf(text, span);
      found.push_back(std::move(*note));
    }
  });
  return found;
}

} // namespace threadlint
