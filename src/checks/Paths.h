// A function's instructions -> which places are known to be in some state on every path that reaches them.
#pragma once

#include "ir/Ir.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <string>
#include <vector>

namespace threadlint {

/// How one function writes a place: a variable or attributes of one (`t`, `self.worker`); "" for anything
/// else. Equal keys in one function are the same variable.
std::string placeKey(const ir::Module &module, ir::InstrId value);

/// The places marked so far on every path here. Loops are taken to run at least once.
class PathState {
public:
  bool holds(llvm::StringRef key) const;
  void mark(std::string key);
  /// Forgets the place and all that is reached through it.
  void forget(llvm::StringRef key);
  /// Forgets what is reached through the place, but not the place itself.
  void forgetBelow(llvm::StringRef key);

  bool reachable = true;
  static PathState join(const PathState &a, const PathState &b);

private:
  std::vector<std::string> marked; ///< sorted
};

/// Visits the reachable instructions of a function in order, of the markers EndWith alone; `visit` may mark
/// and forget. Assignments forget by themselves, before the visit; `for x in xs` gives `x` the mark of the
/// elements of `xs`, and back at the end of its turn. `end`: what holds where the last statement falls off
/// the end.
void walkPaths(const ir::Module &module, const ir::Function &function,
               llvm::function_ref<void(ir::InstrId, const ir::Instr &, PathState &)> visit,
               PathState *end = nullptr);

} // namespace threadlint
