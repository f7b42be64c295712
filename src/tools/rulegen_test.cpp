// Tests of the generator over small texts: what it takes, what it refuses and where, and what it writes.
#include "rulegen.h"

#include "llvm/ADT/STLExtras.h"
#include <catch2/catch.hpp>

using namespace threadlint::rulegen;

namespace {

constexpr const char *GoodFront = R"(code = "THR201"
name = "unlocked-update"
summary = "an update without a lock"
severity = "error"
preview = true
message = "`{1}` on `{0}`; hold a lock"
arguments = ["the variable", "the update"]
)";

constexpr const char *GoodBody = R"(## What it does
A.

## Why is this bad
B.

## Example
```python
# not a heading
## nor this
x = 1
```

## Use instead
```python
x = 2
```

## On which interpreters
All.

## Known limits
None.
)";

std::string page(std::string front = GoodFront, std::string body = GoodBody) {
  return "+++\n" + front + "+++\n" + body;
}

std::string replaced(std::string text, const std::string &from, const std::string &to) {
  size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// The problems of one page, or "".
std::string rule(const std::string &text, const char *path = "THR201-unlocked-update.md") {
  std::vector<RuleData> rules;
  Problems problems;
  readRule(path, text, rules, problems);
  return problems.text();
}

struct Apis {
  ApiTables tables;
  Problems problems;

  explicit Apis(std::initializer_list<const char *> texts) {
    unsigned number = 0;
    for (const char *text : texts)
      readApis("f" + std::to_string(number++), text, tables, problems);
    resolveApis(tables, problems);
  }
  const ApiData &row(llvm::StringRef name) const {
    const auto *found =
        llvm::find_if(llvm::ArrayRef(tables.rows), [&](const ApiData &r) { return r.name == name; });
    REQUIRE(found != tables.rows.data() + tables.rows.size());
    return *found;
  }
};

/// The problems of one file of calls, or "".
std::string api(const std::string &text) {
  return Apis({("module = \"m\"\n" + text).c_str()}).problems.text();
}

std::string runtime(const std::string &text, const char *path = "r/cpython-3.9.toml") {
  std::vector<RuntimeData> runtimes;
  Problems problems;
  readRuntime(path, text, runtimes, problems);
  return problems.text();
}

} // namespace

TEST_CASE("a good rule is read whole") {
  std::vector<RuleData> rules;
  Problems problems;
  readRule("rules/THR201-unlocked-update.md", page(), rules, problems);
  CHECK(problems.text() == "");
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].code == "THR201");
  CHECK(rules[0].severity == "Error");
  CHECK(rules[0].preview);
  CHECK_FALSE(rules[0].fixable);
  CHECK(rules[0].byCheck);
  CHECK(rules[0].body == GoodBody);
  std::vector<Section> sections = sectionsOf(rules[0], 1, nullptr);
  REQUIRE(sections.size() == 6);
  CHECK(sections[0].text == "A.\n\n");
  CHECK(sections[2].text.contains("## nor this"));
  CHECK(sections[5].text == "None.\n");
}

TEST_CASE("a wrong front matter is refused at its line") {
  auto with = [](const char *from, const char *to) { return rule(page(replaced(GoodFront, from, to))); };
  const std::string file = "THR201-unlocked-update.md:";
  CHECK(with("preview", "previw") == file + "6: rule: unknown key `previw`; did you mean `preview`?\n");
  CHECK(with("\"error\"", "\"fatal\"") ==
        file + "5: rule: unknown severity `fatal`; known: error, warning, note\n");
  CHECK(with("true", "\"true\"") == file + "6: rule: `preview` must be true or false\n");
  CHECK(with("severity = \"error\"\n", "") == file + "2: rule: `severity` is missing\n");
  CHECK(with("unlocked-update", "unlocked-updates") ==
        file + "2: rule: the file must be called THR201-unlocked-updates.md\n");
  CHECK_THAT(with("THR201", "THR21"), Catch::Contains("`code` must be THR and three digits"));
  CHECK_THAT(with("unlocked-update", "Unlocked"), Catch::Contains("`name` must be kebab-case"));
  CHECK(with("a lock\"", "a lock.\"") == file + "4: rule: `summary` ends with a full stop\n");
  CHECK(with("an update", "An update") == file + "4: rule: `summary` starts with a capital letter\n");
  CHECK_THAT(with("= true", "= "), Catch::StartsWith(file + "6: "));
  CHECK_THAT(rule("code = 1\n"), Catch::StartsWith(file + "1: a rule starts with TOML"));
}

