// Import statements: a value for each module or name, stored where Python binds it.
#include "lower/Lowering.h"
#include <algorithm>

namespace threadlint::lowering {

using ir::InstrId;
using ir::Op;

/// `a . b` is the name `a.b`.
static NameId dottedName(Lowering &l, Node n) {
  if (l.first(n) == NoNode)
    return NameId();
  if (l.after(l.first(n), n) == NoNode)
    return l.nameOf(l.first(n));
  std::string name;
  for (Node part : Children(l, n)) {
    if (!name.empty())
      name += '.';
    name += l.textOf(part);
  }
  return l.module.names.intern(name);
}

static void importOne(Lowering &l, Node n) {
  Node dotted = n, alias = NoNode;
  if (l.kind(n) == SyntaxKind::AliasedImport) {
    dotted = l.child(n, SyntaxField::Name);
    alias = l.child(n, SyntaxField::Alias);
  }
  if (dotted == NoNode || l.kind(dotted) != SyntaxKind::DottedName || l.first(dotted) == NoNode)
    return;
  Node top = l.first(dotted);
  bool bindsTop = alias == NoNode && l.after(top, dotted) != NoNode;
  uint8_t flags = bindsTop ? ir::flag::BindTop : 0;
  NameId module = dottedName(l, dotted);
  InstrId value = l.emit({Op::Import, flags, 0, module.v}, l.spanOf(n));
  Node bound = alias == NoNode ? top : alias;
  l.emitName(Op::Store, l.nameOf(bound), l.spanOf(bound), value);
}

static void importModules(Lowering &l, Task t) {
  for (Node n : Children(l, t.node))
    importOne(l, n);
}

namespace {

/// The `from` part: `..a.b` is two dots and the name `a.b`.
struct Origin {
  NameId module;
  uint16_t dots = 0;
};

} // namespace

static Origin originOf(Lowering &l, Node n) {
  Origin origin;
  if (l.kind(n) == SyntaxKind::RelativeImport) {
    Node prefix = l.child(n, SyntaxKind::ImportPrefix);
    if (prefix != NoNode)
      origin.dots = static_cast<uint16_t>(std::min<size_t>(l.textOf(prefix).count('.'), UINT16_MAX));
    n = l.child(n, SyntaxKind::DottedName);
  }
  if (n != NoNode && l.kind(n) == SyntaxKind::DottedName)
    origin.module = dottedName(l, n);
  return origin;
}

static void importName(Lowering &l, Origin from, Node n) {
  Node dotted = n, alias = NoNode;
  if (l.kind(n) == SyntaxKind::AliasedImport) {
    dotted = l.child(n, SyntaxField::Name);
    alias = l.child(n, SyntaxField::Alias);
  }
  if (dotted == NoNode || l.kind(dotted) != SyntaxKind::DottedName || l.first(dotted) == NoNode)
    return;
  NameId name = dottedName(l, dotted);
  InstrId value = l.emit({Op::ImportFrom, 0, from.dots, from.module.v, name.v}, l.spanOf(n));
  Node bound = alias == NoNode ? dotted : alias;
  l.emitName(Op::Store, alias == NoNode ? name : l.nameOf(alias), l.spanOf(bound), value);
}

static void importFrom(Lowering &l, Task t) {
  Node module = l.child(t.node, SyntaxField::ModuleName);
  Origin from = originOf(l, module);
  if (l.kind(t.node) == SyntaxKind::FutureImport)
    from.module = l.module.names.intern("__future__");
  for (Node n : Children(l, t.node)) {
    if (n == module)
      continue;
    if (l.kind(n) == SyntaxKind::WildcardImport)
      l.emit({Op::ImportStar, 0, from.dots, from.module.v}, l.spanOf(t.node));
    else
      importName(l, from, n);
  }
}

llvm::ArrayRef<Step> importSteps() {
  static constexpr Step steps[] = {
      {SyntaxKind::ImportStatement, importModules},
      {SyntaxKind::ImportFrom, importFrom},
      {SyntaxKind::FutureImport, importFrom},
  };
  return steps;
}

} // namespace threadlint::lowering
