// Which accesses exist, who may race with whom.
#include "testing/Analysed.h"
#include "llvm/Support/raw_ostream.h"

using namespace threadlint;
using namespace threadlint::testing;

static const std::string counter = "n = 0\nmu = threading.Lock()\ndef f():\n  global n\n  n += 1\n"
                                   "def g():\n  global n\n  with mu:\n    n += 1\n";
static const std::string loop = "for i in range(3):\n  threading.Thread(target=";

TEST_CASE("several threads update a global") {
  CHECK(races(counter + loop + "f).start()\n", "n"));
  CHECK_FALSE(races(counter + loop + "g).start()\n", "n"));
}

TEST_CASE("accesses name the line, thread and locks") {
  Analysed a(counter + "import threading\n" + loop + "g).start()\n");
  CHECK(a.accesses("n") ==
        std::vector<std::string>{"line 1 write by main holding -", "line 9 update by g holding mu"});
}

TEST_CASE("one thread and the code that started it") {
  std::string start = "t = threading.Thread(target=f)\n";
  CHECK_FALSE(races(counter + start + "t.start()\n", "n"));
  CHECK(races(counter + start + "t.start()\nn += 1\n", "n"));
  CHECK(races(counter + start + "t.start()\nf()\n", "n"));
  CHECK_FALSE(races(counter + start + "n += 1\nt.start()\n", "n"));
  CHECK_FALSE(races(counter + start + "t.start()\nt.join()\nn += 1\n", "n"));
}

TEST_CASE("two threads of different functions") {
  std::string two = "a = threading.Thread(target=f)\nb = threading.Thread(target=g)\n";
  CHECK(races(counter + two + "a.start()\nb.start()\n", "n"));
  CHECK_FALSE(races(counter + two + "a.start()\na.join()\nb.start()\n", "n"));
  CHECK_FALSE(races(
      counter + "a = threading.Thread(target=g)\nb = threading.Thread(target=g)\na.start()\nb.start()\n",
      "n"));
}

TEST_CASE("no threads, no races") {
  Analysed a(withProbe(counter + "f()\ng()\n"));
  CHECK_FALSE(a.races("n"));
}

TEST_CASE("a common lock is enough, different locks are not") {
  std::string two =
      "x = threading.Lock()\ny = threading.Lock()\nn = 0\ndef f():\n  global n\n  with x:\n    n += 1\n"
      "def g():\n  global n\n  with ";
  std::string go = ":\n    n += 1\nthreading.Thread(target=f).start()\nthreading.Thread(target=g).start()\n";
  CHECK(races(two + "y" + go, "n"));
  CHECK_FALSE(races(two + "x, y" + go, "n"));
}

TEST_CASE("a lock held by the caller covers its callees") {
  std::string text =
      "mu = threading.Lock()\nn = 0\ndef bump():\n  global n\n  n += 1\ndef f():\n  with mu:\n    bump()\n";
  CHECK_FALSE(races(text + loop + "f).start()\n", "n"));
  CHECK(races(text + "def g():\n  bump()\n" + loop + "f).start()\n" + loop + "g).start()\n", "n"));
}

TEST_CASE("a lock of its own for each call excludes nobody") {
  CHECK(races("n = 0\ndef f():\n  global n\n  mu = threading.Lock()\n  with mu:\n    n += 1\n" + loop +
                  "f).start()\n",
              "n"));
}

TEST_CASE("decorators and properties of the project") {
  CHECK_FALSE(races("mu = threading.Lock()\ndef locked(w):\n  def inner():\n    with mu:\n      return w()\n "
                    " return inner\n"
                    "n = 0\n@locked\ndef f():\n  global n\n  n += 1\n" +
                        loop + "f).start()\n",
                    "n"));
  CHECK(
      races("n = 0\nclass C:\n  @property\n  def p(self):\n    global n\n    n += 1\n    return n\nc = C()\n"
            "def f():\n  return c.p\n" +
                loop + "f).start()\n",
            "n"));
}

