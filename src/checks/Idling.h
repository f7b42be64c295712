// Instructions -> whether they only look at what there is: no work, no input or output, no change that others
// see.
#pragma once

#include "checks/Checks.h"
#include "flow/Shapes.h"
#include "llvm/ADT/DenseMap.h"
#include <optional>

namespace threadlint {

/// What an instruction looks at that other threads change.
struct Look {
  Ref at;
  Ref change;                    ///< of a variable: where another thread writes it
  llvm::StringRef method, waits; ///< of an object: what is asked, what to call instead
  Ref object;                    ///< the receiver of the method; none
  bool raises = false;  ///< what is looked for is missing: it raises `Empty` or `Full`, and takes nothing
  bool refuses = false; ///< its answer is no, and it has taken nothing
};

/// What is seen on the way through a turn.
struct Looks {
  llvm::SmallVector<Look, 4> all;
  Ref sleep;
  double seconds = 0;
};

class Idling {
public:
  explicit Idling(const CheckContext &context);
  /// The instruction does nothing but look or sleep shortly; enters into `looks` what it looks at.
  bool look(Ref at, Looks &looks) { return look(at, looks, 0); }
  bool isTime(Ref value) const; ///< a call that asks for the time

private:
  const CheckContext &context;
  const Program &program;
  Shapes shapes;
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, llvm::SmallVector<const Access *, 2>> reads;
  llvm::DenseMap<VarId, llvm::SmallVector<const Access *, 4>> writes;
  std::vector<std::vector<bool>> callees; ///< by module and instruction: the callee of a call

  bool look(Ref at, Looks &looks, unsigned depth);
  bool call(Ref at, Looks &looks, unsigned depth);
  bool function(FuncId f, Looks &looks, unsigned depth);
  bool attribute(Ref at, Looks &looks, unsigned depth);
  bool sleepFor(Ref call, Looks &looks);
  bool isCallee(Ref at);
  std::optional<Look> query(Ref call) const;
  void variable(Ref at, Looks &looks) const;
};

} // namespace threadlint
