// Small texts -> the tree as indented kinds: what is kept, what is flagged, where it stops.
#include "parse/Parse.h"
#include <catch2/catch.hpp>
#include <chrono>

using namespace threadlint;

static SyntaxTree parse(llvm::StringRef text, uint32_t milliseconds = 60000) {
  Parser parser;
  return parser.parse(text, {milliseconds});
}

/// `Kind(child child)`, errors marked with `!`, leaves with their text.
static std::string shape(llvm::StringRef text) {
  SyntaxTree tree = parse(text);
  std::string out;
  std::vector<uint32_t> open;
  for (uint32_t i = 0; i < tree.nodes.size(); ++i) {
    const SyntaxNode &n = tree.nodes[i];
    for (; !open.empty() && open.back() <= i; open.pop_back())
      out += ')';
    if (!out.empty() && out.back() != '(')
      out += ' ';
    out += kindName(n.kind);
    if (n.flags & 1)
      out += '!';
    if (n.next == i + 1) {
      out += ':';
      out += text.slice(n.begin, n.end);
    } else {
      out += '(';
      open.push_back(n.next);
    }
  }
  return out + std::string(open.size(), ')');
}

TEST_CASE("punctuation and comments are left out, operators stay") {
  CHECK(shape("x = (a + 1, -b)  # c\n") ==
        "Module(ExpressionStatement(Assignment(Identifier:x Tuple(BinaryOperator(Identifier:a TokAdd:+ "
        "Integer:1) UnaryOperator(TokSub:- Identifier:b)))))");
  CHECK(shape("a not in b is not c\n") ==
        "Module(ExpressionStatement(ComparisonOperator(Identifier:a TokNotIn:not in Identifier:b TokIsNot:is "
        "not Identifier:c)))");
}

TEST_CASE("tokens that only mean something in one place are kept there only") {
  CHECK(shape("a[1:]\n") ==
        "Module(ExpressionStatement(Subscript(Identifier:a Slice(Integer:1 TokColon::))))");
  CHECK(shape("async with a: yield from b\n") ==
        "Module(With(TokAsync:async WithClause(WithItem(Identifier:a)) "
        "Block(ExpressionStatement(Yield(TokFrom:from Identifier:b)))))");
  CHECK(shape("from a import b\n") ==
        "Module(ImportFrom(DottedName(Identifier:a) DottedName(Identifier:b)))");
}

TEST_CASE("next leads to the sibling and roles are named") {
  SyntaxTree tree = parse("if a:\n  b\nc\n");
  REQUIRE(tree.nodes.size() == 8);
  CHECK(tree.nodes[1].kind == SyntaxKind::If);
  CHECK(tree.nodes[2].field == SyntaxField::Condition);
  CHECK(tree.nodes[3].kind == SyntaxKind::Block);
  CHECK(tree.nodes[3].field == SyntaxField::Consequence);
  CHECK(tree.nodes[1].next == 6);
  CHECK(tree.nodes[6].kind == SyntaxKind::ExpressionStatement);
  CHECK(tree.nodes[0].next == 8);
}

TEST_CASE("errors are nodes and are seen from above") {
  SyntaxTree tree = parse("x = 1\ny = = 2\n");
  CHECK((tree.nodes[0].flags & 2) != 0);
  bool found = false;
  for (const SyntaxNode &n : tree.nodes)
    found |= n.kind == SyntaxKind::Error && (n.flags & 1) && n.begin >= 6;
  CHECK(found);
  CHECK(parse("x = 1\n").nodes[0].flags == 0);
}

TEST_CASE("empty texts, comments and odd white space are no errors") {
  for (const char *text :
       {"", "\n", "# only", "\f\nx = 1\n", "if a:\r\n\tb\r\n", "\xEF\xBB\xBFx = 1", "x = 1", "x\\\n = 1"}) {
    INFO(text);
    SyntaxTree tree = parse(text);
    REQUIRE_FALSE(tree.nodes.empty());
    CHECK(tree.nodes[0].flags == 0);
  }
}

