// THR127: an assertion of a test in a thread of its own, where it fails nobody.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// `assert x`, `self.assertEqual(x, y)`.
static bool isAssertion(const ir::Module &m, const Instr &in) {
  if (in.op == Op::Assert)
    return true;
  if (in.op != Op::Call || !receiverOf(m, in) || !calleeName(m, in))
    return false;
  const Instr &receiver = m[receiverOf(m, in)];
  llvm::StringRef name = m.text(calleeName(m, in));
  bool isSelfName = receiver.op == Op::Load && m.text(NameId(receiver.a)) == "self";
  return isSelfName && (name == "fail" || (name.starts_with("assert") && name.size() > 6));
}

void checkTHR127(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  llvm::DenseSet<FuncId> reported;
  for (const Entry &entry : context.facts.entries) {
    if (!entry.isFollowed() || (entry.start != Start::Target && entry.start != Start::Run) ||
        entry.creation.module.isNone() || !entry.handle || !isTestCode(context, entry.creation) ||
        !reported.insert(entry.function).second)
      continue;
    // A subclass may keep the exception and raise it in `join()`.
    bool isPlain = llvm::all_of(program.valuesOf(entry.creation),
                                [](const AbstractValue &v) { return v.kind == ValueKind::ApiInstance; });
    if (!isPlain)
      continue;
    const FunctionInfo &info = program.function(entry.function);
    const ir::Module &m = program.irOf(info.module);
    for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
      Ref at{info.module, InstrId(i)};
      if (!isAssertion(m, m.instrs[i]) || isCaught(program, at, {"AssertionError", "BaseException"}))
        continue;
      context.report(rule, at, {nameOf(program, entry.function)});
      break;
    }
  }
}

} // namespace threadlint
