// Answers questions about locks from the values and variables of the program.
#include "checks/LockObjects.h"
#include "checks/Guards.h"
#include "checks/HeldLocks.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Op;

static ObjectKind kindMade(const Program &program, Ref call) {
  if (program.instr(call).op != Op::Call)
    return ObjectKind::None;
  ApiId made = program.apiOf(call);
  if (!made || program.model().api(made).kind == ApiKind::Method)
    return ObjectKind::None;
  return surelyKind(program, call);
}

bool makesLock(const Program &program, Ref call) { return isLockKind(kindMade(program, call)); }

bool makesAnyLock(const Program &program, Ref call) {
  ObjectKind kind = kindMade(program, call);
  return isLockKind(kind) || kind == ObjectKind::ProcessLock || kind == ObjectKind::AsyncLock ||
         kind == ObjectKind::AsyncCondition || kind == ObjectKind::AsyncSemaphore;
}

ir::InstrId takenValue(const ir::Module &m, const ir::Instr &in) {
  if (in.op == Op::With && in.a != UINT32_MAX)
    return ir::InstrId(in.a);
  if (in.op == Op::Call && calleeName(m, in) == knownName(known::acquire))
    return receiverOf(m, in);
  return {};
}

llvm::DenseSet<VarId> takenVariables(const Program &program) {
  llvm::DenseSet<VarId> out;
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (const ir::Instr &in : m.instrs) {
      ir::InstrId value = takenValue(m, in);
      if (value.isNone() || (m[value].op != Op::Load && m[value].op != Op::LoadAttr))
        continue;
      for (VarId v : program.variablesOf({ModuleId(k), value}))
        out.insert(v);
    }
  }
  return out;
}

VarId lockAttribute(const Program &program, ClassId cls) {
  for (uint32_t v = 0; v < program.variableCount(); ++v) {
    const Variable &var = program.variable(VarId(v));
    if (var.root != VarRoot::InstanceAttr || !program.isSubclass(cls, ClassId(var.owner)))
      continue;
    for (Ref store : program.storesOf(VarId(v))) {
      uint32_t value = program.instr(store).c;
      if (program.instr(store).op == Op::StoreAttr && value != UINT32_MAX &&
          makesLock(program, {store.module, ir::InstrId(value)}))
        return VarId(v);
    }
  }
  return {};
}

bool isCalledToSetUpOnly(const Program &program, FuncId f) {
  llvm::ArrayRef<Ref> callers = program.callersOf(f);
  return !callers.empty() && llvm::all_of(callers, [&](Ref call) {
    const FunctionInfo &info = program.function(program.functionOf(call));
    if (info.ir->kind != ir::FuncKind::Def)
      return !program.function(f).owner;
    llvm::StringRef name = program.irOf(info.module).text(info.ir->name);
    return info.owner && (name == "__init__" || name == "__new__" || name == "__setstate__");
  });
}

bool isShortSleep(const ir::Module &m, const ir::Instr &call) {
  if (call.c == 0)
    return false;
  const ir::Instr &seconds = m[m.argsOf(call)[0].value];
  if (seconds.op != Op::Const)
    return false;
  double value = seconds.a;
  if (ir::ConstKind(seconds.aux) == ir::ConstKind::Float && m.text(NameId(seconds.a)).getAsDouble(value))
    return false;
  return value < 0.2;
}

bool isRepeated(const Program &program, Ref where) {
  const ir::Module &m = program.irOf(where.module);
  return llvm::any_of(enclosingMarkers(program, where),
                      [&](ir::InstrId marker) { return m[marker].op == Op::Loop; });
}

bool isSurelyLocked(const CheckContext &context, Ref where) {
  llvm::ArrayRef<Moment> moments = context.facts.momentsAt(context.program, where);
  if (!moments.empty())
    return llvm::all_of(moments, [](const Moment &m) { return m.held != 0; });
  if (heldAt(context, where) != 0)
    return true;
  FuncId f = context.program.functionOf(where);
  llvm::ArrayRef<Ref> callers = context.program.callersOf(f);
  return context.facts.summaries[f.v].own != 0 ||
         (!callers.empty() && llvm::all_of(callers, [&](Ref c) { return heldAt(context, c) != 0; }));
}

bool isUnderTestOf(const Program &program, Ref where, llvm::StringRef name) {
  const ir::Module &m = program.irOf(where.module);
  return llvm::any_of(enclosingMarkers(program, where), [&](ir::InstrId marker) {
    return m[marker].op == Op::Try ||
           (m[marker].op == Op::If && mentions(m, ir::InstrId(m[marker].a), {name}));
  });
}

} // namespace threadlint
