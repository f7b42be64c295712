// THR409: a condition is notified in a critical section that changes nothing.
#include "checks/ConditionWaits.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

/// The innermost `with` around the call that holds a lock; none: the callers do, or `acquire`.
static InstrId sectionAround(const Program &program, Ref call) {
  InstrId section;
  const ir::Module &m = program.irOf(call.module);
  for (InstrId marker : enclosingMarkers(program, call))
    if (m[marker].op == Op::With && isLockKind(program.objectKindOf({call.module, InstrId(m[marker].a)})))
      section = marker;
  return section;
}

static bool changesNothing(const ir::Module &m, InstrId section, InstrId notify) {
  for (uint32_t i = section.v; i < m[section].c; ++i) {
    const ir::Instr &in = m.instrs[i];
    switch (in.op) {
    case Op::Store:
    case Op::StoreAttr:
    case Op::StoreItem:
    case Op::Del:
    case Op::DelAttr:
    case Op::DelItem:
    case Op::Yield:
    case Op::Await:
      return false;
    case Op::Call:
      if (InstrId(i) != notify && !isLogging(m, in))
        return false;
      break;
    default:
      break;
    }
  }
  return true;
}

void checkTHR409(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (llvm::StringRef method : {"notify", "notify_all", "notifyAll"})
    forEachMethodCall(program, method, [&](Ref call, const ir::Instr &, Ref receiver) {
      if (surelyKind(program, receiver) != ObjectKind::Condition || isTestCode(context, call))
        return;
      InstrId section = sectionAround(program, call);
      if (section && changesNothing(program.irOf(call.module), section, call.instr))
        context.report(rule, call,
                       {oneLine(context.sourceText(call)), oneLine(context.sourceText(receiver))});
    });
}

} // namespace threadlint
