// Dispatch of expressions, and the operators: arithmetic, comparison, `and`, `or`, `if ... else`.
#include "lower/Lowering.h"

namespace threadlint::lowering {

using ir::InstrId;
using ir::Op;
using ir::Operator;

static const StepTable &expressionTable() {
  static const StepTable table{operatorSteps(),      placeSteps(),  callSteps(), literalSteps(),
                               comprehensionSteps(), lambdaSteps(), typeSteps()};
  return table;
}

Task evaluating(Node n) { return {evaluate, n}; }

void evaluate(Lowering &l, Task t) {
  if (t.node == NoNode)
    return l.push(l.poison({}));
  const Step *step = expressionTable().find(l.kind(t.node));
  if (!step || (l.at(t.node).flags & 1) || (!step->anyShape && l.isBroken(t.node)))
    return l.push(l.poison(l.spanOf(t.node)));
  step->run(l, t);
}

void evaluateElements(Lowering &l, Task t) {
  if (t.node == NoNode)
    return;
  Task rest{evaluateElements, l.after(t.node, t.extra), t.extra};
  if (l.kind(t.node) == SyntaxKind::Pair)
    return l.plan({evaluating(l.child(t.node, SyntaxField::Key)),
                   evaluating(l.child(t.node, SyntaxField::Value)), rest});
  if (l.kind(t.node) == SyntaxKind::KeywordArgument)
    return l.plan({evaluating(l.child(t.node, SyntaxField::Value)), rest});
  l.plan({evaluating(t.node), rest});
}

void drop(Lowering &l, Task) { l.pop(); }
void discardValue(Lowering &l, Task) { l.discard(); }
void close(Lowering &l, Task t) { l.closeMarker({l.at(t.node).end, l.at(t.node).end}); }

static Operator arithmeticOf(SyntaxKind token) {
#define BINARY(X)                                                                                            \
  X(Add)                                                                                                     \
  X(Sub) X(Mul) X(Div) X(FloorDiv) X(Mod) X(Pow) X(MatMul) X(LShift) X(RShift) X(BitAnd) X(BitOr) X(BitXor)
#define X(op)                                                                                                \
  if (token == SyntaxKind::Tok##op || token == SyntaxKind::Tok##op##Assign)                                  \
    return Operator::op;
  BINARY(X)
#undef X
#undef BINARY
  return Operator::None_;
}

Operator operatorOf(SyntaxKind token) {
#define OTHERS(X) X(Eq) X(Ne) X(Lt) X(Le) X(Gt) X(Ge) X(Is) X(IsNot) X(In) X(NotIn) X(And) X(Or) X(Invert)
#define X(op)                                                                                                \
  if (token == SyntaxKind::Tok##op)                                                                          \
    return Operator::op;
  OTHERS(X)
#undef X
#undef OTHERS
  return token == SyntaxKind::TokLtGt ? Operator::Ne : arithmeticOf(token);
}

static uint16_t operatorIn(const Lowering &l, Node n) {
  return static_cast<uint16_t>(operatorOf(l.kind(l.child(n, SyntaxField::Operator))));
}

static void finishBinary(Lowering &l, Task t) {
  InstrId right = l.pop(), left = l.pop();
  l.make({Op::BinOp, 0, operatorIn(l, t.node), left.v, right.v}, l.spanOf(t.node));
}

static void binary(Lowering &l, Task t) {
  l.plan({evaluating(l.child(t.node, SyntaxField::Left)),
          evaluating(l.child(t.node, SyntaxField::Right)),
          {finishBinary, t.node}});
}

static void finishUnary(Lowering &l, Task t) {
  Operator op = Operator::Not;
  if (l.kind(t.node) == SyntaxKind::UnaryOperator) {
    char sign = l.text[l.at(t.node).begin];
    op = sign == '-' ? Operator::Neg : sign == '+' ? Operator::Pos : Operator::Invert;
  }
  l.make({Op::Unary, 0, static_cast<uint16_t>(op), l.pop().v}, l.spanOf(t.node));
}

static void unary(Lowering &l, Task t) {
  l.plan({evaluating(l.child(t.node, SyntaxField::Argument)), {finishUnary, t.node}});
}

/// The second operand runs if the first is true (`and`) or false (`or`).
static void beforeSecond(Lowering &l, Task t) {
  Span span = l.spanOf(t.node);
  l.openMarker({Op::If, 0, 0, l.values.back().v}, span);
  if (operatorIn(l, t.node) == static_cast<uint16_t>(Operator::Or))
    l.midMarker(Op::Else, span);
}

static void finishBoolean(Lowering &l, Task t) {
  close(l, t);
  InstrId right = l.pop(), left = l.pop();
  l.make({Op::Select, 0, operatorIn(l, t.node), left.v, right.v}, l.spanOf(t.node));
}

static void boolean(Lowering &l, Task t) {
  l.plan({evaluating(l.child(t.node, SyntaxField::Left)),
          {beforeSecond, t.node},
          evaluating(l.child(t.node, SyntaxField::Right)),
          {finishBoolean, t.node}});
}

static void openConditional(Lowering &l, Task t) {
  l.openMarker({Op::If, 0, 0, l.pop().v}, l.spanOf(t.node));
}
static void elseConditional(Lowering &l, Task t) { l.midMarker(Op::Else, l.spanOf(t.node)); }

static void finishConditional(Lowering &l, Task t) {
  close(l, t);
  InstrId no = l.pop(), yes = l.pop();
  l.make({Op::Select, 0, static_cast<uint16_t>(Operator::None_), yes.v, no.v}, l.spanOf(t.node));
}

static void conditional(Lowering &l, Task t) {
  Node yes = l.first(t.node);
  Node condition = yes == NoNode ? NoNode : l.after(yes, t.node);
  Node no = condition == NoNode ? NoNode : l.after(condition, t.node);
  l.plan({evaluating(condition),
          {openConditional, t.node},
          evaluating(yes),
          {elseConditional, t.node},
          evaluating(no),
          {finishConditional, t.node}});
}

// A chain `a < b < c` is `a < b and b < c` with `b` evaluated once.
// On the value stack: [result so far], left operand, right operand.

static Node operandAfter(const Lowering &l, Node operatorToken, Node parent) {
  Node n = l.at(operatorToken).next;
  return n < l.at(parent).next ? n : NoNode;
}

static Node nextOperator(const Lowering &l, Node n, Node parent) {
  for (Node end = l.at(parent).next; n < end; n = l.at(n).next)
    if (l.at(n).field == SyntaxField::Operators)
      return n;
  return NoNode;
}

static void openChain(Lowering &l, Task t) {
  InstrId result = l.values[l.values.size() - 2];
  l.openMarker({Op::If, 0, 0, result.v}, l.spanOf(t.node));
}

static void closeChain(Lowering &l, Task t) {
  InstrId right = l.pop(), second = l.pop(), first = l.pop();
  close(l, t);
  l.make({Op::Select, 0, static_cast<uint16_t>(Operator::And), first.v, second.v}, l.spanOf(t.node));
  l.push(right);
}

/// `node` is the operator token, `extra` the comparison.
static void compareStep(Lowering &l, Task t) {
  InstrId right = l.pop(), left = l.pop();
  auto op = static_cast<uint16_t>(operatorOf(l.kind(t.node)));
  l.module.py2 |= l.kind(t.node) == SyntaxKind::TokLtGt;
  l.make({Op::Compare, 0, op, left.v, right.v}, l.spanOf(t.extra));
  l.push(right);
}

static void compareRest(Lowering &l, Task t) {
  Node op = nextOperator(l, l.at(t.node).next, t.extra);
  if (op == NoNode)
    return drop(l, t); // the last operand; the result stays
  l.plan({{openChain, t.extra},
          evaluating(operandAfter(l, op, t.extra)),
          {compareStep, op, t.extra},
          {closeChain, t.extra},
          {compareRest, op, t.extra}});
}

static void comparison(Lowering &l, Task t) {
  Node left = l.first(t.node);
  Node op = nextOperator(l, t.node + 1, t.node);
  if (left == NoNode || op == NoNode)
    return l.push(l.poison(l.spanOf(t.node)));
  l.plan({evaluating(left),
          evaluating(operandAfter(l, op, t.node)),
          {compareStep, op, t.node},
          {compareRest, op, t.node}});
}

llvm::ArrayRef<Step> operatorSteps() {
  static constexpr Step steps[] = {
      {SyntaxKind::BinaryOperator, binary},   {SyntaxKind::UnaryOperator, unary},
      {SyntaxKind::NotOperator, unary},       {SyntaxKind::BooleanOperator, boolean},
      {SyntaxKind::Conditional, conditional}, {SyntaxKind::ComparisonOperator, comparison},
  };
  return steps;
}

} // namespace threadlint::lowering
