// Which locks are surely held where.
#include "flow/Sections.h"
#include "testing/Analysed.h"

using namespace threadlint;
using namespace threadlint::testing;

static const std::string locks = "a = threading.Lock()\nb = threading.Lock()\n";

TEST_CASE("with holds the lock in its body") {
  CHECK(held(locks + "probe()\nwith a:\n  probe()\nprobe()\n") == "-; a; -");
  CHECK(held(locks + "with a, b:\n  probe()\n") == "a+b");
  CHECK(held(locks + "with (a, b):\n  probe()\n") == "a+b");
  CHECK(held(locks + "with a:\n  with b:\n    probe()\n  probe()\n") == "a+b; a");
  CHECK(held(locks + "with a as got:\n  probe()\n") == "a");
  CHECK(held(locks + "with open('x'):\n  probe()\n") == "-");
}

TEST_CASE("acquire and release") {
  CHECK(held(locks + "a.acquire()\nprobe()\na.release()\nprobe()\n") == "a; -");
  CHECK(held(locks + "a.acquire()\ntry:\n  probe()\nfinally:\n  a.release()\nprobe()\n") == "a; -");
  CHECK(held(locks + "a.acquire()\nb.acquire()\na.release()\nprobe()\n") == "b");
  CHECK(held(locks + "if c:\n  a.acquire()\nprobe()\n") == "-");
  CHECK(held(locks + "if c:\n  a.acquire()\nelse:\n  a.acquire()\nprobe()\n") == "a");
}

TEST_CASE("acquire and release under the same condition") {
  CHECK(held(locks + "if c:\n  a.acquire()\nprobe()\nif c:\n  a.release()\nprobe()\n") == "a; -");
  CHECK(
      held(locks + "if c:\n  a.acquire()\ntry:\n  probe()\nfinally:\n  if c:\n    a.release()\nprobe()\n") ==
      "a; -");
  CHECK(held(locks + "if x.c is not None:\n  a.acquire()\nprobe()\nif x.c is not None:\n  a.release()\n") ==
        "a");
  CHECK(held(locks + "if c():\n  a.acquire()\nprobe()\nif c():\n  a.release()\n") == "a");
  CHECK(held(locks + "if not c:\n  a.acquire()\nprobe()\nif c:\n  a.release()\n") == "-");
  CHECK(held(locks + "if c:\n  a.acquire()\nprobe()\nc = d\nif c:\n  a.release()\n") == "-");
  CHECK(held(locks + "if c:\n  a.acquire()\nprobe()\nif d:\n  a.release()\n") == "-");
  CHECK(held(locks + "if c:\n  a.acquire()\nprobe()\nif c:\n  b.release()\n") == "-");
  CHECK(held(locks + "c and a.acquire()\nprobe()\nc and a.release()\nprobe()\n") == "a; -");
}

TEST_CASE("what is acquired in a loop that may be skipped is not held after it") {
  CHECK(held(locks + "for i in x:\n  a.acquire()\nprobe()\n") == "-");
  CHECK(held(locks + "a.acquire()\nfor i in x:\n  probe()\nprobe()\n") == "a; a");
}

TEST_CASE("a release in one branch is a release") {
  CHECK(held(locks + "a.acquire()\nif c:\n  a.release()\nprobe()\n") == "-");
  CHECK(held(locks + "a.acquire()\nif c:\n  a.release()\n  raise E\nprobe()\n") == "a");
}

TEST_CASE("leaving a with body early gives the lock back") {
  CHECK(held(locks +
             "def f():\n  with a:\n    if c:\n      return 1\n    probe()\n  probe()\nf()\nprobe()\n") ==
        "-; a; -");
  CHECK(held(locks + "def f():\n  with a:\n    return 1\nf()\nprobe()\n") == "-");
  CHECK(held(locks + "for i in x:\n  with a:\n    if i: break\n    probe()\nprobe()\n") == "a; -");
  CHECK(held(locks + "while True:\n  with a:\n    break\nprobe()\n") == "-");
  CHECK(held(locks + "for i in x:\n  with a:\n    continue\nprobe()\n") == "-");
  CHECK(held(locks +
             "def f():\n  a.acquire()\n  try:\n    return 1\n  finally:\n    a.release()\nf()\nprobe()\n") ==
        "-");
  CHECK(held(locks +
             "while True:\n  a.acquire()\n  try:\n    break\n  finally:\n    a.release()\nprobe()\n") == "-");
}

