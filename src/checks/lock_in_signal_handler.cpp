// THR712: a signal handler takes a lock that the code it interrupts may hold.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Reentry.h"

namespace threadlint {

void checkTHR712(const CheckContext &context, RuleId rule) {
  const Borders &borders = *context.borders;
  for (const Taking &taking : findTakings(context, Border::Signal, true)) {
    if (taking.logs && isTestCode(context, taking.where))
      continue;
    FuncId handler = taking.function;
    if (EntryId e = borders.arrival(handler, Border::Signal).entry)
      handler = context.facts.entries[e].function;
    Finding &finding = context.report(rule, taking.where,
                                      {nameOf(context.program, handler), taking.what,
                                       taking.logs ? "a stream that is interrupted in the middle raises "
                                                     "RuntimeError"
                                                   : "then it waits for ever"});
    if (taking.logs)
      finding.confidence = Confidence::Low;
    else
      finding.related.push_back(context.related(taking.elsewhere, "it may be interrupted here"));
    borders.relate(taking.function, Border::Signal, finding);
  }
}

} // namespace threadlint
