// Reads files of arguments.
#include "driver/ArgFiles.h"
#include "source/Read.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"

namespace threadlint {

namespace {

constexpr size_t DeepestNesting = 16;

/// Lines without their ends; empty ones are left out.
std::vector<std::string> linesOf(llvm::StringRef text) {
  std::vector<std::string> lines;
  text.consume_front("\xef\xbb\xbf");
  while (!text.empty()) {
    llvm::StringRef line;
    std::tie(line, text) = text.split('\n');
    line.consume_back("\r");
    if (!line.empty())
      lines.push_back(line.str());
  }
  return lines;
}

} // namespace

std::string expandArgFiles(std::vector<std::string> given, std::vector<std::string> &arguments) {
  struct Level {
    std::vector<std::string> words;
    size_t next = 0;
  };
  std::vector<Level> levels;
  levels.push_back({std::move(given)});
  bool ended = false;
  while (!levels.empty()) {
    Level &level = levels.back();
    if (level.next == level.words.size()) {
      levels.pop_back();
      continue;
    }
    std::string word = level.words[level.next++];
    ended |= word == "--";
    if (ended || word.size() < 2 || word.front() != '@') {
      arguments.push_back(std::move(word));
      continue;
    }
    std::string text, problem;
    if (levels.size() > DeepestNesting)
      return "`" + word + "`: files of arguments name each other without end";
    if (readBytes(word.substr(1), text, problem) != ReadProblem::None)
      return "cannot read the arguments in `" + word.substr(1) + "`: " + problem +
             "; a path that begins with `@` is written `./" + word + "`";
    levels.push_back({linesOf(text)});
  }
  return "";
}

} // namespace threadlint
