// THR323: code that is not known here is called with a lock held.
#include "checks/Guards.h"
#include "checks/HeldLocks.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Op;

static bool saysCallback(llvm::StringRef name) {
  for (llvm::StringRef verb : {"add", "remove", "get", "set", "push", "pop", "register", "unregister",
                               "clear", "has", "is_", "del", "append"})
    if (name.ltrim('_').starts_with(verb)) // it keeps callbacks
      return false;
  for (llvm::StringRef word : {"callback", "listener", "handler", "hook", "observer", "subscriber"})
    if (name.contains_insensitive(word))
      return true;
  return name == "cb" || name == "func" || name == "fn" || name == "predicate" || name.starts_with("on_");
}

/// A parameter, an element of a list of callbacks, or an attribute that is called so.
static bool isCallback(const Program &program, Ref callee) {
  const ir::Module &m = program.irOf(callee.module);
  const ir::Instr &in = m[callee.instr];
  if (in.op == Op::LoadItem)
    return isCallback(program, {callee.module, ir::InstrId(in.a)});
  if (in.op == Op::LoadAttr)
    return saysCallback(m.text(NameId(in.b)));
  if (in.op != Op::Load)
    return false;
  // A decorator runs its function under the lock: that is what it is for.
  if (ir::ScopeKind(in.aux) == ir::ScopeKind::Cell &&
      in.b != program.function(program.functionOf(callee)).ir->scope.v)
    return false;
  llvm::SmallVector<VarId, 2> vars = program.variablesOf(callee);
  if (vars.empty() || program.variable(vars[0]).root != VarRoot::Local)
    return false;
  for (Ref store : program.storesOf(vars[0])) {
    const ir::Instr &value = m.instrs[program.instr(store).c == UINT32_MAX ? 0 : program.instr(store).c];
    if (store.module != callee.module || (value.op != Op::IterElem && value.op != Op::LoadAttr))
      return false;
    const ir::Instr &from = m.instrs[value.op == Op::IterElem ? value.a : program.instr(store).c];
    llvm::StringRef name = from.op == Op::LoadAttr ? m.text(NameId(from.b)) : llvm::StringRef();
    return saysCallback(name);
  }
  return saysCallback(m.text(NameId(in.a))); // a parameter
}

void checkTHR323(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  std::vector<bool> takes;
  for (const Summary &summary : context.facts.summaries)
    takes.push_back(
        llvm::any_of(summary.events, [](const Event &e) { return e.kind == EventKind::Acquire; }));
  forEachCall(program, [&](Ref call, const ir::Instr &in) {
    if (in.has(ir::flag::Decorator))
      return;
    FuncId f = program.functionOf(call);
    Ref callee{call.module, ir::InstrId(in.a)};
    if (!takes[f.v] || !program.mayBeUnknown(callee) || !isCallback(program, callee) ||
        isTestCode(context, call))
      return;
    for (LockId l : context.facts.locksets.get(heldAt(context, call))) {
      const Lock &lock = context.facts.locks[l];
      Ref taking = takenAt(context, l, call);
      if (!isLockKind(lock.kind) || !lock.site || lock.perCall || taking.instr.isNone() ||
          llvm::StringRef(textOfTaking(context, taking)).contains("callback"))
        continue;
      std::string text = textOfTaking(context, taking);
      Finding &found =
          context.report(rule, call, {oneLine(context.sourceText(callee)), text, context.lineText(taking)});
      found.related.push_back(context.related(taking, "the lock is taken here"));
      return;
    }
  });
}

} // namespace threadlint
