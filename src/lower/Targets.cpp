// Assignments, deletions and what they take apart: values into places.
#include "lower/Lowering.h"
#include <algorithm>

namespace threadlint::lowering {

using ir::InstrId;
using ir::Op;

static void storeAttribute(Lowering &l, Task t) {
  NameId name = l.nameOf(l.child(t.node, SyntaxField::Attribute));
  l.emit({Op::StoreAttr, 0, 0, l.pop().v, name.v, t.extra}, l.spanOf(t.node));
}

static void storeItem(Lowering &l, Task t) {
  InstrId index = l.pop(), base = l.pop();
  l.emit({Op::StoreItem, 0, 0, base.v, index.v, t.extra}, l.spanOf(t.node));
}

static bool isStarred(SyntaxKind kind) {
  return kind == SyntaxKind::ListSplatPattern || kind == SyntaxKind::ListSplat;
}

static void unpack(Lowering &l, Task t) {
  uint32_t count = 0, index = 0;
  for ([[maybe_unused]] Node c : Children(l, t.node))
    ++count;
  auto size = static_cast<uint16_t>(std::min<uint32_t>(count, UINT16_MAX));
  size_t base = l.tasks.size();
  for (Node c : Children(l, t.node)) {
    uint8_t flags = isStarred(l.kind(c)) ? ir::flag::Star : 0;
    InstrId part = l.emit({Op::Unpack, flags, size, t.extra, index++}, l.spanOf(c));
    l.tasks.push_back({storeTo, c, part.v});
  }
  std::reverse(l.tasks.begin() + static_cast<ptrdiff_t>(base), l.tasks.end());
}

static bool isUsable(const Lowering &l, Node n) { return !(l.at(n).flags & 1) && !l.isBroken(n); }

static bool isSequence(SyntaxKind kind) {
  return kind == SyntaxKind::TuplePattern || kind == SyntaxKind::ListPattern ||
         kind == SyntaxKind::PatternList || kind == SyntaxKind::Tuple || kind == SyntaxKind::List ||
         kind == SyntaxKind::ExpressionList;
}

static bool isWrapper(SyntaxKind kind) {
  return kind == SyntaxKind::Parenthesized || kind == SyntaxKind::AsPatternTarget || isStarred(kind);
}

void storeTo(Lowering &l, Task t) {
  SyntaxKind kind = l.kind(t.node);
  if (t.node == NoNode || (!isSequence(kind) && !isUsable(l, t.node)))
    return;
  if (kind == SyntaxKind::Identifier)
    return l.emitName(Op::Store, l.nameOf(t.node), l.spanOf(t.node), InstrId(t.extra));
  if (kind == SyntaxKind::Attribute)
    return l.plan({evaluating(l.child(t.node, SyntaxField::Object)), {storeAttribute, t.node, t.extra}});
  if (kind == SyntaxKind::Subscript)
    return l.plan({{evaluateBaseAndIndex, t.node}, {storeItem, t.node, t.extra}});
  if (isSequence(kind))
    return unpack(l, t);
  if (isWrapper(kind))
    return l.plan({{storeTo, l.first(t.node), t.extra}});
  l.plan({evaluating(t.node), {discardValue}}); // no place: what it runs still runs
}

static void finishAnnotation(Lowering &l, Task t) {
  Node left = l.child(t.node, SyntaxField::Left);
  if (l.kind(left) == SyntaxKind::Identifier) {
    InstrId type = l.pop();
    return l.emitName(Op::Annot, l.nameOf(left), l.spanOf(left), type);
  }
  if (l.kind(left) != SyntaxKind::Attribute)
    return l.discard();
  InstrId type = l.pop(), base = l.pop();
  NameId name = l.nameOf(l.child(left, SyntaxField::Attribute));
  l.emit({Op::AnnotAttr, 0, 0, base.v, name.v, type.v}, l.spanOf(left));
}

static void annotate(Lowering &l, Task t) {
  Node left = l.child(t.node, SyntaxField::Left);
  Task type = evaluating(l.child(t.node, SyntaxField::Type));
  if (l.kind(left) == SyntaxKind::Attribute)
    return l.plan({evaluating(l.child(left, SyntaxField::Object)), type, {finishAnnotation, t.node}});
  l.plan({type, {finishAnnotation, t.node}});
}

/// Stores the newest value in the target of `node`, then in those of the assignments it holds.
static void storeChain(Lowering &l, Task t) {
  Node left = l.child(t.node, SyntaxField::Left), right = l.child(t.node, SyntaxField::Right);
  bool more = right != NoNode && l.kind(right) == SyntaxKind::Assignment;
  Task rest = more ? Task{storeChain, right} : Task{drop};
  Task store{storeTo, left, l.values.back().v};
  if (l.child(t.node, SyntaxField::Type) == NoNode)
    return l.plan({store, rest});
  l.plan({store, {annotate, t.node}, rest});
}

static void assignment(Lowering &l, Task t) {
  Node value = l.child(t.node, SyntaxField::Right);
  if (value == NoNode && l.child(t.node, SyntaxField::Type) != NoNode)
    return annotate(l, t);
  while (value != NoNode && l.kind(value) == SyntaxKind::Assignment)
    value = l.child(value, SyntaxField::Right);
  l.plan({evaluating(value), {storeChain, t.node}});
}

// Augmented assignment: the place is read, then the right side runs, then the place is written.
// On the value stack: what the place needs (base, index), the old value, the right side.

static InstrId inPlace(Lowering &l, Node n) {
  InstrId right = l.pop(), old = l.pop();
  auto op = static_cast<uint16_t>(operatorOf(l.kind(l.child(n, SyntaxField::Operator))));
  return l.emit({Op::BinOp, ir::flag::InPlace, op, old.v, right.v}, l.spanOf(n));
}

static void storeNameInPlace(Lowering &l, Task t) {
  Node left = l.child(t.node, SyntaxField::Left);
  InstrId value = inPlace(l, t.node);
  l.emitName(Op::Store, l.nameOf(left), l.spanOf(left), value, ir::flag::InPlace);
}

static void loadAttributeInPlace(Lowering &l, Task t) {
  NameId name = l.nameOf(l.child(t.node, SyntaxField::Attribute));
  l.make({Op::LoadAttr, ir::flag::InPlace, 0, l.values.back().v, name.v}, l.spanOf(t.node));
}

static void storeAttributeInPlace(Lowering &l, Task t) {
  Node left = l.child(t.node, SyntaxField::Left);
  InstrId value = inPlace(l, t.node);
  NameId name = l.nameOf(l.child(left, SyntaxField::Attribute));
  l.emit({Op::StoreAttr, ir::flag::InPlace, 0, l.pop().v, name.v, value.v}, l.spanOf(left));
}

static void loadItemInPlace(Lowering &l, Task t) {
  InstrId index = l.values.back(), base = l.values[l.values.size() - 2];
  l.make({Op::LoadItem, ir::flag::InPlace, 0, base.v, index.v}, l.spanOf(t.node));
}

static void storeItemInPlace(Lowering &l, Task t) {
  InstrId value = inPlace(l, t.node);
  InstrId index = l.pop(), base = l.pop();
  l.emit({Op::StoreItem, ir::flag::InPlace, 0, base.v, index.v, value.v},
         l.spanOf(l.child(t.node, SyntaxField::Left)));
}

static void augmented(Lowering &l, Task t) {
  Node left = l.child(t.node, SyntaxField::Left);
  Task right = evaluating(l.child(t.node, SyntaxField::Right));
  if (left == NoNode || !isUsable(l, left))
    return l.plan({right, {discardValue}});
  if (l.kind(left) == SyntaxKind::Identifier) {
    l.push(l.load(l.nameOf(left), l.spanOf(left), ir::flag::InPlace));
    return l.plan({right, {storeNameInPlace, t.node}});
  }
  if (l.kind(left) == SyntaxKind::Attribute)
    return l.plan({evaluating(l.child(left, SyntaxField::Object)),
                   {loadAttributeInPlace, left},
                   right,
                   {storeAttributeInPlace, t.node}});
  if (l.kind(left) == SyntaxKind::Subscript)
    return l.plan({{evaluateBaseAndIndex, left}, {loadItemInPlace, left}, right, {storeItemInPlace, t.node}});
  l.plan({evaluating(left), {discardValue}, right, {discardValue}});
}

static void deleteAttribute(Lowering &l, Task t) {
  NameId name = l.nameOf(l.child(t.node, SyntaxField::Attribute));
  l.emit({Op::DelAttr, 0, 0, l.pop().v, name.v}, l.spanOf(t.node));
}

static void deleteItem(Lowering &l, Task t) {
  InstrId index = l.pop(), base = l.pop();
  l.emit({Op::DelItem, 0, 0, base.v, index.v}, l.spanOf(t.node));
}

static void deleteTarget(Lowering &l, Task t) {
  SyntaxKind kind = l.kind(t.node);
  if (!isSequence(kind) && !isUsable(l, t.node))
    return;
  if (kind == SyntaxKind::Identifier)
    return l.emitName(Op::Del, l.nameOf(t.node), l.spanOf(t.node), InstrId());
  if (kind == SyntaxKind::Attribute)
    return l.plan({evaluating(l.child(t.node, SyntaxField::Object)), {deleteAttribute, t.node}});
  if (kind == SyntaxKind::Subscript)
    return l.plan({{evaluateBaseAndIndex, t.node}, {deleteItem, t.node}});
  if (isSequence(kind) || isWrapper(kind))
    l.planEach(deleteTarget, t.node, l.first(t.node));
}

static void deletion(Lowering &l, Task t) { l.planEach(deleteTarget, t.node, l.first(t.node)); }

llvm::ArrayRef<Step> assignmentSteps() {
  static constexpr Step steps[] = {
      {SyntaxKind::Assignment, assignment},
      {SyntaxKind::AugmentedAssignment, augmented},
      {SyntaxKind::Delete, deletion},
  };
  return steps;
}

} // namespace threadlint::lowering
