// Which interleavings of two threads go wrong, and the shortest of them.
#include "flow/Interleave.h"
#include "testing/Analysed.h"
#include <catch2/catch.hpp>

using namespace threadlint;
using namespace threadlint::testing;

namespace {

/// `A1 r w R1`: one step a word. `r`, `t`, `w`, `a`, `b`, `n` read, test, write, act, begin, next; `c` writes
/// a constant; `m` adds an element; `A1`, `R1` acquire and release lock 1; a `!` behind a
/// step: no switch before it.
std::vector<Step> steps(llvm::StringRef text) {
  std::vector<Step> out;
  llvm::SmallVector<llvm::StringRef> words;
  text.split(words, ' ');
  for (llvm::StringRef word : words) {
    Step s{StepKind::Read};
    s.switches = !word.consume_back("!");
    constexpr std::pair<char, StepKind> kinds[] = {
        {'A', StepKind::Acquire}, {'R', StepKind::Release}, {'r', StepKind::Read}, {'t', StepKind::Test},
        {'w', StepKind::Write},   {'c', StepKind::Write},   {'a', StepKind::Act},  {'b', StepKind::Begin},
        {'n', StepKind::Next},    {'m', StepKind::Write},   {'c', StepKind::Write}};
    for (auto [letter, kind] : kinds)
      if (letter == word[0])
        s.kind = kind;
    s.depends = word[0] == 'w';
    s.resizes = word[0] == 'm';
    if (word.size() > 1)
      s.lock = LockId(static_cast<uint32_t>(word[1] - '0'));
    out.push_back(s);
  }
  return out;
}

/// `lost: 0r 1r 1w 0w`.
std::string worst(llvm::StringRef first, llvm::StringRef second) {
  llvm::SmallVector<llvm::StringRef> words[2];
  first.split(words[0], ' ');
  second.split(words[1], ' ');
  auto found = findBadInterleaving(steps(first), steps(second));
  if (!found)
    return "-";
  std::string out = found->harm == Harm::LostUpdate      ? "lost:"
                    : found->harm == Harm::StaleDecision ? "stale:"
                                                         : "mutated:";
  for (Turn turn : found->turns)
    out += " " + std::to_string(turn.thread) + words[turn.thread][turn.step].str();
  return out;
}

} // namespace

TEST_CASE("an update is lost when both have read before one writes") {
  CHECK(worst("r w", "r w") == "lost: 0r 1r 1w 0w");
  CHECK(worst("r w", "c") == "lost: 0r 1c 0w");
  CHECK(worst("c", "c") == "-");
}

TEST_CASE("a window that is closed for one thread may be open for the other") {
  CHECK(worst("r w!", "r w!") == "-");
  CHECK(worst("r w!", "r w") == "lost: 1r 0r 0w! 1w");
}

TEST_CASE("one lock around both updates, or a gate around different locks, leaves nothing to lose") {
  CHECK(worst("A1 r w R1", "A1 r w R1") == "-");
  CHECK(worst("A1 r w R1", "A2 r w R2") == "lost: 0A1 0r 1A2 1r 1w 0w");
  CHECK(worst("A1 r w R1", "r w") == "lost: 0A1 0r 1r 1w 0w");
  CHECK(worst("A3 A1 r w R1 R3", "A3 A2 r w R2 R3") == "-");
  CHECK(worst("A1 A1 r R1 w R1", "A1 r w R1") == "-");
}

TEST_CASE("a lock that is dropped between the read and the write protects neither") {
  CHECK(worst("A1 r R1 A1 w R1", "A1 r w R1") == "lost: 0A1 0r 0R1 1A1 1r 1w 1R1 0A1 0w");
  CHECK(worst("A1 r R1 A1 w! R1", "A1 r w! R1") != "-");
  CHECK(worst("A2 A1 r R1 A1 w R1 R2", "A2 A1 r w R1 R2") == "-");
}

