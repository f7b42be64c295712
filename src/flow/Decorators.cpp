// Whether a decorator of the project calls the function that it decorates, or hands it on.
#include "flow/Impl.h"

namespace threadlint {

using ir::Instr;
using ir::Op;

/// What a function and those nested in it do with a name: call it, and pass it as an argument.
struct NameUse {
  bool isCalled = false, isPassed = false;
};

static void addUse(const Flow &flow, FuncId f, NameId name, NameUse &use) {
  const FunctionInfo &info = flow.program.function(f);
  const ir::Module &m = flow.program.irOf(info.module);
  auto isName = [&](uint32_t value) {
    return m.instrs[value].op == Op::Load && NameId(m.instrs[value].a) == name;
  };
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op != Op::Call || in.has(ir::flag::Decorator))
      continue;
    use.isCalled |= isName(in.a);
    ApiId api = flow.program.apiOf({info.module, ir::InstrId(i)});
    bool isWraps = api && llvm::StringRef(flow.program.model().api(api).name).starts_with("functools.");
    for (const ir::Arg &arg : m.argsOf(in))
      use.isPassed |= !isWraps && isName(arg.value.v);
  }
}

static NameUse useIn(const Flow &flow, FuncId decorator, NameId name) {
  NameUse use;
  llvm::SmallVector<FuncId, 8> todo{decorator};
  while (!todo.empty()) {
    FuncId f = todo.pop_back_val();
    addUse(flow, f, name, use);
    todo.append(flow.nested[f.v].begin(), flow.nested[f.v].end());
  }
  return use;
}

/// The functions that a decorator expression may be: `d`, or what the call `d(...)` returns.
static llvm::SmallVector<FuncId, 2> decorators(const Flow &flow, Ref callee) {
  llvm::SmallVector<FuncId, 2> out;
  for (const AbstractValue &v : flow.program.valuesOf(callee))
    if (v.kind == ValueKind::Function || v.kind == ValueKind::BoundMethod)
      out.push_back(FuncId(v.id));
  return out;
}

bool isHandedOn(const Flow &flow, FuncId f) {
  const Program &program = flow.program;
  const FunctionInfo &info = program.function(f);
  if (!info.ir->is(ir::funcflag::Decorated) || flow.madeBy[f.v].isNone())
    return false;
  const ir::Module &m = program.irOf(info.module);
  ir::InstrId current = flow.madeBy[f.v];
  uint32_t end = program.function(info.parent).ir->end;
  for (uint32_t i = current.v + 1; i < end; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op != Op::Call || !in.has(ir::flag::Decorator) || in.c == 0 || m.args[in.b].value != current)
      continue;
    current = ir::InstrId(i);
    for (FuncId d : decorators(flow, {info.module, ir::InstrId(in.a)})) {
      const FunctionInfo &decorator = program.function(d);
      auto params = program.irOf(decorator.module).paramsOf(*decorator.ir);
      bool bound = decorator.owner && !decorator.ir->is(ir::funcflag::StaticMethod);
      NameUse use = params.size() <= bound ? NameUse() : useIn(flow, d, params[bound].name);
      if (use.isPassed && !use.isCalled)
        return true;
    }
  }
  return false;
}

} // namespace threadlint