TEST_CASE("break out of a loop keeps what was acquired around it") {
  CHECK(held(locks + "while True:\n  a.acquire()\n  if c:\n    break\n  a.release()\nprobe()\n") == "a");
}

TEST_CASE("handlers hold what is held around the try statement") {
  CHECK(held(locks + "with a:\n  try:\n    g()\n  except E:\n    probe()\n  else:\n    probe()\n  finally:\n "
                     "   probe()\n") == "a; a; a");
  CHECK(held(locks + "try:\n  a.acquire()\nexcept E:\n  probe()\nprobe()\n") == "-; -");
  CHECK(held(locks + "try:\n  with a:\n    g()\nexcept E:\n  probe()\n") == "-");
  CHECK(held(locks + "a.acquire()\ntry:\n  g()\n  a.release()\nexcept E:\n  probe()\n") == "-");
}

TEST_CASE("match") {
  CHECK(held(locks + "match x:\n  case 1:\n    a.acquire()\n  case _:\n    a.acquire()\nprobe()\n") == "a");
  CHECK(held(locks + "match x:\n  case 1:\n    a.acquire()\nprobe()\n") == "-");
  CHECK(held(locks + "with a:\n  match x:\n    case 1:\n      probe()\n") == "a");
}

TEST_CASE("every kind of lock") {
  CHECK(held("a = threading.RLock()\nwith a:\n  probe()\n") == "a");
  CHECK(held("a = threading.Condition()\nwith a:\n  probe()\n") == "a");
  CHECK(held("a = threading.Semaphore()\nwith a:\n  probe()\n") == "a");
  CHECK(held("a = threading.BoundedSemaphore(1)\nwith a:\n  probe()\n") == "a");
  CHECK(held("import multiprocessing\na = multiprocessing.Lock()\nwith a:\n  probe()\n") != "");
}

TEST_CASE("a semaphore that lets several in excludes nobody") {
  CHECK(held("a = threading.Semaphore(3)\nwith a:\n  probe()\n") == "-");
  CHECK(held("a = threading.BoundedSemaphore(value=3)\nwith a:\n  probe()\n") == "-");
}

TEST_CASE("a condition over a lock is that lock") {
  CHECK(held(locks + "c = threading.Condition(a)\nwith c:\n  probe()\nwith a:\n  probe()\n") == "a; a");
  CHECK(held(locks + "c = threading.Condition(lock=a)\nwith c:\n  probe()\n") == "a");
  CHECK(held(locks + "c = threading.Condition(a)\nd = threading.Condition(a)\nwith d:\n  probe()\n") == "a");
  CHECK(held("c = threading.Condition(threading.Lock())\nwith c:\n  probe()\n") != "-");
  CHECK(held("class C:\n  def __init__(self):\n    self.mu = threading.Lock()\n    self.cv = "
             "threading.Condition(self.mu)\n"
             "  def m(self):\n    with self.cv:\n      probe()\n") == "mu");
}

TEST_CASE("aliases of a lock are one lock") {
  CHECK(held(locks + "c = a\nwith c:\n  probe()\n") == "a");
  CHECK(held("class C:\n  def __init__(self):\n    self.mu = threading.Lock()\n    self.other = self.mu\n"
             "  def m(self):\n    with self.other:\n      probe()\n") == "mu");
  CHECK(held("class C:\n  mu = threading.Lock()\n  def m(self):\n    with self.mu:\n      probe()\n    with "
             "C.mu:\n      probe()\n") == "mu; mu");
}

TEST_CASE("locks as parameters and from other modules") {
  CHECK(held(locks + "def f(x):\n  with x:\n    probe()\nf(a)\n") == "a");
  CHECK(held(locks + "class C:\n  def __init__(self, x):\n    self.mu = x\n  def m(self):\n    with "
                     "self.mu:\n      probe()\nC(b)\n") == "b");
  Analysed p({{"main.py", "from locks import mu\nimport locks\ndef f():\n  with mu:\n    probe()\n  with "
                          "locks.mu:\n    probe()\n"
                          "def probe(): pass\n"},
              {"locks.py", "import threading\nmu = threading.Lock()\n"}});
  CHECK(p.probes([&](const Event &e) { return p.lockset(e.held); }) == "mu; mu");
}

