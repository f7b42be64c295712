// Entries that compute -> how many threads share the work, and what more threads give.
#include "checks/Crowds.h"
#include "checks/Guards.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

bool isComputing(const CheckContext &context, EntryId e) {
  const Entry &entry = context.facts.entries[e];
  if (!entry.isFollowed() || entry.creation.module.isNone() || isTestCode(context, entry.creation))
    return false;
  return classify(context.facts.work[e].task, context.model) == WorkClass::CpuBound;
}

void forEachWorker(const CheckContext &context,
                   llvm::function_ref<void(EntryId entry, const WorkSplit &work)> visit) {
  llvm::DenseSet<FuncId> seen;
  for (uint32_t i = 0; i < context.facts.entries.size() && i < context.facts.work.size(); ++i) {
    const Entry &entry = context.facts.entries[EntryId(i)];
    if (entry.function.isNone() || entry.creation.module.isNone() || isTestCode(context, entry.creation) ||
        !seen.insert(entry.function).second)
      continue;
    visit(EntryId(i), context.facts.work[EntryId(i)]);
  }
}

RuntimeId freeThreadedRuntime(const CheckContext &context) {
  RuntimeId found;
  for (RuntimeId r : context.runtimes)
    if (!context.model.runtime(r).gil && context.model.runtime(r).implementation == Implementation::CPython)
      found = r;
  return found;
}

} // namespace threadlint
