// Legal code of every supported version that is no syntax error; each list was compiled by its interpreter.
#include "lower/LowerTesting.h"

// The snippets read best as written.
// clang-format off

using namespace threadlint;
using namespace threadlint::testing;

static void checkLegal(llvm::ArrayRef<const char *> texts) {
  for (const char *text : texts) {
    INFO(text);
    CHECK(lowered(text).errors.empty());
  }
}

TEST_CASE("the syntax of 3.8 to 3.12 is legal") {
  static const char *const texts[] = {
      "f\"{heading:=^30}\"\n", "f\"{x:=>10}\"\n", "f\"{x :=>10}\"\n", "f'{x!r:=^20}'\n", "f'{x()!s:=+5}'\n",
      "f'{(x:=5)}'\n", "f'{x:=5}'\n", "f'{x[(y:=1)]:={w}}'\n", "f'{x=}'\n", "f'{x = }'\n", "f'{x=!r:>10}'\n",
      "f'{x!=y}'\n", "f'{x==y:=>3}'\n", "f'{x:%Y-%m-%d %H:%M}'\n", "f'{x:{a}.{b}}'\n", "f'{x:{a:{b}}}'\n",
      "f'{{}}{x}'\n", "f'''{\nx\n}'''\n", "f'''{x:\n}'''\n", "f'{(lambda x: 1)}'\n", "f'{*a,}'\n",
      "def g():\n  f'{yield x}'\n", "f'{x, y}'\n", "f'{x:#x}'\n", "f'{x!r:{y!s}}'\n", "f'{f\"{f'{1}'}\"}'\n",
      "f'{\"\\n\".join(a)}'\n", "f'{x # c\n}'\n", "rf'\\{x}\\d{{2}}'\n", "f'{x:\\n}'\n", "f'{a[\"b\"]:{c[\"d\"]}}'\n",
      "f'{x if y else z!r}'\n", "f'{a:=}'\n", "f\"{a['x']:=<{w}}\"\n", "f'{await_}' 'b' f'{c:=5}'\n",
      "def f():\n  return f'{x:=^5}'\n", "f'{d[\"a\"]:=5}' f'{y}'\n", "f'{ {1:2}[1] :=5}'\n", "f'{x:{'{'}>10}'\n",
      "f'{x:!r}'\n", "f'{x:,}'\n", "f'{x:<{len(y)}}'\n", "f'{not x}'\n", "f'{-x}'\n", "f'{[x for x in y]}'\n",
      "f'{x:{y}{z}}'\n", "f'{x}}}'\n", "f'{{{x}}}'\n", "f''\n", "f'{x}''y'\n", "print(f'{a:{b}}', end='')\n",
      "F'{x}' fR'{y}' U'z'\n", "Rb'\\x' BR'\\y'\n", "def f():\n    x = (bar.\n  baz)\n",
      "def f():\n    x = (bar\n  .baz)\n", "def f():\n    x = (bar +\n  baz)\n", "def f():\n    x = [a,\nb]\n",
      "def f():\n    x = (a.\nb\n.c(\n1))\n    y\n", "def f():\n    x = (lambda\na: 1)\n",
      "def f():\n    x = (not\na)\n", "def f():\n    x = (a if\nb else\nc)\n", "def f():\n    x = (a for\nb in\nc)\n",
      "def f():\n    x = {a\n: b, **\nc}\n", "def f():\n    with (a as\nb, c\nas d): pass\n",
      "def f():\n    def g(a:\nint, b=\n1, *\nc, **\nd): pass\n",
      "def f():\n    x = (a[\nb\n:\nc].\n  d)\n    return x\n", "def f():\n    from a import (b as\nc, d)\n",
      "class A:\n  def f(self):\n    g(a=\n1, *\nb, **\nc)\n", "def f():\n    x = (await_.\n# c\n  baz)\n",
      "def f():\n    x = (a is\nnot b)\n", "def f():\n    x = (a not\nin b)\n", "def f():\n    x = (yield\n)\n",
      "def f():\n    x = (yield\nfrom y)\n", "def f():\n    x = (f'{a}'\nf'{b}')\n", "def f():\n    x = (a :=\n1)\n",
      "def f():\n    for x in (a.\nb): pass\n    else: pass\n", "def f():\n    x = f'''{a.\nb}'''\n",
      "def f():\n    match x:\n        case (a.\nb): pass\n", "def f():\n    @(a.\nb)\n    def g(): pass\n",
      "def f():\n  if x:\n    y = (a.\n  b)\n  elif z: pass\n", "try:\n  x(a.\nb)\nexcept E:\n  pass\n",
      "def f():\n    async def g(): return (await\nx)\n", "def f():\n    x = (  # c\nb)\n",
      "def f():\n    x = [\n# c\n  b\n# d\n]\n", "def f():\n    x(\n'a'\n)\n", "def f():\n    x: (int |\nstr) = 1\n",
      "def f():\n    return (a.b(c.\nd).\ne)\n", "def f():\n    del (a.\nb)\n", "def f():\n    x = (1,\n\\\n2)\n",
      "def f[T](x: T) -> T: ...\n", "class A[T: (int, str)](B): ...\n", "type X = int\n", "class A[**P, *Ts]: ...\n",
      "type[0] = 1\n", "type(x).y = 1\n", "type = type\n", "def f(a, /, b, *, c): pass\n", "def f(*, a): pass\n",
      "lambda a, /, b, *, c: 1\n", "lambda *a, **k: 1\n", "x: int\n", "x: int = 1\n", "(x): int = 1\n",
      "x.y: int = 1\n", "x[0]: int\n", "while (n := f()): pass\n", "[y := 1, y**2]\n", "f(x := 1)\n", "{x := 1}\n",
      "a[x := 1]\n", "a[b:=1, c:=2]\n", "a[1:2, ::3]\n", "a[*b]\n", "a[*b, 1]\n", "x = *a, b\n", "return_ = 1\n",
      "def f():\n  return *a, b\n", "def f():\n  yield *a, b\n", "for x in *a, *b: pass\n", "a, *b = c\n",
      "[*a, b] = c\n", "print(*a, **b)\n", "@a.b[c](d)\ndef f(): pass\n", "@x if y else z\ndef f(): pass\n",
      "@(yield_)\nclass A: pass\n", "with (a): pass\n", "with (a, b): pass\n", "with (a as b): pass\n",
      "with (a as b,): pass\n", "with a as b, c as d: pass\n", "with (a, b) as c: pass\n",
      "with (yield_) as (a, b): pass\n", "with a() as b.c, d() as e[0]: pass\n",
      "with (open(a)\n as b,\n open(c) as d,\n): pass\n",
      "async def f():\n  async with a as b, c: pass\n  async for x in y: pass\n  else: pass\n  await x\n  return [await x async for x in y if await z]\n",
      "try: a\nexcept* E: b\n", "try: a\nexcept* (E, F) as e: b\n",
      "try: a\nexcept (E, F) as e: b\nelse: c\nfinally: d\n", "try: a\nfinally: b\n", "raise A from B\n", "raise\n",
      "assert a, b\n", "global a, b\n", "def f():\n  nonlocal_ = 1\n", "import a.b as c, d\n", "from . import a\n",
      "from .. import a\n", "from ...a import b\n", "from .a import (b, c as d,)\n", "from a import *\n",
      "pass; pass;\n", "if a: b; c\n",
      "x = 1_000 + 0x_ff + 0b_1 + 0o_7 + 1e1_0 + 1_0.0_1j + .5 + 5. + 1e-5 + 5.e3 + 00\n", "1 .real\n", "1..real\n",
      "1if x else 2\n", "[0x1 for x in y]\n", "x = a if b else c if d else e\n", "x = lambda: (yield)\n",
      "x = yield_\n", "def f():\n  x = yield\n  y = yield x\n  z = yield from y\n  x += yield\n  return (yield)\n",
      "a = b = c\n", "a @= b\n", "a @ b\n", "a //= b; a **= c; a >>= d; a <<= e; a &= f; a ^= g; a |= h; a %= i\n",
      "not a in b\n", "a < b < c\n", "a is not b\n", "-a ** -b\n", "~a\n", "{**a, 'b': 1}\n", "{*a, *b}\n", "{}\n",
      "{a: b for a, b in c if d if e}\n", "{a for a in b}\n", "(a for a in b)\n", "f(a for a in b)\n",
      "f(a, *b, c=d, *e, **g)\n", "f(**a, b=c)\n", "f(a)(b)[c].d\n", "...\n", "x[...]\n", "x[..., 1]\n",
      "class A: pass\n", "class A(): pass\n", "class A(B, metaclass=C): pass\n", "class A(*b, **c): pass\n",
      "match x:\n  case 1: pass\n", "match x, y:\n  case 1, *z: pass\n", "match x:\n  case {'a': 1, **r}: pass\n",
      "match x:\n  case A(b=1, c=C.d) if e: pass\n", "match x:\n  case -1 | 1+2j | 'a' 'b' | None | True: pass\n",
      "match x:\n  case [a, b, *_] as c: pass\n",
      "match x:\n  case (a, b): pass\n  case (): pass\n  case []: pass\n  case _: pass\n",
      "match (x):\n  case a.b.c: pass\n", "match x:\n  case -1.5j: pass\n", "match x:\n  case f(): pass\n",
      "match *a, b:\n  case _: pass\n", "match x:\n  case {-1: a}: pass\n", "match x:\n  case str() | int(): pass\n",
      "match x:\n  case (1 | 2) as y: pass\n", "match x:\n  case {}: pass\n", "match x:\n  case {**rest}: pass\n",
      "match x:\n  case {a.b: c}: pass\n", "match x:\n  case 1 if (y := 2): pass\n",
      "match = 1\ncase = 2\nmatch.x = 3\nmatch[0]\nmatch(x)\nprint(match, case)\n", "match -x:\n  case 1: pass\n",
      "match [a, b]:\n  case [c, d]: pass\n", "match not x:\n  case True: pass\n", "match x:\n  case b'a': pass\n",
      "match x:\n  case *a,: pass\n", "match x:\n  # c\n\n  case 1:\n    pass\n\n  # d\n  case 2: pass\n",
      "_ = 1\n_.x\n", "print = 1\n", "exec = 2\n", "print\n", "exec('a')\n", "print(a, file=b)\n", "x.print()\n",
      "x.exec(a)\n", "x.match.case.type\n", "def print(): pass\n", "def exec(a): pass\n",
      "def match(case, type): pass\n", "class type: pass\n", "f(print=1, exec=2, match=3, type=4)\n", "async_ = 1\n",
      "if True:\n  pass\n\n\n# c\n", "if x:\n\tif y:\n\t\tz\n", "if x:\n  y\n # odd comment\n  z\n",
      "def f():\n  '''doc'''\n", "def f(): ...\n", "x = (\n  # c\n  1,\n)\n", "x = 'a' \\\n  'b'\n",
      "if a and \\\n   b:\n  pass\n", "x = '''a\n'b' \"c\"\n'''\n", "x = 'a\\\nb'\n", "x = r'a\\'b'\n",
      "x = b'\\N{x}' b'\\u1'\n", "\303\244 = 1\n", "x = '\303\244\344\270\255\360\237\230\200'\n",
      "\344\270\255\346\226\207.\303\251t\303\251()\n", "x = 1 # \303\244\n", "\fx = 1\n", "x = 1\r\ny = 2\r\n",
      "if x:\r\n  y\r\n", "x = 1;\n", "@a\n\n# c\n@b\ndef f(): pass\n",
      "def f(a: int = 1, *b: str, c: 'x' = 2, **d: y) -> z: pass\n", "def f(*args: *Ts): pass\n", "def f(a,): pass\n",
      "def f(*a,): pass\n", "def f(**a,): pass\n", "lambda a=1, *b, c=2, **d: 1\n", "lambda: 1, 2\n",
      "lambda x: lambda y: 1\n", "del a, b[c], d.e\n", "del (a, b)\n", "del [a]\n", "del (a), (b)\n",
      "for x, in y: pass\n", "for (x, y), z in w: pass\n", "for x.y in z: pass\n", "for x[0] in y: pass\n",
      "for *a, b in c: pass\n", "[x for x in y for z in x if z]\n", "[x for x, in y]\n", "[lambda: x for x in y]\n",
      "[x for x in (lambda: y)]\n", "while a: b\nelse: c\n", "if a: b\nelif c: d\nelse: e\n",
      "x = a[b](c).d[e:f:g]\n", "x = (a)\n", "x = ()\n", "x = (a,)\n", "x = a,\n", "x, = y\n", "x = not a\n",
      "a if b else lambda: c\n", "print(a if b else c, *d)\n", "assert (a, b)\n", "raise (A)\n", "return_(a)\n",
      "x = 1 if a else -1\n", "a = yield_\n", "with a: pass\n", "with a, b: pass\n", "with a as (b, c): pass\n",
      "with a as [b, c]: pass\n", "with a if b else c as d: pass\n", "with (a if b else c): pass\n",
      "with (a).b as c: pass\n", "with (a)(b) as c, (d): pass\n", "with (a, b).c: pass\n",
      "with (lambda: 1)() as x: pass\n", "with (a as b.c, d as e[0],): pass\n",
      "with (\n  a() as b,\n  c()\n):\n  pass\n", "x = [\n]\n",
      "class A:\n  x: int = 1\n\n  def f(self) -> 'A': ...\n\n  @property\n  def g(self): ...\n",
      "if x:\n    pass\n    # c\nelse:\n    pass\n", "nonascii = '\\N{BULLET}'\n", "a = b if c else(d)\n",
      "if(a):b\n", "for(x)in(y):pass\n", "while(1):pass\n", "not(a)\n", "return_=a or(b)and(c)\n",
      "print(*[1],sep='')\n", "x = a<b>c\n", "x[a:b, c]\n", "x[:, None]\n", "x[()]\n", "x[lambda: 1]\n",
      "x[a if b else c]\n", "x[a:b if c else d:e]\n", "def f():\n  return\n", "def f():\n  return not x\n",
      "def f():\n  return lambda: x\n", "def f():\n  return x if y else z,\n", "def f():\n  yield x, y\n",
      "def f():\n  x = yield a, b\n", "def f():\n  await_ = (yield)\n", "def f():\n  yield lambda: 1\n",
      "def f():\n  print((yield))\n", "async def f():\n  await x ** 2\n", "async def f():\n  -await x\n",
      "async def f():\n  await x.y(z)[0]\n", "async def f():\n  return await x, await y\n",
      "async def f():\n  yield await x\n", "async def f():\n  x = [await y for y in z]\n",
      "async def f():\n  x = (y async for y in z)\n", "async def f():\n  x = {a: b async for a, b in c}\n",
      "async def f():\n  async with (a as b, c as d): pass\n", "async def f():\n  async with (a, b): pass\n",
      "async def f():\n  async for a, b in c: pass\n", "async def f():\n  lambda: await_\n",
      "async def f():\n  f'{await x}'\n", "async def f():\n  assert await x\n",
      "async def f():\n  with await x as y: pass\n", "async def f():\n  for x in await y: pass\n",
      "async def f():\n  del x[await y]\n", "async def f():\n  raise await x from await y\n",
      "async def f():\n  if (x := await y): pass\n", "async def f():\n  await (yield)\n",
      "async def f():\n  await asyncio.gather(*[f() for _ in x])\n",
  };
  checkLegal(texts);
}

