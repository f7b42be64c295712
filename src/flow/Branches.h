// Constant arguments of a call -> the branches that its callee does not take then.
#pragma once

#include "link/Link.h"
#include "llvm/ADT/DenseMap.h"

namespace threadlint {

/// Instructions [begin, end) of one function, in order of their `if`s.
using Stretches = llvm::SmallVector<std::pair<uint32_t, uint32_t>, 2>;

inline bool isSkipped(const Stretches &blocks, uint32_t at) {
  for (auto [begin, end] : blocks)
    if (at >= begin && at < end)
      return true;
  return false;
}

class Branches {
public:
  explicit Branches(const Program &program) : program(program) {}
  /// What `callee` leaves out for this call. `self`: 1 when the first parameter is not among the arguments.
  Stretches skippedIn(FuncId callee, Ref call, uint32_t self);

private:
  enum class Answer : uint8_t { Unknown, No, Yes };
  const Program &program;
  llvm::DenseMap<FuncId, llvm::SmallVector<uint32_t, 4>> asking; ///< `if`s about parameters only

  llvm::ArrayRef<uint32_t> ifsOf(FuncId f);
  Answer answer(FuncId f, uint32_t condition, Ref call, uint32_t self) const;
  Ref constantFor(FuncId f, uint32_t load, Ref call, uint32_t self) const;
};

} // namespace threadlint
