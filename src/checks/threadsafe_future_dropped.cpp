// THR704: the future of `run_coroutine_threadsafe` is dropped, and with it what the coroutine raises.
#include "checks/Borders.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

/// The coroutine function whose call is handed over; none: not known.
static FuncId coroutineGiven(const Program &program, Ref call) {
  const ir::Module &m = program.irOf(call.module);
  if (positionalCount(m, m[call.instr]) == 0)
    return {};
  Ref given{call.module, m.argsOf(m[call.instr])[0].value};
  if (program.instr(given).op != Op::Call)
    return {};
  Callees callees = program.calleesOf(given);
  return callees.functions.size() == 1 ? callees.functions[0] : FuncId();
}

/// Whatever it calls or awaits stands in a `try` that catches everything.
static bool catchesAll(const Program &program, FuncId f) {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const ir::Instr &in = m.instrs[i];
    bool fails = in.op == Op::Await || in.op == Op::Raise || (in.op == Op::Call && !isLogging(m, in));
    if (fails && !isCaught(program, {info.module, InstrId(i)}, {"Exception"}))
      return false;
  }
  return true;
}

void checkTHR704(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachApiCall(program, [&](Ref call, const ir::Instr &in, const Api &api) {
    if (api.name != "asyncio.run_coroutine_threadsafe" || !isDropped(program, call))
      return;
    FuncId coroutine = coroutineGiven(program, call);
    if (coroutine && catchesAll(program, coroutine))
      return;
    Finding &f =
        context.report(rule, call,
                       {oneLine(context.sourceText({call.module, InstrId(in.a)})) + "()",
                        coroutine ? "`" + nameOf(program, coroutine) + "`" : std::string("the coroutine")});
    keepRuntimesWith(context, f, "asyncio.run_coroutine_threadsafe");
  });
}

} // namespace threadlint
