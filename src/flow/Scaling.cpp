// Counted work -> the turns of a simulated thread -> speed-up.
#include "flow/Scaling.h"
#include "model/Simulator.h"
#include "llvm/ADT/STLExtras.h"
#include <cmath>

namespace threadlint {

constexpr double FewTurns = 48; ///< work is cut into at least as many, so that it can be shared out
constexpr double ManyTurns = 4000, MostTurns = 20000; ///< more are not simulated: they go on in the same way
constexpr double MostBytecodesBetweenJumps = 100;
constexpr double LongEnoughNs = 1e8; ///< to simulate, when turns are short; some switch intervals
constexpr double LongNs = 1e9;       ///< longer work is simulated in quick motion
constexpr double TaskNs = 25000;     ///< to hand one task to a pool and take its result
constexpr double ProcessTaskNs = 150000;
constexpr double ShippedPsPerByte = 2000; ///< pickled, piped and unpickled
constexpr double ShortNs = 5e6;           ///< so little is an underestimate
constexpr double Late =
    0.045; ///< that the last of the threads that compute ends after the others, of its time
constexpr double LeastGain = 1.4; ///< of two threads, that counts as scaling

/// How often the work lets go of the GIL or takes a lock: the turns it is cut into.
static double turnsOf(const Work &work, RuntimeId runtime) {
  double turns = 1;
  for (const WorkPart &part : work.parts) {
    turns = std::max({turns, part.takes, part.waits, part.handOvers, part.meetings, part.spins});
    for (const NativeWork &native : part.natives)
      if (runsFree(native, runtime))
        turns = std::max(turns, native.calls);
  }
  return turns;
}

/// One thread at a time does its turn; then it computes in vain until the switch interval is over.
static void takeTurns(std::vector<Stretch> &turn, const Runtime &runtime, double spins, double turns,
                      uint32_t lock) {
  double ns = 0;
  for (const Stretch &s : turn)
    ns += s.ns;
  double interval = runtime.gil ? runtime.switchIntervalUs * 1000.0 : 0;
  double inVain = std::max(0.0, interval - ns * turns / spins);
  turn.insert(turn.begin(), {Stretch::Lock, 0, lock});
  turn.insert(turn.end(), {{Stretch::Wait, inVain * spins / turns}, {Stretch::Unlock, 0, lock}});
}

/// The stretches of one turn; `rivals`: other threads that use shared objects at the same time. Processes
/// have locks of their own.
static std::vector<Stretch> turnOf(const Work &work, const Model &model, const Runtime &runtime, RuntimeId id,
                                   double turns, double rivals, bool processes) {
  std::vector<Stretch> out;
  uint32_t locks = 0;
  for (const WorkPart &part : work.parts) {
    WorkTime time = timeOf(part, model, id);
    bool locked = part.lock && part.takes > 0 && !processes;
    // With a lock held nobody else is at the objects.
    time.held += (locked ? 0 : rivals) *
                 (part.sharedReads * runtime.sharedReadNs + part.sharedWrites * runtime.sharedWriteNs +
                  part.blockBytes * runtime.blockPs / 1000);
    // A semaphore or a lock of which nobody knows what it protects keeps nobody out for long.
    if (locked)
      out.push_back({Stretch::Lock, 0, locks});
    // Compiled loops of PyPy look for other threads at their ends only.
    bool jumps =
        runtime.switchPoints == SwitchPoints::CallsAndJumps || runtime.implementation == Implementation::PyPy;
    bool whole = locked && jumps && part.calls == 0 && part.natives.empty() &&
                 part.bytecodes < MostBytecodesBetweenJumps * part.takes;
    if (time.held > 0)
      out.push_back({Stretch::Compute, time.held / turns, 0, whole});
    if (time.free > 0)
      out.push_back({Stretch::Native, time.free / turns, 0});
    if (time.waits > 0)
      out.push_back({Stretch::Wait, time.waits / turns, 0});
    if (locked)
      out.push_back({Stretch::Unlock, 0, locks++});
    // Threads that pass something on do so one at a time, GIL or not.
    if (part.handOvers > 0)
      out.push_back({Stretch::Compute,
                     part.handOvers * HandOverNs / turns * (runtime.gil || processes ? 1 : rivals + 1)});
  }
  double meetings = 0;
  for (const WorkPart &part : work.parts)
    meetings += part.meetings;
  double spins = 0;
  for (const WorkPart &part : work.parts)
    spins += part.spins;
  if (spins > 0 && rivals > 0)
    takeTurns(out, runtime, spins, turns, locks + 1);
  // One goes on when another has woken it, after that one has gone to sleep.
  if (meetings > 0 && rivals > 0)
    out.insert(out.end(), {{Stretch::Lock, 0, locks},
                           {Stretch::Wait, meetings * runtime.wakeNs / turns},
                           {Stretch::Unlock, 0, locks}});
  return out;
}

/// How much longer one more thread takes for its work while `spinning` others compute in vain.
static double slowedBySpinning(const Runtime &runtime, unsigned spinning, unsigned cores) {
  return runtime.gil ? spinning + 1 : std::max(1.0, (spinning + 1.0) / cores);
}

double shippingNs(const WorkSplit &split) {
  return ProcessTaskNs + split.shippedBytes * ShippedPsPerByte / 1000;
}

Prediction predict(const WorkSplit &split, const Model &model, RuntimeId id, unsigned threads, unsigned cores,
                   bool processes) {
  Runtime runtime = model.runtime(id);
  Prediction out;
  out.time = timeOf(split.task, model, id);
  WorkTime serial = timeOf(split.serial, model, id);
  double perTask = TaskNs;
  if (processes) {
    runtime.gil = false;
    runtime.sharedReadNs = runtime.sharedWriteNs = runtime.blockPs = 0;
    runtime.threadStartUs = runtime.processStartUs;
    perTask = shippingNs(split);
  }
  double turns = turnsOf(split.task, id), all = turns * split.tasks, cut = 1;
  bool isShort = out.time.total() * split.tasks < ShortNs;
  // Who uses threads for it has more of it.
  bool isMore = isShort && (split.task.sizeUnknown || split.task.unknownCalls > 0 || !split.tasksKnown);
  if (all < FewTurns)
    cut = std::ceil(FewTurns / all);
  double turnNs = out.time.total() / (turns * cut);
  bool computes = runtime.gil && out.time.free + out.time.waits <= 0; // many of its turns are one event
  double simulated =
      std::clamp(LongEnoughNs / std::max(turnNs, 1.0), ManyTurns, computes ? MostTurns * 25 : MostTurns);
  if (!isShort) // else for longer than it takes: how threads begin is no part of it
    simulated = std::min(all * cut, simulated);
  double quickly = std::max(1.0, turnNs * simulated / LongNs);
  auto timeWith = [&](unsigned n) {
    ThreadWork work;
    work.turn = turnOf(split.task, model, runtime, id, turns * cut, std::min(n, cores) - 1, processes);
    for (Stretch &s : work.turn)
      s.ns /= quickly;
    work.turns = static_cast<uint32_t>(std::lround(simulated));
    double start = n * runtime.threadStartUs * 1000.0;
    double ahead = serial.total() * (split.task.spinsUntilSet ? slowedBySpinning(runtime, n, cores) : 1);
    double starting =
        processes ? start * (1 + n) / (2 * n) : start; // they begin at the same time, after their forks
    double overhead = starting + ahead + (split.onPool ? perTask * split.tasks : 0);
    if (split.task.sizeUnknown || isMore)
      overhead = 0;
    double shared = simulate(runtime, work, n, cores) - start;
    if (processes)
      overhead += runtime.warmUpUs * 1000.0;
    return shared * quickly * (all * cut / simulated) + overhead;
  };
  double one = timeWith(1);
  out.seconds = one / 1e9;
  if (threads == 1 || one <= 0)
    return out;
  out.speedUp = one / timeWith(threads);
  // Those that wait for each other, or for something else, end together.
  double computing = (out.time.held + out.time.free) / std::max(1.0, out.time.total());
  double atOnce = std::clamp((out.speedUp - 1) / std::max(1.0, std::min(threads, cores) - 1.0), 0.0, 1.0);
  out.speedUp /= 1 + Late * computing * atOnce;
  return out;
}

ScalingClass scalingClass(const WorkSplit &split, const Model &model, RuntimeId id, bool processes) {
  Prediction two = predict(split, model, id, 2, 2, processes);
  if (two.speedUp < LeastGain)
    return ScalingClass::Serial;
  return two.time.waits > two.time.held + two.time.free ? ScalingClass::Waits : ScalingClass::Scales;
}

llvm::StringRef text(ScalingClass c) {
  switch (c) {
  case ScalingClass::Serial:
    return "serial";
  case ScalingClass::Scales:
    return "scales";
  case ScalingClass::Waits:
    return "waits";
  }
  return "";
}

} // namespace threadlint
