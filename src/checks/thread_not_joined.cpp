// THR130: nobody keeps the thread object, and yet what the thread makes is used.
#include "checks/Guards.h"
#include "checks/Lives.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/ThreadResults.h"
#include "checks/ThreadWaits.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// Something in the function, or what it calls, waits otherwise: for an event, a queue, a semaphore.
static bool waitsOtherwise(const CheckContext &context, Ref from, uint32_t end) {
  const Program &program = context.program;
  const ir::Module &m = program.irOf(from.module);
  for (uint32_t i = from.instr.v + 1; i < end; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Await || in.op == Op::Yield || in.op == Op::Poison ||
        (in.op == Op::Loop && ir::LoopKind(in.aux) == ir::LoopKind::While))
      return true;
    if (in.op != Op::Call || isLogging(m, in))
      continue;
    ApiId api = program.apiOf({from.module, InstrId(i)});
    if (api ? program.model().api(api).effect == Effect::Wait ||
                  program.model().api(api).effect == Effect::Get ||
                  program.model().api(api).effect == Effect::Join ||
                  program.model().api(api).effect == Effect::Acquire
            : !program.calleesOf({from.module, InstrId(i)}).functions.empty() || receiverOf(m, in))
      return true;
  }
  return false;
}

/// `return results`: the caller gets what the thread fills.
static bool isReturned(const Program &program, const ThreadResults &results, Ref load) {
  const ir::Module &m = program.irOf(load.module);
  if (m[load.instr].op != Op::Load || results.writeOf(load).module.isNone())
    return false;
  const ir::Function &f = *program.function(program.functionOf(load)).ir;
  for (uint32_t i = load.instr.v + 1; i < std::min(f.end, load.instr.v + 3); ++i)
    if (m.instrs[i].op == Op::Return && m.instrs[i].a == load.instr.v)
      return true;
  return false;
}

static Ref useAfter(const CheckContext &context, Ref start, EntryId entry) {
  const Program &program = context.program;
  const ir::Function &f = *program.function(program.functionOf(start)).ir;
  ThreadResults results(context, entry);
  for (uint32_t i = start.instr.v + 1; i < f.end && !results.empty(); ++i) {
    Ref at{start.module, InstrId(i)};
    if (results.isUse(at) || isReturned(program, results, at))
      return waitsOtherwise(context, start, i) ? Ref() : at;
  }
  return {};
}

void checkTHR130(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  Lives lives(program, isThreadKind);
  forEachMethodCall(program, "start", [&](Ref start, const Instr &, Ref object) {
    llvm::SmallVector<EntryId, 2> entries = entriesOf(context, object);
    if (entries.size() != 1 || isTestCode(context, start))
      return;
    const Entry &entry = context.facts.entries[entries[0]];
    const Life *life = entry.handle ? lives.of(entry.handle) : nullptr;
    if (!entry.isFollowed() || entry.daemon == Daemon::Yes || !life || life->isPublic ||
        lives.escapes(*life) || lives.uses(*life, {"join", "is_alive", "isAlive", "cancel"}) ||
        !program.site(entry.handle).function ||
        program.site(entry.handle).function != program.functionOf(start))
      return;
    Ref use = useAfter(context, start, entries[0]);
    if (use.module.isNone())
      return;
    Finding &finding = context.report(rule, start, {nameOf(program, entry.function), context.lineText(use)});
    finding.related.push_back(context.related(use, "what the thread makes is used here"));
  });
}

} // namespace threadlint
