// Comprehensions and generator expressions as inlined loops in a scope of their own.
#include "lower/Lowering.h"

namespace threadlint::lowering {

using ir::CompKind;
using ir::InstrId;
using ir::Op;

static CompKind compKind(SyntaxKind kind) {
  if (kind == SyntaxKind::ListComprehension)
    return CompKind::List;
  if (kind == SyntaxKind::SetComprehension)
    return CompKind::Set;
  return kind == SyntaxKind::DictionaryComprehension ? CompKind::Dict : CompKind::Generator;
}

static void enterScope(Lowering &l, Task) { l.scope = l.addScope(ir::ScopeType::Comprehension, l.func); }

static void finishIterables(Lowering &l, Task t) {
  Node from = l.after(l.first(t.node), t.node);
  if (l.after(from, t.node) == NoNode)
    return;
  ArgRange args = takeElements(l, t.node, from);
  l.make({Op::MakeTuple, 0, 0, UINT32_MAX, args.begin, args.count}, l.spanOf(from));
}

/// `for a in x, y` (Python 2) iterates over a tuple.
static void iterables(Lowering &l, Task t) {
  Node left = l.first(t.node);
  Node from = left == NoNode ? NoNode : l.after(left, t.node);
  if (from == NoNode)
    return l.plan({evaluating(NoNode)});
  l.plan({{evaluateElements, from, t.node}, {finishIterables, t.node}});
}

static void openLoop(Lowering &l, Task t) {
  Span span = l.spanOf(t.node);
  uint8_t flags = l.child(t.node, SyntaxKind::TokAsync) == NoNode ? 0 : ir::flag::Async;
  InstrId iterable = l.pop();
  l.openMarker({Op::Loop, 0, static_cast<uint16_t>(ir::LoopKind::Comprehension), iterable.v}, span);
  Node left = l.first(t.node);
  InstrId element = l.emit({Op::IterElem, flags, 0, iterable.v}, left == NoNode ? span : l.spanOf(left));
  l.midMarker(Op::LoopBody, span);
  if (left != NoNode)
    l.plan({{storeTo, left, element.v}});
}

static void openFilter(Lowering &l, Task t) { l.openMarker({Op::If, 0, 0, l.pop().v}, l.spanOf(t.node)); }

static void finish(Lowering &l, Task t) {
  for (Node c : Children(l, t.node))
    if (l.kind(c) == SyntaxKind::ForInClause || l.kind(c) == SyntaxKind::IfClause)
      close(l, t);
  l.scope = l.module.scopes[l.scope].parent;
  CompKind kind = compKind(l.kind(t.node));
  uint32_t value = l.pop().v;
  uint32_t key = kind == CompKind::Dict ? l.pop().v : UINT32_MAX;
  l.make({Op::Comp, 0, static_cast<uint16_t>(kind), value, key}, l.spanOf(t.node));
}

static void element(Lowering &l, Task t) {
  Node body = l.child(t.node, SyntaxField::Body);
  if (compKind(l.kind(t.node)) != CompKind::Dict)
    return l.plan({evaluating(body)});
  bool isPair = l.kind(body) == SyntaxKind::Pair;
  l.plan({evaluating(isPair ? l.child(body, SyntaxField::Key) : NoNode),
          evaluating(isPair ? l.child(body, SyntaxField::Value) : NoNode)});
}

static Node nextClause(const Lowering &l, Node n, Node comprehension) {
  while (n != NoNode && l.kind(n) != SyntaxKind::ForInClause && l.kind(n) != SyntaxKind::IfClause)
    n = l.after(n, comprehension);
  return n;
}

/// Plans what follows the clause `node` of the comprehension `extra`.
static void afterClause(Lowering &l, Task t) {
  Node next = l.after(t.node, t.extra);
  next = next == NoNode ? NoNode : nextClause(l, next, t.extra);
  if (next == NoNode)
    return l.plan({{element, t.extra}, {finish, t.extra}});
  if (l.kind(next) == SyntaxKind::IfClause)
    return l.plan({evaluating(next), {openFilter, next}, {afterClause, next, t.extra}});
  l.plan({{iterables, next}, {openLoop, next}, {afterClause, next, t.extra}});
}

/// The first iterable is evaluated outside.
static void comprehension(Lowering &l, Task t) {
  Node clause = nextClause(l, l.first(t.node), t.node);
  if (clause == NoNode || l.kind(clause) != SyntaxKind::ForInClause)
    return l.push(l.poison(l.spanOf(t.node)));
  l.plan({{iterables, clause}, {enterScope, t.node}, {openLoop, clause}, {afterClause, clause, t.node}});
}

llvm::ArrayRef<Step> comprehensionSteps() {
  static constexpr Step steps[] = {
      {SyntaxKind::ListComprehension, comprehension},
      {SyntaxKind::SetComprehension, comprehension},
      {SyntaxKind::DictionaryComprehension, comprehension},
      {SyntaxKind::GeneratorExpression, comprehension},
  };
  return steps;
}

} // namespace threadlint::lowering
