// THR101: `t.run()` on a thread object that this code made, where `t.start()` is meant.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

namespace {
/// What is done to the thread objects of the program, by the site that makes them.
struct ThreadUses {
  llvm::DenseSet<SiteId> started;
  llvm::DenseSet<SiteId> treatedAsThread; ///< joined, asked if alive, made a daemon
  llvm::DenseSet<SiteId> runAssigned;
};
} // namespace

static ThreadUses usesOf(const Program &program) {
  ThreadUses uses;
  uses.started = sitesUsing(program, "start").called;
  uses.runAssigned = sitesUsing(program, "run").stored;
  for (llvm::StringRef member : {"join", "is_alive", "isAlive", "setDaemon", "daemon", "cancel"}) {
    SiteUses of = sitesUsing(program, member);
    uses.treatedAsThread.insert(of.called.begin(), of.called.end());
    uses.treatedAsThread.insert(of.stored.begin(), of.stored.end());
  }
  return uses;
}

/// `if background: t.start() else: t.run()`: running it here is the other choice.
static bool isOtherChoice(const Program &program, Ref call, Ref receiver) {
  const ir::Module &module = program.irOf(call.module);
  llvm::SmallVector<SiteId, 2> sites = sitesOf(program, receiver);
  for (ir::InstrId marker : enclosingMarkers(program, call)) {
    if (module[marker].op != ir::Op::If)
      continue;
    for (uint32_t i = marker.v; i < module[marker].c; ++i) {
      const ir::Instr &instr = module.instrs[i];
      ir::InstrId other = receiverOf(module, instr);
      if (other && calleeName(module, instr) == knownName(known::start) &&
          llvm::any_of(sitesOf(program, {call.module, other}),
                       [&](SiteId s) { return llvm::is_contained(sites, s); }))
        return true;
    }
  }
  return false;
}

/// A plain Thread has no other use than `start`. An object of a class with a `run` of its own may well be run
/// in the calling thread on purpose, so something else has to show that a thread was meant.
static bool isMistake(const CheckContext &context, Ref receiver, const ThreadUses &uses) {
  const Program &program = context.program;
  bool any = false;
  for (const AbstractValue &v : program.valuesOf(receiver)) {
    if (v.kind == ValueKind::Const)
      continue;
    if (!v.site || uses.runAssigned.contains(v.site))
      return false;
    any = true;
    if (v.kind == ValueKind::ApiInstance || !program.findMethod(ClassId(v.id), "run"))
      continue;
    if (uses.started.contains(v.site))
      return false;
    if (!uses.treatedAsThread.contains(v.site) &&
        (isTestCode(context, receiver) || isUnderMainGuard(program, receiver)))
      return false;
  }
  return any;
}

void checkTHR101(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  std::optional<ThreadUses> uses;
  forEachMethodCall(program, "run", [&](Ref call, const ir::Instr &instr, Ref receiver) {
    const ir::Module &module = program.irOf(call.module);
    if (instr.c != 0 || !isThreadKind(surelyKind(program, receiver)))
      return;
    const FunctionInfo &function = program.function(program.functionOf(call));
    if (isSuperCall(module, receiver.instr) || isSelf(module, *function.ir, receiver.instr))
      return;
    if (!uses)
      uses = usesOf(program);
    if (!isMistake(context, receiver, *uses) || isOtherChoice(program, call, receiver) ||
        isExpectedToFail(program, call))
      return;
    Finding &finding = context.report(rule, call, {oneLine(context.sourceText(receiver))});
    Span name = attributeNameSpan(module, ir::InstrId(instr.a));
    if (instr.has(ir::flag::Discarded) && context.sourceText(call.module, name) == "run")
      finding.fixes.push_back({"call `start()`", {{name, "start"}}, false});
  });
}

} // namespace threadlint
