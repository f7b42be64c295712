// THR206: a test of shared state and an act that relies on it, without one lock over both.
#include "checks/Races.h"

namespace threadlint {

void checkTHR206(const CheckContext &context, RuleId rule) {
  reportConflicts(context, rule, ConflictKind::CheckThenAct);
  reportFileRaces(context, rule);
}

} // namespace threadlint
