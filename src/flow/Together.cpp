// What starts what, in all contexts -> which entries run beside each other, and beside themselves.
#include "flow/Propagation.h"

namespace threadlint {

void Propagation::startBeside(EntryId a, EntryId b) {
  facts.parallelEntries[a.v][b.v] = facts.parallelEntries[b.v][a.v] = true;
  facts.startedBeside[a.v][b.v] = facts.startedBeside[b.v][a.v] = true;
}

/// Two threads that may run at the same time both start it.
bool Propagation::startTogether(llvm::ArrayRef<Start> ofOne) {
  for (auto [one, what, active, ended] : ofOne)
    for (auto [other, same, otherActive, otherEnded] : ofOne) {
      if (one == other)
        continue;
      if ((one && other && facts.parallelEntries[one.v][other.v]) ||
          (other && facts.entrySets.contains(active, other)))
        return true;
    }
  return false;
}

/// What several threads start runs beside itself, and beside those of them that have not come so far; and
/// what a thread starts runs beside what runs beside that thread.
void Propagation::multiply() {
  llvm::DenseMap<EntryId, llvm::SmallVector<Start, 2>> ofEach;
  for (const Start &s : starts)
    ofEach[std::get<1>(s)].push_back(s);
  auto pair = [&](EntryId a, EntryId b) {
    bool grown = !facts.parallelEntries[a.v][b.v];
    facts.parallelEntries[a.v][b.v] = facts.parallelEntries[b.v][a.v] = true;
    return grown;
  };
  for (bool grown = true; grown;) {
    grown = false;
    for (auto [starter, started, active, ended] : starts) {
      if (starter.isNone())
        continue;
      if (facts.entries[starter].many) {
        grown |= pair(starter, started);
        flow.setMany(started);
        const Entry &by = facts.entries[starter];
        bool byMany = starter != started && (by.together || by.byMany);
        grown |= byMany && !facts.entries[started].byMany;
        facts.entries[started].byMany |= byMany;
      }
      for (uint32_t x = 0; x < facts.entries.size(); ++x)
        if (facts.parallelEntries[starter.v][x] && EntryId(x) != started &&
            !facts.entrySets.contains(ended, EntryId(x)))
          grown |= pair(started, EntryId(x));
    }
    for (auto [starter, started, active, ended] : starts)
      if (starter && !facts.entries[started].many && startTogether(ofEach[started])) {
        flow.startedAgain(started);
        grown |= facts.entries[started].many;
      }
  }
}

/// While a thread runs, what it starts may run.
void Propagation::addDescendants() {
  if (llvm::none_of(starts, [](const Start &s) { return !std::get<0>(s).isNone(); }))
    return;
  llvm::DenseMap<EntrySetId, EntrySetId> closed;
  auto close = [&](EntrySetId active) {
    auto [it, fresh] = closed.try_emplace(active, active);
    for (EntrySetId before = UINT32_MAX; fresh && before != it->second;) {
      before = it->second;
      for (auto [starter, started, at, ended] : starts)
        if (starter && facts.entrySets.contains(before, starter))
          it->second = facts.entrySets.unite(it->second, facts.entrySets.single(started));
    }
    return it->second;
  };
  for (Access &a : facts.accesses)
    if (a.active)
      a.active = close(a.active);
  for (Moment &m : facts.moments)
    if (m.active)
      m.active = close(m.active);
}

} // namespace threadlint
