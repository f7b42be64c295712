// THR404: the result of a task is waited for while a lock is held that the task needs.
#include "checks/LockWaits.h"

namespace threadlint {

void checkTHR404(const CheckContext &context, RuleId rule) { reportWaitsForThreads(context, rule, true); }

} // namespace threadlint
