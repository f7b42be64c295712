// Classes: attributes, methods, hierarchies.
#include "testing/Linked.h"

using namespace threadlint;
using namespace threadlint::testing;

TEST_CASE("attributes of self are shared by all methods") {
  CHECK(reveal("class A: pass\nclass C:\n  def __init__(self):\n    self.x = A()\n  def m(self):\n    "
               "reveal(self.x)\n"
               "reveal(C().x)\n") == "A(); A()");
}

TEST_CASE("instance attributes come before class attributes, both may be meant") {
  CHECK(
      reveal("class C:\n  x = None\n  def m(self):\n    self.x = 1\n  def n(self):\n    reveal(self.x)\n") ==
      "None | int");
  CHECK(reveal("class C:\n  x = 1\nreveal(C.x)\nC.x = ''\nreveal(C().x)\n") == "int | str; int | str");
}

TEST_CASE("attributes nobody stores are unknown") {
  CHECK(reveal("class C:\n  def m(self):\n    reveal(self.x)\n") == "?");
  CHECK(reveal("class C(Nobody):\n  def m(self):\n    reveal(self.x)\n") == "?");
}

TEST_CASE("methods are found along the hierarchy") {
  std::string classes = "class A:\n  def m(self): return 1\n  def n(self): return 1\n"
                        "class B(A):\n  def m(self): return ''\n";
  CHECK(reveal(classes + "reveal(B().m())\nreveal(B().n())\nreveal(A().m())\nreveal(B.m)\n") ==
        "str; int; int; def B.m");
}

TEST_CASE("self may be of a subclass that overrides") {
  CHECK(reveal("class A:\n  def run(self):\n    reveal(self.step)\nclass B(A):\n  def step(self): pass\n") ==
        "bound B.step");
  CHECK(reveal("class A:\n  def run(self):\n    reveal(self.step)\n  def step(self): pass\n"
               "class B(A):\n  def step(self): pass\n") == "bound A.step | bound B.step");
  CHECK(reveal("class A:\n  def step(self): pass\nclass B(A):\n  def step(self): pass\nreveal(A().step)\n") ==
        "bound A.step");
}

TEST_CASE("attributes of a base are those of its subclasses") {
  Linked p("class A:\n  def __init__(self):\n    self.n = 0\nclass B(A):\n  def m(self):\n    self.n = ''\n  "
           "  reveal(self.n)\n");
  CHECK(p.revealed() == "int | str");
  Ref base = p.at(ir::Op::StoreAttr, "self.n", 0), derived = p.at(ir::Op::StoreAttr, "self.n", 1);
  CHECK(p.program.variablesOf(base) == p.program.variablesOf(derived));
  CHECK(p.program.describe(p.program.variablesOf(derived)[0]) == "A.n");
}

static std::string mro(const std::string &text, llvm::StringRef cls) {
  Linked p(text);
  std::string out;
  for (ClassId c : p.program.classInfo(p.cls(cls)).mro)
    out += (out.empty() ? "" : " ") + p.name(c);
  return out + (p.program.classInfo(p.cls(cls)).unknownBase ? " ?" : "");
}

TEST_CASE("method resolution order") {
  CHECK(mro("class A: pass\nclass B(A): pass\nclass C(B): pass\n", "C") == "C B A");
  CHECK(mro("class A: pass\nclass B(A): pass\nclass C(A): pass\nclass D(B, C): pass\n", "D") == "D B C A");
  CHECK(mro("class A(object): pass\n", "A") == "A");
  CHECK(mro("class A(Nobody): pass\nclass B(A): pass\n", "B") == "B A ?");
  CHECK(mro("class A(f()): pass\n", "A") == "A ?");
  CHECK(mro("class A(metaclass=M): pass\n", "A") == "A");
  CHECK(mro("class A(*bases): pass\n", "A") == "A ?");
}

