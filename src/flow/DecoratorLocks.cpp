// Looks into the decorators of the project for locks of `self`, of modules, and those given to the decorator.
#include "flow/DecoratorLocks.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class Decorators {
public:
  Decorators(const Program &program, const Facts &facts, llvm::ArrayRef<VarId> variables);
  std::vector<DecoratorLock> run();

private:
  const Program &program;
  const Facts &facts;
  llvm::ArrayRef<VarId> variables;
  std::vector<llvm::SmallVector<FuncId, 2>> nested; ///< by FuncId
  std::vector<DecoratorLock> found;

  void decorate(FuncId f, Ref decorator);
  void addTakings(FuncId f, FuncId inner, FuncId outermost, Ref decorator);
  LockId ofSite(Ref value) const;
  LockId ofAttribute(ClassId cls, llvm::StringRef name) const;
};

} // namespace

Decorators::Decorators(const Program &program, const Facts &facts, llvm::ArrayRef<VarId> variables)
    : program(program), facts(facts), variables(variables), nested(program.functionCount()) {
  for (uint32_t f = 0; f < program.functionCount(); ++f)
    if (FuncId parent = program.function(FuncId(f)).parent)
      nested[parent.v].push_back(FuncId(f));
}

/// The lock that is surely behind the value.
LockId Decorators::ofSite(Ref value) const {
  llvm::ArrayRef<AbstractValue> values = program.valuesOf(value);
  if (values.size() != 1 || values[0].kind != ValueKind::ApiInstance || !values[0].site)
    return {};
  for (uint32_t l = 0; l < facts.locks.size(); ++l)
    if (facts.locks[LockId(l)].site == values[0].site && variables[l] &&
        program.variable(variables[l]).root != VarRoot::InstanceAttr)
      return LockId(l);
  return {};
}

LockId Decorators::ofAttribute(ClassId cls, llvm::StringRef name) const {
  for (uint32_t l = 0; l < facts.locks.size(); ++l) {
    if (!variables[l] || !facts.locks[LockId(l)].site)
      continue;
    const Variable &v = program.variable(variables[l]);
    if (v.root == VarRoot::InstanceAttr && program.text(v.name) == name &&
        program.isSubclass(cls, ClassId(v.owner)))
      return LockId(l);
  }
  return {};
}

/// `inner` is the decorator or a function in it, which calls the decorated one.
void Decorators::addTakings(FuncId f, FuncId inner, FuncId outermost, Ref decorator) {
  const FunctionInfo &info = program.function(inner), &decorated = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    bool acquires = in.op == Op::Call && in.c == 0 && m.instrs[in.a].op == Op::LoadAttr &&
                    NameId(m.instrs[in.a].b) == knownName(known::acquire);
    if (in.op != Op::With && !acquires)
      continue;
    InstrId value(in.op == Op::With ? in.a : m.instrs[in.a].a);
    const Instr &lock = m[value];
    DecoratorLock out{f, ofSite({info.module, value}), {info.module, InstrId(i)}, false};
    auto parameters = m.paramsOf(*info.ir);
    bool ofFirst = lock.op == Op::LoadAttr && m.instrs[lock.a].op == Op::Load && !parameters.empty() &&
                   NameId(m.instrs[lock.a].a) == parameters[0].name && inner != outermost;
    if (ofFirst && decorated.owner) {
      out.lock = ofAttribute(decorated.owner, m.text(NameId(lock.b)));
      out.ofSelf = true;
    } else if (lock.op == Op::Load && program.instr(decorator).op == Op::Call) { // `@locked(lock)`
      const FunctionInfo &outer = program.function(outermost);
      auto names = program.irOf(outer.module).paramsOf(*outer.ir);
      const ir::Module &user = program.irOf(decorator.module);
      auto args = user.argsOf(user[decorator.instr]);
      out.lock = {};
      for (size_t k = 0; k < names.size() && k < args.size() && outer.module == info.module; ++k)
        if (names[k].name == NameId(lock.a) && args[k].kind == ir::ArgKind::Positional)
          out.lock = ofSite({decorator.module, args[k].value});
      if (!out.lock && llvm::none_of(names, [&](const ir::Param &p) { return p.name == NameId(lock.a); }))
        out.lock = ofSite({info.module, value});
    }
    if (out.lock)
      found.push_back(out);
  }
}

void Decorators::decorate(FuncId f, Ref decorator) {
  Ref callee = decorator;
  if (program.instr(callee).op == Op::Call)
    callee.instr = InstrId(program.instr(callee).a);
  llvm::SmallVector<FuncId, 2> functions = program.functionsOf(callee);
  if (functions.size() != 1)
    return;
  llvm::SmallVector<FuncId, 4> todo(nested[functions[0].v].begin(), nested[functions[0].v].end());
  while (!todo.empty()) {
    FuncId inner = todo.pop_back_val();
    addTakings(f, inner, functions[0], decorator);
    todo.append(nested[inner.v].begin(), nested[inner.v].end());
  }
}

std::vector<DecoratorLock> Decorators::run() {
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    FuncId made;
    for (const Instr &in : m.instrs) {
      if (in.op == Op::MakeFunc)
        made = program.globalFunction(ModuleId(k), FuncId(in.a));
      else if (in.op != Op::Call || !in.has(ir::flag::Decorator))
        made = {};
      else if (made)
        decorate(made, {ModuleId(k), InstrId(in.a)});
    }
  }
  std::reverse(found.begin(), found.end()); // the first one in the source takes its lock first
  llvm::stable_sort(found,
                    [](const DecoratorLock &a, const DecoratorLock &b) { return a.function < b.function; });
  return std::move(found);
}

std::vector<DecoratorLock> locksOfDecorators(const Program &program, const Facts &facts,
                                             llvm::ArrayRef<VarId> variables) {
  return Decorators(program, facts, variables).run();
}

} // namespace threadlint
