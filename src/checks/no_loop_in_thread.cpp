// THR702: a thread asks for an event loop that nobody has made for it.
#include "checks/Borders.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

static std::string insteadOf(llvm::StringRef api) {
  if (api.ends_with("create_task") || api.ends_with("ensure_future"))
    return "hand the coroutine to the loop with `asyncio.run_coroutine_threadsafe(...)`, or run it with "
           "`asyncio.run(...)`";
  return "use `asyncio.run(...)`, or pass the loop of the other thread";
}

void checkTHR702(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  const Borders &borders = *context.borders;
  std::vector<bool> hasLoop(context.facts.entries.size());
  for (uint32_t f = 0; f < program.functionCount(); ++f)
    if (!borders.threadsOf(FuncId(f)).empty() && makesLoop(program, FuncId(f)))
      for (EntryId e : borders.threadsOf(FuncId(f)))
        hasLoop[e.v] = true;
  forEachApiCall(program, [&](Ref call, const ir::Instr &in, const Api &) {
    FuncId f = program.functionOf(call);
    llvm::ArrayRef<EntryId> threads = borders.threadsOf(f);
    if (threads.empty() || borders.runsOn(f, Border::Loop) || isCoroutine(program, f) ||
        !callsOneOf(program, call,
                    {"asyncio.get_running_loop", "asyncio.get_event_loop", "asyncio.create_task",
                     "asyncio.ensure_future", "asyncio.current_task"}))
      return;
    const ir::Module &m = program.irOf(call.module);
    bool given = llvm::any_of(m.argsOf(in), [&](const ir::Arg &a) {
      return a.kind != ir::ArgKind::Positional && (!a.name || m.text(a.name) == "loop");
    });
    auto it = llvm::find_if(threads, [&](EntryId e) { return !hasLoop[e.v]; });
    if (given || it == threads.end() || isCaught(program, call, {"RuntimeError"}) ||
        isExpectedToFail(program, call))
      return;
    llvm::StringRef api = context.model.api(program.apiOf(call)).name;
    Finding &finding = context.report(rule, call,
                                      {oneLine(context.sourceText({call.module, ir::InstrId(in.a)})) + "()",
                                       nameOf(program, context.facts.entries[*it].function), insteadOf(api)});
    keepRuntimesWith(context, finding, api);
    borders.relate(f, Border::Thread, finding);
  });
}

} // namespace threadlint
