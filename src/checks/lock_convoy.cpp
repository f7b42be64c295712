// THR808: a lock that several threads want, taken in every turn of a loop for next to no work.
#include "checks/Crowds.h"
#include "checks/Guards.h"
#include "checks/Pools.h"
#include "checks/Shapes.h"
#include "llvm/Support/FormatVariadic.h"

namespace threadlint {

/// The acquisition of the lock in a loop of the function; null without.
static const Event *acquiredInLoop(const CheckContext &context, FuncId f, LockId lock, ir::InstrId &loop) {
  const FunctionInfo &info = context.program.function(f);
  for (const Event &event : context.facts.summaries[f.v].events) {
    if (event.kind != EventKind::Acquire || event.lock != lock)
      continue;
    loop = loopAround(context.program, {info.module, event.where});
    if (loop)
      return &event;
  }
  return nullptr;
}

/// It goes on without waiting for anything but the lock.
static bool isBusy(const Work &task) {
  return !task.serves && !task.endless && task.unknownCalls == 0 &&
         llvm::all_of(task.parts, [](const WorkPart &part) { return part.waits == 0; });
}

static std::string times(double takes) {
  return takes > 1e6 ? std::string("more than a million") : llvm::formatv("about {0:F0}", takes).str();
}

void checkTHR808(const CheckContext &context, RuleId rule) {
  constexpr double BriefNs = 5000;
  const auto often = static_cast<double>(context.options.number(option::THR808LeastTakes));
  forEachWorker(context, [&](EntryId e, const WorkSplit &work) {
    const Entry &entry = context.facts.entries[e];
    bool shared = entry.many || work.inLoop;
    if (!entry.isFollowed() || !shared || entry.serial || !isBusy(work.task))
      return;
    for (const WorkPart &part : work.task.parts) {
      if (part.lock.isNone() || part.lock.v >= context.facts.locks.size() || part.takes < often ||
          !context.facts.locks[part.lock].guards())
        continue;
      WorkTime time = timeOf(part, context.model, usualRuntime(context.model));
      if (time.total() / part.takes > BriefNs || part.waits > 0)
        continue;
      ir::InstrId loop;
      const Event *event = acquiredInLoop(context, entry.function, part.lock, loop);
      if (!event)
        continue;
      ModuleId module = context.program.function(entry.function).module;
      Ref where{module, event->where};
      const ir::Module &m = context.program.irOf(module);
      const ir::Instr &in = m[event->where];
      Ref lock = in.op == ir::Op::Call   ? Ref{module, receiverOf(m, in)}
                 : in.op == ir::Op::With ? Ref{module, ir::InstrId(in.a)}
                                         : where;
      context.report(rule, where,
                     {oneLine(context.sourceText(lock.instr ? lock : where)),
                      context.lineText({module, loop}), times(part.takes)});
      return;
    }
  });
}

} // namespace threadlint
