// THR420: a callback is added to a future with a lock held that it takes, perhaps at once and in this thread.
#include "checks/LockWaits.h"
#include "checks/Shapes.h"
#include "model/LockStates.h"
#include <set>

namespace threadlint {

using ir::Op;

namespace {

/// Where the callback, or what it calls on the same object, takes the lock for sure; none: it does not.
Ref takingIn(const CheckContext &context, FuncId callback, const HeldLock &held, bool onSelf) {
  const Program &program = context.program;
  llvm::SmallVector<FuncId, 4> todo{callback};
  for (size_t k = 0; k < todo.size() && k < 4; ++k) {
    const FunctionInfo &info = program.function(todo[k]);
    for (const Event &e : context.facts.summaries[todo[k].v].events) {
      const ir::Instr &lock = program.instr(lockExpressionOf(program, {info.module, e.where}));
      bool ofSame = held.single || (onSelf && lock.op == Op::LoadAttr &&
                                    program.irOf(info.module).instrs[lock.a].op == Op::Load &&
                                    (e.base.kind == Base::Self || e.base.kind == Base::Captured));
      if (e.kind == EventKind::Acquire && e.lock == held.lock && e.certain && ofSame)
        return {info.module, e.where};
      if (e.kind != EventKind::Call || e.property || k > 0)
        continue;
      for (FuncId f : program.calleesOf({info.module, e.where}).functions)
        if (held.single || (e.base.kind == Base::Self && !e.base.indirect) || e.base.kind == Base::Captured)
          todo.push_back(f);
    }
  }
  return {};
}

} // namespace

void checkTHR420(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  const LockOrder &order = lockOrderOf(context);
  std::set<std::pair<uint32_t, uint32_t>> places;
  for (const Waiting &w : order.waitings()) {
    Ref call = w.situation.where;
    if (w.kind != Waiting::Call || w.held.empty())
      continue;
    const ir::Module &m = program.irOf(call.module);
    const ir::Instr &in = m[call.instr];
    ApiId api = program.apiOf(call);
    if (!api || program.model().api(api).name != "concurrent.futures.Future.add_done_callback" || in.c == 0)
      continue;
    Ref callback{call.module, m.argsOf(in)[0].value};
    for (const HeldLock &h : w.held) {
      ObjectKind kind = context.facts.locks[h.lock].kind;
      if (!h.isKnown() || !blocksItsHolder(kind) || isCounting(kind))
        continue;
      // A method or closure of the same object.
      bool onSelf = h.owner && order.terms().get(h.owner).kind != Term::Element;
      for (FuncId f : program.functionsOf(callback)) {
        Ref taking = takingIn(context, f, h, onSelf);
        Ref place = placeWhileHeld(h, call);
        if (taking.module.isNone() || !places.insert({place.module.v, place.instr.v}).second)
          continue;
        Ref lock = lockExpressionOf(program, h.where), again = lockExpressionOf(program, taking);
        Finding &found =
            context.report(rule, place, {oneLine(context.sourceText(lock)), context.lineText(again)});
        found.related.push_back(context.related(lock, "the lock is taken here"));
        found.related.push_back(context.related(again, "and again by the callback"));
      }
    }
  }
}

} // namespace threadlint
