// THR114: the function of a thread returns a value, which nobody can get.
#include "checks/Borders.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// A `return` of something that was worked out: no constant, no name of a parameter, no call that may give
/// None.
static Ref resultOf(const CheckContext &context, FuncId f) {
  const Program &program = context.program;
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    if (m.instrs[i].op != Op::Return || InstrId(m.instrs[i].a).isNone())
      continue;
    Ref value{info.module, InstrId(m.instrs[i].a)};
    const Instr &in = m[value.instr];
    switch (in.op) {
    case Op::MakeList:
    case Op::MakeDict:
    case Op::MakeTuple:
    case Op::MakeSet:
    case Op::Comp:
    case Op::BinOp:
    case Op::FString:
      return {info.module, InstrId(i)};
    case Op::Load:
      if (parameterIndex(program, f, NameId(in.a)) < 0 && surelyNotNone(program, value))
        return {info.module, InstrId(i)};
      break;
    case Op::Call:
      if (surelyNotNone(program, value))
        return {info.module, InstrId(i)};
      break;
    default:
      break;
    }
  }
  return {};
}

/// Somebody calls it for its result.
static bool isCalledForResult(const Program &program, FuncId f) {
  return llvm::any_of(program.callersOf(f), [&](Ref call) { return !isDropped(program, call); });
}

void checkTHR114(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  llvm::DenseSet<uint64_t> reported;
  for (const Entry &entry : context.facts.entries) {
    if (!entry.isFollowed() || entry.runsOn != RunsOn::NewThread || entry.creation.module.isNone() ||
        (entry.start != Start::Target && entry.start != Start::Run) || isTestCode(context, entry.creation))
      continue;
    const FunctionInfo &info = program.function(entry.function);
    bool isPlain = info.ir->kind == ir::FuncKind::Def && isPlainlyDecorated(program, entry.function) &&
                   !info.ir->is(ir::funcflag::Async | ir::funcflag::Generator | ir::funcflag::HasError);
    Ref result = isPlain ? resultOf(context, entry.function) : Ref();
    if (result.module.isNone() || isCalledForResult(program, entry.function) ||
        !reported.insert((uint64_t(entry.creation.module.v) << 32) | entry.creation.instr.v).second)
      continue;
    Finding &finding =
        context.report(rule, entry.creation, {nameOf(program, entry.function), context.lineText(result)});
    finding.related.push_back(context.related(result, "this value is lost"));
  }
}

} // namespace threadlint
