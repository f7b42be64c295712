// Formats: positions, escapes, frames, JSON and LSP, statistics.
#include "report/Display.h"
#include "report/Formats.h"
#include "report/Locator.h"
#include "report/Report.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"
#include <catch2/catch.hpp>

using namespace threadlint;

namespace {

SourceSet sourcesOf(std::vector<std::pair<std::string, std::string>> files) {
  SourceSet sources;
  for (auto &[path, text] : files) {
    SourceFile file;
    file.path = path;
    file.text = text;
    sources.files.push(std::move(file));
  }
  return sources;
}

Finding findingAt(const SourceSet &sources, llvm::StringRef marked, std::string message = "message") {
  Finding finding;
  finding.rule = findRule("THR101");
  finding.file = FileId(0);
  size_t at = llvm::StringRef(sources.files[FileId(0)].text).find(marked);
  REQUIRE(at != llvm::StringRef::npos);
  finding.span = {static_cast<uint32_t>(at), static_cast<uint32_t>(at + marked.size())};
  finding.message = std::move(message);
  return finding;
}

std::string written(const SourceSet &sources, llvm::ArrayRef<Finding> findings, Format format,
                    bool colour = false) {
  std::string out;
  llvm::raw_string_ostream os(out);
  report(sources, findings, {format, colour}, os);
  return out;
}

llvm::json::Value parsed(llvm::StringRef text) {
  llvm::Expected<llvm::json::Value> value = llvm::json::parse(text);
  REQUIRE(bool(value));
  return *value;
}

std::string safely(llvm::StringRef text) {
  std::string out;
  llvm::raw_string_ostream os(out);
  writeSafely(text, os);
  return out;
}

} // namespace

TEST_CASE("columns count code points, or UTF-16 units for editors") {
  SourceSet sources = sourcesOf({{"a.py", "x\né\U0001F600z\r\nlast"}});
  Locator locator(sources);
  uint32_t z = sources.files[FileId(0)].text.find('z');
  CHECK(locator.position(FileId(0), z) == LineColumn{2, 3});
  CHECK(locator.utf16Position(FileId(0), z) == LineColumn{1, 3});
  CHECK(locator.position(FileId(0), 0) == LineColumn{1, 1});
  CHECK(locator.position(FileId(0), 100000) == LineColumn{3, 5});
  CHECK(locator.position(FileId(0), z) == LineColumn{2, 3});
}

TEST_CASE("what could steer a terminal is escaped") {
  CHECK(safely("plain é") == "plain é");
  CHECK(safely("a\x1b[31mb\n\t\x7f") == "a\\x1b[31mb\\n\\t\\x7f");
  CHECK(safely("x\u202Ey") == "x\\u202ey");
  CHECK(safely("bad \xff\xc3") == "bad \\xff\\xc3");
}

TEST_CASE("concise is one line a finding") {
  SourceSet sources = sourcesOf({{"pkg/a.py", "import os\nt.run()\n"}});
  Finding finding = findingAt(sources, "t.run()", "first\nsecond");
  CHECK(written(sources, finding, Format::Concise) == "pkg/a.py:2:1: THR101 first\\nsecond\n");
}

TEST_CASE("full shows the line, what is around it, related places, runtimes and help") {
  SourceSet sources = sourcesOf({{"a.py", "one\ntwo\n\tt.run()\n\nfive\nsix\n"}, {"b.py", "x = 1\n"}});
  Finding finding = findingAt(sources, "t.run()");
  finding.runtimes = {"cpython-3.8", "cpython-3.9", "cpython-3.10", "cpython-3.13t", "pypy"};
  finding.related.push_back({FileId(1), {0, 1}, "made here"});
  finding.fixes.push_back({"call `start()`", {}, false});
  CHECK(written(sources, finding, Format::Full) ==
        "a.py:3:2: THR101 message\n"
        "  |\n"
        "1 | one\n"
        "2 | two\n"
        "3 |     t.run()\n"
        "  |     ^^^^^^^ run-instead-of-start\n"
        "4 |\n"
        "5 | five\n"
        "  |\n"
        " ::: b.py:1:1: made here\n"
        "  |\n"
        "1 | x = 1\n"
        "  | -\n"
        "  |\n"
        "  = runtimes: cpython-3.8 to 3.10, cpython-3.13t, pypy\n"
        "  = help: call `start()` (may change what the program does)\n"
        "\n");
}

