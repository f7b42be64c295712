// THR117: a pause that is to give another thread the time to get ready.
#include "checks/Borders.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/ThreadResults.h"
#include "checks/ThreadWaits.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

static llvm::StringRef calledName(const ir::Module &m, const Instr &in) {
  NameId name = in.op == Op::Call ? calleeName(m, in) : NameId();
  return name ? m.text(name) : "";
}

/// Waits properly for something that threads do.
static bool isWaiting(const ir::Module &m, const Instr &in) {
  return llvm::StringSwitch<bool>(calledName(m, in))
      .Cases("join", "wait", "wait_for", "result", "acquire", "is_alive", "is_set", true)
      .Default(false);
}

static bool isServing(const Program &program, FuncId f) {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
    if (llvm::StringSwitch<bool>(calledName(m, m.instrs[i]))
            .Cases("bind", "listen", "serve_forever", "accept", "run_forever", true)
            .Cases("TCPServer", "HTTPServer", "ThreadingHTTPServer", "create_server", true)
            .Default(false))
      return true;
  return false;
}

static bool isConnecting(const ir::Module &m, const Instr &in) {
  return llvm::StringSwitch<bool>(calledName(m, in))
      .Cases("connect", "create_connection", "urlopen", "HTTPConnection", "ServerProxy", true)
      .Default(false);
}

namespace {
struct Pause {
  Ref sleep, use;
};
} // namespace

/// `t.start(); time.sleep(1); use(what the thread makes)`.
static Pause pauseAfter(const CheckContext &context, Ref start, EntryId entry) {
  const Program &program = context.program;
  const ir::Module &m = program.irOf(start.module);
  const ir::Function &f = *program.function(program.functionOf(start)).ir;
  ThreadResults results(context, entry);
  bool serves = isServing(program, context.facts.entries[entry].function);
  Ref sleep;
  for (uint32_t i = start.instr.v + 1; i < f.end; ++i) {
    Ref at{start.module, InstrId(i)};
    const Instr &in = m.instrs[i];
    if (isWaiting(m, in) || in.op == Op::Await ||
        (in.op == Op::Loop && ir::LoopKind(in.aux) == ir::LoopKind::While))
      return {};
    if (in.op == Op::Call && callsOneOf(program, at, {"time.sleep"}))
      sleep = at;
    bool uses = (!results.empty() && results.isUse(at)) || (serves && isConnecting(m, in));
    if (uses)
      return sleep.module.isNone() ? Pause() : Pause{sleep, at};
  }
  return {};
}

void checkTHR117(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  llvm::DenseSet<uint64_t> reported;
  forEachMethodCall(program, "start", [&](Ref start, const Instr &, Ref object) {
    llvm::SmallVector<EntryId, 2> entries = entriesOf(context, object);
    if (entries.size() != 1 || !context.facts.entries[entries[0]].isFollowed() ||
        !isThreadKind(surelyKind(program, object)))
      return;
    Pause pause = pauseAfter(context, start, entries[0]);
    if (pause.sleep.module.isNone() ||
        !reported.insert(uint64_t(pause.sleep.module.v) << 32 | pause.sleep.instr.v).second)
      return;
    Finding &finding = context.report(
        rule, pause.sleep,
        {nameOf(program, context.facts.entries[entries[0]].function), context.lineText(pause.use)});
    finding.related.push_back(context.related(start, "the thread is started here"));
    finding.related.push_back(context.related(pause.use, "what it makes is used here"));
  });
}

} // namespace threadlint
