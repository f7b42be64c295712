// THR205: read-modify-write of a class attribute by several threads without a common lock.
#include "checks/Races.h"

namespace threadlint {

void checkTHR205(const CheckContext &context, RuleId rule) {
  reportLostUpdates(context, rule, VarRoot::ClassAttr);
}

} // namespace threadlint
