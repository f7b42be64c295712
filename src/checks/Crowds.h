// Entries that compute -> how many threads share the work, and what more threads give.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// A thread of the program's own making whose code is known and that computes, no test's.
bool isComputing(const CheckContext &context, EntryId entry);

/// One entry for each function, in order.
void forEachWorker(const CheckContext &context,
                   llvm::function_ref<void(EntryId entry, const WorkSplit &work)> visit);

/// A selected runtime without a GIL; none: there is none.
RuntimeId freeThreadedRuntime(const CheckContext &context);

} // namespace threadlint
