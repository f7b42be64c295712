// Calls, callables and containers: what flows through them.
#include "testing/Linked.h"

using namespace threadlint;
using namespace threadlint::testing;

TEST_CASE("results of calls") {
  CHECK(reveal("def f(): return 1\nreveal(f())\n") == "int");
  CHECK(reveal("def f(c):\n  if c: return 1\n  return ''\nreveal(f(0))\n") == "int | str");
  CHECK(reveal("def f():\n  return\nreveal(f())\n") == "None");
  CHECK(reveal("def f():\n  yield 1\nreveal(f())\n") == "?");
  CHECK(reveal("f = lambda: 1\nreveal(f)\nreveal(f())\n") == "def <lambda>; int");
  CHECK(reveal("def f(): return f\nreveal(f()()())\n") == "def f");
}

TEST_CASE("a lambda gives back its body") {
  CHECK(reveal("class C: pass\nmake = lambda: C()\nreveal(make())\n") == "C()");
}

TEST_CASE("arguments reach parameters") {
  CHECK(reveal("def f(a, b):\n  reveal(a)\n  reveal(b)\nf(1, b='')\n") == "int; str");
  CHECK(reveal("def f(a, *, b):\n  reveal(a)\n  reveal(b)\nf(b='', a=1)\n") == "int; str");
  CHECK(reveal("def f(a=1):\n  reveal(a)\nf()\n") == "int");
  CHECK(reveal("def f(a=None):\n  reveal(a)\nf(1)\n") == "None | int");
  CHECK(reveal("def f(a):\n  reveal(a)\nf(1)\nf('')\n") == "int | str");
  CHECK(reveal("def f(a):\n  reveal(a)\n") == "?");
  CHECK(
      reveal(
          "class C:\n  def __init__(self, a):\n    self.a = a\n  def m(self):\n    reveal(self.a)\nC(1)\n") ==
      "int");
  CHECK(reveal("class C:\n  def __call__(self, a):\n    reveal(a)\n    return a\nreveal(C()(1))\n") ==
        "int; int");
}

TEST_CASE("star arguments make the parameters they reach unknown") {
  CHECK(reveal("def f(a, b):\n  reveal(a)\n  reveal(b)\nf(1, *x)\n") == "int; ?");
  CHECK(reveal("def f(a, b):\n  reveal(a)\n  reveal(b)\nf(1, **x)\n") == "int; ?");
  CHECK(reveal("def f(*args, **kwargs):\n  reveal(args)\n  reveal(kwargs)\nf(1)\n") == "?; ?");
}

TEST_CASE("too many arguments, and unknown keywords, are ignored") {
  CHECK(reveal("def f(a):\n  reveal(a)\nf(1, '', x='')\n") == "int");
}

TEST_CASE("bound methods remember their functions") {
  CHECK(reveal("class C:\n  def m(self, a):\n    reveal(a)\nc = C()\ng = c.m\ng(1)\nreveal(g)\n") ==
        "bound C.m; int");
  CHECK(reveal("class C:\n  def m(self, a):\n    reveal(a)\nC.m(C(), 1)\n") == "int");
}

TEST_CASE("a decorator is taken as the identity") {
  CHECK(reveal("import functools\n@functools.wraps\ndef f(): return 1\nreveal(f())\n") == "int");
  CHECK(reveal("@deco(1)\nclass C: pass\nreveal(C())\n") == "C()");
  CHECK(reveal("def deco(g):\n  def inner(): return ''\n  return inner\n@deco\ndef f(): return "
               "1\nreveal(f())\n") == "int");
}

TEST_CASE("partial keeps the callable") {
  Linked p("from functools import partial\ndef f(a, b): pass\ng = partial(f, 1)\nh = partial(partial(f, 1), "
           "2)\ng\nh\ng(2)\n");
  CHECK(p.describe(p.at(ir::Op::Load, "g")) == "partial");
  CHECK(p.names(p.program.functionsOf(p.at(ir::Op::Load, "g"))) == "f");
  CHECK(p.names(p.program.functionsOf(p.at(ir::Op::Load, "h"))) == "f");
  CHECK(p.names(p.program.calleesOf(p.call("g(2)")).functions) == "f");
}

