// THR421: a thread that is no daemon takes from a queue in a loop that nothing ends.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/QueueUses.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

/// `while True` without a way out.
static bool isEndless(const ir::Module &m, InstrId loop) {
  for (uint32_t i = loop.v; i < m[loop].c; ++i) {
    const ir::Instr &in = m.instrs[i];
    bool breaks = in.op == Op::Break && InstrId(in.c) == loop;
    if (breaks || in.op == Op::Return || in.op == Op::Raise || in.op == Op::Yield || in.op == Op::Await)
      return false;
    if (in.op == Op::LoopBody && InstrId(in.c) == loop &&
        (ir::LoopKind(m[loop].aux) != ir::LoopKind::While || m.instrs[in.a].op != Op::Const))
      return false;
  }
  return true;
}

void checkTHR421(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachMethodCall(program, "get", [&](Ref call, const ir::Instr &in, Ref receiver) {
    const ir::Module &m = program.irOf(call.module);
    ObjectKind kind = surelyKind(program, receiver);
    if ((kind != ObjectKind::Queue && kind != ObjectKind::SimpleQueue) || !blocksForEver(m, in, false) ||
        isTestCode(context, call))
      return;
    InstrId loop = loopAround(program, call);
    if (!loop || !isEndless(m, loop))
      return;
    for (EntryId e : crewAt(context, call)) {
      if (!e || context.facts.entries[e].daemon != Daemon::No || context.facts.entries[e].pool)
        continue;
      const Entry &entry = context.facts.entries[e];
      Finding &f =
          context.report(rule, call, {oneLine(context.sourceText(call)), nameOf(program, entry.function)});
      if (!entry.creation.module.isNone())
        f.related.push_back(context.related(entry.creation, "the thread is made here"));
      return;
    }
  });
}

} // namespace threadlint
