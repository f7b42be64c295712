// Guards + accesses -> the accesses that somebody must put under the lock.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// A place is used without the lock that others hold when they use it.
struct Unguarded {
  const Guard *guard = nullptr;
  Access access;                        ///< the worst one of its function
  llvm::SmallVector<Access, 2> guarded; ///< with the lock, most telling first
};

/// At most one for each place and function, sorted by place and position.
std::vector<Unguarded> findUnguarded(const CheckContext &context);

/// The lock as the code beside the access would spell it: "self._lock", "_lock".
std::string textOfLock(const Program &program, VarId lock);

} // namespace threadlint
