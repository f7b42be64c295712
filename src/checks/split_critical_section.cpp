// THR212: a lock is given back between a read and the write that depends on it.
#include "checks/Races.h"

namespace threadlint {

void checkTHR212(const CheckContext &context, RuleId rule) {
  reportConflicts(context, rule, ConflictKind::SplitSection);
}

} // namespace threadlint
