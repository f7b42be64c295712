// Program + Facts -> the map of threads that `threadlint threads` shows.
#pragma once

#include "diag/ThreadMap.h"
#include "flow/Flow.h"

namespace threadlint {

/// Entries in the order of the code that makes them; places that entries running in parallel share; locks
/// held there.
ThreadMap makeThreadMap(const SourceSet &sources, const Program &program, const Facts &facts);

} // namespace threadlint
