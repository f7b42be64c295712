// THR701: a thread uses an event loop, or what belongs to it, by calls that are for the loop's thread only.
#include "checks/Borders.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {
enum class Owner : uint8_t { None, Loop, Future, Other };
} // namespace

/// What of asyncio the call changes, if it is for the loop's thread only.
static Owner ownerOf(llvm::StringRef api) {
  return llvm::StringSwitch<Owner>(api)
      .Cases("asyncio.AbstractEventLoop.call_soon", "asyncio.AbstractEventLoop.call_later",
             "asyncio.AbstractEventLoop.call_at", "asyncio.AbstractEventLoop.create_task",
             "asyncio.AbstractEventLoop.stop", "asyncio.AbstractEventLoop.add_reader",
             "asyncio.AbstractEventLoop.add_writer", "asyncio.AbstractEventLoop.remove_reader",
             "asyncio.AbstractEventLoop.remove_writer", Owner::Loop)
      .Cases("asyncio.Future.set_result", "asyncio.Future.set_exception", "asyncio.Future.cancel",
             Owner::Future)
      .Cases("asyncio.Queue.put_nowait", "asyncio.Queue.get_nowait", "asyncio.Event.set",
             "asyncio.Event.clear", "asyncio.Lock.release", "asyncio.Semaphore.release", Owner::Other)
      .Cases("asyncio.Condition.notify", "asyncio.Condition.notify_all", Owner::Other)
      .Default(Owner::None);
}

/// The call as it must be written, where that can be said: the threadsafe twin.
static std::string rewritten(const CheckContext &context, Ref call, Owner owner) {
  const ir::Module &m = context.program.irOf(call.module);
  const Instr &in = m[call.instr];
  std::string object = context.sourceText({call.module, receiverOf(m, in)}).str();
  std::string method = m.text(calleeName(m, in)).str();
  if (owner == Owner::Other || hasStarArguments(m, in))
    return "";
  for (const ir::Arg &arg : m.argsOf(in))
    if (arg.kind != ir::ArgKind::Positional)
      return "";
  std::string args;
  if (in.c != 0)
    args =
        context.sourceText(call.module, {m.argsOf(in)[0].begin, m.spans[m.argsOf(in)[in.c - 1].value.v].end})
            .str();
  if (method == "call_soon")
    return object + ".call_soon_threadsafe(" + args + ")";
  if (method == "create_task")
    return in.c == 1 && m.names.find("asyncio")
               ? "asyncio.run_coroutine_threadsafe(" + args + ", " + object + ")"
               : "";
  std::string loop = owner == Owner::Future ? object + ".get_loop()" : object;
  return loop + ".call_soon_threadsafe(" + object + "." + method + (args.empty() ? "" : ", ") + args + ")";
}

/// By EntryId: its thread makes, sets or runs a loop of its own.
static std::vector<bool> threadsWithLoop(const CheckContext &context) {
  std::vector<bool> has(context.facts.entries.size());
  for (uint32_t f = 0; f < context.program.functionCount(); ++f)
    if (!context.borders->threadsOf(FuncId(f)).empty() && makesLoop(context.program, FuncId(f)))
      for (EntryId e : context.borders->threadsOf(FuncId(f)))
        has[e.v] = true;
  return has;
}

/// Made by code of this thread: its own.
static bool isMadeHere(const CheckContext &context, Ref object, EntryId thread) {
  return llvm::any_of(context.program.valuesOf(object), [&](const AbstractValue &v) {
    return v.site &&
           llvm::is_contained(context.borders->threadsOf(context.program.site(v.site).function), thread);
  });
}

void checkTHR701(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  const Borders &borders = *context.borders;
  std::vector<bool> hasLoop = threadsWithLoop(context);
  forEachApiCall(program, [&](Ref call, const Instr &in, const Api &api) {
    Owner owner = ownerOf(api.name);
    if (owner == Owner::None)
      return;
    FuncId f = program.functionOf(call);
    InstrId receiver = receiverOf(program.irOf(call.module), in);
    if (!receiver || isCoroutine(program, f) || asksWhereItRuns(program, f))
      return;
    Ref object{call.module, receiver};
    llvm::ArrayRef<EntryId> threads = borders.threadsOf(f);
    auto it =
        llvm::find_if(threads, [&](EntryId e) { return !hasLoop[e.v] && !isMadeHere(context, object, e); });
    if (it == threads.end())
      return;
    std::string fixed = rewritten(context, call, owner);
    std::string advice =
        fixed.empty() ? "use `loop.call_soon_threadsafe(...)`" : "use `" + oneLine(fixed) + "`";
    Finding &finding =
        context.report(rule, call,
                       {oneLine(context.sourceText({call.module, InstrId(in.a)})) + "()",
                        "the thread of `" + nameOf(program, context.facts.entries[*it].function) + "`",
                        "runs on another", advice});
    keepRuntimesWith(context, finding, api.name);
    borders.relate(f, Border::Thread, finding);
    if (!fixed.empty() && in.has(ir::flag::Discarded))
      finding.fixes.push_back({advice, {{program.span(call), fixed}}, true});
  });
}

} // namespace threadlint
