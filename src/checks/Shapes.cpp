// What a piece of IR looks like, without asking what it means: receivers, names, constants, parentheses.
#include "checks/Shapes.h"
#include "ir/OpInfo.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using namespace ir;

InstrId receiverOf(const Module &module, const Instr &call) {
  if (call.op != Op::Call || call.a == UINT32_MAX)
    return {};
  const Instr &callee = module.instrs[call.a];
  return callee.op == Op::LoadAttr ? InstrId(callee.a) : InstrId();
}

NameId calleeName(const Module &module, const Instr &call) {
  if (call.op != Op::Call || call.a == UINT32_MAX)
    return {};
  const Instr &callee = module.instrs[call.a];
  if (callee.op == Op::LoadAttr)
    return NameId(callee.b);
  return callee.op == Op::Load ? NameId(callee.a) : NameId();
}

bool isConst(const Module &module, InstrId value, ConstKind kind) {
  const Instr &instr = module[value];
  return instr.op == Op::Const && instr.aux == static_cast<uint16_t>(kind);
}

bool isSuperCall(const Module &module, InstrId value) {
  const Instr &instr = module[value];
  if (instr.op != Op::Call)
    return false;
  const Instr &callee = module.instrs[instr.a];
  return callee.op == Op::Load && NameId(callee.a) == knownName(known::super);
}

bool isSelf(const Module &module, const Function &function, InstrId value) {
  const Instr &instr = module[value];
  if (instr.op != Op::Load || !function.owner || function.paramBegin == function.paramEnd)
    return false;
  return NameId(instr.a) == module.params[function.paramBegin].name && ScopeId(instr.b) == function.scope;
}

unsigned positionalCount(const Module &module, const Instr &call) {
  unsigned count = 0;
  for (const Arg &arg : module.argsOf(call)) {
    if (arg.kind == ArgKind::Star)
      break;
    count += arg.kind == ArgKind::Positional;
  }
  return count;
}

Span attributeNameSpan(const Module &module, InstrId attribute) {
  uint32_t end = module.spans[attribute.v].end;
  auto length = static_cast<uint32_t>(module.text(NameId(module[attribute].b)).size());
  return {end - length, end};
}

bool isLogging(const Module &module, const Instr &call) {
  NameId name = calleeName(module, call);
  return name && llvm::StringSwitch<bool>(module.text(name))
                     .Cases("debug", "info", "warning", "warn", "error", true)
                     .Cases("exception", "critical", "log", "print", "format", true)
                     .Default(false);
}

void forEachOperand(const Module &module, const Instr &instr, llvm::function_ref<void(InstrId)> visit) {
  const OpInfo &info = opInfo(instr.op);
  auto give = [&](Operand meaning, uint32_t operand) {
    if ((meaning == Operand::Value || meaning == Operand::OptValue) && operand != UINT32_MAX)
      visit(InstrId(operand));
  };
  give(info.a, instr.a);
  give(info.b, instr.b);
  give(info.c, instr.c);
  if (hasArgs(instr.op))
    for (const Arg &arg : module.argsOf(instr))
      visit(arg.value);
}

static bool namesOneOf(const Module &module, const Instr &instr,
                       std::initializer_list<llvm::StringRef> names) {
  NameId name;
  if (instr.op == Op::Load || (instr.op == Op::Const && instr.aux == static_cast<uint16_t>(ConstKind::Str)))
    name = NameId(instr.a);
  if (instr.op == Op::LoadAttr)
    name = NameId(instr.b);
  return name && llvm::is_contained(names, module.text(name));
}

bool mentions(const Module &module, InstrId value, std::initializer_list<llvm::StringRef> names) {
  llvm::SmallVector<InstrId, 16> work{value};
  // Bounds the walk over huge displays; a guard is a short expression.
  for (unsigned budget = 64; !work.empty() && budget != 0; --budget) {
    const Instr &instr = module[work.pop_back_val()];
    if (namesOneOf(module, instr, names))
      return true;
    forEachOperand(module, instr, [&](InstrId operand) { work.push_back(operand); });
  }
  return false;
}

void forEachInstr(const Module &module, const Function &function,
                  llvm::function_ref<void(InstrId, const Instr &)> visit) {
  for (uint32_t i = function.begin; i < function.end; ++i)
    visit(InstrId(i), module.instrs[i]);
}

} // namespace threadlint
