// Statements and expressions -> instructions in the order Python runs them.
#include "lower/LowerTesting.h"

using namespace threadlint;
using namespace threadlint::testing;

TEST_CASE("an assignment runs its right side first, then the targets from left to right") {
  CHECK(code("a.x = b[i] = f()\n") == R"(%0 = load f (global)
%1 = call %0()
%2 = load a (global)
store_attr %2.x = %1
%4 = load b (global)
%5 = load i (global)
store_item %4[%5] = %1
)");
}

TEST_CASE("targets are taken apart, nested and starred") {
  CHECK(code("a, (b, *c) = v\n") == R"(%0 = load v (global)
%1 = unpack %0, 0 of 2
%2 = unpack %0, 1 of 2
store a (global) = %1
%4 = unpack %2, 0 of 2
%5 = unpack %2, 1 of 2 [star]
store b (global) = %4
store c (global) = %5
)");
}

TEST_CASE("an augmented assignment reads, computes and writes one place") {
  CHECK(code("n += f()\n") == R"(%0 = load n (global) [in-place]
%1 = load f (global)
%2 = call %1()
%3 = binop %0 + %2 [in-place]
store n (global) = %3 [in-place]
)");
  CHECK(code("s.d[k] //= 2\n") == R"(%0 = load s (global)
%1 = load_attr %0.d
%2 = load k (global)
%3 = load_item %1[%2] [in-place]
%4 = const 2
%5 = binop %3 // %4 [in-place]
store_item %1[%2] = %5 [in-place]
)");
  CHECK(code("s.n -= 1\n") == R"(%0 = load s (global)
%1 = load_attr %0.n [in-place]
%2 = const 1
%3 = binop %1 - %2 [in-place]
store_attr %0.n = %3 [in-place]
)");
}

TEST_CASE("annotations of names and attributes") {
  CHECK(code("x: int = 1\nself.y: T\n") == R"(%0 = const 1
store x (global) = %0
%2 = load int (global)
annot x (global): %2
%4 = load self (global)
%5 = load T (global)
annot_attr %4.y: %5
)");
}

TEST_CASE("calls keep argument kinds, order and the callee first") {
  CHECK(code("f(a, *b, k=c, **d)\n") == R"(%0 = load f (global)
%1 = load a (global)
%2 = load b (global)
%3 = load c (global)
%4 = load d (global)
%5 = call %0(%1, *%2, k=%3, **%4) [discarded]
)");
  CHECK(code("f(*g(x))\n") == R"(%0 = load f (global)
%1 = load g (global)
%2 = load x (global)
%3 = call %1(%2)
%4 = call %0(*%3) [discarded]
)");
  ir::Module m = lowered("f(a, key = b)\n");
  REQUIRE(m.args.size() == 2);
  CHECK(m.args[0].begin == 2);
  CHECK(m.args[1].begin == 5);
}

TEST_CASE("and, or and the conditional run their second part under an If") {
  CHECK(code("x = a and b\n") == R"(%0 = load a (global)
if %0:
  %2 = load b (global)
end_if
%4 = select and %0, %2
store x (global) = %4
)");
  CHECK(code("x = a or b\n") == R"(%0 = load a (global)
if %0:
else:
  %3 = load b (global)
end_if
%5 = select or %0, %3
store x (global) = %5
)");
  CHECK(code("x = a if b else c\n") == R"(%0 = load b (global)
if %0:
  %2 = load a (global)
else:
  %4 = load c (global)
end_if
%6 = select if %2, %4
store x (global) = %6
)");
}

TEST_CASE("a comparison chain evaluates the middle once") {
  CHECK(code("x = a < b not in c\n") == R"(%0 = load a (global)
%1 = load b (global)
%2 = compare %0 < %1
if %2:
  %4 = load c (global)
  %5 = compare %1 not in %4
end_if
%7 = select and %2, %5
store x (global) = %7
)");
}

