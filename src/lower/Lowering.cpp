// Tree access, emission and markers: what all lowering steps share.
#include "lower/Lowering.h"
#include <algorithm>

namespace threadlint::lowering {

using ir::Instr;
using ir::InstrId;
using ir::Op;

Node Lowering::child(Node parent, SyntaxField field) const {
  for (Node n = parent + 1, end = at(parent).next; n < end; n = at(n).next)
    if (at(n).field == field)
      return n;
  return NoNode;
}

Node Lowering::child(Node parent, SyntaxKind kind) const {
  for (Node n = parent + 1, end = at(parent).next; n < end; n = at(n).next)
    if (at(n).kind == kind)
      return n;
  return NoNode;
}

bool Lowering::isBroken(Node n) const {
  if (!(at(n).flags & 2))
    return false;
  for (Node c = n + 1, end = at(n).next; c < end; c = at(c).next)
    if ((at(c).flags & 1) && at(c).kind != SyntaxKind::Missing)
      return true;
  return false;
}

Span Lowering::headerOf(Node n) const {
  auto isBody = [&](Node c) {
    return at(c).kind == SyntaxKind::Block || at(c).kind == SyntaxKind::ElifClause ||
           at(c).kind == SyntaxKind::ElseClause;
  };
  Span span{at(n).begin, at(n).begin};
  for (Node c = n + 1, end = at(n).next; c < end && !isBody(c); c = at(c).next)
    span.end = at(c).end;
  // A header without parts (`else:`, `try:`) is its keyword.
  while (span.end < at(n).end && text[span.end] >= 'a' && text[span.end] <= 'z')
    ++span.end;
  return span;
}

void Lowering::planEach(Task::Run run, Node parent, Node from) {
  size_t base = tasks.size();
  for (Node c : Children(*this, parent, from))
    tasks.push_back({run, c});
  std::reverse(tasks.begin() + static_cast<ptrdiff_t>(base), tasks.end());
}

InstrId Lowering::emit(Instr i, Span span) {
  module.instrs.push_back(i);
  module.spans.push_back(span);
  return InstrId(static_cast<uint32_t>(module.instrs.size() - 1));
}

void Lowering::emitName(Op op, NameId name, Span span, InstrId value, uint8_t flags) {
  emit({op, flags, 0, name.v, scope.v, value.v}, span);
}

InstrId Lowering::load(NameId name, Span span, uint8_t flags) {
  return emit({Op::Load, flags, 0, name.v, scope.v}, span);
}

void Lowering::discard() { module.instrs[pop().v].flags |= ir::flag::Discarded; }

InstrId Lowering::openMarker(Instr i, Span span) {
  InstrId id = emit(i, span);
  open.push_back(id);
  return id;
}

void Lowering::midMarker(Op op, Span span, uint8_t flags, uint32_t a) {
  emit({op, flags, 0, a, UINT32_MAX, open.back().v}, span);
}

static Op closing(Op opening) {
  if (opening == Op::If)
    return Op::EndIf;
  if (opening == Op::Loop)
    return Op::EndLoop;
  if (opening == Op::Try)
    return Op::EndTry;
  return opening == Op::With ? Op::EndWith : Op::EndMatch;
}

void Lowering::closeMarker(Span span) {
  InstrId opening = open.back();
  open.pop_back();
  InstrId end = emit({closing(module[opening].op), 0, 0, UINT32_MAX, UINT32_MAX, opening.v}, span);
  module.instrs[opening.v].c = end.v;
}

ir::ScopeId Lowering::addScope(ir::ScopeType type, FuncId function) {
  scopeNotes.push_back({});
  ir::Scope s;
  s.type = type;
  s.parent = scope;
  s.function = function;
  return module.scopes.push(std::move(s));
}

ir::ScopeId Lowering::walrusScope() const {
  ir::ScopeId s = scope;
  while (module.scopes[s].type == ir::ScopeType::Comprehension)
    s = module.scopes[s].parent;
  return s;
}

StepTable::StepTable(std::initializer_list<llvm::ArrayRef<Step>> groups)
    : steps(static_cast<size_t>(SyntaxKind::TokOr) + 1, Step{SyntaxKind::Dropped, nullptr}) {
  for (llvm::ArrayRef<Step> group : groups)
    for (const Step &s : group)
      steps[static_cast<uint16_t>(s.kind)] = s;
}

} // namespace threadlint::lowering
