// Program + Facts -> the table that `threadlint scaling` shows.
#pragma once

#include "diag/ScalingTable.h"
#include "flow/Flow.h"

namespace threadlint {

/// A row for each function that runs on threads or processes of its own; not for handlers and callbacks.
ScalingTable makeScalingTable(const Program &program, const Facts &facts, llvm::ArrayRef<RuntimeId> runtimes,
                              const ScalingOptions &options);

} // namespace threadlint
