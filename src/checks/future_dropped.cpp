// THR601: a future that nobody asks for its result, of a task that can raise.
#include "checks/Failures.h"
#include "checks/Fates.h"
#include "checks/Guards.h"
#include "checks/Pools.h"

namespace threadlint {

static bool hasArgument(const ir::Module &m, const ir::Instr &call, llvm::StringRef name) {
  return llvm::any_of(m.argsOf(call), [&](const ir::Arg &arg) {
    return arg.kind == ir::ArgKind::DoubleStar ||
           (arg.kind == ir::ArgKind::Keyword && m.text(arg.name) == name);
  });
}

/// Gives back a future at once.
static bool givesFuture(const PoolCall &made) {
  return made.method == "submit" || made.method.ends_with("_async");
}

void checkTHR601(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  Failures failures(program);
  forEachPoolCall(program, [&](const PoolCall &made) {
    const ir::Module &m = program.irOf(made.call.module);
    if (!givesFuture(made) || !made.target.instr || isExpectedToFail(program, made.call) ||
        hasArgument(m, m[made.call.instr], "error_callback") ||
        hasArgument(m, m[made.call.instr], "callback"))
      return;
    Fate fate = fateOf(program, made.call);
    if (fate == Fate::Used)
      return;
    Failing failing = failures.ofTarget(made.target);
    if (failing == Failing::No || failing == Failing::Unknown || isTestCode(context, made.call))
      return;
    bool isAsync = made.method != "submit";
    std::string task = taskName(context, made.target);
    std::string advice = fate == Fate::Waited
                             ? std::string(isAsync ? "waiting does not raise it, `get()` does"
                                                   : "waiting does not raise it, `result()` does")
                         : isAsync ? "call `get()` on what it returns, or pass `error_callback=`"
                                   : "keep the future and call `result()`, or catch and log in the task";
    Finding &finding =
        context.report(rule, made.call, {oneLine(context.sourceText(made.call)), task, advice});
    if (Ref risk = failures.riskOf(made.target); risk.instr)
      finding.related.push_back(context.related(risk, "what is raised here is lost"));
    if (failing == Failing::Partly)
      finding.confidence = Confidence::Low;
  });
}

} // namespace threadlint
