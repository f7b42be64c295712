// Findings about unlocked accesses -> fixes that take the lock of the other side, or go through a copy.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// Puts the update in a `with` of the lock that the other side holds, when that can be named here and the
/// update is a statement on a line of its own. Unsafe: it changes what is locked when.
void addLockFix(const CheckContext &context, Finding &f, const Access &victim, const Access &other);

/// `for x in d:` -> `for x in list(d):`. Unsafe: the loop no longer sees what is added meanwhile.
void addSnapshotFix(const CheckContext &context, Finding &f, const Access &loop);

/// `try:` whose first statement is `lock.acquire()` and whose `finally` is `lock.release()`, and nothing else
/// -> `with lock:`.
void addWithFix(const CheckContext &context, Finding &f, Ref acquire, Ref release);

/// `lock.acquire()`, statements, `lock.release()` of one block -> `with lock:` around the statements.
void addBlockFix(const CheckContext &context, Finding &f, Ref acquire);

/// A lock that a function makes in its `with` -> a global above the function. Unsafe: threads wait from then
/// on.
void addHoistFix(const CheckContext &context, Finding &f, Ref call);

} // namespace threadlint