TEST_CASE("functions that take or give back a lock for their caller") {
  CHECK(held(locks +
             "def take():\n  a.acquire()\ndef give():\n  a.release()\ntake()\nprobe()\ngive()\nprobe()\n") ==
        "a; -");
  CHECK(held(locks + "def take():\n  if c:\n    a.acquire()\ntake()\nprobe()\n") == "-");
  CHECK(held(locks + "def inner():\n  a.acquire()\ndef take():\n  inner()\ntake()\nprobe()\n") == "a");
  CHECK(held("class C:\n  def __init__(self):\n    self.mu = threading.Lock()\n  def lock(self):\n    "
             "self.mu.acquire()\n"
             "  def unlock(self):\n    self.mu.release()\n  def m(self):\n    self.lock()\n    probe()\n    "
             "self.unlock()\n    probe()\n") == "mu; -");
}

TEST_CASE("a function that takes and gives back leaves nothing") {
  CHECK(held(locks + "def f():\n  with a:\n    probe()\nf()\nprobe()\n") == "-; a");
  CHECK(held(locks + "def f():\n  a.acquire()\n  probe()\n  a.release()\nf()\nprobe()\n") == "-; a");
}

TEST_CASE("context managers of the project") {
  CHECK(held(locks + "@contextlib.contextmanager\ndef guard():\n  with a:\n    yield\nwith guard():\n  "
                     "probe()\nprobe()\n") == "a; -");
  CHECK(held(locks + "@contextlib.contextmanager\ndef guard():\n  a.acquire()\n  try:\n    yield\n  "
                     "finally:\n    a.release()\n"
                     "with guard():\n  probe()\n") == "a");
  CHECK(held("class G:\n  def __init__(self):\n    self.mu = threading.Lock()\n  def __enter__(self):\n    "
             "self.mu.acquire()\n"
             "  def __exit__(self, *e):\n    self.mu.release()\nwith G():\n  probe()\nprobe()\n") == "mu; -");
}

TEST_CASE("ExitStack gives back all that was entered through it") {
  CHECK(held(locks + "with contextlib.ExitStack() as s:\n  s.enter_context(a)\n  probe()\n  "
                     "s.enter_context(b)\n  probe()\nprobe()\n") == "a; a+b; -");
  CHECK(
      held(
          locks +
          "with b:\n  with contextlib.ExitStack() as s:\n    s.enter_context(a)\n    probe()\n  probe()\n") ==
      "a+b; b");
}

TEST_CASE("try-lock in a condition holds where it succeeded") {
  CHECK(held(locks + "a.acquire(False)\nprobe()\na.release()\nprobe()\n") == "a; -");
  CHECK(held(locks + "if a.acquire(timeout=1):\n  probe()\n  a.release()\nprobe()\n") == "a; -");
}

TEST_CASE("a try-lock that failed is not held") {
  CHECK(held(locks + "if not a.acquire(False):\n  probe()\n") == "-");
  CHECK(held(locks + "if not a.acquire(False):\n  probe()\nelse:\n  probe()\nprobe()\n") == "-; a; -");
  CHECK(held(locks + "def f():\n  if not a.acquire(blocking=False):\n    probe()\n    return\n  probe()\n") ==
        "-; a");
  CHECK(held(locks + "if a.acquire(timeout=1):\n  probe()\nelse:\n  probe()\n") == "a; -");
  CHECK(held(locks + "if c and a.acquire(False):\n  probe()\n  a.release()\nelse:\n  probe()\n") == "a; -");
  CHECK(held(locks + "if not c or not a.acquire(False):\n  probe()\nelse:\n  probe()\n") == "-; a");
  CHECK(held(locks + "while not a.acquire(False):\n  probe()\nprobe()\n") == "-; a");
  CHECK(held(locks + "assert a.acquire(False)\nprobe()\n") == "a");
}

TEST_CASE("a try-lock whose result is kept is held where it is tested") {
  CHECK(held(locks + "got = a.acquire(False)\nprobe()\nif got:\n  probe()\n  a.release()\nprobe()\n") ==
        "-; a; -");
  CHECK(held(locks + "got = a.acquire(timeout=1)\nif not got:\n  raise OSError\nprobe()\n") == "a");
  CHECK(held(locks + "got = a.acquire()\nprobe()\n") == "a");
  CHECK(held(locks +
             "got = a.acquire(False)\ntry:\n  if got:\n    probe()\nfinally:\n  if got:\n    a.release()\n"
             "probe()\n") == "a; -");
}

