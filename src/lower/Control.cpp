// `if`, `while` and `for` as markers.
#include "lower/Lowering.h"

namespace threadlint::lowering {

using ir::InstrId;
using ir::LoopKind;
using ir::Op;

static void openIf(Lowering &l, Task t) { l.openMarker({Op::If, 0, 0, l.pop().v}, l.headerOf(t.node)); }

/// Each `elif` opened an If of its own inside the Else of the one before.
static void closeIfs(Lowering &l, Task t) {
  close(l, t);
  for (Node c : Children(l, t.node))
    if (l.kind(c) == SyntaxKind::ElifClause)
      close(l, t);
}

/// The `elif` and `else` clauses from `node` on, of the statement `extra`.
static void alternatives(Lowering &l, Task t) {
  if (t.node == NoNode)
    return closeIfs(l, {closeIfs, t.extra});
  Task rest{alternatives, l.after(t.node, t.extra), t.extra};
  if (l.kind(t.node) == SyntaxKind::ElseClause) {
    l.midMarker(Op::Else, l.headerOf(t.node));
    return l.plan({block(l, l.child(t.node, SyntaxKind::Block)), rest});
  }
  if (l.kind(t.node) != SyntaxKind::ElifClause)
    return l.plan({rest});
  l.midMarker(Op::Else, l.headerOf(t.node));
  l.plan({evaluating(l.child(t.node, SyntaxField::Condition)),
          {openIf, t.node},
          block(l, l.child(t.node, SyntaxKind::Block)),
          rest});
}

/// What of the children is an error, as an effect of its own before the statement.
static void poisonErrors(Lowering &l, Node n) {
  if (!l.isBroken(n))
    return;
  for (Node c : Children(l, n))
    if (l.kind(c) == SyntaxKind::Error)
      statement(l, {statement, c});
}

static void ifStatement(Lowering &l, Task t) {
  poisonErrors(l, t.node);
  l.plan({evaluating(l.child(t.node, SyntaxField::Condition)),
          {openIf, t.node},
          block(l, l.child(t.node, SyntaxKind::Block)),
          {alternatives, l.first(t.node), t.node}});
}

static void openLoop(Lowering &l, Node n, LoopKind kind, uint32_t iterable) {
  InstrId loop = l.openMarker({Op::Loop, 0, static_cast<uint16_t>(kind), iterable}, l.headerOf(n));
  l.loops.push_back(loop);
}

/// `else` belongs to the loop, but a `break` in it to the one around.
static void endLoop(Lowering &l, Task t) {
  l.loops.pop_back();
  Node other = l.child(t.node, SyntaxKind::ElseClause);
  if (other == NoNode)
    return close(l, t);
  l.midMarker(Op::LoopElse, l.headerOf(other));
  l.plan({block(l, l.child(other, SyntaxKind::Block)), {close, t.node}});
}

static void beginWhile(Lowering &l, Task t) { openLoop(l, t.node, LoopKind::While, UINT32_MAX); }

static void whileBody(Lowering &l, Task t) { l.midMarker(Op::LoopBody, l.headerOf(t.node), 0, l.pop().v); }

static void whileStatement(Lowering &l, Task t) {
  poisonErrors(l, t.node);
  l.plan({{beginWhile, t.node},
          evaluating(l.child(t.node, SyntaxField::Condition)),
          {whileBody, t.node},
          block(l, l.child(t.node, SyntaxKind::Block)),
          {endLoop, t.node}});
}

static void beginFor(Lowering &l, Task t) {
  InstrId iterable = l.pop();
  openLoop(l, t.node, LoopKind::For, iterable.v);
  Node left = l.child(t.node, SyntaxField::Left);
  uint8_t flags = l.child(t.node, SyntaxKind::TokAsync) == NoNode ? 0 : ir::flag::Async;
  Span header = l.headerOf(t.node);
  InstrId element = l.emit({Op::IterElem, flags, 0, iterable.v}, left == NoNode ? header : l.spanOf(left));
  l.midMarker(Op::LoopBody, header);
  l.plan({{storeTo, left, element.v}});
}

static void forStatement(Lowering &l, Task t) {
  poisonErrors(l, t.node);
  l.plan({evaluating(l.child(t.node, SyntaxField::Right)),
          {beginFor, t.node},
          block(l, l.child(t.node, SyntaxKind::Block)),
          {endLoop, t.node}});
}

llvm::ArrayRef<Step> controlSteps() {
  static constexpr Step steps[] = {
      {SyntaxKind::If, ifStatement, true},
      {SyntaxKind::While, whileStatement, true},
      {SyntaxKind::For, forStatement, true},
  };
  return steps;
}

} // namespace threadlint::lowering
