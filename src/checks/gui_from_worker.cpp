// THR217: a thread uses an object of a GUI toolkit that belongs to the thread of the main loop.
#include "checks/ObjectUses.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Op;

/// Entries that run a main loop themselves, or make the objects that they use.
static std::vector<bool> entriesWithLoop(const CheckContext &context) {
  std::vector<bool> has(context.facts.entries.size());
  for (llvm::StringRef loop : {"mainloop", "MainLoop", "exec_", "exec", "main"})
    forEachMethodCall(context.program, loop, [&](Ref call, const ir::Instr &, Ref) {
      if (!context.program.calleesOf(call).functions.empty())
        return;
      for (const Moment &moment : context.facts.momentsAt(context.program, call))
        if (moment.owner)
          has[moment.owner.v] = true;
    });
  return has;
}

/// How the object comes to the thread is known, and it is not one of its own.
static bool isOthers(const CheckContext &context, const Moment &moment, Ref object) {
  Sharing sharing = sharingOf(context, moment, object);
  return (sharing == Sharing::Shared || sharing == Sharing::PerThread ||
          baseOf(context.program, object).kind == Base::Captured) &&
         isMadeElsewhere(context, object, moment.owner);
}

static std::string touched(const CheckContext &context, Ref use) {
  const ir::Instr &in = context.program.instr(use);
  Ref shown = in.op == Op::Call ? Ref{use.module, ir::InstrId(in.a)} : use;
  return oneLine(context.sourceText(shown)) + (in.op == Op::Call ? "()" : "");
}

void checkTHR217(const CheckContext &context, RuleId rule) {
  if (context.facts.moments.empty())
    return;
  std::vector<bool> hasLoop = entriesWithLoop(context);
  llvm::DenseSet<FuncId> reported;
  forEachUse(context.program, &Api::toolkit, [&](const Use &use, const Api &cls) {
    FuncId f = context.program.functionOf(use.where);
    for (const Moment &moment : context.facts.momentsAt(context.program, use.where)) {
      if (!moment.owner || hasLoop[moment.owner.v] || reported.count(f) ||
          !isOthers(context, moment, use.object))
        continue;
      reported.insert(f);
      const Entry &entry = context.facts.entries[moment.owner];
      Finding &finding = context.report(rule, use.where,
                                        {touched(context, use.where), nameOf(context.program, entry.function),
                                         cls.toolkit.str(), cls.advice.str()});
      finding.confidence = moment.guessed ? Confidence::Low : Confidence::High;
      if (!entry.creation.module.isNone())
        finding.related.push_back(context.related(entry.creation, "the thread is made here"));
    }
  });
}

} // namespace threadlint
