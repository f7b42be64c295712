// THR810: threads change one object so often that they do not scale without a GIL either.
#include "checks/Crowds.h"
#include "checks/Objects.h"
#include "checks/Races.h"
#include "flow/Scaling.h"
#include "llvm/Support/FormatVariadic.h"

namespace threadlint {

/// A change of the contents of a shared container by the thread, in its own function.
static const Access *changeBy(const CheckContext &context, EntryId e) {
  const Facts &facts = context.facts;
  for (const Access &a : facts.accesses)
    if (a.owner == e && a.isWrite() && a.contents && a.sharing == Sharing::Shared && !a.assumed)
      return &a;
  return nullptr;
}

/// The speed-up if each thread had an object of its own.
static double speedAlone(const CheckContext &context, WorkSplit work, RuntimeId runtime, unsigned threads) {
  for (WorkPart &part : work.task.parts)
    part.sharedReads = part.sharedWrites = 0;
  return predict(work, context.model, runtime, threads, threads, false).speedUp;
}

void checkTHR810(const CheckContext &context, RuleId rule) {
  constexpr unsigned Threads = 4;
  constexpr double Often = 1000, Poor = 1.5, Gain = 1.5;
  RuntimeId runtime = freeThreadedRuntime(context);
  if (runtime.isNone())
    return;
  forEachWorker(context, [&](EntryId e, const WorkSplit &work) {
    const Entry &entry = context.facts.entries[e];
    if (!entry.isThread() || !entry.isFollowed() || entry.serial || work.task.unknownCalls > 0 ||
        work.task.serves || !(entry.many || work.inLoop))
      return;
    double writes = 0, locked = 0;
    for (const WorkPart &part : work.task.parts) {
      writes += part.sharedWrites;
      locked += part.takes;
    }
    const Access *change = writes < Often || locked >= Often ? nullptr : changeBy(context, e);
    if (!change)
      return;
    double speed = predict(work, context.model, runtime, Threads, Threads, false).speedUp;
    if (speed >= Poor || speed * Gain > speedAlone(context, work, runtime, Threads))
      return;
    Finding &f = context.report(rule, change->where,
                                {nameOf(context.program, entry.function), textOfPlace(context, *change),
                                 llvm::formatv("four of them are {0:F1} times as fast as one on {1}", speed,
                                               context.model.runtime(runtime).title)
                                     .str()});
    f.runtimes.clear();
    for (RuntimeId r : context.runtimes)
      if (!context.model.runtime(r).gil)
        f.runtimes.push_back(context.model.runtime(r).name);
  });
}

} // namespace threadlint
