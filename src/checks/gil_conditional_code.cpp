// THR906: a lock that is taken, or made, only where there is no GIL.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class GilTests {
public:
  GilTests(const CheckContext &context, RuleId rule, ModuleId id)
      : context(context), program(context.program), rule(rule), id(id), m(context.program.irOf(id)) {}

  void run() {
    if (!m.names.find("_is_gil_enabled") && !m.names.find("Py_GIL_DISABLED"))
      return;
    collectNames();
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      const Instr &in = m.instrs[i];
      if (in.op != Op::If || in.a == UINT32_MAX || !asksForGil(InstrId(in.a)))
        continue;
      uint32_t middle = in.c;
      for (uint32_t k = i + 1; k < in.c; ++k)
        if (m.instrs[k].op == Op::Else && m.instrs[k].c == i)
          middle = k;
      if (middle != in.c && locks(i, middle) != locks(middle, in.c))
        context.report(rule, {id, InstrId(in.a)}, {});
    }
  }

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  ModuleId id;
  const ir::Module &m;
  llvm::SmallVector<NameId, 4> flags; ///< variables that say whether there is a GIL

  bool namesGil(InstrId value) const { return mentions(m, value, {"_is_gil_enabled", "Py_GIL_DISABLED"}); }
  void collectNames() {
    for (const Instr &in : m.instrs)
      if (in.op == Op::Store && in.c != UINT32_MAX && namesGil(InstrId(in.c)))
        flags.push_back(NameId(in.a));
  }
  bool asksForGil(InstrId test) const {
    if (namesGil(test))
      return true;
    const Instr *in = &m[test];
    if (in->op == Op::Unary)
      in = &m.instrs[in->a];
    return in->op == Op::Load && llvm::is_contained(flags, NameId(in->a));
  }
  /// Takes a lock, or makes one.
  bool locks(uint32_t begin, uint32_t end) const {
    for (uint32_t i = begin; i < end; ++i) {
      const Instr &in = m.instrs[i];
      InstrId value = in.op == Op::With ? InstrId(in.a) : in.op == Op::Call ? receiverOf(m, in) : InstrId();
      bool acquires = in.op == Op::With || (value && calleeName(m, in) == knownName(known::acquire));
      if (acquires && isLockKind(surelyKind(program, {id, value})))
        return true;
      if (in.op == Op::Call && isLockKind(surelyKind(program, {id, InstrId(i)})) &&
          program.apiOf({id, InstrId(i)}))
        return true;
    }
    return false;
  }
};

} // namespace

void checkTHR906(const CheckContext &context, RuleId rule) {
  for (uint32_t i = 0; i < context.program.modules().size(); ++i)
    GilTests(context, rule, ModuleId(i)).run();
}

} // namespace threadlint
