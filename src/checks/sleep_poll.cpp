// THR806: a loop sleeps a moment and looks again, until another thread has done something.
#include "checks/Guards.h"
#include "checks/Polling.h"

namespace threadlint {

void checkTHR806(const CheckContext &context, RuleId rule) {
  for (const Polling &polling : pollings(context)) {
    if (polling.sleep.module.isNone() || isTestCode(context, polling.loop))
      continue; // tests poll for what the code under test gives no other sign of
    Finding &f = reportPolling(context, rule, polling, {oneLine(context.sourceText(polling.sleep))});
    f.related.push_back(context.related(polling.sleep, "it sleeps here"));
  }
}

} // namespace threadlint
