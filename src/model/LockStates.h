// What rules and locksets ask about kinds of locks, answered by their state machines.
#pragma once

#include "model/States.h"

namespace threadlint {

/// A thread that holds such a lock and takes it again waits for itself.
bool blocksItsHolder(ObjectKind kind);

/// Only the thread that holds such a lock can give it back.
bool hasOwner(ObjectKind kind);

/// Lets in as many threads as it was told to.
bool isCounting(ObjectKind kind);

} // namespace threadlint
