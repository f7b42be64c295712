// What the program would like to see more of: modules that define base classes or callees of thread entries.
#include "link/Impl.h"
#include "llvm/ADT/STLExtras.h"

namespace threadlint {

using ir::Op;

static void addPrefixes(const Program::Impl &p, const ValueSet &values, std::vector<std::string> &out) {
  for (const AbstractValue &v : values) {
    if (v.kind != ValueKind::External)
      continue;
    for (llvm::StringRef name = p.symTexts[v.id]; !name.empty();
         name = name.contains('.') ? name.rsplit('.').first : llvm::StringRef())
      if (!name.starts_with("builtins"))
        out.push_back(name.str());
  }
}

/// Functions that run on other threads of control, and what they call.
static std::vector<bool> reachableFromEntries(const Program &program) {
  std::vector<bool> seen(program.functionCount());
  std::vector<FuncId> todo;
  auto visit = [&](FuncId f) {
    if (seen[f.v])
      return;
    seen[f.v] = true;
    todo.push_back(f);
  };
  for (Ref call : program.handOvers())
    if (Ref target = program.targetArgument(call); !target.module.isNone())
      for (FuncId f : program.functionsOf(target))
        visit(f);
  for (uint32_t c = 0; c < program.classCount(); ++c)
    if (isThreadKind(program.objectKindOf(ClassId(c))))
      if (FuncId run = program.findMethod(ClassId(c), "run"))
        visit(run);
  while (!todo.empty()) {
    FuncId f = todo.back();
    todo.pop_back();
    const FunctionInfo &info = program.function(f);
    const ir::Module &m = program.irOf(info.module);
    for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
      if (m.instrs[i].op == Op::Call)
        for (FuncId callee : program.calleesOf({info.module, ir::InstrId(i)}).functions)
          visit(callee);
  }
  return seen;
}

std::vector<std::string> wantedModules(const Program &program) {
  const Program::Impl &p = *program.impl;
  std::vector<std::string> out;
  for (const ClassInfo &c : p.classes) {
    const ir::Module &m = *p.modules[c.module.v].ir;
    for (const ir::Arg &arg : m.argsOf(m[c.ir->make]))
      addPrefixes(p, p.values({c.module, arg.value}), out);
  }
  std::vector<bool> reachable = reachableFromEntries(program);
  for (uint32_t f = 0; f < reachable.size(); ++f) {
    if (!reachable[f])
      continue;
    const FunctionInfo &info = p.functions[f];
    const ir::Module &m = *p.modules[info.module.v].ir;
    for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
      if (m.instrs[i].op == Op::Call)
        addPrefixes(p, p.values({info.module, ir::InstrId(m.instrs[i].a)}), out);
  }
  llvm::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

} // namespace threadlint
