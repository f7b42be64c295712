// State machines and selected runtimes -> who refuses what.
#include "checks/Refusals.h"

#include "llvm/ADT/STLExtras.h"

namespace threadlint {

Refusal refusalOf(const CheckContext &context, ObjectKind kind, llvm::StringRef state,
                  llvm::StringRef operation) {
  Refusal refusal;
  const Machine *machine = machineOf(kind);
  llvm::SmallVector<llvm::StringRef, 2> exceptions;
  for (RuntimeId id : context.runtimes) {
    const Runtime &runtime = context.model.runtime(id);
    const Transition *found = machine ? step(machine->name, state, operation, runtime) : nullptr;
    if (!found || found->ending != Ending::Raises)
      continue;
    refusal.runtimes.push_back(runtime.name);
    if (!llvm::is_contained(exceptions, found->outcome))
      exceptions.push_back(found->outcome);
  }
  llvm::sort(exceptions);
  for (llvm::StringRef name : exceptions)
    refusal.exceptions += (refusal.exceptions.empty() ? "`" : " or `") + name.str() + "`";
  return refusal;
}

} // namespace threadlint