TEST_CASE("longer diamonds linearise as C3 does") {
  std::string text =
      "class O: pass\nclass A(O): pass\nclass B(O): pass\nclass C(O): pass\nclass K1(A, B): pass\n"
      "class K2(B, C): pass\nclass Z(K1, K2): pass\n";
  CHECK(mro(text, "Z") == "Z K1 A K2 B C O");
}

TEST_CASE("hierarchies in cycles end") {
  CHECK(mro("class A(B): pass\nclass B(A): pass\n", "A").substr(0, 1) == "A");
  CHECK(mro("class A(A): pass\n", "A").substr(0, 1) == "A");
  CHECK(mro("class A(C): pass\nclass B(A): pass\nclass C(B): pass\n", "B").substr(0, 1) == "B");
}

TEST_CASE("a chain too long to follow has an unknown base") {
  std::string text = "class C0: pass\n";
  for (int i = 1; i <= 100; ++i)
    text += "class C" + std::to_string(i) + "(C" + std::to_string(i - 1) + "): pass\n";
  Linked p(text);
  const ClassInfo &last = p.program.classInfo(p.cls("C100"));
  CHECK(last.mro.size() <= 64);
  CHECK(last.unknownBase);
}

TEST_CASE("super skips the class itself") {
  std::string base = "class A:\n  def m(self): return 1\n";
  CHECK(reveal(base + "class B(A):\n  def m(self):\n    reveal(super().m())\n    return ''\n") == "int");
  CHECK(reveal(base + "class B(A):\n  def m(self):\n    reveal(super(B, self).m)\n") == "bound A.m");
  CHECK(
      reveal(
          "import threading\nclass T(threading.Thread):\n  def start(self):\n    reveal(super().start)\n") ==
      "method threading.Thread.start");
  CHECK(reveal("class B(Nobody):\n  def m(self):\n    reveal(super().m)\n") == "?");
}

TEST_CASE("properties, static and class methods") {
  CHECK(reveal("class C:\n  @property\n  def p(self): return 1\nreveal(C().p)\nreveal(C.p)\n") ==
        "int; def C.p");
  CHECK(reveal("class C:\n  @staticmethod\n  def s(x):\n    reveal(x)\nC.s(1)\nC().s('')\nreveal(C().s)\n") ==
        "def C.s; int | str");
  CHECK(reveal("class C:\n  @classmethod\n  def make(cls):\n    return cls()\nreveal(C.make())\n") == "C()");
  CHECK(reveal("class C:\n  @classmethod\n  def make(cls):\n    reveal(cls)\n") == "class C");
  CHECK(reveal("class C:\n  def __new__(cls):\n    reveal(cls)\n") == "class C");
}

TEST_CASE("the getter behind an attribute load") {
  Linked p("class C:\n  @property\n  def p(self): return 1\n  def q(self): pass\nc = C()\nc.p\nc.q\n"
           "def f(x):\n  x.p\n");
  CHECK(p.name(p.program.propertyOf(p.at(ir::Op::LoadAttr, "c.p"))) == "C.p");
  CHECK_FALSE(p.program.propertyOf(p.at(ir::Op::LoadAttr, "c.q")));
  CHECK_FALSE(p.program.propertyOf(p.at(ir::Op::LoadAttr, "x.p")));
}

TEST_CASE("dataclass fields") {
  std::string head = "import threading\nfrom dataclasses import dataclass, field\n@dataclass\nclass C:\n";
  CHECK(reveal(head + "  lock: threading.Lock = field(default_factory=threading.Lock)\n  def m(self):\n    "
                      "reveal(self.lock)\n") == "some threading.Lock | threading.Lock()");
  CHECK(reveal(head + "  lock: threading.Lock\n  def m(self):\n    reveal(self.lock)\n") ==
        "some threading.Lock");
}

