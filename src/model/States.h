// What objects of the thread library answer in which state, per interpreter: generated tables and look-ups.
#pragma once

#include "model/Model.h"

namespace threadlint {

/// How an operation ends.
enum class Ending : uint8_t {
  Returns, ///< a value, or "ok" when it returns nothing
  Raises,  ///< the outcome is the exception's class
  Blocks,  ///< not before somebody else acts, perhaps never
};

/// One step of a state machine: `operation` on an object in `state` has `outcome` and leaves it in `next`.
struct Transition {
  llvm::StringLiteral machine; ///< "Thread", "Lock", "Future" ...
  llvm::StringLiteral state;   ///< "new", "started", "free", "held by this thread" ...
  llvm::StringLiteral
      operation;               ///< as written, "start()", "daemon = True"; or what happens, "target returns"
  llvm::StringLiteral outcome; ///< "ok", "True", "None", "int", "blocks", or the exception's class
  llvm::StringLiteral next;    ///< state afterwards; same as `state` when nothing changes
  Ending ending;               ///< the outcome's kind
  uint32_t runtimes;           ///< bit i: holds on RuntimeId i

  bool holdsOn(RuntimeId id) const { return runtimes >> id.v & 1; }
};

/// One kind of object.
struct Machine {
  llvm::StringLiteral name;
  ObjectKind object;                          ///< None for variants such as "Condition(Lock())"
  llvm::StringLiteral summary;                ///< one sentence
  llvm::ArrayRef<llvm::StringLiteral> states; ///< the initial one first
};

/// Sorted by machine, state and operation; a step whose outcome differs among runtimes has a row an outcome.
llvm::ArrayRef<Transition> allTransitions();
/// Sorted by name.
llvm::ArrayRef<Machine> allMachines();
/// The machine of such objects; nullptr if there is none.
const Machine *machineOf(ObjectKind kind);

/// What happens on that runtime; nullptr when it has no such object, state or operation.
const Transition *step(llvm::StringRef machine, llvm::StringRef state, llvm::StringRef operation,
                       const Runtime &runtime);

// For each family of machines its states and operations: `enum class ThreadState`, `ThreadOperation`,
// `LockState` ..., and their names as in the table.
#include "StateEnums.inc"

/// The same for one of the typed families: `step(ObjectKind::Thread, ThreadState::New, ThreadOperation::Join,
/// ...)`.
template <class State, class Operation>
const Transition *step(ObjectKind kind, State state, Operation operation, const Runtime &runtime) {
  const Machine *machine = machineOf(kind);
  return machine ? step(machine->name, nameOf(state), nameOf(operation), runtime) : nullptr;
}

/// Whether the step ends this way on that runtime.
template <class State, class Operation>
bool ends(Ending ending, ObjectKind kind, State state, Operation operation, const Runtime &runtime) {
  const Transition *found = step(kind, state, operation, runtime);
  return found && found->ending == ending;
}

} // namespace threadlint
