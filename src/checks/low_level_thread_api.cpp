// THR110: threads started by `_thread.start_new_thread`, which have no object.
#include "checks/Checks.h"

namespace threadlint {

void checkTHR110(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachApiCall(program, [&](Ref at, const ir::Instr &call, const Api &api) {
    if (api.effect != Effect::Spawn || !llvm::StringRef(api.name).starts_with("_thread."))
      return;
    context.report(rule, at, {oneLine(context.sourceText({at.module, ir::InstrId(call.a)}))});
  });
}

} // namespace threadlint
