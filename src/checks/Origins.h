// A value that the program's value sets do not tell -> the expression that makes it.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// Follows variables that are stored once, and parameters of a thread's function to what the thread is given.
/// `entry`: the thread; none: the main thread. Returns the last expression that it comes to.
Ref originOf(const CheckContext &context, Ref value, EntryId entry);

/// The expression that is handed to the entry's function as its parameter of that index; none: not written
/// down.
Ref argumentOfEntry(const CheckContext &context, const Entry &entry, uint32_t parameter);

/// Evaluated once: by a module, or by a run of the function that makes the thread; not in a loop.
bool isEvaluatedOnce(const CheckContext &context, Ref expression, EntryId entry);

} // namespace threadlint
