// THR811: tasks of a process pool that cost more to send than to compute.
#include "checks/Crowds.h"
#include "checks/Pools.h"
#include "flow/Scaling.h"
#include "llvm/Support/FormatVariadic.h"

namespace threadlint {

/// The code itself sends several tasks at once.
static bool isChunked(const Program &program, Ref call) {
  const ir::Module &m = program.irOf(call.module);
  return llvm::any_of(m.argsOf(m[call.instr]), [&](const ir::Arg &arg) {
    return arg.kind == ir::ArgKind::Keyword && m.text(arg.name) == "chunksize";
  });
}

/// `map` and `starmap` of a multiprocessing pool send chunks by themselves.
static bool isOneByOne(const Program &program, Ref call) {
  auto made = poolCallOf(program, call);
  bool isPool = made && llvm::StringRef(made->api->name).starts_with("multiprocessing.");
  return made && !isChunked(program, call) &&
         !(isPool && (made->method.starts_with("map") || made->method.starts_with("starmap")));
}

static std::string microseconds(double ns) {
  return ns < 1000 ? std::string("less than 1 µs") : llvm::formatv("{0:F0} µs", ns / 1000).str();
}

void checkTHR811(const CheckContext &context, RuleId rule) {
  RuntimeId runtime = usualRuntime(context.model);
  forEachWorker(context, [&](EntryId e, const WorkSplit &work) {
    const Entry &entry = context.facts.entries[e];
    if (entry.runsOn != RunsOn::Process || entry.start != Start::Task || work.task.unknownCalls > 0 ||
        work.task.serves || work.task.sizeUnknown || !work.inLoop ||
        !isOneByOne(context.program, entry.creation))
      return;
    WorkTime time = timeOf(work.task, context.model, runtime);
    double shipping = shippingNs(work);
    if (time.waits > 0 || time.total() * 2 > shipping)
      return;
    context.report(
        rule, entry.creation,
        {nameOf(context.program, entry.function),
         "sending takes about " + microseconds(shipping) + ", computing " + microseconds(time.total())});
  });
}

} // namespace threadlint
