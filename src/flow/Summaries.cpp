// Walks every function until what functions leave for their callers is stable.
#include "flow/Impl.h"
#include "flow/Updates.h"

namespace threadlint {

using ir::Op;

void indexFunctions(Flow &flow) {
  const Program &program = flow.program;
  flow.nested.resize(program.functionCount());
  flow.madeBy.resize(program.functionCount());
  for (uint32_t f = 0; f < program.functionCount(); ++f)
    if (FuncId parent = program.function(FuncId(f)).parent)
      flow.nested[parent.v].push_back(FuncId(f));
  for (uint32_t m = 0; m < program.modules().size(); ++m) {
    const ir::Module &module = program.irOf(ModuleId(m));
    for (uint32_t i = 0; i < module.instrs.size(); ++i)
      if (module.instrs[i].op == Op::MakeFunc)
        flow.madeBy[program.globalFunction(ModuleId(m), FuncId(module.instrs[i].a)).v] = ir::InstrId(i);
  }
}

bool isConstructor(const Program &program, FuncId f) {
  const FunctionInfo &info = program.function(f);
  if (!info.owner || info.ir->kind != ir::FuncKind::Def)
    return false;
  llvm::StringRef name = program.irOf(info.module).text(info.ir->name);
  return name == "__init__" || name == "__new__" || name == "__post_init__" || name == "__setstate__";
}

unsigned loopsAround(const Program &program, Ref where) {
  const FunctionInfo &info = program.function(program.functionOf(where));
  const ir::Module &m = program.irOf(where.module);
  unsigned loops = 0;
  for (uint32_t i = info.ir->begin; i < where.instr.v; ++i)
    loops += m.instrs[i].op == Op::Loop && m.instrs[i].c > where.instr.v;
  return loops;
}

bool isInLoop(const Program &program, Ref where) { return loopsAround(program, where) > 0; }

bool runsOnce(const Flow &flow, FuncId f) {
  const Program &program = flow.program;
  for (unsigned depth = 0; depth < 8; ++depth) {
    if (program.function(f).ir->kind == ir::FuncKind::Module)
      return true;
    llvm::ArrayRef<Ref> callers = program.callersOf(f);
    if (callers.size() != 1 || program.escapes(f) || flow.byFunction.contains(f) ||
        isInLoop(program, callers[0]))
      return false;
    f = program.functionOf(callers[0]);
  }
  return false;
}

static bool isNestedIn(const Program &program, FuncId f, FuncId outer) {
  while (f && f != outer)
    f = program.function(f).parent;
  return f == outer;
}

bool isClosureOfEach(const Program &program, const Entry &entry, FuncId owner) {
  if (entry.creation.module.isNone() || entry.target.module.isNone() ||
      isNestedIn(program, program.functionOf(entry.creation), owner))
    return false;
  Ref made = soleDefinitionOf(program, entry.target);
  const ir::Module &m = program.irOf(made.module);
  if (m[made.instr].op != ir::Op::Call)
    return false;
  for (uint32_t i = made.instr.v; i < entry.creation.instr.v; ++i)
    if (m.instrs[i].op == ir::Op::Loop && m.instrs[i].c > entry.creation.instr.v)
      return false; // made before the loop in which the threads are
  return true;
}

FuncId ownerOfLocal(const Program &program, VarId local) {
  const Variable &var = program.variable(local);
  const ir::Scope &scope = program.irOf(var.module).scopes[ir::ScopeId(var.owner)];
  return program.globalFunction(var.module, scope.function);
}

/// The store happens after the variable was made, perhaps while threads run.
static bool storesLater(const Program &program, VarId v, Ref store) {
  FuncId f = program.functionOf(store);
  ir::FuncKind kind = program.function(f).ir->kind;
  switch (program.variable(v).root) {
  case VarRoot::Local:
    return f != ownerOfLocal(program, v);
  case VarRoot::Global:
    return kind != ir::FuncKind::Module;
  case VarRoot::ClassAttr:
    return kind != ir::FuncKind::ClassBody;
  case VarRoot::InstanceAttr:
    return !isConstructor(program, f);
  case VarRoot::ObjectAttr:
  case VarRoot::Element:
  case VarRoot::Result:
    return false;
  }
  return false;
}

void indexVariables(Flow &flow) {
  const Program &program = flow.program;
  for (uint32_t v = 0; v < program.variableCount(); ++v)
    if (llvm::any_of(program.storesOf(VarId(v)), [&](Ref s) { return storesLater(program, VarId(v), s); }))
      flow.mutableVariables.insert(VarId(v));
}

void summarise(Flow &flow) {
  const Program &program = flow.program;
  flow.facts.summaries.resize(program.functionCount());
  std::vector<FuncId> todo;
  for (uint32_t f = 0; f < program.functionCount(); ++f)
    todo.push_back(FuncId(f));
  // Effects grow along call chains; a few rounds follow chains of that length, and recursion stops there.
  for (unsigned round = 0; round < 6 && !todo.empty(); ++round) {
    std::vector<FuncId> next;
    flow.isFirstRound = round == 0;
    for (FuncId f : todo) {
      if (!walkFunction(flow, f))
        continue;
      for (Ref call : program.callersOf(f))
        next.push_back(program.functionOf(call));
      if (auto hidden = flow.hiddenCallers.find(f); hidden != flow.hiddenCallers.end())
        next.insert(next.end(), hidden->second.begin(), hidden->second.end());
    }
    for (auto [signal, f] : flow.trusted)
      if (flow.facts.signals[signal].several)
        next.push_back(f);
    flow.trusted.clear();
    next.insert(next.end(), flow.waiting.begin(), flow.waiting.end());
    flow.waiting.clear();
    llvm::sort(next);
    next.erase(std::unique(next.begin(), next.end()), next.end());
    todo = std::move(next);
  }
}

Facts analyse(const Program &program) {
  Flow flow(program);
  indexFunctions(flow);
  indexVariables(flow);
  collectEntries(flow);
  summarise(flow);
  findLockVariables(flow);
  readLockClaims(flow);
  propagate(flow);
  findGuarded(flow);
  inferGuards(flow);
  countWork(flow);
  describeEntries(flow);
  return std::move(flow.facts);
}

} // namespace threadlint
