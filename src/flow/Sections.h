// A function -> the critical sections that it opens itself: which of them an instruction is in.
#pragma once

#include "flow/Flow.h"

namespace threadlint {

/// A stretch in which a lock is held without a break.
struct Section {
  LockId lock;
  ir::InstrId begin; ///< where the function takes the lock
  friend bool operator==(const Section &, const Section &) = default;
};

/// The sections of the function itself that are open before the instruction.
llvm::SmallVector<Section, 2> sectionsAt(const Facts &facts, FuncId f, ir::InstrId at);

} // namespace threadlint
