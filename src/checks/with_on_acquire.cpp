// THR313: `with lock.acquire():` enters the result, a bool, and leaves the lock taken.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Op;

void checkTHR313(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (const ir::Instr &with : m.instrs) {
      if (with.op != Op::With || with.a == UINT32_MAX)
        continue;
      ir::InstrId value(with.a);
      if (m[value].op == Op::Await)
        value = ir::InstrId(m[value].a);
      if (m[value].op != Op::Call || calleeName(m, m[value]) != knownName(known::acquire))
        continue;
      ir::InstrId receiver = receiverOf(m, m[value]);
      ObjectKind kind = receiver.isNone() ? ObjectKind::None : surelyKind(program, {ModuleId(k), receiver});
      bool ofThreads = isLockKind(kind) || kind == ObjectKind::ProcessLock;
      bool ofTasks = kind == ObjectKind::AsyncLock || kind == ObjectKind::AsyncCondition ||
                     kind == ObjectKind::AsyncSemaphore;
      if ((!ofThreads && !ofTasks) || isExpectedToFail(program, {ModuleId(k), value}))
        continue;
      std::string lock = oneLine(context.sourceText({ModuleId(k), receiver}));
      Finding &f = context.report(rule, {ModuleId(k), ir::InstrId(with.a)},
                                  {oneLine(context.sourceText({ModuleId(k), ir::InstrId(with.a)})),
                                   (with.has(ir::flag::Async) ? "async with " : "with ") + lock});
      if (m[value].c != 0 || with.has(ir::flag::Async) != ofTasks)
        continue;
      f.fixes.push_back(
          {"enter the lock itself", {{m.spans[with.a], context.sourceText({ModuleId(k), receiver}).str()}}});
    }
  }
}

} // namespace threadlint
