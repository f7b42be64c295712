// THR310: `acquire` that may come back without the lock, and nobody asks whether it has.
#include "checks/Guards.h"
#include "checks/LockPaths.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "model/LockStates.h"

namespace threadlint {

using ir::Op;

/// Whether it may fail cannot be told from a variable: `acquire(blocking)`.
static bool mayFail(const ir::Module &m, const ir::Instr &call) {
  if (hasStarArguments(m, call) || waitsForLock(m, call))
    return false;
  bool first = true;
  for (const ir::Arg &arg : m.argsOf(call)) {
    bool blocking = arg.kind == ir::ArgKind::Keyword ? m.text(arg.name) == "blocking" : first;
    bool constant = m[arg.value].op == Op::Const;
    bool waitsForEver = m[arg.value].op == Op::Unary; // -1
    first = false;
    if (blocking && constant && !isConst(m, arg.value, ir::ConstKind::True) &&
        !(ir::ConstKind(m[arg.value].aux) == ir::ConstKind::Int && m[arg.value].a != 0))
      return true;
    if (!blocking && !waitsForEver && !isConst(m, arg.value, ir::ConstKind::None))
      return true;
  }
  return false;
}

/// The code goes on as if it had the lock: it gives it back, or no path asks.
static bool isReleasedAfter(const ir::Module &m, const ir::Function &fn, ir::InstrId acquire,
                            const std::string &key) {
  for (uint32_t i = acquire.v + 1; i < fn.end; ++i)
    if (m.instrs[i].op == Op::Call && calleeName(m, m.instrs[i]) == knownName(known::release) &&
        lockKey(m, receiverOf(m, m.instrs[i])) == key)
      return true;
  return false;
}

void checkTHR310(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachMethodCall(program, "acquire", [&](Ref call, const ir::Instr &in, Ref receiver) {
    ObjectKind kind = surelyKind(program, receiver);
    bool isLock = isLockKind(kind) || kind == ObjectKind::ProcessLock;
    const ir::Module &m = program.irOf(call.module);
    if (!isLock || !mayFail(m, in) || isTestCode(context, call) || isExpectedToFail(program, call))
      return;
    const ir::Function &fn = *program.function(program.functionOf(call)).ir;
    if (isResultUsed(m, fn, call.instr))
      return;
    std::string key = lockKey(m, receiver.instr);
    bool released = !key.empty() && isReleasedAfter(m, fn, call.instr, key);
    // `lock.acquire(False)` to close a gate, or to wait a while: nothing depends on the result.
    if (!released)
      return;
    context.report(rule, call, {oneLine(context.sourceText(receiver))});
  });
}

} // namespace threadlint
