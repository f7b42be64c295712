// What ends threads: joins of lists, of pools and futures, in other methods, and tests whether they live.
#include "testing/Analysed.h"

using namespace threadlint;
using namespace threadlint::testing;

static const std::string f = "def f(*a): pass\n";
static const std::string one = f + "t = threading.Thread(target=f)\nt.start()\n";
static const std::string list =
    f + "ts = []\nfor i in range(3):\n  t = threading.Thread(target=f)\n  t.start()\n  ts.append(t)\n";
static const std::string dict =
    f + "ts = {}\nfor i in range(3):\n  ts[i] = threading.Thread(target=f)\n  ts[i].start()\n";

static std::string after(const std::string &text) { return running(text + "\nprobe()\n"); }

TEST_CASE("all threads of a container are joined") {
  for (const char *joins :
       {"for t in ts:\n  t.join()", "while ts:\n  ts.pop().join()", "while ts:\n  t = ts.pop()\n  t.join()",
        "[t.join() for t in ts]", "for i in range(len(ts)):\n  ts[i].join()",
        "list(map(threading.Thread.join, ts))", "for i, t in enumerate(ts):\n  t.join()",
        "for t in reversed(ts):\n  t.join()", "for t in ts:\n  if t.is_alive():\n    t.join()",
        "any(t.join() for t in ts)", "while True:\n  if not ts:\n    break\n  ts.pop().join()",
        "def wait(ts):\n  for t in ts:\n    t.join()\nwait(ts)",
        "while any(t.is_alive() for t in ts):\n  pass", "while threading.active_count() > 1:\n  pass"}) {
    INFO(joins);
    CHECK(after(list + joins) == "-");
  }
  for (const char *joins : {"for t in ts.values():\n  t.join()", "for k, t in ts.items():\n  t.join()",
                            "for k in ts:\n  ts[k].join()", "while ts:\n  k, t = ts.popitem()\n  t.join()"}) {
    INFO(joins);
    CHECK(after(dict + joins) == "-");
  }
}

TEST_CASE("not all threads of a container are joined") {
  for (const char *joins :
       {"ts[0].join()", "ts.pop().join()", "for t in ts:\n  t.join(1)", "t = ts[0]\nt.join()",
        "for t in ts:\n  t.join()\n  break", "for t in ts:\n  if c:\n    break\n  t.join()", "t.is_alive()",
        "while any(not t.is_alive() for t in ts):\n  pass", "while all(t.is_alive() for t in ts):\n  pass"}) {
    INFO(joins);
    CHECK(after(list + joins) == "f");
  }
}

TEST_CASE("while a list is joined one by one, the others still run") {
  CHECK(running(list + "for t in ts:\n  t.join()\n  probe()\n") == "f");
  CHECK(running(one + "for i in x:\n  t.join()\n  probe()\n") == "-");
}

TEST_CASE("threads taken from a short list one after the other") {
  std::string two =
      f + "ts = [threading.Thread(target=f), threading.Thread(target=f)]\nfor t in ts:\n  t.start()\n";
  CHECK(after(two + "ts[0].join()") == "f+f");
  CHECK(after(two + "ts[0].join()\nts[1].join()") == "-");
}

TEST_CASE("two threads of one list are one each") {
  CHECK(entries(f + "for t in [threading.Thread(target=f), threading.Thread(target=f)]:\n  t.start()\n") ==
        "f one, f one");
  CHECK(entries(f + "a = threading.Thread(target=f)\nfor i in x:\n  a.start()\n") == "f one");
}

TEST_CASE("a join with a timeout and a look whether it has ended") {
  for (const char *ends :
       {"while t.is_alive():\n  t.join(1)", "t.join(1)\nif t.is_alive():\n  raise SystemExit",
        "while t and t.is_alive():\n  t.join(1)", "while t is not None and t.isAlive():\n  pass",
        "t.join(1)\nassert not t.is_alive()", "alive = t.is_alive()\nif alive:\n  raise SystemExit"}) {
    INFO(ends);
    CHECK(after(one + ends) == "-");
  }
  for (const char *lives :
       {"t.join(1)", "t.join(timeout=0.5)", "while c and t.is_alive():\n  t.join(1)",
        "if not t.is_alive():\n  raise SystemExit", "if t.is_alive():\n  pass",
        "t.join(1)\nif not t.is_alive():\n  print()", "while not t.is_alive():\n  pass"}) {
    INFO(lives);
    CHECK(after(one + lives) == "f");
  }
  CHECK(running(one + "if not t.is_alive():\n  probe()\nelse:\n  probe()\n") == "-; f");
  CHECK(running(one + "if t.is_alive():\n  probe()\nelse:\n  probe()\n") == "f; -");
}

TEST_CASE("a method that joins with a timeout has stopped the thread, for its callers") {
  std::string c =
      "class C:\n  def __init__(self):\n    self.t = threading.Thread(target=self.work)\n    self.t.start()\n"
      "  def work(self): pass\n  def stop(self):\n    self.t.join(5)\n    probe()\nc = C()\n";
  Analysed a(withProbe(c + "c.stop()\nprobe()\n"));
  CHECK(a.probes([&](const Event &e) { return a.entrySet(e.joined); }) == "C.work; -");
}

