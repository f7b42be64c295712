// THR112: `sys.exit()` in code that only threads run ends the thread, and `os._exit()` the process, as it is.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Op;

namespace {

/// Functions that nothing but threads of this process run, as far as all of their callers are seen.
class ThreadOnly {
public:
  explicit ThreadOnly(const CheckContext &context);
  bool contains(FuncId f) const { return only[f.v]; }

private:
  const CheckContext &context;
  std::vector<bool> only;

  bool isCalledByThem(FuncId f) const;
};

bool ThreadOnly::isCalledByThem(FuncId f) const {
  llvm::ArrayRef<Ref> callers = context.program.callersOf(f);
  return !callers.empty() && !context.program.escapes(f) &&
         llvm::all_of(callers, [&](Ref call) { return only[context.program.functionOf(call).v]; });
}

ThreadOnly::ThreadOnly(const CheckContext &context) : context(context) {
  const Program &program = context.program;
  only.resize(program.functionCount());
  std::vector<bool> elsewhere(program.functionCount());
  for (const Entry &e : context.facts.entries) {
    if (!e.function)
      continue;
    bool thread =
        e.isThread() && (e.start == Start::Target || e.start == Start::Run || e.start == Start::Task);
    (thread ? only : elsewhere)[e.function.v] = true;
  }
  for (uint32_t f = 0; f < only.size(); ++f)
    only[f] = only[f] && !elsewhere[f] && program.callersOf(FuncId(f)).empty();
  // Helpers of helpers: deeper ones are left out.
  for (unsigned round = 0; round < 4; ++round)
    for (uint32_t f = 0; f < only.size(); ++f)
      if (!only[f] && !elsewhere[f])
        only[f] = isCalledByThem(FuncId(f));
}

enum class Exit : uint8_t { No, Thread, Process };

Exit exitAt(const Program &program, Ref at) {
  const ir::Module &m = program.irOf(at.module);
  const ir::Instr &in = m[at.instr];
  if (in.op == Op::Raise && in.a != UINT32_MAX) {
    const ir::Instr &raised = m.instrs[in.a];
    NameId name = raised.op == Op::Call   ? calleeName(m, raised)
                  : raised.op == Op::Load ? NameId(raised.a)
                                          : NameId();
    return name && m.text(name) == "SystemExit" ? Exit::Thread : Exit::No;
  }
  if (in.op != Op::Call)
    return Exit::No;
  if (ApiId id = program.apiOf(at)) {
    llvm::StringRef name = program.model().api(id).name;
    if (name == "sys.exit")
      return Exit::Thread;
    if (name == "os._exit")
      return Exit::Process;
  }
  NameId name = receiverOf(m, in) ? NameId() : calleeName(m, in);
  bool builtin = name && (m.text(name) == "exit" || m.text(name) == "quit") &&
                 program.calleesOf(at).functions.empty() &&
                 ir::ScopeKind(m.instrs[in.a].aux) == ir::ScopeKind::Global;
  if (!builtin)
    return Exit::No;
  for (const Ref &store : program.variablesOf({at.module, ir::InstrId(in.a)}).empty()
                              ? llvm::ArrayRef<Ref>()
                              : program.storesOf(program.variablesOf({at.module, ir::InstrId(in.a)})[0]))
    if (!store.module.isNone())
      return Exit::No; // a name of the program
  return Exit::Thread;
}

/// `sys.exit()`, `exit(0)`: it may be the thread alone that is to end.
bool reportsSuccess(const Program &program, Ref at) {
  const ir::Module &m = program.irOf(at.module);
  const ir::Instr *in = &m[at.instr];
  if (in->op == Op::Raise)
    in = &m.instrs[in->a];
  if (in->op != Op::Call || in->c == 0)
    return true;
  ir::InstrId status = m.argsOf(*in)[0].value;
  return isConst(m, status, ir::ConstKind::None) ||
         (isConst(m, status, ir::ConstKind::Int) && m[status].a == 0);
}

/// The function has forked: it may be the child that ends.
bool isForked(const Program &program, Ref at) {
  const ir::Module &m = program.irOf(at.module);
  for (uint32_t i = program.function(program.functionOf(at)).ir->begin; i < at.instr.v; ++i)
    if (NameId name = calleeName(m, m.instrs[i]); name && m.text(name).contains("fork"))
      return true;
  return false;
}

} // namespace

void checkTHR112(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  if (context.facts.entries.empty())
    return;
  ThreadOnly threadOnly(context);
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    const FunctionInfo &info = program.function(FuncId(f));
    for (uint32_t i = info.ir->begin; threadOnly.contains(FuncId(f)) && i < info.ir->end; ++i) {
      Ref at{info.module, ir::InstrId(i)};
      Exit exit = exitAt(program, at);
      if (exit == Exit::No || isTestCode(context, at) || isForked(program, at) ||
          isCaught(program, at, {"SystemExit"}, Broad::No) ||
          isCaught(program, at, {"BaseException"}, Broad::No))
        continue;
      std::string text = oneLine(context.sourceText(at));
      Finding &finding = context.report(
          rule, at,
          exit == Exit::Thread
              ? std::vector<std::string>{text, "ends only this thread, and the program goes on",
                                         "`return` if that is meant, else tell the main thread to exit"}
              : std::vector<std::string>{text,
                                         "ends the process without clean-up: no `finally`, no `atexit`, "
                                         "buffered files are cut off",
                                         "tell the main thread to exit"});
      if (exit == Exit::Process || reportsSuccess(program, at)) // who writes that mostly knows it
        finding.confidence = Confidence::Low;
    }
  }
}

} // namespace threadlint
