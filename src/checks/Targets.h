// What a hand-over to another thread calls, and with which arguments, as far as that is written there.
#pragma once

#include "checks/Objects.h"

namespace threadlint {

/// A function that is called there, with its leading parameters that are bound already (`self`).
struct TargetFunction {
  FuncId function;
  unsigned bound = 0;
};

/// The functions behind a value, when it can be nothing else.
llvm::SmallVector<TargetFunction, 2> surelyFunctions(const Program &program, Ref value);

/// The arguments that the target is called with.
struct GivenArguments {
  unsigned positional = 0;
  llvm::SmallVector<llvm::StringRef, 4> keywords;
  friend bool operator==(const GivenArguments &, const GivenArguments &) = default;
};

/// None: they are not all written there.
std::optional<GivenArguments> argumentsGiven(const Program &program, Ref call, const HandOver &handOver);

} // namespace threadlint
