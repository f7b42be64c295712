// Accesses of what keeps a lock -> the lock that most functions hold when they use a place.
#include "flow/Impl.h"
#include "llvm/ADT/MapVector.h"

namespace threadlint {

namespace {

/// How a function uses a place.
struct Use {
  bool guarded = false, unguarded = false; ///< some access is
  bool writes = false;                     ///< under the lock
  bool breaks = false;                     ///< writes or goes through it without
};

class GuardInference {
public:
  explicit GuardInference(Flow &flow) : flow(flow), program(flow.program), facts(flow.facts) {
    for (auto [v, locks] : flow.lockVariables) {
      const Variable &var = program.variable(v);
      if (var.root == VarRoot::Global)
        ofModule[var.module].push_back({v, locks});
      else
        ofClass[ClassId(var.owner)].push_back({v, locks});
    }
  }
  void run();

private:
  using Locks = llvm::SmallVector<std::pair<VarId, LocksetId>, 2>;
  Flow &flow;
  const Program &program;
  Facts &facts;
  llvm::DenseMap<ClassId, Locks> ofClass;
  llvm::DenseMap<ModuleId, Locks> ofModule;

  Locks locksBeside(VarId place) const;
  void addRelated(ClassId cls, bool ofClassOnly, Locks &out) const;
  bool isSynchronised(VarId place) const;
  bool measure(llvm::ArrayRef<Access> same, Guard &guard) const;
};

} // namespace

void GuardInference::addRelated(ClassId cls, bool ofClassOnly, Locks &out) const {
  auto add = [&](ClassId c) {
    auto it = ofClass.find(c);
    if (it == ofClass.end())
      return;
    for (auto lock : it->second)
      if (!ofClassOnly || program.variable(lock.first).root == VarRoot::ClassAttr)
        out.push_back(lock);
  };
  for (ClassId base : program.classInfo(cls).mro)
    add(base);
  if (!out.empty())
    return;
  for (auto &[c, locks] : ofClass) // hash order: sorted below
    if (c != cls && program.isSubclass(c, cls))
      add(c);
}

/// The locks that the object, class or module of a place keeps.
GuardInference::Locks GuardInference::locksBeside(VarId place) const {
  Locks out;
  const Variable &var = program.variable(place);
  ModuleId module = var.module;
  if (var.root != VarRoot::Global) {
    addRelated(ClassId(var.owner), var.root == VarRoot::ClassAttr, out);
    module = program.classInfo(ClassId(var.owner)).module;
  }
  if (auto it = ofModule.find(module); it != ofModule.end())
    out.append(it->second.begin(), it->second.end());
  llvm::sort(out);
  return out;
}

/// Queues, events, locks and thread-locals look after themselves.
bool GuardInference::isSynchronised(VarId place) const {
  return llvm::any_of(program.storesOf(place), [&](Ref store) {
    ObjectKind kind = program.objectKindOf(Ref{store.module, ir::InstrId(program.instr(store).c)});
    return isLockKind(kind) || kind == ObjectKind::Event || kind == ObjectKind::Local ||
           kind == ObjectKind::Queue || kind == ObjectKind::SimpleQueue || kind == ObjectKind::Barrier;
  });
}

bool GuardInference::measure(llvm::ArrayRef<Access> same, Guard &guard) const {
  llvm::MapVector<FuncId, Use> uses;
  bool relied = false; ///< under the lock, on what was read before
  for (const Access &a : same) {
    Use &use = uses[program.functionOf(a.where)];
    bool held = facts.isHeld(guard, a.held);
    (held ? use.guarded : use.unguarded) = true;
    use.writes |= held && a.isWrite();
    use.breaks |= !held && a.kind != AccessKind::Read;
    relied |= held && a.kind != AccessKind::Read && a.kind != AccessKind::Write;
  }
  uint32_t writers = 0, breakers = 0;
  guard.guarded = guard.all = 0;
  for (auto &[f, use] : uses) {
    guard.guarded += use.guarded && !use.unguarded;
    ++guard.all;
    writers += use.writes && !use.breaks;
    breakers += use.breaks;
  }
  guard.isOutlier = breakers == 1;
  // Reads without the lock are common and say little; what changes the place says what is meant.
  return writers >= 1 && guard.guarded >= 2 &&
         (guard.guarded >= 3 * breakers || (relied && guard.guarded >= 2 * breakers && breakers == 1));
}

void GuardInference::run() {
  llvm::ArrayRef<Access> all = facts.guarded;
  for (size_t begin = 0, end; begin < all.size(); begin = end) {
    for (end = begin; end < all.size() && all[end].place == all[begin].place; ++end)
      ;
    Guard best;
    if (auto it = flow.declared.find(all[begin].place); it != flow.declared.end()) {
      const LockClaim &claim = facts.claims[it->second];
      if (claim.lockVariable)
        facts.guards.push_back({all[begin].place, claim.lockVariable, claim.locks, 0, 0, false, true});
      continue;
    }
    for (auto [v, locks] : locksBeside(all[begin].place)) {
      Guard guard{all[begin].place, v, locks};
      if (measure(all.slice(begin, end - begin), guard) && guard.guarded > best.guarded)
        best = guard;
    }
    if (best.guarded && !isSynchronised(best.place))
      facts.guards.push_back(best);
  }
}

void inferGuards(Flow &flow) { GuardInference(flow).run(); }

} // namespace threadlint
