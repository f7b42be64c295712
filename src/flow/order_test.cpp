// What start and join say about the order of threads.
#include "testing/Analysed.h"

using namespace threadlint;
using namespace threadlint::testing;

static const std::string f = "def f(*a): pass\n";

TEST_CASE("a thread runs from start to join") {
  CHECK(running(f + "t = threading.Thread(target=f)\nprobe()\nt.start()\nprobe()\nt.join()\nprobe()\n") ==
        "-; f; -");
  CHECK(running(f + "threading.Thread(target=f).start()\nprobe()\n") == "f");
  CHECK(running(f + "threading.Thread(target=f)\nprobe()\n") == "-");
  CHECK(running("class T(threading.Thread):\n  def run(self): pass\nt = "
                "T()\nprobe()\nt.start()\nprobe()\nt.join()\nprobe()\n") == "-; T.run; -");
  CHECK(running(f + "t = threading.Timer(1, f)\nt.start()\nprobe()\nt.join()\nprobe()\n") == "f; -");
}

TEST_CASE("a join with a timeout joins nothing") {
  CHECK(running(f + "t = threading.Thread(target=f)\nt.start()\nt.join(1)\nprobe()\n") == "f");
  CHECK(running(f + "t = threading.Thread(target=f)\nt.start()\nt.join(timeout=None)\nprobe()\n") == "-");
}

TEST_CASE("a list of threads") {
  CHECK(
      running(
          f +
          "ts = [threading.Thread(target=f) for i in range(3)]\nprobe()\nfor t in ts:\n  t.start()\nprobe()\n"
          "for t in ts:\n  t.join()\nprobe()\n") == "-; f; -");
  CHECK(running(f + "ts = []\nfor i in range(3):\n  t = threading.Thread(target=f)\n  t.start()\n  "
                    "ts.append(t)\nprobe()\n"
                    "for t in ts:\n  t.join()\nprobe()\n") == "f; -");
  CHECK(
      running(
          f +
          "ts = [threading.Thread(target=f), threading.Thread(target=f)]\n[t.start() for t in ts]\nprobe()\n"
          "[t.join() for t in ts]\nprobe()\n") == "f+f; -");
}

TEST_CASE("branches") {
  CHECK(running(f + "t = threading.Thread(target=f)\nif c:\n  t.start()\nprobe()\n") == "f");
  CHECK(running(f + "t = threading.Thread(target=f)\nt.start()\nif t.is_alive():\n  t.join()\nprobe()\n") ==
        "-");
  CHECK(running(
            f +
            "t = threading.Thread(target=f)\nt.start()\ntry:\n  probe()\nfinally:\n  t.join()\nprobe()\n") ==
        "f; -");
  CHECK(running(f + "t = threading.Thread(target=f)\nif c:\n  t.start()\nelse:\n  probe()\n") == "-");
}

TEST_CASE("the same condition again") {
  std::string start = f + "if c:\n  threading.Thread(target=f).start()\nelse:\n  n = 1\n";
  CHECK(running(start + "if c:\n  probe()\nelse:\n  probe()\nprobe()\n") == "f; -; f");
  CHECK(running(start + "while g():\n  if not c:\n    probe()\n  else:\n    probe()\n") == "-; f");
  CHECK(running(start + "c = g()\nif c:\n  n = 2\nelse:\n  probe()\n") == "f");
  CHECK(running(start + "if d:\n  n = 2\nelse:\n  probe()\n") == "f");
  CHECK(running(f + "if a.c:\n  n = 1\nelse:\n  threading.Thread(target=f).start()\n"
                    "if a.c:\n  probe()\nelse:\n  probe()\n") == "-; f");
}

TEST_CASE("executors wait at the end of their with block") {
  CHECK(running(f + "with ThreadPoolExecutor() as p:\n  p.submit(f)\n  probe()\nprobe()\n") == "f; -");
  CHECK(running(f + "with ThreadPoolExecutor() as p:\n  p.map(f, [1])\n  probe()\nprobe()\n") == "f; -");
  CHECK(running(f + "p = ThreadPoolExecutor()\np.submit(f)\nprobe()\np.shutdown()\nprobe()\n") == "f; -");
  CHECK(running(f + "p = ThreadPoolExecutor()\np.submit(f)\np.shutdown(wait=False)\nprobe()\n") == "f");
  CHECK(running(f + "p = ThreadPoolExecutor()\np.submit(f)\np.shutdown(False)\nprobe()\n") == "f");
}

