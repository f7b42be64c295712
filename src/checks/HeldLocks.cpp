// Looks the states up that the walk over the function has left.
#include "checks/HeldLocks.h"
#include "checks/Shapes.h"

namespace threadlint {

LocksetId heldAt(const CheckContext &context, Ref where) {
  LocksetId held = 0;
  for (const Event &e : context.facts.summaries[context.program.functionOf(where).v].events) {
    if (e.where.v > where.instr.v)
      break;
    if (e.kind == EventKind::State)
      held = e.held;
  }
  return held;
}

Ref takenAt(const CheckContext &context, LockId lock, Ref before) {
  Ref found{before.module, {}};
  for (const Event &e : context.facts.summaries[context.program.functionOf(before).v].events) {
    if (e.where.v >= before.instr.v)
      break;
    if (e.kind == EventKind::Acquire && e.lock == lock)
      found.instr = e.where;
  }
  return found;
}

Ref lockOfTaking(const CheckContext &context, Ref taking) {
  const ir::Instr &in = context.program.instr(taking);
  if (in.op == ir::Op::With)
    return {taking.module, ir::InstrId(in.a)};
  ir::InstrId receiver = receiverOf(context.program.irOf(taking.module), in);
  return receiver.isNone() ? taking : Ref{taking.module, receiver};
}

std::string textOfTaking(const CheckContext &context, Ref taking) {
  return oneLine(context.sourceText(lockOfTaking(context, taking)));
}

} // namespace threadlint
