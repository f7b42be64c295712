// THR804: library code that lets go of the GIL for large data only, and is given small ones.
#include "checks/ParallelWork.h"

namespace threadlint {

void checkTHR804(const CheckContext &context, RuleId rule) {
  reportSlowdowns(context, rule, SlowdownKind::SmallBuffer);
}

} // namespace threadlint