TEST_CASE("3.13: defaults of type parameters are legal") {
  static const char *const texts[] = {
      "class C[T = int]: ...\n", "def f[T = int](): ...\n", "type A[T = int] = ...\n",
      "class C[T: int = bool, *Ts = *tuple[int], **P = [int, str]](B): ...\n",
      "def f[T: (int, str) = int, *Ts = *tuple[int, ...]](x: T = 1) -> T: ...\n",
      "type A[T = list[int], **P = ...] = dict[T, P]\n",
      "class C[\n    T = int,\n    U = dict[str, int],\n]:\n  pass\n", "async def f[T=int](): ...\n",
      "class C[T=(lambda: 1)]: x = [a == 1]\n", "class C[*Ts=*tuple[int]]: ...\n", "class C[T=\"]\"]: ...\n",
  };
  checkLegal(texts);
}

TEST_CASE("3.14: its new syntax is legal") {
  static const char *const texts[] = {
      "try: a\nexcept A, B: b\n", "try: a\nexcept A, B, C: b\n", "try: a\nexcept* A, B: b\n", "t'{x}'\n",
      "t'{x!r:>{y}}'\n", "rt'{x}' T'{y}' Tr'{z}'\n", "t'{x:=5}'\n", "def f():\n  try: a\n  finally: return b\n",
      "t'''{\nx\n}'''\n", "try: a\nexcept A, B:\n  pass\nexcept C as e:\n  pass\n",
  };
  checkLegal(texts);
}

