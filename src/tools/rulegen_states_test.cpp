// Tests of how rulegen reads state machines: rows a runtime, and machines that are not whole.
#include "rulegen.h"

#include <catch2/catch.hpp>

using namespace threadlint::rulegen;

namespace {

constexpr const char *OldRuntime = R"(name = "cpython-2.7"
title = "CPython 2.7"
version = "2.7"
gil = true
switch-points = "bytecodes"
implementation = "cpython"
starts-threads-at-exit = true
inherits-context = false
bytecode-ps = 1
call-ns = 1
lock-ns = 1
thread-start-us = 1
wake-ns = 1
signal-ns = 1
)";
constexpr const char *NewRuntime = R"(name = "cpython-3.9"
title = "CPython 3.9"
version = "3.9"
gil = true
switch-points = "bytecodes"
default = true
implementation = "cpython"
starts-threads-at-exit = true
inherits-context = false
bytecode-ps = 1
call-ns = 1
lock-ns = 1
thread-start-us = 1
wake-ns = 1
signal-ns = 1
)";

/// Two states on two interpreters; `steps` are lines of TOML.
Data machines(const std::string &steps, Problems &problems, const char *front = "") {
  Data data;
  readRuntime("cpython-2.7.toml", OldRuntime, data.runtimes, problems);
  readRuntime("cpython-3.9.toml", NewRuntime, data.runtimes, problems);
  resolveRuntimes(data.runtimes, problems);
  std::string text =
      "family = \"Door\"\n[[machine]]\nname = \"Door\"\nsummary = \"It shuts.\"\ninitial = \"shut\"\n";
  readMachines("doors.toml", text + front + "steps = [\n" + steps + "]\n", data.machines, problems);
  resolveMachines(data.machines, data.runtimes, problems);
  return data;
}

std::string machineProblems(const std::string &steps, const char *front = "") {
  Problems problems;
  machines(steps, problems, front);
  return problems.text();
}

std::string line(const char *state, const char *operation, const char *rest) {
  return std::string("{ state = \"") + state + "\", operation = \"" + operation + "\", " + rest + " },\n";
}

const std::string Opens = line("shut", "open()", "outcome = \"ok\", next = \"open\"");
const std::string OpenAndShut =
    Opens + line("open", "open()",
                 "outcome = \"AssertionError\", but = [ { since = \"3.0\", outcome = \"RuntimeError\" } ]");

} // namespace

TEST_CASE("a step has a row for each of its outcomes") {
  Problems problems;
  Data data = machines(OpenAndShut, problems);
  std::vector<TransitionData> rows = transitionsOf(data);
  CHECK(problems.text() == "");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].outcome == "AssertionError");
  CHECK(rows[0].runtimes == 1);
  CHECK(rows[1].outcome == "RuntimeError");
  CHECK(rows[1].runtimes == 2);
  CHECK(rows[1].next == "open");
  CHECK(rows[2].next == "open");
  CHECK(rows[2].runtimes == 3);
}

TEST_CASE("a row holds only where its state can be reached") {
  std::string steps = line("shut", "lock()",
                           "outcome = \"ok\", next = \"locked\", but = [ { before = \"3.0\", outcome = "
                           "\"AttributeError\" } ]") +
                      line("locked", "open()", "outcome = \"RuntimeError\"");
  Problems problems;
  Data data = machines(steps, problems);
  std::vector<TransitionData> rows = transitionsOf(data);
  CHECK(problems.text() == "");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].step->state == "locked");
  CHECK(rows[0].runtimes == 2);
}

TEST_CASE("a machine has no rows where its objects are missing") {
  Problems problems;
  Data data = machines(Opens + line("open", "shut()", "outcome = \"ok\""), problems,
                       "missing = [ { before = \"3.0\" } ]\n");
  CHECK(problems.text() == "");
  for (const TransitionData &row : transitionsOf(data))
    CHECK(row.runtimes == 2);
}

TEST_CASE("machines that are not whole are refused") {
  std::string ok = "outcome = \"ok\"";
  CHECK(machineProblems(Opens) == "doors.toml:7: `open` is no state of `Door`: no step starts in it\n");
  CHECK(machineProblems(OpenAndShut + line("lost", "find()", ok.c_str())) ==
        "doors.toml:9: state `lost` of `Door` is never reached\n");
  CHECK(machineProblems(OpenAndShut + line("open", "open()", ok.c_str())) ==
        "doors.toml:9: `open()` in `open` stands on line 8\n");
  CHECK(machineProblems(OpenAndShut + line("open", "Open", ok.c_str())) ==
        "doors.toml:9: `Open` and `open()` would both be `Open`\n");
  CHECK(machineProblems(OpenAndShut + line("open", "2 turns", ok.c_str())) ==
        "doors.toml:9: `2 turns` must begin with a letter\n");
}

TEST_CASE("conditions that say nothing are refused") {
  std::string never = "outcome = \"ok\", but = [ { on = \"pypy\", outcome = \"None\" } ]";
  CHECK(machineProblems(OpenAndShut + line("open", "shut()", never.c_str())) ==
        "doors.toml:9: holds on no interpreter\n");
  std::string always = "outcome = \"ok\", but = [ { since = \"2.0\", outcome = \"None\" } ]";
  CHECK(machineProblems(OpenAndShut + line("open", "shut()", always.c_str())) ==
        "doors.toml:9: the `but` of `shut()` leave no interpreter\n");
  std::string unconditional = "outcome = \"ok\", but = [ { outcome = \"None\" } ]";
  CHECK(machineProblems(OpenAndShut + line("open", "shut()", unconditional.c_str()))
            .find("one of `on`, `since`, `before` and `gil` must say on which interpreters") !=
        std::string::npos);
  CHECK(machineProblems(OpenAndShut, "missing = [ { since = \"2.0\" } ]\n")
            .find("`Door` is missing on every interpreter") != std::string::npos);
}

TEST_CASE("a page shows each machine where it says so") {
  Problems problems;
  Data data = machines(OpenAndShut, problems);
  std::string page = "# Doors\n<!-- machine: Door -->\nold\n<!-- end -->\nmore\n";
  std::string shown = withMachines("page.md", page, data, problems);
  CHECK(problems.text() == "");
  CHECK(shown.rfind("# Doors\n<!-- machine: Door -->\nIt shuts.\n", 0) == 0);
  CHECK(shown.find("old") == std::string::npos);
  CHECK(shown.find("  Shut --> Open : open()\n") != std::string::npos);
  CHECK(shown.find("    open() raises AssertionError\n") != std::string::npos);
  CHECK(shown.find("| open | `open()` | `AssertionError` | `RuntimeError` from 3.0 |\n") !=
        std::string::npos);
  CHECK(shown.find("<!-- end -->\nmore\n") != std::string::npos);
  CHECK(withMachines("page.md", shown, data, problems) == shown);
}

TEST_CASE("a page that lacks a machine or names an unknown one is refused") {
  Problems problems;
  Data data = machines(OpenAndShut, problems);
  withMachines("page.md", "text\n", data, problems);
  CHECK(problems.text() == "page.md:1: machine `Door` is not shown\n");
  problems = {};
  withMachines("page.md", "<!-- machine: Door -->\n<!-- end -->\n<!-- machine: Gate -->\n", data, problems);
  CHECK(problems.text() == "page.md:3: `Gate` is no machine, or is shown above\n");
  problems = {};
  withMachines("page.md", "<!-- machine: Door -->\n", data, problems);
  CHECK(problems.text() == "page.md:1: `<!-- end -->` is missing\n");
}
