// THR225: a lock that a comment or an annotation asks for is not held.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Races.h"
#include "checks/Unguarded.h"

namespace threadlint {

static void reportAccesses(const CheckContext &context, RuleId rule) {
  for (const Unguarded &u : findUnguarded(context)) {
    if (!u.guard->isDeclared)
      continue;
    Finding &f = context.report(rule, u.access.where,
                                {textOfPlace(context, u.access), "is guarded by",
                                 textOfLock(context.program, u.guard->lockVariable),
                                 "and is used here without it; take the lock around this"});
    for (const Access &a : llvm::ArrayRef(u.guarded).take_front(1))
      f.related.push_back(context.related(a.where, "the lock is held here"));
  }
}

static void reportCalls(const CheckContext &context, RuleId rule) {
  const UnlockedCall *last = nullptr;
  for (const UnlockedCall &u : context.facts.unlockedCalls) {
    bool again = last && last->claim == u.claim &&
                 context.program.functionOf(last->call) == context.program.functionOf(u.call);
    last = &u;
    if (again || isTestCode(context, u.call))
      continue;
    const LockClaim &claim = context.facts.claims[u.claim];
    context.report(rule, u.call,
                   {nameOf(context.program, claim.function), "requires",
                    textOfLock(context.program, claim.lockVariable),
                    "and is called here without it; take the lock around the call"});
  }
}

static void reportUnknownLocks(const CheckContext &context, RuleId rule) {
  for (const LockClaim &claim : context.facts.claims)
    if (claim.lockVariable.isNone())
      context.report(rule, context.program.fileOf(claim.module), claim.where,
                     {oneLine(context.sourceText(claim.module, claim.where)), "names", claim.lock,
                      "which is no attribute or global here; correct the name of the lock"});
}

void checkTHR225(const CheckContext &context, RuleId rule) {
  reportAccesses(context, rule);
  reportCalls(context, rule);
  reportUnknownLocks(context, rule);
}

} // namespace threadlint
