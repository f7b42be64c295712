// `try` and `with` as markers.
#include "lower/Lowering.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

namespace threadlint::lowering {

using ir::InstrId;
using ir::Op;

namespace {

/// `except TYPES as TARGET`
struct ExceptHeader {
  llvm::SmallVector<Node, 2> types;
  Node target = NoNode;
};

} // namespace

static Node lastName(const Lowering &l, Node n) {
  return l.kind(n) == SyntaxKind::Attribute ? l.child(n, SyntaxField::Attribute) : n;
}

/// Of `except A, B:` in Python 2 B is the target, in 3.14 another class: told apart by how classes are named.
static bool looksLikeClass(const Lowering &l, Node n) {
  Node name = lastName(l, n);
  if (name == NoNode || l.kind(name) != SyntaxKind::Identifier)
    return l.kind(n) == SyntaxKind::Call;
  llvm::StringRef text = l.textOf(name);
  return text.size() > 1 && (llvm::isUpper(text[0]) || text.ends_with("error") || text.ends_with("Error"));
}

static ExceptHeader headerParts(Lowering &l, Node clause) {
  ExceptHeader header;
  for (Node c : Children(l, clause))
    if (l.at(c).field == SyntaxField::Value)
      header.types.push_back(c);
  header.target = l.child(clause, SyntaxField::Alias);
  if (header.types.size() == 1 && l.kind(header.types[0]) == SyntaxKind::AsPattern) {
    Node as = header.types[0];
    header.types[0] = l.first(as);
    header.target = l.child(as, SyntaxField::Alias);
  }
  if (header.types.size() == 2 && header.target == NoNode && !looksLikeClass(l, header.types[1])) {
    header.target = header.types.pop_back_val();
    l.module.py2 = true;
  }
  return header;
}

static void catchException(Lowering &l, Task t) {
  ExceptHeader header = headerParts(l, t.node);
  InstrId type;
  if (header.types.size() == 1) {
    type = l.pop();
  } else {
    auto begin = static_cast<uint32_t>(l.module.args.size());
    auto count = static_cast<uint32_t>(header.types.size());
    size_t base = l.values.size() - count;
    for (uint32_t i = 0; i < count; ++i)
      l.module.args.push_back({l.values[base + i], NameId(), l.at(header.types[i]).begin});
    l.values.resize(base);
    type = l.emit({Op::MakeTuple, 0, 0, UINT32_MAX, begin, count}, l.headerOf(t.node));
  }
  if (header.target == NoNode)
    return;
  InstrId caught = l.emit({Op::Caught, 0, 0, type.v}, l.spanOf(header.target));
  l.plan({{storeTo, header.target, caught.v}});
}

static void exceptClause(Lowering &l, Task t) {
  uint8_t flags = l.child(t.node, SyntaxKind::TokMul) == NoNode ? 0 : ir::flag::Star;
  l.midMarker(Op::Except, l.headerOf(t.node), flags);
  ExceptHeader header = headerParts(l, t.node);
  Task body = block(l, l.child(t.node, SyntaxKind::Block));
  if (header.types.empty())
    return l.plan({body});
  l.plan({{catchException, t.node}, body});
  for (Node type : llvm::reverse(header.types))
    l.plan({evaluating(type)});
}

/// The clauses from `node` on, of the statement `extra`.
static void tryClauses(Lowering &l, Task t) {
  if (t.node == NoNode)
    return close(l, {close, t.extra});
  Task rest{tryClauses, l.after(t.node, t.extra), t.extra};
  SyntaxKind kind = l.kind(t.node);
  if (kind == SyntaxKind::ExceptClause)
    return l.plan({{exceptClause, t.node}, rest});
  if (kind != SyntaxKind::ElseClause && kind != SyntaxKind::FinallyClause)
    return l.plan({rest});
  l.midMarker(kind == SyntaxKind::ElseClause ? Op::TryElse : Op::Finally, l.headerOf(t.node));
  l.plan({block(l, l.child(t.node, SyntaxKind::Block)), rest});
}

static void tryStatement(Lowering &l, Task t) {
  l.openMarker({Op::Try}, l.headerOf(t.node));
  l.plan({block(l, l.child(t.node, SyntaxKind::Block)), {tryClauses, l.first(t.node), t.node}});
}

/// The context expressions, each perhaps `as_pattern`; `with (a as b, c):` may come as one tuple.
static void collectItems(const Lowering &l, Node statement, std::vector<Node> &items) {
  Node clause = l.child(statement, SyntaxKind::WithClause);
  if (clause == NoNode)
    return;
  for (Node item : Children(l, clause)) {
    Node value = l.kind(item) == SyntaxKind::WithItem ? l.first(item) : item;
    while (value != NoNode && l.kind(value) == SyntaxKind::Parenthesized)
      value = l.first(value);
    if (value == NoNode)
      continue;
    if (l.kind(value) != SyntaxKind::Tuple) {
      items.push_back(value);
      continue;
    }
    for (Node part : Children(l, value))
      items.push_back(part);
  }
}

/// `node` is the item, `extra` the statement.
static void enterItem(Lowering &l, Task t) {
  InstrId context = l.pop();
  uint8_t flags = l.child(t.extra, SyntaxKind::TokAsync) == NoNode ? 0 : ir::flag::Async;
  bool binds = l.kind(t.node) == SyntaxKind::AsPattern;
  l.openMarker({Op::With, flags, 0, context.v}, l.spanOf(binds ? l.first(t.node) : t.node));
  Node target = binds ? l.child(t.node, SyntaxField::Alias) : NoNode;
  if (target == NoNode)
    return;
  InstrId entered = l.emit({Op::Enter, flags, 0, context.v}, l.spanOf(target));
  l.plan({{storeTo, target, entered.v}});
}

static void leaveItems(Lowering &l, Task t) {
  for (uint32_t i = 0; i < t.extra; ++i)
    close(l, t);
}

static void withStatement(Lowering &l, Task t) {
  std::vector<Node> items;
  collectItems(l, t.node, items);
  l.plan({block(l, l.child(t.node, SyntaxKind::Block)),
          {leaveItems, t.node, static_cast<uint32_t>(items.size())}});
  for (Node item : llvm::reverse(items))
    l.plan({evaluating(item), {enterItem, item, t.node}});
}

llvm::ArrayRef<Step> handlerSteps() {
  static constexpr Step steps[] = {
      {SyntaxKind::Try, tryStatement, true},
      {SyntaxKind::With, withStatement, true},
  };
  return steps;
}

} // namespace threadlint::lowering
