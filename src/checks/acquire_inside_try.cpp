// THR309: a `finally` gives back a lock that was not taken when an exception came before `acquire`.
#include "checks/Guards.h"
#include "checks/LockFixes.h"
#include "checks/LockPaths.h"
#include "model/LockStates.h"

namespace threadlint {

void checkTHR309(const CheckContext &context, RuleId rule) {
  for (const LockFault &fault : lockFaults(context)) {
    if (fault.kind != LockFault::NotTaken || isTestCode(context, fault.acquire) ||
        context.program.instr(fault.acquire).op != ir::Op::Call)
      continue;
    llvm::StringRef effect = isCounting(fault.object) ? "lets one thread too many in"
                             : fault.object == ObjectKind::None
                                 ? "fails or frees the lock of another thread"
                                 : "raises `RuntimeError` or frees the lock of another thread";
    Finding &f =
        context.report(rule, fault.acquire, {fault.lock, context.lineText(fault.where), effect.str()});
    f.related.push_back(context.related(fault.where, "it is given back here, taken or not"));
    if (fault.object == ObjectKind::None)
      f.confidence = Confidence::Low;
    addWithFix(context, f, fault.acquire, fault.where);
  }
}

} // namespace threadlint
