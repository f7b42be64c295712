// Every rule against its documented examples and its folder of test programs.
#include "session/Session.h"
#include "testing/Programs.h"
#include "testing/Structure.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <catch2/catch.hpp>

using namespace threadlint;
using namespace threadlint::testing;

namespace {

std::string readBytes(const std::string &path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  return buffer ? (*buffer)->getBuffer().str() : std::string();
}

std::string pageOf(const RuleInfo &rule) {
  return readBytes((THREADLINT_SOURCE_DIR "/rules/" + rule.code + "-" + rule.name + ".md").str());
}

/// The page says what to put in the place of the middle line.
void growToBudget(std::string &snippet, Request &request) {
  const std::string line = "lock = threading.Lock()\n";
  const size_t at = snippet.find(line);
  REQUIRE(at != std::string::npos);
  std::string code;
  while (code.size() < 200'000)
    code += "call(threading, 1, 2, 3)\n";
  snippet.replace(at, line.size(), code);
  request.parseBudgetMs = 20;
}

std::vector<std::string> codesFoundIn(std::string snippet, const RuleInfo &rule) {
  const Directives directives = parseDirectives(snippet);
  CHECK(directives.problem.empty());
  Request request;
  request.rules = directives.rules;
  request.runtimes = directives.runtimes;
  request.targetVersion = directives.targetVersion;
  request.workers = 1;
  if (rule.preview)
    switchOn(rule, request.rules);
  if (rule.code == "THR003" && !llvm::StringRef(snippet).ends_with("\"\"\"\n\"\"\"\n"))
    growToBudget(snippet, request);
  request.haveStdin = true;
  request.stdinName = "example.py";
  request.stdinText = snippet;
  const Result result = run(request, llvm::nulls());
  CHECK(result.error == "");
  std::vector<std::string> codes;
  for (const Finding &f : result.findings)
    codes.push_back(ruleInfo(f.rule).code.str());
  llvm::sort(codes);
  codes.erase(llvm::unique(codes), codes.end());
  return codes;
}

bool hasExpectation(const std::vector<TestProgram> &programs, llvm::StringRef code) {
  for (const TestProgram &program : programs) {
    for (const std::string &file : program.files) {
      for (const Expectation &e : parseExpectations(readBytes(file)).all) {
        if (e.code == code && e.kind == ExpectKind::Finding)
          return true;
      }
    }
  }
  return false;
}

/// A program in which this rule is expected nowhere.
bool hasCleanProgram(const std::vector<TestProgram> &programs, llvm::StringRef code) {
  return llvm::any_of(programs, [&](const TestProgram &p) { return !hasExpectation({p}, code); });
}

} // namespace

TEST_CASE("documented examples fire exactly their rule, the better way fires none") {
  REQUIRE_FALSE(allRules().empty());
  for (const RuleInfo &rule : allRules()) {
    DYNAMIC_SECTION(rule.code.str()) {
      const auto bad = pythonBlocks(rule.doc, "Example"), good = pythonBlocks(rule.doc, "Use instead");
      CHECK(bad.size() >= 1);
      CHECK(good.size() >= 1);
      for (const std::string &snippet : bad)
        CHECK(codesFoundIn(snippet, rule) == std::vector<std::string>{rule.code.str()});
      for (const std::string &snippet : good)
        CHECK(codesFoundIn(snippet, rule).empty());
    }
  }
}

TEST_CASE("every rule has programs in which it fires and in which it does not") {
  for (const RuleInfo &rule : allRules()) {
    DYNAMIC_SECTION(rule.code.str()) {
      const std::string page = pageOf(rule);
      REQUIRE_FALSE(page.empty());
      if (llvm::StringRef(page).contains("\nreported-by = \"session\"\n"))
        continue;
      const auto programs = programsIn((THREADLINT_SOURCE_DIR "/testdata/" + rule.code).str());
      CHECK(hasExpectation(programs, rule.code));
      CHECK(hasCleanProgram(programs, rule.code));
    }
  }
}

TEST_CASE("every test folder of a rule belongs to a rule") {
  std::error_code error;
  unsigned folders = 0;
  for (llvm::sys::fs::directory_iterator it(THREADLINT_SOURCE_DIR "/testdata", error), end;
       it != end && !error; it.increment(error)) {
    const llvm::StringRef name = llvm::StringRef(it->path()).rsplit('/').second;
    if (!name.starts_with("THR"))
      continue;
    ++folders;
    INFO(name.str());
    CHECK(findRule(name));
  }
  CHECK(folders > 0);
}
