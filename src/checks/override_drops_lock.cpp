// THR317: a method that takes a lock is overridden by one that changes the same data without it.
#include "checks/Guards.h"
#include "checks/HeldLocks.h"
#include "checks/LockObjects.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Op;

namespace {

class Overrides {
public:
  Overrides(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), facts(context.facts), rule(rule) {}
  void check(FuncId f);

private:
  const CheckContext &context;
  const Program &program;
  const Facts &facts;
  RuleId rule;

  FuncId overridden(FuncId f) const;
  const Event *firstTaking(FuncId f) const;
  const Event *unlockedChange(FuncId f, FuncId base, LockId lock) const;
};

} // namespace

/// The method of the nearest ancestor.
FuncId Overrides::overridden(FuncId f) const {
  const FunctionInfo &info = program.function(f);
  llvm::StringRef name = program.irOf(info.module).text(info.ir->name);
  for (ClassId c : llvm::drop_begin(program.classInfo(info.owner).mro))
    if (FuncId base = program.findMethod(c, name))
      return base == f ? FuncId() : base;
  return {};
}

const Event *Overrides::firstTaking(FuncId f) const {
  for (const Event &e : facts.summaries[f.v].events)
    if (e.kind == EventKind::Acquire && e.base.kind == Base::Self && facts.locks[e.lock].guards())
      return &e;
  return nullptr;
}

/// A change of a place of the object that the overridden method changes with the lock.
const Event *Overrides::unlockedChange(FuncId f, FuncId base, LockId lock) const {
  for (const Event &e : facts.summaries[f.v].events) {
    if (e.kind != EventKind::Access || e.access == AccessKind::Read || e.base.kind != Base::Self ||
        e.base.indirect || e.held != 0)
      continue;
    for (const Event &locked : facts.summaries[base.v].events)
      if (locked.kind == EventKind::Access && locked.access != AccessKind::Read && locked.place == e.place &&
          facts.locksets.contains(locked.held, lock))
        return &e;
  }
  return nullptr;
}

void Overrides::check(FuncId f) {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  if (!info.owner || info.ir->kind != ir::FuncKind::Def || info.ir->is(ir::funcflag::HasError) ||
      info.ir->is(ir::funcflag::Decorated) || m.text(info.ir->name).starts_with("__") ||
      facts.summaries[f.v].own != 0)
    return;
  FuncId base = overridden(f);
  const Event *taking = base ? firstTaking(base) : nullptr;
  if (!taking || firstTaking(f))
    return;
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const ir::Instr &in = m.instrs[i];
    if (in.op == Op::Call && isSuperCall(m, ir::InstrId(i)))
      return;
    for (FuncId callee : in.op == Op::Call ? program.calleesOf({info.module, ir::InstrId(i)}).functions
                                           : llvm::SmallVector<FuncId, 2>())
      if (callee == base || firstTaking(callee))
        return;
    if (in.op == Op::With || (in.op == Op::Call && calleeName(m, in) == knownName(known::acquire)))
      return;
  }
  const Event *change = unlockedChange(f, base, taking->lock);
  Ref where{info.module, change ? change->where : ir::InstrId(info.ir->begin)};
  if (!change || isSurelyLocked(context, where) || isTestCode(context, where))
    return;
  Ref locked{program.function(base).module, taking->where};
  std::string place = program.describe(change->place);
  std::string lock = textOfTaking(context, locked);
  Finding &found = context.report(rule, program.fileOf(info.module), info.ir->nameSpan,
                                  {nameOf(program, f), nameOf(program, base), lock, place});
  found.related.push_back(context.related(locked, "the overridden method takes the lock here"));
  found.related.push_back(context.related(where, "and here the data is changed without it"));
}

void checkTHR317(const CheckContext &context, RuleId rule) {
  Overrides overrides(context, rule);
  for (uint32_t f = 0; f < context.program.functionCount(); ++f)
    overrides.check(FuncId(f));
}

} // namespace threadlint
