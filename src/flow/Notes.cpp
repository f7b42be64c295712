// Finds the declarations on the lines of notes, and the notes that are written as annotations.
#include "flow/Notes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// The `def` on the line of the note, or whose header ends there.
static FuncId functionAt(const ir::Module &m, const ir::Note &note, ir::FuncKind kind) {
  FuncId found;
  for (uint32_t f = 0; f < m.functions.size(); ++f) {
    const ir::Function &fn = m.functions[FuncId(f)];
    if (fn.kind != kind)
      continue;
    uint32_t body = fn.begin < fn.end ? m.spans[fn.begin].begin : fn.span.end;
    bool onLine = note.line.begin <= fn.nameSpan.begin && fn.nameSpan.begin < note.line.end;
    bool speaksOfNext = note.line.begin > note.comment.begin && note.kind != ir::NoteKind::RequiresLock;
    bool inHeader = !speaksOfNext && fn.span.begin <= note.comment.begin && note.comment.end <= body;
    if (onLine || inHeader)
      found = FuncId(f); // an enclosing function comes before its nested ones
  }
  return found;
}

static ClassId classAt(const ir::Module &m, const ir::Note &note) {
  for (uint32_t c = 0; c < m.classes.size(); ++c) {
    Span name = m.classes[ClassId(c)].nameSpan;
    if (note.line.begin <= name.begin && name.begin < note.line.end)
      return ClassId(c);
  }
  return ClassId();
}

/// The statement begins or ends on the line of the note.
static bool storesAt(const ir::Module &m, uint32_t i, const ir::Note &note) {
  const Instr &in = m.instrs[i];
  bool stores = in.op == Op::Store || in.op == Op::StoreAttr;
  if (!stores && in.op != Op::Annot && in.op != Op::AnnotAttr)
    return false;
  bool isPlain = in.c != UINT32_MAX && m.instrs[in.c].op != Op::MakeClass &&
                 m.instrs[in.c].op != Op::MakeFunc && !m.instrs[in.c].has(ir::flag::Decorator);
  uint32_t end = std::max(m.spans[i].end, isPlain ? m.spans[in.c].end : 0);
  auto isOnLine = [&](uint32_t at) { return note.line.begin <= at && at < note.line.end; };
  return isOnLine(m.spans[i].begin) || (end != 0 && isOnLine(end - 1));
}

NoteTarget targetOf(const Program &program, ModuleId module, const ir::Note &note) {
  const ir::Module &m = program.irOf(module);
  NoteTarget target;
  if (note.line.empty())
    return target;
  if (note.kind != ir::NoteKind::GuardedBy)
    if (FuncId f = functionAt(m, note, ir::FuncKind::Def)) {
      target.function = program.globalFunction(module, f);
      return target;
    }
  if (note.kind == ir::NoteKind::RequiresLock)
    return target;
  if (note.kind != ir::NoteKind::GuardedBy)
    if (ClassId c = classAt(m, note)) {
      target.cls = program.globalClass(module, c);
      return target;
    }
  for (uint32_t i = 0; i < m.instrs.size(); ++i)
    if (storesAt(m, i, note))
      target.stores.push_back(InstrId(i));
  return target;
}

static llvm::StringRef lastName(const ir::Module &m, const Instr &in) {
  return in.op == Op::Load       ? m.text(NameId(in.a))
         : in.op == Op::LoadAttr ? m.text(NameId(in.b))
                                 : llvm::StringRef();
}

InstrId annotatedWith(const ir::Module &m, const Instr &annotation, llvm::StringRef name) {
  if ((annotation.op != Op::Annot && annotation.op != Op::AnnotAttr) || annotation.c == UINT32_MAX)
    return {};
  const Instr &type = m.instrs[annotation.c];
  if (type.op != Op::LoadItem || lastName(m, m.instrs[type.a]) != "Annotated" ||
      m.instrs[type.b].op != Op::MakeTuple)
    return {};
  for (const ir::Arg &arg : m.argsOf(m.instrs[type.b])) {
    const Instr &in = m[arg.value];
    if (lastName(m, in.op == Op::Call ? m.instrs[in.a] : in) == name)
      return arg.value;
  }
  return {};
}

} // namespace threadlint
