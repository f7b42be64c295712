// THR304: another lock takes the place of one that threads may hold or wait for.
#include "checks/Guards.h"
#include "checks/LockObjects.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Op;

/// Code that makes the object, or makes it anew in another process.
static bool makesObject(const Program &program, FuncId f) {
  const FunctionInfo &info = program.function(f);
  if (info.ir->kind != ir::FuncKind::Def)
    return true;
  llvm::StringRef name = program.irOf(info.module).text(info.ir->name);
  for (llvm::StringRef word : {"fork", "setstate", "pickle", "copy", "child", "setup", "init"})
    if (name.contains_insensitive(word))
      return true;
  return name.starts_with("__");
}

static bool makesLockAt(const Program &program, Ref store) {
  uint32_t value = program.instr(store).c;
  bool stores = program.instr(store).op == Op::Store || program.instr(store).op == Op::StoreAttr;
  return stores && value != UINT32_MAX && makesLock(program, {store.module, ir::InstrId(value)});
}

/// A name under which one starts over before threads run; then some other thread has to be there.
static bool startsOver(llvm::StringRef name) {
  for (llvm::StringRef word :
       {"start", "open", "connect", "prepare", "begin", "run", "main", "load", "configure"})
    if (name.contains_insensitive(word))
      return true;
  return false;
}

static bool mayRunBesideThreads(const CheckContext &context, Ref store) {
  const Program &program = context.program;
  FuncId f = program.functionOf(store);
  const FunctionInfo &info = program.function(f);
  if (program.irOf(store.module).names.find("register_at_fork"))
    return false; // another process, with one thread
  for (const Moment &moment : context.facts.momentsAt(program, store))
    if (moment.owner || context.facts.entrySets.get(moment.active).size())
      return true;
  llvm::StringRef name = program.irOf(info.module).text(info.ir->name);
  // A library: whoever has the object may call it at any time.
  bool anyThreads = llvm::any_of(context.facts.entries, [](const Entry &e) { return e.isFollowed(); });
  return info.owner && !name.starts_with("_") && (!anyThreads || program.callersOf(f).empty()) &&
         !startsOver(name);
}

void checkTHR304(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  llvm::DenseSet<VarId> taken = takenVariables(program);
  for (uint32_t v = 0; v < program.variableCount(); ++v) {
    VarRoot root = program.variable(VarId(v)).root;
    bool kept = root == VarRoot::Global || root == VarRoot::ClassAttr || root == VarRoot::InstanceAttr;
    llvm::ArrayRef<Ref> stores = program.storesOf(VarId(v));
    if (!kept || stores.size() < 2 || !taken.contains(VarId(v)))
      continue;
    Ref first;
    for (Ref store : stores)
      if (makesLockAt(program, store) && makesObject(program, program.functionOf(store)) &&
          first.module.isNone())
        first = store;
    if (first.module.isNone())
      continue;
    llvm::StringRef name = program.text(program.variable(VarId(v)).name);
    for (Ref store : stores) {
      FuncId f = program.functionOf(store);
      if (store == first || !makesLockAt(program, store) || makesObject(program, f) ||
          isCalledToSetUpOnly(program, f) ||
          (isUnderTestOf(program, store, name) && !isUnderTestOf(program, store, "locked")) ||
          isTestCode(context, store) || !mayRunBesideThreads(context, store))
        continue;
      Finding &found = context.report(rule, store, {oneLine(context.sourceText(store)), nameOf(program, f)});
      found.related.push_back(context.related(first, "the first lock is made here"));
    }
  }
}

} // namespace threadlint
