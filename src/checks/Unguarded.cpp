// Guards + accesses -> the accesses that somebody must put under the lock.
#include "checks/Unguarded.h"
#include "checks/Conflicts.h"
#include "checks/Guards.h"
#include "flow/Containers.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

namespace {

class GuardedPlace {
public:
  GuardedPlace(const CheckContext &context, const Guard &guard, llvm::ArrayRef<Access> same)
      : context(context), program(context.program), facts(context.facts), guard(guard), same(same) {}
  void addTo(std::vector<Unguarded> &out);

private:
  const CheckContext &context;
  const Program &program;
  const Facts &facts;
  const Guard &guard;
  llvm::ArrayRef<Access> same; ///< of the variable and of its contents

  bool isHeld(const Access &a) const { return facts.isHeld(guard, a.held); }
  bool holdsOtherLock(const Access &a) const;
  bool isOfList(const Access &a) const;
  bool isReliedOn(const Access &write) const;
  bool isOneOfSeveralSteps(const Access &write) const;
  bool isSharedSum() const;
  bool isCaughtRemoval(const Access &a) const;
  unsigned harm(const Access &a) const;
  bool isReportedAs(FuncId f) const;
};

} // namespace

/// Another lock that protects what is between: which of the two is right is not said here.
bool GuardedPlace::holdsOtherLock(const Access &a) const {
  return llvm::any_of(facts.locksets.get(a.held), [&](LockId l) { return facts.locks[l].guards(); });
}

bool GuardedPlace::isOfList(const Access &a) const {
  InstrId container = containerUse(program, a.where).container;
  return container && isSequence(program, {a.where.module, container});
}

/// Under the lock somebody computes a new element from the old one, acts on what was tested, or goes through
/// the elements.
bool GuardedPlace::isReliedOn(const Access &write) const {
  return llvm::any_of(same, [&](const Access &a) {
    if (!isHeld(a) || a.assumed || !a.contents)
      return false;
    return a.isUpdate() || a.kind == AccessKind::CheckThenAct ||
           (a.kind == AccessKind::Iterate && write.resizes && !isOfList(write));
  });
}

/// The function changes the container in several steps, which nobody should see halfway.
bool GuardedPlace::isOneOfSeveralSteps(const Access &write) const {
  return llvm::any_of(same, [&](const Access &a) {
    return !isHeld(a) && a.contents && a.isWrite() && !(a.where == write.where) &&
           program.functionOf(a.where) == program.functionOf(write.where);
  });
}

/// It is known that somebody else may have taken it.
bool GuardedPlace::isCaughtRemoval(const Access &a) const {
  return a.resizes && isCaught(program, a.where, {"KeyError", "IndexError", "ValueError"});
}

/// Under the lock several functions set the variable depending on what it is: it is not the count that one of
/// them keeps for itself.
bool GuardedPlace::isSharedSum() const {
  llvm::SmallDenseSet<FuncId> functions;
  for (const Access &a : same)
    if (isHeld(a) && !a.assumed && !a.contents && (a.isUpdate() || a.kind == AccessKind::CheckThenAct))
      functions.insert(program.functionOf(a.where));
  return functions.size() >= 2;
}

/// How bad it is that the lock is not held; 0: nobody would notice.
unsigned GuardedPlace::harm(const Access &a) const {
  if (guard.isDeclared)
    return a.isWrite() ? 2 : 1;
  if (a.isUpdate())
    return 3;
  if (!a.isWrite())
    return 0;
  if (a.contents)
    return isOneOfSeveralSteps(a) ? 2 : (guard.isOutlier || isReliedOn(a)) && !isCaughtRemoval(a) ? 1 : 0;
  const ir::Instr &store = program.instr(a.where);
  Ref value{a.where.module, InstrId(store.c)};
  if (value.instr.isNone() || isContainer(program, value))
    return 0; // another object in its place: who has the old one may go on with it
  return isSharedSum() ? 1 : 0;
}

/// A more telling rule reports it.
bool GuardedPlace::isReportedAs(FuncId f) const {
  return llvm::any_of(context.conflicts, [&](const Conflict &c) {
    return c.blamed().place == guard.place && program.functionOf(c.blamed().where) == f;
  });
}

void GuardedPlace::addTo(std::vector<Unguarded> &out) {
  llvm::MapVector<FuncId, Unguarded> worst;
  llvm::SmallVector<Access, 2> guarded;
  for (const Access &a : same) {
    if (isHeld(a)) {
      if (guarded.empty() || !(guarded.back().where == a.where))
        guarded.push_back(a);
      continue;
    }
    unsigned mine = holdsOtherLock(a) && !guard.isDeclared ? 0 : harm(a);
    if (mine == 0)
      continue;
    auto [it, fresh] = worst.try_emplace(program.functionOf(a.where), Unguarded{&guard, a, {}});
    if (!fresh && mine > harm(it->second.access))
      it->second.access = a;
  }
  llvm::stable_sort(guarded, [](const Access &a, const Access &b) {
    return std::pair(!a.isUpdate(), !a.isWrite()) < std::pair(!b.isUpdate(), !b.isWrite());
  });
  for (auto &[f, found] : worst) {
    bool apart = false, meets = false;
    for (const Access &a : guarded)
      if (std::optional<bool> seen = meetInSight(context, found.access, a))
        (*seen ? meets : apart) = true;
    bool neverMeets = apart && !meets;
    if (neverMeets)
      continue;
    if (isReportedAs(f) || isTestCode(context, found.access.where) ||
        (!guard.isDeclared && isExplained(context, f)))
      continue;
    found.guarded = guarded;
    out.push_back(std::move(found));
  }
}

std::vector<Unguarded> findUnguarded(const CheckContext &context) {
  std::vector<Unguarded> out;
  llvm::ArrayRef<Access> all = context.facts.guarded;
  for (size_t begin = 0, end; begin < all.size(); begin = end) {
    for (end = begin; end < all.size() && all[end].place == all[begin].place; ++end)
      ;
    if (const Guard *guard = context.facts.guardOf(all[begin].place))
      GuardedPlace(context, *guard, all.slice(begin, end - begin)).addTo(out);
  }
  return out;
}

std::string textOfLock(const Program &program, VarId lock) {
  const Variable &var = program.variable(lock);
  if (var.root == VarRoot::InstanceAttr)
    return "self." + program.text(var.name).str();
  return program.describe(lock);
}

} // namespace threadlint
