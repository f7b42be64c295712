// Runs independent jobs on a fixed number of threads.
#pragma once

#include "llvm/ADT/STLFunctionalExtras.h"
#include <cstdint>

namespace threadlint {

/// Cores this process may use (respects CPU affinity); at least 1.
unsigned defaultWorkerCount();

/// What takes less, in microseconds, is only counted in the totals of a time trace.
inline constexpr unsigned TraceGranularity = 50;

/// Calls `job(index, worker)` once for each index in [0, count), on `workers` threads (1: on the caller).
/// Returns when all are done. `job` must not throw; results must be written to slots of their own.
void parallelFor(uint32_t count, unsigned workers,
                 llvm::function_ref<void(uint32_t index, unsigned worker)> job);

} // namespace threadlint
