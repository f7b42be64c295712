// Unit tests of the expectation comments: what they say, how they are held against findings, how they are
// rewritten.
#include "testing/Expectations.h"
#include <catch2/catch.hpp>

using namespace threadlint::testing;

namespace {

Expectations parseOk(llvm::StringRef text) {
  Expectations e = parseExpectations(text);
  CHECK(e.problems.empty());
  return e;
}

Comparison compareText(llvm::StringRef text, std::vector<Seen> seen, llvm::StringRef run = "default") {
  return compare(parseOk(text).all, seen, run);
}

const Seen first201{"", 1, "THR201", "`n` is updated"};

} // namespace

TEST_CASE("plain expectations name rules and parts of messages") {
  Expectations e = parseOk("import x\nt.run()  # expect: THR101, THR108 \"a, b\"\n");
  REQUIRE(e.all.size() == 2);
  CHECK(e.all[0].code == "THR101");
  CHECK(e.all[0].line == 2);
  CHECK(e.all[0].text.empty());
  CHECK(e.all[1].code == "THR108");
  CHECK(e.all[1].text == "a, b");
}

TEST_CASE("quoted texts may hold quotes") {
  const std::string line = R"(x  # expect: THR122 "a \"b\" \\")";
  Expectations e = parseOk(line);
  REQUIRE(e.all.size() == 1);
  CHECK(e.all[0].text == R"(a "b" \)");
  const std::vector<Seen> seen = {{"", 1, "THR122", R"(a "b" \)"}, {"", 1, "THR101", "m"}};
  CHECK(rewriteExpectations(line, e.all, compare(e.all, seen, "default")) == line + ", THR101");
}

TEST_CASE("lines are counted as Python counts them") {
  Expectations e = parseOk("a\r\nb\rc  # expect: THR101\r\n");
  REQUIRE(e.all.size() == 1);
  CHECK(e.all[0].line == 3);
}

TEST_CASE("offsets, runs and known wrong answers") {
  Expectations e =
      parseOk("x\n# expect@-1: THR201\n# expect@+2[cpython-3.13t, default]: THR202\n"
              "y  # expect-fp: THR301 the lock is global\nz  # expect-fn[pypy]: THR402 needs types\n");
  REQUIRE(e.all.size() == 4);
  CHECK(e.all[0].line == 1);
  CHECK(e.all[0].comment == 2);
  CHECK(e.all[1].line == 5);
  CHECK(e.all[1].runtimes == std::vector<std::string>{"cpython-3.13t", "default"});
  CHECK(e.all[2].kind == ExpectKind::KnownWrong);
  CHECK(e.all[2].reason == "the lock is global");
  CHECK(e.all[3].kind == ExpectKind::KnownMiss);
  CHECK(e.all[3].runtimes == std::vector<std::string>{"pypy"});
}

TEST_CASE("several comments may share a line") {
  Expectations e = parseOk("f()  # expect: THR101 # expect-fn: THR108 later  # expect@+1: THR104\n");
  REQUIRE(e.all.size() == 3);
  CHECK(e.all[1].reason == "later");
  CHECK(e.all[2].line == 2);
}

TEST_CASE("what looks like an expectation must be one") {
  for (const char *bad :
       {"# expect: 201", "# expect:", "# expect THR201", "# expected: THR201", "# expect: THR201 why",
        "# expect-fp: THR201", "# expect-fx: THR201 why", "# expect@-1: THR201", "# expect@x: THR201",
        "# expect[a: THR201", "# expect[]: THR201", "# expect: THR201 \"open", "# expect: THR201 \"\"",
        "# expect: THR201,"}) {
    INFO(bad);
    CHECK(parseExpectations(bad).problems.size() == 1);
    CHECK(parseExpectations(bad).all.empty());
  }
  CHECK(parseExpectations("# expect the worst\n").problems.empty());
}

