// The events of a function -> the locks that are surely held at one of its instructions.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// By the function itself; what its callers hold is not known here.
LocksetId heldAt(const CheckContext &context, Ref where);

/// The instruction of the same function that took the lock last before; none: another function did.
Ref takenAt(const CheckContext &context, LockId lock, Ref before);

/// The lock as it is written where it is taken.
std::string textOfTaking(const CheckContext &context, Ref taking);

/// The expression for the lock of a `with` or `acquire`.
Ref lockOfTaking(const CheckContext &context, Ref taking);

} // namespace threadlint
