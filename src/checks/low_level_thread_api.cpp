// THR110: threads started by `_thread.start_new_thread`, which have no object.
#include "checks/Checks.h"

namespace threadlint {

void checkTHR110(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachCall(program, [&](Ref at, const ir::Instr &call) {
    ApiId id = program.apiOf(at);
    if (!id || context.model.api(id).effect != Effect::Spawn ||
        !context.model.api(id).name.starts_with("_thread."))
      return;
    context.report(rule, at, {oneLine(context.sourceText({at.module, ir::InstrId(call.a)}))});
  });
}

} // namespace threadlint
