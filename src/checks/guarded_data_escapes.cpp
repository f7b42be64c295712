// THR224: a container that a lock guards is returned, or a view of it.
#include "checks/Guards.h"
#include "checks/Unguarded.h"
#include "flow/Containers.h"
#include "flow/Updates.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

/// The guard of the container that is behind a returned value; null: none, or nobody changes it in place.
static const Guard *guardBehind(const CheckContext &context, Ref container) {
  const Program &program = context.program;
  for (VarId v : program.variablesOf(container)) {
    const Guard *guard = v ? context.facts.guardOf(v) : nullptr;
    if (guard && llvm::any_of(context.facts.guarded, [&](const Access &a) {
          return a.place == v && a.contents && a.isWrite() && context.facts.isHeld(*guard, a.held);
        }))
      return guard;
  }
  return nullptr;
}

/// `list(self._jobs)`, `dict(...)`, `set(...)`.
static std::string copyOf(const CheckContext &context, Ref container, Ref returned) {
  llvm::StringRef maker = "list";
  for (const AbstractValue &v : context.program.valuesOf(container))
    if (v.kind == ValueKind::Container && !ApiId(v.id).isNone() && container == returned)
      maker = llvm::StringRef(context.model.api(ApiId(v.id)).name).rsplit('.').second;
  return maker.str() + "(" + oneLine(context.sourceText(returned)) + ")";
}

void checkTHR224(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  if (context.facts.guards.empty())
    return;
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    const FunctionInfo &info = program.function(FuncId(f));
    const ir::Module &m = program.irOf(info.module);
    if (info.ir->kind != ir::FuncKind::Def || m.text(info.ir->name).starts_with("_"))
      continue;
    for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
      if (m.instrs[i].op != Op::Return || m.instrs[i].a == UINT32_MAX)
        continue;
      Ref returned{info.module, InstrId(m.instrs[i].a)};
      Ref container = goneThrough(program, soleDefinitionOf(program, returned));
      if (container.instr.isNone() ||
          (m[container.instr].op != Op::LoadAttr && m[container.instr].op != Op::Load))
        continue;
      const Guard *guard = guardBehind(context, container);
      if (!guard || isTestCode(context, returned))
        continue;
      context.report(rule, returned,
                     {oneLine(context.sourceText(returned)), textOfLock(program, guard->lockVariable),
                      copyOf(context, container, returned)});
    }
  }
}

} // namespace threadlint
