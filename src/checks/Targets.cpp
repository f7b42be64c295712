// What a hand-over to another thread calls, and with which arguments, as far as that is written there.
#include "checks/Targets.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::ArgKind;
using ir::ConstKind;
using ir::Op;

llvm::SmallVector<TargetFunction, 2> surelyFunctions(const Program &program, Ref value) {
  llvm::SmallVector<TargetFunction, 2> functions;
  for (const AbstractValue &v : program.valuesOf(value)) {
    if (v.kind != ValueKind::Function && v.kind != ValueKind::BoundMethod)
      return {};
    functions.push_back({FuncId(v.id), v.kind == ValueKind::BoundMethod});
  }
  return functions;
}

/// The one value that a name or attribute holds, when a single store says so.
static ir::InstrId written(const Program &program, Ref value) {
  if (program.instr(value).op != Op::Load)
    return value.instr;
  llvm::SmallVector<VarId, 2> variables = program.variablesOf(value);
  if (variables.size() != 1 || program.storesOf(variables[0]).size() != 1)
    return value.instr;
  Ref store = program.storesOf(variables[0])[0];
  const ir::Instr &in = program.instr(store);
  bool here = in.op == Op::Store && program.functionOf(store) == program.functionOf(value);
  return here && program.instr({store.module, ir::InstrId(in.c)}).op == Op::MakeTuple ? ir::InstrId(in.c)
                                                                                      : value.instr;
}

static bool addPositional(const Program &program, Ref tuple, GivenArguments &given) {
  const ir::Module &m = program.irOf(tuple.module);
  const ir::Instr &made = m[written(program, tuple)];
  if (isConst(m, tuple.instr, ConstKind::None))
    return true;
  if (made.op != Op::MakeTuple && made.op != Op::MakeList)
    return false;
  for (const ir::Arg &a : m.argsOf(made)) {
    if (a.kind != ArgKind::Positional)
      return false;
    ++given.positional;
  }
  return true;
}

static bool addKeywords(const Program &program, Ref dict, GivenArguments &given) {
  const ir::Module &m = program.irOf(dict.module);
  const ir::Instr &made = m[dict.instr];
  if (isConst(m, dict.instr, ConstKind::None))
    return true;
  if (made.op == Op::Call && m.instrs[made.a].op == Op::Load &&
      m.text(NameId(m.instrs[made.a].a)) == "dict") {
    for (const ir::Arg &a : m.argsOf(made)) {
      if (a.kind != ArgKind::Keyword)
        return false;
      given.keywords.push_back(m.text(a.name));
    }
    return true;
  }
  if (made.op != Op::MakeDict)
    return false;
  llvm::ArrayRef<ir::Arg> args = m.argsOf(made);
  for (size_t i = 0; i < args.size(); i += 2) {
    if (args[i].kind != ArgKind::Positional || !isConst(m, args[i].value, ConstKind::Str) ||
        m[args[i].value].a == UINT32_MAX)
      return false;
    given.keywords.push_back(m.text(NameId(m[args[i].value].a)));
  }
  return true;
}

/// `submit(f, a, b, k=c)`, `map(f, xs, ys)`: what follows the function.
static bool addRest(const ir::Module &m, const ir::Instr &call, const HandOver &handOver,
                    GivenArguments &given) {
  const Api &api = *handOver.api;
  bool map = api.effect == Effect::Map, spreads = llvm::is_contained(api.params, "**");
  unsigned positional = 0;
  for (const ir::Arg &a : m.argsOf(call)) {
    if (a.kind == ArgKind::Star || a.kind == ArgKind::DoubleStar)
      return false;
    if (a.kind == ArgKind::Positional)
      ++positional;
    else if (!map && spreads && m.text(a.name) != api.target)
      given.keywords.push_back(m.text(a.name));
  }
  unsigned before = handOver.skip + static_cast<unsigned>(api.targetIndex) + 1;
  given.positional = positional > before ? positional - before : 0;
  return positional >= before;
}

std::optional<GivenArguments> argumentsGiven(const Program &program, Ref call, const HandOver &handOver) {
  const ir::Module &m = program.irOf(call.module);
  const ir::Instr &instr = m[call.instr];
  const Api &api = *handOver.api;
  GivenArguments given;
  bool iterables = api.effect == Effect::Map && llvm::is_contained(api.params, "...");
  if (api.argsIndex == -2 || iterables)
    return api.targetIndex >= 0 && addRest(m, instr, handOver, given) ? std::optional(given) : std::nullopt;
  if (hasStarArguments(m, instr))
    return std::nullopt;
  if (api.effect == Effect::Map) { // of `multiprocessing.Pool`: one iterable, except for `starmap`
    given.positional = 1;
    return llvm::StringRef(api.name).contains("starmap") ? std::nullopt : std::optional(given);
  }
  if (api.argsIndex < 0)
    return std::nullopt;
  llvm::StringRef tuple = api.params[static_cast<size_t>(api.argsIndex)];
  if (const ir::Arg *args = argumentFor(m, instr, api, tuple, handOver.skip))
    if (!addPositional(program, {call.module, args->value}, given))
      return std::nullopt;
  for (llvm::StringRef name : {"kwargs", "kwds"})
    if (const ir::Arg *kwargs = argumentFor(m, instr, api, name, handOver.skip))
      if (!addKeywords(program, {call.module, kwargs->value}, given))
        return std::nullopt;
  return given;
}

} // namespace threadlint