TEST_CASE("executors and pools") {
  std::string ex = f + "p = ThreadPoolExecutor()\n";
  std::string pool = f + "from multiprocessing.pool import ThreadPool\np = ThreadPool(4)\n";
  CHECK(after(ex + "p.submit(f)\np.shutdown(wait=True)") == "-");
  CHECK(after(ex + "p.submit(f)\np.shutdown(True)") == "-");
  CHECK(after(ex + "p.submit(f)\np.shutdown(wait=False)") == "f");
  CHECK(after(ex + "p.submit(f)\np.shutdown(cancel_futures=True)") == "-");
  CHECK(after(pool + "p.apply_async(f)\np.close()") == "f");
  CHECK(after(pool + "p.apply_async(f)\np.close()\np.join()") == "-");
  CHECK(after(pool + "p.apply_async(f)\np.terminate()") == "f");
  CHECK(after(pool + "p.apply(f)") == "-");
  CHECK(after(pool + "with p:\n  p.apply_async(f)") == "f");
  CHECK(after(pool + "with p:\n  p.map(f, [1])") == "-");
}

TEST_CASE("futures that are waited for, all of them") {
  std::string fs = f + "import concurrent.futures\nfrom concurrent.futures import wait, as_completed\n"
                       "p = ThreadPoolExecutor()\nfs = [p.submit(f, i) for i in x]\n";
  for (const char *ends :
       {"wait(fs)", "concurrent.futures.wait(fs)", "wait(fs, return_when=concurrent.futures.ALL_COMPLETED)",
        "for r in as_completed(fs):\n  print(r.result())", "for r in as_completed(fs):\n  pass",
        "for i, r in enumerate(as_completed(fs)):\n  pass", "list(as_completed(fs))",
        "[r.result() for r in fs]", "sum(r.result() for r in fs)",
        "while not all(r.done() for r in fs):\n  pass"}) {
    INFO(ends);
    CHECK(after(fs + ends) == "-");
  }
  for (const char *runs :
       {"wait(fs, 1)", "wait(fs, timeout=1)", "wait(fs, return_when=concurrent.futures.FIRST_COMPLETED)",
        "for r in as_completed(fs):\n  break", "fs[0].result()", "as_completed(fs)",
        "while not any(r.done() for r in fs):\n  pass"}) {
    INFO(runs);
    CHECK(after(fs + runs) == "f");
  }
  CHECK(running(fs + "for r in as_completed(fs):\n  probe()\n") == "f");
  CHECK(after(f + "from concurrent.futures import as_completed\np = ThreadPoolExecutor()\n"
                  "fs = {p.submit(f, u): u for u in x}\nfor r in as_completed(fs):\n  print(fs[r])") == "-");
}

TEST_CASE("results that are taken to the last") {
  std::string ex = f + "p = ThreadPoolExecutor()\n";
  CHECK(after(ex + "for r in p.map(f, [1]):\n  pass") == "-");
  CHECK(after(ex + "rs = p.map(f, [1])\nfor r in rs:\n  pass") == "-");
  CHECK(after(ex + "rs = list(p.map(f, [1]))") == "-");
  CHECK(after(ex + "n = sum(p.map(f, [1]))") == "-");
  CHECK(after(ex + "n = [r for r in p.map(f, [1])]") == "-");
  CHECK(after(ex + "p.map(f, [1])") == "f");
  CHECK(after(ex + "for r in p.map(f, [1]):\n  break") == "f");
  CHECK(running(ex + "for r in p.map(f, [1]):\n  probe()\n") == "f");
  CHECK(after(f + "from multiprocessing.pool import ThreadPool\np = ThreadPool(4)\n"
                  "for r in p.imap_unordered(f, [1]):\n  pass") == "-");
}

static const std::string server =
    "class S:\n  def __init__(self):\n    self.t = threading.Thread(target=self.work)\n  def work(self): "
    "pass\n"
    "  def start(self):\n    self.t.start()\n  def stop(self):\n    self.t.join()\n"
    "  def __enter__(self):\n    self.start()\n    return self\n  def __exit__(self, *a):\n    self.stop()\n";

TEST_CASE("start and stop in methods of one object") {
  CHECK(running(server + "s = S()\nprobe()\ns.start()\nprobe()\ns.stop()\nprobe()\n") == "-; S.work; -");
  CHECK(running(server + "with S() as s:\n  probe()\nprobe()\n") == "S.work; -");
  CHECK(running(server + "s = S()\nwith s:\n  probe()\nprobe()\n") == "S.work; -");
  CHECK(
      running("class T(threading.Thread):\n  def run(self): pass\n  def __enter__(self):\n    self.start()\n"
              "  def __exit__(self, *a):\n    self.join()\nwith T():\n  probe()\nprobe()\n") == "T.run; -");
  CHECK(running(f + "@contextlib.contextmanager\ndef work():\n  t = threading.Thread(target=f)\n  "
                    "t.start()\n  yield t\n"
                    "  t.join()\nwith work():\n  probe()\nprobe()\n") == "f; -");
  CHECK(running(f + "@contextlib.contextmanager\ndef work():\n  t = threading.Thread(target=f)\n  "
                    "t.start()\n  yield t\n"
                    "with work():\n  probe()\nprobe()\n") == "f; f");
}

TEST_CASE("a method of a thread class starts the thread it is called on") {
  CHECK(
      entries("class T(threading.Thread):\n  def run(self): pass\n  def __enter__(self):\n    self.start()\n"
              "  def __exit__(self, *a):\n    self.join(5)\nwith T():\n  pass\nwith T():\n  pass\n") ==
      "T.run one, T.run one");
}

TEST_CASE("a loop that leaves threads running finds them in its next turn") {
  CHECK(running(f + "for i in x:\n  probe()\n  t = threading.Thread(target=f)\n  t.start()\n") == "f");
  CHECK(running(f + "for i in x:\n  probe()\n  t = threading.Thread(target=f)\n  t.start()\n  t.join()\n") ==
        "-");
  CHECK(running(f +
                "t = None\nfor i in x:\n  if t:\n    t.join()\n  probe()\n  t = threading.Thread(target=f)\n"
                "  t.start()\n") == "-");
}