static const std::string cls =
    "class C:\n  def __init__(self):\n    self.n = 0\n  def f(self):\n    self.n += 1\n";

TEST_CASE("attributes of an object that the threads share") {
  CHECK(races(cls + "c = C()\n" + loop + "c.f).start()\n", "C.n"));
  CHECK(races(cls + "c = C()\ndef work():\n  c.f()\n" + loop + "work).start()\n", "C.n"));
  CHECK(races(cls + "def work(c):\n  c.n += 1\nc = C()\n" + loop + "work, args=(c,)).start()\n", "C.n"));
  CHECK(races(
      "class C:\n  def __init__(self):\n    self.n = 0\n  def f(self):\n    self.n += 1\n  def go(self):\n"
      "    for i in range(3):\n      threading.Thread(target=self.f).start()\nC().go()\n",
      "C.n"));
}

TEST_CASE("attributes of objects that each thread has for itself") {
  Analysed fresh(withProbe(cls + "def work():\n  c = C()\n  c.f()\n" + loop + "work).start()\n"));
  CHECK_FALSE(fresh.races("C.n"));
  CHECK_FALSE(races(cls + loop + "C().f).start()\n", "C.n"));
  CHECK_FALSE(races("class T(threading.Thread):\n  def __init__(self):\n    super().__init__()\n    self.n = "
                    "0\n  def run(self):\n"
                    "    self.n += 1\nfor i in range(3):\n  T().start()\n",
                    "T.n"));
}

TEST_CASE("class attributes are shared whoever has the object") {
  CHECK(races("class T(threading.Thread):\n  total = 0\n  def run(self):\n    T.total += 1\nfor i in "
              "range(3):\n  T().start()\n",
              "T.total"));
}

TEST_CASE("thread-local attributes are never shared") {
  Analysed a(withProbe("class L(threading.local):\n  n = 0\nl = L()\ndef f():\n  l.n += 1\n" + loop +
                       "f).start()\n"));
  CHECK_FALSE(a.races("L.n"));
}

TEST_CASE("a coroutine that is run starts threads like a function") {
  std::string main =
      "import asyncio\nn = 0\ndef work():\n  global n\n  n += 1\nasync def main():\n  global n\n"
      "  t = threading.Thread(target=work)\n  t.start()\n";
  CHECK(races(main + "  n += 1\n  t.join()\nasyncio.run(main())\n", "n"));
  CHECK_FALSE(races(main + "  t.join()\n  n += 1\nasyncio.run(main())\n", "n"));
}

TEST_CASE("attributes of a proxy are those of another object") {
  std::string use = "p = P()\ndef f():\n  p.n += 1\n" + loop + "f).start()\n";
  std::string head =
      "class P:\n  def __init__(self):\n    self.n = 0\n  def __setattr__(self, name, value):\n";
  CHECK_FALSE(Analysed(withProbe(head + "    setattr(current(), name, value)\n" + use)).hasAccess("P.n"));
  CHECK(races(head + "    object.__setattr__(self, name, value)\n" + use, "P.n"));
}

TEST_CASE("the constructor runs before anybody else has the object") {
  CHECK_FALSE(races(
      "class C:\n  def __init__(self):\n    self.n = 0\n    self.t = threading.Thread(target=self.work)\n"
      "    self.n = 1\n    self.t.start()\n  def work(self):\n    self.n += 1\nc = C()\n",
      "C.n"));
}

TEST_CASE("a base class constructor that is called by name gets the object as its first argument") {
  std::string base = "class A:\n  def __init__(self):\n    self.n = 0\n    self.n += 1\n  def bump(self):\n"
                     "    self.n += 1\nclass B(A):\n  def __init__(self):\n    A.__init__(self)\n";
  CHECK_FALSE(races(base + "def f():\n  B()\n" + loop + "f).start()\n", "A.n"));
  CHECK(races(base + "b = B()\ndef f():\n  A.bump(b)\n" + loop + "f).start()\n", "A.n"));
}