TEST_CASE("results of futures wait for their task") {
  CHECK(running(f + "p = ThreadPoolExecutor()\nr = p.submit(f)\nprobe()\nr.result()\nprobe()\n") == "f; -");
  CHECK(running(f + "p = ThreadPoolExecutor()\nr = p.submit(f)\nr.result(1)\nprobe()\n") == "f");
  CHECK(
      running(
          f +
          "p = ThreadPoolExecutor()\nrs = [p.submit(f) for i in x]\nfor r in rs:\n  r.result()\nprobe()\n") ==
      "-");
}

TEST_CASE("pools whose map waits") {
  std::string pool = f + "from multiprocessing.pool import ThreadPool\np = ThreadPool(4)\n";
  CHECK(running(pool + "p.map(f, [1])\nprobe()\n") == "-");
  CHECK(running(pool + "p.map_async(f, [1])\nprobe()\n") == "f");
  CHECK(running(pool + "r = p.apply_async(f)\nprobe()\nr.get()\nprobe()\n") == "f; -");
}

TEST_CASE("an event, queue or barrier hands over") {
  CHECK(running("e = threading.Event()\ndef f():\n  "
                "e.set()\nthreading.Thread(target=f).start()\nprobe()\ne.wait()\nprobe()\n") == "f; -");
  CHECK(running("e = threading.Event()\ndef f():\n  "
                "e.set()\nthreading.Thread(target=f).start()\ne.wait(1)\nprobe()\n") == "f");
  CHECK(running("q = queue.Queue()\ndef f():\n  "
                "q.put(1)\nthreading.Thread(target=f).start()\nq.get()\nprobe()\n") == "-");
  CHECK(running("q = queue.Queue()\ndef f():\n  while True:\n    "
                "q.put(1)\nthreading.Thread(target=f).start()\nq.get()\nprobe()\n") == "f");
  CHECK(running("b = threading.Barrier(2)\ndef f():\n  "
                "b.wait()\nthreading.Thread(target=f).start()\nb.wait()\nprobe()\n") == "-");
  CHECK(
      running(
          "e = threading.Event()\ndef f(): pass\nthreading.Thread(target=f).start()\ne.wait()\nprobe()\n") ==
      "f");
}

TEST_CASE("functions that start or join for their caller") {
  CHECK(running(f + "def go():\n  threading.Thread(target=f).start()\nprobe()\ngo()\nprobe()\n") == "-; f");
  CHECK(
      running(f + "def go():\n  t = threading.Thread(target=f)\n  t.start()\n  t.join()\ngo()\nprobe()\n") ==
      "-");
  CHECK(running(f + "def go():\n  t = threading.Thread(target=f)\n  t.start()\n  return t\nt = "
                    "go()\nprobe()\nt.join()\nprobe()\n") == "f; -");
  CHECK(
      running(f + "def end(t):\n  t.join()\nt = threading.Thread(target=f)\nt.start()\nend(t)\nprobe()\n") ==
      "-");
}

TEST_CASE("a thread kept in an attribute is joined by another method") {
  CHECK(running("class C:\n  def work(self): pass\n  def open(self):\n    self.t = "
                "threading.Thread(target=self.work)\n    self.t.start()\n"
                "  def close(self):\n    self.t.join()\nc = "
                "C()\nprobe()\nc.open()\nprobe()\nc.close()\nprobe()\n") == "-; C.work; -");
}

TEST_CASE("a thread subclass that starts itself") {
  CHECK(
      running("class T(threading.Thread):\n  def __init__(self):\n    super().__init__()\n    self.start()\n"
              "  def run(self): pass\nt = T()\nprobe()\nt.join()\nprobe()\n") == "T.run; -");
}

TEST_CASE("a thread started again in the next turn of a loop") {
  CHECK(running(f + "while c:\n  probe()\n  t = threading.Thread(target=f)\n  t.start()\n  t.join()\n") ==
        "-");
}

TEST_CASE("a thread left running by the turn before runs in the next") {
  CHECK(running(f + "while c:\n  probe()\n  threading.Thread(target=f).start()\n") == "f");
}

TEST_CASE("code after return, raise, break is not reached") {
  CHECK(
      running(f +
              "def go():\n  if c:\n    threading.Thread(target=f).start()\n    return\n  probe()\ngo()\n") ==
      "-");
  CHECK(running(f + "while True:\n  if c:\n    threading.Thread(target=f).start()\n    break\nprobe()\n") ==
        "f");
}
