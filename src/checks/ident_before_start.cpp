// THR511: `ident` or `native_id` of a thread object that cannot have been started yet.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/ThreadPaths.h"
#include "model/States.h"

namespace threadlint {

/// `t.ident is None`, `if t.ident:`, `assertIsNone(t.ident)`: a question, which None answers.
static bool isAsked(const ir::Module &m, const ir::Function &f, ir::InstrId load) {
  for (uint32_t i = load.v + 1; i < f.end; ++i) {
    const ir::Instr &in = m.instrs[i];
    bool uses = false;
    forEachOperand(m, in, [&](ir::InstrId operand) { uses |= operand == load; });
    if (uses)
      return in.op == ir::Op::Compare || in.op == ir::Op::If || in.op == ir::Op::Unary ||
             in.op == ir::Op::Assert || in.op == ir::Op::Select ||
             (calleeName(m, in) && m.text(calleeName(m, in)).starts_with("assert"));
  }
  return true; // nobody uses it
}

void checkTHR511(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (FuncId f : threadMakers(program))
    forEachUseOfNew(context, f, [&](Ref load, Ref object) {
      const ir::Module &m = program.irOf(load.module);
      llvm::StringRef name = m.text(NameId(program.instr(load).b));
      if ((name != "ident" && name != "native_id") || isAsked(m, *program.function(f).ir, load.instr))
        return;
      ThreadOperation operation = name == "ident" ? ThreadOperation::Ident : ThreadOperation::Native_id;
      std::vector<llvm::StringRef> runtimes;
      for (RuntimeId id : context.runtimes) {
        const Runtime &runtime = context.model.runtime(id);
        const Transition *found = step(ObjectKind::Thread, ThreadState::New, operation, runtime);
        if (found && found->outcome == "None")
          runtimes.push_back(runtime.name);
      }
      for (const AbstractValue &v : program.valuesOf(object)) // an attribute of its own
        if (v.kind == ValueKind::Instance && bindsInBody(program, ClassId(v.id), name))
          return;
      if (runtimes.empty())
        return;
      Finding &finding = context.report(
          rule, load, {oneLine(context.sourceText(load)), oneLine(context.sourceText(object))});
      finding.runtimes = std::move(runtimes);
    });
}

} // namespace threadlint