TEST_CASE("displays, slices and numbers") {
  CHECK(code("x = {1: a, **b}, [0x10, 0777, 10L], a[1:, ::2]\n") == R"(%0 = const 1
%1 = load a (global)
%2 = load b (global)
%3 = make_dict {%0: %1, **%2}
%4 = const 16
%5 = const 511
%6 = const 10
%7 = make_list [%4, %5, %6]
%8 = load a (global)
%9 = const 1
%10 = slice %9::
%11 = const 2
%12 = slice ::%11
%13 = make_tuple (%10, %12)
%14 = load_item %8[%13]
%15 = make_tuple (%3, %7, %14)
store x (global) = %15
)");
}

TEST_CASE("strings are known by their text, interpolated ones by their values") {
  CHECK(code("x = 'a' \"b\"\ny = rb'''q'''\n") == R"(%0 = const "ab"
store x (global) = %0
%2 = const b"q"
store y (global) = %2
)");
  CHECK(code("f'{a!r:>{w}}{b}' 'c'\n") == R"(%0 = load a (global)
%1 = load w (global)
%2 = load b (global)
%3 = fstring (%0, %1, %2) [discarded]
)");
  CHECK(code("f'plain'\nt'template'\n") == R"(%0 = const "plain" [discarded]
%1 = fstring () [discarded]
)");
  CHECK(lowered("x = '" + std::string(257, 'a') + "'\n").instrs[0].a == UINT32_MAX);
}

TEST_CASE("elif is an If inside the Else") {
  CHECK(code("if a: b\nelif c: d\nelse: e\n") == R"(%0 = load a (global)
if %0:
  %2 = load b (global) [discarded]
else:
  %4 = load c (global)
  if %4:
    %6 = load d (global) [discarded]
  else:
    %8 = load e (global) [discarded]
  end_if
end_if
)");
}

TEST_CASE("loops, and what break and continue mean") {
  CHECK(code("for i in x:\n  while c:\n    break\n  else:\n    continue\n") == R"(%0 = load x (global)
loop #1 for %0:
  %2 = iter_elem %0
body:
  store i (global) = %2
  loop #5 while:
    %6 = load c (global)
  body %6:
    break #5
  loop_else:
    continue #1
  end_loop
end_loop
)");
}

TEST_CASE("try in all its parts") {
  CHECK(code("try: a\nexcept E as e: b\nexcept: c\nelse: d\nfinally: f\n") == R"(try:
  %1 = load a (global) [discarded]
except:
  %3 = load E (global)
  %4 = caught %3
  store e (global) = %4
  %6 = load b (global) [discarded]
except:
  %8 = load c (global) [discarded]
try_else:
  %10 = load d (global) [discarded]
finally:
  %12 = load f (global) [discarded]
end_try
)");
  CHECK(lowered("try: a\nexcept* E: b\n").instrs[2].has(ir::flag::Star));
}

TEST_CASE("with items nest, with and without parentheses") {
  std::string expected = R"(%0 = load a (global)
with %0:
  %2 = enter %0
  store x (global) = %2
  %4 = load b (global)
  with %4:
    %6 = load c (global) [discarded]
  end_with
end_with
)";
  CHECK(code("with a as x, b: c\n") == expected);
  CHECK(code("with (a as x, b): c\n") == expected);
  CHECK(code("with (a as x, b,): c\n") == expected);
  ir::Module m = lowered("async def f():\n  async with a as b: pass\n");
  CHECK(m.instrs[nth(m, ir::Op::With)].has(ir::flag::Async));
  CHECK(m.instrs[nth(m, ir::Op::Enter)].has(ir::flag::Async));
}

