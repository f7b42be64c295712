// Small texts -> what the layout says of them.
#include "parse/Layout.h"
#include <catch2/catch.hpp>
#include <string>

using namespace threadlint;
using namespace threadlint::parsing;

/// The characters that are within brackets.
static std::string bracketed(llvm::StringRef text) {
  Layout layout = layoutOf(text);
  std::string out;
  for (uint32_t i = 0; i < text.size(); ++i)
    if (layout.isInBrackets(i))
      out += text[i];
  return out;
}

static unsigned colons(llvm::StringRef text) {
  return static_cast<unsigned>(layoutOf(text).formatColons.size());
}

static std::string defaults(llvm::StringRef text) {
  std::string out;
  for (Span s : layoutOf(text).defaults)
    out += text.slice(s.begin, s.end).str() + ";";
  return out;
}

TEST_CASE("brackets are seen, those in strings and comments are not") {
  CHECK(bracketed("a(b[c], {d})e(f)") == "(b[c], {d}(f");
  CHECK(bracketed("'(' \"[\" '''\n{''' # (\nx") == "");
  CHECK(bracketed("r'\\' (' x") == "");
  CHECK(bracketed("b'\\'(' x") == "");
  CHECK(bracketed("(')') x") == "(')'");
  CHECK(bracketed("a)b(c)") == "(c");
}

TEST_CASE("a bracket left open ends at the next statement that cannot be in it") {
  CHECK(bracketed("f(a,\n  b\ndef g(): pass\n") == "(a,\n  b(");
  CHECK(bracketed("f(a,\n  default)\n") == "(a,\n  default");
  CHECK(bracketed("x = '(\ny\n") == "");
}

TEST_CASE("format specifiers that begin with = are found") {
  CHECK(colons("f'{x:=^30}'") == 1);
  CHECK(colons("rf'{x!r:=3}' t\"{y:=}\"") == 2);
  CHECK(colons("f'''{\nx:=5}'''") == 1);
  CHECK(colons("f'{a[b:=1]} {(c:=2)} {{x:=3}}'") == 0);
  CHECK(colons("f'{f\"{x:=5}\"}'") == 1);
  CHECK(colons("f'{x:{y:=5}}' (z:=1)") == 1);
  CHECK(colons("'{x:=5}' b'{x:=5}' {x:=5}") == 0);
  CHECK(colons("f'\\N{a:=b}{x:=5}'") == 1);
  CHECK(colons("f'{x:>5' f'{x:=5}'") == 1);
}

TEST_CASE("defaults of type parameters are found") {
  CHECK(defaults("class C[T = int, *U=*a[b, c], V]: x[y] = 1\n") == "= int;=*a[b, c];");
  CHECK(defaults("def f[T: (a, b) = {c: d}](x=1): pass\n") == "= {c: d};");
  CHECK(defaults("type A[T = 'x]' ] = x[a == b]\n") == "= 'x]' ;");
  CHECK(defaults("a[b] = f(c=1)[d]\n") == "");
}

TEST_CASE("broken texts end") {
  for (const char *text :
       {"f'{", "f'{x:", "'", "\\", "f'\\N{", "class C[T=", "}])", "f'''{x", "f'{{{", "'''\\"})
    layoutOf(text);
  Layout layout = layoutOf(std::string(200000, '('));
  CHECK(layout.isInBrackets(100000));
  std::string nested = "f'";
  for (int i = 0; i < 200000; ++i)
    nested += "{x:=";
  CHECK(colons(nested) == 200000);
}
