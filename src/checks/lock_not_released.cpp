// THR307: on one path a function gives its lock back, on another it ends with the lock held.
#include "checks/Guards.h"
#include "checks/LockFixes.h"
#include "checks/LockObjects.h"
#include "checks/LockPaths.h"

namespace threadlint {

/// "at the `return` on line 9".
static std::string wayOut(const CheckContext &context, const LockFault &fault) {
  if (fault.where.instr.isNone())
    return "at the end of the function";
  ir::Op op = context.program.instr(fault.where).op;
  llvm::StringRef word = op == ir::Op::Return  ? "at the `return`"
                         : op == ir::Op::Raise ? "at the `raise`"
                                               : "after the exception";
  return word.str() + " on " + context.lineText(fault.where);
}

/// Nobody else takes it, and only one thread comes there: there is no next one.
static bool isTakenByOneThread(const CheckContext &context, Ref acquire) {
  const Facts &facts = context.facts;
  FuncId f = context.program.functionOf(acquire);
  auto lock = llvm::find_if(facts.summaries[f.v].events, [&](const Event &e) {
    return e.kind == EventKind::Acquire && e.where == acquire.instr && e.certain;
  });
  auto entry = llvm::find_if(facts.entries, [&](const Entry &e) { return e.function == f; });
  if (lock == facts.summaries[f.v].events.end() || entry == facts.entries.end() || entry->many ||
      entry->creation.module.isNone() || isRepeated(context.program, entry->creation) ||
      !context.program.callersOf(f).empty() ||
      llvm::count_if(facts.entries, [&](const Entry &e) { return e.function == f; }) != 1)
    return false;
  for (uint32_t g = 0; g < context.program.functionCount(); ++g)
    for (const Event &e : facts.summaries[g].events)
      if (e.kind == EventKind::Acquire && e.lock == lock->lock && (g != f.v || e.where != lock->where))
        return false;
  return true;
}

void checkTHR307(const CheckContext &context, RuleId rule) {
  for (const LockFault &fault : lockFaults(context)) {
    if (fault.kind != LockFault::Kept || isTestCode(context, fault.acquire) ||
        isTakenByOneThread(context, fault.acquire))
      continue;
    Finding &f = context.report(rule, fault.acquire, {fault.lock, wayOut(context, fault)});
    if (!fault.where.instr.isNone())
      f.related.push_back(context.related(fault.where, "it is still held here"));
    if (!fault.earlier.instr.isNone())
      f.related.push_back(context.related(fault.earlier, "an exception here skips the release"));
    addBlockFix(context, f, fault.acquire);
    if (fault.object == ObjectKind::None)
      f.confidence = Confidence::Low;
  }
  for (const LockFault &fault : unpairedCalls(context))
    if (!fault.acquire.instr.isNone())
      context.report(rule, fault.acquire, {fault.lock, wayOut(context, fault)});
}

} // namespace threadlint