TEST_CASE("placeholders and arguments must agree") {
  auto with = [](const char *from, const char *to) { return rule(page(replaced(GoodFront, from, to))); };
  CHECK_THAT(with("`{0}`", "`{2}`"),
             Catch::Contains(":7: rule: placeholder {2} has no entry in `arguments`") &&
                 Catch::Contains(":8: rule: argument 0 is not used in `message`"));
  CHECK_THAT(with("`{0}`", "`{x}`"), Catch::Contains("only for placeholders"));
  CHECK_THAT(with("`{0}`", "`{0`"), Catch::Contains("only for placeholders"));
  CHECK_THAT(with("`{0}`", "`{0}}`"), Catch::Contains("only for placeholders"));
}

TEST_CASE("a wrong page is refused at its line") {
  auto with = [](const char *from, const char *to) {
    return rule(page(GoodFront, replaced(GoodBody, from, to)));
  };
  CHECK_THAT(with("## Known limits\nNone.\n", ""), Catch::Contains("section `Known limits` is missing"));
  CHECK_THAT(with("## Known limits", "## Limits"),
             Catch::Contains(":31: expected section `Known limits`, not `Limits`"));
  CHECK_THAT(with("None.\n", "None.\n## More\nx\n"), Catch::Contains("section `More` is one too many"));
  CHECK_THAT(with("All.", ""), Catch::Contains(":28: section `On which interpreters` is empty"));
  CHECK_THAT(with("```python\nx = 2", "```\nx = 2"),
             Catch::Contains("section `Use instead` must hold exactly one"));
  CHECK_THAT(with("## Use instead", "```python\ny\n```\n## Use instead"),
             Catch::Contains("section `Example` must hold exactly one"));
  CHECK_THAT(with("## What", "text\n## What"), Catch::Contains(":10: text before the first section"));
  CHECK_THAT(with("A.", "# A."), Catch::Contains(":11: a page has no heading"));
  CHECK_THAT(with("x = 2\n```", "x = 2\n"), Catch::Contains("a code block is not closed"));
}

TEST_CASE("codes and names are given once") {
  std::vector<RuleData> rules(3);
  rules[0].code = rules[1].code = "THR201";
  rules[2].code = "THR101";
  rules[0].name = rules[2].name = "same";
  rules[1].name = "other";
  rules[0].place.file = "a";
  rules[1].place.file = "b";
  rules[2].place.file = "c";
  Problems problems;
  resolveRules(rules, problems);
  CHECK(rules[0].code == "THR101");
  CHECK(problems.text() == "b:1: code THR201 is taken by a\nc:1: name `same` is taken by a\n");
}

