// THR113: a thread that an exception ends, while the others go on as if it had done its work.
#include "checks/Borders.h"
#include "checks/Failures.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/ThreadResults.h"
#include "checks/ThreadWaits.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// Somebody is told of exceptions that leave threads.
static bool hasHook(const Program &program) {
  return llvm::any_of(program.hookStores(), [&](Ref store) {
    ApiId api = program.apiStored(store);
    return api && program.model().api(api).name.contains("excepthook");
  });
}

/// `while True:`
static bool goesRound(const Program &program, FuncId f) {
  InstrId loop = endlessLoop(program, f);
  const ir::Module &m = program.irOf(program.function(f).module);
  for (uint32_t i = loop ? loop.v : 0; loop && i < m[loop].c; ++i)
    if (m.instrs[i].op == Op::LoopBody && m.instrs[i].c == loop.v)
      return m.instrs[m.instrs[i].a].op == Op::Const;
  return false;
}

/// It goes round for ever, or others use what it makes.
static bool isMissed(const CheckContext &context, EntryId id) {
  return goesRound(context.program, context.facts.entries[id].function) ||
         !ThreadResults(context, id).empty();
}

void checkTHR113(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  if (hasHook(program))
    return;
  Failures failures(program);
  llvm::DenseSet<FuncId> reported;
  for (uint32_t i = 0; i < context.facts.entries.size(); ++i) {
    const Entry &entry = context.facts.entries[EntryId(i)];
    if (!entry.isFollowed() || entry.runsOn != RunsOn::NewThread || entry.creation.module.isNone() ||
        (entry.start != Start::Target && entry.start != Start::Run) || isCoroutine(program, entry.function) ||
        isTestCode(context, entry.creation) || reported.contains(entry.function) ||
        failures.of(entry.function) != Failing::Yes || !isMissed(context, EntryId(i)))
      continue;
    reported.insert(entry.function);
    Ref risk = entry.target.module.isNone() ? Ref() : failures.riskOf(entry.target);
    bool isKnown = !risk.module.isNone() && program.instr(risk).op == Op::Call && program.apiOf(risk);
    if (!isKnown)
      continue; // code that is not seen
    Finding &finding = context.report(rule, entry.creation, {nameOf(program, entry.function)});
    finding.related.push_back(context.related(risk, "this may raise, and nothing catches it"));
  }
}

} // namespace threadlint
