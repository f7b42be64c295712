// Rule lookup, message templates, selection, suppression, dedupe and order.
#include "diag/Rules.h"
#include <catch2/catch.hpp>

using namespace threadlint;
using Strings = std::vector<std::string>;

static constexpr RuleInfo table[] = {
    {"THR001", "syntax-error", "", "", "", Severity::Error, false, false},
    {"THR005", "invalid-suppression", "", "`{0}` is no rule", "", Severity::Warning, false, false},
    {"THR201", "unlocked-global", "", "", "", Severity::Error, false, false},
    {"THR202", "unlocked-attribute", "", "", "", Severity::Error, false, false},
    {"THR213", "torn-invariant", "", "", "", Severity::Warning, true, false},
    {"THR301", "lock-in-with", "", "", "", Severity::Error, false, true},
};
static constexpr uint32_t syntaxError = 0, invalid = 1, global = 2, attribute = 3, torn = 4, inWith = 5;

static std::string enabled(const SelectionOptions &options, const Strings &expectUnknown = {}) {
  Strings unknown;
  RuleSelection selection = selectRulesIn(table, options, unknown);
  CHECK(unknown == expectUnknown);
  std::string codes;
  for (uint32_t i = 0; i < std::size(table); ++i)
    if (selection.isEnabled(RuleId(i)))
      codes += (codes.empty() ? "" : " ") + table[i].code.drop_front(3).str();
  return codes;
}

TEST_CASE("the generated table") {
  CHECK(allRules().size() > 3);
  for (uint32_t i = 0; i < allRules().size(); ++i) {
    CHECK(findRule(allRules()[i].code) == RuleId(i));
    CHECK(findRule(allRules()[i].name) == RuleId(i));
    CHECK(ruleInfo(RuleId(i)).code == allRules()[i].code);
  }
  CHECK(findRule("THR2").isNone());
  CHECK(findRule("").isNone());
  CHECK(findRule("THR9999").isNone());
}

TEST_CASE("arguments are put into messages") {
  CHECK(formatMessage("`{0}` and {1}, {0}", {"a", "b"}) == "`a` and b, a");
  CHECK(formatMessage("{0}{1}", {"{1}", "x"}) == "{1}x");
  CHECK(formatMessage("plain", {}) == "plain");
  CHECK(formatMessage("{} {x} {0 }}{ {", {}) == "{} {x} {0 }}{ {");
  CHECK(formatMessage("", {}) == "");
}

TEST_CASE("selection starts from the rules that are no preview") {
  CHECK(enabled({}) == "001 005 201 202 301");
  CHECK(enabled({{}, {}, {}, true}) == "001 005 201 202 213 301");
  CHECK(enabled({{"ALL"}, {}, {}, false}) == "001 005 201 202 301");
}

TEST_CASE("codes, prefixes and names select") {
  CHECK(enabled({{"THR2"}, {}, {}, false}) == "201 202");
  CHECK(enabled({{"THR20", "lock-in-with"}, {}, {}, false}) == "201 202 301");
  CHECK(enabled({{" THR201 "}, {}, {}, false}) == "201");
  CHECK(enabled({{"THR"}, {}, {}, true}) == "001 005 201 202 213 301");
  CHECK(enabled({{"THR213"}, {}, {}, false}) == "");
  CHECK(enabled({{"torn-invariant"}, {}, {}, true}) == "213");
  CHECK(enabled({{"THR3"}, {"THR201"}, {}, false}) == "201 301");
}

TEST_CASE("the narrower selector wins, and ignoring wins a tie") {
  CHECK(enabled({{"ALL"}, {}, {"THR2"}, false}) == "001 005 301");
  CHECK(enabled({{"THR201"}, {}, {"THR2"}, false}) == "201");
  CHECK(enabled({{"THR2"}, {}, {"THR201"}, false}) == "202");
  CHECK(enabled({{"THR2"}, {}, {"THR2"}, false}) == "");
  CHECK(enabled({{"THR201"}, {}, {"unlocked-global"}, false}) == "");
  CHECK(enabled({{"unlocked-global"}, {}, {"THR20"}, false}) == "201");
  CHECK(enabled({{}, {"THR20"}, {"THR2"}, false}) == "001 005 201 202 301");
  CHECK(enabled({{}, {}, {"ALL"}, false}) == "");
  CHECK(enabled({{}, {"THR3"}, {"ALL"}, false}) == "301");
}

TEST_CASE("unknown selectors are told") {
  CHECK(enabled({{"THR999", "THR2"}, {"nope"}, {"E501", ""}, false}, {"THR999", "nope", "E501", ""}) ==
        "201 202");
  CHECK(enabled({{"thr201"}, {}, {}, false}, {"thr201"}) == "");
  CHECK(enabled({{"TH"}, {}, {}, false}, {"TH"}) == "");
}

static RuleSelection all() {
  RuleSelection selection;
  selection.enabled.assign(std::size(table), true);
  selection.guesses = true;
  return selection;
}

static Finding at(uint32_t rule, uint32_t file, Span span, const char *message = "m") {
  Finding finding;
  finding.rule = RuleId(rule);
  finding.file = FileId(file);
  finding.span = span;
  finding.message = message;
  return finding;
}

/// The findings that stay, as "path:begin code".
static Strings finished(const SourceSet &sources, std::vector<Finding> findings,
                        const RuleSelection &selection = all()) {
  finishFindingsIn(table, sources, selection, findings);
  Strings result;
  for (const Finding &f : findings)
    result.push_back(sources.files[f.file].path + ":" + std::to_string(f.span.begin) + " " +
                     table[f.rule.v].code.drop_front(3).str());
  return result;
}