TEST_CASE("a constructor that has started a thread on its object shares it") {
  CHECK(races(
      "class C:\n  def __init__(self):\n    self.t = threading.Thread(target=self.work)\n    self.t.start()\n"
      "    self.n = 1\n  def work(self):\n    self.n += 1\nc = C()\n",
      "C.n"));
}

TEST_CASE("the constructor of an object that has handed itself to a thread") {
  std::string text =
      "class C:\n  def __init__(self):\n    self.n = 0\n    self.t = threading.Thread(target=self.work)\n";
  std::string work = "  def work(self):\n    self.n += 1\n  def bump(self):\n    self.n += 1\nc = C()\n";
  CHECK(races(text + "    self.t.start()\n    self.bump()\n" + work, "C.n"));
  CHECK_FALSE(races(text + "    self.bump()\n    self.t.start()\n" + work, "C.n"));
  CHECK_FALSE(races(text + "    self.t.start()\n    self.t.join()\n    self.bump()\n" + work, "C.n"));
  CHECK_FALSE(
      races("class C:\n  def __init__(self):\n    threading.Thread(target=print).start()\n    self.n = 1\n" +
                work + "threading.Thread(target=c.work).start()\n",
            "C.n"));
}

TEST_CASE("methods beside the thread of their object") {
  std::string text = "class C:\n  def __init__(self):\n    self.n = 0\n    self.t = "
                     "threading.Thread(target=self.work)\n    self.t.start()\n"
                     "  def work(self):\n    self.n += 1\n  def other(self):\n    ";
  CHECK(races(text + "self.n += 1\n", "C.n"));
  CHECK_FALSE(races(text + "self.t.join()\n    self.n += 1\n", "C.n"));
}

TEST_CASE("races between pool tasks") {
  std::string with = "with ThreadPoolExecutor() as p:\n  ";
  CHECK(races(counter + with + "p.map(f, [1])\n", "n"));
  CHECK_FALSE(races(counter + with + "p.map(g, [1])\n", "n"));
  CHECK_FALSE(races(counter + with + "p.submit(f)\nn += 1\n", "n"));
  CHECK(races(counter + with + "p.submit(f)\n  n += 1\n", "n"));
  CHECK_FALSE(races(counter + "with ThreadPoolExecutor(max_workers=1) as p:\n  p.map(f, [1])\n", "n"));
}

TEST_CASE("races between handlers of a threading server") {
  std::string head = "import socketserver\nn = 0\nclass H(socketserver.BaseRequestHandler):\n  def "
                     "handle(self):\n    global n\n    n += 1\n"
                     "    self.k = 0\n    self.k += 1\n";
  std::string server = "socketserver.ThreadingTCPServer(('', 0), H).serve_forever()\n";
  CHECK(races(head + server, "n"));
  CHECK_FALSE(races(head + server, "H.k"));
}

static bool isUpdate(const std::string &statement) {
  Analysed a("import threading\nn = 0\ns = ''\nxs = []\ndef f(v):\n  global n, s, xs\n  " + statement +
             "\nfor i in range(3):\n  threading.Thread(target=f, args=(i,)).start()\n");
  for (const Access &x : a.facts.accesses)
    if (x.owner && x.isUpdate())
      return true;
  return false;
}

TEST_CASE("what reads a place and stores what follows from it is an update") {
  CHECK(isUpdate("n += 1"));
  CHECK(isUpdate("n = n + 1"));
  CHECK(isUpdate("n = 1 + (n * 2)"));
  CHECK(isUpdate("n = -n"));
  CHECK(isUpdate("m = n\n  n = m + 1"));
  CHECK(isUpdate("m = n + 1\n  n = m"));
  CHECK(isUpdate("s = s + v"));
  CHECK_FALSE(isUpdate("n = 1"));
  CHECK_FALSE(isUpdate("n = v"));
  CHECK_FALSE(isUpdate("n = n"));
  CHECK_FALSE(isUpdate("m = n"));
  CHECK_FALSE(isUpdate("n = len(s)"));
  CHECK_FALSE(isUpdate("xs += [1]"));
}

