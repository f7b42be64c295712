// THR703: the thread of an event loop waits for a coroutine that it has given to a loop.
#include "checks/LoopWaits.h"

namespace threadlint {

void checkTHR703(const CheckContext &context, RuleId rule) {
  for (const LoopWait &wait : loopWaits(context, WaitFor::Thread)) {
    if (!isOwnThreadsafeResult(context.program, wait.wait))
      continue;
    bool helper = wait.call != wait.wait;
    std::string callee =
        oneLine(context.sourceText({wait.call.module, ir::InstrId(context.program.instr(wait.call).a)}));
    std::string where = helper ? ", on " + context.lineText(wait.wait) : "";
    Finding &f = context.report(rule, wait.call, {callee + "()", where});
    keepRuntimesWith(context, f, "asyncio.run_coroutine_threadsafe");
    if (helper)
      f.related.push_back(context.related(wait.wait, "here it waits"));
  }
}

} // namespace threadlint
