// The words of witnesses: who does what in which order, with values, locks and the main thread.
#include "checks/Witness.h"
#include "session/Session.h"
#include "testing/Analysed.h"
#include "llvm/Support/raw_ostream.h"
#include <catch2/catch.hpp>

using namespace threadlint;

namespace {

using Steps = std::vector<std::string>;

/// The steps of the witness of the first finding in a program; `go` runs the target on three threads.
Steps witnessOf(const std::string &text, const std::string &go = "for _ in range(3):\n    "
                                                                 "threading.Thread(target=f).start()\n") {
  Request request;
  request.haveStdin = true;
  request.stdinName = "a.py";
  request.stdinText =
      "import threading\nimport time\nmu = threading.Lock()\nnu = threading.Lock()\nn = 0\n" + text + go;
  request.rules.select = {"THR2"};
  request.rules.preview = true;
  request.workers = 1;
  Result result = run(request, llvm::nulls());
  Steps out;
  if (result.findings.empty())
    return out;
  const Witness &witness = result.findings[0].witness;
  for (const WitnessStep &step : witness.steps) {
    CHECK(llvm::StringRef(step.text).starts_with("`" + witness.threads[step.thread].name + "`"));
    out.push_back(step.text);
  }
  CHECK(witness.steps.back().thread == 0);
  return out;
}

/// The same for the first pair of accesses of these kinds to `n`, without a rule that reports them.
Steps toldOf(const std::string &text, AccessKind kind, AccessKind other) {
  testing::Analysed program(testing::withProbe("import time\nmu = threading.Lock()\n" + text));
  SourceSet sources;
  sources.files.push({});
  sources.files[FileId(0)].text = program.sources[0].text;
  std::vector<Finding> findings;
  RuntimeId runtime = program.model.findRuntime("cpython-3.13t");
  CheckContext context{sources, program.program, program.facts, program.model, runtime, {}, findings};
  for (const Access &a : program.facts.accesses)
    for (const Access &b : program.facts.accesses) {
      if (a.kind != kind || b.kind != other || !a.isSamePlace(b) ||
          program.program.describe(a.place) != "n" || !program.facts.mayRace(program.program, a, b))
        continue;
      Finding finding;
      addWitness(context, finding, a, b);
      CHECK(finding.witness.empty() != canGoWrong(context, a, b));
      Steps out;
      for (const WitnessStep &step : finding.witness.steps)
        out.push_back(step.text);
      return out;
    }
  return {"no pair"};
}

const std::string Threads = "for _ in range(3):\n  threading.Thread(target=f).start()\n";

} // namespace

TEST_CASE("two threads of one function, with the values that constants give") {
  CHECK(witnessOf("def f():\n    global n\n    n += 3\n") ==
        Steps{"`f#1` reads `n` (5)", "`f#2` reads `n` (5)", "`f#2` writes `n` (8)",
              "`f#1` writes `n` (8): the update of `f#2` is lost"});
}

TEST_CASE("values that are not known are told in words") {
  CHECK(witnessOf("def f():\n    global n\n    n += int(time.time())\n") ==
        Steps{"`f#1` reads `n` (the old value)", "`f#2` reads `n` (the old value)",
              "`f#2` writes `n` (a new value)",
              "`f#1` writes `n` (made from the old value): the update of `f#2` is lost"});
}

TEST_CASE("the main thread and locks of callers") {
  CHECK(witnessOf("def bump():\n    global n\n    n -= 1\ndef f():\n    with mu:\n        bump()\n",
                  "threading.Thread(target=f).start()\nwith nu:\n    n += 1\n") ==
        Steps{"`MainThread` reads `n` (5), holding `nu`", "`f` reads `n` (5), holding `mu`",
              "`f` writes `n` (4), holding `mu`",
              "`MainThread` writes `n` (6), holding `nu`: the update of `f` is lost"});
}

TEST_CASE("the side whose window is open on the runtime is the one that loses") {
  std::string text =
      "def slow():\n    global n\n    old = n\n    time.sleep(1)\n    n = old + 1\ndef quick():\n"
      "    global n\n    n += 1\n";
  CHECK(witnessOf(text, "threading.Thread(target=quick).start()\nthreading.Thread(target=slow).start()\n") ==
        Steps{"`slow` reads `n` (5)", "`quick` reads `n` (5)", "`quick` writes `n` (6)",
              "`slow` writes `n` (6): the update of `quick` is lost"});
}

TEST_CASE("a decision that no longer holds") {
  std::string text = "n = {}\ndef f(k='x'):\n  if k not in n:\n    n[k] = time.time()\n";
  CHECK(toldOf(text + Threads, AccessKind::CheckThenAct, AccessKind::CheckThenAct) ==
        Steps{"`f#1` tests `k not in n` and goes on", "`f#2` tests `k not in n` and goes on",
              "`f#2` writes `n[k]`", "`f#1` writes `n[k]`, although `f#2` has changed it since the test"});
}

TEST_CASE("a decision under a lock is not stale") {
  std::string text = "n = {}\ndef f(k='x'):\n  with mu:\n    if k not in n:\n      n[k] = time.time()\n";
  CHECK(toldOf(text + Threads, AccessKind::CheckThenAct, AccessKind::CheckThenAct).empty());
}

TEST_CASE("a test in one critical section and the act in the next") {
  std::string text = "n = None\ndef f():\n  global n\n  with mu:\n    missing = n is None\n  if missing:\n"
                     "    with mu:\n      n = time.time()\n";
  CHECK(toldOf(text + Threads, AccessKind::CheckThenAct, AccessKind::CheckThenAct) ==
        Steps{"`f#1` tests `n` and goes on, holding `mu`", "`f#1` gives `mu` back",
              "`f#2` tests `n` and goes on, holding `mu`", "`f#2` gives `mu` back", "`f#2` takes `mu`",
              "`f#2` writes `n`, holding `mu`", "`f#1` takes `mu`",
              "`f#1` writes `n`, although `f#2` has changed it since the test"});
}

TEST_CASE("an iteration and a change of the size") {
  std::string text = "n = []\ndef g():\n  for x in n:\n    print(x)\ndef f():\n  n.append(1)\n";
  CHECK(toldOf(text + "threading.Thread(target=g).start()\n" + Threads, AccessKind::Iterate,
               AccessKind::Write) == Steps{"`g` begins to iterate over `n`", "`f` does `n.append(1)`",
                                           "`g` goes on with `n`, which `f` has changed"});
}
