// Waits while locks are held -> what the other side does with those locks.
#include "checks/LockWaits.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/Shared.h"
#include <set>

namespace threadlint {

using ir::Op;

const LockOrder &lockOrderOf(const CheckContext &context) {
  return context.shared->once([&] { return LockOrder(context.program, context.facts); });
}

Ref lockExpressionOf(const Program &program, Ref taken) {
  const ir::Module &m = program.irOf(taken.module);
  const ir::Instr &in = m[taken.instr];
  if (in.op == Op::With)
    return {taken.module, ir::InstrId(in.a)};
  ir::InstrId receiver = receiverOf(m, in);
  bool acquires = receiver && calleeName(m, in) == knownName(known::acquire);
  return acquires ? Ref{taken.module, receiver} : taken;
}

Ref placeWhileHeld(const HeldLock &held, Ref waits) { return held.via.module.isNone() ? waits : held.via; }

const Waiting *takingBy(const LockOrder &order, EntryId entry, const HeldLock &lock) {
  for (const Waiting &w : order.waitings())
    if (w.kind == Waiting::Lock && w.situation.owner == entry && w.taken.isSame(lock))
      return &w;
  return nullptr;
}

void reportWaitsForThreads(const CheckContext &context, RuleId rule, bool tasks) {
  const Program &program = context.program;
  const LockOrder &order = lockOrderOf(context);
  std::set<std::pair<uint32_t, uint32_t>> places;
  for (const Waiting &w : order.waitings()) {
    if (w.kind != Waiting::Join)
      continue;
    for (const HeldLock &h : w.held)
      for (EntryId e : order.setOf(w)) {
        const Entry &entry = context.facts.entries[e];
        bool isTask = entry.start == Start::Task;
        if (!entry.isFollowed() || isTask != tasks || context.facts.locks[h.lock].handShake ||
            order.terms().isSeveral(h.owner))
          continue;
        const Waiting *need = takingBy(order, e, h);
        Ref place = placeWhileHeld(h, w.situation.where);
        if (program.instr(place).op == Op::EndWith)
          place = {place.module,
                   ir::InstrId(program.instr({place.module, ir::InstrId(program.instr(place).c)}).a)};
        if (!need || !places.insert({place.module.v, place.instr.v}).second)
          continue;
        Ref lock = lockExpressionOf(program, h.where), taking = lockExpressionOf(program, need->taken.where);
        Finding &f = context.report(
            rule, place,
            {oneLine(context.sourceText(lock)), nameOf(program, entry.function), context.lineText(taking)});
        f.related.push_back(context.related(lock, "the lock is taken here"));
        if (!(place == w.situation.where) && program.instr(w.situation.where).op == Op::Call)
          f.related.push_back(context.related(w.situation.where, "this waits"));
        f.related.push_back(context.related(taking, "and this needs the lock to get on"));
        f.confidence = w.situation.guessed || need->situation.guessed ? Confidence::Low : Confidence::High;
      }
  }
}

} // namespace threadlint
