// The markers of one function -> its blocks, and where control goes from their parts.
#pragma once

#include "ir/Ir.h"
#include "llvm/ADT/SmallVector.h"
#include <vector>

namespace threadlint {

/// An If, Loop, Try, With or Match statement.
struct Block {
  ir::Op op;
  uint32_t begin, end;                  ///< its markers
  uint32_t parent;                      ///< index of the block around it; none: the function
  llvm::SmallVector<uint32_t, 4> parts; ///< the markers in between, in order

  /// The marker of that kind; none: there is none.
  uint32_t part(const ir::Module &module, ir::Op op) const;
  /// The marker that the instruction comes after: `begin` or one of `parts`.
  uint32_t partOf(uint32_t at) const;
};

class BlockTree {
public:
  BlockTree(const ir::Module &module, const ir::Function &function);
  static constexpr uint32_t None = UINT32_MAX;
  /// The innermost block that the instruction is in; of a marker: the block it belongs to.
  uint32_t at(uint32_t instr) const { return innermost[instr - first]; }
  const Block &operator[](uint32_t block) const { return blocks[block]; }

private:
  uint32_t first;
  std::vector<Block> blocks;
  std::vector<uint32_t> innermost;
};

} // namespace threadlint
