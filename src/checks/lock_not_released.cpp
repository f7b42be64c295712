// THR307: on one path a function gives its lock back, on another it ends with the lock held.
#include "checks/Guards.h"
#include "checks/LockFixes.h"
#include "checks/LockPaths.h"

namespace threadlint {

/// "at the `return` on line 9".
static std::string wayOut(const CheckContext &context, const LockFault &fault) {
  if (fault.where.instr.isNone())
    return "at the end of the function";
  ir::Op op = context.program.instr(fault.where).op;
  llvm::StringRef word = op == ir::Op::Return  ? "at the `return`"
                         : op == ir::Op::Raise ? "at the `raise`"
                                               : "after the exception";
  return word.str() + " on " + context.lineText(fault.where);
}

void checkTHR307(const CheckContext &context, RuleId rule) {
  for (const LockFault &fault : lockFaults(context)) {
    if (fault.kind != LockFault::Kept || isTestCode(context, fault.acquire))
      continue;
    Finding &f = context.report(rule, fault.acquire, {fault.lock, wayOut(context, fault)});
    if (!fault.where.instr.isNone())
      f.related.push_back(context.related(fault.where, "it is still held here"));
    if (!fault.earlier.instr.isNone())
      f.related.push_back(context.related(fault.earlier, "an exception here skips the release"));
    addBlockFix(context, f, fault.acquire);
    if (fault.object == ObjectKind::None)
      f.confidence = Confidence::Low;
  }
  for (const LockFault &fault : unpairedCalls(context))
    if (!fault.acquire.instr.isNone())
      context.report(rule, fault.acquire, {fault.lock, wayOut(context, fault)});
}

} // namespace threadlint
