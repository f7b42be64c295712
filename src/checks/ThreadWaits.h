// Joins -> the threads they wait for, and how these end; code that runs when the interpreter or an object
// ends.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// The entries whose thread objects a value may be.
llvm::SmallVector<EntryId, 2> entriesOf(const CheckContext &context, Ref object);

/// `t.join()` or `t.join(None)` on what surely is a thread.
bool isUntimedJoin(const Program &program, Ref call, Ref receiver);
/// The timeout that a `join` is given; none: none, or None.
ir::InstrId timeoutOf(const ir::Module &module, const ir::Instr &join);

/// A function that runs when the program ends, or when an object goes away, and what leads to it.
struct LastCode {
  FuncId function;
  FuncId root;      ///< the `__del__`, or what was given to `atexit.register`
  Ref registration; ///< none: a finalizer
};
/// Those functions, and what they surely call, in order.
std::vector<LastCode> lastCode(const CheckContext &context);

/// A `while` loop that ends by its condition only; none: the function has no loop that goes on for ever.
ir::InstrId endlessLoop(const Program &program, FuncId f);

} // namespace threadlint