TEST_CASE("decorators of the project that take a lock") {
  Analysed p(withProbe(locks +
                       "def locked(f):\n  def inner(*x):\n    with a:\n      return f(*x)\n  return inner\n"
                       "@locked\ndef work(): pass\n@functools.wraps(work)\ndef free(): pass\n"));
  CHECK(p.lockset(p.facts.summaries[p.function("work").v].own) == "a");
  CHECK(p.lockset(p.facts.summaries[p.function("free").v].own) == "-");
}

TEST_CASE("unknown decorators and contexts count by their names") {
  Analysed p(withProbe("from somewhere import synchronized, traced\n@synchronized\ndef work(): "
                       "pass\n@traced\ndef free(): pass\n"));
  CHECK(p.facts.summaries[p.function("work").v].own != 0);
  CHECK(p.facts.summaries[p.function("free").v].own == 0);
  CHECK(held("from somewhere import db_lock, other\nwith db_lock:\n  probe()\nwith other:\n  probe()\n") ==
        "named db_lock; -");
  CHECK(held("def f(lock, x):\n  with lock:\n    probe()\n  with x:\n    probe()\n") == "named lock; -");
}

TEST_CASE("a lock made by the call that takes it excludes nobody") {
  Analysed p(withProbe(
      "def f():\n  mu = threading.Lock()\n  with mu:\n    probe()\ndef g():\n  mu = threading.Lock()\n"
      "  h(mu)\n  with mu:\n    probe()\n"));
  REQUIRE(p.facts.locks.size() == 2);
  CHECK(p.facts.locks[LockId(0)].perCall);
  CHECK_FALSE(p.facts.locks[LockId(1)].perCall);
}

TEST_CASE("a lock one function takes and another gives back orders threads") {
  Analysed p(withProbe(
      locks + "def f():\n  a.acquire()\ndef g():\n  a.release()\ndef h():\n  with b:\n    probe()\n"));
  for (const Lock &l : p.facts.locks)
    CHECK(
        l.handShake ==
        (p.program.text(p.program.variable(p.program.variablesOf(p.at(ir::Op::Store, "a"))[0]).name) == "a" &&
         p.lineOf(p.program.site(l.site).where) == 3));
}

TEST_CASE("acquisitions say what was held and whether they are certain") {
  Analysed p(withProbe(locks +
                       "r = threading.RLock()\nwith a:\n  with b: pass\nwith r: pass\na.acquire(False)\n"
                       "c = a if x else b\nc.acquire()\n"));
  std::string out;
  for (const Event &e : p.facts.summaries[0].events)
    if (e.kind == EventKind::Acquire)
      out += p.name(e.lock) + " holding " + p.lockset(e.held) + (e.certain ? " certain; " : "; ");
  CHECK(out ==
        "a holding - certain; b holding a certain; r holding -; a holding -; a holding a; b holding a; ");
}

TEST_CASE("two instances share the lock that their class makes for each") {
  // Identity is the place of allocation: one `Lock()` in `__init__` is one lock.
  CHECK(held("class C:\n  def __init__(self):\n    self.mu = threading.Lock()\nx = C()\ny = C()\nwith "
             "x.mu:\n  with y.mu:\n    probe()\n") == "mu");
}

TEST_CASE("an instruction is in the sections that its own function has opened and not closed") {
  Analysed p(withProbe(locks + "probe()\nwith a:\n  probe()\nwith a:\n  with b:\n    probe()\n  probe()\n"
                               "a.acquire()\nprobe()\na.release()\nprobe()\n"));
  int first = 0;
  std::string out;
  for (const Event &e : p.facts.summaries[0].events) {
    if (e.kind != EventKind::Call)
      continue;
    int line = static_cast<int>(p.lineOf({ModuleId(0), e.where}));
    first = first ? first : line;
    for (const Section &s : sectionsAt(p.facts, FuncId(0), e.where))
      out +=
          p.name(s.lock) + std::to_string(static_cast<int>(p.lineOf({ModuleId(0), s.begin})) - first) + " ";
    out += "; ";
  }
  CHECK(out == "; a1 ; a3 b4 ; a3 ; a7 ; ; ");
}
