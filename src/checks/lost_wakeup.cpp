// THR411: the notification can come before the wait, because the test and the wait are not under one lock.
#include "checks/ConditionWaits.h"
#include "checks/Crews.h"
#include "checks/Objects.h"

namespace threadlint {

void checkTHR411(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (const ConditionWait &wait : conditionWaits(context)) {
    bool outside = wait.shape == WaitShape::Outside;
    if (wait.timed || (!outside && wait.shape != WaitShape::Bare))
      continue;
    Ref notifier = notifierOf(context, wait.condition, program.functionOf(wait.call));
    if (notifier.module.isNone())
      continue;
    std::string why =
        outside ? "the test is made before the lock is taken" : "nothing is tested before the wait";
    Finding &f = context.report(rule, wait.call,
                                {oneLine(context.sourceText(wait.call)), why,
                                 shownName(program, program.functionOf(notifier)),
                                 oneLine(context.sourceText(wait.condition))});
    if (wait.test) {
      const ir::Instr &test = program.instr({wait.call.module, wait.test});
      f.related.push_back(context.related({wait.call.module, ir::InstrId(test.a)}, "the test"));
    }
    f.related.push_back(context.related(notifier, "this can come in between"));
  }
}

} // namespace threadlint
