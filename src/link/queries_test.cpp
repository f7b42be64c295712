// The queries on a linked program.
#include "testing/Linked.h"
#include "llvm/Support/raw_ostream.h"

using namespace threadlint;
using namespace threadlint::testing;

TEST_CASE("callees of a call") {
  Linked p("import threading\ndef f(): pass\ndef g(): pass\nclass C:\n  def __init__(self): pass\n  def "
           "__call__(self): pass\n"
           "h = f if c else g\nh()\nC()\nC()()\nthreading.Lock()\nnobody()\nk = None\nif c:\n  k = f\nk()\n");
  auto callees = [&](llvm::StringRef text) { return p.program.calleesOf(p.call(text)); };
  CHECK(p.names(callees("h()").functions) == "f | g");
  CHECK(callees("h()").complete);
  CHECK(p.names(callees("C()").functions) == "C.__init__");
  CHECK(p.names(callees("C()").classes) == "C");
  CHECK(p.names(callees("C()()").functions) == "C.__call__");
  CHECK(p.names(callees("threading.Lock()").apis) == "threading.Lock");
  CHECK_FALSE(callees("nobody()").complete);
  CHECK(p.names(callees("k()").functions) == "f");
  CHECK(callees("k()").complete);
}

TEST_CASE("the modelled API behind a call") {
  Linked p("import threading\nclass T(threading.Thread): pass\nclass U(threading.Thread):\n  def "
           "__init__(self): pass\n"
           "class V(threading.Thread):\n  def start(self): pass\nt = threading.Thread()\nt.start()\nu = "
           "T()\nu.start()\n"
           "v = V()\nv.start()\nU()\nw = t if c else f()\nw.start()\n");
  auto api = [&](llvm::StringRef text) { return p.name(p.program.apiOf(p.call(text))); };
  CHECK(api("threading.Thread()") == "threading.Thread");
  CHECK(api("t.start()") == "threading.Thread.start");
  CHECK(api("T()") == "threading.Thread");
  CHECK(api("u.start()") == "threading.Thread.start");
  CHECK(api("U()") == "-");
  CHECK(api("v.start()") == "-");
  CHECK(api("w.start()") == "-");
}

TEST_CASE("all calls, and those of a method by its name") {
  Linked p({{"a.py", "import threading\nt = threading.Thread()\nt.start()\nstart()\nx.start().stop()\n"},
            {"b.py", "def f():\n  y.start()\nf()\n"}});
  auto texts = [&](llvm::ArrayRef<Ref> calls) {
    std::string out;
    for (Ref r : calls)
      out += spanText(p.modules[r.module.v], p.sources[r.module.v].text, r.instr.v).str() + " | ";
    return out;
  };
  llvm::SmallVector<Ref> all, modelled;
  for (const CallSite &site : p.program.calls()) {
    all.push_back(site.call);
    CHECK(site.api == p.program.apiOf(site.call));
    if (site.api)
      modelled.push_back(site.call);
  }
  CHECK(texts(all) ==
        "threading.Thread() | t.start() | start() | x.start() | x.start().stop() | f() | y.start() | ");
  CHECK(texts(modelled) == "threading.Thread() | t.start() | ");
  CHECK(texts(p.program.methodCalls("start")) == "t.start() | x.start() | y.start() | ");
  CHECK(p.program.methodCalls("stop").size() == 1);
  CHECK(p.program.methodCalls("f").empty());
  CHECK(p.program.methodCalls("nobody").empty());
}

TEST_CASE("the function of an instruction, also far from where that begins") {
  std::string text = "def f():\n  x = 1\n";
  for (int i = 0; i < 200; ++i)
    text += "  x = x + 1\n";
  Linked p(text + "  first()\ndef g():\n  second()\nlast()\ndef h(): third()\n");
  auto function = [&](llvm::StringRef call) { return p.name(p.program.functionOf(p.call(call))); };
  CHECK(function("first()") == "f");
  CHECK(function("second()") == "g");
  CHECK(function("last()") == "<module>");
  CHECK(function("third()") == "h");
}

