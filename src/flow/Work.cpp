// Counts of work -> time on a runtime.
#include "flow/Work.h"
#include "llvm/ADT/STLExtras.h"

namespace threadlint {

constexpr double LongNs = 5e5; ///< work below is over in a few times what starting a thread costs
constexpr double LargestShareFree = 0.2;
constexpr double LeastNsAnItem = 2e4; ///< below, threads pass items on rather than compute

WorkPart &Work::under(LockId lock) {
  for (WorkPart &part : parts)
    if (part.lock == lock)
      return part;
  parts.emplace_back().lock = lock;
  return parts.back();
}

void addNative(WorkPart &part, const NativeWork &native, double times) {
  for (NativeWork &known : part.natives)
    if (known.freeOn == native.freeOn) {
      known.ns += native.ns * times;
      known.calls += native.calls * times;
      return;
    }
  part.natives.push_back({native.freeOn, native.ns * times, native.calls * times});
}

void Work::addLibrary(const LibraryCall &call) {
  for (LibraryCall &known : library)
    if (known.at == call.at && known.api == call.api) {
      known.ns += call.ns;
      known.calls += call.calls;
      return;
    }
  if (library.size() < MostLibraryCalls) {
    library.push_back(call);
    return;
  }
  auto least =
      llvm::min_element(library, [](const LibraryCall &a, const LibraryCall &b) { return a.ns < b.ns; });
  if (least->ns < call.ns)
    *least = call;
}

void Work::add(const Work &callee, double times, LockId lock) {
  for (const WorkPart &from : callee.parts) {
    WorkPart &to = under(from.lock ? from.lock : lock);
    to.takes += from.takes * times;
    to.bytecodes += from.bytecodes * times;
    to.calls += from.calls * times;
    to.handOvers += from.handOvers * times;
    to.meetings += from.meetings * times;
    to.spins += from.spins * times;
    to.waits += from.waits * times;
    to.waitNs += from.waitNs * times;
    to.sharedReads += from.sharedReads * times;
    to.sharedWrites += from.sharedWrites * times;
    to.blockBytes += from.blockBytes * times;
    for (const NativeWork &native : from.natives)
      addNative(to, native, times);
  }
  unknownCalls += callee.unknownCalls * times;
  asks += callee.asks * times;
  for (LibraryCall call : callee.library) {
    call.ns *= times;
    call.calls *= times;
    addLibrary(call);
  }
  endless |= callee.endless;
  serves |= callee.serves;
  spinsUntilSet |= callee.spinsUntilSet;
  sizeUnknown |= callee.sizeUnknown;
}

bool runsFree(const NativeWork &native, RuntimeId runtime) { return native.freeOn >> runtime.v & 1; }

WorkTime timeOf(const WorkPart &part, const Model &model, RuntimeId id) {
  const Runtime &runtime = model.runtime(id);
  WorkTime time;
  time.held =
      part.bytecodes * runtime.bytecodePs / 1000 + part.calls * runtime.callNs + part.takes * runtime.lockNs;
  time.waits = part.waitNs;
  for (const NativeWork &native : part.natives)
    (runsFree(native, id) ? time.free : time.held) += native.ns;
  return time;
}

WorkTime timeOf(const Work &work, const Model &model, RuntimeId id) {
  WorkTime time;
  for (const WorkPart &part : work.parts) {
    WorkTime one = timeOf(part, model, id);
    time.held += one.held + part.handOvers * HandOverNs;
    time.free += one.free;
    time.waits += one.waits;
  }
  return time;
}

RuntimeId usualRuntime(const Model &model) { return model.findRuntime("cpython-3.11"); }

WorkClass classify(const Work &work, const Model &model) {
  WorkTime time = timeOf(work, model, usualRuntime(model));
  double handOvers = 0;
  for (const WorkPart &part : work.parts)
    handOvers += part.handOvers;
  if (time.free + time.waits > LargestShareFree * time.held || handOvers * LeastNsAnItem > time.held)
    return WorkClass::Waits;
  if (work.unknownCalls > 0)
    return WorkClass::Unknown;
  return time.held < LongNs ? WorkClass::Small : WorkClass::CpuBound;
}

} // namespace threadlint
