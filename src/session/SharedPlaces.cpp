// Compares the accesses of each place with each other, those that differ in position only together.
#include "session/SharedPlaces.h"
#include <map>

namespace threadlint {

namespace {

/// Accesses that conflict with the same others and hold the same locks: one of them stands for all.
using Alike = std::tuple<EntryId, LocksetId, EntrySetId, Sharing, bool, bool>;

Alike alike(const Access &a) { return {a.owner, a.held, a.active, a.sharing, a.indirect, a.isUpdate()}; }

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
  std::map<Alike, bool> conflicting; ///< of each kind of access: conflicts with one
  Verdict whole;
  std::map<std::pair<EntryId, EntryId>, Verdict> pairs;
  llvm::SmallVector<LockId, 4> common;

  void compare(const Access &a, const Access &b);
  void addAccesses(SharedPlace &out);
  llvm::SmallVector<LockId, 2> guards(llvm::ArrayRef<Access> accesses) const;
};

void PlaceCompare::compare(const Access &a, const Access &b) {
  if (!facts.mayRace(program, a, b))
    return;
  conflicting[alike(a)] = conflicting[alike(b)] = true;
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
  for (const Access &a : same) {
    if (!conflicting[alike(a)])
      continue;
    bool repeats = false;
    for (size_t i = out.accesses.size(); i-- > 0 && out.accesses[i].where == a.where && !repeats;)
      repeats = out.accesses[i].owner == a.owner && out.accesses[i].held == a.held;
    if (!repeats)
      out.accesses.push_back(a);
  }
}

bool PlaceCompare::run(SharedPlace &out) {
  llvm::SmallVector<const Access *, 16> kinds;
  for (const Access &a : same)
    if (conflicting.try_emplace(alike(a), false).second)
      kinds.push_back(&a);
  for (size_t i = 0; i < kinds.size(); ++i)
    for (size_t k = i; k < kinds.size(); ++k)
      compare(*kinds[i], *kinds[k]);
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
  llvm::ArrayRef<Access> all = facts.accesses;
  for (size_t begin = 0, end; begin < all.size(); begin = end) {
    for (end = begin; end < all.size() && all[end].place == all[begin].place; ++end)
      ;
    SharedPlace place;
    if (PlaceCompare(program, facts, all.slice(begin, end - begin)).run(place))
      out.push_back(std::move(place));
  }
  return out;
}

} // namespace threadlint
