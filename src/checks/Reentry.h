// Program + Facts -> what code that interrupts other code takes, and the other may have.
#pragma once

#include "checks/Borders.h"

namespace threadlint {

struct Taking {
  Ref where;         ///< the acquisition or call
  FuncId function;   ///< it stands in
  Ref elsewhere;     ///< where other code takes it too; none: logging
  std::string what;  ///< "`lock`"
  bool logs = false; ///< a guess
};

/// Blocking acquisitions of locks that are not re-entrant and uses of queues in functions on that border,
/// which functions that are not on it use too. `onMain`: only those count that threads are not alone with. In
/// module order, the first of each function.
std::vector<Taking> findTakings(const CheckContext &context, Border border, bool onMain);

} // namespace threadlint
