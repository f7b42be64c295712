// What is counted of the work of a thread, and what that predicts.
#include "flow/Scaling.h"
#include "testing/Analysed.h"
#include <catch2/catch.hpp>

using namespace threadlint;
using namespace threadlint::testing;

static const char *const Imports = "import threading, time, hashlib, zlib, os, json, queue\n";

/// The work of `f`, given `args` by two threads.
static WorkSplit split(const std::string &code, const std::string &args = "") {
  Analysed a(Imports + code + "\nfor _ in range(2):\n  threading.Thread(target=f, args=(" + args +
             ")).start()\n");
  REQUIRE(a.facts.entries.size() == 1);
  return a.facts.work[EntryId(0)];
}

static double speedUp(const WorkSplit &work, const char *runtime, unsigned threads = 2) {
  Model model;
  return predict(work, model, model.findRuntime(runtime), threads, threads, false).speedUp;
}

static ScalingClass classOn(const WorkSplit &work, const char *runtime) {
  Model model;
  return scalingClass(work, model, model.findRuntime(runtime), false);
}

TEST_CASE("the size of a buffer decides whether a call lets go of the GIL") {
  auto hashing = [](const std::string &data) {
    return split("DATA = " + data + "\ndef f():\n  for i in range(10000):\n    hashlib.sha256(DATA)");
  };
  CHECK(classOn(hashing("bytes(1000)"), "cpython-3.12") == ScalingClass::Serial);
  CHECK(classOn(hashing("os.urandom(1 << 20)"), "cpython-3.12") == ScalingClass::Scales);
  CHECK(classOn(hashing("b'ab' * 50000"), "cpython-3.12") == ScalingClass::Scales);
  CHECK(classOn(hashing("bytes(1000)"), "cpython-3.13t") == ScalingClass::Scales);
}

TEST_CASE("sizes are followed through arguments, slices and lists") {
  std::string code = "BLOCKS = [os.urandom(1 << 20) for _ in range(8)]\n"
                     "def one(block):\n  hashlib.sha256(block[:500])\n"
                     "def f(blocks):\n  for block in blocks:\n    for i in range(1000):\n      one(block)";
  CHECK(classOn(split(code, "BLOCKS,"), "cpython-3.12") == ScalingClass::Serial);
  size_t slice = code.find("[:500]");
  CHECK(classOn(split(code.erase(slice, 6), "BLOCKS,"), "cpython-3.12") == ScalingClass::Scales);
}

TEST_CASE("sleeping is waiting, for as long as the source says") {
  WorkSplit nap = split("def f():\n  for i in range(10):\n    time.sleep(0.25)");
  CHECK(classOn(nap, "cpython-3.8") == ScalingClass::Waits);
  CHECK(nap.task.parts[0].waitNs == Approx(2.5e9));
  CHECK(speedUp(nap, "cpython-3.8", 4) == Approx(4).margin(0.3));
}

TEST_CASE("work under one lock is done by one thread at a time") {
  WorkSplit locked = split(
      "lock = threading.Lock()\ndef f():\n  for i in range(10):\n    with lock:\n      time.sleep(0.01)");
  REQUIRE(locked.task.parts.size() == 2);
  CHECK(locked.task.parts[1].takes == 10);
  CHECK(speedUp(locked, "cpython-3.12", 4) == Approx(1).margin(0.1));
}

TEST_CASE("without a GIL threads that change one object hinder each other") {
  WorkSplit own = split("def f():\n  found = []\n  for i in range(1000000):\n    found.append(i)");
  WorkSplit shared = split("found = []\ndef f():\n  for i in range(1000000):\n    found.append(i)");
  CHECK(speedUp(own, "cpython-3.13t") > 1.8);
  CHECK(speedUp(shared, "cpython-3.13t") < 1.4);
  CHECK(speedUp(shared, "cpython-3.13") == Approx(1).margin(0.05));
}

TEST_CASE("a queue that is filled before keeps nobody waiting") {
  std::string worker =
      "def f():\n  while True:\n    n = jobs.get()\n    if n is None:\n      break\n    sum(range(n))\n";
  CHECK(split("jobs = queue.Queue()\nfor n in range(100):\n  jobs.put(n)\n" + worker).task.parts[0].waits ==
        0);
  CHECK(split("jobs = queue.Queue()\ndef other():\n  jobs.put(1)\n" + worker).task.parts[0].waits > 0);
}

TEST_CASE("a loop that takes what was put before turns as often as there are items for it") {
  WorkSplit work = split("jobs = queue.Queue()\nfor n in range(5000):\n  jobs.put(n)\n"
                         "def f():\n  while True:\n    n = jobs.get()\n    if n is None:\n      break\n");
  CHECK(work.task.parts[0].handOvers == Approx(2500));
  CHECK_FALSE(work.task.sizeUnknown);
  CHECK_FALSE(work.task.serves);
}

TEST_CASE("a lock inside of the library is one lock for all threads") {
  WorkSplit dates = split("def f():\n  for i in range(9000):\n    time.strptime('2001', '%Y')");
  REQUIRE(dates.task.parts.size() == 2);
  CHECK(dates.task.parts[1].takes == 9000);
  CHECK(speedUp(dates, "cpython-3.13t") < 1.7);
  CHECK(speedUp(dates, "cpython-3.12") < 0.7);
}

TEST_CASE("a database in memory is no file") {
  auto rows = [](const std::string &path) {
    return split("import sqlite3\ndef f():\n  c = sqlite3.connect('" + path +
                 "')\n  for row in c.execute('select 1'):\n    print(row[0])");
  };
  CHECK(rows(":memory:").task.asks < rows("a.db").task.asks);
}

