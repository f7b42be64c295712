// THR318: two threads that ask for the lock of one key at the same time get two locks.
#include "checks/LockDicts.h"
#include "checks/Shapes.h"

namespace threadlint {

void checkTHR318(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (const LockOnDemand &found : locksOnDemand(context)) {
    const ir::Instr &store = program.instr(found.store);
    Ref container{found.store.module, ir::InstrId(store.a)};
    Finding &f = context.report(rule, found.test,
                                {oneLine(context.sourceText(container)), context.lineText(found.store)});
    f.related.push_back(context.related(found.store, "the new lock replaces the one of another thread"));
  }
}

} // namespace threadlint
