// Pairs the markers.
#include "checks/BlockTree.h"
#include "checks/Guards.h"

namespace threadlint {

using ir::Op;

uint32_t Block::part(const ir::Module &module, Op wanted) const {
  for (uint32_t p : parts)
    if (module.instrs[p].op == wanted)
      return p;
  return BlockTree::None;
}

uint32_t Block::partOf(uint32_t at) const {
  uint32_t found = begin;
  for (uint32_t p : parts)
    if (p <= at)
      found = p;
  return found;
}

static bool isPart(Op op) {
  return op == Op::Else || op == Op::LoopBody || op == Op::LoopElse || op == Op::Except ||
         op == Op::TryElse || op == Op::Finally || op == Op::Case;
}

BlockTree::BlockTree(const ir::Module &module, const ir::Function &function) : first(function.begin) {
  uint32_t open = None;
  innermost.reserve(function.end - function.begin);
  for (uint32_t i = function.begin; i < function.end; ++i) {
    const ir::Instr &in = module.instrs[i];
    if (opensBlock(in.op)) {
      blocks.push_back({in.op, i, in.c, open, {}});
      open = static_cast<uint32_t>(blocks.size() - 1);
    }
    innermost.push_back(open);
    if (isPart(in.op) && open != None)
      blocks[open].parts.push_back(i);
    if (closesBlock(in.op) && open != None)
      open = blocks[open].parent;
  }
}

} // namespace threadlint
