// THR707: event loops of several threads, or plain functions on threads, use one object of asyncio.
#include "checks/Borders.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include <map>

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

/// Event loops by the thread that runs them: an EntryId, or the main thread.
constexpr uint32_t Main = UINT32_MAX;
/// Another thread of the same entry.
constexpr uint32_t Again = 0x80000000;
using Loops = llvm::SmallVector<uint32_t, 2>;

struct AsyncUse {
  Ref value;
  FuncId function;
};

class LoopObjects {
public:
  LoopObjects(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule), loops(program.functionCount()) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  std::vector<Loops> loops;                     ///< by FuncId: that run the coroutine
  std::map<uint32_t, std::vector<AsyncUse>> of; ///< by SiteId

  void findLoops();
  void spread(FuncId f, uint32_t loop);
  void findUses();
  void judge(SiteId site, llvm::ArrayRef<AsyncUse> uses);
  void plainCall(Ref call, const Instr &in);
  Finding &say(Ref where, Ref value, const std::string &who, const std::string &advice);
};

bool isShareable(ObjectKind kind) {
  return kind == ObjectKind::AsyncQueue || kind == ObjectKind::AsyncEvent || kind == ObjectKind::AsyncLock ||
         kind == ObjectKind::AsyncCondition || kind == ObjectKind::AsyncSemaphore;
}

} // namespace

void LoopObjects::spread(FuncId from, uint32_t loop) {
  std::vector<FuncId> todo{from};
  while (!todo.empty()) {
    FuncId f = todo.back();
    todo.pop_back();
    if (llvm::is_contained(loops[f.v], loop))
      continue;
    loops[f.v].push_back(loop);
    const FunctionInfo &info = program.function(f);
    const ir::Module &m = program.irOf(info.module);
    forEachInstr(m, *info.ir, [&](InstrId i, const Instr &in) {
      if (in.op != Op::Call)
        return;
      Callees callees = program.calleesOf({info.module, i});
      if (callees.functions.size() == 1 && isCoroutine(program, callees.functions[0]))
        todo.push_back(callees.functions[0]);
    });
  }
}

/// `asyncio.run(f())`, `loop.run_until_complete(f())`.
void LoopObjects::findLoops() {
  forEachCall(program, [&](Ref call, const Instr &in) {
    const ir::Module &m = program.irOf(call.module);
    NameId name = calleeName(m, in);
    if (in.c == 0 || !name ||
        (!callsOneOf(program, call, {"asyncio.run"}) && m.text(name) != "run_until_complete"))
      return;
    Ref given{call.module, m.argsOf(in)[0].value};
    if (m[given.instr].op != Op::Call)
      return;
    Callees callees = program.calleesOf(given);
    if (callees.functions.size() != 1 || !isCoroutine(program, callees.functions[0]))
      return;
    FuncId f = program.functionOf(call);
    llvm::ArrayRef<EntryId> threads = context.borders->threadsOf(f);
    if (threads.empty() && !context.borders->runsOn(f, Border::Process))
      spread(callees.functions[0], Main);
    for (EntryId e : threads) {
      spread(callees.functions[0], e.v);
      if (context.facts.entries[e].many && context.facts.entries[e].surelyBesideItself())
        spread(callees.functions[0], e.v | Again);
    }
  });
}

void LoopObjects::findUses() {
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    if (loops[f].empty())
      continue;
    const FunctionInfo &info = program.function(FuncId(f));
    const ir::Module &m = program.irOf(info.module);
    forEachInstr(m, *info.ir, [&](InstrId, const Instr &in) {
      InstrId value = in.op == Op::Call                              ? receiverOf(m, in)
                      : in.op == Op::With && in.has(ir::flag::Async) ? InstrId(in.a)
                                                                     : InstrId();
      if (value && isShareable(surelyKind(program, {info.module, value})))
        for (SiteId s : sitesOf(program, {info.module, value}))
          of[s.v].push_back({{info.module, value}, FuncId(f)});
    });
  }
}

