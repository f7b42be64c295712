// Compares the accesses of each place with each other, those that differ in position only together.
#include "session/SharedPlaces.h"
#include <map>

namespace threadlint {

namespace {

/// Accesses that differ in position only conflict with the same others and hold the same locks.
struct Alike {
  Access access; ///< without its positions
  bool conflicts = false;
};

Access withoutPosition(Access access) {
  access.where = access.read = access.test = {};
  return access;
}

/// Over pairs of conflicting accesses.
struct Verdict {
  bool all = true;   ///< every pair has a lock in common
  bool some = false; ///< some pair has

  void add(bool common) {
    all &= common;
    some |= common;
  }
  Guarding guarding() const { return all ? Guarding::Full : some ? Guarding::Partly : Guarding::None; }
};

class PlaceCompare {
public:
  PlaceCompare(const Program &program, const Facts &facts, llvm::ArrayRef<Access> same)
      : program(program), facts(facts), same(same) {}

  /// False: nothing conflicts.
  bool run(SharedPlace &out);

private:
  const Program &program;
  const Facts &facts;
  llvm::ArrayRef<Access> same;
  std::vector<Alike> kinds;
  std::vector<uint32_t> kindOf; ///< by index in `same`
  Verdict whole;
  std::map<std::pair<EntryId, EntryId>, Verdict> pairs;
  llvm::SmallVector<LockId, 4> common;

  void group();
  void compare(Alike &one, Alike &other);
  void addAccesses(SharedPlace &out);
  llvm::SmallVector<LockId, 2> guards(llvm::ArrayRef<Access> accesses) const;
};

void PlaceCompare::group() {
  for (const Access &access : same) {
    Access bare = withoutPosition(access);
    auto it = llvm::find_if(kinds, [&](const Alike &kind) { return kind.access == bare; });
    kindOf.push_back(static_cast<uint32_t>(it - kinds.begin()));
    if (it == kinds.end())
      kinds.push_back({bare});
  }
}

void PlaceCompare::compare(Alike &one, Alike &other) {
  const Access &a = one.access, &b = other.access;
  if (!facts.mayRace(program, a, b))
    return;
  one.conflicts = other.conflicts = true;
  bool excluded = facts.haveCommonLock(a, b);
  whole.add(excluded);
  EntryId first = a.owner, second = b.owner;
  if (!second || (first && second < first))
    std::swap(first, second);
  pairs[{first, second}].add(excluded);
  for (LockId lock : facts.locksets.get(a.held))
    if (facts.locksets.contains(b.held, lock))
      common.push_back(lock);
}

/// What all hold; else what pairs have in common.
llvm::SmallVector<LockId, 2> PlaceCompare::guards(llvm::ArrayRef<Access> accesses) const {
  llvm::SmallVector<LockId, 2> all;
  for (LockId lock : facts.locksets.get(accesses.front().held))
    if (llvm::all_of(accesses, [&](const Access &a) { return facts.locksets.contains(a.held, lock); }))
      all.push_back(lock);
  if (!all.empty())
    return all;
  llvm::SmallVector<LockId, 2> some(common.begin(), common.end());
  llvm::sort(some);
  some.erase(std::unique(some.begin(), some.end()), some.end());
  return some;
}

void PlaceCompare::addAccesses(SharedPlace &out) {
  for (size_t k = 0; k < same.size(); ++k) {
    const Access &a = same[k];
    if (!kinds[kindOf[k]].conflicts)
      continue;
    bool repeats = false;
    for (size_t i = out.accesses.size(); i-- > 0 && out.accesses[i].where == a.where && !repeats;)
      repeats = out.accesses[i].owner == a.owner && out.accesses[i].held == a.held;
    if (!repeats)
      out.accesses.push_back(a);
  }
}

bool PlaceCompare::run(SharedPlace &out) {
  group();
  for (size_t i = 0; i < kinds.size(); ++i)
    for (size_t k = i; k < kinds.size(); ++k)
      compare(kinds[i], kinds[k]);
  if (pairs.empty())
    return false;
  out.place = same.front().place;
  addAccesses(out);
  out.guarding = whole.guarding();
  out.guards = guards(out.accesses);
  for (const auto &[pair, verdict] : pairs)
    out.conflicts.push_back({pair.first, pair.second, verdict.guarding()});
  return true;
}

} // namespace

std::vector<SharedPlace> findSharedPlaces(const Program &program, const Facts &facts) {
  std::vector<SharedPlace> out;
  std::vector<Access> all;
  for (const Access &a : facts.accesses)
    if (a.isWrite() && !a.contents)
      all.push_back(a);
  for (size_t begin = 0, end; begin < all.size(); begin = end) {
    for (end = begin; end < all.size() && all[end].place == all[begin].place; ++end)
      ;
    SharedPlace place;
    if (PlaceCompare(program, facts, llvm::ArrayRef(all).slice(begin, end - begin)).run(place))
      out.push_back(std::move(place));
  }
  return out;
}

} // namespace threadlint
