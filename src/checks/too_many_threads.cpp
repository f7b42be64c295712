// THR807: CPU-bound work on 32 threads and more.
#include "checks/Crowds.h"
#include "checks/Objects.h"
#include "checks/ParallelWork.h"

namespace threadlint {

/// Nearly all the time, in Python or in library code.
static bool computes(const CheckContext &context, const Work &task) {
  constexpr double LeastNs = 1e6, MostWaits = 0.1;
  if (task.unknownCalls > 0 || task.serves || task.sizeUnknown)
    return false;
  WorkTime time = timeOf(task, context.model, usualRuntime(context.model));
  return time.held + time.free > LeastNs && time.waits < MostWaits * time.total();
}

/// A more telling rule reports it.
static bool isSlow(const CheckContext &context, FuncId f) {
  return llvm::any_of(context.slowdowns,
                      [&](const Slowdown &s) { return context.facts.entries[s.entry].function == f; });
}

void checkTHR807(const CheckContext &context, RuleId rule) {
  const auto many = static_cast<double>(context.options.number(option::THR807ManyThreads));
  forEachWorker(context, [&](EntryId e, const WorkSplit &work) {
    const Entry &entry = context.facts.entries[e];
    if (!entry.isThread() || !computes(context, work.task) || isSlow(context, entry.function))
      return;
    double threads = entry.poolSize ? entry.poolSize : work.tasksKnown && work.inLoop ? work.threads : 0;
    bool perItem = entry.runsOn == RunsOn::NewThread && work.inLoop && !work.tasksKnown &&
                   work.threads == 0 && entry.start == Start::Target;
    if (threads < many && !perItem)
      return;
    context.report(rule, entry.creation,
                   {nameOf(context.program, entry.function),
                    perItem ? std::string("as many") : std::to_string(static_cast<unsigned>(threads))});
  });
}

} // namespace threadlint
