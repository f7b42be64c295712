// THR201: read-modify-write of a module global by several threads without a common lock.
#include "checks/Races.h"

namespace threadlint {

void checkTHR201(const CheckContext &context, RuleId rule) {
  reportLostUpdates(context, rule, VarRoot::Global);
}

} // namespace threadlint
