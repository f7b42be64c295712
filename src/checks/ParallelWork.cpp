// Entries + counted work -> Slowdowns, with the speed-up predicted for each runtime.
#include "checks/ParallelWork.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "flow/Scaling.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/Support/FormatVariadic.h"

namespace threadlint {

constexpr double LeastNativeShare = 0.6; ///< of the time with the GIL
constexpr double LeastFreeShare = 0.15;  ///< of the time
constexpr unsigned Cores = 4;            ///< that a prediction is for
constexpr double MostThreads = 64;
constexpr double ManyTasks = 1000;      ///< handing so many to a pool takes longer than short ones themselves
constexpr double LongNsOfUnknown = 1e7; ///< loops over loops, where the data are not seen

/// `if not sys._is_gil_enabled(): pool.submit(...)`: whoever wrote it knows.
static bool asksForGil(const CheckContext &context, Ref creation) {
  const ir::Module &m = context.program.irOf(creation.module);
  const ir::Function &f = *context.program.function(context.program.functionOf(creation)).ir;
  for (uint32_t i = f.begin; i < f.end; ++i) {
    const ir::Instr &in = m.instrs[i];
    llvm::StringRef name = in.op == ir::Op::LoadAttr ? m.text(NameId(in.b))
                           : in.op == ir::Op::Load   ? m.text(NameId(in.a))
                                                     : llvm::StringRef();
    if (name.ends_with("gil_enabled"))
      return true;
  }
  return false;
}

/// `run_in_executor(processes, f)`: the pool is given, and it is one of processes.
static bool isGivenProcesses(const CheckContext &context, Ref creation) {
  const ir::Module &m = context.program.irOf(creation.module);
  if (m[creation.instr].op != ir::Op::Call)
    return false;
  return llvm::any_of(m.argsOf(m[creation.instr]), [&](const ir::Arg &arg) {
    ObjectKind kind = surelyKind(context.program, {creation.module, arg.value});
    return kind == ObjectKind::ProcessPoolExecutor || kind == ObjectKind::ProcessPool;
  });
}

/// `await asyncio.to_thread(f)`: one at a time, so that the event loop goes on meanwhile.
static bool isAwaited(const CheckContext &context, Ref creation) {
  const ir::Module &m = context.program.irOf(creation.module);
  return llvm::any_of(
      llvm::ArrayRef(m.instrs).drop_front(creation.instr.v + 1).take_front(2),
      [&](const ir::Instr &in) { return in.op == ir::Op::Await && in.a == creation.instr.v; });
}

/// It lets go of the GIL, but neither waits nor asks the system for anything.
static bool letsGoToCompute(const CheckContext &context, const WorkSplit &split) {
  const Work &work = split.task;
  bool waits = llvm::any_of(work.parts, [](const WorkPart &part) { return part.waits > 0; });
  double ns = timeOf(work, context.model, usualRuntime(context.model)).total();
  double tasks = split.tasksKnown ? split.tasks : 1;
  return !waits && work.asks == 0 && work.unknownCalls == 0 && ns * tasks > LongNsOfUnknown;
}

/// Threads for the sake of speed: not those that a server makes for its requests.
static bool isCandidate(const CheckContext &context, EntryId e) {
  const Entry &entry = context.facts.entries[e];
  if (!entry.isThread() || entry.function.isNone() || entry.creation.module.isNone() ||
      isTestCode(context, entry.creation))
    return false;
  bool started = entry.start == Start::Target || entry.start == Start::Run || entry.start == Start::Task;
  const WorkSplit &split = context.facts.work[e];
  const Work &work = split.task;
  if (!started || entry.serial || work.serves || asksForGil(context, entry.creation) ||
      isGivenProcesses(context, entry.creation) || isAwaited(context, entry.creation))
    return false;
  WorkClass kind = classify(work, context.model);
  double tasks = split.tasksKnown ? split.tasks : 1;
  if (kind == WorkClass::Small && split.onPool && !work.sizeUnknown)
    return tasks > ManyTasks;
  if (kind == WorkClass::Waits)
    return letsGoToCompute(context, split);
  if (kind != WorkClass::CpuBound && (kind != WorkClass::Small || tasks < 2))
    return false;
  if (!work.sizeUnknown)
    return kind == WorkClass::CpuBound;
  // How the loops compare with the waits, nobody knows.
  bool waits = llvm::any_of(work.parts, [](const WorkPart &part) { return part.waits > 0; });
  return !waits && tasks * timeOf(work, context.model, usualRuntime(context.model)).held > LongNsOfUnknown;
}

/// How many threads share the work: those that the code asks for; 0: several; 1: it is not shared.
static double threadsOf(const CheckContext &context, llvm::ArrayRef<EntryId> candidates, EntryId e) {
  const WorkSplit &split = context.facts.work[e];
  unsigned count = 1;
  for (EntryId other : candidates)
    count += other != e && context.facts.parallelEntries[e.v][other.v] &&
             context.facts.entries[other].function == context.facts.entries[e].function;
  if (!split.inLoop)
    return count;
  return split.tasksKnown && split.threads >= 2 ? std::min(split.threads, MostThreads) : 0;
}

static bool isNativeOfGil(const CheckContext &context, const LibraryCall &call) {
  return llvm::any_of(context.runtimes,
                      [&](RuntimeId r) { return context.model.runtime(r).gil && !(call.freeOn >> r.v & 1); });
}

static bool wouldLetGo(const CheckContext &context, const LibraryCall &call) {
  const Api &api = context.model.api(call.api);
  return api.gil == Gil::ReleasesAbove && call.bytes && *call.bytes <= api.gilBytes;
}

/// The call without the GIL that takes most of the time; null: it keeps the GIL nearly all the time.
static const LibraryCall *briefCall(const CheckContext &context, const Work &work) {
  RuntimeId runtime = usualRuntime(context.model);
  WorkTime time = timeOf(work, context.model, runtime);
  const LibraryCall *found = nullptr;
  for (const LibraryCall &call : work.library)
    if (call.freeOn >> runtime.v & 1 && (!found || call.ns > found->ns))
      found = &call;
  return time.free > time.total() * LeastFreeShare ? found : nullptr;
}

/// The kind of work, and the call that is to blame.
static void explain(const CheckContext &context, Slowdown &slowdown) {
  const Work &work = context.facts.work[slowdown.entry].task;
  if (const LibraryCall *brief = briefCall(context, work)) {
    slowdown.kind = SlowdownKind::SmallBuffer;
    slowdown.call = brief;
    return;
  }
  double native = 0, small = 0;
  const LibraryCall *first = nullptr, *firstSmall = nullptr;
  for (const LibraryCall &call : work.library) {
    // Methods and functions of the builtin types are part of the language.
    bool isBuiltin =
        llvm::StringRef(context.model.api(call.api).name).starts_with("builtins.") && !call.bytes;
    if (isBuiltin || !isNativeOfGil(context, call))
      continue;
    native += call.ns;
    if (!first || call.ns > first->ns)
      first = &call;
    if (wouldLetGo(context, call)) {
      small += call.ns;
      if (!firstSmall || call.ns > firstSmall->ns)
        firstSmall = &call;
    }
  }
  double held = timeOf(work, context.model, usualRuntime(context.model)).held;
  if (native < held * LeastNativeShare)
    return;
  bool isSmall = small > native / 2;
  slowdown.kind = isSmall ? SlowdownKind::SmallBuffer : SlowdownKind::Native;
  slowdown.call = isSmall ? firstSmall : first;
}

/// Some selected runtime with a GIL gives two threads little more than one.
static bool isSlow(const CheckContext &context, EntryId e) {
  return llvm::any_of(context.runtimes, [&](RuntimeId r) {
    return context.model.runtime(r).gil &&
           scalingClass(context.facts.work[e], context.model, r, false) == ScalingClass::Serial;
  });
}

std::vector<Slowdown> findSlowdowns(const CheckContext &context) {
  std::vector<Slowdown> out;
  llvm::SmallVector<EntryId, 8> candidates;
  for (uint32_t i = 0; i < context.facts.entries.size(); ++i)
    if (isCandidate(context, EntryId(i)))
      candidates.push_back(EntryId(i));
  llvm::DenseSet<FuncId> known;
  for (EntryId e : candidates) {
    const Entry &entry = context.facts.entries[e];
    double threads = threadsOf(context, candidates, e);
    if (known.count(entry.function) || threads == 1 || entry.poolSize == 1 || !isSlow(context, e))
      continue;
    known.insert(entry.function);
    Slowdown found{entry.runsOn == RunsOn::PoolThread ? SlowdownKind::Pool : SlowdownKind::Threads, e,
                   threads};
    explain(context, found);
    out.push_back(found);
  }
  return out;
}

/// "CPython 3.8 to 3.14, PyPy 3.9": more than two versions of a kind in a row are named by the first and the
/// last.
static std::string titles(const CheckContext &context, llvm::ArrayRef<RuntimeId> runtimes) {
  auto title = [&](RuntimeId r) { return llvm::StringRef(context.model.runtime(r).title); };
  std::string out;
  while (!runtimes.empty()) {
    llvm::StringRef family = title(runtimes[0]).rsplit(' ').first;
    size_t count = 1;
    while (count < runtimes.size() && title(runtimes[count]).rsplit(' ').first == family)
      ++count;
    if (count == 2)
      count = 1; // one by one
    out += (out.empty() ? "" : ", ") + title(runtimes[0]).str();
    if (count > 1)
      out += " to " + title(runtimes[count - 1]).rsplit(' ').second.str();
    runtimes = runtimes.drop_front(count);
  }
  return out;
}

/// "1.0 on CPython 3.8 to 3.14, 3.9 on CPython 3.13 free-threaded; processes 3.6".
static std::string speedUps(const CheckContext &context, EntryId e, unsigned threads) {
  const WorkSplit &split = context.facts.work[e];
  struct Group {
    std::string text;
    llvm::SmallVector<RuntimeId, 8> runtimes;
  };
  llvm::SmallVector<Group, 4> groups;
  double processes = 0;
  for (RuntimeId r : context.runtimes) {
    double speedUp = predict(split, context.model, r, threads, Cores, false).speedUp;
    std::string text = speedUp < 0.1 ? std::string("less than 0.1") : llvm::formatv("{0:F1}", speedUp).str();
    if (context.model.runtime(r).gil)
      processes = std::max(processes, predict(split, context.model, r, threads, Cores, true).speedUp);
    auto it = llvm::find_if(groups, [&](const Group &g) { return g.text == text; });
    if (it == groups.end()) {
      groups.push_back({text, {r}});
    } else {
      it->runtimes.push_back(r);
    }
  }
  std::string out;
  for (const Group &g : groups)
    out += (out.empty() ? "" : ", ") + g.text + " on " + titles(context, g.runtimes);
  return out + llvm::formatv("; {0:F1} with processes", processes).str();
}

/// Of library code that lets go of the GIL.
static std::string whyInVain(const CheckContext &context, const LibraryCall &call) {
  if (wouldLetGo(context, call))
    return llvm::formatv(" with {0:F0} bytes, which keeps the GIL up to {1}", *call.bytes,
                         context.model.api(call.api).gilBytes)
        .str();
  double us = call.ns / std::max(1.0, call.calls) / 1000;
  return llvm::formatv(
             ", which releases the GIL for about {0:F0} µs at a time, less than passing it on takes",
             std::max(1.0, us))
      .str();
}

void reportSlowdowns(const CheckContext &context, RuleId rule, SlowdownKind kind) {
  for (const Slowdown &slowdown : context.slowdowns) {
    if (slowdown.kind != kind)
      continue;
    const Entry &entry = context.facts.entries[slowdown.entry];
    unsigned threads = slowdown.threads >= 2 ? static_cast<unsigned>(slowdown.threads) : Cores;
    std::string count = slowdown.threads >= 2 ? std::to_string(threads) : "several";
    std::string speed = llvm::formatv("speed-up with {0} threads on {1} cores: {2}", threads, Cores,
                                      speedUps(context, slowdown.entry, threads));
    llvm::SmallVector<std::string, 6> arguments = {nameOf(context.program, entry.function), speed, count};
    if (kind == SlowdownKind::Pool)
      arguments.pop_back();
    if (slowdown.call) {
      const Api &api = context.model.api(slowdown.call->api);
      arguments.push_back(api.name.str());
      if (kind == SlowdownKind::SmallBuffer)
        arguments.push_back(whyInVain(context, *slowdown.call));
    }
    Finding &f = context.report(rule, entry.creation, arguments);
    if (slowdown.call)
      f.related.push_back(context.related(slowdown.call->at, "most of the time is spent in this call"));
    for (RuntimeId r : context.runtimes)
      if (context.model.runtime(r).gil)
        f.runtimes.push_back(context.model.runtime(r).name);
  }
}

} // namespace threadlint
