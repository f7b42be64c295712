// THR115: a thread that is no daemon and goes round for ever, so that the program never ends.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/ThreadWaits.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// `while True:`
static bool isForEver(const ir::Module &m, InstrId loop) {
  for (uint32_t i = loop.v; i < m[loop].c; ++i)
    if (m.instrs[i].op == Op::LoopBody && m.instrs[i].c == loop.v)
      return m.instrs[m.instrs[i].a].op == Op::Const;
  return false;
}

/// Something in the loop may leave it that is not seen: a call of code that nobody knows, `sys.exit()`.
static bool mayLeave(const Program &program, ModuleId module, InstrId loop) {
  const ir::Module &m = program.irOf(module);
  for (uint32_t i = loop.v; i < m[loop].c; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Poison || in.op == Op::Assert || in.op == Op::Yield)
      return true;
    if (in.op != Op::Call || isLogging(m, in))
      continue;
    Ref call{module, InstrId(i)};
    ApiId api = program.apiOf(call);
    llvm::StringRef name = api ? llvm::StringRef(program.model().api(api).name) : "";
    if (name == "sys.exit" || name == "os._exit" || name == "os.kill" || name == "builtins.exit" ||
        name == "builtins.next")
      return true;
    Callees callees = program.calleesOf(call);
    if (!api && (!callees.complete || callees.functions.empty()))
      return true;
    for (FuncId f : callees.functions) {
      const FunctionInfo &info = program.function(f);
      const ir::Module &own = program.irOf(info.module);
      for (uint32_t k = info.ir->begin; k < info.ir->end; ++k)
        if (own.instrs[k].op == Op::Raise)
          return true;
    }
  }
  return false;
}

void checkTHR115(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  bool killsProcess = false;
  forEachApiCall(program, [&](Ref, const Instr &, const Api &api) {
    llvm::StringRef name = api.name;
    killsProcess |= name == "os._exit" || name == "os.kill" || name == "os.abort";
  });
  if (killsProcess)
    return;
  llvm::DenseSet<FuncId> reported;
  for (const Entry &entry : context.facts.entries) {
    if (entry.daemon != Daemon::No || !entry.isFollowed() || entry.creation.module.isNone() ||
        entry.runsOn != RunsOn::NewThread || isTestCode(context, entry.creation))
      continue;
    const FunctionInfo &info = program.function(entry.function);
    const ir::Module &m = program.irOf(info.module);
    InstrId loop = endlessLoop(program, entry.function);
    if (!loop || info.ir->is(ir::funcflag::HasError | ir::funcflag::Async) || !isForEver(m, loop) ||
        mayLeave(program, info.module, loop) || !reported.insert(entry.function).second)
      continue;
    Finding &finding = context.report(rule, {info.module, loop},
                                      {nameOf(program, entry.function), context.lineText(entry.creation)});
    finding.related.push_back(context.related(entry.creation, "the thread is made here, and is no daemon"));
  }
}

} // namespace threadlint
