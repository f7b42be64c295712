// The generated table of state machines -> lookups by machine, state and operation.
#include "model/States.h"

#include "llvm/ADT/STLExtras.h"

namespace threadlint {

namespace {
#include "StateTable.inc"
} // namespace

llvm::ArrayRef<Transition> allTransitions() { return TransitionRows; }

llvm::ArrayRef<Machine> allMachines() { return MachineRows; }

const Machine *machineOf(ObjectKind kind) {
  if (kind == ObjectKind::None)
    return nullptr;
  const Machine *found = llvm::find_if(allMachines(), [&](const Machine &m) { return m.object == kind; });
  return found == allMachines().end() ? nullptr : found;
}

const Transition *step(llvm::StringRef machine, llvm::StringRef state, llvm::StringRef operation,
                       const Runtime &runtime) {
  auto keyOf = [](const Transition &row) {
    return std::tuple<llvm::StringRef, llvm::StringRef, llvm::StringRef>(row.machine, row.state,
                                                                         row.operation);
  };
  std::tuple key(machine, state, operation);
  RuntimeId id = Model().findRuntime(runtime.name);
  assert(id && "not a runtime of the table");
  for (const Transition *row =
           llvm::partition_point(allTransitions(), [&](const Transition &r) { return keyOf(r) < key; });
       row != allTransitions().end() && keyOf(*row) == key; ++row)
    if (row->holdsOn(id))
      return row;
  return nullptr;
}

} // namespace threadlint
