// THR801: several threads of CPU-bound Python code, which the GIL runs one at a time.
#include "checks/ParallelWork.h"

namespace threadlint {

void checkTHR801(const CheckContext &context, RuleId rule) {
  reportSlowdowns(context, rule, SlowdownKind::Threads);
}

} // namespace threadlint
