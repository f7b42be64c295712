// THR118: `Thread(f)`: the first positional parameter is `group`, not the target.
#include "checks/Objects.h"
#include "checks/Refusals.h"
#include "checks/Shapes.h"

namespace threadlint {

static bool isCallableKind(ValueKind kind) {
  switch (kind) {
  case ValueKind::Function:
  case ValueKind::Class:
  case ValueKind::BoundMethod:
  case ValueKind::ApiMethod:
  case ValueKind::Partial:
    return true;
  case ValueKind::Unknown:
  case ValueKind::Const:
  case ValueKind::Module:
  case ValueKind::External:
  case ValueKind::Api:
  case ValueKind::Instance:
  case ValueKind::ApiInstance:
  case ValueKind::Container:
  case ValueKind::Super:
    return false;
  }
  return false;
}

/// Certainly a function; or the only thing the thread is given, and then nobody means the group.
static bool isMeantAsTarget(const Program &program, Ref call, const ir::Arg &first) {
  const ir::Module &module = program.irOf(call.module);
  const ir::Instr &instr = module[call.instr];
  if (llvm::any_of(module.argsOf(instr),
                   [](const ir::Arg &arg) { return arg.name == knownName(known::target); }))
    return false;
  Ref value{call.module, first.value};
  llvm::ArrayRef<AbstractValue> values = program.valuesOf(value);
  bool callable = !values.empty() && llvm::all_of(values, [&](const AbstractValue &v) {
    return isCallableKind(v.kind) ||
           (v.kind == ValueKind::Api && program.model().api(ApiId(v.id)).kind != ApiKind::Module);
  });
  if (callable)
    return true;
  ir::Op op = module[first.value].op;
  bool name = op == ir::Op::LoadAttr ||
              (op == ir::Op::Load && NameId(module[first.value].a) != knownName(known::group));
  bool unknown = llvm::any_of(values, [](const AbstractValue &v) {
    return v.kind == ValueKind::Unknown || v.kind == ValueKind::External;
  });
  return name && unknown && positionalCount(module, instr) == 1 && !hasStarArguments(module, instr);
}

/// `Thread(f)` -> `Thread(target=f)`, `Thread(f, (1,))` -> `Thread(target=f, args=(1,))`.
static void addFix(Finding &finding, const ir::Module &module, llvm::ArrayRef<ir::Arg> args) {
  Fix fix{"pass it as `target`", {{{args[0].begin, args[0].begin}, "target="}}, true};
  bool more = args.size() > 1 && args[1].kind == ir::ArgKind::Positional;
  if (more) {
    ir::Op op = module[args[1].value].op;
    if (op != ir::Op::MakeTuple && op != ir::Op::MakeList)
      return;
    fix.edits.push_back({{args[1].begin, args[1].begin}, "args="});
  }
  for (const ir::Arg &arg : args.drop_front(more ? 2 : 1))
    if (arg.kind != ir::ArgKind::Keyword || (more && arg.name == knownName(known::args)))
      return;
  finding.fixes.push_back(std::move(fix));
}

void checkTHR118(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (Ref call : program.handOvers()) {
    auto made = constructionOf(program, call);
    if (!made || program.model().api(made->cls).object != ObjectKind::Thread)
      continue;
    const ir::Module &module = program.irOf(call.module);
    const ir::Instr &instr = module[call.instr];
    llvm::ArrayRef<ir::Arg> args = module.argsOf(instr).drop_front(std::min<size_t>(made->skip, instr.c));
    if (args.empty() || args[0].kind != ir::ArgKind::Positional || !isMeantAsTarget(program, call, args[0]))
      continue;
    Ref value{call.module, args[0].value};
    Refusal refusal = refusalOf(context, ObjectKind::Thread, ThreadState::Unmade, ThreadOperation::ThreadF);
    if (!refusal)
      continue;
    Finding &finding = context.report(rule, value,
                                      {oneLine(context.sourceText(value)),
                                       oneLine(context.sourceText({call.module, ir::InstrId(instr.a)})),
                                       refusal.exceptions});
    finding.runtimes = std::move(refusal.runtimes);
    addFix(finding, module, args);
  }
}

} // namespace threadlint
