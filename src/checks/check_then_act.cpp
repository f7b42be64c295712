// THR206: a test of shared state and an act that relies on it, without one lock over both.
#include "checks/LockDicts.h"
#include "checks/Races.h"

namespace threadlint {

void checkTHR206(const CheckContext &context, RuleId rule) {
  auto locks = storesOfLocks(context); // THR318 has them
  reportConflicts(context, rule, ConflictKind::CheckThenAct, [&](const Conflict &c) {
    return !locks.contains({c.victim.where.module.v, c.victim.where.instr.v});
  });
  reportFileRaces(context, rule);
}

} // namespace threadlint
