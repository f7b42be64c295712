// Tasks of thread pools -> what they do with their own pool.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// A task of this pool runs the instruction; none: no task does. The pool is not made by the task itself.
EntryId taskAt(const CheckContext &context, Ref where, SiteId pool);

} // namespace threadlint
