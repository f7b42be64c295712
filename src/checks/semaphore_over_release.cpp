// THR319: a plain semaphore is given back more often than it was taken, and lets more threads in from then
// on.
#include "checks/Guards.h"
#include "checks/LockPaths.h"

namespace threadlint {

void checkTHR319(const CheckContext &context, RuleId rule) {
  for (const LockFault &fault : lockFaults(context)) {
    bool here = fault.kind == LockFault::Twice || fault.kind == LockFault::Failed ||
                fault.kind == LockFault::Partly || fault.kind == LockFault::More;
    if (!here || fault.object != ObjectKind::Semaphore || isTestCode(context, fault.where))
      continue;
    bool more = fault.kind == LockFault::More, partly = fault.kind == LockFault::Partly;
    bool failed = more || partly || fault.kind == LockFault::Failed;
    bool byWith = !failed && context.program.instr(fault.earlier).op == ir::Op::With;
    std::string reason =
        more     ? "`acquire` on " + context.lineText(fault.acquire) + " has taken less than it gives back"
        : partly ? "`acquire` on " + context.lineText(fault.acquire) + " is skipped on another path"
        : failed ? "`acquire` on " + context.lineText(fault.acquire) + " may have failed"
        : byWith ? "the `with` on " + context.lineText(fault.earlier) + " releases it again"
                 : "it was released on " + context.lineText(fault.earlier) + " already";
    Finding &f = context.report(rule, fault.where, {fault.lock, reason});
    f.related.push_back(context.related(failed ? fault.acquire : fault.earlier,
                                        failed ? "it is asked for here" : "it is given back here"));
  }
}

} // namespace threadlint
