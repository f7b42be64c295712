// THR134: `join()` on a thread object that is made before, and cannot have been started yet.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Refusals.h"
#include "checks/Shapes.h"
#include "checks/ThreadPaths.h"

namespace threadlint {

namespace {
class JoinBeforeStart {
public:
  JoinBeforeStart(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void run() {
    for (FuncId f : threadMakers(program)) {
      std::vector<Ref> loads;
      forEachUseOfNew(context, f, [&](Ref load, Ref object) {
        if (program.irOf(load.module).text(NameId(program.instr(load).b)) == "join")
          report(load, object);
      });
    }
  }

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;

  void report(Ref load, Ref object) {
    const ir::Module &m = program.irOf(load.module);
    Ref call{load.module, {}};
    const ir::Function &f = *program.function(program.functionOf(load)).ir;
    for (uint32_t i = load.instr.v + 1; i < f.end && call.instr.isNone(); ++i)
      if (m.instrs[i].op == ir::Op::Call && m.instrs[i].a == load.instr.v)
        call.instr = ir::InstrId(i);
    if (call.instr.isNone() || isExpectedToFail(program, call) ||
        isCaught(program, call, {"RuntimeError"}, Broad::No))
      return;
    Refusal refusal = refusalOf(context, ObjectKind::Thread, ThreadState::New, ThreadOperation::Join);
    if (!refusal)
      return;
    Finding &finding = context.report(rule, call, {oneLine(context.sourceText(object)), refusal.exceptions});
    finding.runtimes = std::move(refusal.runtimes);
  }
};
} // namespace

void checkTHR134(const CheckContext &context, RuleId rule) { JoinBeforeStart(context, rule).run(); }

} // namespace threadlint
