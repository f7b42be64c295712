// THR314: a lock is taken around nothing.
#include "checks/Guards.h"
#include "checks/LockObjects.h"
#include "checks/LockPaths.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Op;

/// `lock.release()` is the next statement after this `acquire`.
static bool isReleasedAtOnce(const ir::Module &m, uint32_t acquire, const std::string &key) {
  for (uint32_t i = acquire + 1; i < m.instrs.size(); ++i) {
    const ir::Instr &in = m.instrs[i];
    if (in.op == Op::Load || in.op == Op::LoadAttr)
      continue;
    return in.op == Op::Call && calleeName(m, in) == knownName(known::release) &&
           lockKey(m, receiverOf(m, in)) == key;
  }
  return false;
}

void checkTHR314(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      const ir::Instr &in = m.instrs[i];
      Ref value{ModuleId(k), takenValue(m, in)};
      if (value.instr.isNone())
        continue;
      ObjectKind kind = surelyKind(program, value);
      if ((kind != ObjectKind::Lock && kind != ObjectKind::RLock && kind != ObjectKind::Condition) ||
          isTestCode(context, value))
        continue;
      bool empty = false;
      if (in.op == Op::With) {
        empty = true;
        for (uint32_t b = i + 1; b < in.c; ++b)
          empty &= m.instrs[b].op == Op::Const;
      } else if (std::string key = lockKey(m, value.instr); !key.empty()) {
        empty = in.has(ir::flag::Discarded) && waitsForLock(m, in) && isReleasedAtOnce(m, i, key);
      }
      if (empty)
        context.report(rule, value, {oneLine(context.sourceText(value))});
    }
  }
}

} // namespace threadlint
