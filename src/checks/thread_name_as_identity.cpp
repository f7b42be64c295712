// THR508: the program decides by the name of a thread what to do.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// `thread.name`, `thread.getName()`.
static bool isThreadName(const Program &program, Ref value) {
  const ir::Module &m = program.irOf(value.module);
  const Instr &in = m[value.instr];
  InstrId object;
  if (in.op == Op::LoadAttr && m.text(NameId(in.b)) == "name")
    object = InstrId(in.a);
  if (in.op == Op::Call && receiverOf(m, in) && calleeName(m, in) && m.text(calleeName(m, in)) == "getName")
    object = receiverOf(m, in);
  return object && isThreadKind(surelyKind(program, {value.module, object}));
}

static bool isText(const ir::Module &m, InstrId value) { return isConst(m, value, ir::ConstKind::Str); }

void checkTHR508(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      const Instr &in = m.instrs[i];
      Ref at{ModuleId(k), InstrId(i)};
      bool isDecided = false;
      auto isName = [&](InstrId value) { return isThreadName(program, {at.module, value}); };
      if (in.op == Op::Compare)
        isDecided = (isName(InstrId(in.a)) && isText(m, InstrId(in.b))) ||
                    (isName(InstrId(in.b)) && isText(m, InstrId(in.a)));
      InstrId receiver = receiverOf(m, in);
      if (in.op == Op::Call && receiver && calleeName(m, in) && m.text(calleeName(m, in)) == "startswith")
        isDecided = isName(receiver);
      if (isDecided && !isTestCode(context, at))
        context.report(rule, at, {oneLine(context.sourceText(at))});
    }
  }
}

} // namespace threadlint
