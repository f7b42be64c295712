// Names, attributes, items and the expressions that pass a value on: walrus, await, yield.
#include "lower/Lowering.h"

namespace threadlint::lowering {

using ir::InstrId;
using ir::Op;

static void identifier(Lowering &l, Task t) { l.push(l.load(l.nameOf(t.node), l.spanOf(t.node))); }

/// `(x)`, `*x`, `type: x`: the value of the only child.
static void inner(Lowering &l, Task t) { l.plan({evaluating(l.first(t.node))}); }

static void finishAttribute(Lowering &l, Task t) {
  NameId name = l.nameOf(l.child(t.node, SyntaxField::Attribute));
  l.make({Op::LoadAttr, 0, 0, l.pop().v, name.v}, l.spanOf(t.node));
}

static void attribute(Lowering &l, Task t) {
  Node object = l.child(t.node, SyntaxField::Object);
  if (l.child(t.node, SyntaxField::Attribute) == NoNode)
    return l.push(l.poison(l.spanOf(t.node)));
  l.plan({evaluating(object), {finishAttribute, t.node}});
}

static void finishItem(Lowering &l, Task t) {
  InstrId index = l.pop(), base = l.pop();
  l.make({Op::LoadItem, 0, 0, base.v, index.v}, l.spanOf(t.node));
}

static void finishIndex(Lowering &l, Task t) {
  Node value = l.first(t.node);
  Node from = l.after(value, t.node);
  if (from != NoNode && l.after(from, t.node) == NoNode)
    return; // one index is itself, several are a tuple
  Span span = l.spanOf(t.node);
  ArgRange args = takeElements(l, t.node, from);
  l.make({Op::MakeTuple, 0, 0, UINT32_MAX, args.begin, args.count}, span);
}

void evaluateBaseAndIndex(Lowering &l, Task t) {
  Node value = l.first(t.node);
  Node from = value == NoNode ? NoNode : l.after(value, t.node);
  if (from == NoNode)
    return l.plan({evaluating(value), evaluating(NoNode)});
  l.plan({evaluating(value), {evaluateElements, from, t.node}, {finishIndex, t.node}});
}

static void subscript(Lowering &l, Task t) { l.plan({{evaluateBaseAndIndex, t.node}, {finishItem, t.node}}); }

static void finishSlice(Lowering &l, Task t) {
  uint32_t parts[3] = {UINT32_MAX, UINT32_MAX, UINT32_MAX};
  size_t value = l.values.size();
  for ([[maybe_unused]] Node c : Children(l, t.node))
    --value;
  size_t base = value;
  unsigned part = 0;
  for (Node c = t.node + 1, end = l.at(t.node).next; c < end; c = l.at(c).next) {
    if (l.kind(c) == SyntaxKind::TokColon)
      part = part < 2 ? part + 1 : part;
    else if (!isToken(l.kind(c)))
      parts[part] = l.values[value++].v;
  }
  l.values.resize(base);
  l.make({Op::Slice, 0, 0, parts[0], parts[1], parts[2]}, l.spanOf(t.node));
}

static void slice(Lowering &l, Task t) {
  l.plan({{evaluateElements, l.first(t.node), t.node}, {finishSlice, t.node}});
}

static void finishWalrus(Lowering &l, Task t) {
  Node target = l.child(t.node, SyntaxField::Name);
  ir::ScopeId scope = l.walrusScope();
  l.emit({Op::Store, 0, 0, l.nameOf(target).v, scope.v, l.values.back().v}, l.spanOf(target));
}

static void walrus(Lowering &l, Task t) {
  if (l.child(t.node, SyntaxField::Name) == NoNode)
    return l.push(l.poison(l.spanOf(t.node)));
  l.plan({evaluating(l.child(t.node, SyntaxField::Value)), {finishWalrus, t.node}});
}

static void finishAwait(Lowering &l, Task t) { l.make({Op::Await, 0, 0, l.pop().v}, l.spanOf(t.node)); }

static void await(Lowering &l, Task t) { l.plan({evaluating(l.first(t.node)), {finishAwait, t.node}}); }

static void finishYield(Lowering &l, Task t) {
  Op op = l.child(t.node, SyntaxKind::TokFrom) == NoNode ? Op::Yield : Op::YieldFrom;
  uint32_t value = l.first(t.node) == NoNode ? UINT32_MAX : l.pop().v;
  l.module.functions[l.func].flags |= ir::funcflag::Generator;
  l.make({op, 0, 0, value}, l.spanOf(t.node));
}

static void yield(Lowering &l, Task t) {
  if (l.first(t.node) == NoNode)
    return finishYield(l, t);
  l.plan({evaluating(l.first(t.node)), {finishYield, t.node}});
}

llvm::ArrayRef<Step> placeSteps() {
  static constexpr Step steps[] = {
      {SyntaxKind::Identifier, identifier},
      {SyntaxKind::Parenthesized, inner},
      {SyntaxKind::ListSplat, inner},
      {SyntaxKind::DictionarySplat, inner},
      {SyntaxKind::ListSplatPattern, inner},
      {SyntaxKind::DictionarySplatPattern, inner},
      {SyntaxKind::AsPattern, inner},
      {SyntaxKind::Type, inner},
      {SyntaxKind::Decorator, inner},
      {SyntaxKind::Chevron, inner},
      {SyntaxKind::IfClause, inner},
      {SyntaxKind::Attribute, attribute},
      {SyntaxKind::Subscript, subscript},
      {SyntaxKind::Slice, slice},
      {SyntaxKind::NamedExpression, walrus},
      {SyntaxKind::Await, await},
      {SyntaxKind::Yield, yield},
  };
  return steps;
}

} // namespace threadlint::lowering