TEST_CASE("annotations promise instances") {
  std::string head = "from typing import Optional\nclass C: pass\n";
  CHECK(reveal(head + "def f(c: C):\n  reveal(c)\n") == "some C");
  CHECK(reveal(head + "def f(c: 'C'):\n  reveal(c)\n") == "some C");
  CHECK(reveal(head + "def f(c: Optional[C]):\n  reveal(c)\n") == "some C");
  CHECK(reveal(head + "def f(c: 'Optional[C]'):\n  reveal(c)\n") != "-");
  CHECK(reveal(head + "def f(c: C | None):\n  reveal(c)\n") == "some C");
  CHECK(reveal(head + "def f(c: C = None):\n  reveal(c)\n") == "None | some C");
  CHECK(reveal(head + "class D:\n  c: C\n  def m(self):\n    reveal(self.c)\n") == "some C");
  CHECK(reveal(head +
               "class D:\n  def __init__(self, c):\n    self.c: C = c\n  def m(self):\n    reveal(self.c)\n")
            .find("some C") != std::string::npos);
  CHECK(reveal("import threading\ndef f(t: 'threading.Thread'):\n  reveal(t)\n") == "some threading.Thread");
}

TEST_CASE("kinds of objects") {
  Linked p(
      "import threading\nclass T(threading.Thread): pass\nclass U(T): pass\nclass V(threading.Timer): pass\n"
      "class W(threading.local): pass\nclass X: pass\n");
  CHECK(p.program.objectKindOf(p.cls("T")) == ObjectKind::Thread);
  CHECK(p.program.objectKindOf(p.cls("U")) == ObjectKind::Thread);
  CHECK(p.program.objectKindOf(p.cls("V")) == ObjectKind::Timer);
  CHECK(p.program.objectKindOf(p.cls("W")) == ObjectKind::Local);
  CHECK(p.program.objectKindOf(p.cls("X")) == ObjectKind::None);
  CHECK(p.program.isSubclass(p.cls("U"), p.cls("T")));
  CHECK(p.program.isSubclass(p.cls("T"), p.cls("T")));
  CHECK_FALSE(p.program.isSubclass(p.cls("T"), p.cls("U")));
}

TEST_CASE("the kind of a value needs all that it may be to agree, and None does not count") {
  auto kind = [](const std::string &text) {
    Linked p("import threading\n" + text + "x\n");
    return p.program.objectKindOf(p.at(ir::Op::Load, "x"));
  };
  CHECK(kind("x = threading.Lock()\n") == ObjectKind::Lock);
  CHECK(kind("x = None\nif c:\n  x = threading.RLock()\n") == ObjectKind::RLock);
  CHECK(kind("x = threading.Lock() if c else threading.RLock()\n") == ObjectKind::None);
  CHECK(kind("x = threading.Lock() if c else f()\n") == ObjectKind::None);
  CHECK(kind("class T(threading.Thread): pass\nx = T()\n") == ObjectKind::Thread);
  CHECK(kind("x = threading.Lock\n") == ObjectKind::None);
  CHECK(kind("x = 1\n") == ObjectKind::None);
}

TEST_CASE("findMethod") {
  Linked p("class A:\n  def m(self): pass\nclass B(A): pass\nclass C(B):\n  def m(self): pass\n");
  CHECK(p.name(p.program.findMethod(p.cls("B"), "m")) == "A.m");
  CHECK(p.name(p.program.findMethod(p.cls("C"), "m")) == "C.m");
  CHECK_FALSE(p.program.findMethod(p.cls("C"), "nobody"));
}

TEST_CASE("a class of another module as base") {
  Linked p(
      {{"main.py", "from base import Worker\nclass W(Worker):\n  def run(self): pass\nreveal(W().go())\n"},
       {"base.py", "import threading\nclass Worker(threading.Thread):\n  def go(self): return 1\n"}});
  CHECK(p.revealed() == "int");
  CHECK(p.program.objectKindOf(p.cls("W")) == ObjectKind::Thread);
}
