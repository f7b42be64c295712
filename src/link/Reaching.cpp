// Reaching stores over the structured markers.
#include "link/Reaching.h"

namespace threadlint {

using ir::Op;

void ReachingValues::start() {
  current.clear();
  regions.clear();
  enabled = true;
}

void ReachingValues::store(VarId v, SetId value) {
  if (!enabled)
    return;
  current[v] = value;
  if (!regions.empty())
    regions.back().push_back(v);
}

void ReachingValues::forget(llvm::ArrayRef<VarId> vars) {
  for (VarId v : vars)
    current.erase(v);
}

void ReachingValues::enterLoop(const ir::Module &m, uint32_t begin, llvm::ArrayRef<VarId> varOf) {
  if (regions.size() > MaxDepth) {
    enabled = false;
    current.clear();
    return;
  }
  for (uint32_t i = begin; i < m.instrs[begin].c; ++i)
    if (m.instrs[i].op == Op::Store)
      current.erase(varOf[i]);
}

void ReachingValues::leave() {
  if (regions.empty())
    return;
  llvm::SmallVector<VarId, 4> stored = std::move(regions.back());
  regions.pop_back();
  forget(stored);
  if (!regions.empty())
    regions.back().append(stored);
}

void ReachingValues::step(const ir::Module &m, uint32_t i, llvm::ArrayRef<VarId> varOf) {
  if (!enabled)
    return;
  switch (m.instrs[i].op) {
  case Op::Loop:
    enterLoop(m, i, varOf);
    [[fallthrough]];
  case Op::If:
  case Op::Try:
  case Op::Match:
    regions.emplace_back();
    return;
  case Op::Else:
  case Op::Except:
  case Op::Finally:
  case Op::TryElse:
  case Op::Case:
  case Op::LoopElse:
    if (!regions.empty())
      forget(regions.back());
    return;
  case Op::EndIf:
  case Op::EndLoop:
  case Op::EndTry:
  case Op::EndMatch:
    leave();
    return;
  case Op::Del:
    current.erase(varOf[i]);
    return;
  default:
    return; // everything else leaves the control flow alone
  }
}

} // namespace threadlint
