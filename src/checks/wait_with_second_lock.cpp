// THR408: a condition is waited for with a second lock held, which those who notify it need.
#include "checks/Crews.h"
#include "checks/LockWaits.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include <set>

namespace threadlint {

namespace {

class SecondLock {
public:
  SecondLock(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule), order(lockOrderOf(context)) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  const LockOrder &order;
  std::set<std::pair<uint32_t, uint32_t>> places;

  bool is(const Waiting &w, Effect effect) const;
  Ref receiver(const Waiting &w) const;
  bool isOwnLock(const Waiting &w, LockId lock) const;
  const Waiting *notifierNeeding(const Waiting &w, const HeldLock &lock) const;
};

Ref SecondLock::receiver(const Waiting &w) const {
  Ref call = w.situation.where;
  return {call.module, receiverOf(program.irOf(call.module), program.instr(call))};
}

bool SecondLock::is(const Waiting &w, Effect effect) const {
  if (w.kind != Waiting::Call)
    return false;
  ApiId api = program.apiOf(w.situation.where);
  return api && program.model().api(api).effect == effect && !receiver(w).instr.isNone() &&
         surelyKind(program, receiver(w)) == ObjectKind::Condition;
}

/// The lock that the condition is made with, or that is the condition's own.
bool SecondLock::isOwnLock(const Waiting &w, LockId lock) const {
  SiteId site = context.facts.locks[lock].site;
  for (SiteId condition : sitesOf(program, receiver(w))) {
    if (condition == site)
      return true;
    Ref made = program.site(condition).where;
    for (const ir::Arg &arg : program.irOf(made.module).argsOf(program.instr(made)))
      if (llvm::is_contained(sitesOf(program, {made.module, arg.value}), site))
        return true;
  }
  return false;
}

/// All that notify the condition hold the lock then, or have to take it; null: somebody does not.
const Waiting *SecondLock::notifierNeeding(const Waiting &w, const HeldLock &lock) const {
  llvm::SmallVector<SiteId, 2> sites = sitesOf(program, receiver(w));
  const Waiting *first = nullptr;
  for (const Waiting &other : order.waitings()) {
    if (!is(other, Effect::Notify))
      continue;
    llvm::SmallVector<SiteId, 2> theirs = sitesOf(program, receiver(other));
    if (llvm::none_of(theirs, [&](SiteId s) { return llvm::is_contained(sites, s); }))
      continue;
    if (llvm::none_of(other.held, [&](const HeldLock &h) { return h.isSame(lock); }))
      return nullptr;
    first = first ? first : &other;
  }
  return first;
}

void SecondLock::run() {
  for (const Waiting &w : order.waitings()) {
    if (w.held.size() < 2 || !is(w, Effect::Wait) || sitesOf(program, receiver(w)).empty())
      continue;
    const ir::Instr &call = program.instr(w.situation.where);
    llvm::StringRef name = program.model().api(program.apiOf(w.situation.where)).name;
    if (call.c != (name.ends_with("wait_for") ? 1u : 0u))
      continue; // a timeout
    for (const HeldLock &h : w.held) {
      if (!h.isKnown() || isOwnLock(w, h.lock) || order.terms().isSeveral(h.owner))
        continue;
      const Waiting *other = notifierNeeding(w, h);
      Ref place = w.situation.where;
      if (!other || !places.insert({place.module.v, place.instr.v}).second)
        continue;
      Ref lock = lockExpressionOf(program, h.where);
      const HeldLock *theirs = llvm::find_if(other->held, [&](const HeldLock &x) { return x.isSame(h); });
      Ref taking = lockExpressionOf(program, theirs->where);
      Finding &f = context.report(
          rule, place,
          {oneLine(context.sourceText(lock)), shownName(program, other->function), context.lineText(taking)});
      f.related.push_back(context.related(lock, "the second lock is taken here"));
      f.related.push_back(context.related(taking, "and is needed here"));
      f.related.push_back(context.related(other->situation.where, "to get to the notification"));
    }
  }
}

} // namespace

void checkTHR408(const CheckContext &context, RuleId rule) { SecondLock(context, rule).run(); }

} // namespace threadlint
