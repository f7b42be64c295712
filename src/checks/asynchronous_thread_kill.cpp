// THR111: a thread is ended from outside: `PyThreadState_SetAsyncExc`, `t._stop()`, `t._delete()`.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::ConstKind;

/// `PyThreadState_SetAsyncExc(id, None)` takes back what was set before.
static bool takesBack(const ir::Module &m, const ir::Instr &call) {
  llvm::ArrayRef<ir::Arg> args = m.argsOf(call);
  if (args.size() < 2)
    return false;
  ir::InstrId value = args[1].value;
  bool zero = isConst(m, value, ConstKind::Int) && m[value].a == 0;
  return zero || isConst(m, value, ConstKind::None) || (m[value].op == ir::Op::Call && m[value].c == 0);
}

/// What the call does; "" nothing of the kind.
static llvm::StringRef killing(const Program &program, Ref at, const ir::Instr &call) {
  const ir::Module &m = program.irOf(at.module);
  NameId name = calleeName(m, call);
  if (!name)
    return "";
  llvm::StringRef text = m.text(name);
  if (text == "PyThreadState_SetAsyncExc")
    return takesBack(m, call) ? ""
                              : "raises an exception at any instruction of the thread, in the middle of a "
                                "`finally` or with a lock held";
  llvm::StringRef effect =
      llvm::StringSwitch<llvm::StringRef>(text)
          .Cases("_stop", "_Thread__stop", "does not end the thread, only its bookkeeping")
          .Cases("_delete", "_Thread__delete", "does not end the thread, it is only forgotten")
          .Default("");
  if (effect.empty())
    return "";
  ir::InstrId receiver = receiverOf(m, call);
  bool own = receiver &&
             (isSuperCall(m, receiver) || isSelf(m, *program.function(program.functionOf(at)).ir, receiver));
  if (!receiver || own || !isThreadKind(surelyKind(program, {at.module, receiver})))
    return "";
  for (const AbstractValue &v : program.valuesOf({at.module, receiver}))
    if (v.kind == ValueKind::Instance && bindsInBody(program, ClassId(v.id), text))
      return "";
  return effect;
}

void checkTHR111(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  llvm::DenseSet<FuncId> reported;
  forEachCall(program, [&](Ref at, const ir::Instr &call) {
    llvm::StringRef effect = killing(program, at, call);
    if (effect.empty() || isExpectedToFail(program, at) || !reported.insert(program.functionOf(at)).second)
      return;
    std::string callee = oneLine(context.sourceText({at.module, ir::InstrId(call.a)}));
    context.report(rule, at, {callee, effect.str()});
  });
}

} // namespace threadlint
