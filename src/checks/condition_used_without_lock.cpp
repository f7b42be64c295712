// THR407: a condition is waited for or notified by code that does not hold its lock.
#include "checks/ConditionWaits.h"
#include "checks/Guards.h"
#include "checks/InitOrder.h"
#include "checks/Objects.h"

namespace threadlint {

namespace {

class WithoutLock {
public:
  WithoutLock(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), facts(context.facts), rule(rule) {}
  void check(Ref call, Ref receiver);

private:
  const CheckContext &context;
  const Program &program;
  const Facts &facts;
  RuleId rule;

  bool surelyPasses(ir::InstrId before, Ref call) const;
  bool holdsAny(Ref at) const;
  bool someCallerMayHold(FuncId f, unsigned depth) const;
};

bool WithoutLock::holdsAny(Ref at) const {
  FuncId f = program.functionOf(at);
  return heldAt(facts, f, at.instr.v) != 0 || facts.summaries[f.v].own != 0;
}

/// Some caller holds a lock, or nobody knows who calls it.
bool WithoutLock::someCallerMayHold(FuncId f, unsigned depth) const {
  const FunctionInfo &info = program.function(f);
  if (info.ir->kind == ir::FuncKind::Module)
    return false;
  bool started = llvm::any_of(llvm::make_range(facts.entries.begin(), facts.entries.end()),
                              [&](const Entry &e) { return e.function == f; });
  llvm::ArrayRef<Ref> callers = program.callersOf(f);
  if (callers.empty()) {
    llvm::StringRef name = info.ir->name ? program.irOf(info.module).text(info.ir->name) : "";
    bool isOpen = !name.empty() && !name.starts_with("_") && !name.ends_with("locked");
    bool isWrapper = info.owner && (bindsInBody(program, info.owner, "__enter__") ||
                                    bindsInBody(program, info.owner, "acquire"));
    return !started && (!isOpen || isWrapper || program.escapes(f) || isExplained(context, f) ||
                        info.ir->is(ir::funcflag::Decorated));
  }
  if (depth == 0)
    return true;
  return llvm::any_of(callers, [&](Ref call) {
    return holdsAny(call) || someCallerMayHold(program.functionOf(call), depth - 1);
  });
}

/// Whatever comes to the call has been at the instruction before.
bool WithoutLock::surelyPasses(ir::InstrId before, Ref call) const {
  llvm::SmallVector<ir::InstrId, 4> open;
  for (ir::InstrId marker : enclosingMarkers(program, call))
    open.push_back(marker);
  return llvm::all_of(enclosingMarkers(program, {call.module, before}),
                      [&](ir::InstrId marker) { return llvm::is_contained(open, marker); });
}

void WithoutLock::check(Ref call, Ref receiver) {
  if (surelyKind(program, receiver) != ObjectKind::Condition || sitesOf(program, receiver).empty())
    return;
  ApiId api = program.apiOf(call);
  FuncId f = program.functionOf(call);
  const FunctionInfo &info = program.function(f);
  if (!api || holdsAny(call) || isExpectedToFail(program, call) || info.ir->is(ir::funcflag::HasError) ||
      isCaught(program, call, {"RuntimeError"}, Broad::No))
    return;
  // A `with` or an `acquire` that the analysis does not understand.
  const ir::Module &m = program.irOf(call.module);
  for (ir::InstrId marker : enclosingMarkers(program, call))
    if (m[marker].op == ir::Op::With &&
        program.objectKindOf({call.module, ir::InstrId(m[marker].a)}) == ObjectKind::None)
      return;
  bool unclear = false;
  for (const Event &e : facts.summaries[f.v].events) {
    bool ofIts = (e.kind == EventKind::Acquire || e.kind == EventKind::Release) && e.where < call.instr &&
                 isLockOf(program, receiver, facts.locks[e.lock]);
    if (ofIts && e.kind == EventKind::Acquire)
      unclear |= m[e.where].op != ir::Op::With;
    else if (ofIts && surelyPasses(e.where, call))
      unclear = false;
  }
  if (unclear)
    return;
  if (info.ir->kind == ir::FuncKind::Lambda || someCallerMayHold(f, 4))
    return;
  std::string object = oneLine(context.sourceText(receiver));
  context.report(rule, call, {oneLine(context.sourceText(call)), object});
}

} // namespace

void checkTHR407(const CheckContext &context, RuleId rule) {
  WithoutLock rules(context, rule);
  for (llvm::StringRef method : {"wait", "wait_for", "notify", "notify_all", "notifyAll"})
    forEachMethodCall(context.program, method,
                      [&](Ref call, const ir::Instr &, Ref receiver) { rules.check(call, receiver); });
}

} // namespace threadlint