TEST_CASE("recursion and long call chains end") {
  CHECK(
      races("n = 0\ndef f(k):\n  global n\n  n += 1\n  f(k - 1)\n" + loop + "f, args=(3,)).start()\n", "n"));
  std::string chain = "n = 0\ndef f0():\n  global n\n  n += 1\n";
  for (int i = 1; i < 40; ++i)
    chain += "def f" + std::to_string(i) + "():\n  f" + std::to_string(i - 1) + "()\n";
  CHECK(races(chain + loop + "f39).start()\n", "n"));
}

TEST_CASE("threads that start threads") {
  CHECK(races("n = 0\ndef f():\n  global n\n  n += 1\ndef g():\n  threading.Thread(target=f).start()\n" +
                  loop + "g).start()\n",
              "n"));
}

TEST_CASE("an entry that two threads start, one each") {
  std::string text =
      "n = 0\ndef f():\n  global n\n  n += 1\ndef go():\n  threading.Thread(target=f).start()\n"
      "def a(): go()\ndef b(): go()\nta = threading.Thread(target=a)\ntb = threading.Thread(target=b)\n";
  CHECK(races(text + "ta.start()\ntb.start()\n", "n"));
  CHECK(races(text + "ta.start()\ngo()\n", "n"));
  CHECK_FALSE(races(text + "ta.start()\n", "n"));
  std::string joins =
      "n = 0\ndef f():\n  global n\n  n += 1\ndef go():\n  t = threading.Thread(target=f)\n  t.start()\n"
      "  t.join()\ndef a(): go()\ndef b(): go()\n"
      "ta = threading.Thread(target=a)\ntb = threading.Thread(target=b)\n";
  CHECK(races(joins + "ta.start()\ntb.start()\n", "n"));
  CHECK_FALSE(races(joins + "ta.start()\nta.join()\ntb.start()\n", "n"));
}

TEST_CASE("what a thread starts runs beside what runs beside that thread") {
  std::string text =
      "n = 0\ndef f():\n  global n\n  n += 1\ndef a():\n  threading.Thread(target=f).start()\n"
      "def b():\n  global n\n  n += 1\nta = threading.Thread(target=a)\ntb = threading.Thread(target=b)\n";
  CHECK(races(text + "ta.start()\ntb.start()\n", "n"));
  CHECK_FALSE(races(text + "tb.start()\ntb.join()\nta.start()\n", "n"));
  CHECK(races(text + "ta.start()\nn += 1\n", "n"));
  CHECK_FALSE(races(text + "n += 1\nta.start()\n", "n"));
}

TEST_CASE("a method that is overridden may be any of the overrides") {
  std::string text =
      "n = 0\nclass A:\n  def m(self): pass\nclass B(A):\n  def m(self):\n    global n\n    n += 1\n"
      "class X:\n  def m(self):\n    global n\n    n += 1\n";
  CHECK(
      races(text + "def f(c):\n  a = A() if c else B()\n  a.m()\n" + loop + "f, args=(1,)).start()\n", "n"));
  Analysed other(
      withProbe(text + "def f(c):\n  a = A() if c else X()\n  a.m()\n" + loop + "f, args=(1,)).start()\n"));
  CHECK_FALSE(other.races("n"));
}

TEST_CASE("over several modules, in any order") {
  std::vector<PySource> tree = {
      {"main.py", "import threading\nfrom state import bump\nfor i in range(3):\n  "
                  "threading.Thread(target=bump).start()\n"},
      {"state.py",
       "from locks import mu\nn = 0\nm = 0\ndef bump():\n  global n, m\n  n += 1\n  with mu:\n    m += 1\n"},
      {"locks.py", "import threading\nmu = threading.Lock()\n"}};
  auto dump = [&](bool reversed) {
    Analysed a(tree, reversed);
    CHECK(a.races("n"));
    CHECK_FALSE(a.races("m"));
    std::string out;
    llvm::raw_string_ostream os(out);
    print(a.program, a.facts, os);
    return os.str();
  };
  CHECK(dump(false) == dump(true));
}

