// Waits while locks are held -> what the other side does with those locks.
#pragma once

#include "checks/Checks.h"
#include "flow/LockOrder.h"

namespace threadlint {

/// Of the whole program.
const LockOrder &lockOrderOf(const CheckContext &context);

/// The lock of `with lock` or `lock.acquire()`; else the call or context manager that takes it.
Ref lockExpressionOf(const Program &program, Ref taken);

/// Where the function that holds the lock does what it should not: waits itself, or calls what waits.
Ref placeWhileHeld(const HeldLock &held, Ref waits);

/// A taking of this lock by a thread of the entry that holds nothing else in common; null: it does not need
/// it.
const Waiting *takingBy(const LockOrder &order, EntryId entry, const HeldLock &lock);

/// THR403 and THR404: waits for threads, or for tasks of pools, under a lock that they take.
void reportWaitsForThreads(const CheckContext &context, RuleId rule, bool tasks);

} // namespace threadlint
