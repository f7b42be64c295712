// THR210: a place that one lock protects elsewhere is used without it.
#include "checks/Races.h"
#include "checks/Unguarded.h"

namespace threadlint {

void checkTHR210(const CheckContext &context, RuleId rule) {
  for (const Unguarded &u : findUnguarded(context)) {
    const Guard &guard = *u.guard;
    if (guard.isDeclared || guard.guarded < context.options.number(option::THR210LeastGuarded))
      continue;
    std::string lock = textOfLock(context.program, guard.lockVariable);
    Finding &f = context.report(rule, u.access.where,
                                {textOfPlace(context, u.access), lock, std::to_string(guard.guarded),
                                 std::to_string(guard.all), textOfWrite(context, u.access)});
    for (const Access &a : llvm::ArrayRef(u.guarded).take_front(2))
      f.related.push_back(context.related(a.where, "`" + lock + "` is held here"));
  }
}

} // namespace threadlint