TEST_CASE("the syntax of 2.7 is legal") {
  static const char *const texts[] = {
      "print 'a'\n", "print\n", "print 'a',\n", "print >>f\n", "print >>f, a, b\n", "print >>f, a,\n",
      "print('a'), b\n", "print (a, b)\n", "print -1\n", "print a if b else c\n", "print not a\n", "print 'a' % b\n",
      "print lambda: 1\n", "print `a`\n", "print [1], {2: 3}\n", "print a; print b\n", "print>>f, 'x'\n",
      "print 'a' 'b'\n", "print a.b, c[d], e()\n", "print (a), (b)\n", "print ('%s' % a), b\n", "print (a).b\n",
      "print u'a', ur'b', br'c'\n", "print a and b or c\n", "print ~a\n", "print a, \\\n  b\n", "exec 'a'\n",
      "exec 'a' in b\n", "exec 'a' in b, c\n", "exec a.b in c\n", "exec a\n", "exec(a, b)\n", "exec (a) in b\n",
      "exec a % b in c\n", "exec code in self.globals, self.locals\n", "exec compile(a, b, 'exec') in c\n",
      "exec '''a\n''' in b\n", "exec \"a %s\" % (b,) in c, d\n", "exec a + b\n", "exec f(x)\n", "exec a[0] in b\n",
      "raise A, 'b'\n", "raise A, 'b', c\n", "raise A, (b, c)\n", "raise A(b), None, c\n",
      "raise exc[0], exc[1], exc[2]\n", "raise 'a'\n", "try: a\nexcept A, e: b\n", "try: a\nexcept (A, B), e: b\n",
      "try: a\nexcept (A, B), (c, d): b\n", "try: a\nexcept A, e.x: b\n", "try: a\nexcept A, e[0]: b\n",
      "try: a\nexcept A, [b, c]: d\n", "try: a\nexcept a.B, e: b\nelse: c\nfinally: d\n", "x = 0777\n", "x = 1L\n",
      "x = 0xFFL\n", "x = 0777L\n", "x = 07\n", "x = 1l\n", "a <> b\n", "`a`\n", "`a, b`\n", "x = `a` + `b.c()`\n",
      "def f((a, b)): pass\n", "def f(a, (b, c)=d, *e): pass\n", "def f((a, (b, c)), d): pass\n",
      "lambda (a, b): a\n", "lambda (k, v): (v, k)\n", "lambda a, (b, c)=d: a\n", "True = 1\n",
      "True, False = 1, 0\n", "None_ = 1\n", "async = 1\n", "await = 2\n", "x.async\n", "f(async=True)\n",
      "def async(): pass\n", "def f(async=1): pass\n", "import async\n", "from a import async\n", "import a.async\n",
      "nonlocal = 1\n", "with_ = 1\n", "[x for x in 1, 2, 3]\n", "[x for x in a, b if c]\n", "for x in 1, 2: pass\n",
      "[x for x in lambda: y, 1]\n", "class A: pass\nclass B(): pass\n", "class A:\n  __metaclass__ = B\n",
      "from __future__ import print_function\nprint('a', file=b)\n", "from __future__ import with_statement\n",
      "x = ur'\\u1234'\n", "x = UR'a' + bR'b'\n", "if x:\n\ty\n        z\n",
      "assert isinstance(a, (int, long)), `a`\n", "print 'a' if b else 'c',\n", "print '%s' % (a,), \n",
      "print >>sys.stderr, 'a %s' % b, c\n", "print >> f.x(), 'y'\n", "print >>self.f[0], a\n",
      "def f():\n  yield\n  x = yield y\n", "with a as b, c as d: pass\n", "from . import a\n",
      "import a, b.c as d\n", "x = {1, 2}\n", "x = {a: b for a, b in c}\n", "print a == b\n", "print 'a'; x = 1\n",
      "if a: print b\nelse: print c\n", "for a in b: print a,\n", "while 1: print a; break\n", "def f(): print 1\n",
      "lambda: (print_)\n", "try: print a\nexcept: print b\nfinally: print c\n", "print {}\n", "print ()\n",
      "print (a for a in b)\n", "print a[1:2], a[:]\n", "print a is b, a not in c\n", "print 'a', # c\n",
      "print \"a\" + \\\n  \"b\"\n", "print('a' % b) % c\n", "print(a)[0]\n", "print(a) + b\n", "exec('a') in b\n",
      "exec ('a', b, c)\n", "raise A, b if c else d\n", "raise A, B, sys.exc_info()[2]\n", "nonlocal.x = 1\n",
      "def nonlocal(): pass\n", "x.exec_(a)\n", "x.print_\n", "None\n", "as_ = 1\n",
      "return_ = 0xDEADBEEFL, 10l, 1e5J\n", "a = 'x' 'y' u'z'\n", "print u'\303\244'\n", "x = 08.5\n", "x = 00.1\n",
      "x = 09j\n", "x = 0L\n", "exec x in {}\n", "exec s in d; y\n", "print(\"a\" \"b\"), \n", "print((a)), (b)\n",
      "raise E, \"a\" % b, None\n", "def f(a, (b), c): pass\n", "lambda(a, b): c\n", "lambda(a): b\n",
      "def f((a,)): pass\n", "import exec_\n", "print a if b else c, d\n", "print -a, +b\n", "print a**b\n",
      "print a or b, c\n", "print yield_\n", "print(a).b()\n", "print lambda x: x, 1\n", "print 0777, 1L\n",
      "print not a, b\n", "print a < b, c <> d\n", "exec `a`\n", "exec u'a'\n", "exec (a).b\n",
      "exec a in b if c else d\n", "exec (yield_) in x\n", "exec 'a'.b() in c\n", "exec '%s' % x in y\n",
  };
  checkLegal(texts);
}

