// Reads unified differences with the names quoted as git does it.
#include "source/Diff.h"
#include "llvm/ADT/StringExtras.h"

namespace threadlint {

namespace {

/// The text of a C string literal after its opening quote.
std::string unquoted(llvm::StringRef text) {
  constexpr llvm::StringLiteral letters = "abtnvfr", values = "\a\b\t\n\v\f\r";
  std::string result;
  while (!text.empty() && text.front() != '"') {
    bool escape = text.consume_front("\\");
    uint8_t octal = 0;
    if (escape && text.size() >= 3 && !text.take_front(3).getAsInteger(8, octal)) {
      result += static_cast<char>(octal);
      text = text.drop_front(3);
      continue;
    }
    if (text.empty())
      break;
    size_t letter = escape ? letters.find(text.front()) : llvm::StringRef::npos;
    result += letter == llvm::StringRef::npos ? text.front() : values[letter];
    text = text.drop_front();
  }
  return result;
}

/// Of the line after `+++ `; "": the file is gone.
std::string nameIn(llvm::StringRef text) {
  text.consume_back("\t"); // stands after names with blanks
  std::string name = text.consume_front("\"") ? unquoted(text) : text.str();
  llvm::StringRef path(name);
  return path.consume_front("b/") ? path.str() : "";
}

class DiffReader {
public:
  std::vector<ChangedFile> read(llvm::StringRef diff);

private:
  void startHunk(llvm::StringRef line);
  void hunkLine(llvm::StringRef line);
  void mark(uint32_t first, uint32_t last);
  void endRemoval();

  std::vector<ChangedFile> files;
  bool gone = false;                 ///< the file does not exist any more
  uint32_t oldLeft = 0, newLeft = 0; ///< lines of the hunk that follow
  uint32_t next = 0;                 ///< line of the new file that the next `+` or ` ` stands for
  bool removal = false;              ///< lines were taken away, and none put there so far
};

void DiffReader::mark(uint32_t first, uint32_t last) {
  if (gone || files.empty())
    return;
  auto &lines = files.back().lines;
  if (!lines.empty() && first <= lines.back().second + 1)
    lines.back().second = std::max(lines.back().second, last);
  else
    lines.emplace_back(first, last);
}

void DiffReader::endRemoval() {
  if (removal)
    mark(std::max(next, 2u) - 1, next);
  removal = false;
}

/// `@@ -1,2 +3,4 @@`; a count that is left out is one.
void DiffReader::startHunk(llvm::StringRef line) {
  auto range = [&](char sign, uint32_t &first, uint32_t &count) {
    count = 1;
    line = line.substr(line.find(sign)).substr(1);
    line.consumeInteger(10, first);
    if (line.consume_front(","))
      line.consumeInteger(10, count);
  };
  uint32_t oldFirst = 0;
  range('-', oldFirst, oldLeft);
  range('+', next, newLeft);
  if (newLeft == 0)
    ++next; // it names the line before the gap
}

void DiffReader::hunkLine(llvm::StringRef line) {
  char kind = line.empty() ? ' ' : line.front();
  if (kind == '\\') // no line end at the end of the file
    return;
  if (kind == '-') {
    oldLeft -= oldLeft != 0;
    removal = true;
    return;
  }
  if (kind == '+') {
    mark(next, next);
    removal = false;
  } else {
    endRemoval();
    oldLeft -= oldLeft != 0;
  }
  ++next;
  newLeft -= newLeft != 0;
}

std::vector<ChangedFile> DiffReader::read(llvm::StringRef diff) {
  while (!diff.empty()) {
    llvm::StringRef line;
    std::tie(line, diff) = diff.split('\n');
    if (oldLeft != 0 || newLeft != 0) {
      hunkLine(line);
      if (oldLeft == 0 && newLeft == 0)
        endRemoval();
    } else if (line.consume_front("+++ ")) {
      std::string name = nameIn(line);
      gone = name.empty();
      if (!gone)
        files.push_back({std::move(name), {}});
    } else if (line.starts_with("@@ ")) {
      startHunk(line);
    }
  }
  return std::move(files);
}

} // namespace

std::vector<ChangedFile> parseDiff(llvm::StringRef diff) { return DiffReader().read(diff); }

} // namespace threadlint
