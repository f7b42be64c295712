// THR803: threads that spend their time in library code that keeps the GIL.
#include "checks/ParallelWork.h"

namespace threadlint {

void checkTHR803(const CheckContext &context, RuleId rule) {
  reportSlowdowns(context, rule, SlowdownKind::Native);
}

} // namespace threadlint
