// THR108: `t.daemon = ...` or `t.setDaemon(...)` where `t` was started on every path before.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Paths.h"
#include "checks/Refusals.h"
#include "checks/Shapes.h"

namespace threadlint {

namespace {
class DaemonWalk {
public:
  DaemonWalk(const CheckContext &context, RuleId rule, FuncId function)
      : context(context), program(context.program), rule(rule), info(program.function(function)),
        module(program.irOf(info.module)), setDaemon(module.names.find("setDaemon")) {}

  void run() {
    walkPaths(module, *info.ir, [&](ir::InstrId id, const ir::Instr &instr, PathState &state) {
      if (instr.op == ir::Op::StoreAttr && NameId(instr.b) == knownName(known::daemon))
        expectNotStarted(id, ir::InstrId(instr.a), ThreadOperation::DaemonTrue, state);
      else if (instr.op == ir::Op::Call)
        visitCall(id, instr, state);
    });
  }

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  const FunctionInfo &info;
  const ir::Module &module;
  NameId setDaemon;

  void visitCall(ir::InstrId id, const ir::Instr &call, PathState &state) {
    // The callee may bind the attributes of what it is given anew.
    for (const ir::Arg &arg : module.argsOf(call))
      if (std::string key = placeKey(module, arg.value); !key.empty())
        state.forgetBelow(key);
    ir::InstrId receiver = receiverOf(module, call);
    std::string key = receiver ? placeKey(module, receiver) : "";
    if (key.empty())
      return;
    NameId name = calleeName(module, call);
    if (name == knownName(known::start) && isThread(receiver))
      return state.mark(key);
    if (setDaemon && name == setDaemon)
      return expectNotStarted(id, receiver, ThreadOperation::SetDaemonTrue, state);
    state.forgetBelow(key);
  }

  bool isThread(ir::InstrId receiver) const {
    return isThreadKind(surelyKind(program, {info.module, receiver}));
  }

  void expectNotStarted(ir::InstrId at, ir::InstrId receiver, ThreadOperation operation,
                        const PathState &state) {
    Ref where{info.module, at};
    std::string key = placeKey(module, receiver);
    if (key.empty() || !state.holds(key) || !isThread(receiver) || isExpectedToFail(program, where))
      return;
    Refusal refusal = refusalOf(context, ObjectKind::Thread, ThreadState::Started, operation);
    if (!refusal)
      return;
    Finding &finding = context.report(
        rule, where, {oneLine(context.sourceText({info.module, receiver})), refusal.exceptions});
    finding.runtimes = std::move(refusal.runtimes);
  }
};
} // namespace

void checkTHR108(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  FuncId last;
  forEachMethodCall(program, "start", [&](Ref, const ir::Instr &, Ref receiver) {
    if (!isThreadKind(surelyKind(program, receiver)))
      return;
    FuncId function = program.functionOf(receiver);
    if (function != last)
      DaemonWalk(context, rule, function).run();
    last = function;
  });
}

} // namespace threadlint
