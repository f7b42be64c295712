// Looks for stores of new locks into containers, and for the test that has led to them.
#include "checks/LockDicts.h"
#include "checks/Guards.h"
#include "checks/LockObjects.h"
#include "checks/LockPaths.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Op;

/// It runs before there are threads, as far as is seen.
static bool runsBefore(const CheckContext &context, Ref store) {
  const Program &program = context.program;
  FuncId f = program.functionOf(store);
  bool anyThreads = llvm::any_of(context.facts.entries, [](const Entry &e) { return e.isFollowed(); });
  llvm::StringRef name = program.irOf(store.module).text(program.function(f).ir->name);
  return name.contains_insensitive("init") || name.contains_insensitive("setup") ||
         (anyThreads && !program.callersOf(f).empty() && context.facts.momentsAt(program, store).empty());
}

/// The value that is stored is a new lock, at once or under a local name.
static bool storesNewLock(const Program &program, Ref store) {
  Ref value{store.module, ir::InstrId(program.instr(store).c)};
  const ir::Module &m = program.irOf(store.module);
  if (m[value.instr].op == Op::Load) {
    llvm::SmallVector<VarId, 2> vars = program.variablesOf(value);
    for (Ref s : vars.empty() ? llvm::ArrayRef<Ref>() : program.storesOf(vars[0]))
      if (s.module == store.module && s.instr < store.instr && program.instr(s).op == Op::Store &&
          program.instr(s).c != UINT32_MAX && makesLock(program, {s.module, ir::InstrId(program.instr(s).c)}))
        return true;
    return false;
  }
  if (m.instrs[store.instr.v - 1].op == Op::Store && m.instrs[store.instr.v - 1].c == value.instr.v)
    return makesLock(program, value); // `lock = locks[k] = Lock()`
  return makesLock(program, value);
}

/// Some part of the condition reads the container, or a local that was read from it.
static bool asksFor(const ir::Module &m, const ir::Function &fn, uint32_t condition,
                    const std::string &container) {
  llvm::SmallVector<uint32_t, 8> todo{condition};
  for (unsigned steps = 0; !todo.empty() && steps < 32; ++steps) {
    uint32_t at = todo.pop_back_val();
    if (at == UINT32_MAX)
      continue;
    const ir::Instr &in = m.instrs[at];
    if (lockKey(m, ir::InstrId(at)) == container)
      return true;
    if (in.op == Op::Load) { // `lock = locks.get(k)`, tested afterwards
      for (uint32_t i = fn.begin; i < at; ++i)
        if (m.instrs[i].op == Op::Store && m.instrs[i].a == in.a && m.instrs[i].b == in.b &&
            m.instrs[i].c != UINT32_MAX && m.instrs[m.instrs[i].c].op == Op::Call)
          todo.push_back(m.instrs[i].c);
      continue;
    }
    forEachOperand(m, in, [&](ir::InstrId v) { todo.push_back(v.v); });
  }
  return false;
}

std::vector<LockOnDemand> locksOnDemand(const CheckContext &context) {
  const Program &program = context.program;
  std::vector<LockOnDemand> out;
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    const FunctionInfo &info = program.function(FuncId(f));
    const ir::Module &m = program.irOf(info.module);
    bool setsUp = info.ir->kind != ir::FuncKind::Def || m.text(info.ir->name) == "__init__";
    for (uint32_t i = info.ir->begin; i < info.ir->end && !setsUp; ++i) {
      Ref store{info.module, ir::InstrId(i)};
      if (m.instrs[i].op != Op::StoreItem || !storesNewLock(program, store))
        continue;
      std::string container = lockKey(m, ir::InstrId(m.instrs[i].a));
      ir::InstrId base(m.instrs[i].a);
      bool local = m[base].op == Op::Load && ir::ScopeKind(m[base].aux) == ir::ScopeKind::Local;
      if (container.empty() || local || isSurelyLocked(context, store) || isTestCode(context, store) ||
          isCalledToSetUpOnly(program, FuncId(f)) || runsBefore(context, store))
        continue;
      for (ir::InstrId marker : enclosingMarkers(program, store)) {
        if (m[marker].op == Op::If && asksFor(m, *info.ir, m[marker].a, container)) {
          out.push_back({{info.module, ir::InstrId(m[marker].a)}, store});
          break;
        }
        if (m[marker].op != Op::Try)
          continue;
        for (uint32_t k = marker.v; k < i; ++k)
          if (m.instrs[k].op == Op::LoadItem && lockKey(m, ir::InstrId(m.instrs[k].a)) == container) {
            out.push_back({{info.module, ir::InstrId(k)}, store});
            break;
          }
      }
    }
  }
  return out;
}

llvm::DenseSet<std::pair<uint32_t, uint32_t>> storesOfLocks(const CheckContext &context) {
  llvm::DenseSet<std::pair<uint32_t, uint32_t>> out;
  for (const LockOnDemand &found : locksOnDemand(context))
    out.insert({found.store.module.v, found.store.instr.v});
  return out;
}

} // namespace threadlint
