// THR602: the iterator that `executor.map` returns is dropped, and with it what the tasks raise.
#include "checks/Failures.h"
#include "checks/Fates.h"
#include "checks/Guards.h"
#include "checks/Pools.h"

namespace threadlint {

void checkTHR602(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  Failures failures(program);
  forEachPoolCall(program, [&](const PoolCall &made) {
    bool isPool = llvm::StringRef(made.api->name).starts_with("multiprocessing.");
    bool isLazy = isPool ? made.method.starts_with("imap") : made.method == "map";
    if (!isLazy || !made.target.instr || isExpectedToFail(program, made.call) ||
        fateOf(program, made.call) != Fate::Dropped)
      return;
    Failing failing = failures.ofTarget(made.target);
    if (failing == Failing::No || failing == Failing::Unknown)
      return;
    Finding &finding =
        context.report(rule, made.call,
                       {oneLine(context.sourceText(made.call)), taskName(context, made.target),
                        isPool ? "iterate over them, or call `pool.map`, which waits and raises"
                               : "iterate over them, `list(...)` will do, or catch and log in the task"});
    if (Ref risk = failures.riskOf(made.target); risk.instr)
      finding.related.push_back(context.related(risk, "what is raised here is lost"));
    if (failing == Failing::Partly)
      finding.confidence = Confidence::Low;
  });
}

} // namespace threadlint
