// THR202: read-modify-write of an attribute of a shared object without a common lock.
#include "checks/Races.h"

namespace threadlint {

void checkTHR202(const CheckContext &context, RuleId rule) {
  reportLostUpdates(context, rule, VarRoot::InstanceAttr);
}

} // namespace threadlint
