// THR211: both sides hold a lock, but not the same.
#include "checks/Races.h"

namespace threadlint {

void checkTHR211(const CheckContext &context, RuleId rule) {
  reportConflicts(context, rule, ConflictKind::DisjointLocks);
}

} // namespace threadlint