static Base base(const std::string &text) {
  Linked p("import threading\nclass C: pass\ng = C()\n" + text);
  return baseOf(p.program, Ref{ModuleId(0), ir::InstrId(p.program.instr(p.at(ir::Op::StoreAttr, "x.n")).a)});
}

TEST_CASE("where objects come from") {
  CHECK(base("x = C()\nx.n = 1\n").kind == Base::Global);
  CHECK(base("def f(x):\n  x.n = 1\n").kind == Base::Parameter);
  CHECK(base("def f(a, b, x):\n  x.n = 1\n").parameter == 2);
  CHECK(base("class D:\n  def m(x):\n    x.n = 1\n").kind == Base::Self);
  CHECK(base("class D:\n  @staticmethod\n  def m(x):\n    x.n = 1\n").kind == Base::Parameter);
  CHECK(base("def f():\n  x = C()\n  x.n = 1\n").kind == Base::Fresh);
  CHECK(base("def f():\n  x = C()\n  x.n = 1\n  keep(x)\n").kind == Base::Created);
  CHECK(base("def f():\n  x = C()\n  x.n = 1\n  return x\n").kind == Base::Created);
  CHECK(base("def f():\n  for i in y:\n    x = C()\n    x.n = 1\n").inLoop);
  CHECK(base("def f():\n  for x in y:\n    x.n = 1\n").kind == Base::Element);
  CHECK(base("def f():\n  x = C()\n  def h():\n    x.n = 1\n").kind == Base::Captured);
  CHECK(base("def f(y):\n  x = y or C()\n  x.n = 1\n").kind == Base::Other);
  CHECK(base("def f(x):\n  x = C()\n  x.n = 1\n").kind != Base::Parameter);
}

TEST_CASE("attributes of attributes are reached indirectly") {
  Linked p("class C:\n  def m(self):\n    self.a.n = 1\n");
  Base b = baseOf(p.program,
                  Ref{ModuleId(0), ir::InstrId(p.program.instr(p.at(ir::Op::StoreAttr, "self.a.n")).a)});
  CHECK(b.kind == Base::Self);
  CHECK(b.indirect);
}

TEST_CASE("empty and broken programs have no facts") {
  CHECK(Analysed("").facts.accesses.empty());
  CHECK(Analysed("def f(:\n with (\nimport threading\nthreading.Thread(target=\n").facts.accesses.empty());
}

/// Who runs `probe()` calls, with what held: "main beside f holding -".
static std::string moments(const std::string &text) {
  Analysed a(withProbe(text));
  std::string out;
  FuncId probe = a.function("probe");
  for (uint32_t m = 0; m < a.modules.size(); ++m)
    for (uint32_t i = 0; i < a.modules[m].instrs.size(); ++i) {
      Ref at{ModuleId(m), ir::InstrId(i)};
      if (a.program.instr(at).op != ir::Op::Call ||
          !llvm::is_contained(a.program.calleesOf(at).functions, probe))
        continue;
      for (const Moment &x : a.facts.momentsAt(a.program, at))
        out += (out.empty() ? "" : "; ") + (x.owner ? a.name(a.facts.entries[x.owner].function) : "main") +
               " beside " + a.entrySet(x.active) + " holding " + a.lockset(x.held);
    }
  return out;
}

TEST_CASE("who runs an instruction, with what locks, beside which threads") {
  std::string f = "mu = threading.Lock()\ndef f():\n  with mu:\n    g()\ndef g():\n  probe()\n";
  CHECK(moments(f + "f()\n") == "");
  CHECK(moments(f + "threading.Thread(target=f).start()\n") == "f beside - holding mu");
  CHECK(moments(f + "t = threading.Thread(target=f)\nt.start()\nprobe()\nt.join()\nprobe()\n") ==
        "main beside f holding -; f beside - holding mu");
  CHECK(moments(
            "def f(): pass\nt = threading.Thread(target=f)\nfor i in range(3):\n  probe()\n  t.start()\n") ==
        "main beside f holding -");
}
