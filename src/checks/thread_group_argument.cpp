// THR122: `Thread(group=...)` with anything but None.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Refusals.h"
#include "checks/Shapes.h"

namespace threadlint {

/// A positional function is THR118's: it was meant as the target.
static bool mayBeCalled(const Program &program, Ref value) {
  return llvm::any_of(program.valuesOf(value), [](const AbstractValue &v) {
    return v.kind != ValueKind::Const && v.kind != ValueKind::Container && v.kind != ValueKind::ApiInstance;
  });
}

static Refusal refusalOfGroup(const CheckContext &context, ObjectKind kind) {
  if (kind == ObjectKind::Process)
    return refusalOf(context, kind, ProcessState::Unmade, ProcessOperation::Group1);
  return refusalOf(context, kind, ThreadState::Unmade, ThreadOperation::Group1);
}

void checkTHR122(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (Ref call : program.handOvers()) {
    auto made = constructionOf(program, call);
    if (!made)
      continue;
    const Api &api = program.model().api(made->cls);
    if (api.object != ObjectKind::Thread && api.object != ObjectKind::Process)
      continue;
    const ir::Module &module = program.irOf(call.module);
    const ir::Instr &instr = module[call.instr];
    const ir::Arg *group = argumentFor(module, instr, api, "group", made->skip);
    if (!group)
      continue;
    Ref value{call.module, group->value};
    bool wrong = surelyNotNone(program, value) &&
                 (group->kind == ir::ArgKind::Keyword || !mayBeCalled(program, value));
    if (!wrong || isExpectedToFail(program, call))
      continue;
    Refusal refusal = refusalOfGroup(context, api.object);
    if (!refusal)
      continue;
    Finding &finding = context.report(rule, value, {oneLine(context.sourceText(value)), refusal.exceptions});
    finding.runtimes = std::move(refusal.runtimes);
  }
}

} // namespace threadlint
