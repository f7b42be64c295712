// A dictionary of locks, filled on demand by test and store -> where.
#pragma once

#include "checks/Checks.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

/// `if k not in locks: locks[k] = Lock()` and its relatives, without a lock around.
struct LockOnDemand {
  Ref test;  ///< the condition, or the load whose KeyError is caught
  Ref store; ///< puts the new lock into the dictionary
};

std::vector<LockOnDemand> locksOnDemand(const CheckContext &context);

/// The stores of them, by module and instruction.
llvm::DenseSet<std::pair<uint32_t, uint32_t>> storesOfLocks(const CheckContext &context);

} // namespace threadlint
