// Type expressions that are no ordinary expressions, and type parameters (`def f[T: int](...)`).
#include "lower/Lowering.h"

namespace threadlint::lowering {

using ir::InstrId;
using ir::Op;

static void finishGeneric(Lowering &l, Task t) {
  Node params = l.child(t.node, SyntaxKind::TypeParameter);
  ArgRange args = takeElements(l, params, l.first(params));
  InstrId index;
  if (isUnary(args)) {
    index = l.module.args.back().value;
    l.module.args.pop_back();
  } else {
    index = l.emit({Op::MakeTuple, 0, 0, UINT32_MAX, args.begin, args.count}, l.spanOf(params));
  }
  l.make({Op::LoadItem, 0, 0, l.pop().v, index.v}, l.spanOf(t.node));
}

/// `list[int]`
static void generic(Lowering &l, Task t) {
  Node params = l.child(t.node, SyntaxKind::TypeParameter);
  if (params == NoNode)
    return l.push(l.poison(l.spanOf(t.node)));
  l.plan({evaluating(l.first(t.node)), {evaluateElements, l.first(params), params}, {finishGeneric, t.node}});
}

static Node second(const Lowering &l, Node n) {
  Node head = l.first(n);
  return head == NoNode ? NoNode : l.after(head, n);
}

static void finishUnion(Lowering &l, Task t) {
  InstrId right = l.pop(), left = l.pop();
  l.make({Op::BinOp, 0, static_cast<uint16_t>(ir::Operator::BitOr), left.v, right.v}, l.spanOf(t.node));
}

static void unionType(Lowering &l, Task t) {
  l.plan({evaluating(l.first(t.node)), evaluating(second(l, t.node)), {finishUnion, t.node}});
}

static void finishMember(Lowering &l, Task t) {
  NameId name = l.nameOf(second(l, t.node));
  l.make({Op::LoadAttr, 0, 0, l.pop().v, name.v}, l.spanOf(t.node));
}

static void member(Lowering &l, Task t) {
  if (second(l, t.node) == NoNode)
    return l.push(l.poison(l.spanOf(t.node)));
  l.plan({evaluating(l.first(t.node)), {finishMember, t.node}});
}

static void firstOnly(Lowering &l, Task t) { l.plan({evaluating(l.first(t.node))}); }

llvm::ArrayRef<Step> typeSteps() {
  static constexpr Step steps[] = {
      {SyntaxKind::GenericType, generic}, {SyntaxKind::UnionType, unionType},
      {SyntaxKind::MemberType, member},   {SyntaxKind::ConstrainedType, firstOnly},
      {SyntaxKind::SplatType, firstOnly},
  };
  return steps;
}

/// The identifier a type parameter binds, below `type`, `constrained_type` and `splat_type`.
static Node parameterName(const Lowering &l, Node n) {
  while (n != NoNode && l.kind(n) != SyntaxKind::Identifier)
    n = l.first(n);
  return n;
}

static void bindTypeParameter(Lowering &l, Task t) {
  Node name = parameterName(l, t.node);
  if (name == NoNode)
    return;
  Span span = l.spanOf(name);
  InstrId value = l.emit({Op::Const, 0, static_cast<uint16_t>(ir::ConstKind::Ellipsis)}, span);
  l.emitName(Op::Store, l.nameOf(name), span, value);
}

/// The bound of `T: bound`, evaluated for what it names.
static void evaluateBound(Lowering &l, Task t) {
  Node constrained = l.first(t.node);
  if (constrained != NoNode && l.kind(constrained) == SyntaxKind::ConstrainedType)
    l.plan({evaluating(second(l, constrained)), {discardValue}});
}

void openTypeScope(Lowering &l, Task t) {
  l.scope = l.addScope(ir::ScopeType::Comprehension, l.func);
  l.scopeNotes.back().seesClass = true;
  for (Node n : Children(l, t.node))
    bindTypeParameter(l, {bindTypeParameter, n});
  l.planEach(evaluateBound, t.node, l.first(t.node));
}

void closeTypeScope(Lowering &l, Task) { l.scope = l.module.scopes[l.scope].parent; }

} // namespace threadlint::lowering
