// Evaluates the conditions that ask for parameters only, for the constants that a call gives.
#include "flow/Branches.h"
#include "flow/Entries.h"

namespace threadlint {

using ir::Instr;
using ir::Op;
using ir::Operator;

static constexpr unsigned MaxParts = 8; ///< of one condition

/// The parameter that a load reads; none for others, and for parameters that the function sets.
static int parameterRead(const Program &program, FuncId f, uint32_t load) {
  const FunctionInfo &info = program.function(f);
  const Instr &in = program.irOf(info.module).instrs[load];
  if (in.op != Op::Load || in.b != info.ir->scope.v)
    return -1;
  Ref at{info.module, ir::InstrId(load)};
  return program.storesOf(program.variablesOf(at)[0]).empty() ? parameterIndex(program, f, NameId(in.a)) : -1;
}

llvm::ArrayRef<uint32_t> Branches::ifsOf(FuncId f) {
  auto [it, fresh] = asking.try_emplace(f);
  if (!fresh)
    return it->second;
  llvm::SmallVector<uint32_t, 4> found;
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end && info.ir->paramEnd > info.ir->paramBegin; ++i) {
    if (m.instrs[i].op != Op::If || m.instrs[i].a == UINT32_MAX)
      continue;
    uint32_t at = m.instrs[i].a;
    for (unsigned depth = 0; depth < MaxParts && at != UINT32_MAX && m.instrs[at].op != Op::Load; ++depth) {
      Op op = m.instrs[at].op;
      at = op == Op::Unary || op == Op::Select || op == Op::Compare ? m.instrs[at].a : UINT32_MAX;
    }
    if (at != UINT32_MAX && m.instrs[at].op == Op::Load && parameterRead(program, f, at) >= 0)
      found.push_back(i);
  }
  return asking[f] = found;
}

/// The constant that a parameter is given, or its default.
Ref Branches::constantFor(FuncId f, uint32_t load, Ref call, uint32_t self) const {
  int index = parameterRead(program, f, load);
  if (index < static_cast<int>(self))
    return {};
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(call.module), &callee = program.irOf(info.module);
  const ir::Param &param = callee.paramsOf(*info.ir)[static_cast<size_t>(index)];
  if (param.kind == ir::ParamKind::VarArgs || param.kind == ir::ParamKind::VarKwargs)
    return {};
  int position = static_cast<int>(self);
  Ref given{info.module, param.defaultValue};
  for (const ir::Arg &arg : m.argsOf(program.instr(call))) {
    if (arg.kind == ir::ArgKind::Star || arg.kind == ir::ArgKind::DoubleStar)
      return {};
    bool named = arg.kind == ir::ArgKind::Keyword && m.text(arg.name) == callee.text(param.name);
    if (named || (arg.kind == ir::ArgKind::Positional && position++ == index))
      given = {call.module, arg.value};
  }
  return !given.instr.isNone() && program.instr(given).op == Op::Const ? given : Ref();
}

/// Whether the condition holds; conditions are built of loads, `not`, `and`, `or`, `is None`, and the first
/// operand of `and` and `or` must decide alone.
Branches::Answer Branches::answer(FuncId f, uint32_t condition, Ref call, uint32_t self) const {
  const ir::Module &m = program.irOf(program.function(f).module);
  llvm::SmallVector<Operator, 4> around;
  uint32_t at = condition;
  while (around.size() < MaxParts && (m.instrs[at].op == Op::Unary || m.instrs[at].op == Op::Select)) {
    around.push_back(Operator(m.instrs[at].aux));
    at = m.instrs[at].a;
  }
  const Instr &in = m.instrs[at];
  Operator op = Operator(in.aux);
  bool isNone = in.op == Op::Compare && (op == Operator::Is || op == Operator::IsNot) &&
                m.instrs[in.b].op == Op::Const && ir::ConstKind(m.instrs[in.b].aux) == ir::ConstKind::None;
  if (!isNone && in.op != Op::Load)
    return Answer::Unknown;
  Ref constant = constantFor(f, isNone ? in.a : at, call, self);
  if (constant.module.isNone())
    return Answer::Unknown;
  const Instr &value = program.instr(constant);
  ir::ConstKind kind = ir::ConstKind(value.aux);
  bool isTruth = kind == ir::ConstKind::None || kind == ir::ConstKind::True || kind == ir::ConstKind::False;
  if (!isNone && !isTruth && kind != ir::ConstKind::Int)
    return Answer::Unknown;
  bool yes = isNone    ? (kind == ir::ConstKind::None) == (op == Operator::Is)
             : isTruth ? kind == ir::ConstKind::True
                       : value.a != 0;
  for (Operator each : llvm::reverse(around)) {
    if (each == Operator::Not)
      yes = !yes;
    else if ((each != Operator::And || yes) && (each != Operator::Or || !yes))
      return Answer::Unknown;
  }
  return yes ? Answer::Yes : Answer::No;
}

/// Another block of the function is around the marker.
static bool isNested(const ir::Module &m, const ir::Function &fn, uint32_t marker) {
  for (uint32_t i = fn.begin; i < marker; ++i) {
    Op op = m.instrs[i].op;
    bool opens = op == Op::If || op == Op::Loop || op == Op::Try || op == Op::With || op == Op::Match;
    if (opens && m.instrs[i].c > marker)
      return true;
  }
  return false;
}

Stretches Branches::skippedIn(FuncId callee, Ref call, uint32_t self) {
  Stretches out;
  for (uint32_t marker : llvm::SmallVector<uint32_t, 4>(ifsOf(callee))) {
    const ir::Module &m = program.irOf(program.function(callee).module);
    const Instr &in = m.instrs[marker];
    Answer a = answer(callee, in.a, call, self);
    if (a == Answer::Unknown)
      continue;
    uint32_t end = in.c, otherwise = end;
    for (uint32_t i = marker; i < end; ++i)
      if (m.instrs[i].op == Op::Else && m.instrs[i].c == marker)
        otherwise = i;
    if (a == Answer::No)
      out.push_back({marker + 1, otherwise});
    else if (otherwise != end)
      out.push_back({otherwise + 1, end});
    // `if not init: return`: nothing that follows, when nothing is around it.
    if (a == Answer::Yes && otherwise == end && end > 0 &&
        (m.instrs[end - 1].op == Op::Return || m.instrs[end - 1].op == Op::Raise)) {
      const ir::Function &fn = *program.function(callee).ir;
      if (!isNested(m, fn, marker))
        out.push_back({end + 1, fn.end});
    }
  }
  return out;
}

} // namespace threadlint
