// What the program would like to see more of: modules that define base classes, or callees of code on
// threads.
#include "link/Impl.h"
#include "llvm/ADT/STLExtras.h"

namespace threadlint {

using ir::Op;

/// The name and everything above it: which part is the module is not known.
static void addPrefixes(llvm::StringRef name, std::vector<std::string> &out) {
  for (; !name.empty(); name = name.contains('.') ? name.rsplit('.').first : llvm::StringRef())
    if (!name.starts_with("builtins"))
      out.push_back(name.str());
}

static void addPrefixes(const Program::Impl &p, const ValueSet &values, std::vector<std::string> &out) {
  for (const AbstractValue &v : values)
    if (v.kind == ValueKind::External)
      addPrefixes(p.symTexts[v.id], out);
}

std::vector<std::string> importedBases(const LinkInput &input) {
  const ir::Module &m = *input.ir;
  std::string package = packageOf(input);
  llvm::DenseMap<uint32_t, std::string> imported; // by NameId of what an import statement binds
  for (const ir::Instr &in : m.instrs) {
    if (in.op != Op::Store || in.c == UINT32_MAX)
      continue;
    const ir::Instr &value = m.instrs[in.c];
    if (value.op != Op::Import && value.op != Op::ImportFrom)
      continue;
    llvm::StringRef dotted = value.a == UINT32_MAX ? llvm::StringRef() : m.text(NameId(value.a));
    if (value.op == Op::Import)
      imported[in.a] = value.has(ir::flag::BindTop) ? dotted.split('.').first.str() : dotted.str();
    else
      imported[in.a] = absoluteName(package, dotted, value.aux) + "." + m.text(NameId(value.b)).str();
  }
  std::vector<std::string> out;
  for (const ir::Class &c : m.classes)
    for (const ir::Arg &base : m.argsOf(m[c.make])) {
      std::string suffix;
      const ir::Instr *value = &m[base.value];
      for (; value->op == Op::LoadAttr; value = &m.instrs[value->a])
        suffix = "." + m.text(NameId(value->b)).str() + suffix;
      auto it = value->op == Op::Load ? imported.find(value->a) : imported.end();
      if (it != imported.end())
        addPrefixes(it->second + suffix, out);
    }
  llvm::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<llvm::StringRef> startingNames(const Model &model) {
  std::vector<llvm::StringRef> out;
  for (uint32_t a = 0; a < model.apiCount(); ++a) {
    const Api &api = model.api(ApiId(a));
    bool starts =
        api.runsOn == RunsOn::NewThread || api.runsOn == RunsOn::PoolThread || isPoolKind(api.object);
    // Methods are called on objects whose class is named where they are made; `map` alone says nothing.
    if (starts && api.kind != ApiKind::Method)
      out.push_back(llvm::StringRef(api.name).rsplit('.').second);
  }
  llvm::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
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
  std::vector<bool> reachable = reachableFromEntries(program);
  for (uint32_t f = 0; f < reachable.size(); ++f) {
    if (!reachable[f])
      continue;
    const FunctionInfo &info = p.functions[f];
    const ir::Module &m = *p.modules[info.module.v].ir;
    for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
      if (m.instrs[i].op == Op::Call || m.instrs[i].op == Op::StoreAttr)
        addPrefixes(p, p.values({info.module, ir::InstrId(m.instrs[i].a)}), out);
  }
  for (Ref call : program.handOvers())
    if (Ref target = program.targetArgument(call); !target.module.isNone())
      addPrefixes(p, p.values(target), out);
  llvm::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

} // namespace threadlint