TEST_CASE("match: values are loaded, names captured, guards tested") {
  CHECK(code("match a:\n  case K.V | P(x, y=[z, *_]) if g: b\n  case {'k': v, **r} as w: c\n  case n: d\n") ==
        R"(%0 = load a (global)
match %0:
case:
  %3 = load K (global)
  %4 = load_attr %3.V [discarded]
  %5 = load P (global) [discarded]
  %6 = captured %0
  store x (global) = %6
  %8 = captured %0
  store z (global) = %8
  %10 = load g (global)
  if %10:
    %12 = load b (global) [discarded]
  end_if
case:
  %15 = captured %0
  store v (global) = %15
  %17 = captured %0
  store r (global) = %17
  %19 = captured %0
  store w (global) = %19
  %21 = load c (global) [discarded]
case: [always]
  %23 = captured %0
  store n (global) = %23
  %25 = load d (global) [discarded]
end_match
)");
  ir::Module m = lowered("match a:\n  case _ if g: b\n  case _: c\n");
  CHECK_FALSE(m.instrs[nth(m, ir::Op::Case, 0)].has(ir::flag::Always));
  CHECK(m.instrs[nth(m, ir::Op::Case, 1)].has(ir::flag::Always));
}

TEST_CASE("imports make values and bind names") {
  CHECK(code("import a.b, c.d as e\nfrom . import f\nfrom ..g.h import (i as j)\nfrom k import *\n") ==
        R"(%0 = import a.b [bind-top]
store a (global) = %0
%2 = import c.d
store e (global) = %2
%4 = import_from . f
store f (global) = %4
%6 = import_from ..g.h i
store j (global) = %6
import_star k
)");
}

TEST_CASE("return, raise, assert, delete, await and yield") {
  CHECK(code("def f():\n  raise A(b) from c\n  assert x, y\n  del p.q, r[1], s\n  z = yield\n  yield from t\n"
             "  return\n") == R"(%0 = make_func f1
store f (global) = %0
def f() f1 in f0 generator:
%2 = load A (global)
%3 = load b (global)
%4 = call %2(%3)
%5 = load c (global)
raise %4 from %5
%7 = load x (global)
%8 = load y (global)
assert %7, %8
%10 = load p (global)
del_attr %10.q
%12 = load r (global)
%13 = const 1
del_item %12[%13]
del s (local s1)
%16 = yield
store z (local s1) = %16
%18 = load t (global)
%19 = yield_from %18 [discarded]
return
)");
}

TEST_CASE("a comprehension is a loop whose first iterable runs outside its scope") {
  CHECK(code("x = {k: v for k, v in x if k for w in v}\n") == R"(%0 = load x (global)
loop #1 comp %0:
  %2 = iter_elem %0
body:
  %4 = unpack %2, 0 of 2
  %5 = unpack %2, 1 of 2
  store k (comp s1) = %4
  store v (comp s1) = %5
  %8 = load k (comp s1)
  if %8:
    %10 = load v (comp s1)
    loop #11 comp %10:
      %12 = iter_elem %10
    body:
      store w (comp s1) = %12
      %15 = load k (comp s1)
      %16 = load v (comp s1)
    end_loop
  end_if
end_loop
%20 = comp dict %15: %16
store x (global) = %20
)");
  CHECK(count(lowered("f(a for a in b)\n"), ir::Op::Comp) == 1);
}

TEST_CASE("a walrus leaves its value and its store") {
  CHECK(code("while (n := f()): n\n") == R"(loop #0 while:
  %1 = load f (global)
  %2 = call %1()
  store n (global) = %2
body %2:
  %5 = load n (global) [discarded]
end_loop
)");
  CHECK_FALSE(lowered("(x := 1)\n").instrs[0].has(ir::flag::Discarded));
}

TEST_CASE("spans name what a message would name") {
  llvm::StringRef text =
      "self.a = f(x)\nfor i in y: pass\nwith lock() as l: pass\nwhile (x): pass\nelse: pass\n";
  ir::Module m = lowered(text);
  CHECK(spanText(m, text, nth(m, ir::Op::Call)) == "f(x)");
  CHECK(spanText(m, text, nth(m, ir::Op::StoreAttr)) == "self.a");
  CHECK(spanText(m, text, nth(m, ir::Op::Loop)) == "for i in y");
  CHECK(spanText(m, text, nth(m, ir::Op::Loop, 1)) == "while (x)");
  CHECK(spanText(m, text, nth(m, ir::Op::LoopElse)) == "else");
  CHECK(spanText(m, text, nth(m, ir::Op::With)) == "lock()");
}