TEST_CASE("wide characters move the underline by their width") {
  SourceSet sources = sourcesOf({{"a.py", "\"日本\"; t.run()"}});
  std::string out = written(sources, findingAt(sources, "t.run()"), Format::Full);
  CHECK(out.find("1 | \"日本\"; t.run()\n  |         ^^^^^^^ ") != std::string::npos);
}

TEST_CASE("a range over many lines is underlined line by line and cut in the middle") {
  SourceSet sources = sourcesOf({{"a.py", "f(\n  1,\n  2,\n  3,\n  4,\n  5)\n"}});
  Finding finding = findingAt(sources, "f(\n  1,\n  2,\n  3,\n  4,\n  5)");
  CHECK(written(sources, finding, Format::Full) == "a.py:1:1: THR101 message\n"
                                                   "  |\n"
                                                   "1 | f(\n"
                                                   "  | ^^\n"
                                                   "2 |   1,\n"
                                                   "  |   ^^\n"
                                                   "3 |   2,\n"
                                                   "  |   ^^\n"
                                                   "4 |   3,\n"
                                                   "  |   ^^\n"
                                                   "...\n"
                                                   "6 |   5)\n"
                                                   "  |   ^^ run-instead-of-start\n"
                                                   "  |\n"
                                                   "\n");
}

TEST_CASE("long lines are clipped around the mark") {
  std::string filler(5000, 'a');
  SourceSet sources = sourcesOf({{"a.py", filler + " t.run() " + filler}});
  std::string out = written(sources, findingAt(sources, "t.run()"), Format::Full);
  llvm::SmallVector<llvm::StringRef, 8> lines;
  llvm::StringRef(out).split(lines, '\n');
  REQUIRE(lines.size() > 3);
  CHECK(lines[2].size() < 130);
  CHECK(lines[2].starts_with("1 | ...aaa"));
  CHECK(lines[2].ends_with("aaa..."));
  CHECK(lines[2].find("t.run()") == lines[3].find("^^^^^^^"));
  CHECK(lines[2].find("t.run()") != llvm::StringRef::npos);
}

TEST_CASE("a mark longer than the window, at the end of the file, and an empty one") {
  std::string filler(5000, 'a');
  SourceSet sources = sourcesOf({{"a.py", "x = " + filler}});
  std::string out = written(sources, findingAt(sources, filler), Format::Full);
  for (llvm::StringRef rest = out; !rest.empty(); rest = rest.split('\n').second)
    CHECK(rest.split('\n').first.size() < 150);
  Finding finding = findingAt(sources, "x");
  finding.span = {5004, 5004};
  CHECK(written(sources, finding, Format::Full).find("a ^") == std::string::npos);
  sources = sourcesOf({{"a.py", ""}});
  finding.span = {0, 0};
  CHECK(written(sources, finding, Format::Full) == "a.py:1:1: THR101 message\n\n");
}

TEST_CASE("colours only when asked for") {
  SourceSet sources = sourcesOf({{"a.py", "t.run()\n"}});
  Finding finding = findingAt(sources, "t.run()");
  CHECK(written(sources, finding, Format::Full).find('\x1b') == std::string::npos);
  CHECK(written(sources, finding, Format::Full, true).find("\x1b[") != std::string::npos);
  CHECK(written(sources, finding, Format::Concise, true).find("\x1b[") != std::string::npos);
}