Finding &LoopObjects::say(Ref where, Ref value, const std::string &who, const std::string &advice) {
  std::string cls;
  for (const AbstractValue &v : program.valuesOf(value))
    if (v.kind == ValueKind::ApiInstance)
      cls = llvm::StringRef(context.model.api(ApiId(v.id)).name).str();
  Finding &finding = context.report(rule, where, {oneLine(context.sourceText(value)), cls, who, advice});
  keepRuntimesWith(context, finding, "asyncio.Queue");
  return finding;
}

/// The object is made once, or by code of one of the loops, and others use it.
void LoopObjects::judge(SiteId site, llvm::ArrayRef<AsyncUse> uses) {
  FuncId maker = program.site(site).function;
  ir::FuncKind kind = program.function(maker).ir->kind;
  bool once = kind == ir::FuncKind::Module || kind == ir::FuncKind::ClassBody;
  const Loops &own = loops[maker.v];
  if (own.size() > 1 || (own.empty() && !once && !context.borders->threadsOf(maker).empty()))
    return;
  Loops all = own;
  const AsyncUse *other = nullptr;
  bool lock = true;
  for (const AsyncUse &use : uses)
    for (uint32_t loop : loops[use.function.v]) {
      if ((!once && loop != Main && (loop & Again)) || llvm::is_contained(all, loop))
        continue;
      all.push_back(loop);
      if (loop != Main)
        other = &use;
      ObjectKind of = surelyKind(program, use.value);
      lock &= of != ObjectKind::AsyncQueue && of != ObjectKind::AsyncEvent;
    }
  if (all.size() < 2 || !other || (lock && !llvm::is_contained(all, Main))) // THR306 is about such locks
    return;
  uint32_t thread = 0;
  for (uint32_t loop : loops[other->function.v])
    if (loop != Main)
      thread = loop & ~Again;
  Finding &finding = say(other->value, other->value,
                         "the loop on the thread of `" +
                             nameOf(program, context.facts.entries[EntryId(thread)].function) + "`",
                         "who waits there gets RuntimeError or is not woken; use an object of `threading` or "
                         "`queue`, or `asyncio.run_coroutine_threadsafe(...)`");
  finding.related.push_back(context.related(program.site(site).where, "it is made here"));
}

/// `queue.put(x)` in a thread, without a loop and without `await`.
void LoopObjects::plainCall(Ref call, const Instr &in) {
  FuncId f = program.functionOf(call);
  const ir::Module &m = program.irOf(call.module);
  InstrId receiver = receiverOf(m, in);
  if (!receiver || context.borders->threadsOf(f).empty() || isCoroutine(program, f) ||
      !callsOneOf(program, call,
                  {"asyncio.Queue.put", "asyncio.Queue.get", "asyncio.Queue.join", "asyncio.Event.wait",
                   "asyncio.Condition.wait"}))
    return;
  InstrId user = userOf(program, call);
  bool kept = user && m[user].op != Op::Store && m[user].op != Op::Compare && m[user].op != Op::If;
  if (kept || !isShareable(surelyKind(program, {call.module, receiver})))
    return;
  std::string text = oneLine(context.sourceText({call.module, InstrId(in.a)})) + "()";
  say(call, {call.module, receiver}, "`" + nameOf(program, f) + "`, a plain function on a thread,",
      "`" + text +
          "` only makes a coroutine there, which never runs; use "
          "`asyncio.run_coroutine_threadsafe(...)`, or `queue.Queue`");
}

void LoopObjects::run() {
  findLoops();
  findUses();
  for (const auto &[site, uses] : of)
    judge(SiteId(site), uses);
  forEachApiCall(program, [&](Ref call, const Instr &in, const Api &) { plainCall(call, in); });
}

void checkTHR707(const CheckContext &context, RuleId rule) { LoopObjects(context, rule).run(); }

} // namespace threadlint
