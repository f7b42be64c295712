// THR301: `with Lock():` takes a lock that nobody else can have.
#include "checks/LockFixes.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

static bool isLock(ObjectKind kind) {
  return isLockKind(kind) || kind == ObjectKind::ProcessLock || kind == ObjectKind::AsyncLock ||
         kind == ObjectKind::AsyncCondition || kind == ObjectKind::AsyncSemaphore;
}

/// `Condition(lock)` takes the lock it is given, which others may have.
static bool wrapsAnotherLock(const ir::Module &module, const ir::Instr &call, const Api &api) {
  const ir::Arg *lock = argumentFor(module, call, api, "lock");
  return lock ? module[lock->value].op != ir::Op::Call && !isConst(module, lock->value, ir::ConstKind::None)
              : hasStarArguments(module, call);
}

/// `with (lock := Lock()):` and the like: another name keeps the lock.
static bool isKept(const ir::Module &module, ir::InstrId with) {
  for (uint32_t i = module[with].a + 1; i < with.v; ++i)
    if (module.instrs[i].op == ir::Op::Store && module.instrs[i].c == module[with].a)
      return true;
  return false;
}

void checkTHR301(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (uint32_t m = 0; m < program.modules().size(); ++m) {
    const ir::Module &module = program.irOf(ModuleId(m));
    for (uint32_t i = 0; i < module.instrs.size(); ++i) {
      const ir::Instr &with = module.instrs[i];
      if (with.op != ir::Op::With || with.a == UINT32_MAX || module.instrs[with.a].op != ir::Op::Call)
        continue;
      Ref call{ModuleId(m), ir::InstrId(with.a)};
      ApiId made = program.apiOf(call);
      if (!made || program.model().api(made).kind == ApiKind::Method || !isLock(surelyKind(program, call)))
        continue;
      // Nobody makes locks by way of their type, but for tests of it.
      if (program.model().api(made).name == "_thread.LockType")
        continue;
      if (!wrapsAnotherLock(module, module[call.instr], program.model().api(made)) &&
          !isKept(module, ir::InstrId(i))) {
        Finding &f = context.report(rule, call, {oneLine(context.sourceText(call))});
        if (!with.has(ir::flag::Async))
          addHoistFix(context, f, call);
      }
    }
  }
}

} // namespace threadlint
