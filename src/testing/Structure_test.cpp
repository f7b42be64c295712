// The source tree against the include table of docs/internals.md and the limits of the house.
#include "testing/Structure.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <catch2/catch.hpp>

using namespace threadlint::testing;

namespace {

std::string readSource(const std::string &relative) {
  auto buffer = llvm::MemoryBuffer::getFile(THREADLINT_SOURCE_DIR "/" + relative);
  return buffer ? (*buffer)->getBuffer().str() : std::string();
}

std::vector<std::string> sourceFiles() {
  const std::string root = THREADLINT_SOURCE_DIR "/src";
  std::vector<std::string> files;
  std::error_code error;
  for (llvm::sys::fs::recursive_directory_iterator it(root, error), end; it != end && !error;
       it.increment(error)) {
    llvm::StringRef ext = llvm::sys::path::extension(it->path());
    if (ext == ".h" || ext == ".cpp")
      files.push_back(it->path().substr(root.size() + 1));
  }
  llvm::sort(files);
  return files;
}

const char *const Table = "| `src/` folder | sentence | may include |\n|---|---|---|\n| `base/` | x | - |\n"
                          "| `parse/` | x | base |\n| `ir/` | x | base |\n| `lower/` | x | parse ir |\n"
                          "| `flow/` | x | lower |\n| `driver/` | x | flow |\n";

size_t problemsOf(const char *path, const std::string &code) {
  return checkStructure(path, "// Turns a into b.\n" + code, parseIncludeTable(Table)).size();
}

} // namespace

TEST_CASE("the include table is read from its rows") {
  IncludeTable t = parseIncludeTable(Table);
  CHECK(t.size() == 6);
  CHECK(t["lower"] == std::set<std::string>{"ir", "parse"});
}

TEST_CASE("includes against the direction are found") {
  CHECK(problemsOf("flow/a.cpp", "#include \"flow/a.h\"\n#include \"base/Id.h\"\n#include \"llvm/x.h\"\n") ==
        0);
  CHECK(problemsOf("ir/a.cpp", "#include \"lower/a.h\"\n") == 1);
  CHECK(problemsOf("ir/a_test.cpp", "#include \"lower/a.h\"\n") == 0);
  CHECK(problemsOf("lower/a.cpp", "#include \"parse/Parse.h\"\n") == 0);
  CHECK(problemsOf("flow/a.cpp", "#include \"parse/Parse.h\"\n") == 1);
  CHECK(problemsOf("flow/a.cpp", "#include <tree_sitter/api.h>\n") == 1);
  CHECK(problemsOf("parse/a.cpp", "#include <tree_sitter/api.h>\n") == 0);
  CHECK(problemsOf("flow/a.cpp", "#include <CLI/CLI.hpp>\n") == 1);
  CHECK(problemsOf("attic/a.cpp", "") == 1);
}

TEST_CASE("limits of a file are found") {
  CHECK(problemsOf("ir/a.cpp", std::string(599, '\n')) == 0);
  CHECK(problemsOf("ir/a.cpp", std::string(600, '\n')) == 1);
  CHECK(problemsOf("ir/a.cpp", "  throw 1;\n") == 1);
  CHECK(problemsOf("ir/a.cpp", "x; // must not throw here\n") == 0);
  CHECK(problemsOf("ir/a.cpp", "struct Entry {\n") == 0);
  CHECK(problemsOf("driver/a.cpp", "  try {\n") == 0);
  CHECK(checkStructure("ir/a.cpp", "#include \"ir/a.h\"\n", parseIncludeTable(Table)).size() == 1);
}

TEST_CASE("python blocks are taken from their section only") {
  const char *page =
      "## Example\nwords\n```python\na = 1\n\n## b\n```\n```sh\nls\n```\n## Use instead\n```python\nc\n```\n";
  CHECK(pythonBlocks(page, "Example") == std::vector<std::string>{"a = 1\n\n## b\n"});
  CHECK(pythonBlocks(page, "Use instead") == std::vector<std::string>{"c\n"});
  CHECK(pythonBlocks(page, "Known limits").empty());
}

TEST_CASE("the source tree keeps the rules of docs/internals.md") {
  const IncludeTable table = parseIncludeTable(readSource("docs/internals.md"));
  CHECK(table.size() >= 15);
  const std::vector<std::string> files = sourceFiles();
  CHECK(files.size() > 20);
  for (const std::string &file : files) {
    for (const std::string &problem : checkStructure(file, readSource("src/" + file), table))
      FAIL_CHECK("src/" << file << ": " << problem);
  }
}