TEST_CASE("threads that spin until their maker is ready slow it down") {
  std::string work = "def f():\n  while not ready:\n    pass\n";
  std::string maker = "def main():\n  global ready\n  for _ in range(2):\n"
                      "    threading.Thread(target=f).start()\n  for i in range(9000000):\n    i * i\n"
                      "  ready = True\nready = False\nmain()";
  Analysed a(Imports + work + maker);
  REQUIRE(a.facts.entries.size() == 1);
  CHECK(a.facts.work[EntryId(0)].task.spinsUntilSet);
  CHECK(speedUp(a.facts.work[EntryId(0)], "cpython-3.12") == Approx(0.67).margin(0.05));
}

TEST_CASE("what is not seen is said") {
  CHECK(split("import other\ndef f():\n  other.work()").task.unknownCalls > 0);
  CHECK(split("def f():\n  sum(range(1000))").task.unknownCalls == 0);
}

TEST_CASE("functions of C libraries run without the GIL, those of a PyDLL with it") {
  auto calling = [](const std::string &library, const std::string &call) {
    return split("import ctypes\nlib = ctypes." + library +
                 "(None)\ndef f():\n  for i in range(1000):\n    lib." + call);
  };
  CHECK(classOn(calling("CDLL", "solve(i)"), "cpython-3.11") == ScalingClass::Scales);
  CHECK(classOn(calling("CDLL", "usleep(9)"), "cpython-3.11") == ScalingClass::Waits);
  CHECK(classOn(calling("PyDLL", "solve(i)"), "cpython-3.11") == ScalingClass::Serial);
}

TEST_CASE("statements that work through whole tables") {
  auto querying = [](const std::string &sql) {
    return split("import sqlite3\nQUERY = '" + sql + "'\ndef f():\n  c = sqlite3.connect(':memory:')\n" +
                 "  for i in range(20):\n    c.execute(QUERY)");
  };
  WorkSplit sums = querying("SELECT SUM(price) FROM sales");
  CHECK(sums.task.sizeUnknown);
  CHECK(classOn(sums, "cpython-3.11") == ScalingClass::Scales);
  CHECK(!querying("SELECT 1").task.sizeUnknown);
}

TEST_CASE("threads that meet wait for each other") {
  WorkSplit turns = split("met = threading.Condition()\nready = False\n"
                          "def f():\n  for i in range(10000):\n    with met:\n"
                          "      while not ready:\n        met.wait()\n      met.notify()");
  CHECK(speedUp(turns, "cpython-3.11") < 0.5);
  CHECK(speedUp(turns, "cpython-3.13t") < 0.5);
}

TEST_CASE("a lock that no switch can come between is no convoy") {
  WorkSplit counts =
      split("lock = threading.Lock()\ntotal = 0\n"
            "def f():\n  global total\n  for i in range(300000):\n    with lock:\n      total += 1");
  CHECK(speedUp(counts, "cpython-3.8") < 0.7);
  CHECK(speedUp(counts, "cpython-3.11") == Approx(1).margin(0.05));
}

TEST_CASE("texts that are no names are counted without a GIL, names and numbers are not") {
  auto comparing = [](const std::string &constant) {
    return split("def f():\n  n = 0\n  for i in range(1000):\n    n = " + constant).task.parts[0].sharedReads;
  };
  CHECK(comparing("'two words'") == Approx(1000));
  CHECK(comparing("'name'") == 0);
  CHECK(comparing("12345") == 0);
}

TEST_CASE("objects made before the loop that makes the threads are shared, also what they hold") {
  std::string code = "def f(rows, k):\n  for i in range(1000):\n    row = rows[i]\n"
                     "def main():\n  rows = [[j] * 9 for j in range(1000)]\n"
                     "  for k in range(4):\n    threading.Thread(target=f, args=(rows, k)).start()\n";
  WorkSplit work = Analysed("import threading\n" + code).facts.work[EntryId(0)];
  CHECK(work.task.parts[0].sharedReads == Approx(2000));
  CHECK(work.threads == 4);
}

TEST_CASE("sizes of parts of texts and of tuples, and roots") {
  auto bytecodes = [](const std::string &body) {
    return split("PAIRS = [(i, i + 500) for i in range(10)]\nTEXT = 'word ' * 800\ndef f():\n  n = 10000\n" +
                 body)
        .task.parts[0]
        .bytecodes;
  };
  CHECK(bytecodes("  for word in TEXT.split():\n    n = word") <
        0.02 * bytecodes("  for i in range(30000):\n    n = i"));
  CHECK(bytecodes("  a, b = PAIRS[0]\n  for i in range(a, b):\n    n = i") ==
        Approx(bytecodes("  for i in range(500):\n    n = i")).epsilon(0.05));
  CHECK(bytecodes("  d = 3\n  while d * d <= n:\n    d += 1") ==
        Approx(bytecodes("  d = 3\n  while d <= 100:\n    d += 1")).epsilon(0.5));
}

TEST_CASE("threads that spin for their turn do one turn in each switch interval") {
  WorkSplit turns =
      split("turn = 0\ndef f():\n  global turn\n  for i in range(100):\n    while turn != 1:\n      pass\n"
            "    sum(range(20000))\n    turn = 0");
  CHECK(turns.task.parts[0].spins == 100);
  CHECK(speedUp(turns, "cpython-3.12") < 0.3);
  CHECK(speedUp(turns, "cpython-3.13t") == Approx(1).margin(0.1));
}