TEST_CASE("calls get their indices, kinds and aliases") {
  Apis apis({R"(module = "m"
aliases = ["old.m"]
[[function]]
name = "make"
aliases = ["create"]
returns = "m.Worker"
[[class]]
name = "Worker"
base = "m.Base"
aliases = ["W"]
params = ["group", "target", "*", "args"]
effect = "spawn-self"
target = "target"
args = "args"
runs-on = "new-thread"
[[class.method]]
name = "call"
params = ["fn", "...", "timeout", "**"]
effect = "submit"
target = "fn"
args = "..."
runs-on = "pool-thread"
gil = "releases-above"
gil-bytes = 2047
since = "3.8"
[[class]]
name = "Base"
object = "thread"
)"});
  REQUIRE(apis.problems.text() == "");
  CHECK(apis.row("m.Worker").object == "Thread");
  CHECK(apis.row("m.make").object == "Thread");
  CHECK(apis.row("m.Worker").targetIndex == 1);
  CHECK(apis.row("m.Worker").argsIndex == -1);
  const ApiData &call = apis.row("m.Worker.call");
  CHECK(call.kind == "Method");
  CHECK(call.targetIndex == 0);
  CHECK(call.argsIndex == -2);
  CHECK(call.params == std::vector<std::string>{"fn", "...", "*", "timeout", "**"});
  CHECK(call.gilBytes == 2047);
  CHECK(call.since == VersionData{3, 8});
  CHECK(llvm::is_sorted(apis.tables.rows, [](const auto &a, const auto &b) { return a.name < b.name; }));
  std::vector<std::string> aliases;
  for (const AliasData &alias : apis.tables.aliases)
    aliases.push_back(alias.alias + "=" + alias.canonical);
  CHECK(aliases == std::vector<std::string>{"m.W=m.Worker", "m.W.call=m.Worker.call", "m.create=m.make",
                                            "old.m=m", "old.m.Base=m.Base", "old.m.W=m.Worker",
                                            "old.m.W.call=m.Worker.call", "old.m.Worker=m.Worker",
                                            "old.m.Worker.call=m.Worker.call", "old.m.create=m.make",
                                            "old.m.make=m.make"});
}

TEST_CASE("wrong calls are refused at their line") {
  auto function = [](const std::string &text) { return api("[[function]]\nname = \"f\"\n" + text); };
  CHECK(function("colour = 1") == "f0:4: function `f`: unknown key `colour`\n");
  CHECK(function("target = \"t\"\nruns-on = \"loop\"") ==
        "f0:4: function `f`: `target` names no parameter of `params`\n");
  CHECK(function("params = [\"t\"]\ntarget = \"t\"") ==
        "f0:5: function `f`: `target` is given without `runs-on`\n");
  CHECK(function("params = [\"a\"]\nargs = \"a\"") ==
        "f0:5: function `f`: `args` is given without `target`\n");
  CHECK(function("effect = \"submit\"") ==
        "f0:4: function `f`: this effect needs a `target`, or `decorator`\n");
  CHECK_THAT(function("effect = \"jump\""),
             Catch::StartsWith("f0:4: function `f`: unknown effect `jump`; known: none, "));
  CHECK(function("gil-bytes = 3") ==
        "f0:4: function `f`: `gil-bytes` goes with gil = \"releases-above\" and only with it\n");
  CHECK(function("since = \"3\"") ==
        "f0:4: function `f`: `since` must be a Python version such as \"3.12\"\n");
  CHECK_THAT(function("since = \"3.9\"\nremoved = \"3.8\""), Catch::Contains("out of order"));
  CHECK_THAT(function("replacement = \"g()\""), Catch::Contains("for what is deprecated or removed"));
  CHECK(function("returns = \"m.C\"") == "f0:2: `m.f`: returns = `m.C` is not a modelled class\n");
  CHECK(function("returns = \"m.f\"") == "f0:2: `m.f`: returns = `m.f` is not a modelled class\n");
  CHECK(function("ns = -1") == "f0:4: function `f`: `ns` must be between 0 and 2147483647\n");
  CHECK(function("ns = 1.5") != "");
  CHECK(function("[[function]]\nname = \"f\"") == "f0:4: `m.f` is described twice\n");
  CHECK(function("aliases = [\"f\"]") == "f0:2: alias `m.f` of `m.f` is itself described\n");
  CHECK_THAT(
      function(
          "[[function]]\nname = \"g\"\naliases = [\"h\"]\n[[function]]\nname = \"i\"\naliases = [\"h\"]"),
      Catch::Contains("alias `m.h` is given to `m.g` and `m.i`"));
  CHECK(function("decorator = true") ==
        "f0:4: function `f`: `decorator` is given without `effect` and `runs-on`\n");
  CHECK(function("callbacks = [\"g\"]") ==
        "f0:4: function `f`: `callbacks` names `g`, which is no parameter of `params`\n");
  CHECK_THAT(function("handlers = [\"get\"]"), Catch::Contains("unknown key `handlers`"));
  CHECK(api("[[class]]\nname = \"A\"\nhandlers = [\"do_*\"]") == "");
  CHECK(api("[[class]]\nname = \"A\"\nhandlers = [\"*x\"]") == "f0:4: class `A`: `*x` is not a name\n");
  CHECK(api("[[class]]\nname = \"A\"\none-object = true") ==
        "f0:4: class `A`: `one-object` is given without `handlers`\n");
  CHECK(function("process-state = \"x\"\nadvice = \"y\"") == "");
  CHECK_THAT(function("process-state = \"x\""), Catch::Contains("`advice` goes with `process-state`"));
  CHECK_THAT(function("advice = \"y\""), Catch::Contains("`advice` goes with `process-state`"));
  CHECK_THAT(function("process-state = \"x\"\nadvice = \"y\"\nstate-argument = \"a\""),
             Catch::Contains("`state-argument` names no parameter"));
  CHECK_THAT(function("per-context-on = [\"pypy\"]"), Catch::Contains("need a `process-state`"));
  CHECK_THAT(function("not-thread-safe = \"x\"\nadvice = \"y\""),
             Catch::Contains("unknown key `not-thread-safe`"));
  CHECK(api("[[class]]\nname = \"A\"\nbuffer = \"array\"") == "");
  CHECK_THAT(function("buffer = \"array\""), Catch::Contains("unknown key `buffer`"));
  CHECK(api("[[function]]\nns = 1") == "f0:2: function: `name` is missing\n");
  CHECK_THAT(api("functions = []"), Catch::Contains("unknown key `functions`"));
  CHECK_THAT(api("function = [1]"), Catch::Contains("function must be a table"));
  CHECK_THAT(api("[[class]]\nname = \"A\"\nbase = \"m.B\"\n[[class]]\nname = \"B\"\nbase = \"m.A\""),
             Catch::Contains("`m.A` is among its own ancestors"));
  CHECK(api("[[class]]\nname = \"A\"\nreturns = \"m.A\"") == "f0:4: class `A`: unknown key `returns`\n");
}

TEST_CASE("a decorator may take a lock, a class may be for all threads") {
  CHECK(api("[[function]]\nname = \"f\"\ndecorator = true\neffect = \"acquire\"") == "");
  CHECK(api("[[class]]\nname = \"A\"\nthread-safe = true") == "");
  CHECK_THAT(api("[[class]]\nname = \"A\"\nthread-safe = true\nnot-thread-safe = \"x\"\nadvice = \"y\""),
             Catch::Contains("`thread-safe` contradicts `not-thread-safe`"));
}

TEST_CASE("options of a rule have a type, a range and a default in it") {
  auto with = [](const std::string &option) {
    return rule(page(std::string(GoodFront) + "[[option]]\n" + option));
  };
  const std::string number = "name = \"many-threads\"\nhelp = \"So many.\"\nleast = 1\n";
  CHECK(with(number + "default = 3\nmost = 5\n") == "");
  CHECK_THAT(with(number + "default = 6\nmost = 5\n"), Catch::Contains("between `least` and `most`"));
  CHECK_THAT(with("name = \"Many\"\nhelp = \"So many.\"\n"), Catch::Contains("must be kebab-case"));
  CHECK_THAT(with("name = \"many\"\nhelp = \"so many\"\n"), Catch::Contains("must be whole sentences"));
  CHECK(with("name = \"allowed\"\ntype = \"names\"\nhelp = \"Allowed.\"\nexample = '[\"x\"]'\n") == "");
  CHECK_THAT(with("name = \"allowed\"\ntype = \"names\"\nhelp = \"Allowed.\"\n"),
             Catch::Contains("names have an `example`"));
  CHECK_THAT(with(number + "mst = 5\n"), Catch::Contains("unknown key `mst`; did you mean `most`?"));
}

TEST_CASE("parameters have an order") {
  auto params = [](const char *list) {
    return api("[[function]]\nname = \"f\"\nparams = " + std::string(list));
  };
  CHECK(params(R"(["a", "...", "*", "b", "**"])") == "");
  CHECK(params(R"(["..."])") == "");
  CHECK_THAT(params(R"(["a", "a"])"), Catch::Contains("parameter `a` is named twice"));
  CHECK_THAT(params(R"(["**", "a"])"), Catch::Contains("`a` is out of order"));
  CHECK_THAT(params(R"(["*", "**"])"), Catch::Contains("`**` is out of order"));
  CHECK_THAT(params(R"(["*", "a", "..."])"), Catch::Contains("`...` is out of order"));
  CHECK_THAT(params(R"(["a", "*"])"), Catch::Contains("a name must follow \"*\""));
  CHECK_THAT(params(R"(["a b"])"), Catch::Contains("`a b` is not a parameter name"));
}

TEST_CASE("runtimes are checked and ordered") {
  const std::string good =
      "name = \"cpython-3.9\"\ntitle = \"C\"\nversion = \"3.9\"\ngil = true\n"
      "switch-points = \"bytecodes\"\nimplementation = \"cpython\"\n"
      "starts-threads-at-exit = true\ninherits-context = false\n"
      "bytecode-ps = 1\ncall-ns = 1\nlock-ns = 1\nthread-start-us = 1\nwake-ns = 1\nsignal-ns = 1\n";
  CHECK(runtime(good) == "");
  CHECK(runtime(good, "r/x.toml") == "r/x.toml:1: runtime: the file must be called cpython-3.9.toml\n");
  CHECK_THAT(runtime(replaced(good, "gil = true", "gil = false")),
             Catch::Contains("the name must be `cpython-3.9t`") && Catch::Contains("without a GIL"));
  CHECK_THAT(runtime(replaced(good, "bytecodes", "sometimes")),
             Catch::Contains(":5: runtime: unknown switch-points"));
  CHECK_THAT(runtime(replaced(good, "gil = true\n", "")), Catch::Contains("`gil` is missing"));

  std::vector<RuntimeData> runtimes(5);
  const char *names[] = {"pypy", "cpython-3.13t", "cpython-3.10", "jython", "cpython-3.9"};
  unsigned minors[] = {9, 13, 10, 7, 9};
  for (size_t i = 0; i < 5; ++i) {
    runtimes[i].name = names[i];
    runtimes[i].implementation = llvm::StringRef(names[i]).starts_with("cpython") ? "CPython" : "PyPy";
    runtimes[i].version = {3, minors[i]};
    runtimes[i].gil = i != 1;
  }
  Problems problems;
  resolveRuntimes(runtimes, problems);
  std::vector<std::string> order;
  for (const RuntimeData &r : runtimes)
    order.push_back(r.name);
  CHECK(order == std::vector<std::string>{"cpython-3.9", "cpython-3.10", "cpython-3.13t", "jython", "pypy"});
  CHECK_THAT(problems.text(), Catch::Contains("some runtime must be a default one"));
}

TEST_CASE("tables spell text so that C++ reads it back") {
  Data data;
  RuleData check, session;
  check.code = "THR101";
  check.name = "a";
  check.summary = "quote \" and \\ and \t1";
  check.body = "one\n\ntwo";
  check.severity = session.severity = "Note";
  session.code = "THR102";
  session.name = "b";
  session.byCheck = false;
  data.rules = {check, session};
  auto content = [&](llvm::StringRef name) {
    for (GeneratedFile &file : emitTables(data))
      if (file.name == name)
        return file.content;
    FAIL("no such file");
    return std::string();
  };
  CHECK_THAT(content("RuleTable.inc"),
             Catch::Contains(R"("quote \" and \\ and \0111")") &&
                 Catch::Contains("\"one\\n\"\n     \"\\n\"\n     \"two\",\n Severity::Note"));
  CHECK_THAT(content("RuleDecls.inc"), Catch::Contains("void checkTHR101(const CheckContext &, RuleId);") &&
                                           !Catch::Contains("THR102"));
  CHECK_THAT(content("RuleDispatch.inc"), Catch::EndsWith("&checkTHR101,\nnullptr, // THR102\n"));
  CHECK_THAT(content("RuleIds.inc"), Catch::Contains("inline constexpr RuleId THR102{1};"));
  data.rules[1].options.push_back({{}, "many-threads", "So many.", "", "Number", 3, 1, 5});
  CHECK_THAT(content("OptionIds.inc"), Catch::Contains("inline constexpr OptionId THR102ManyThreads{0};"));
  CHECK_THAT(content("OptionTable.inc"),
             Catch::Contains("{RuleId(1), \"many-threads\", OptionType::Number, 3, 1, 5, \"3\","));
}

TEST_CASE("documentation has a page a rule and an index") {
  Data data;
  RuleData rule;
  rule.code = "THR201";
  rule.name = "a-rule";
  rule.summary = "x | y";
  rule.message = "m {0}";
  rule.arguments = {"the thing"};
  rule.severity = "Warning";
  rule.fixable = true;
  rule.body = GoodBody;
  data.rules = {rule};
  RuntimeData runtime;
  runtime.name = "pypy";
  runtime.title = "PyPy";
  runtime.version = {3, 9};
  runtime.switchPoints = "Bytecodes";
  data.runtimes = {runtime};
  std::vector<GeneratedFile> files = emitDocs(data);
  REQUIRE(files.size() == 2);
  CHECK(files[0].name == "THR201-a-rule.md");
  CHECK_THAT(files[0].content,
             Catch::StartsWith("# THR201 a-rule\n") && Catch::Contains("- `{0}`: the thing\n") &&
                 Catch::Contains("| warning | yes | yes |") && Catch::Contains("## Known limits"));
  CHECK(files[1].name == "index.md");
  CHECK_THAT(files[1].content,
             Catch::Contains("## THR2 Shared state") &&
                 Catch::Contains("| [THR201](THR201-a-rule.md) | a-rule | x \\| y | warning | fix |") &&
                 Catch::Contains("| `pypy` | PyPy | 3.9 | yes | between any two bytecodes | no |"));
}
