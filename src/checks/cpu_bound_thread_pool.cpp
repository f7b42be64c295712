// THR802: tasks of a pool that compute in Python, which the GIL runs one at a time.
#include "checks/ParallelWork.h"

namespace threadlint {

void checkTHR802(const CheckContext &context, RuleId rule) {
  reportSlowdowns(context, rule, SlowdownKind::Pool);
}

} // namespace threadlint
