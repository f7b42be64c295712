// A `while` loop whose turns only look -> what it looks at, until another thread changes it.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// A turn that does nothing but look, and how it is to be waited for instead.
struct Polling {
  Ref loop;
  Ref what;           ///< the condition or the query, for messages
  Ref look;           ///< the query, or the load of the variable
  Ref change;         ///< where another thread changes the variable; none for a query of an object
  Ref sleep;          ///< the call that lets others run; none: there is none in some turn
  std::string advice; ///< "call `done.wait()`, which ..."
};

/// Loops of the program that turn until another thread does something, in order: those with a turn without
/// any sleep, and those that sleep no longer in a turn than THR806 says.
llvm::ArrayRef<Polling> pollings(const CheckContext &context);

/// The finding of a rule for it: the place that is looked at, the advice.
Finding &reportPolling(const CheckContext &context, RuleId rule, const Polling &polling,
                       llvm::ArrayRef<std::string> more = {});

} // namespace threadlint
