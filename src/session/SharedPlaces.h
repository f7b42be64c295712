// Accesses -> the places that entries running in parallel share, and how far locks guard them.
#pragma once

#include "diag/ThreadMap.h"
#include "flow/Flow.h"

namespace threadlint {

/// Two entries whose accesses conflict; none: the main thread, always first.
struct SharedConflict {
  EntryId first, second;
  Guarding guarding = Guarding::None;
};

struct SharedPlace {
  VarId place;
  Guarding guarding = Guarding::None;
  llvm::SmallVector<LockId, 2> guards; ///< see MapPlace::guards
  std::vector<Access> accesses; ///< those that conflict with one, by position; a line a position and owner
  std::vector<SharedConflict> conflicts;
};

/// In the order of `Facts::accesses`.
std::vector<SharedPlace> findSharedPlaces(const Program &program, const Facts &facts);

} // namespace threadlint