TEST_CASE("a decision is stale when the other thread acts after the test") {
  CHECK(worst("t a", "t a") == "stale: 0t 1t 1a 0a");
  CHECK(worst("t a", "c") == "stale: 0t 1c 0a");
  CHECK(worst("t a!", "t a!") == "-");
  CHECK(worst("A1 t a R1", "A1 t a R1") == "-");
  CHECK(worst("r w", "t a") == "lost: 0r 1t 1a 0w");
  CHECK(worst("t A1 a R1", "t A1 a R1") == "stale: 0t 1t 1A1 1a 1R1 0A1 0a");
  CHECK(worst("t A1 t a R1", "t A1 t a R1") == "-");
}

TEST_CASE("an iteration sees its container changed between two turns") {
  CHECK(worst("b n", "m") == "mutated: 0b 1m 0n");
  CHECK(worst("b n", "c") == "-");
  CHECK(worst("A1 b n R1", "A1 m R1") == "-");
  CHECK(worst("A1 b n R1", "m") == "mutated: 0A1 0b 1m 0n");
}

TEST_CASE("many steps and locks end") {
  std::string many;
  for (int i = 0; i < 9; ++i)
    many += "A" + std::to_string(i) + " R" + std::to_string(i) + " ";
  CHECK(worst(many + "c", many + "c") == "-");
}

namespace {

/// The steps of the first access of that kind to `n` in the function `f`: `+lock read write -lock`.
std::string stepsIn(const std::string &text, AccessKind kind = AccessKind::Update) {
  Analysed a(withProbe("import threading\nmu = threading.Lock()\nnu = threading.Lock()\n" + text +
                       "for i in range(3):\n  threading.Thread(target=f).start()\n"));
  for (const Access &x : a.facts.accesses) {
    if (!x.owner || x.kind != kind || a.program.describe(x.place) != "n")
      continue;
    std::string out;
    constexpr llvm::StringLiteral words[] = {"+", "-", "read", "test", "write", "act", "begin", "next"};
    for (const Step &s : stepsOf(a.program, a.facts, x, true)) {
      bool isLock = s.kind == StepKind::Acquire || s.kind == StepKind::Release;
      out += (out.empty() ? "" : " ") + words[unsigned(s.kind)].str() + (isLock ? a.name(s.lock) : "");
    }
    return out;
  }
  return "none";
}

} // namespace

TEST_CASE("steps of an update and the locks around them") {
  std::string f = "n = 0\ndef f():\n  global n\n  ";
  CHECK(stepsIn(f + "n += 1\n") == "read write");
  CHECK(stepsIn(f + "with mu:\n    n += 1\n") == "+mu read write -mu");
  CHECK(stepsIn(f + "t = n\n  with mu:\n    n = t + 1\n") == "read +mu write -mu");
  CHECK(stepsIn(f + "with mu:\n    t = n\n  n = t + 1\n") == "+mu read -mu write");
  CHECK(stepsIn(f + "with mu:\n    t = n\n  with mu:\n    n = t + 1\n") == "+mu read -mu +mu write -mu");
  CHECK(stepsIn(f + "with nu:\n    with mu:\n      t = n\n    n = t + 1\n") == "+nu +mu read -mu write -nu");
}

TEST_CASE("steps begin with the locks of the callers") {
  std::string g = "n = 0\ndef g():\n  global n\n  ";
  std::string f = "def f():\n  with mu:\n    g()\n";
  CHECK(stepsIn(g + "n += 1\n" + f) == "+mu read write -mu");
  CHECK(stepsIn(g + "t = n\n  with nu:\n    n = t + 1\n" + f) == "+mu read +nu write -nu -mu");
}

TEST_CASE("steps of other accesses") {
  std::string f = "n = {}\ndef f():\n  ";
  CHECK(stepsIn(f + "if 1 not in n:\n    n[1] = 2\n", AccessKind::CheckThenAct) == "test act");
  CHECK(stepsIn(f + "with mu:\n    n[1] = 2\n", AccessKind::Write) == "+mu write -mu");
  CHECK(stepsIn("n = []\ndef f():\n  n.append(2)\n", AccessKind::Write) == "write");
  CHECK(stepsIn("n = []\ndef f():\n  with mu:\n    for x in n: print(x)\n", AccessKind::Iterate) ==
        "+mu begin next -mu");
}
