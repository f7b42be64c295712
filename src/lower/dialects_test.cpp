// Python 2 syntax, syntax of later versions, and what is neither.
#include "lower/LowerTesting.h"

using namespace threadlint;
using namespace threadlint::testing;

TEST_CASE("print statements are calls of print") {
  CHECK(code("print 'a', b\nprint >>f, c,\nprint\n") == R"(%0 = load print (global)
%1 = const "a"
%2 = load b (global)
%3 = call %0(%1, %2) [print] [discarded]
%4 = load print (global)
%5 = load f (global)
%6 = load c (global)
%7 = call %4(file=%5, %6) [print] [discarded]
%8 = load print (global) [discarded]
)");
}

TEST_CASE("exec statements are calls of exec that may change locals") {
  CHECK(code("exec code in d\n") == R"(%0 = load exec (global)
%1 = load code (global)
%2 = load d (global)
%3 = call %0(%1, %2) [discarded]
)");
  ir::Module m = lowered("def f():\n  exec open(x).read() in d\n");
  CHECK(m.functions[FuncId(1)].is(ir::funcflag::UsesLocals));
  CHECK_FALSE(m.functions[FuncId(1)].is(ir::funcflag::HasError));
  CHECK(m.errors.empty());
}

TEST_CASE("Python 2 raise, except and tuple parameters") {
  CHECK(code("raise E, 'v', tb\n") == R"(%0 = load E (global)
%1 = const "v"
%2 = load tb (global)
raise %0
)");
  CHECK(code("try: a\nexcept E, e: b\nexcept (F, G), (x, y): c\n") == R"(try:
  %1 = load a (global) [discarded]
except:
  %3 = load E (global)
  %4 = caught %3
  store e (global) = %4
  %6 = load b (global) [discarded]
except:
  %8 = load F (global)
  %9 = load G (global)
  %10 = make_tuple (%8, %9)
  %11 = caught %10
  %12 = unpack %11, 0 of 2
  %13 = unpack %11, 1 of 2
  store x (global) = %12
  store y (global) = %13
  %16 = load c (global) [discarded]
end_try
)");
  CHECK(code("def f(a, (b, c)=d): b\n") == R"(%0 = load d (global)
%1 = make_func f1
store f (global) = %1
def f(a, .1 = %0) f1 in f0:
%3 = load .1 (local s1)
%4 = unpack %3, 0 of 2
%5 = unpack %3, 1 of 2
store b (local s1) = %4
store c (local s1) = %5
%8 = load b (local s1) [discarded]
)");
}

TEST_CASE("what only Python 2 has is told") {
  for (const char *text :
       {"print 'a'\n", "exec 'a' in b\n", "`x`\n", "a <> b\n", "raise E, v\n", "x = 0777\n", "x = 1L\n",
        "x = ur'a'\n", "try: a\nexcept E, e: b\n", "def f((a, b)): pass\n", "True = 1\n"}) {
    INFO(text);
    ir::Module m = lowered(text);
    CHECK(m.py2);
    CHECK(m.errors.empty());
  }
  for (const char *text : {"print('a')\n", "x = 0o777, 00, 0x1f, 0_0\n", "raise E(v)\n", "exec('a')\n",
                           "try: a\nexcept ValueError, KeyError: b\n", "x = u'a', br'a'\n", "f((a, b))\n"}) {
    INFO(text);
    CHECK_FALSE(lowered(text).py2);
  }
}

TEST_CASE("3.14: except without parentheses catches both") {
  CHECK(code("try: a\nexcept ValueError, KeyError: b\n") == R"(try:
  %1 = load a (global) [discarded]
except:
  %3 = load ValueError (global)
  %4 = load KeyError (global)
  %5 = make_tuple (%3, %4)
  %6 = load b (global) [discarded]
end_try
)");
}

TEST_CASE("names that became keywords are no errors") {
  for (const char *text : {"x.async = 1\n", "def f(self, async): pass\n", "y = x.await\n", "True = 1\n"}) {
    INFO(text);
    CHECK(lowered(text).errors.empty());
  }
  CHECK_FALSE(lowered("x = = 1\n").errors.empty());
  CHECK_FALSE(lowered("x. = 1\n").errors.empty());
  CHECK_FALSE(lowered("y = (1\n").errors.empty());
}

TEST_CASE("syntax of 3.8 to 3.14 is no error") {
  for (const char *text :
       {"def f(a, /, b): pass\n", "f'{x!r:>{w}} {y=}'\n", "f'{f'{x}'}'\n", "f\"{d[\"k\"]}\"\n", "t'{x}'\n",
        "with (a as b, c as d): pass\n", "match x:\n  case 1 | 2: pass\n", "try: a\nexcept* E as e: b\n",
        "def f[T: int, *Ts, **P](x: T): pass\n", "class A[T]: pass\n", "type X[T] = list[T]\n", "x[*a]\n",
        "def f(*args: *Ts): pass\n", "return_ = lambda: (yield)\n", "print(x := 1)\n",
        "async def f():\n  return [x async for x in y]\n", "for x in *a, b: pass\n",
        "match = 1\ntype = 2\ncase = 3\n"}) {
    INFO(text);
    CHECK(lowered(text).errors.empty());
  }
}

TEST_CASE("an error is one region, and the code around it is lowered") {
  llvm::StringRef text = "def f():\n  a = 1\n  b = ) + 2\n  c = 3\ndef g():\n  d = 4\n";
  ir::Module m = lowered(text);
  REQUIRE(m.errors.size() == 1);
  CHECK(text.slice(m.errors[0].begin, m.errors[0].end).contains(")"));
  CHECK(m.functions[FuncId(0)].is(ir::funcflag::HasError));
  bool f = false, g = true;
  for (const ir::Function &fn : m.functions) {
    if (!fn.name.isNone() && m.text(fn.name) == "f")
      f = fn.is(ir::funcflag::HasError);
    if (!fn.name.isNone() && m.text(fn.name) == "g")
      g = fn.is(ir::funcflag::HasError);
  }
  CHECK(f);
  CHECK_FALSE(g);
  CHECK(count(m, ir::Op::MakeFunc) == 2);
}

TEST_CASE("what cannot be understood is poison") {
  CHECK(code("f(a, ?, b)\n").find("poison") != std::string::npos);
  CHECK(code("x = = 1\n").find("poison") != std::string::npos);
  CHECK(code("def f(:\n  x = 1\n").find("store x (global)") == std::string::npos);
}
