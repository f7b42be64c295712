// THR325: wait or notify on a condition while another lock than its own is held.
#include "checks/Guards.h"
#include "checks/HeldLocks.h"
#include "checks/LockObjects.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Op;

/// The sites of a condition and of the lock in it; empty when they are not all known.
static llvm::SmallVector<SiteId, 4> locksOf(const Program &program, Ref condition) {
  llvm::SmallVector<SiteId, 4> out;
  for (const AbstractValue &v : program.valuesOf(condition)) {
    if (v.kind == ValueKind::Const)
      continue;
    if (v.kind != ValueKind::ApiInstance || !v.site)
      return {};
    out.push_back(v.site);
    Ref made = program.site(v.site).where;
    for (const ir::Arg &arg : program.irOf(made.module).argsOf(program.instr(made)))
      for (const AbstractValue &lock : program.valuesOf({made.module, arg.value})) {
        if (lock.kind == ValueKind::Const)
          continue;
        if (!lock.site)
          return {};
        out.push_back(lock.site);
      }
  }
  return out;
}

static bool isHeld(const Facts &facts, LocksetId held, llvm::ArrayRef<SiteId> sites) {
  return llvm::any_of(facts.locksets.get(held), [&](LockId l) {
    return !facts.locks[l].site || llvm::is_contained(sites, facts.locks[l].site);
  });
}

void checkTHR325(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (llvm::StringRef method : {"wait", "wait_for", "notify", "notify_all", "notifyAll"})
    forEachMethodCall(program, method, [&](Ref call, const ir::Instr &, Ref receiver) {
      if (surelyKind(program, receiver) != ObjectKind::Condition || isTestCode(context, call))
        return;
      llvm::SmallVector<SiteId, 4> own = locksOf(program, receiver);
      LocksetId held = heldAt(context, call);
      if (own.empty() || held == 0 || isHeld(context.facts, held, own) ||
          isCaught(program, call, {"RuntimeError"}))
        return;
      // Somebody else may have taken it for this function, or it was taken on another path.
      FuncId f = program.functionOf(call);
      for (const Event &e : context.facts.summaries[f.v].events)
        if (e.kind == EventKind::Acquire &&
            (!context.facts.locks[e.lock].site || llvm::is_contained(own, context.facts.locks[e.lock].site)))
          return;
      for (const Moment &moment : context.facts.momentsAt(program, call))
        if (isHeld(context.facts, moment.held, own))
          return;
      for (Ref caller : program.callersOf(f))
        if (isHeld(context.facts, heldAt(context, caller), own))
          return;
      LockId other = context.facts.locksets.get(held)[0];
      Ref taking = takenAt(context, other, call);
      if (taking.instr.isNone())
        return;
      Finding &found = context.report(
          rule, call,
          {oneLine(context.sourceText(receiver)), textOfTaking(context, taking), context.lineText(taking)});
      found.related.push_back(context.related(taking, "another lock is taken here"));
    });
}

} // namespace threadlint
