// Which work is split over threads that the GIL runs one at a time, and why.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// The most telling rule for a piece of work.
enum class SlowdownKind : uint8_t {
  Threads,     ///< THR801
  Pool,        ///< THR802
  Native,      ///< THR803: most of it is library code that keeps the GIL
  SmallBuffer, ///< THR804: library code that would let go of it for larger data
};

struct Slowdown {
  SlowdownKind kind;
  EntryId entry;      ///< the first of those with this function
  double threads = 0; ///< 0: several
  /// Native, SmallBuffer: the costliest such call.
  const LibraryCall *call = nullptr;
};

/// One for each function, sorted by entry; only where all that it calls is known, and it runs long enough.
std::vector<Slowdown> findSlowdowns(const CheckContext &context);

void reportSlowdowns(const CheckContext &context, RuleId rule, SlowdownKind kind);

} // namespace threadlint
