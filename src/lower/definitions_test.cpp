// Functions, classes, decorators and parameters as they stand and as they run.
#include "lower/LowerTesting.h"

using namespace threadlint;
using namespace threadlint::testing;
using ir::ParamKind;

static const ir::Function &function(const ir::Module &m, llvm::StringRef name) {
  for (const ir::Function &f : m.functions)
    if (!f.name.isNone() && m.text(f.name) == name)
      return f;
  FAIL("no function " << name.str());
  return m.functions[FuncId(0)];
}

TEST_CASE("decorators, then defaults, then annotations, then the function, then the decorators are applied") {
  CHECK(code("@a\n@b(1)\ndef f(x: T = c, *, y=d) -> R: pass\n") == R"(%0 = load a (global)
%1 = load b (global)
%2 = const 1
%3 = call %1(%2)
%4 = load c (global)
%5 = load d (global)
%6 = load T (global)
%7 = load R (global) [discarded]
%8 = make_func f1
%9 = call %3(%8) [decorator]
%10 = call %0(%9) [decorator]
store f (global) = %10
def f(x: %6 = %4, *, y = %5) f1 in f0 decorated:
)");
}

TEST_CASE("parameter kinds") {
  ir::Module m = lowered("def f(a, b, /, c, d=1, *e, g, h=2, **i): pass\ndef k(a, *, b): pass\n");
  auto kinds = [&](llvm::StringRef name) {
    std::vector<ParamKind> out;
    for (const ir::Param &p : m.paramsOf(function(m, name)))
      out.push_back(p.kind);
    return out;
  };
  CHECK(kinds("f") == std::vector{ParamKind::PositionalOnly, ParamKind::PositionalOnly, ParamKind::Normal,
                                  ParamKind::Normal, ParamKind::VarArgs, ParamKind::KeywordOnly,
                                  ParamKind::KeywordOnly, ParamKind::VarKwargs});
  CHECK(kinds("k") == std::vector{ParamKind::Normal, ParamKind::KeywordOnly});
  auto params = m.paramsOf(function(m, "f"));
  CHECK(params[2].defaultValue.isNone());
  CHECK_FALSE(params[3].defaultValue.isNone());
  CHECK(m.text(params[7].name) == "i");
}

TEST_CASE("parameters of nested lambdas do not mix") {
  ir::Module m = lowered("def f(a=lambda x, y: x, b=2): pass\n");
  auto params = m.paramsOf(function(m, "f"));
  REQUIRE(params.size() == 2);
  CHECK(m.text(params[0].name) == "a");
  CHECK(m[params[0].defaultValue].op == ir::Op::MakeFunc);
  CHECK(m[params[1].defaultValue].op == ir::Op::Const);
}

TEST_CASE("function flags") {
  ir::Module m = lowered("class C:\n"
                         "  @staticmethod\n  def a(): yield\n"
                         "  @classmethod\n  async def b(cls): pass\n"
                         "  @property\n  def c(self): return locals()\n"
                         "  def d(self):\n    def e(): yield\n    return [x for x in y]\n"
                         "  @x.setter\n  def g(self): pass\n");
  using namespace ir;
  CHECK(function(m, "a").flags == (funcflag::StaticMethod | funcflag::Decorated | funcflag::Generator));
  CHECK(function(m, "b").flags == (funcflag::ClassMethod | funcflag::Decorated | funcflag::Async));
  CHECK(function(m, "c").flags == (funcflag::Property | funcflag::Decorated | funcflag::UsesLocals));
  CHECK(function(m, "d").flags == 0);
  CHECK(function(m, "e").flags == funcflag::Generator);
  CHECK(function(m, "g").flags == funcflag::Decorated);
  CHECK(function(m, "a").owner == ClassId(0));
  CHECK(function(m, "e").owner.isNone());
}

TEST_CASE("a class evaluates its bases where it stands and its body later") {
  CHECK(code("class A(B, metaclass=M):\n  x = 1\n  class D: pass\n") == R"(%0 = load B (global)
%1 = load M (global)
%2 = make_class c0(%0, metaclass=%1)
store A (global) = %2
class A f1 in f0:
%4 = const 1
store x (class s1) = %4
%6 = make_class c1()
store D (class s1) = %6
class D f2 in f1 of c0:
)");
  ir::Module m = lowered("class A(B):\n  pass\n");
  REQUIRE(m.classes.size() == 1);
  const ir::Class &a = m.classes[ClassId(0)];
  CHECK(m.text(a.name) == "A");
  CHECK(a.parent == FuncId(0));
  CHECK(m[a.make].op == ir::Op::MakeClass);
  CHECK(m.functions[a.body].kind == ir::FuncKind::ClassBody);
}

TEST_CASE("a lambda returns its value") {
  CHECK(code("f = lambda x, *y: x\n") == R"(%0 = make_func f1
store f (global) = %0
lambda(x, *y) f1 in f0:
%2 = load x (local s1)
return %2
)");
}

TEST_CASE("spans of definitions") {
  llvm::StringRef text = "@d\nasync def f(a=1): pass\nclass C: pass\n";
  ir::Module m = lowered(text);
  const ir::Function &f = function(m, "f");
  CHECK(text.slice(f.span.begin, f.span.end) == "async def f(a=1): pass");
  CHECK(text.slice(f.nameSpan.begin, f.nameSpan.end) == "f");
  CHECK(text.slice(m.classes[ClassId(0)].nameSpan.begin, m.classes[ClassId(0)].nameSpan.end) == "C");
  CHECK(text.slice(m.params[0].span.begin, m.params[0].span.end) == "a=1");
}

TEST_CASE("type parameters are bound in a scope of their own") {
  CHECK(code("def f[T: int](x: T) -> T: return T\n") == R"(%0 = const ...
store T (cell s1) = %0
%2 = load int (global) [discarded]
%3 = load T (cell s1)
%4 = load T (cell s1) [discarded]
%5 = make_func f1
store f (global) = %5
def f(x: %3) f1 in f0:
%7 = load T (cell s1)
return %7
)");
  CHECK(scopes("class A[T](B[T]): pass\ntype X[U] = list[U]\n") == R"(s0 module: A global, X global
s1 comp in s0: T comp
s3 comp in s0: U comp
s2 class in s1:
)");
}

TEST_CASE("type parameters of a method see the class") {
  CHECK(code("class C:\n  X = int\n  def f[T](self, a: X): return X\n") == R"(%0 = make_class c0()
store C (global) = %0
class C f1 in f0:
%2 = load int (global)
store X (class s1) = %2
%4 = const ...
store T (comp s2) = %4
%6 = load X (class s1)
%7 = make_func f2
store f (class s1) = %7
def f(self, a: %6) f2 in f1 of c0:
%9 = load X (global)
return %9
)");
}
