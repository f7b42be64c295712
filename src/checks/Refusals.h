// The state machines as rules ask them: on which of the selected runtimes an operation raises, and what.
#pragma once

#include "checks/Checks.h"
#include "model/States.h"

namespace threadlint {

struct Refusal {
  std::vector<llvm::StringRef> runtimes; ///< names; empty: nobody refuses
  std::string exceptions; ///< for messages: "`RuntimeError`", "`AttributeError` or `RuntimeError`"

  explicit operator bool() const { return !runtimes.empty(); }
};

/// `state` and `operation` as in the table.
Refusal refusalOf(const CheckContext &context, ObjectKind kind, llvm::StringRef state,
                  llvm::StringRef operation);

template <class State, class Operation>
Refusal refusalOf(const CheckContext &context, ObjectKind kind, State state, Operation operation) {
  return refusalOf(context, kind, nameOf(state), nameOf(operation));
}

} // namespace threadlint
