// Work + Model -> how much faster more threads make it.
#pragma once

#include "flow/Work.h"

namespace threadlint {

/// All the work that one place starts, on one runtime.
struct Prediction {
  WorkTime time;      ///< of one task
  double seconds = 0; ///< with one thread, all of it
  double speedUp = 1; ///< against one thread
};

/// What more threads give: the words of the tables and of the benchmarks.
enum class ScalingClass : uint8_t {
  Serial, ///< they take turns
  Scales, ///< they compute at the same time
  Waits,  ///< they wait at the same time
};

/// `threads` and `cores` at least 1. `processes`: each has an interpreter of its own, and is sent its data.
Prediction predict(const WorkSplit &split, const Model &model, RuntimeId runtime, unsigned threads,
                   unsigned cores, bool processes);
/// What it takes to hand one task to a process and its result back.
double shippingNs(const WorkSplit &split);
/// By the speed-up that two threads on two cores give.
ScalingClass scalingClass(const WorkSplit &split, const Model &model, RuntimeId runtime, bool processes);
llvm::StringRef text(ScalingClass c);

} // namespace threadlint
