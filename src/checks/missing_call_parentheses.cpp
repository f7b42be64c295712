// THR125: `t.start` as a statement, `if t.is_alive:`: the method of a thread, lock, event ... is named, not
// called.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/TestedValues.h"

namespace threadlint {

using ir::Op;

static bool isSynchronisation(ObjectKind kind) {
  return isThreadKind(kind) || isLockKind(kind) || isPoolKind(kind) || kind == ObjectKind::Process ||
         kind == ObjectKind::Event || kind == ObjectKind::Barrier || kind == ObjectKind::Future ||
         kind == ObjectKind::Queue || kind == ObjectKind::SimpleQueue || kind == ObjectKind::ProcessQueue ||
         kind == ObjectKind::ProcessPoolExecutor || kind == ObjectKind::AsyncEvent ||
         kind == ObjectKind::AsyncLock;
}

/// The value is surely a method of the object, not what a property gives.
static bool isMethod(const Program &program, Ref value) {
  llvm::ArrayRef<AbstractValue> values = program.valuesOf(value);
  return !values.empty() && llvm::all_of(values, [](const AbstractValue &v) {
    return v.kind == ValueKind::ApiMethod || v.kind == ValueKind::BoundMethod;
  });
}

/// It can be called without arguments.
static bool needsNothing(const Program &program, Ref value) {
  for (const AbstractValue &v : program.valuesOf(value)) {
    if (v.kind != ValueKind::BoundMethod)
      continue;
    const FunctionInfo &info = program.function(FuncId(v.id));
    llvm::ArrayRef<ir::Param> params = program.irOf(info.module).paramsOf(*info.ir);
    for (const ir::Param &p : params.drop_front(!params.empty()))
      if (p.defaultValue.isNone() && p.kind != ir::ParamKind::VarArgs && p.kind != ir::ParamKind::VarKwargs)
        return false;
  }
  return true;
}

static bool isForgotten(const Program &program, Ref value) {
  const ir::Instr &in = program.instr(value);
  if (in.op != Op::LoadAttr)
    return false;
  ObjectKind kind = surelyKind(program, {value.module, ir::InstrId(in.a)});
  return isSynchronisation(kind) && isMethod(program, value) && !isExpectedToFail(program, value);
}

static void report(const CheckContext &context, RuleId rule, Ref value, bool tested) {
  std::string text = oneLine(context.sourceText(value));
  Finding &finding = context.report(rule, value,
                                    {text, tested ? "is the method itself, which is always true"
                                                  : "only names the method and does nothing"});
  Span span = context.program.span(value);
  if (needsNothing(context.program, value))
    finding.fixes.push_back({"call it", {{{span.end, span.end}, "()"}}, false});
}

void checkTHR125(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (uint32_t index = 0; index < program.modules().size(); ++index) {
    const ir::Module &m = program.irOf(ModuleId(index));
    for (uint32_t i = 0; i < m.instrs.size(); ++i)
      if (Ref at{ModuleId(index), ir::InstrId(i)};
          m.instrs[i].op == Op::LoadAttr && m.instrs[i].has(ir::flag::Discarded) &&
          isForgotten(program, at) && !isCaught(program, at, {"AttributeError"}, Broad::No))
        report(context, rule, at, false);
  }
  forEachTested(program, [&](Ref value, Ref) {
    if (isForgotten(program, value))
      report(context, rule, value, true);
  });
}

} // namespace threadlint
