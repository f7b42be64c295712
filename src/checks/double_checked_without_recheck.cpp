// THR208: the lock is taken after the test, and nothing is tested again under it.
#include "checks/Races.h"

namespace threadlint {

void checkTHR208(const CheckContext &context, RuleId rule) {
  reportConflicts(context, rule, ConflictKind::LockAfterTest);
}

} // namespace threadlint
