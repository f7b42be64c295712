// A store -> the read of the old value that the new one depends on.
#pragma once

#include "link/Link.h"

namespace threadlint {

/// The instruction that reads the place which `store` (Store, StoreAttr, StoreItem) writes and on whose value
/// the stored one depends: through operators, calls of functions, and plain locals of the same function. For
/// an element also the call of `get`, `setdefault` or `pop` with the same key. None when the store is no
/// update, or when it is one operation on the object (`+=` on a list), which loses nothing.
Ref oldValueOf(const Program &program, Ref store);

/// Both values, of one function, are the same constant or read the same variable, as far as the text says.
bool isSameValue(const Program &program, Ref a, Ref b);

/// Follows a local that has one definition in its function back to it, a few times; else the value itself.
Ref soleDefinitionOf(const Program &program, Ref value);

} // namespace threadlint
