// Whether the constructor of a class reaches that of its modelled base class.
#pragma once

#include "checks/Objects.h"

namespace threadlint {

/// Follows one class's `__init__` and the methods it calls on itself.
class InitWalk {
public:
  explicit InitWalk(const Program &program) : program(program) {}

  /// Could `function`, or a method it calls on `self`, run the `__init__` of the base class?
  bool reaches(FuncId function);
  /// Is this instruction of `function` such a call?
  bool isReachingCall(const FunctionInfo &info, ir::InstrId id, const ir::Instr &call);

private:
  const Program &program;
  llvm::SmallVector<FuncId, 8> pending;
  llvm::DenseSet<FuncId> seen;

  bool scan(FuncId function);
  bool initOf(const FunctionInfo &info, ir::InstrId base, const ir::Instr &call);
  bool mayHandOn(const FunctionInfo &info, ir::InstrId id, const ir::Instr &call);
};

} // namespace threadlint
