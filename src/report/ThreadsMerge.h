// A map of threads -> the same with alike entries as one, so that a picture of it stays readable.
#pragma once

#include "diag/ThreadMap.h"

namespace threadlint {

struct MergedThreads {
  ThreadMap map;                 ///< threads only; merged entries are called `name [first id] ×count`
  std::vector<uint32_t> standIn; ///< by entry of the original that is a thread: the one it became
};

/// Entries are alike that run one function in one way and access the same places under the same locks.
MergedThreads mergeAlike(const ThreadMap &map);

} // namespace threadlint
