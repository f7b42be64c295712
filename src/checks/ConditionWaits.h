// Calls of `Condition.wait()` -> how the predicate is tested around them.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// How a wait stands to the test of what it waits for.
enum class WaitShape : uint8_t {
  Rechecked, ///< a loop, or what follows, tests again
  Once,      ///< one `if` under the lock, or a test that nothing repeats
  Outside,   ///< the test is made before the lock is taken, and not again under it
  Bare,      ///< nothing is tested
};

struct ConditionWait {
  Ref call;
  Ref condition; ///< the object
  WaitShape shape;
  bool timed = false;
  ir::InstrId test; ///< the If or LoopBody; none without
};

/// Every wait on what surely is a `threading.Condition`, in module order; code of tests is left out.
llvm::ArrayRef<ConditionWait> conditionWaits(const CheckContext &context);

/// Some code that may run on another thread notifies the condition.
Ref notifierOf(const CheckContext &context, Ref condition, FuncId except);

/// The locks that a condition may be: its own, or the one that it is given.
bool isLockOf(const Program &program, Ref condition, const Lock &lock);

} // namespace threadlint
