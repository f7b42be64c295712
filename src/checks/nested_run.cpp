// THR709: an event loop is started where one is running.
#include "checks/LoopWaits.h"

namespace threadlint {

/// `nest_asyncio.apply()` lets loops run in each other.
static bool nestsLoops(const Program &program) {
  for (uint32_t m = 0; m < program.modules().size(); ++m)
    if (program.irOf(ModuleId(m)).names.find("nest_asyncio"))
      return true;
  return false;
}

void checkTHR709(const CheckContext &context, RuleId rule) {
  if (nestsLoops(context.program))
    return;
  for (const LoopWait &wait : loopWaits(context, WaitFor::Loop)) {
    bool helper = wait.call != wait.wait;
    auto nameOf = [&](Ref call) {
      return oneLine(context.sourceText({call.module, ir::InstrId(context.program.instr(call).a)})) + "()";
    };
    std::string way = helper ? ", by `" + nameOf(wait.call) + "`" : "";
    std::string instead = helper ? "make that function a coroutine, and `await` it" : "`await` the coroutine";
    Finding &f = context.report(rule, wait.call, {nameOf(wait.wait), way, instead});
    keepRuntimesWith(context, f, context.model.api(wait.api).name);
    if (helper)
      f.related.push_back(context.related(wait.wait, "here a loop is started"));
  }
}

} // namespace threadlint
