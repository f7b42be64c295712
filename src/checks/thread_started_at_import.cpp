// THR107: a thread that is started by importing a module.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/ThreadLocals.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

static std::vector<bool> importedModules(const Program &program) {
  std::vector<bool> imported(program.modules().size());
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (uint32_t i = 0; i < m.instrs.size(); ++i)
      if (m.instrs[i].op == Op::Import || m.instrs[i].op == Op::ImportFrom)
        for (const AbstractValue &v : program.valuesOf({ModuleId(k), InstrId(i)}))
          if (v.kind == ValueKind::Module)
            imported[v.id] = imported[v.id] || v.id != k;
  }
  return imported;
}

/// Its body does what a program does: waits, goes round, looks at its arguments.
static bool isScript(const Program &program, ModuleId module) {
  const ir::Module &m = program.irOf(module);
  const ir::Function &body = m.functions[FuncId(0)];
  for (uint32_t i = body.begin; i < body.end; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Loop && ir::LoopKind(in.aux) == ir::LoopKind::While)
      return true;
    NameId name = in.op == Op::Call ? calleeName(m, in) : NameId();
    bool runs = name && llvm::StringSwitch<bool>(m.text(name))
                            .Cases("main", "input", "sleep", "wait", "serve_forever", "run_forever", true)
                            .Cases("mainloop", "exit", "parse_args", "pause", "spin", "print", true)
                            .Cases("run_until_complete", "raw_input", "exec_", true)
                            .Default(false);
    InstrId receiver = receiverOf(m, in);
    if (runs ||
        (name && receiver && m.text(name) == "join" && isThreadKind(surelyKind(program, {module, receiver}))))
      return true;
  }
  return false;
}

static bool hasMainGuard(const Program &program, ModuleId module) {
  const ir::Module &m = program.irOf(module);
  const ir::Function &body = m.functions[FuncId(0)];
  for (uint32_t i = body.begin; i < body.end; ++i)
    if (m.instrs[i].op == Op::Call && isUnderMainGuard(program, {module, InstrId(i)}))
      return true;
  return false;
}

/// The call starts a thread, itself or (`deep`) whenever the function that it calls gets to run.
static bool startsThread(const CheckContext &context, Ref call, bool deep) {
  const Program &program = context.program;
  const ir::Module &m = program.irOf(call.module);
  const Instr &in = m[call.instr];
  InstrId receiver = receiverOf(m, in);
  if (receiver && calleeName(m, in) == knownName(known::start) &&
      isThreadKind(surelyKind(program, {call.module, receiver})))
    return true;
  ApiId api = program.apiOf(call);
  if (api && program.model().api(api).effect == Effect::Spawn &&
      program.model().api(api).runsOn == RunsOn::NewThread)
    return true;
  Callees callees = program.calleesOf(call);
  if (!deep || !callees.complete || callees.functions.size() != 1 || !callees.apis.empty())
    return false;
  const FunctionInfo &info = program.function(callees.functions[0]);
  const ir::Module &own = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
    if (Ref at{info.module, InstrId(i)};
        own.instrs[i].op == Op::Call && !isUnderTestOrLoop(program, at) && startsThread(context, at, false))
      return true;
  return false;
}

void checkTHR107(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  std::vector<bool> imported = importedModules(program);
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    ModuleId module(k);
    const ir::Module &m = program.irOf(module);
    const ir::Function &body = m.functions[FuncId(0)];
    SymId name = program.modules()[k].name;
    bool isPart = imported[k] || (name && program.text(name).contains('.')) || hasMainGuard(program, module);
    if (body.is(ir::funcflag::HasError) || (!isPart && isScript(program, module)))
      continue;
    for (uint32_t i = body.begin; i < body.end; ++i) {
      Ref call{module, InstrId(i)};
      if (m.instrs[i].op != Op::Call || m.instrs[i].has(ir::flag::Decorator) ||
          !startsThread(context, call, true) || isUnderMainGuard(program, call) || isTestCode(context, call))
        continue;
      context.report(rule, call, {oneLine(context.sourceText(call))});
    }
  }
}

} // namespace threadlint
