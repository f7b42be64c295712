// THR140: what a thread leaves behind is used by the function that has started it, which has not waited.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/ThreadResults.h"
#include "checks/ThreadWaits.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

static bool mayStillRun(const CheckContext &context, Ref at, EntryId entry) {
  return llvm::any_of(context.facts.momentsAt(context.program, at), [&](const Moment &moment) {
    return context.facts.entrySets.contains(moment.active, entry);
  });
}

static Ref useAfter(const CheckContext &context, Ref start, EntryId entry, const ThreadResults &results) {
  const Program &program = context.program;
  const ir::Function &f = *program.function(program.functionOf(start)).ir;
  for (uint32_t i = start.instr.v + 1; i < f.end; ++i) {
    Ref at{start.module, InstrId(i)};
    if (results.isUse(at))
      return isStraight(context, start, at) && mayStillRun(context, at, entry) ? at : Ref();
    // A test of the result is a test whether there is one.
    if (!results.writeOf(at).module.isNone())
      return {};
    InstrId receiver = receiverOf(program.irOf(at.module), program.irOf(at.module)[at.instr]);
    if (receiver && calleeName(program.irOf(at.module), program.instr(at)) &&
        program.irOf(at.module).text(calleeName(program.irOf(at.module), program.instr(at))) == "join" &&
        isThreadKind(surelyKind(program, {at.module, receiver})))
      return {}; // waits, perhaps for a time only
  }
  return {};
}

void checkTHR140(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  llvm::DenseSet<uint64_t> reported;
  forEachMethodCall(program, "start", [&](Ref start, const Instr &, Ref object) {
    FuncId f = program.functionOf(start);
    llvm::SmallVector<EntryId, 2> entries = entriesOf(context, object);
    if (entries.size() != 1 || !context.facts.entries[entries[0]].isFollowed() ||
        !isThreadKind(surelyKind(program, object)) || program.function(f).ir->is(ir::funcflag::HasError))
      return;
    ThreadResults results(context, entries[0]);
    Ref use = results.empty() ? Ref() : useAfter(context, start, entries[0], results);
    if (use.module.isNone() || !reported.insert(uint64_t(use.module.v) << 32 | use.instr.v).second)
      return;
    Ref write = results.writeOf(use);
    Finding &finding = context.report(
        rule, use,
        {oneLine(context.sourceText(use)), nameOf(program, context.facts.entries[entries[0]].function)});
    finding.related.push_back(context.related(start, "the thread is started here"));
    finding.related.push_back(context.related(write, "written here"));
  });
}

} // namespace threadlint
