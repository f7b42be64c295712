// Questions about locks -> steps of their state machines.
#include "model/LockStates.h"

#include "llvm/ADT/STLExtras.h"

namespace threadlint {

/// On some runtime; no kind of lock differs there between runtimes, and a test holds it so.
static bool endsSo(Ending ending, ObjectKind kind, LockState state, LockOperation operation) {
  Model model;
  return llvm::any_of(model.runtimes(),
                      [&](const Runtime &r) { return ends(ending, kind, state, operation, r); });
}

bool blocksItsHolder(ObjectKind kind) {
  return endsSo(Ending::Blocks, kind, LockState::HeldByThisThread, LockOperation::Acquire);
}

bool hasOwner(ObjectKind kind) {
  return endsSo(Ending::Raises, kind, LockState::HeldByAnotherThread, LockOperation::Release);
}

bool isCounting(ObjectKind kind) {
  return kind == ObjectKind::Semaphore || kind == ObjectKind::BoundedSemaphore;
}

} // namespace threadlint
