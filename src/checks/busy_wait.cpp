// THR805: a loop turns until another thread has done something, and takes the GIL from it meanwhile.
#include "checks/Polling.h"

namespace threadlint {

void checkTHR805(const CheckContext &context, RuleId rule) {
  for (const Polling &polling : pollings(context))
    if (polling.sleep.module.isNone())
      reportPolling(context, rule, polling);
}

} // namespace threadlint
