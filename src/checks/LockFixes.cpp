// Finds a name for the lock and the lines to indent.
#include "checks/LockFixes.h"

namespace threadlint {

using ir::Op;

/// How the function names the lock: a global of its module, or an attribute of its `self`.
static std::string spelling(const CheckContext &context, LockId lock, Ref where) {
  const Program &program = context.program;
  VarId variable = variableOf(program, context.facts.locks[lock]);
  if (!variable)
    return {};
  const Variable &var = program.variable(variable);
  std::string name = program.text(var.name).str();
  if (var.root == VarRoot::Global)
    return var.module == where.module ? name : std::string();
  const FunctionInfo &info = program.function(program.functionOf(where));
  auto params = program.irOf(where.module).paramsOf(*info.ir);
  bool isMethod = info.owner && !info.ir->is(ir::funcflag::StaticMethod) && !params.empty();
  bool ofClass = var.root == VarRoot::InstanceAttr || var.root == VarRoot::ClassAttr;
  if (!ofClass || !isMethod || !program.isSubclass(info.owner, ClassId(var.owner)))
    return {};
  if (var.root == VarRoot::InstanceAttr && info.ir->is(ir::funcflag::ClassMethod))
    return {};
  return program.irOf(where.module).text(params[0].name).str() + "." + name;
}

void addLockFix(const CheckContext &context, Finding &f, const Access &victim, const Access &other) {
  auto held = context.facts.locksets.get(other.held);
  const ir::Module &m = context.program.irOf(victim.where.module);
  const ir::Instr &in = m[victim.where.instr];
  bool isStore = in.op == Op::Store || in.op == Op::StoreAttr || in.op == Op::StoreItem;
  if (held.size() != 1 || victim.held || !isStore || !in.has(ir::flag::InPlace))
    return;
  std::string lock = spelling(context, held[0], victim.where);
  llvm::StringRef text = context.sources.files[context.program.fileOf(victim.where.module)].text;
  uint32_t begin = m.spans[victim.where.instr.v].begin;
  uint32_t end = std::max(m.spans[victim.where.instr.v].end, m.spans[in.c].end);
  size_t line = text.rfind('\n', begin);
  line = line == llvm::StringRef::npos ? 0 : line + 1;
  llvm::StringRef indent = text.slice(line, begin);
  llvm::StringRef rest = text.substr(end).split('\n').first.ltrim();
  bool alone = indent.trim(" \t").empty() && (rest.empty() || rest.starts_with("#") || rest == "\r");
  if (lock.empty() || !alone || text.slice(begin, end).contains('\n'))
    return;
  std::string unit = indent.contains('\t') ? "\t" : "    ";
  f.fixes.push_back({"hold `" + lock + "` around the update",
                     {{{begin, begin}, "with " + lock + ":\n" + indent.str() + unit}},
                     false});
}

void addSnapshotFix(const CheckContext &context, Finding &f, const Access &loop) {
  const ir::Module &m = context.program.irOf(loop.where.module);
  Span iterable = m.spans[m[loop.where.instr].a];
  f.fixes.push_back({"go through a copy",
                     {{{iterable.begin, iterable.begin}, "list("}, {{iterable.end, iterable.end}, ")"}},
                     false});
}

} // namespace threadlint
