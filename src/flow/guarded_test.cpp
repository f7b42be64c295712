// What is followed without threads in sight, and which lock guards what.
#include "testing/Analysed.h"

using namespace threadlint;
using namespace threadlint::testing;

namespace {

/// `_n: _lock 2/3` for each guard; functions that hold it, and all.
std::string guards(const std::string &text) {
  Analysed a(withProbe(text));
  std::string out;
  for (const Guard &g : a.facts.guards)
    out += (out.empty() ? "" : ", ") + a.program.text(a.program.variable(g.place).name).str() + ": " +
           a.program.text(a.program.variable(g.lockVariable).name).str() +
           (g.isDeclared ? " declared" : " " + std::to_string(g.guarded) + "/" + std::to_string(g.all));
  return out.empty() ? "-" : out;
}

/// `line 3 update holding _lock`: what public functions do to a place.
std::vector<std::string> guarded(const std::string &text, llvm::StringRef place) {
  Analysed a(withProbe(text));
  std::vector<std::string> out;
  for (const Access &x : a.facts.guarded)
    if (a.isPlace(x, place) && x.kind != AccessKind::Read)
      out.push_back("line " + std::to_string(a.lineOf(x.where) - 2) + " " + threadlint::text(x.kind).str() +
                    " holding " + a.lockset(x.held));
  return out;
}

const std::string counter = "class C:\n"
                            "  def __init__(self):\n"
                            "    self._lock = threading.Lock()\n"
                            "    self.n = 0\n"
                            "  def up(self):\n"
                            "    with self._lock:\n"
                            "      self.n += 1\n"
                            "  def down(self):\n"
                            "    with self._lock:\n"
                            "      self._take(1)\n"
                            "  def _take(self, k):\n"
                            "    self.n -= k\n";

} // namespace

TEST_CASE("public methods of what keeps a lock are followed, helpers from their callers") {
  CHECK(guarded(counter, "C.n") ==
        std::vector<std::string>{"line 7 update holding _lock", "line 12 update holding _lock"});
  CHECK(guards(counter) == "n: _lock 2/2");
}

TEST_CASE("a few accesses without the lock do not hide the guard") {
  std::string bad = "  def undo(self):\n    self.n -= 1\n";
  CHECK(guards(counter + bad) == "n: _lock 2/3");
  CHECK(guarded(counter + bad, "C.n").back() == "line 14 update holding -");
  CHECK(guards(counter + bad + "  def redo(self):\n    self.n += 1\n") == "-");
}

TEST_CASE("constructors and what only they call are left out") {
  std::string text =
      "class C:\n  def __init__(self):\n    self._lock = threading.Lock()\n    self.fill()\n"
      "  def fill(self):\n    self.n = 1\n  def up(self):\n    with self._lock:\n      self.n += 1\n";
  CHECK(guarded(text, "C.n") == std::vector<std::string>{"line 9 update holding _lock"});
  CHECK(guarded(text + "  def again(self):\n    self.fill()\n", "C.n").front() == "line 6 write holding -");
}

TEST_CASE("what is named to run before or after the threads counts under the lock only") {
  CHECK(guarded(counter + "  def close(self):\n    self.n = 0\n", "C.n").size() == 2);
  CHECK(guarded(counter + "  def close(self):\n    with self._lock:\n      self.n = 0\n", "C.n").size() == 3);
}

TEST_CASE("a public function that all callers in sight call under a lock is no beginning") {
  std::string text = "class C:\n  def __init__(self):\n    self._lock = threading.Lock()\n    self.n = 0\n"
                     "  def up(self):\n    with self._lock:\n      self.add(1)\n"
                     "  def add(self, k):\n    self.n += k\n";
  CHECK(guarded(text, "C.n") == std::vector<std::string>{"line 9 update holding _lock"});
  CHECK(guarded(text + "  def fast(self):\n    self.add(2)\n", "C.n").size() == 2);
}

TEST_CASE("the lock is a global of the module, an attribute of the class, inherited") {
  CHECK(guards("mu = threading.Lock()\nn = 0\ndef up():\n  global n\n  with mu:\n    n += 1\n"
               "def down():\n  global n\n  with mu:\n    n -= 1\n") == "n: mu 2/2");
  CHECK(
      guards("class C:\n  mu = threading.RLock()\n  n = 0\n  @classmethod\n  def up(cls):\n    with cls.mu:\n"
             "      cls.n += 1\n  @classmethod\n  def down(cls):\n    with C.mu:\n      C.n -= 1\n") ==
      "n: mu 2/2");
  CHECK(guards(counter + "class D(C):\n  def twice(self):\n    with self._lock:\n      self.n *= 2\n") ==
        "n: _lock 3/3");
}

TEST_CASE("the lock of an instance guards nothing of its class, other objects nothing of this one") {
  CHECK(guards("class C:\n  n = 0\n  def __init__(self):\n    self.mu = threading.Lock()\n"
               "  def up(self):\n    with self.mu:\n      C.n += 1\n"
               "  def down(self):\n    with self.mu:\n      C.n -= 1\n") == "-");
  CHECK(guards("class Other:\n  def __init__(self):\n    self.mu = threading.Lock()\n"
               "class C:\n  def __init__(self):\n    self.other = Other()\n    self.n = 0\n"
               "  def up(self):\n    with self.other.mu:\n      self.n += 1\n"
               "  def down(self):\n    with self.other.mu:\n      self.n -= 1\n") == "-");
}

TEST_CASE("locks of other kinds guard nothing from threads") {
  CHECK(
      guards(
          "import asyncio\nclass C:\n  def __init__(self):\n    self.lock = asyncio.Lock()\n    self.n = 0\n"
          "  async def up(self):\n    async with self.lock:\n      self.n += 1\n"
          "  async def down(self):\n    async with self.lock:\n      self.n -= 1\n") == "-");
}

TEST_CASE("comments and annotations declare guards") {
  std::string init = "class C:\n  def __init__(self):\n    self._lock = threading.Lock()\n";
  std::string use = "  def get(self):\n    return self.n\n  def put(self):\n    self.n = 1\n";
  CHECK(guards(init + "    self.n = 0\n" + use) == "-");
  CHECK(guards(init + "    self.n = 0  # guarded-by: _lock\n" + use) == "n: _lock declared");
  CHECK(guards(init + "    # guarded-by: self._lock\n    self.n = 0\n" + use) == "n: _lock declared");
  CHECK(guards(init + "    self.n: Annotated[int, GuardedBy('_lock')] = 0\n" + use) == "n: _lock declared");
  CHECK(guards(init + "    self.n = 0  # guarded-by: nobody\n" + use) == "-");
  CHECK(guards(init + "    self.n = '# guarded-by: _lock'\n" + use) == "-");
}

TEST_CASE("a function that requires a lock has it, its callers must hold it") {
  std::string text = counter + "  def fast(self):\n    self._take(2)\n";
  std::string claimed = text;
  claimed.replace(claimed.find("def _take(self, k):"), 19, "def _take(self, k):  # requires-lock: _lock");
  CHECK(llvm::is_contained(guarded(text, "C.n"), "line 12 update holding -"));
  CHECK_FALSE(llvm::is_contained(guarded(claimed, "C.n"), "line 12 update holding -"));
  Analysed a(withProbe(claimed));
  REQUIRE(a.facts.unlockedCalls.size() == 1);
  CHECK(a.lineOf(a.facts.unlockedCalls[0].call) == 16);
}
