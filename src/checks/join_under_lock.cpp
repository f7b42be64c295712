// THR403: a thread is joined while a lock is held that it needs.
#include "checks/LockWaits.h"

namespace threadlint {

void checkTHR403(const CheckContext &context, RuleId rule) { reportWaitsForThreads(context, rule, false); }

} // namespace threadlint
