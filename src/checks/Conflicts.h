// Accesses -> conflicts: what another thread can break, and why no lock prevents it.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// What goes wrong, in the order in which one of several is reported.
enum class ConflictKind : uint8_t {
  LockAfterTest, ///< made once only, but the lock is taken after the test
  LazyInit,      ///< made when it is first needed, perhaps twice
  SplitSection,  ///< the lock is given back between the read and the write
  DisjointLocks, ///< both hold locks, not the same
  CheckThenAct,  ///< what was tested may not hold any more
  LostUpdate,    ///< the old value may not be the value any more
  ChangedInLoop, ///< a container changes while it is gone through
};

struct Conflict {
  ConflictKind kind;
  Access victim; ///< an Update, CheckThenAct or Iterate
  Access other;  ///< may come in between
  /// Whose function must change; and the other side.
  const Access &blamed() const { return blamesOther ? other : victim; }
  const Access &rival() const { return blamesOther ? victim : other; }
  bool certain = false;     ///< on one object, by threads that are seen; see Facts::isCertain
  bool blamesOther = false; ///< DisjointLocks: the other holds the lock that is less used for the place
};

/// Calls `visit` for each place that somebody writes, with its accesses, writes first.
void forEachPlace(llvm::ArrayRef<Access> all, llvm::function_ref<void(llvm::ArrayRef<Access>)> visit);

/// At most one for each place and function, sorted by place and position.
std::vector<Conflict> findConflicts(const CheckContext &context);

/// Whether threads in sight do both at the same time; none: what calls them is not in sight.
std::optional<bool> meetInSight(const CheckContext &context, const Access &a, const Access &b);

/// More than one call away from the function that its thread runs: whether others do the same meanwhile is up
/// to what the code in between decides.
bool isFarOff(const CheckContext &context, const Access &a);

} // namespace threadlint
