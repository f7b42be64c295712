// Holds source files against the include table and the limits of the house; takes Markdown pages apart.
#include "testing/Structure.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

namespace threadlint::testing {

using llvm::StringRef;

namespace {

constexpr size_t MaxLines = 600;

llvm::SmallVector<StringRef, 0> linesOf(StringRef text) {
  llvm::SmallVector<StringRef, 0> lines;
  text.split(lines, '\n');
  if (!lines.empty() && lines.back().empty())
    lines.pop_back();
  return lines;
}

/// A folder named in backquotes with a closing slash; empty otherwise.
StringRef folderName(StringRef cell) {
  cell = cell.trim();
  return cell.consume_front("`") && cell.consume_back("/`") ? cell : StringRef();
}

std::set<std::string> closure(const IncludeTable &table, const std::string &folder) {
  std::set<std::string> all = {folder};
  std::vector<std::string> todo = {folder};
  while (!todo.empty()) {
    auto row = table.find(todo.back());
    todo.pop_back();
    if (row == table.end())
      continue;
    for (const std::string &next : row->second) {
      if (all.insert(next).second)
        todo.push_back(next);
    }
  }
  return all;
}

/// Tests see everything; so do the mains that fuzz and measure.
bool isTest(StringRef path) {
  return path.starts_with("testing/") || path.ends_with("_test.cpp") || path.starts_with("tools/fuzz_") ||
         path.starts_with("tools/bench_") || path == "tools/test_main.cpp";
}

/// The folder of `#include "folder/..."`; empty for other lines.
StringRef includedFolder(StringRef line) {
  if (!line.consume_front("#include \""))
    return {};
  const size_t slash = line.find('/');
  return slash == StringRef::npos ? StringRef() : line.take_front(slash);
}

struct Restricted {
  StringRef what, folder;
};

void checkRestricted(StringRef line, StringRef folder, std::vector<std::string> &out) {
  if (!line.starts_with("#include"))
    return;
  for (Restricted r : {Restricted{"tree_sitter/", "parse"}, {"CLI/", "driver"}}) {
    if (folder != r.folder && (line.contains(("<" + r.what).str()) || line.contains(("\"" + r.what).str())))
      out.push_back(("only `" + r.folder + "/` may include `" + r.what + "`").str());
  }
}

/// Exceptions and run-time type information stay in the driver.
void checkWords(StringRef line, StringRef folder, std::vector<std::string> &out) {
  const StringRef code = line.take_front(line.find("//")).trim();
  for (StringRef word : {"throw ", "try {", "dynamic_cast<", "typeid("}) {
    const size_t at = code.find(word);
    if (folder == "driver" || at == StringRef::npos || code.contains('"'))
      continue;
    if (at == 0 || !(llvm::isAlnum(code[at - 1]) || code[at - 1] == '_'))
      out.push_back(("`" + word.trim() + "` stands outside `driver/`").str());
  }
}

void checkIncludes(StringRef line, StringRef folder, const std::set<std::string> &allowed,
                   const IncludeTable &table, std::vector<std::string> &out) {
  const std::string other = includedFolder(line).str();
  if (!table.count(other))
    return;
  // A syntax tree is lowered and forgotten: what comes after sees the IR.
  const bool seesTrees = folder == "parse" || folder == "lower" || folder == "session";
  if (!allowed.count(other) || (other == "parse" && !seesTrees))
    out.push_back(("`" + folder + "/` may not include `" + other + "/`").str());
}

} // namespace

IncludeTable parseIncludeTable(StringRef markdown) {
  IncludeTable table;
  for (StringRef line : linesOf(markdown)) {
    llvm::SmallVector<StringRef, 6> cells;
    line.trim().trim('|').split(cells, '|');
    const StringRef folder = folderName(cells.front());
    if (folder.empty() || cells.size() < 3)
      continue;
    std::set<std::string> &row = table[folder.str()];
    llvm::SmallVector<StringRef, 6> words;
    cells.back().trim().split(words, ' ', -1, /*KeepEmpty=*/false);
    for (StringRef word : words)
      row.insert(word.str());
  }
  return table;
}

std::vector<std::string> checkStructure(StringRef path, StringRef text, const IncludeTable &table) {
  std::vector<std::string> problems;
  const StringRef folder = path.take_front(path.find('/'));
  const auto lines = linesOf(text);
  if (lines.size() > MaxLines)
    problems.push_back("has " + std::to_string(lines.size()) + " lines, at most " + std::to_string(MaxLines) +
                       " are allowed");
  if (lines.empty() || !lines.front().starts_with("// "))
    problems.push_back("does not start with a comment that says what it turns into what");
  if (isTest(path))
    return problems;
  if (!table.count(folder.str()))
    problems.push_back(("folder `" + folder + "/` is not in the table of docs/internals.md").str());
  const std::set<std::string> allowed = closure(table, folder.str());
  for (size_t i = 0; i < lines.size(); ++i) {
    std::vector<std::string> here;
    checkIncludes(lines[i], folder, allowed, table, here);
    checkRestricted(lines[i], folder, here);
    checkWords(lines[i], folder, here);
    for (const std::string &problem : here)
      problems.push_back("line " + std::to_string(i + 1) + ": " + problem);
  }
  return problems;
}

std::vector<std::string> pythonBlocks(StringRef markdown, StringRef heading) {
  std::vector<std::string> blocks;
  bool inSection = false, inBlock = false;
  for (StringRef line : linesOf(markdown)) {
    const StringRef trimmed = line.rtrim();
    if (inBlock && trimmed == "```") {
      inBlock = false;
    } else if (inBlock) {
      blocks.back() += (line + "\n").str();
    } else if (trimmed.starts_with("## ")) {
      inSection = trimmed.drop_front(3) == heading;
    } else if (inSection && trimmed == "```python") {
      inBlock = true;
      blocks.emplace_back();
    }
  }
  return blocks;
}

} // namespace threadlint::testing
