// THR207: something that must exist once is made when it is first needed, by several threads.
#include "checks/LockDicts.h"
#include "checks/Races.h"

namespace threadlint {

void checkTHR207(const CheckContext &context, RuleId rule) {
  auto locks = storesOfLocks(context); // THR318 has them
  reportConflicts(context, rule, ConflictKind::LazyInit, [&](const Conflict &c) {
    return !locks.contains({c.victim.where.module.v, c.victim.where.instr.v});
  });
}

} // namespace threadlint