TEST_CASE("expectations are exact both ways") {
  CHECK(compareText("x  # expect: THR201", {first201}).ok());
  CHECK(compareText("x  # expect: THR201 \"n\"", {first201}).ok());
  CHECK(compareText("x", {}).ok());
  CHECK(compareText("x  # expect: THR201", {}).missing.size() == 1);
  CHECK(compareText("x", {first201}).unexpected.size() == 1);
  CHECK(compareText("x  # expect: THR201", {first201, first201}).unexpected.size() == 1);
  CHECK(compareText("x  # expect: THR201, THR201", {first201}).missing.size() == 1);
  CHECK_FALSE(compareText("x  # expect: THR202", {first201}).ok());
  CHECK_FALSE(compareText("x  # expect: THR201 \"m`\"", {first201}).ok());
  CHECK_FALSE(compareText("\nx  # expect: THR201", {first201}).ok());
}

TEST_CASE("the pickier expectation chooses first") {
  const Seen other{"", 1, "THR201", "`m` is updated"};
  CHECK(compareText("x  # expect: THR201, THR201 \"n\"", {first201, other}).ok());
}

TEST_CASE("known wrong answers fail when they become right") {
  CHECK(compareText("x  # expect-fp: THR201 why", {first201}).ok());
  CHECK(compareText("x  # expect-fp: THR201 why", {}).missing.size() == 1);
  CHECK(compareText("x  # expect-fn: THR201 why", {}).ok());
  const Comparison now = compareText("x  # expect-fn: THR201 why", {first201});
  CHECK(now.appeared.size() == 1);
  CHECK(now.unexpected.empty());
  CHECK(compareText("x  # expect-fn: THR201 why # expect: THR201", {first201}).ok());
}

TEST_CASE("expectations of a runtime hold in its run only") {
  const char *text = "x  # expect[cpython-3.13t]: THR201";
  CHECK(compareText(text, {}).ok());
  CHECK(compareText(text, {first201}, "cpython-3.13t").ok());
  CHECK(compareText(text, {}, "cpython-3.13t").missing.size() == 1);
  CHECK(compareText("x  # expect[default]: THR201", {}, "cpython-3.13t").ok());
}

TEST_CASE("directives set options") {
  Directives d = parseDirectives(
      "# threadlint-test: target-version=3.7 runtime=cpython-3.7,pypy preview select=THR201\nx");
  CHECK(d.present);
  CHECK(d.problem.empty());
  CHECK(d.targetVersion == "3.7");
  CHECK(d.parseBudgetMs == 0);
  CHECK(parseDirectives("# threadlint-test: parse-budget=3\n").parseBudgetMs == 3);
  CHECK_FALSE(parseDirectives("# threadlint-test: parse-budget=soon\n").problem.empty());
  CHECK(d.runtimes == std::vector<std::string>{"cpython-3.7", "pypy"});
  CHECK(d.rules.preview);
  CHECK(d.rules.select == std::vector<std::string>{"THR201"});
  CHECK_FALSE(parseDirectives("x\n# threadlint-test: preview").present);
  CHECK_FALSE(parseDirectives("# threadlint-test: previw").problem.empty());
  CHECK_FALSE(parseDirectives("# threadlint-test: runtime=").problem.empty());
}

TEST_CASE("rewriting makes the difference go away") {
  const std::string before = "a  # expect: THR101\nb\nc  # expect: THR104 \"x\"  # expect-fp: THR301 why\n";
  const std::vector<Seen> seen = {
      {"", 2, "THR201", "m"}, {"", 3, "THR104", "x"}, {"", 3, "THR301", "m"}, {"", 3, "THR108", "m"}};
  const std::vector<Expectation> expected = parseOk(before).all;
  const std::string after = rewriteExpectations(before, expected, compare(expected, seen, "default"));
  CHECK(after == "a\nb  # expect: THR201\nc  # expect-fp: THR301 why  # expect: THR104 \"x\", THR108\n");
  CHECK(compareText(after, seen).ok());
}
