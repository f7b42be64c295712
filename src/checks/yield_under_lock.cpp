// THR322: a generator hands out a value with its lock held, for as long as the consumer likes.
#include "checks/Guards.h"
#include "checks/HeldLocks.h"
#include "checks/Objects.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

using ir::Op;

void checkTHR322(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (uint32_t i = 0; i < program.functionCount(); ++i) {
    const FunctionInfo &info = program.function(FuncId(i));
    // What a decorator makes of a generator is its own affair; so is what somebody makes who is given it.
    if (!info.ir->is(ir::funcflag::Generator) || info.ir->is(ir::funcflag::HasError) ||
        !isPlainlyDecorated(program, FuncId(i)) || program.escapes(FuncId(i)))
      continue;
    const ir::Module &m = program.irOf(info.module);
    llvm::DenseSet<uint32_t> reported; // takings
    for (uint32_t k = info.ir->begin; k < info.ir->end; ++k) {
      Ref where{info.module, ir::InstrId(k)};
      if ((m.instrs[k].op != Op::Yield && m.instrs[k].op != Op::YieldFrom) || isTestCode(context, where))
        continue;
      for (LockId l : context.facts.locksets.get(heldAt(context, where))) {
        const Lock &lock = context.facts.locks[l];
        Ref taking = takenAt(context, l, where);
        if (!isLockKind(lock.kind) || !lock.site || lock.perCall || taking.instr.isNone() ||
            !reported.insert(taking.instr.v).second)
          continue;
        std::string text = textOfTaking(context, taking);
        Finding &f = context.report(rule, where, {text, context.lineText(taking)});
        f.related.push_back(context.related(taking, "the lock is taken here"));
        break;
      }
    }
  }
}

} // namespace threadlint
