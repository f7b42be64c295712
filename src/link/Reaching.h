// The one value that surely reaches a load of a local name, where the structured control flow makes that
// plain.
#pragma once

#include "link/Impl.h"

namespace threadlint {

/// Follows one function in order. After a branch, loop or try, names stored in it have no single value any
/// more; in a loop neither have names that a later turn stores.
class ReachingValues {
public:
  void start();
  /// Tells about every instruction, after it was evaluated. `varOf` is the module's.
  void step(const ir::Module &m, uint32_t i, llvm::ArrayRef<VarId> varOf);
  void store(VarId v, SetId value);
  /// EmptySet when no single store reaches.
  SetId lookup(VarId v) const { return current.lookup(v); }

private:
  static constexpr size_t MaxDepth =
      24; ///< deeper loops are not looked into: scanning ahead costs depth times length
  llvm::DenseMap<VarId, SetId> current;
  std::vector<llvm::SmallVector<VarId, 4>> regions; ///< names stored in each open branch, loop, try
  bool enabled = true;

  void forget(llvm::ArrayRef<VarId> vars);
  void enterLoop(const ir::Module &m, uint32_t begin, llvm::ArrayRef<VarId> varOf);
  void leave();
};

} // namespace threadlint
