// Accesses that race -> findings at the access that somebody must act on.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// Reports read-modify-writes of places of one kind that another thread may update at the same time without a
/// common lock: one finding a place and function, at its first unprotected update.
void reportUnlockedUpdates(const CheckContext &context, RuleId rule, VarRoot root);

/// "another `worker` thread", "the main thread", "`produce` (started on line 12)": the thread behind `other`,
/// as seen from the one behind `self`.
std::string describeThread(const CheckContext &context, const Access &self, const Access &other);

} // namespace threadlint