static SourceSet files(std::initializer_list<const char *> texts) {
  SourceSet set;
  for (const char *text : texts)
    set.files.push(makeSource(std::string(1, static_cast<char>('a' + set.files.size())), text));
  return set;
}

TEST_CASE("findings are sorted by path, place and code") {
  SourceSet set = files({"0123456789", "0123456789"});
  CHECK(finished(set, {at(inWith, 1, {0, 1}), at(global, 0, {5, 6}), at(attribute, 0, {2, 3}),
                       at(global, 0, {2, 9}), at(syntaxError, 1, {0, 1})}) ==
        Strings{"a:2 201", "a:2 202", "a:5 201", "b:0 001", "b:0 301"});
}

TEST_CASE("paths decide, not the order of files") {
  SourceSet set = files({"x", "x"});
  set.files[FileId(0)].path = "z";
  CHECK(finished(set, {at(global, 0, {0, 1}), at(global, 1, {0, 1})}) == Strings{"b:0 201", "z:0 201"});
}

TEST_CASE("one rule speaks once about one span, with all runtimes") {
  SourceSet set = files({"0123456789"});
  std::vector<Finding> findings{at(global, 0, {1, 2}, "b"), at(global, 0, {1, 2}, "a"), at(global, 0, {1, 3}),
                                at(attribute, 0, {1, 2})};
  findings[0].runtimes = {"x", "y"};
  findings[1].runtimes = {"y", "z"};
  findings[1].confidence = Confidence::Low;
  CHECK(finished(set, findings) == Strings{"a:1 201", "a:1 201", "a:1 202"});
  finishFindingsIn(table, set, all(), findings);
  CHECK(findings[0].message == "b");
  CHECK(findings[0].runtimes == std::vector<llvm::StringRef>{"x", "y", "z"});
}

TEST_CASE("findings of rules that are not selected go") {
  SourceSet set = files({"x"});
  RuleSelection selection = all();
  selection.enabled[global] = false;
  CHECK(finished(set, {at(global, 0, {0, 1}), at(torn, 0, {0, 1})}, selection) == Strings{"a:0 213"});
}

TEST_CASE("guesses are previews") {
  SourceSet set = files({"0123456789"});
  std::vector<Finding> given{at(global, 0, {0, 1}), at(global, 0, {2, 3}), at(attribute, 0, {4, 5})};
  given[0].confidence = Confidence::Medium;
  given[1].confidence = Confidence::Low;
  RuleSelection selection = all();
  CHECK(finished(set, given, selection) == Strings{"a:0 201", "a:2 201", "a:4 202"});
  selection.guesses = false;
  CHECK(finished(set, given, selection) == Strings{"a:0 201", "a:4 202"});
  std::vector<std::string> unknown;
  CHECK(selectRules({{}, {}, {}, true}, unknown).guesses);
  CHECK_FALSE(selectRules({{"THR201"}, {}, {}, false}, unknown).guesses);
}

TEST_CASE("suppressions silence their own line") {
  SourceSet set = files({"aaaa\nbbbb # threadlint: ignore[THR201]\ncccc\n"});
  CHECK(finished(set, {at(global, 0, {0, 1}), at(global, 0, {6, 7}), at(attribute, 0, {6, 7}),
                       at(global, 0, {42, 43})}) == Strings{"a:0 201", "a:6 202", "a:42 201"});
  // A finding counts where it starts.
  CHECK(finished(set, {at(global, 0, {0, 8}), at(global, 0, {6, 45})}) == Strings{"a:0 201"});
}

TEST_CASE("kinds of suppressions") {
  auto left = [](const char *text) {
    return finished(files({text}), {at(global, 0, {0, 1}), at(attribute, 0, {0, 1})}).size();
  };
  CHECK(left("x") == 2);
  CHECK(left("x # threadlint: ignore") == 0);
  CHECK(left("x # threadlint: ignore[THR201, unlocked-attribute]") == 0);
  CHECK(left("x # threadlint: ignore[unlocked-global]") == 1);
  CHECK(left("x # noqa") == 0);
  CHECK(left("x # noqa: THR201") == 1);
  CHECK(left("x # noqa: thr201") == 1);
  CHECK(left("x # noqa: E501") == 2);
  CHECK(left("x # noqa: E501, THR202") == 1);
  CHECK(left("x # noqa: because") == 2);
  CHECK(left("x\n# threadlint: ignore-file") == 0);
  CHECK(left("x\n\n# threadlint: ignore-file[THR202]") == 1);
  CHECK(left("x\n# threadlint: ignore") == 2);
  CHECK(left("x = '# noqa'") == 2);
}

TEST_CASE("unknown rules in our own suppressions are findings") {
  SourceSet set = files({"x # threadlint: ignore[THR201, THR999]", "y # noqa: THR999, E501"});
  CHECK(finished(set, {}) == Strings{"a:31 005"});
  std::vector<Finding> findings;
  finishFindingsIn(table, set, all(), findings);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].span == Span{31, 37});
  CHECK(findings[0].message == "`THR999` is no rule");
  RuleSelection without = all();
  without.enabled[invalid] = false;
  CHECK(finished(set, {}, without).empty());
  CHECK(finished(files({"x # threadlint: ignore-file[ignore-file, nope]"}), {}) ==
        Strings{"a:28 005", "a:41 005"});
  CHECK(finished(files({"x # threadlint: ignore[nope, invalid-suppression]"}), {}).empty());
}
