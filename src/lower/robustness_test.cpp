// Inputs nobody writes: nothing here may crash, hang or break what the IR promises.
#include "lower/LowerTesting.h"

using namespace threadlint;
using namespace threadlint::testing;

constexpr unsigned Deep = 100000;

static std::string repeat(llvm::StringRef s, unsigned n) {
  std::string out;
  out.reserve(s.size() * n);
  for (unsigned i = 0; i < n; ++i)
    out += s;
  return out;
}

TEST_CASE("deep nesting is lowered in full") {
  CHECK(count(lowered(repeat("(", Deep) + "x" + repeat(")", Deep) + "\n"), ir::Op::Load) == 1);
  CHECK(count(lowered(repeat("[", Deep) + repeat("]", Deep) + "\n"), ir::Op::MakeList) == Deep);
  CHECK(count(lowered("a" + repeat(".b", Deep) + "\n"), ir::Op::LoadAttr) == Deep);
  CHECK(count(lowered("a" + repeat(" + a", Deep) + "\n"), ir::Op::BinOp) == Deep);
  CHECK(count(lowered("a" + repeat(" and a", Deep) + "\n"), ir::Op::Select) == Deep);
  CHECK(count(lowered("a" + repeat(" < a", Deep) + "\n"), ir::Op::Compare) == Deep);
  CHECK(count(lowered(repeat("f(", Deep) + repeat(")", Deep) + "\n"), ir::Op::Call) == Deep);
  CHECK(count(lowered(repeat("not ", Deep) + "a\n"), ir::Op::Unary) == Deep);
  CHECK(count(lowered(repeat("a = ", Deep) + "1\n"), ir::Op::Store) == Deep);
  CHECK(count(lowered(repeat("a if b else ", Deep) + "c\n"), ir::Op::Select) == Deep);
}

TEST_CASE("deeply nested functions resolve their names") {
  std::string text;
  for (unsigned i = 0; i < 20000; ++i)
    text += "lambda a" + std::to_string(i) + "=b" + std::to_string(i) + ": ";
  ir::Module m = lowered(text + "a0\n");
  CHECK(m.functions.size() == 20001);
  uint32_t last = nth(m, ir::Op::Load, 20000);
  REQUIRE(last != UINT32_MAX);
  CHECK(m.instrs[last].aux == static_cast<uint16_t>(ir::ScopeKind::Cell));
}

TEST_CASE("long statements") {
  CHECK(count(lowered("if a: b\n" + repeat("elif a: b\n", 20000) + "else: c\n"), ir::Op::EndIf) == 20001);
  CHECK(count(lowered("with a as b" + repeat(", a as b", 20000) + ": pass\n"), ir::Op::EndWith) == 20001);
  CHECK(count(lowered("try: a\n" + repeat("except E: b\n", 20000)), ir::Op::Except) == 20000);
  CHECK(count(lowered("x = [" + repeat("1,", Deep) + "]\n"), ir::Op::Const) == Deep);
  CHECK(count(lowered(repeat("@a\n", 20000) + "def f(): pass\n"), ir::Op::Call) == 20000);
}

TEST_CASE("a file cut at any byte is lowered") {
  const std::string text =
      "\xEF\xBB\xBF# c\nfrom . import a as b, c\r\n@d(1)\nclass C(E, metaclass=M):\n"
      "\tasync def f(self, x: int = 1, *y, **z) -> 'T':\n"
      "\t\tglobal g; g += 1\n"
      "\t\twith (a as b, c): yield {k: v for k, v in x if v < k < 3}\n"
      "\t\tfor i, (j, *k) in y:\n\t\t\tif i: break\n\t\t\telif j: continue\n\t\t\telse: del x[1:2], k.l\n"
      "\t\telse: return await f(*a, **b)\n"
      "try: exec a.b in c\nexcept E, e: print >>f, `x`,\nfinally: raise A, b\n"
      "match x:\n  case A(b, c=[d, *_]) | {'k': 1, **r} if z: pass\n"
      "x = f'{a!r:>{b}}' 'c' \"\"\"\xC3\xA4\"\"\" if (n := 0777) <> 1 else lambda (p, q)=1: not p\n";
  for (size_t n = 0; n <= text.size(); ++n)
    lowered(text.substr(0, n));
  for (size_t n = 0; n <= text.size(); ++n)
    lowered(text.substr(n));
}

TEST_CASE("a file with any byte replaced is lowered") {
  const std::string text = "def f(a, b=1):\n    with a: b[c] = {d: e}\n    return [x for x in y if z]\n"
                           "class C(D):\n    @e\n    def g(self): self.h += 1; import i.j\n";
  for (size_t n = 0; n < text.size(); ++n)
    for (char c : {'(', ')', '"', ':', '\n', ' ', '*', '\0', '\xFF'}) {
      std::string changed = text;
      changed[n] = c;
      lowered(changed);
    }
}

TEST_CASE("odd files") {
  for (const std::string &text :
       {std::string(), std::string("\n"), std::string("# only"), std::string("\f\n"), std::string("\\"),
        std::string("x = 1\0y = 2\n", 12), repeat("(", 1000), repeat("{", 1000), repeat("def f(\n", 50),
        repeat("}}}]])))def class lambda:;;;,,,\n", 50), std::string("x = '''abc")})
    lowered(text);
  CHECK(lowered("if a:\r\n\tb\r\n").errors.empty());
  CHECK(lowered("x = 1\n\f\ny = 2").errors.empty());
}

TEST_CASE("a tree that was given up is an empty module") {
  SyntaxTree tree;
  tree.budgetExceeded = true;
  ir::Module m = lower(tree, "x = 1\n");
  CHECK(ir::verify(m) == "");
  CHECK(m.instrs.empty());
}
