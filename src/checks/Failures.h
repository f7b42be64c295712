// A function that runs unattended -> whether an exception can leave it.
#pragma once

#include "checks/Checks.h"
#include "llvm/ADT/DenseMap.h"

namespace threadlint {

enum class Failing : uint8_t {
  No,     ///< it catches everything, or does nothing that raises in practice
  Partly, ///< what may raise stands in `try` statements that catch some exceptions
  Yes,
  Unknown,
};

class Failures {
public:
  explicit Failures(const Program &program) : program(program) {}

  Failing of(FuncId function);
  /// Of the function that is handed over: a name, a lambda, a method, an imported function.
  Failing ofTarget(Ref target);
  /// The first thing in the function that may raise; none when it is not of the program, or nothing does.
  Ref riskOf(Ref target) const;

private:
  const Program &program;
  llvm::DenseMap<FuncId, Failing> known;
  llvm::DenseMap<FuncId, Ref> risks;
  unsigned depth = 0;

  Failing ofBody(FuncId function);
  Failing ofCall(Ref call);
  Failing ofInstr(Ref at);
};

} // namespace threadlint
