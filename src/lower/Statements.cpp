// Dispatch of statements, and the simple ones: expressions, return, raise, assert, print, exec, global.
#include "lower/Lowering.h"

namespace threadlint::lowering {

using ir::ArgKind;
using ir::InstrId;
using ir::Op;

static const StepTable &statementTable() {
  static const StepTable table{simpleStatementSteps(), assignmentSteps(), importSteps(), controlSteps(),
                               handlerSteps(),         definitionSteps(), matchSteps()};
  return table;
}

static void poisonStatement(Lowering &l, Task t) {
  l.push(l.poison(l.spanOf(t.node)));
  l.discard();
}

bool isStatement(SyntaxKind kind) { return statementTable().find(kind) != nullptr; }

void statement(Lowering &l, Task t) {
  const Step *step = statementTable().find(l.kind(t.node));
  if (!step)
    return;
  if (!step->anyShape && l.isBroken(t.node))
    return poisonStatement(l, t);
  step->run(l, t);
}

void statements(Lowering &l, Task t) {
  if (t.node < t.extra)
    l.plan({{statement, t.node}, {statements, l.at(t.node).next, t.extra}});
}

Task block(const Lowering &l, Node n) {
  return n == NoNode ? Task{statements, 0, 0} : Task{statements, n + 1, l.at(n).next};
}

/// Of what the parser could not place, only what binds names and stands for itself is kept.
static void keepWhole(Lowering &l, Task t) {
  SyntaxKind k = l.kind(t.node);
  if (k == SyntaxKind::FunctionDef || k == SyntaxKind::ClassDef || k == SyntaxKind::DecoratedDefinition ||
      k == SyntaxKind::ImportStatement || k == SyntaxKind::ImportFrom || k == SyntaxKind::FutureImport)
    statement(l, t);
}

static void errorRegion(Lowering &l, Task t) {
  poisonStatement(l, t);
  l.planEach(keepWhole, t.node, l.first(t.node));
}

static void finishTupleStatement(Lowering &l, Task t) {
  ArgRange args = takeElements(l, t.node, l.first(t.node));
  l.make({Op::MakeTuple, 0, 0, UINT32_MAX, args.begin, args.count}, l.spanOf(t.node));
  l.discard();
}

static Node unwrapped(const Lowering &l, Node n) {
  while (n != NoNode && l.kind(n) == SyntaxKind::Parenthesized)
    n = l.first(n);
  return n;
}

static void expressionStatement(Lowering &l, Task t) {
  Node only = l.first(t.node);
  if (only == NoNode)
    return;
  if (l.after(only, t.node) != NoNode)
    return l.plan({{evaluateElements, only, t.node}, {finishTupleStatement, t.node}});
  if (l.kind(only) == SyntaxKind::Assignment || l.kind(only) == SyntaxKind::AugmentedAssignment)
    return statement(l, {statement, only});
  bool binds = l.kind(unwrapped(l, only)) == SyntaxKind::NamedExpression;
  l.plan({evaluating(only), {binds ? drop : discardValue}});
}

static void finishReturn(Lowering &l, Task t) {
  uint32_t value = l.first(t.node) == NoNode ? UINT32_MAX : l.pop().v;
  l.emit({Op::Return, 0, 0, value}, l.spanOf(t.node));
}

static void returning(Lowering &l, Task t) {
  if (l.first(t.node) == NoNode)
    return finishReturn(l, t);
  l.plan({evaluating(l.first(t.node)), {finishReturn, t.node}});
}

/// `raise E, value, traceback` (Python 2): only E counts.
static void finishOldRaise(Lowering &l, Task t) {
  ArgRange args = takeElements(l, l.first(t.node), l.first(l.first(t.node)));
  InstrId exception = l.module.args[args.begin].value;
  l.module.args.resize(args.begin);
  l.emit({Op::Raise, 0, 0, exception.v}, l.spanOf(t.node));
}

static void finishRaise(Lowering &l, Task t) {
  Node exception = l.first(t.node);
  uint32_t a = UINT32_MAX, b = UINT32_MAX;
  if (l.child(t.node, SyntaxField::Cause) != NoNode)
    b = l.pop().v;
  if (exception != NoNode && l.at(exception).field != SyntaxField::Cause)
    a = l.pop().v;
  l.emit({Op::Raise, 0, 0, a, b}, l.spanOf(t.node));
}

static void raise(Lowering &l, Task t) {
  Node exception = l.first(t.node);
  if (exception == NoNode)
    return finishRaise(l, t);
  if (l.kind(exception) == SyntaxKind::ExpressionList && l.first(exception) != NoNode) {
    l.module.py2 = true;
    return l.plan({{evaluateElements, l.first(exception), exception}, {finishOldRaise, t.node}});
  }
  l.plan({{evaluateElements, exception, t.node}, {finishRaise, t.node}});
}

static void finishAssert(Lowering &l, Task t) {
  Node condition = l.first(t.node);
  uint32_t message = UINT32_MAX;
  if (condition != NoNode && l.after(condition, t.node) != NoNode)
    message = l.pop().v;
  l.emit({Op::Assert, 0, 0, l.pop().v, message}, l.spanOf(t.node));
}

static void assertion(Lowering &l, Task t) {
  Node condition = l.first(t.node);
  Node message = condition == NoNode ? NoNode : l.after(condition, t.node);
  if (message == NoNode)
    return l.plan({evaluating(condition), {finishAssert, t.node}});
  l.plan({evaluating(condition), evaluating(message), {finishAssert, t.node}});
}

static void leaveLoop(Lowering &l, Task t) {
  Op op = l.kind(t.node) == SyntaxKind::Break ? Op::Break : Op::Continue;
  if (l.loops.empty())
    return poisonStatement(l, t);
  l.emit({op, 0, 0, UINT32_MAX, UINT32_MAX, l.loops.back().v}, l.spanOf(t.node));
}

static void declaration(Lowering &l, Task t) {
  bool global = l.kind(t.node) == SyntaxKind::Global;
  for (Node name : Children(l, t.node))
    l.declarations.push_back({l.scope, l.nameOf(name), global});
}

static void finishPrint(Lowering &l, Task t) {
  ArgRange args = takeElements(l, t.node, l.first(t.node));
  Node head = l.first(t.node);
  if (head != NoNode && l.kind(head) == SyntaxKind::Chevron) {
    l.module.args[args.begin].kind = ArgKind::Keyword;
    l.module.args[args.begin].name = l.module.names.intern("file");
  }
  InstrId callee = l.pop();
  l.make({Op::Call, ir::flag::Print, 0, callee.v, args.begin, args.count}, l.spanOf(t.node));
  l.discard();
}

static Span keywordSpan(const Lowering &l, Node n, uint32_t length) {
  return {l.at(n).begin, l.at(n).begin + length};
}

static void print(Lowering &l, Task t) {
  l.module.py2 = true;
  l.push(l.load(knownName(known::print), keywordSpan(l, t.node, 5)));
  l.plan({{evaluateElements, l.first(t.node), t.node}, {finishPrint, t.node}});
}

static void finishExec(Lowering &l, Task t) {
  ArgRange args = takeElements(l, t.node, l.first(t.node));
  InstrId callee = l.pop();
  l.make({Op::Call, 0, 0, callee.v, args.begin, args.count}, l.spanOf(t.node));
  l.discard();
}

static void exec(Lowering &l, Task t) {
  l.module.py2 = true;
  l.module.functions[l.func].flags |= ir::funcflag::UsesLocals;
  l.push(l.load(knownName(known::exec), keywordSpan(l, t.node, 4)));
  l.plan({{evaluateElements, l.first(t.node), t.node}, {finishExec, t.node}});
}

static void nothing(Lowering &, Task) {}

llvm::ArrayRef<Step> simpleStatementSteps() {
  static constexpr Step steps[] = {
      {SyntaxKind::Error, errorRegion, true},
      {SyntaxKind::ExpressionStatement, expressionStatement},
      {SyntaxKind::Return, returning},
      {SyntaxKind::Raise, raise},
      {SyntaxKind::Assert, assertion},
      {SyntaxKind::Break, leaveLoop},
      {SyntaxKind::Continue, leaveLoop},
      {SyntaxKind::Global, declaration},
      {SyntaxKind::Nonlocal, declaration},
      {SyntaxKind::PrintStatement, print},
      {SyntaxKind::Exec, exec},
      {SyntaxKind::Pass, nothing},
  };
  return steps;
}

} // namespace threadlint::lowering
