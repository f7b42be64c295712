// SARIF: rules, regions in code points, witnesses as flows of two threads, fixes and stable fingerprints.
#include "report/Report.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"
#include <catch2/catch.hpp>

using namespace threadlint;

namespace {

struct Log {
  explicit Log(std::string text, std::string path = "src/a b.py") {
    SourceFile file;
    file.path = std::move(path);
    file.text = std::move(text);
    sources.files.push(std::move(file));
  }
  Span spanOf(llvm::StringRef marked, size_t from = 0) const {
    size_t at = llvm::StringRef(sources.files[FileId(0)].text).find(marked, from);
    REQUIRE(at != llvm::StringRef::npos);
    return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + marked.size())};
  }
  Finding &add(llvm::StringRef rule, Span span) {
    Finding &finding = findings.emplace_back();
    finding.rule = findRule(rule);
    finding.file = FileId(0);
    finding.span = span;
    finding.message = "message";
    finding.runtimes = {"cpython-3.13t"};
    return finding;
  }
  /// The one run.
  llvm::json::Object run() const {
    std::string out;
    llvm::raw_string_ostream os(out);
    report(sources, findings, {Format::Sarif, false}, os);
    llvm::Expected<llvm::json::Value> value = llvm::json::parse(out);
    REQUIRE(bool(value));
    CHECK(value->getAsObject()->getString("version") == "2.1.0");
    return *(*value->getAsObject()->getArray("runs"))[0].getAsObject();
  }
  llvm::json::Object result(size_t i) const { return *(*run().getArray("results"))[i].getAsObject(); }

  SourceSet sources;
  std::vector<Finding> findings;
};

std::string at(const llvm::json::Value *value, llvm::StringRef path) {
  llvm::SmallVector<llvm::StringRef> keys;
  path.split(keys, '.');
  for (llvm::StringRef key : keys) {
    unsigned index = 0;
    REQUIRE(value);
    if (!key.getAsInteger(10, index)) {
      REQUIRE(value->getAsArray());
      REQUIRE(index < value->getAsArray()->size());
      value = &(*value->getAsArray())[index];
    } else {
      REQUIRE(value->getAsObject());
      value = value->getAsObject()->get(key);
    }
  }
  if (!value)
    return "absent";
  std::string out;
  llvm::raw_string_ostream(out) << *value;
  return out;
}

std::string at(const llvm::json::Object &object, llvm::StringRef path) {
  llvm::json::Value value(llvm::json::Object{object});
  return at(&value, path);
}

} // namespace

TEST_CASE("a log names each rule found once, and results point at it") {
  Log log("t.run()\nt.start\nt.run()\n");
  log.add("THR201", log.spanOf("t.start"));
  log.add("THR101", log.spanOf("t.run()"));
  log.add("THR201", log.spanOf("t.run()", 8));
  llvm::json::Object run = log.run();
  CHECK(run.getObject("tool")->getObject("driver")->getArray("rules")->size() == 2);
  CHECK(at(run, "tool.driver.rules.0.id") == "\"THR101\"");
  CHECK(at(run, "tool.driver.rules.1.defaultConfiguration.level") == "\"error\"");
  CHECK(at(run, "results.0.ruleIndex") == "1");
  CHECK(at(run, "results.1.ruleIndex") == "0");
  CHECK(at(run, "columnKind") == "\"unicodeCodePoints\"");
}

TEST_CASE("regions count code points, and paths are escaped below their root") {
  Log log("\xF0\x9F\x98\x80 = t.run()\n");
  log.add("THR101", log.spanOf("t.run()"));
  llvm::json::Object result = log.result(0);
  CHECK(at(result, "locations.0.physicalLocation.region.startColumn") == "5");
  CHECK(at(result, "locations.0.physicalLocation.region.endColumn") == "12");
  CHECK(at(result, "locations.0.physicalLocation.artifactLocation.uri") == "\"src/a%20b.py\"");
  CHECK(at(result, "locations.0.physicalLocation.artifactLocation.uriBaseId") == "\"%SRCROOT%\"");
  Log above("t.run()\n", "/x/a.py");
  above.add("THR101", above.spanOf("t"));
  CHECK(at(above.result(0), "locations.0.physicalLocation.artifactLocation.uri") == "\"file:///x/a.py\"");
  CHECK(at(above.result(0), "locations.0.physicalLocation.artifactLocation.uriBaseId") == "absent");
}

TEST_CASE("the steps of a witness stand in one flow a thread, numbered over both") {
  Log log("n += 1\n");
  Finding &finding = log.add("THR201", log.spanOf("n"));
  finding.witness.threads[0].name = "a";
  finding.witness.threads[1].name = "b";
  for (uint32_t thread : {0, 1, 1, 0})
    finding.witness.steps.push_back({thread, FileId(0), log.spanOf("n"), "step"});
  llvm::json::Object result = log.result(0);
  CHECK(at(result, "codeFlows.0.threadFlows.0.id") == "\"a\"");
  CHECK(at(result, "codeFlows.0.threadFlows.0.locations.1.executionOrder") == "4");
  CHECK(at(result, "codeFlows.0.threadFlows.1.locations.0.executionOrder") == "2");
  CHECK(at(result, "codeFlows.0.threadFlows.1.locations.1.executionOrder") == "3");
  log.findings[0].witness = {};
  CHECK(at(log.result(0), "codeFlows") == "absent");
}

TEST_CASE("a fix replaces regions of the file") {
  Log log("t.run()\n");
  Finding &finding = log.add("THR101", log.spanOf("t.run()"));
  finding.fixes.push_back({"call `start()`", {{log.spanOf("run"), "start"}}, false});
  llvm::json::Object result = log.result(0);
  CHECK(at(result, "fixes.0.artifactChanges.0.replacements.0.deletedRegion.startColumn") == "3");
  CHECK(at(result, "fixes.0.artifactChanges.0.replacements.0.insertedContent.text") == "\"start\"");
}

TEST_CASE("fingerprints survive new lines above, and tell lines alike apart") {
  auto prints = [](const std::string &text) {
    Log log(text);
    size_t first = log.spanOf("t.run()").begin;
    log.add("THR101", log.spanOf("t.run()"));
    log.add("THR101", log.spanOf("t.run()", first + 1));
    llvm::json::Object run = log.run();
    return std::pair(at(run, "results.0.partialFingerprints.threadlint/v1"),
                     at(run, "results.1.partialFingerprints.threadlint/v1"));
  };
  auto before = prints("t.run()\nt.run()\n");
  CHECK(before.first != before.second);
  CHECK(before == prints("import x\n\nt.run()\n  t.run()\n"));
}
