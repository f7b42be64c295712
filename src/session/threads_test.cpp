// Programs -> the map of threads: entries, shared places, guards, locks.
#include "session/Session.h"
#include "llvm/Support/raw_ostream.h"
#include <catch2/catch.hpp>

using namespace threadlint;

namespace {

class Map {
public:
  explicit Map(const std::string &text) {
    Request request;
    request.haveStdin = request.threadMap = true;
    request.stdinName = "a.py";
    request.stdinText = "import threading\nfrom concurrent.futures import ThreadPoolExecutor\n" + text;
    result = run(request, llvm::nulls());
    REQUIRE(result.error == "");
    CHECK(result.findings.empty());
  }
  const ThreadMap &map() const { return result.threads; }

  /// Line in the text given; 0: not seen.
  uint32_t line(const MapSpan &at) const {
    return at.isSeen() ? LineIndex(result.sources.files[at.file].text).lineOf(at.span.begin) - 2 : 0;
  }
  std::string entries() const {
    std::string out;
    for (const MapEntry &e : map().entries)
      out += (out.empty() ? "" : ", ") + (e.isMain ? "main" : e.name) + (e.many ? " many" : "");
    return out;
  }
  /// `n unguarded: main+f, f+f`, one text a place.
  std::vector<std::string> places() const {
    std::vector<std::string> out;
    for (const MapPlace &p : map().places) {
      std::string text = p.name;
      text += p.guarding == Guarding::Full     ? " guarded"
              : p.guarding == Guarding::Partly ? " partly"
                                               : " unguarded";
      for (uint32_t lock : p.guards)
        text += " " + map().locks[lock].name;
      const char *between = ": ";
      for (const MapConflict &c : p.conflicts) {
        text += between + nameOf(c.first) + "+" + nameOf(c.second);
        between = ", ";
      }
      out.push_back(text);
    }
    return out;
  }

private:
  Result result;
  std::string nameOf(uint32_t e) const { return map().entries[e].isMain ? "main" : map().entries[e].name; }
};

using Texts = std::vector<std::string>;
const std::string Bump = "n = 0\nlock = threading.Lock()\nother = threading.Lock()\n"
                         "def f():\n  global n\n  n += 1\n"
                         "def g():\n  global n\n  with lock:\n    n += 1\n"
                         "def h():\n  global n\n  with other:\n    n += 1\n";
std::string start(const char *f) { return std::string("threading.Thread(target=") + f + ").start()\n"; }

} // namespace

TEST_CASE("no threads, no map") {
  Map m("n = 0\ndef f():\n  global n\n  n += 1\nf()\n");
  CHECK(m.entries() == "");
  CHECK(m.places().empty());
  CHECK(m.map().locks.empty());
}

TEST_CASE("where an entry is made, started and joined") {
  Map m("def f(): pass\nts = [threading.Thread(target=f) for i in x]\nfor t in ts:\n  t.start()\n"
        "for t in ts:\n  t.join()\n");
  REQUIRE(m.entries() == "f many");
  const MapEntry &f = m.map().entries[0];
  CHECK(m.line(f.function) == 1);
  CHECK(m.line(f.made) == 2);
  REQUIRE(f.started.size() == 1);
  CHECK(m.line(f.started[0]) == 4);
  REQUIRE(f.joined.size() == 1);
  CHECK(m.line(f.joined[0].at) == 6);
  CHECK(f.joined[0].how == "join");
  CHECK(f.daemon == "no");
  CHECK(f.runsOn == "new-thread");
}

TEST_CASE("pools and what waits for their tasks") {
  Map m("def f(x): pass\nwith ThreadPoolExecutor(3) as p:\n  p.submit(f, 1)\n"
        "q = ThreadPoolExecutor()\nr = q.submit(f, 1)\nr.result()\nq.shutdown()\n");
  REQUIRE(m.entries() == "f, f");
  const MapEntry &a = m.map().entries[0], &b = m.map().entries[1];
  CHECK(a.onPool);
  CHECK(a.poolSize == 3);
  REQUIRE(a.joined.size() == 1);
  CHECK(a.joined[0].how == "with");
  CHECK(b.poolSize == 0);
  REQUIRE(b.joined.size() == 2);
  CHECK(b.joined[0].how == "result");
  CHECK(b.joined[1].how == "shutdown");
}

TEST_CASE("a function that is handed to a helper") {
  Map m("def go(job):\n  threading.Thread(target=job).start()\ndef f(): pass\ndef g(): pass\ngo(f)\ngo(g)\n");
  REQUIRE(m.entries() == "f, g");
  CHECK(m.line(m.map().entries[0].made) == 2);
  CHECK(m.line(m.map().entries[0].given) == 5);
  CHECK(m.line(m.map().entries[1].given) == 6);
}

TEST_CASE("only what may run in parallel is shared") {
  CHECK(Map(Bump + start("f")).places().empty());
  CHECK(Map(Bump + "f()\n" + start("f")).places().empty());
  CHECK(Map(Bump + "t = threading.Thread(target=f)\nt.start()\nt.join()\nf()\n").places().empty());
  CHECK(Map(Bump + start("f") + "f()\n").places() == Texts{"n unguarded: main+f"});
  CHECK(Map(Bump + start("f") + start("g")).entries() == "f, g");
  CHECK(Map(Bump + start("f") + "f()\n").entries() == "main, f");
  CHECK(Map(Bump + "for i in x:\n  " + start("f")).places() == Texts{"n unguarded: f+f"});
}

TEST_CASE("how far locks guard a place") {
  CHECK(Map(Bump + start("g") + start("g")).places() == Texts{"n guarded lock: g+g"});
  CHECK(Map(Bump + start("f") + start("g")).places() == Texts{"n unguarded: f+g"});
  CHECK(Map(Bump + start("g") + start("h")).places() == Texts{"n unguarded: g+h"});
  CHECK(Map(Bump + start("f") + start("g") + start("g")).places() == Texts{"n partly lock: f+g, f+g, g+g"});
  Map m(Bump + start("g") + start("g"));
  REQUIRE(m.map().locks.size() == 1);
  CHECK(m.map().locks[0].name == "lock");
  CHECK(m.map().locks[0].kind == "Lock");
  CHECK(m.line(m.map().locks[0].made) == 2);
  for (const MapAccess &access : m.map().places[0].accesses) {
    CHECK(access.locks == std::vector<uint32_t>{0});
    CHECK(access.kind == "update");
    CHECK(m.line(access.at) == 10);
  }
}

TEST_CASE("attributes and locks of objects") {
  Map m("class C:\n  def __init__(self):\n    self.guard = threading.RLock()\n    self.n = 0\n"
        "    threading.Thread(target=self.loop).start()\n"
        "  def loop(self):\n    with self.guard:\n      self.n += 1\n"
        "  def stop(self):\n    with self.guard:\n      self.n = 0\nc = C()\nc.stop()\n");
  CHECK(m.places() == Texts{"C.n guarded C.guard: main+C.loop"});
  REQUIRE(m.map().locks.size() == 1);
  CHECK(m.map().locks[0].kind == "RLock");
}
