// THR711: a thread sets a signal handler, which raises ValueError.
#include "checks/Borders.h"
#include "checks/Guards.h"
#include "checks/Objects.h"

namespace threadlint {

void checkTHR711(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  const Borders &borders = *context.borders;
  forEachApiCall(program, [&](Ref call, const ir::Instr &in, const Api &api) {
    if (api.name != "signal.signal" && api.name != "signal.set_wakeup_fd")
      return;
    FuncId f = program.functionOf(call);
    llvm::ArrayRef<EntryId> threads = borders.threadsOf(f);
    if (threads.empty())
      return;
    // Somebody has thought about where it runs, on the way here or in the function itself.
    bool asked = asksWhereItRuns(program, f) || borders.runsOn(f, Border::Process);
    for (FuncId g = f; !asked && !borders.arrival(g, Border::Thread).call.module.isNone();) {
      Ref from = borders.arrival(g, Border::Thread).call;
      g = program.functionOf(from);
      asked = asksWhereItRuns(program, g) || isCaught(program, from, {"ValueError"});
    }
    if (asked || isCaught(program, call, {"ValueError"}) || isExpectedToFail(program, call))
      return;
    Finding &finding = context.report(rule, call,
                                      {oneLine(context.sourceText({call.module, ir::InstrId(in.a)})) + "()",
                                       nameOf(program, context.facts.entries[threads[0]].function)});
    borders.relate(f, Border::Thread, finding);
  });
}

} // namespace threadlint
