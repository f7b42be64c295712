// THR209: a container is gone through while another thread adds or removes elements.
#include "checks/Races.h"

namespace threadlint {

void checkTHR209(const CheckContext &context, RuleId rule) {
  reportConflicts(context, rule, ConflictKind::ChangedInLoop);
}

} // namespace threadlint
