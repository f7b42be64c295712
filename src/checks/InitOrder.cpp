// A constructor -> what of its object is there at an instruction, through the methods that it calls.
#include "checks/InitOrder.h"
#include "checks/EarlyCode.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

bool ownsMethod(const Program &program, ClassId cls, FuncId f) {
  ClassId owner = f ? program.function(f).owner : ClassId();
  return owner && program.isSubclass(cls, owner);
}

std::vector<std::string> setBefore(const Program &program, FuncId init, uint32_t at, ClassId cls) {
  std::vector<std::string> names;
  llvm::DenseSet<FuncId> seen{init};
  llvm::SmallVector<std::pair<FuncId, uint32_t>, 4> todo{{init, at + 1}};
  while (!todo.empty()) {
    auto [f, end] = todo.pop_back_val();
    const FunctionInfo &info = program.function(f);
    const ir::Module &m = program.irOf(info.module);
    for (uint32_t i = info.ir->begin; i < std::min(end, info.ir->end); ++i) {
      const Instr &in = m.instrs[i];
      if (in.op == Op::StoreAttr)
        names.push_back(m.text(NameId(in.b)).str());
      FuncId callee = in.op == Op::Call ? calledFunction(program, {info.module, InstrId(i)}, cls) : FuncId();
      if (ownsMethod(program, cls, callee) && seen.insert(callee).second)
        todo.push_back({callee, UINT32_MAX});
    }
  }
  llvm::sort(names);
  return names;
}

llvm::SmallVector<std::pair<FuncId, uint32_t>, 4> constructorCode(const Program &program, FuncId init,
                                                                  ClassId cls) {
  llvm::SmallVector<std::pair<FuncId, uint32_t>, 4> out{{init, UINT32_MAX}};
  llvm::DenseSet<FuncId> seen{init};
  for (size_t k = 0; k < out.size(); ++k) {
    auto [f, at] = out[k];
    const FunctionInfo &info = program.function(f);
    for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
      Ref call{info.module, InstrId(i)};
      FuncId callee = program.instr(call).op == Op::Call ? calledFunction(program, call, cls) : FuncId();
      if (ownsMethod(program, cls, callee) && seen.insert(callee).second)
        out.push_back({callee, at == UINT32_MAX ? i : at});
    }
  }
  return out;
}

LocksetId heldAt(const Facts &facts, FuncId f, uint32_t at) {
  LocksetId held = 0;
  for (const Event &e : facts.summaries[f.v].events)
    if (e.kind == EventKind::State && e.where.v <= at)
      held = e.held;
  return held;
}

FuncId plainConstructor(const Program &program, ClassId cls) {
  FuncId init = program.findMethod(cls, "__init__");
  bool computed = program.findMethod(cls, "__getattr__") || program.findMethod(cls, "__getattribute__");
  bool plain = init && program.function(init).owner == cls && !program.classInfo(cls).unknownBase &&
               !computed && !program.function(init).ir->is(ir::funcflag::HasError);
  return plain ? init : FuncId();
}

bool mayMeet(const CheckContext &context, Ref store, Ref use) {
  llvm::ArrayRef<Moment> here = context.facts.momentsAt(context.program, store),
                         there = context.facts.momentsAt(context.program, use);
  if (here.empty() || there.empty())
    return true; // the class is not used here
  return llvm::any_of(here, [&](const Moment &a) {
    return llvm::any_of(there, [&](const Moment &b) {
      return context.facts.mayMeet(a, b) && context.facts.locksets.disjoint(a.held, b.held);
    });
  });
}

} // namespace threadlint
