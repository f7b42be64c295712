// THR137: code of `atexit` or `__del__` starts a thread or hands a task to a pool.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Paths.h"
#include "checks/Shapes.h"
#include "checks/ThreadWaits.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {
struct Beginning {
  bool isThread = false, isTask = false;
};
} // namespace

static Beginning beginningAt(const Program &program, Ref call) {
  const ir::Module &m = program.irOf(call.module);
  InstrId receiver = receiverOf(m, m[call.instr]);
  NameId name = calleeName(m, m[call.instr]);
  if (!receiver || !name)
    return {};
  ObjectKind kind = surelyKind(program, {call.module, receiver});
  if (name == knownName(known::start))
    return {isThreadKind(kind), false};
  return {false,
          kind == ObjectKind::ThreadPoolExecutor && (m.text(name) == "submit" || m.text(name) == "map")};
}

/// Waits for what it started: the pool or thread lives as long as the call.
static bool isMadeThere(const Program &program, Ref object, FuncId f) {
  llvm::SmallVector<SiteId, 2> sites = sitesOf(program, object);
  return !sites.empty() && llvm::all_of(sites, [&](SiteId s) { return program.site(s).function == f; });
}

/// It is joined after that, or the function may leave before: for those who call it at the end, perhaps.
static bool isHandled(const Program &program, Ref call, Ref object, const LastCode &code) {
  const FunctionInfo &info = program.function(code.function);
  const ir::Module &m = program.irOf(info.module);
  std::string key = placeKey(m, object.instr);
  bool atExit = !code.registration.module.isNone();
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    if (i < call.instr.v && in.op == Op::Return && code.function != code.root)
      return true;
    InstrId receiver = receiverOf(m, in);
    if (atExit && i > call.instr.v && receiver && calleeName(m, in) && m.text(calleeName(m, in)) == "join" &&
        !key.empty() && placeKey(m, receiver) == key)
      return true;
  }
  return false;
}

void checkTHR137(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  llvm::DenseSet<uint64_t> reported;
  for (const LastCode &code : lastCode(context)) {
    const FunctionInfo &info = program.function(code.function);
    const ir::Module &m = program.irOf(info.module);
    bool atExit = !code.registration.module.isNone();
    forEachInstr(m, *info.ir, [&](InstrId i, const Instr &in) {
      Ref call{info.module, i};
      Beginning begins = in.op == Op::Call ? beginningAt(program, call) : Beginning();
      if (!begins.isThread && !begins.isTask)
        return;
      Ref object{info.module, receiverOf(m, in)};
      if (isCaught(program, call, {"RuntimeError"}) || isTestCode(context, call) ||
          isHandled(program, call, object, code) ||
          !reported.insert(uint64_t(call.module.v) << 32 | i.v).second)
        return;
      std::string when = atExit ? "`" + nameOf(program, code.root) + "` is called when the program ends"
                                : "`__del__` may run when the program ends";
      std::string what = begins.isTask ? "pools take no more tasks, and this raises RuntimeError"
                         : atExit ? "nobody waits for new threads, and some versions refuse to start them"
                                  : "a new thread is refused, or `start()` waits for ever";
      if (begins.isTask && isMadeThere(program, object, code.function))
        what = "its threads are refused by some versions";
      Finding &finding = context.report(rule, call, {when, what});
      if (atExit)
        finding.related.push_back(context.related(code.registration, "it is registered here"));
    });
  }
}

} // namespace threadlint
