// THR324: all that a thread does, it does under one lock, so the threads run one after the other.
#include "checks/Guards.h"
#include "checks/HeldLocks.h"
#include "checks/LockObjects.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Op;

/// The `with` around the whole body: nothing is called before or after it.
static uint32_t wholeBody(const ir::Module &m, const ir::Function &fn) {
  uint32_t with = UINT32_MAX;
  for (uint32_t i = fn.begin; i < fn.end; ++i) {
    const ir::Instr &in = m.instrs[i];
    if (in.op == Op::With && with == UINT32_MAX) {
      with = i;
      i = in.c;
      continue;
    }
    if (in.op == Op::Call || opensBlock(in.op) || in.op == Op::StoreAttr || in.op == Op::StoreItem)
      return UINT32_MAX;
  }
  return with;
}

/// Something in it takes its time: a call that waits, or a loop that calls functions of the project.
static bool takesTime(const Program &program, ModuleId module, uint32_t begin, uint32_t end) {
  const ir::Module &m = program.irOf(module);
  uint32_t loopEnd = begin;
  unsigned conditions = 0; // what is done once, on demand, is waited for with reason
  for (uint32_t i = begin; i < end; ++i) {
    const ir::Instr &in = m.instrs[i];
    conditions += in.op == Op::If;
    conditions -= in.op == Op::EndIf;
    if (in.op == Op::Loop)
      loopEnd = std::max(loopEnd, in.c);
    if (in.op != Op::Call || conditions > 0)
      continue;
    Callees callees = program.calleesOf({module, ir::InstrId(i)});
    if (i < loopEnd && !callees.functions.empty())
      return true;
    for (ApiId a : callees.apis) {
      const Api &api = program.model().api(a);
      bool waits =
          api.blocks == Blocks::Always || (api.blocks == Blocks::UnlessTimeout && api.effect == Effect::None);
      if (waits && api.effect != Effect::Acquire && !(api.name == "time.sleep" && isShortSleep(m, in)))
        return true;
    }
  }
  return false;
}

void checkTHR324(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  llvm::DenseSet<FuncId> seen;
  for (const Entry &entry : context.facts.entries) {
    if (!entry.isFollowed() || !entry.many ||
        (entry.start != Start::Target && entry.start != Start::Task && entry.start != Start::Run))
      continue;
    // `for target in (a, b): Thread(target=target)`: one of each.
    bool oneOfEach = llvm::any_of(context.facts.entries, [&](const Entry &other) {
      return other.creation == entry.creation && other.function != entry.function;
    });
    if (oneOfEach || !program.callersOf(entry.function).empty() ||
        (!entry.creation.module.isNone() && isTestCode(context, entry.creation)))
      continue;
    const FunctionInfo &info = program.function(entry.function);
    const ir::Module &m = program.irOf(info.module);
    uint32_t with = wholeBody(m, *info.ir);
    if (with == UINT32_MAX || !seen.insert(entry.function).second ||
        isTestCode(context, {info.module, ir::InstrId(with)}))
      continue;
    for (const Event &e : context.facts.summaries[entry.function.v].events) {
      if (e.kind != EventKind::Acquire || e.where.v != with)
        continue;
      const Lock &lock = context.facts.locks[e.lock];
      Ref value{info.module, ir::InstrId(m.instrs[with].a)};
      bool shared =
          lock.site && !lock.perCall && lock.guards() &&
          (e.base.kind == Base::Global || e.base.kind == Base::Captured || e.base.kind == Base::Parameter);
      if (!shared || !takesTime(program, info.module, with, m.instrs[with].c) ||
          (lock.kind != ObjectKind::Lock && lock.kind != ObjectKind::RLock))
        continue;
      Finding &f =
          context.report(rule, value, {oneLine(context.sourceText(value)), nameOf(program, entry.function)});
      if (!entry.creation.module.isNone())
        f.related.push_back(context.related(entry.creation, "the threads are made here"));
      break;
    }
  }
}

} // namespace threadlint