TEST_CASE("json has ruff's fields and ours, and survives bytes that are no text") {
  SourceSet sources = sourcesOf({{"bad\xff.py", "x = 1\nt.run()\n"}});
  Finding finding = findingAt(sources, "t.run()", "bad \xff \"quoted\"");
  finding.confidence = Confidence::Medium;
  finding.runtimes = {"pypy"};
  finding.related.push_back({FileId(0), {0, 1}, "there"});
  finding.fixes.push_back({"call `start()`", {{{8, 11}, "start"}}, true});
  llvm::json::Value value = parsed(written(sources, finding, Format::Json));
  const llvm::json::Object &object = *(*value.getAsArray())[0].getAsObject();
  CHECK(object.getString("code") == "THR101");
  CHECK(object.getString("name") == "run-instead-of-start");
  CHECK(object.getString("message") == "bad \uFFFD \"quoted\"");
  CHECK(object.getString("filename") == "bad\uFFFD.py");
  CHECK(object.getObject("location")->getInteger("row") == 2);
  CHECK(object.getObject("location")->getInteger("column") == 1);
  CHECK(object.getObject("end_location")->getInteger("column") == 8);
  CHECK(object.getString("confidence") == "medium");
  CHECK(object.getString("severity").has_value());
  CHECK(object.get("url")->kind() == llvm::json::Value::Null);
  CHECK((*object.getArray("runtimes"))[0] == llvm::json::Value("pypy"));
  CHECK((*object.getArray("related"))[0].getAsObject()->getString("message") == "there");
  const llvm::json::Object &fix = *object.getObject("fix");
  CHECK(fix.getString("applicability") == "safe");
  const llvm::json::Object &edit = *(*fix.getArray("edits"))[0].getAsObject();
  CHECK(edit.getString("content") == "start");
  CHECK(edit.getObject("location")->getInteger("column") == 3);
  CHECK(edit.getObject("end_location")->getInteger("column") == 6);
  CHECK(written(sources, {}, Format::Json) == "[]\n");
}

TEST_CASE("lsp counts from 0 in UTF-16 units and groups by file") {
  SourceSet sources = sourcesOf({{"/tmp/a b%.py", "\"\U0001F600\"; t.run()\n"}, {"/tmp/c.py", "x"}});
  Finding finding = findingAt(sources, "t.run()");
  finding.related.push_back({FileId(1), {0, 1}, "there"});
  Finding other = finding;
  other.file = FileId(1);
  other.span = {0, 1};
  llvm::json::Value value = parsed(written(sources, {finding, finding, other}, Format::Lsp));
  const llvm::json::Object &files = *value.getAsObject();
  REQUIRE(files.size() == 2);
  const llvm::json::Array *own = files.getArray("file:///tmp/a%20b%25.py");
  REQUIRE(own);
  REQUIRE(own->size() == 2);
  const llvm::json::Object &diagnostic = *(*own)[0].getAsObject();
  const llvm::json::Object &range = *diagnostic.getObject("range");
  CHECK(range.getObject("start")->getInteger("line") == 0);
  CHECK(range.getObject("start")->getInteger("character") == 6);
  CHECK(range.getObject("end")->getInteger("character") == 13);
  CHECK(diagnostic.getString("source") == "threadlint");
  CHECK(diagnostic.getString("code") == "THR101");
  CHECK(diagnostic.getInteger("severity").has_value());
  const llvm::json::Object &related = *(*diagnostic.getArray("relatedInformation"))[0].getAsObject();
  CHECK(related.getObject("location")->getString("uri") == "file:///tmp/c.py");
}

TEST_CASE("statistics count rules, most frequent first") {
  SourceSet sources = sourcesOf({{"a.py", "t.run()\n"}});
  std::vector<Finding> findings(12, findingAt(sources, "t.run()"));
  findings.push_back(findings.front());
  findings.back().rule = findRule("THR001");
  std::string out;
  llvm::raw_string_ostream os(out);
  reportStatistics(findings, {}, os);
  CHECK(out == "12\tTHR101\trun-instead-of-start\n 1\tTHR001\tsyntax-error\n");
  out.clear();
  reportStatistics(findings, {Format::Json, false}, os);
  CHECK((*parsed(out).getAsArray())[0].getAsObject()->getInteger("count") == 12);
}

TEST_CASE("neighbouring runtimes are drawn together") {
  CHECK(summariseRuntimes({"cpython-3.8"}) == "cpython-3.8");
  CHECK(summariseRuntimes({"cpython-3.8", "cpython-3.9"}) == "cpython-3.8, 3.9");
  CHECK(summariseRuntimes({"cpython-3.8", "cpython-3.10", "cpython-3.11", "cpython-3.12", "jython"}) ==
        "cpython-3.8, cpython-3.10 to 3.12, jython");
}
