// `match`: the values patterns compare with, then the names they bind.
#include "lower/Lowering.h"
#include <algorithm>

namespace threadlint::lowering {

using ir::InstrId;
using ir::Op;

static Node onlyPart(const Lowering &l, Node n) {
  Node part = l.first(n);
  return part != NoNode && l.after(part, n) == NoNode ? part : NoNode;
}

/// A lone name that is not `_` takes the value.
static bool isCapture(const Lowering &l, Node n) {
  return l.kind(n) == SyntaxKind::DottedName && onlyPart(l, n) != NoNode && l.textOf(n) != "_";
}

/// Matches everything: `_`, a name, `... as x` of one of them.
static bool isIrrefutable(const Lowering &l, Node n) {
  while (l.kind(n) == SyntaxKind::CasePattern || l.kind(n) == SyntaxKind::AsPattern) {
    Node part = l.first(n);
    if (part == NoNode)
      return l.child(n, SyntaxKind::TokUnderscore) != NoNode;
    n = part;
  }
  return l.textOf(n) == "_" || isCapture(l, n);
}

static void bind(Lowering &l, Node name, uint32_t subject) {
  if (name == NoNode || l.kind(name) != SyntaxKind::Identifier || l.textOf(name) == "_")
    return;
  InstrId value = l.emit({Op::Captured, 0, 0, subject}, l.spanOf(name));
  l.emitName(Op::Store, l.nameOf(name), l.spanOf(name), value);
}

static void bindName(Lowering &l, Task t) { bind(l, t.node, t.extra); }

/// `a.b.c` as a value nobody keeps.
static void loadDotted(Lowering &l, Node n) {
  Node head = l.first(n);
  if (head == NoNode)
    return;
  InstrId value = l.load(l.nameOf(head), l.spanOf(head));
  for (Node part : Children(l, n, l.after(head, n)))
    value = l.emit({Op::LoadAttr, 0, 0, value.v, l.nameOf(part).v}, {l.at(n).begin, l.at(part).end});
  l.push(value);
  l.discard();
}

static bool isConstant(SyntaxKind kind) {
  return kind == SyntaxKind::String || kind == SyntaxKind::ConcatenatedString ||
         kind == SyntaxKind::Integer || kind == SyntaxKind::Float || kind == SyntaxKind::ComplexPattern ||
         kind == SyntaxKind::True || kind == SyntaxKind::False || kind == SyntaxKind::None;
}

/// Loads and captures of the pattern `node` for the subject `extra`, left to right.
static void pattern(Lowering &l, Task t) {
  SyntaxKind kind = l.kind(t.node);
  if (kind == SyntaxKind::Error) {
    l.push(l.poison(l.spanOf(t.node)));
    return l.discard();
  }
  if (isConstant(kind))
    return;
  if (kind == SyntaxKind::DottedName)
    return isCapture(l, t.node)      ? bind(l, l.first(t.node), t.extra)
           : l.textOf(t.node) == "_" ? void()
                                     : loadDotted(l, t.node);
  if (kind == SyntaxKind::SplatPattern)
    return bind(l, l.first(t.node), t.extra);
  Node from = l.first(t.node);
  if (kind == SyntaxKind::ClassPattern && from != NoNode) {
    loadDotted(l, from);
    from = l.after(from, t.node);
  }
  if (kind == SyntaxKind::KeywordPattern && from != NoNode)
    from = l.after(from, t.node); // the attribute's name binds nothing
  size_t base = l.tasks.size();
  for (Node c : Children(l, t.node, from))
    l.tasks.push_back({l.kind(c) == SyntaxKind::Identifier ? bindName : pattern, c, t.extra});
  std::reverse(l.tasks.begin() + static_cast<ptrdiff_t>(base), l.tasks.end());
}

static void openGuard(Lowering &l, Task t) { l.openMarker({Op::If, 0, 0, l.pop().v}, l.spanOf(t.node)); }

/// `node` is the clause, `extra` the subject.
static void caseClause(Lowering &l, Task t) {
  Node guard = l.child(t.node, SyntaxField::Guard);
  Node body = l.child(t.node, SyntaxKind::Block);
  Node alone = l.first(t.node);
  Node second = alone == NoNode ? NoNode : l.after(alone, t.node);
  bool single = second == NoNode || l.kind(second) != SyntaxKind::CasePattern;
  bool always = guard == NoNode && single && alone != NoNode && isIrrefutable(l, alone);
  l.midMarker(Op::Case, l.headerOf(t.node), always ? ir::flag::Always : 0);
  if (guard == NoNode)
    l.plan({block(l, body)});
  else
    l.plan({evaluating(guard), {openGuard, guard}, block(l, body), {close, t.node}});
  size_t base = l.tasks.size();
  for (Node c : Children(l, t.node))
    if (l.kind(c) == SyntaxKind::CasePattern)
      l.tasks.push_back({pattern, c, t.extra});
  std::reverse(l.tasks.begin() + static_cast<ptrdiff_t>(base), l.tasks.end());
}

static Node subjectEnd(const Lowering &l, Node n, Node statement) {
  while (n != NoNode && l.kind(n) != SyntaxKind::Block)
    n = l.after(n, statement);
  return n;
}

static InstrId takeSubject(Lowering &l, Node n) {
  llvm::ArrayRef<InstrId> all = l.values;
  size_t count = 0;
  for (Node c = l.first(n), end = subjectEnd(l, c, n); c != end; c = l.after(c, n))
    ++count;
  if (count == 1)
    return l.pop();
  auto begin = static_cast<uint32_t>(l.module.args.size());
  for (InstrId v : all.take_back(count))
    l.module.args.push_back({v, NameId(), l.module.spans[v.v].begin});
  l.values.resize(l.values.size() - count);
  return l.emit({Op::MakeTuple, 0, 0, UINT32_MAX, begin, static_cast<uint32_t>(count)}, l.headerOf(n));
}

static void openMatch(Lowering &l, Task t) {
  InstrId subject = takeSubject(l, t.node);
  l.openMarker({Op::Match, 0, 0, subject.v}, l.headerOf(t.node));
  l.plan({{close, t.node}});
  Node body = l.child(t.node, SyntaxKind::Block);
  if (body == NoNode)
    return;
  size_t base = l.tasks.size();
  for (Node c : Children(l, body))
    l.tasks.push_back(l.kind(c) == SyntaxKind::CaseClause ? Task{caseClause, c, subject.v}
                                                          : Task{statement, c});
  std::reverse(l.tasks.begin() + static_cast<ptrdiff_t>(base), l.tasks.end());
}

static void matchStatement(Lowering &l, Task t) {
  l.plan({{openMatch, t.node}});
  size_t base = l.tasks.size();
  for (Node c = l.first(t.node), end = subjectEnd(l, c, t.node); c != end; c = l.after(c, t.node))
    l.tasks.push_back(evaluating(c));
  std::reverse(l.tasks.begin() + static_cast<ptrdiff_t>(base), l.tasks.end());
}

llvm::ArrayRef<Step> matchSteps() {
  static constexpr Step steps[] = {{SyntaxKind::Match, matchStatement, true}};
  return steps;
}

} // namespace threadlint::lowering
