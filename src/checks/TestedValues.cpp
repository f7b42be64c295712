// A program -> the values it tests for truth: conditions, operands of `not`, `assert`, `any` and `all`.
#include "checks/TestedValues.h"
#include "checks/Shapes.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// The element of `any(x for ...)` and the like; none otherwise.
static InstrId elementTested(const ir::Module &m, const Instr &call) {
  NameId name = receiverOf(m, call) ? NameId() : calleeName(m, call);
  if (!name || call.c != 1 || (m.text(name) != "any" && m.text(name) != "all"))
    return {};
  const Instr &argument = m[m.argsOf(call)[0].value];
  return argument.op == Op::Comp ? InstrId(argument.a) : InstrId();
}

static InstrId testedBy(const ir::Module &m, const Instr &in) {
  switch (in.op) {
  case Op::If:
  case Op::LoopBody:
  case Op::Assert:
    return InstrId(in.a);
  case Op::Unary:
    return ir::Operator(in.aux) == ir::Operator::Not ? InstrId(in.a) : InstrId();
  case Op::Call:
    return elementTested(m, in);
  default:
    return {};
  }
}

void forEachTested(const Program &program, llvm::function_ref<void(Ref value, Ref test)> visit) {
  for (uint32_t index = 0; index < program.modules().size(); ++index) {
    const ir::Module &m = program.irOf(ModuleId(index));
    llvm::DenseSet<uint32_t> seen;
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      InstrId tested = testedBy(m, m.instrs[i]);
      if (!tested)
        continue;
      llvm::SmallVector<InstrId, 4> work{tested};
      // Operands were made earlier, so this ends.
      while (!work.empty()) {
        InstrId value = work.pop_back_val();
        if (!value || !seen.insert(value.v).second)
          continue;
        const Instr &in = m[value];
        if (in.op == Op::Select) {
          work.push_back(InstrId(in.b));
          work.push_back(InstrId(in.a));
        } else {
          visit({ModuleId(index), value}, {ModuleId(index), InstrId(i)});
        }
      }
    }
  }
}

} // namespace threadlint