TEST_CASE("elements of displays, comprehensions and containers filled later") {
  std::string head = "class C: pass\n";
  CHECK(reveal(head + "reveal([C()][0])\nreveal((C(), 1)[0])\nreveal({1: C()}['k'])\n") ==
        "C(); C() | int; C()");
  CHECK(reveal(head + "x = [C() for i in y]\nreveal(x)\nfor c in x:\n  reveal(c)\n") ==
        "builtins.list display; C()");
  CHECK(reveal(head + "x = []\nx.append(C())\nreveal(x[0])\n") == "C()");
  CHECK(reveal(head + "x = []\nx.extend([C()])\nx.insert(0, 1)\nreveal(x.pop())\n") == "C() | int");
  CHECK(reveal(head + "x = {}\nx['k'] = C()\nreveal(x['k'])\nreveal(x.get('k'))\n") == "C(); C()");
  CHECK(reveal(head + "x = {1: C()}\nfor c in x.values():\n  reveal(c)\n") == "C()");
  CHECK(reveal(head + "x = {1: C()}\nfor k, c in x.items():\n  reveal(c)\n") == "C()");
  CHECK(reveal(head + "x = {k: C() for k in y}\nfor c in x.values():\n  reveal(c)\n") == "C()");
  CHECK(reveal(head + "x = set()\nx.add(C())\nfor c in x:\n  reveal(c)\n") == "C()");
  CHECK(reveal(head + "x = [C()] * 3\nreveal(x[0])\ny = [1] + x\nreveal(y[0])\n") == "C(); C() | int");
  CHECK(reveal(head + "from collections import deque\nx = deque()\nx.append(C())\nreveal(x.popleft())\n") ==
        "C()");
}

TEST_CASE("elements through enumerate, zip, list, sorted") {
  std::string head = "class C: pass\nx = [C()]\n";
  CHECK(reveal(head + "for i, c in enumerate(x):\n  reveal(c)\n") == "C()");
  CHECK(reveal(head + "for a, b in zip(x, x):\n  reveal(b)\n") == "C()");
  CHECK(reveal(head + "for c in list(x):\n  reveal(c)\n") == "C()");
  CHECK(reveal(head + "for c in sorted(x):\n  reveal(c)\n") == "C()");
  CHECK(reveal(head + "for c in reversed(x):\n  reveal(c)\n") == "C()");
  CHECK(reveal(head + "reveal(next(iter(x)))\n") == "C()");
  CHECK(reveal(head + "y = [*x, 1]\nreveal(y[0])\n") == "C() | int");
}

TEST_CASE("unpacking") {
  CHECK(reveal("a, b = 1, ''\nreveal(a)\nreveal(b)\n") == "int; str");
  CHECK(reveal("a, (b, c) = 1, ('', 2)\nreveal(a)\nreveal(b)\n") == "int; int | str");
  CHECK(reveal("def f(): return 1, ''\na, b = f()\nreveal(a)\n") == "int | str");
  CHECK(reveal("a = b = 1\nreveal(a)\nreveal(b)\n") == "int; int");
}

TEST_CASE("elements of what nobody knows are unknown") {
  CHECK(reveal("for x in something():\n  reveal(x)\n") == "?");
  CHECK(reveal("def f(a):\n  reveal(a[0])\n") == "?");
}

TEST_CASE("a list handed to a function is filled there") {
  CHECK(reveal("class C: pass\ndef fill(out):\n  out.append(C())\nx = []\nfill(x)\nreveal(x[0])\n") == "C()");
  CHECK(reveal("class C: pass\nclass P:\n  def __init__(self):\n    self.all = []\n  def add(self):\n    "
               "self.all.append(C())\n"
               "  def each(self):\n    for c in self.all:\n      reveal(c)\n") == "C()");
}

TEST_CASE("with binds what __enter__ gives") {
  CHECK(reveal("class C:\n  def __enter__(self): return self\nwith C() as c:\n  reveal(c)\n") == "C()");
  CHECK(reveal("class D: pass\nclass C:\n  def __enter__(self): return D()\nwith C() as c:\n  reveal(c)\n") ==
        "D()");
  CHECK(reveal("from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor() as p:\n  "
               "reveal(p)\n") == "concurrent.futures.ThreadPoolExecutor()");
  CHECK(reveal("with f() as c:\n  reveal(c)\n") == "?");
}

