// What the work of a thread is, as far as the GIL is concerned.
#include "testing/Analysed.h"

using namespace threadlint;
using namespace threadlint::testing;

static WorkClass work(const std::string &body, const std::string &args = "") {
  Analysed a("import threading, time, hashlib, socket, queue, zlib\ndef f(n=0):\n" + body +
             "\nthreading.Thread(target=f" + (args.empty() ? "" : ", args=(" + args + ",)") + ").start()\n");
  REQUIRE(a.facts.work.size() == a.facts.entries.size());
  REQUIRE(a.facts.entries.size() == 1);
  return classify(a.facts.work[EntryId(0)].task, a.program.model());
}

TEST_CASE("long loops over Python objects hold the GIL") {
  CHECK(work("  for i in range(10000000):\n    n += i") == WorkClass::CpuBound);
  CHECK(work("  while True:\n    n += 1") == WorkClass::CpuBound);
  CHECK(work("  for i in range(n):\n    n += i", "10000000") == WorkClass::CpuBound);
  CHECK(work("  for i in range(5000):\n    for j in range(5000):\n      n += 1") == WorkClass::CpuBound);
  CHECK(work("  i = 0\n  while i < 10 ** 7:\n    i += 1") == WorkClass::CpuBound);
}

TEST_CASE("short work is small") {
  CHECK(work("  pass") == WorkClass::Small);
  CHECK(work("  for i in range(10):\n    n += i") == WorkClass::Small);
  CHECK(work("  for i in range(n):\n    n += i", "10") == WorkClass::Small);
}

TEST_CASE("waiting work") {
  CHECK(work("  time.sleep(1)") == WorkClass::Waits);
  CHECK(work("  while True:\n    time.sleep(1)\n    n += 1") == WorkClass::Waits);
  CHECK(work("  s = socket.socket()\n  s.recv(10)") == WorkClass::Waits);
  CHECK(work("  queue.Queue().get()") == WorkClass::Waits);
}

TEST_CASE("work that calls what nobody knows is unknown") {
  CHECK(work("  nobody()") == WorkClass::Unknown);
  CHECK(work("  for i in range(10000000):\n    nobody(i)") == WorkClass::Unknown);
}

TEST_CASE("work is followed into callees") {
  CHECK(work("  g(10000000)\ndef g(k):\n  for i in range(k):\n    x = i") == WorkClass::CpuBound);
  CHECK(work("  g(10)\ndef g(k):\n  for i in range(k):\n    x = i") == WorkClass::Small);
  CHECK(work("  g()\ndef g():\n  time.sleep(1)") == WorkClass::Waits);
}

TEST_CASE("recursion") {
  CHECK(work("  fib(32)\ndef fib(k):\n  if k < 2: return k\n  return fib(k - 1) + fib(k - 2)") ==
        WorkClass::CpuBound);
  CHECK(work("  fib(5)\ndef fib(k):\n  if k < 2: return k\n  return fib(k - 1) + fib(k - 2)") ==
        WorkClass::Small);
  CHECK(work("  g()\ndef g():\n  h()\ndef h():\n  g()") == WorkClass::Small);
}
