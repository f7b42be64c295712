// THR311: `release()` of a lock that is not held there: given back before, or never got.
#include "checks/Guards.h"
#include "checks/LockPaths.h"
#include "checks/Objects.h"
#include "model/LockStates.h"

namespace threadlint {

using ir::Op;

static std::string reasonOf(const CheckContext &context, const LockFault &fault) {
  if (fault.kind == LockFault::Failed)
    return "`acquire` on " + context.lineText(fault.acquire) + " may have failed";
  if (fault.kind == LockFault::Partly)
    return "`acquire` on " + context.lineText(fault.acquire) + " is skipped on another path";
  Op op = context.program.instr(fault.earlier).op;
  return (op == Op::With ? "the `with` on " : "it was released on ") + context.lineText(fault.earlier) +
         (op == Op::With ? " releases it again" : " already");
}

/// Only the thread that has taken such a lock can give it back, and no function that takes it runs on the
/// thread of this one.
static void checkOwners(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  const Facts &facts = context.facts;
  std::vector<llvm::SmallVector<FuncId, 2>> takers(facts.locks.size());
  for (uint32_t f = 0; f < facts.summaries.size(); ++f)
    for (const Event &e : facts.summaries[f].events)
      if (e.kind == EventKind::Acquire)
        takers[e.lock.v].push_back(FuncId(f));
  auto runsOn = [&](FuncId f) {
    llvm::SmallVector<EntryId, 2> owners;
    for (const Run &run : facts.runs)
      if (run.function == f && !llvm::is_contained(owners, run.owner))
        owners.push_back(run.owner);
    return owners;
  };
  for (uint32_t f = 0; f < facts.summaries.size(); ++f)
    for (const Event &e : facts.summaries[f].events) {
      const FunctionInfo &info = program.function(FuncId(f));
      if (e.kind != EventKind::Release || !hasOwner(facts.locks[e.lock].kind) || !facts.locks[e.lock].site ||
          facts.locksets.contains(e.held, e.lock) || program.irOf(info.module)[e.where].op != Op::Call)
        continue;
      llvm::SmallVector<EntryId, 2> here = runsOn(FuncId(f));
      if (here.empty() || here[0].isNone() || takers[e.lock.v].empty())
        continue;
      bool apart = llvm::all_of(takers[e.lock.v], [&](FuncId t) {
        llvm::SmallVector<EntryId, 2> there = runsOn(t);
        return !there.empty() && llvm::none_of(there, [&](EntryId o) { return llvm::is_contained(here, o); });
      });
      if (!apart)
        continue;
      Ref call{info.module, e.where};
      ir::InstrId callee(program.instr(call).a);
      Ref receiver{info.module, ir::InstrId(program.irOf(info.module)[callee].a)};
      Finding &found =
          context.report(rule, call,
                         {oneLine(context.sourceText(receiver)),
                          "another thread has taken it, in `" + nameOf(program, takers[e.lock.v][0]) + "`"});
      found.related.push_back(
          context.related(facts.entries[here[0]].creation, "the thread that releases it is made here"));
    }
}

void checkTHR311(const CheckContext &context, RuleId rule) {
  for (const LockFault &fault : lockFaults(context)) {
    bool here =
        fault.kind == LockFault::Twice || fault.kind == LockFault::Failed || fault.kind == LockFault::Partly;
    if (!here || fault.object == ObjectKind::Semaphore || isTestCode(context, fault.where))
      continue;
    Finding &f = context.report(rule, fault.where, {fault.lock, reasonOf(context, fault)});
    bool twice = fault.kind == LockFault::Twice;
    f.related.push_back(context.related(twice ? fault.earlier : fault.acquire,
                                        twice ? "it is given back here" : "it is asked for here"));
    if (fault.object == ObjectKind::None)
      f.confidence = Confidence::Low;
  }
  for (const LockFault &fault : unpairedCalls(context))
    if (fault.acquire.instr.isNone())
      context.report(rule, fault.where, {fault.lock, "nothing in the program takes it"});
  checkOwners(context, rule);
}

} // namespace threadlint
