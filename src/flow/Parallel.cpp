// What two accesses or moments say about each other: whether they may meet, on one object, and in which
// order.
#include "flow/Flow.h"

namespace threadlint {

/// What `first` does is over when the thread of `second` has received what the thread of `first` sends after
/// it.
bool Facts::isOrdered(const Access &first, const Access &second) const {
  if (first.pending == 0 || second.received == 0)
    return false;
  return llvm::any_of(signalSets.get(first.pending), [&](SignalId s) {
    bool one = signals[s].kind == Signal::One;
    bool sentOften = signals[s].several || (first.owner && entries[first.owner].many);
    return signalSets.contains(second.received, s) && !(one && sentOften);
  });
}

llvm::ArrayRef<Moment> Facts::momentsAt(const Program &program, Ref where) const {
  auto isBefore = [](Ref a, Ref b) {
    return std::tie(a.module.v, a.instr.v) < std::tie(b.module.v, b.instr.v);
  };
  auto before = [&](const Moment &m, Ref at) { return isBefore(m.where, at); };
  const Moment *last = moments.data() + moments.size();
  FuncId f = program.functionOf(where);
  Ref first{where.module, ir::InstrId(program.function(f).ir->begin)};
  const Moment *begin = std::lower_bound(moments.data(), last, first, before);
  if (begin == last || isBefore(where, begin->where))
    return {}; // as for most functions
  ir::InstrId from;
  for (const Event &e : summaries[f.v].events)
    if (e.kind == EventKind::State && e.where.v <= where.instr.v)
      from = e.where;
  begin = std::lower_bound(begin, last, Ref{where.module, from}, before);
  const Moment *end = begin;
  while (end != last && end->where == Ref{where.module, from})
    ++end;
  return {begin, end};
}

bool Facts::runsOn(const Program &program, FuncId function, EntryId entry) const {
  const FunctionInfo &info = program.function(function);
  return llvm::any_of(momentsAt(program, {info.module, ir::InstrId(info.ir->begin)}),
                      [&](const Moment &m) { return m.owner == entry; });
}

llvm::ArrayRef<Access> Facts::accessesTo(VarId place, llvm::ArrayRef<Access> all) {
  auto before = [](const Access &x, VarId v) { return x.place < v; };
  auto after = [](VarId v, const Access &x) { return v < x.place; };
  const Access *begin = std::lower_bound(all.begin(), all.end(), place, before);
  return {begin, std::upper_bound(begin, all.end(), place, after)};
}

const Guard *Facts::guardOf(VarId place) const {
  auto it = llvm::lower_bound(guards, place, [](const Guard &g, VarId v) { return g.place < v; });
  return it == guards.end() || it->place != place ? nullptr : &*it;
}

bool Facts::mayMeet(const Access &a, const Access &b) const {
  if (a.byCaller || b.byCaller)
    return a.byCaller && b.byCaller;
  bool parallel;
  if (a.owner == b.owner)
    parallel = a.owner && entries[a.owner].many;
  else
    parallel = (b.owner && entrySets.contains(a.active, b.owner)) ||
               (a.owner && entrySets.contains(b.active, a.owner)) ||
               (a.owner && b.owner && parallelEntries[a.owner.v][b.owner.v]);
  return parallel && !isOrdered(a, b) && !isOrdered(b, a);
}

bool Facts::mayRace(const Program &program, const Access &a, const Access &b) const {
  if (!mayMeet(a, b))
    return false;
  VarRoot root = program.variable(a.place).root;
  if (root == VarRoot::Local && !a.contents) { // one of each run of the function that owns it
    auto has = [](const Access &x) {
      return x.sharing == Sharing::Shared || x.sharing == Sharing::PerThread;
    };
    return a.owner == b.owner ? a.sharing == Sharing::Shared : has(a) && has(b);
  }
  if (root != VarRoot::InstanceAttr && !a.contents)
    return true;
  auto reachable = [&](const Access &x) {
    return x.sharing == Sharing::Shared || (x.sharing == Sharing::PerThread && !x.indirect);
  };
  if ((a.owner && b.owner) || a.byCaller)
    return a.sharing == Sharing::Shared && b.sharing == Sharing::Shared;
  return reachable(a) && reachable(b);
}

bool Facts::surelyMeet(const Access &a, const Access &b) const {
  if (a.guessed || b.guessed)
    return false;
  auto isHeldBack = [&](const Access &x) {
    return x.owner && (entries[x.owner].oneByOne || entries[x.owner].guarded);
  };
  if (isHeldBack(a) || isHeldBack(b))
    return false;
  return a.owner != b.owner || a.owner.isNone() || entries[a.owner].surelyBesideItself();
}

bool Facts::isOneObject(const Access &a, IdentityId x, const Access &b, IdentityId y) const {
  if (!x || !y)
    return false;
  auto common =
      llvm::find_if(grounds[x.v], [&](IdentityId g) { return llvm::is_contained(grounds[y.v], g); });
  if (common == grounds[x.v].end())
    return false;
  IdentityId whole = x;
  while (identities[whole].whole)
    whole = identities[whole].whole;
  bool madeThere = identities[whole].kind == Identity::Made && !identities[whole].once;
  bool ofOneRun = a.owner.isNone() || (entries[a.owner].together && !madeThere);
  // Of several objects, each may have one thread of the entry.
  if (identities[*common].once)
    return a.owner != b.owner || ofOneRun || (grounds[x.v].size() == 1 && grounds[y.v].size() == 1);
  // Each run has one of its own: both threads must be of one.
  if (a.owner == b.owner)
    return ofOneRun;
  return (b.owner && entrySets.contains(a.near, b.owner)) ||
         (a.owner && entrySets.contains(b.near, a.owner)) ||
         (a.owner && b.owner &&
          (startedBeside[a.owner.v][b.owner.v] ||
           (entries[a.owner].start == Start::Handler && entries[b.owner].start == Start::Handler)));
}

bool Facts::isCertain(const Program &program, const Access &a, const Access &b) const {
  if (!surelyMeet(a, b))
    return false;
  VarRoot root = program.variable(a.place).root;
  bool ofModule = root == VarRoot::Global || root == VarRoot::ClassAttr;
  return ofModule || (root == VarRoot::Local && !a.contents) || isOneObject(a, a.object, b, b.object);
}

} // namespace threadlint