TEST_CASE("functions behind a callable value") {
  Linked p(
      "import functools\nclass C:\n  def m(self): pass\n  def __call__(self): pass\ndef f(): pass\nc = C()\n"
      "a = c.m\nb = c\nd = functools.partial(c.m, 1)\ne = f if x else (lambda: 1)\ng = 1\na\nb\nd\ne\ng\n");
  auto functions = [&](llvm::StringRef text) {
    return p.names(p.program.functionsOf(p.at(ir::Op::Load, text)));
  };
  CHECK(functions("a") == "C.m");
  CHECK(functions("b") == "C.__call__");
  CHECK(functions("d") == "C.m");
  CHECK(functions("e") == "<lambda> | f");
  CHECK(functions("g") == "-");
}

TEST_CASE("the argument that will run on another thread") {
  Linked p(
      "import threading\nfrom concurrent.futures import ThreadPoolExecutor\ndef f(): pass\nx = "
      "ThreadPoolExecutor()\n"
      "threading.Thread(target=f)\nthreading.Thread(None, f)\nthreading.Thread()\nx.submit(f, 1)\nlen(f)\n"
      "threading.Thread(*args)\nthreading.Timer(1, function=f)\n");
  auto target = [&](llvm::StringRef text) {
    Ref r = p.program.targetArgument(p.call(text));
    return r.module.isNone() ? "-" : p.names(p.program.functionsOf(r));
  };
  CHECK(target("threading.Thread(target=f)") == "f");
  CHECK(target("threading.Thread(None, f)") == "f");
  CHECK(target("threading.Thread()") == "-");
  CHECK(target("x.submit(f, 1)") == "f");
  CHECK(target("len(f)") == "-");
  CHECK(target("threading.Thread(*args)") == "-");
  CHECK(target("threading.Timer(1, function=f)") == "f");
}

TEST_CASE("hand-overs, program-wide and in module order") {
  Linked p({{"a.py", "import threading, b\nthreading.Thread(target=b.f).start()\nlen('')\n"},
            {"b.py", "import threading\ndef f(): pass\nclass T(threading.Thread): pass\nT()\n"}});
  REQUIRE(p.program.handOvers().size() == 2);
  CHECK(p.program.handOvers()[0] == p.call("threading.Thread(target=b.f)"));
  CHECK(p.program.handOvers()[1] == p.call("T()"));
}

TEST_CASE("callers, program-wide") {
  Linked p({{"a.py", "from b import f, C\nf()\nC().m()\nx = f\n"},
            {"b.py", "def f(): pass\nclass C:\n  def __init__(self):\n    f()\n  def m(self): pass\n@f\ndef "
                     "unused(): pass\n"}});
  auto callers = [&](llvm::StringRef name) {
    std::string out;
    for (Ref r : p.program.callersOf(p.function(name)))
      out += p.sources[r.module.v].path + ":" + std::to_string(p.lineOf(r)) + " ";
    return out;
  };
  CHECK(callers("f") == "a.py:2 b.py:4 ");
  CHECK(callers("C.__init__") == "a.py:3 ");
  CHECK(callers("C.m") == "a.py:3 ");
  CHECK(callers("unused") == "");
}

TEST_CASE("stores to a variable, program-wide") {
  Linked p(
      {{"a.py", "import b\nb.n = 1\nclass D(b.C):\n  def m(self):\n    self.x = 2\n"},
       {"b.py", "n = 0\ndef f():\n  global n\n  n += 1\nclass C:\n  def __init__(self):\n    self.x = 1\n"}});
  auto stores = [&](Ref access) {
    std::string out;
    for (Ref r : p.program.storesOf(p.program.variablesOf(access)[0]))
      out += p.sources[r.module.v].path + ":" + std::to_string(p.lineOf(r)) + " ";
    return out;
  };
  CHECK(stores(p.at(ir::Op::Store, "n")) == "a.py:2 b.py:1 b.py:4 ");
  CHECK(stores(p.at(ir::Op::StoreAttr, "self.x", 1)) == "b.py:7 ");
}

