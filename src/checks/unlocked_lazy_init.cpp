// THR207: something that must exist once is made when it is first needed, by several threads.
#include "checks/Races.h"

namespace threadlint {

void checkTHR207(const CheckContext &context, RuleId rule) {
  reportConflicts(context, rule, ConflictKind::LazyInit);
}

} // namespace threadlint
