// THR203: read-modify-write of a variable of an enclosing function by several threads.
#include "checks/Races.h"

namespace threadlint {

void checkTHR203(const CheckContext &context, RuleId rule) {
  reportLostUpdates(context, rule, VarRoot::Local);
}

} // namespace threadlint
