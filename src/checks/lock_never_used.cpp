// THR315: a lock is made and kept, and nobody takes it.
#include "checks/Guards.h"
#include "checks/LockObjects.h"
#include "checks/Objects.h"
#include "llvm/ADT/StringSet.h"

namespace threadlint {

using ir::Op;

/// Names that some code reads, as a name, an attribute or a string.
static llvm::StringSet<> namesRead(const Program &program) {
  llvm::StringSet<> out;
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (const ir::Instr &in : m.instrs) {
      if (in.op == Op::Load)
        out.insert(m.text(NameId(in.a)));
      if (in.op == Op::LoadAttr || (in.op == Op::ImportFrom && in.b != UINT32_MAX))
        out.insert(m.text(NameId(in.b)));
      if (in.op == Op::Const && ir::ConstKind(in.aux) == ir::ConstKind::Str && in.a != UINT32_MAX)
        out.insert(m.text(NameId(in.a)));
    }
  }
  return out;
}

void checkTHR315(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  llvm::StringSet<> read = namesRead(program);
  for (uint32_t v = 0; v < program.variableCount(); ++v) {
    const Variable &var = program.variable(VarId(v));
    bool kept =
        var.root == VarRoot::Global || var.root == VarRoot::ClassAttr || var.root == VarRoot::InstanceAttr;
    llvm::ArrayRef<Ref> stores = program.storesOf(VarId(v));
    if (!kept || stores.size() != 1 || read.contains(program.text(var.name)))
      continue;
    const ir::Instr &store = program.instr(stores[0]);
    if ((store.op != Op::Store && store.op != Op::StoreAttr) || store.c == UINT32_MAX ||
        !makesLock(program, {stores[0].module, ir::InstrId(store.c)}) || isTestCode(context, stores[0]))
      continue;
    // A subclass, or the library that the base comes from, may take it.
    if (var.root != VarRoot::Global && (program.classInfo(ClassId(var.owner)).unknownBase ||
                                        !program.classInfo(ClassId(var.owner)).apiBases.empty()))
      continue;
    context.report(rule, stores[0], {program.describe(VarId(v))});
  }
}

} // namespace threadlint
