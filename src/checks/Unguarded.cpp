// Guards + accesses -> the accesses that somebody must put under the lock.
#include "checks/Unguarded.h"
#include "checks/Conflicts.h"
#include "checks/Decisions.h"
#include "checks/Guards.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringSwitch.h"

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
  bool isFlag() const;
  bool isRelied() const;
  unsigned harm(const Access &a) const;
  bool isExcused(FuncId f) const;
};

} // namespace

/// Only constants are written: there is nothing to lose.
bool GuardedPlace::isFlag() const {
  return llvm::all_of(same, [&](const Access &a) {
    const ir::Instr &in = program.instr(a.where);
    bool stores = in.op == Op::Store || in.op == Op::StoreAttr;
    return !a.isWrite() || (stores && program.instr({a.where.module, InstrId(in.c)}).op == Op::Const);
  });
}

/// Under the lock somebody takes it for granted that the place does not change.
bool GuardedPlace::isRelied() const {
  return llvm::any_of(same, [&](const Access &a) {
    return isHeld(a) && a.kind != AccessKind::Read && a.kind != AccessKind::Write;
  });
}

/// 0: none that anybody would notice.
unsigned GuardedPlace::harm(const Access &a) const {
  switch (a.kind) {
  case AccessKind::Update:
    return 4;
  case AccessKind::CheckThenAct:
    return 3;
  case AccessKind::Write:
    return isFlag() ? 0 : 2;
  case AccessKind::Iterate:
    return a.contents && llvm::any_of(same, [](const Access &x) { return x.isWrite() && x.resizes; }) ? 1 : 0;
  case AccessKind::Read:
    return 0;
  }
  return 0;
}

/// Its name says that it runs before or after the threads do, or that its caller has the lock.
static bool isNamedSequential(llvm::StringRef name) {
  llvm::StringRef bare = name.trim('_');
  for (llvm::StringRef word : {"locked", "unlocked", "no_lock", "nolock", "without_lock", "unsafe", "fork"})
    if (bare.contains(word))
      return true;
  for (llvm::StringRef word : {"setup", "set_up", "start", "init", "close", "stop", "shutdown", "shut_down",
                               "terminate", "teardown", "tear_down", "debug", "dump", "__exit__"})
    if (bare.starts_with_insensitive(word))
      return true;
  return llvm::StringSwitch<bool>(name).Cases("__exit__", "__enter__", "join", "run", true).Default(false);
}

bool GuardedPlace::isExcused(FuncId f) const {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  if (info.ir->name && isNamedSequential(m.text(info.ir->name)))
    return true;
  return llvm::any_of(context.conflicts, [&](const Conflict &c) {
    return c.victim.place == guard.place && program.functionOf(c.victim.where) == f;
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
    unsigned mine = harm(a);
    if (mine == 0)
      continue;
    FuncId f = program.functionOf(a.where);
    auto [it, fresh] = worst.try_emplace(f, Unguarded{&guard, a, {}});
    if (!fresh && mine > harm(it->second.access))
      it->second.access = a;
  }
  llvm::stable_sort(guarded, [&](const Access &a, const Access &b) { return harm(a) > harm(b); });
  for (auto &[f, found] : worst) {
    if (isExcused(f) || isTestCode(context, found.access.where))
      continue;
    found.guarded = guarded;
    found.relied = isRelied();
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

} // namespace threadlint
