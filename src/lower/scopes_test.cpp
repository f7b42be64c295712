// Which binding a name means.
#include "lower/LowerTesting.h"

using namespace threadlint;
using namespace threadlint::testing;

/// Each use of `name` in the order of instructions: `store cell s1`, `load global` ...
static std::string uses(llvm::StringRef text, llvm::StringRef name) {
  ir::Module m = lowered(text);
  static const char *const kinds[] = {"local", "cell", "global", "class", "comp"};
  std::string out;
  for (const ir::Instr &i : m.instrs) {
    bool load = i.op == ir::Op::Load, store = i.op == ir::Op::Store;
    if ((!load && !store) || m.text(NameId(i.a)) != name)
      continue;
    out += out.empty() ? "" : ", ";
    out += std::string(load ? "load " : "store ") + kinds[i.aux];
    if (i.b != UINT32_MAX)
      out += " s" + std::to_string(i.b);
  }
  return out;
}

TEST_CASE("a name bound anywhere in a function is local everywhere in it") {
  CHECK(uses("x = 1\ndef f():\n  x\n  x = 2\n", "x") == "store global, load local s1, store local s1");
  CHECK(uses("def f():\n  x\n  del x\n", "x") == "load local s1");
  CHECK(uses("def f():\n  x\n  x: int\n", "x") == "load local s1");
}

TEST_CASE("every binding form binds") {
  for (const char *binding :
       {"import x", "import x.y", "from m import x", "from m import y as x", "for x in y: pass",
        "with y as x: pass", "try: pass\n  except E as x: pass", "def x(): pass", "class x: pass", "(x := 1)",
        "[(x := i) for i in y]", "x, *y = z", "[x] = z", "match y:\n    case [x]: pass",
        "match y:\n    case {**x}: pass", "x += 1", "type x = int"}) {
    INFO(binding);
    std::string found = uses(std::string("def f():\n  x\n  ") + binding + "\n", "x");
    CHECK(llvm::StringRef(found).starts_with("load local s1"));
    CHECK(found.find("global") == std::string::npos);
  }
}

TEST_CASE("a local that a nested function uses is a cell at all its uses") {
  CHECK(uses("def f():\n  x = 1\n  def g(): return x\n  x\n", "x") ==
        "store cell s1, load cell s1, load cell s1");
  CHECK(uses("def f(x):\n  return lambda: x\n", "x") == "load cell s1");
  CHECK(uses("def f():\n  x = 1\n  def g():\n    nonlocal x\n    x = 2\n", "x") ==
        "store cell s1, store cell s1");
  CHECK(uses("def f():\n  x = 1\n  class C:\n    y = x\n", "x") == "store cell s1, load cell s1");
}

TEST_CASE("global reaches the module, also from functions inside") {
  CHECK(uses("def f():\n  x = 1\n  global x\n  def g(): return x\n", "x") == "store global, load global");
  CHECK(uses("def f():\n  x = 1\n  def g():\n    global x\n    x = 2\n  x\n", "x") ==
        "store local s1, load local s1, store global");
  CHECK(scopes("def f():\n  global x\n  x = 1\n") == "s0 module: f global, x global\ns1 function in s0:\n");
}

TEST_CASE("class names are seen in the class body only") {
  CHECK(uses("class C:\n  x = 1\n  y = x\n  def f(self): return x\n", "x") ==
        "store class s1, load class s1, load global");
  CHECK(uses("def f():\n  x = 0\n  class C:\n    x = 1\n    def g(self): return x\n", "x") ==
        "store cell s1, store class s2, load cell s1");
  CHECK(uses("class C:\n  global x\n  x = 1\n", "x") == "store global");
}

TEST_CASE("comprehension targets are their own, the rest is the function's") {
  CHECK(uses("def f(y):\n  x = 1\n  return [x for x in y if x], x\n", "x") ==
        "store local s1, store comp s2, load comp s2, load comp s2, load local s1");
  CHECK(uses("def f(y, z):\n  return [z for x in y]\n", "z") == "load local s1");
  CHECK(uses("def f(x):\n  return [x for x in x]\n", "x") == "load local s1, store comp s2, load comp s2");
  CHECK(uses("def f(y):\n  return [lambda: x for x in y]\n", "x") == "store cell s2, load cell s2");
  CHECK(uses("class C:\n  x = 1\n  y = [x for i in x]\n", "x") ==
        "store class s1, load class s1, load global");
}

TEST_CASE("a walrus in a comprehension binds in the function around") {
  CHECK(uses("def f(y):\n  [x := i for i in y]\n  return x\n", "x") == "store local s1, load local s1");
  CHECK(uses("def f(y):\n  global x\n  [x := i for i in y]\n", "x") == "store global");
  CHECK(uses("def f(y):\n  return [[(x := j) for j in i] for i in y]\n", "x") == "store local s1");
}

TEST_CASE("bindings are listed with their scopes, parameters marked") {
  CHECK(scopes("def f(a, *b):\n  c = [d for d in a]\n  return lambda: a\n") ==
        R"(s0 module: f global
s1 function in s0: a cell param, b local param, c local
s2 comp in s1: d comp
s3 function in s1:
)");
}

TEST_CASE("a default belongs to the function around") {
  CHECK(uses("def f(x):\n  def g(y=x): pass\n", "x") == "load local s1");
}
