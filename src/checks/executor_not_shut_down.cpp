// THR606: a pool in a local variable that the function neither enters nor shuts down.
#include "checks/Guards.h"
#include "checks/Pools.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// `with pool:`, `pool.shutdown()`, `pool.close()`.
static bool isEnded(const ir::Module &m, const ir::Function &f, const Instr &variable) {
  auto isLoad = [&](uint32_t v) {
    return v != UINT32_MAX && m.instrs[v].op == Op::Load && m.instrs[v].a == variable.a &&
           m.instrs[v].b == variable.b;
  };
  for (uint32_t i = f.begin; i < f.end; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::With && isLoad(in.a))
      return true;
    if (in.op != Op::LoadAttr || !isLoad(in.a))
      continue;
    static constexpr llvm::StringRef ending[] = {"shutdown", "close",        "terminate",        "join",
                                                 "__exit__", "kill_workers", "terminate_workers"};
    if (llvm::is_contained(ending, m.text(NameId(in.b))))
      return true;
  }
  return false;
}

void checkTHR606(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachApiCall(program, [&](Ref call, const Instr &, const Api &) {
    ObjectKind kind = poolMadeBy(program, call);
    if (kind == ObjectKind::None || !isConfined(program, call) || isTestCode(context, call))
      return;
    const ir::Module &m = program.irOf(call.module);
    const ir::Function &f = *program.function(program.functionOf(call)).ir;
    const Instr &store = m[storeOf(program, call)];
    if (f.is(ir::funcflag::HasError) || isEnded(m, f, store))
      return;
    context.report(rule, call,
                   {m.text(NameId(store.a)).str(), isExecutor(kind)
                                                       ? "call `shutdown()` when it is done"
                                                       : "call `close()` and `join()` when it is done"});
  });
}

} // namespace threadlint
