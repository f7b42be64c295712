// THR204: read-modify-write of an element of a shared container without a common lock.
#include "checks/Races.h"

namespace threadlint {

void checkTHR204(const CheckContext &context, RuleId rule) {
  reportConflicts(context, rule, ConflictKind::LostUpdate,
                  [](const Conflict &c) { return c.victim.contents; });
}

} // namespace threadlint
