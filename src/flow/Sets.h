// Interned sorted sets of ids: equal sets have equal numbers, 0 is the empty set.
#pragma once

#include "base/Id.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <deque>

namespace threadlint {

template <class IdT> class SetTable {
public:
  using SetId = uint32_t;
  using Items = llvm::SmallVector<IdT, 4>;

  SetTable() { sets.emplace_back(); }
  const Items &get(SetId s) const { return sets[s]; }
  SetId intern(Items items) {
    if (items.empty())
      return 0;
    llvm::sort(items);
    items.erase(std::unique(items.begin(), items.end()), items.end());
    uint64_t hash = 0;
    for (IdT x : items)
      hash = llvm::hash_combine(hash, x.v);
    llvm::SmallVector<SetId, 1> &bucket = byHash[hash >> 1];
    for (SetId s : bucket)
      if (sets[s] == items)
        return s;
    sets.push_back(std::move(items));
    bucket.push_back(static_cast<SetId>(sets.size() - 1));
    return bucket.back();
  }
  SetId single(IdT x) { return intern({x}); }
  SetId unite(SetId a, SetId b) {
    if (a == b || b == 0)
      return a;
    if (a == 0)
      return b;
    Items all = sets[a];
    all.append(sets[b].begin(), sets[b].end());
    return intern(std::move(all));
  }
  SetId intersect(SetId a, SetId b) {
    if (a == b || a == 0 || b == 0)
      return a == b ? a : 0;
    return filter(a, [&](IdT x) { return contains(b, x); });
  }
  SetId minus(SetId a, SetId b) {
    if (a == 0 || b == 0)
      return a;
    return filter(a, [&](IdT x) { return !contains(b, x); });
  }
  bool contains(SetId s, IdT x) const { return llvm::binary_search(sets[s], x); }
  bool disjoint(SetId a, SetId b) const {
    return llvm::none_of(sets[a], [&](IdT x) { return contains(b, x); });
  }

private:
  template <class F> SetId filter(SetId s, F keep) {
    Items out;
    for (IdT x : sets[s])
      if (keep(x))
        out.push_back(x);
    return intern(std::move(out));
  }
  std::deque<Items> sets;
  llvm::DenseMap<uint64_t, llvm::SmallVector<SetId, 1>> byHash;
};

} // namespace threadlint