TEST_CASE("operators on values") {
  CHECK(reveal("reveal(1 + 2)\nreveal(not x)\nreveal(1 < 2)\n") == "int; bool; bool");
  CHECK(reveal("class C: pass\ndef f(c=None):\n  c = c or C()\n  reveal(c)\n") == "C() | None");
  CHECK(reveal("class C: pass\nx = C() if y else None\nreveal(x)\n") == "C() | None");
}

TEST_CASE("methods of modelled objects") {
  std::string head = "import threading, queue\n";
  CHECK(reveal(head + "t = threading.Thread()\nreveal(t.start)\n") == "method threading.Thread.start");
  CHECK(reveal(head + "from concurrent.futures import ThreadPoolExecutor\np = ThreadPoolExecutor()\n"
                      "reveal(p.submit(f))\n") == "concurrent.futures.Future()");
  CHECK(reveal("reveal(''.join)\n") == "method builtins.str.join");
  CHECK(reveal("x = None\nreveal(x.start)\n") == "?");
}

TEST_CASE("threads in containers keep their kind") {
  std::string head = "import threading\ndef f(): pass\n";
  CHECK(reveal(head + "ts = [threading.Thread(target=f) for i in range(3)]\nfor t in ts:\n  reveal(t)\n") ==
        "threading.Thread()");
  CHECK(reveal(head + "ts = []\nfor i in range(3):\n  t = threading.Thread(target=f)\n  ts.append(t)\n"
                      "for t in ts:\n  reveal(t)\n") == "threading.Thread()");
  CHECK(reveal(head + "ts = {}\nts[1] = threading.Thread(target=f)\nreveal(ts[1])\n") ==
        "threading.Thread()");
  CHECK(reveal(head +
               "ts = (threading.Thread(target=f), threading.Timer(1, f))\nfor t in ts:\n  reveal(t)\n") ==
        "threading.Thread() | threading.Timer()");
}

TEST_CASE("arguments handed to threads reach the target's parameters") {
  std::string head =
      "import threading\nfrom concurrent.futures import ThreadPoolExecutor\ndef f(a, b=''):\n  reveal(a)\n";
  CHECK(reveal(head + "threading.Thread(target=f, args=(1,))\n") == "int");
  CHECK(reveal(head + "threading.Thread(None, f, None, (1,))\n") == "int");
  CHECK(reveal(head + "threading.Timer(1, f, [1])\n") == "int");
  CHECK(reveal(head + "import _thread\n_thread.start_new_thread(f, (1,))\n") == "int");
  CHECK(reveal(head + "ThreadPoolExecutor().submit(f, 1)\n") == "int");
  CHECK(reveal(head + "ThreadPoolExecutor().map(f, [1])\n") == "int");
  CHECK(reveal(head + "threading.Thread(target=f, kwargs={'a': 1})\n") == "?");
  CHECK(reveal("import threading\nclass C:\n  def m(self, a):\n    reveal(a)\n  def go(self):\n"
               "    threading.Thread(target=self.m, args=(1,)).start()\n") == "int");
}

TEST_CASE("values that keep growing are given up") {
  std::string text;
  for (int i = 0; i < 12; ++i)
    text += "class C" + std::to_string(i) + ": pass\n";
  for (int i = 0; i < 12; ++i)
    text += (i ? "elif" : "if") + std::string(" c == ") + std::to_string(i) + ":\n  x = C" +
            std::to_string(i) + "()\n";
  CHECK(reveal(text + "reveal(x)\n") == "?");
}

TEST_CASE("recursion in data and code ends") {
  CHECK(reveal("x = []\nx.append(x)\nreveal(x[0][0])\n") == "builtins.list display");
  CHECK(reveal("def f(a): return g(a)\ndef g(a): return f(a)\nreveal(f(1))\n") == "?");
  CHECK(reveal("class N:\n  def __init__(self, n):\n    self.n = n\ndef f(n):\n  while c:\n    n = N(n)\n  "
               "return n\n"
               "reveal(f(None))\n") == "N() | None");
  CHECK(reveal("import functools\ndef f(): pass\nwhile c:\n  f = functools.partial(f)\nreveal(f)\n") ==
        "def f | partial");
}

TEST_CASE("a very long chain of attributes of something unknown names nothing") {
  std::string chain = "x = unknown";
  for (unsigned i = 0; i < 20000; ++i)
    chain += ".a";
  CHECK(reveal(chain + "\nreveal(x)\n") == "?");
}
