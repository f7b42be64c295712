// An expression that gives a callable -> the functions it may be, and the arguments and objects that go with
// it.
#include "flow/Containers.h"
#include "flow/Entries.h"
#include "flow/Updates.h"

namespace threadlint {

using ir::Op;

/// The container that a value was taken out of: `heappop(heap)`, `jobs.pop()`, also as a part of a tuple.
static ir::InstrId takenFrom(const Program &program, Ref value) {
  const ir::Module &m = program.irOf(value.module);
  value = soleDefinitionOf(program, value);
  while (m[value.instr].op == Op::Unpack)
    value.instr = ir::InstrId(m[value.instr].a);
  return m[value.instr].op == Op::Call && containerUse(program, value).writes
             ? containerUse(program, value).container
             : ir::InstrId();
}

/// What was taken out of a container goes back there: a later turn takes it for another thread.
static bool isPutBack(const Program &program, Ref value) {
  ir::InstrId from = takenFrom(program, value);
  if (from.isNone())
    return false;
  const ir::Module &m = program.irOf(value.module);
  const ir::Function &f = *program.function(program.functionOf(value)).ir;
  auto isIt = [&](ir::InstrId part) { return isSameValue(program, {value.module, part}, value); };
  for (uint32_t i = value.instr.v + 1; i < f.end; ++i) {
    Ref call{value.module, ir::InstrId(i)};
    if (m.instrs[i].op != Op::Call || !containerUse(program, call).writes ||
        !isSameValue(program, {value.module, containerUse(program, call).container}, {value.module, from}))
      continue;
    for (const ir::Arg &arg : m.argsOf(m.instrs[i]))
      if (isIt(arg.value) ||
          (m[arg.value].op == Op::MakeTuple &&
           llvm::any_of(m.argsOf(m[arg.value]), [&](auto &part) { return isIt(part.value); })))
        return true;
  }
  return false;
}

static Sharing sharingOf(const Program &program, Ref value) {
  const ir::Instr &in = program.instr(value);
  if (in.op == Op::Const)
    return Sharing::Private;
  if (in.op == Op::Load && isPutBack(program, value))
    return Sharing::Shared;
  Base b = baseOf(program, value);
  if (b.element)
    return Sharing::PerThread;
  switch (b.kind) {
  case Base::Global:
  case Base::Self:
  case Base::Captured:
  case Base::Parameter:
    return Sharing::Shared;
  case Base::Fresh:
  case Base::Created:
    return b.inLoop || b.kind == Base::Fresh ? Sharing::PerThread : Sharing::Shared;
  case Base::Element:
    return Sharing::PerThread;
  case Base::Other:
    return Sharing::Unknown;
  }
  return Sharing::Unknown;
}

void addBound(const Program &program, Ref target, llvm::SmallVectorImpl<Sharing> &out) {
  for (const AbstractValue &v : program.valuesOf(target)) {
    const ir::Instr &t = program.instr(target);
    if (v.kind == ValueKind::BoundMethod) {
      out.push_back(t.op == Op::LoadAttr ? sharingOf(program, {target.module, ir::InstrId(t.a)})
                                         : Sharing::Unknown);
      return;
    }
    if (v.kind == ValueKind::Class || v.kind == ValueKind::Instance) {
      out.push_back(v.kind == ValueKind::Class ? Sharing::Private : sharingOf(program, target));
      return;
    }
    if (v.kind != ValueKind::Partial || !v.site || program.site(v.site).where == target)
      continue;
    addBound(program, program.site(v.site).where, out);
    return;
  }
  const ir::Instr &call = program.instr(target);
  bool partial = call.op == Op::Call && !call.has(ir::flag::Decorator) && call.c > 0 &&
                 llvm::any_of(program.valuesOf(target),
                              [](const AbstractValue &v) { return v.kind == ValueKind::Partial; });
  if (!partial)
    return;
  llvm::ArrayRef<ir::Arg> args = program.irOf(target.module).argsOf(call);
  if (program.instr({target.module, args[0].value}).op != Op::Call)
    addBound(program, {target.module, args[0].value}, out);
  for (const ir::Arg &arg : args.drop_front())
    if (arg.kind == ir::ArgKind::Positional)
      out.push_back(sharingOf(program, {target.module, arg.value}));
}

llvm::SmallVector<HandedValue, 4> handedValues(const Program &program, Ref call, const Api &api) {
  llvm::SmallVector<HandedValue, 4> out;
  const ir::Module &m = program.irOf(call.module);
  bool isMap = api.effect == Effect::Map;
  int index = 0;
  for (const ir::Arg &arg : m.argsOf(program.instr(call))) {
    bool positional = arg.kind == ir::ArgKind::Positional;
    if (positional && index++ > api.targetIndex && (api.argsIndex == -2 || isMap))
      out.push_back({{call.module, arg.value}, isMap});
    bool tuple = (positional && index - 1 == api.argsIndex) ||
                 (arg.kind == ir::ArgKind::Keyword && arg.name == knownName(known::args));
    const ir::Instr &value = m[arg.value];
    if (tuple && (value.op == Op::MakeTuple || value.op == Op::MakeList))
      for (const ir::Arg &element : m.argsOf(value))
        out.push_back({{call.module, element.value}, false});
  }
  return out;
}

llvm::SmallVector<Sharing, 2> argumentSharing(const Program &program, Ref call, const Api &api, Ref target) {
  llvm::SmallVector<Sharing, 2> out;
  addBound(program, target, out);
  for (const HandedValue &handed : handedValues(program, call, api))
    out.push_back(handed.isMapped ? Sharing::PerThread : sharingOf(program, handed.value));
  return out;
}

llvm::SmallVector<Ref, 4> argumentValues(const Program &program, const Entry &entry) {
  llvm::SmallVector<Ref, 4> out;
  if (entry.target.module.isNone())
    return out;
  const ir::Instr &target = program.instr(entry.target);
  for (const AbstractValue &v : program.valuesOf(entry.target)) {
    if (v.kind != ValueKind::BoundMethod && v.kind != ValueKind::Instance)
      continue;
    Ref self = v.kind == ValueKind::Instance ? entry.target
               : target.op == Op::LoadAttr   ? Ref{entry.target.module, ir::InstrId(target.a)}
                                             : Ref();
    out.push_back(self);
    break;
  }
  ApiId id = program.apiOf(entry.creation);
  if (!entry.given.module.isNone() || !id || program.instr(entry.creation).op != Op::Call)
    return out;
  for (const HandedValue &handed : handedValues(program, entry.creation, program.model().api(id)))
    if (!handed.isMapped)
      out.push_back(handed.value);
  return out;
}

Ref argumentAt(const Program &program, Ref call, FuncId callee, uint32_t parameter) {
  const FunctionInfo &info = program.function(callee);
  llvm::ArrayRef<ir::Param> params = program.irOf(info.module).paramsOf(*info.ir);
  if (parameter >= params.size())
    return {};
  const ir::Module &m = program.irOf(call.module);
  const ir::Instr &in = m[call.instr];
  uint32_t at = 0;
  for (const AbstractValue &v : program.valuesOf({call.module, ir::InstrId(in.a)}))
    if (v.kind == ValueKind::BoundMethod || v.kind == ValueKind::Class || v.kind == ValueKind::Instance)
      at = 1; // `self` is not written
  llvm::StringRef name = program.irOf(info.module).text(params[parameter].name);
  bool open = false;
  for (const ir::Arg &arg : m.argsOf(in)) {
    open |= arg.kind == ir::ArgKind::Star;
    bool byPosition = arg.kind == ir::ArgKind::Positional && !open && at++ == parameter;
    if (byPosition || (arg.kind == ir::ArgKind::Keyword && m.text(arg.name) == name))
      return {call.module, arg.value};
  }
  return {};
}

std::pair<FuncId, uint32_t> parameterOf(const Program &program, VarId v) {
  const Variable &var = program.variable(v);
  if (var.root != VarRoot::Local)
    return {};
  FuncId local = program.irOf(var.module).scopes[ir::ScopeId(var.owner)].function;
  FuncId f = program.globalFunction(var.module, local);
  const FunctionInfo &info = program.function(f);
  if (info.ir->scope.v != var.owner)
    return {};
  uint32_t index = 0;
  for (const ir::Param &p : program.irOf(var.module).paramsOf(*info.ir)) {
    if (program.irOf(var.module).text(p.name) == program.text(var.name))
      return {f, index};
    ++index;
  }
  return {};
}

/// Where a value that nobody can tell comes from: the stores to its variable, the arguments of the callers.
static void addGivers(const Program &program, Ref at, llvm::SmallVectorImpl<Ref> &out) {
  const ir::Instr &in = program.instr(at);
  if (in.op == Op::Select) {
    out.push_back({at.module, ir::InstrId(in.a)});
    out.push_back({at.module, ir::InstrId(in.b)});
  }
  if (in.op != Op::Load && in.op != Op::LoadAttr)
    return;
  for (VarId v : program.variablesOf(at)) {
    for (Ref store : program.storesOf(v))
      if (uint32_t value = program.instr(store).c; value != UINT32_MAX)
        out.push_back({store.module, ir::InstrId(value)});
    auto [f, index] = parameterOf(program, v);
    if (f.isNone())
      continue;
    for (Ref call : program.callersOf(f))
      if (Ref arg = argumentAt(program, call, f, index); !arg.module.isNone())
        out.push_back(arg);
  }
}

static void addFunctions(const Program &program, Ref value, llvm::SmallVectorImpl<FuncId> &out) {
  for (FuncId f : program.functionsOf(value))
    if (!llvm::is_contained(out, f))
      out.push_back(f);
  for (const AbstractValue &v : program.valuesOf(value))
    if (v.kind == ValueKind::Class)
      if (FuncId init = program.findMethod(ClassId(v.id), "__init__"); init && !llvm::is_contained(out, init))
        out.push_back(init);
}

llvm::SmallVector<FuncId, 2> targetsOf(const Program &program, Ref value) {
  llvm::SmallVector<FuncId, 2> out;
  addFunctions(program, value, out);
  if (!out.empty() || !program.mayBeUnknown(value))
    return out;
  llvm::SmallVector<Ref, 8> todo{value};
  for (size_t at = 0; at < todo.size() && todo.size() < MaxGivers; ++at) {
    llvm::SmallVector<Ref, 8> givers;
    if (at == 0 || (program.mayBeUnknown(todo[at]) && program.functionsOf(todo[at]).empty()))
      addGivers(program, todo[at], givers);
    for (Ref giver : givers)
      if (!llvm::is_contained(todo, giver)) {
        todo.push_back(giver);
        addFunctions(program, giver, out);
      }
  }
  llvm::sort(out);
  return out;
}

} // namespace threadlint