TEST_CASE("defaults of type parameters are passed over, the parameters stay") {
  CHECK(scopes("def f[T = int, *U = *tuple[a]](x): pass\n") == scopes("def f[T, *U](x): pass\n"));
}

TEST_CASE("what is open or out of place is still an error") {
  for (const char *text : {"def f():\n    x = (a +\ndef g(): pass\n", "def f():\n    x = a.\ny = 1\n", "class C[T = ]: = 1\n",
                           "f'{x:=' + 1)\n", "a := 5 :=\n", "async = = 1\n", "def f():\n  x = [a,\n  return x\n",
                           "C[T = int]\n", "nonlocal = \n", "True, False + = 1\n"}) {
    INFO(text);
    CHECK_FALSE(lowered(text).errors.empty());
  }
}

TEST_CASE("an f-string's `:=` is a format, a walrus in parentheses is one") {
  CHECK(code("f'{x:=5}'\n").find("store x") == std::string::npos);
  CHECK(code("f'{(x:=5)}'\n").find("store x") != std::string::npos);
  CHECK(code("f'{a[(x:=1)]:=5}'\n").find("store x") != std::string::npos);
}

TEST_CASE("old names are names") {
  CHECK(code("x.async(await)\n") == R"(%0 = load x (global)
%1 = load_attr %0.async
%2 = load await (global)
%3 = call %1(%2) [discarded]
)");
  CHECK(lowered("def async(nonlocal): return nonlocal\n").errors.empty());
  CHECK(count(lowered("async def f():\n  return (await\nx)\n"), ir::Op::Await) == 1);
  CHECK(count(lowered("async def f():\n  return await x\n"), ir::Op::Await) == 1);
}