TEST_CASE("functions used as values escape") {
  Linked p(
      "def called(): pass\ndef passed(): pass\ndef returned(): pass\ndef stored(): pass\ndef listed(): pass\n"
      "called()\ng(passed)\ndef f():\n  return returned\nx.y = stored\nz = [listed]\n@deco\ndef decorated(): "
      "pass\n");
  auto escapes = [&](llvm::StringRef name) { return p.program.escapes(p.function(name)); };
  CHECK_FALSE(escapes("called"));
  CHECK(escapes("passed"));
  CHECK(escapes("returned"));
  CHECK(escapes("stored"));
  CHECK(escapes("listed"));
  CHECK_FALSE(escapes("decorated"));
}

TEST_CASE("variables for people") {
  Linked p("n = 0\nclass C:\n  total = 0\n  def m(self, a):\n    self.count = a\n    C.total = 1\n    b = "
           "self.total\n");
  auto text = [&](ir::Op op, llvm::StringRef what) {
    return p.program.describe(p.program.variablesOf(p.at(op, what))[0]);
  };
  CHECK(text(ir::Op::Store, "n") == "n");
  CHECK(text(ir::Op::StoreAttr, "self.count") == "C.count");
  CHECK(text(ir::Op::StoreAttr, "C.total") == "C.total");
  CHECK(text(ir::Op::LoadAttr, "self.total") == "C.total");
  CHECK(text(ir::Op::Load, "a") == "a");
}

TEST_CASE("parameters as variables") {
  Linked p("def f(a, b): pass\n");
  FuncId f = p.function("f");
  CHECK(p.program.describe(p.program.parameter(f, 0)) == "a");
  CHECK(p.program.describe(p.program.parameter(f, 1)) == "b");
  CHECK_FALSE(p.program.parameter(f, 2));
}

TEST_CASE("what may be anything says so") {
  Linked p("def f(a): pass\nx = 1\ny = nobody()\nx\ny\nf\n");
  CHECK_FALSE(p.program.mayBeUnknown(p.at(ir::Op::Load, "x")));
  CHECK(p.program.mayBeUnknown(p.at(ir::Op::Load, "y")));
  CHECK_FALSE(p.program.mayBeUnknown(p.at(ir::Op::Load, "f")));
}

TEST_CASE("sites know their function and whether it makes many") {
  Linked p(
      "import threading\na = threading.Lock()\ndef f():\n  for i in x:\n    b = threading.RLock()\n    b\n"
      "ts = [threading.Event() for i in x]\n");
  auto site = [&](llvm::StringRef text) { return p.program.site(p.program.valuesOf(p.call(text))[0].site); };
  CHECK_FALSE(site("threading.Lock()").inLoop);
  CHECK(p.name(site("threading.Lock()").function) == "<module>");
  CHECK(site("threading.RLock()").inLoop);
  CHECK(p.name(site("threading.RLock()").function) == "f");
  CHECK(site("threading.Event()").inLoop);
}

TEST_CASE("functions know the class and function around them") {
  Linked p("class C:\n  def m(self):\n    def inner(): pass\n");
  const FunctionInfo &inner = p.program.function(p.function("inner"));
  CHECK(p.name(inner.parent) == "C.m");
  CHECK_FALSE(inner.owner);
  CHECK(p.name(p.program.function(p.function("C.m")).owner) == "C");
}

TEST_CASE("the dump does not depend on the order of inputs") {
  std::vector<PySource> tree = {{"a.py", "import b\nclass C(b.B):\n  def m(self):\n    self.x = b.f\n"},
                                {"b.py", "import a\nclass B: pass\ndef f():\n  return a.C().m()\n"}};
  auto dump = [&](bool reversed) {
    Linked p(tree, reversed);
    std::string out;
    llvm::raw_string_ostream os(out);
    print(p.program, os);
    return os.str();
  };
  CHECK(dump(false) == dump(true));
  CHECK_FALSE(dump(false).empty());
}

TEST_CASE("empty and broken modules link") {
  CHECK(Linked("").program.functionCount() == 1);
  CHECK(Linked("def f(:\n  x = = 1\nclass (\n").program.modules().size() == 1);
  Linked p({{"a.py", "import b\n"}, {"b.py", ")(\x01"}});
  CHECK(p.program.modules().size() == 2);
}
