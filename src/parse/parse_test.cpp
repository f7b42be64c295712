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
  CHECK(shape("a[1:]\n") == "Module(ExpressionStatement(Subscript(Identifier:a Slice(Integer:1 TokColon::))))");
  CHECK(shape("async with a: yield from b\n") ==
        "Module(With(TokAsync:async WithClause(WithItem(Identifier:a)) "
        "Block(ExpressionStatement(Yield(TokFrom:from Identifier:b)))))");
  CHECK(shape("from a import b\n") == "Module(ImportFrom(DottedName(Identifier:a) DottedName(Identifier:b)))");
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
  for (const char *text : {"", "\n", "# only", "\f\nx = 1\n", "if a:\r\n\tb\r\n", "\xEF\xBB\xBFx = 1", "x = 1", "x\\\n = 1"}) {
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
  for (const char *text : {"exec 'a' % b in c\n", "exec a[1]\n", "if x:\n  exec f(x) in y, z\n", "exec 'a' + b\n"}) {
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