TEST_CASE("exec with any expression is an exec statement") {
  CHECK(shape("exec f.read() in g\n") ==
        "Module(Exec(ComparisonOperator(Call(Attribute(Missing:exec Parenthesized(Identifier:f) "
        "Identifier:read) ArgumentList:()) TokIn:in Identifier:g)))");
  for (const char *text :
       {"exec 'a' % b in c\n", "exec a[1]\n", "if x:\n  exec f(x) in y, z\n", "exec 'a' + b\n"}) {
    INFO(text);
    CHECK(parse(text).nodes[0].flags == 0);
    CHECK(shape(text).find("Exec(") != std::string::npos);
  }
  CHECK(parse("exec f.read() in\n").nodes[0].flags != 0);
  CHECK(parse("execute f.read() in g\n").nodes[0].flags != 0);
}

TEST_CASE("a repaired exec hides no other error") {
  SyntaxTree tree = parse("def f():\n  exec a.b in c\ndef g():\n  x = = 1\n");
  std::vector<bool> hasError;
  for (const SyntaxNode &n : tree.nodes)
    if (n.kind == SyntaxKind::FunctionDef)
      hasError.push_back(n.flags != 0);
  CHECK(hasError == std::vector<bool>{false, true});
}

TEST_CASE("parsing stops at its budget") {
  std::string text = "x = \"\"\"\n";
  for (int i = 0; i < 400000; ++i)
    text += "abc def ghi\n";
  auto begin = std::chrono::steady_clock::now();
  SyntaxTree tree = parse(text, 50);
  auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  CHECK(tree.budgetExceeded);
  CHECK(tree.nodes.empty());
  CHECK(seconds < 5);
}

TEST_CASE("a parser is fine after it gave up") {
  Parser parser;
  std::string deep(200000, '(');
  parser.parse(deep, {0});
  SyntaxTree tree = parser.parse("x = 1\n", {60000});
  CHECK_FALSE(tree.budgetExceeded);
  CHECK(tree.nodes.size() == 5);
  CHECK(tree.nodes[0].flags == 0);
}

TEST_CASE("where the text is cut into pieces makes no difference") {
  const std::string code =
      "import abc_9 as d\nasync def f(x, *y):  # c \xC3\xA4\n    r = (a +\n  b.\xC3\xA4)  \n\n"
      "    '''doc \\n\n  it's\n''' b\"\\Nx\\\"\" r'\\'\\\\' f'{x:=^{y}} {{z}} \\n'\n"
      "    return not x is not y[1:0x1F], await_ == 1.5e3, lambda: None\n";
  SyntaxTree whole = parse(code);
  REQUIRE(whole.nodes[0].flags == 0);
  Parser parser;
  for (size_t cut = 0; cut <= code.size(); ++cut) {
    std::string before(262144 - cut - 1, '#');
    SyntaxTree tree = parser.parse(before + "\n" + code, {60000});
    INFO(cut);
    REQUIRE(tree.nodes.size() == whole.nodes.size());
    bool same = true;
    auto by = static_cast<uint32_t>(before.size() + 1);
    for (size_t i = 1; i < whole.nodes.size(); ++i) {
      const SyntaxNode &a = tree.nodes[i], &b = whole.nodes[i];
      same &= a.kind == b.kind && a.flags == b.flags && a.next == b.next && a.end == b.end + by &&
              a.begin == b.begin + by;
    }
    CHECK(same);
  }
}

TEST_CASE("white space between tokens is no part of them") {
  CHECK(shape("x = (  \n\n  a\n , b )\n") ==
        "Module(ExpressionStatement(Assignment(Identifier:x Tuple(Identifier:a Identifier:b))))");
  CHECK(shape("x = f'{importx: >5}' or importx\n").find("Identifier:importx") != std::string::npos);
}
