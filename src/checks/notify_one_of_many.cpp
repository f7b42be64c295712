// THR410: `notify()` wakes one of several threads that wait for different things.
#include "checks/ConditionWaits.h"
#include "checks/Crews.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

/// What the loop around the wait, or `wait_for`, asks, as written; "" when it is not seen.
static std::string testOf(const CheckContext &context, Ref wait, bool predicate) {
  const ir::Module &m = context.program.irOf(wait.module);
  if (predicate)
    return m[wait.instr].c == 0
               ? ""
               : oneLine(context.sourceText({wait.module, m.argsOf(m[wait.instr])[0].value}));
  InstrId loop = loopAround(context.program, wait);
  for (uint32_t i = loop ? loop.v : m.instrs.size(); i < wait.instr.v; ++i)
    if (m.instrs[i].op == Op::LoopBody && InstrId(m.instrs[i].c) == loop && m.instrs[i].a != UINT32_MAX &&
        m.instrs[m.instrs[i].a].op != Op::Const)
      return oneLine(context.sourceText({wait.module, InstrId(m.instrs[i].a)}));
  return "";
}

void checkTHR410(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachMethodCall(program, "notify", [&](Ref call, const ir::Instr &in, Ref receiver) {
    llvm::SmallVector<SiteId, 2> sites = sitesOf(program, receiver);
    if (in.c != 0 || sites.empty() || surelyKind(program, receiver) != ObjectKind::Condition ||
        isTestCode(context, call))
      return;
    std::string first;
    for (llvm::StringRef method : {"wait", "wait_for"})
      for (const MethodUse &wait : usesOf(program, sites, method)) {
        std::string test = testOf(context, wait.call, method == "wait_for");
        if (test.empty() || test == first)
          continue;
        if (first.empty()) {
          first = test;
          continue;
        }
        Finding &f = context.report(rule, call,
                                    {oneLine(context.sourceText(call)), oneLine(context.sourceText(receiver)),
                                     "`" + first + "` and `" + test + "`"});
        f.related.push_back(context.related(wait.call, "one of the waits"));
        return;
      }
  });
}

} // namespace threadlint
