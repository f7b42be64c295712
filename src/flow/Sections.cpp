// The events of a function -> the critical sections that are open at an instruction.
#include "flow/Sections.h"

namespace threadlint {

llvm::SmallVector<Section, 2> sectionsAt(const Facts &facts, FuncId f, ir::InstrId at) {
  llvm::SmallVector<Section, 2>
      taken; // by lock; those that are held for the second time keep their beginning
  LocksetId held = 0;
  for (const Event &e : facts.summaries[f.v].events) {
    if (e.where.v > at.v)
      break;
    if (e.kind == EventKind::State)
      held = e.held;
    if (e.kind != EventKind::Acquire || e.where == at || facts.locksets.contains(e.held, e.lock))
      continue;
    llvm::erase_if(taken, [&](const Section &s) { return s.lock == e.lock; });
    taken.push_back({e.lock, e.where});
  }
  llvm::erase_if(taken, [&](const Section &s) { return !facts.locksets.contains(held, s.lock); });
  return taken;
}

} // namespace threadlint
