// THR719: a shared value of multiprocessing is updated in two steps, without its lock.
#include "checks/Borders.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// The stored value is made of what the same expression held.
static bool isUpdate(const CheckContext &context, Ref store) {
  const ir::Module &m = context.program.irOf(store.module);
  const Instr &in = m[store.instr];
  if (in.has(ir::flag::InPlace))
    return true;
  const Instr &value = m.instrs[in.c];
  Op load = in.op == Op::StoreAttr ? Op::LoadAttr : Op::LoadItem;
  auto isSame = [&](InstrId operand) {
    return m[operand].op == load && context.sourceText(store) == context.sourceText({store.module, operand});
  };
  if (value.op == Op::BinOp)
    return isSame(InstrId(value.a)) || isSame(InstrId(value.b));
  NameId callee = value.op == Op::Call ? calleeName(m, value) : NameId();
  if (!callee || (m.text(callee) != "max" && m.text(callee) != "min"))
    return false;
  return llvm::any_of(m.argsOf(value), [&](const ir::Arg &arg) { return isSame(arg.value); });
}

static bool isUnderWith(const Program &program, Ref at) {
  const ir::Module &m = program.irOf(at.module);
  bool with = llvm::any_of(enclosingMarkers(program, at), [&](InstrId i) { return m[i].op == Op::With; });
  const ir::Function &f = *program.function(program.functionOf(at)).ir;
  for (uint32_t i = f.begin; i < at.instr.v && !with; ++i)
    with = m.instrs[i].op == Op::Call && calleeName(m, m.instrs[i]) == knownName(known::acquire);
  return with;
}

void checkTHR719(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    if (!context.borders->runsOn(FuncId(f), Border::Process))
      continue;
    const FunctionInfo &info = program.function(FuncId(f));
    const ir::Module &m = program.irOf(info.module);
    for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
      const Instr &in = m.instrs[i];
      Ref at{info.module, InstrId(i)};
      bool named = in.op == Op::StoreAttr && m.text(NameId(in.b)) == "value";
      if ((!named && in.op != Op::StoreItem) || !isUpdate(context, at))
        continue;
      Ref object{info.module, InstrId(in.a)};
      if (surelyKind(program, object) != ObjectKind::SharedValue || isUnderWith(program, at))
        continue;
      Finding &finding =
          context.report(rule, at, {oneLine(context.sourceText(at)), oneLine(context.sourceText(object))});
      keepRuntimesWith(context, finding, "multiprocessing.Value");
      context.borders->relate(FuncId(f), Border::Process, finding);
    }
  }
}

} // namespace threadlint
