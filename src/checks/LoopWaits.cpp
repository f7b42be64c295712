// Program + Facts -> calls on the thread of an event loop that make all its tasks wait.
#include "checks/LoopWaits.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/Shared.h"
#include "llvm/ADT/DenseMap.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

struct Wait {
  Ref where;
  ApiId api;
  bool always = true; ///< no test and no handler on the way decides about it
};

class LoopWaits {
public:
  LoopWaits(const CheckContext &context, WaitFor what)
      : context(context), program(context.program), borders(*context.borders), what(what) {}
  std::vector<LoopWait> run();

private:
  const CheckContext &context;
  const Program &program;
  const Borders &borders;
  WaitFor what;
  std::vector<bool> isLong;               ///< by LockId: held while something else is waited for
  std::vector<Wait> first;                ///< by FuncId: what a plain function waits for, itself or by calls
  llvm::DenseMap<uint32_t, bool> polling; ///< by ModuleId: sockets there are asked, not waited for

  std::optional<Wait> waitAt(Ref at, WaitFor kind);
  std::optional<Wait> acquisitionAt(Ref at, Ref lock);
  bool isBlocking(const Api &api, WaitFor kind) const;
  bool waitsForThread(Ref call, const Api &api) const;
  bool isShort(Ref call, const Api &api) const;
  bool usesSocketsWithoutWaiting(ModuleId module);
  bool isMadeTask(FuncId f) const;
  void findLongLocks();
  void spread();
};

bool isSync(ObjectKind kind) {
  return isThreadKind(kind) || isLockKind(kind) || isPoolKind(kind) ||
         llvm::is_contained({ObjectKind::Process, ObjectKind::Event, ObjectKind::Barrier, ObjectKind::Future,
                             ObjectKind::Queue, ObjectKind::SimpleQueue, ObjectKind::ProcessQueue,
                             ObjectKind::ProcessLock, ObjectKind::ProcessPool},
                            kind);
}

/// A file is waited for as well, but so shortly that nobody hands it to a thread.
bool isOfFiles(llvm::StringRef name) {
  return name.starts_with("shutil.") ||
         (name.starts_with("os.") &&
          (name.contains("sync") || name.contains("read") || name == "os.sendfile"));
}

/// A program, loop or server that goes on for ever: no wait that comes to an end.
bool isMainLoop(llvm::StringRef name) {
  return name.starts_with("asyncio.") || name.ends_with(".run") || name.ends_with("mainloop") ||
         name.ends_with(".start") || name.ends_with("serve_forever") || name == "builtins.breakpoint";
}

} // namespace

bool LoopWaits::isBlocking(const Api &api, WaitFor kind) const {
  if (kind == WaitFor::Loop)
    return api.blocks == Blocks::Always && llvm::StringRef(api.name).starts_with("asyncio.");
  if (api.blocks != Blocks::Always && api.blocks != Blocks::UnlessTimeout)
    return false;
  llvm::StringRef name = api.name;
  bool ofThreads = name.starts_with("threading.") || name.starts_with("queue.") ||
                   name.starts_with("concurrent.") || name.starts_with("multiprocessing.");
  if (kind == WaitFor::Thread)
    return ofThreads && api.effect != Effect::Shutdown;
  bool run = name.starts_with("subprocess.");
  return !ofThreads && (run || !isMainLoop(name)) && !isOfFiles(name);
}

/// `timeout=0`, `block=False`, `sleep(0)`: looks, and goes on.
bool LoopWaits::isShort(Ref call, const Api &api) const {
  const ir::Module &m = program.irOf(call.module);
  const Instr &in = m[call.instr];
  if (hasStarArguments(m, in))
    return true; // nobody knows
  // `os.waitpid(pid, os.WNOHANG)`, `os.spawnv(os.P_NOWAIT, ...)`, `getaddrinfo(..., AI_NUMERICHOST)`
  for (llvm::StringRef name : {"options", "mode", "flags"})
    if (const ir::Arg *arg = argumentFor(m, in, api, name);
        arg && !isConst(m, arg->value, ir::ConstKind::Int))
      return true;
  for (llvm::StringRef name : {"block", "blocking", "wait"})
    if (const ir::Arg *arg = argumentFor(m, in, api, name);
        arg && isConst(m, arg->value, ir::ConstKind::False))
      return true;
  for (llvm::StringRef name : {"timeout", "secs", "seconds"}) {
    const ir::Arg *arg = argumentFor(m, in, api, name);
    if (!arg)
      continue;
    const Instr &value = m[arg->value];
    if (isConst(m, arg->value, ir::ConstKind::Int) && value.a == 0)
      return true;
    double number = 1;
    if (isConst(m, arg->value, ir::ConstKind::Float) && !m.text(NameId(value.a)).getAsDouble(number))
      return number < 0.05;
  }
  return false;
}

bool LoopWaits::usesSocketsWithoutWaiting(ModuleId module) {
  auto [it, isNew] = polling.try_emplace(module.v, false);
  if (isNew)
    for (const Instr &in : program.irOf(module).instrs)
      if (in.op == Op::LoadAttr) {
        llvm::StringRef name = program.irOf(module).text(NameId(in.b));
        it->second |= name == "setblocking" || name == "add_reader" || name == "add_writer" ||
                      name == "settimeout" || name.starts_with("sock_");
      }
  return it->second;
}

/// Items are waited for where a queue is bounded; a thread that is asked first whether it has ended is not.
bool LoopWaits::waitsForThread(Ref call, const Api &api) const {
  const ir::Module &m = program.irOf(call.module);
  InstrId receiver = receiverOf(m, m[call.instr]);
  if (!receiver)
    return api.effect == Effect::Result; // `concurrent.futures.wait`
  Ref object{call.module, receiver};
  if (!isSync(surelyKind(program, object)))
    return llvm::StringRef(api.name).starts_with("multiprocessing.");
  if (api.effect == Effect::Put)
    return llvm::any_of(sitesOf(program, object), [&](SiteId s) {
      Ref made = program.site(s).where;
      const ir::Module &module = program.irOf(made.module);
      const Instr &in = module[made.instr];
      return in.op == Op::Call && in.c == 1 &&
             !isConst(module, module.argsOf(in)[0].value, ir::ConstKind::None) &&
             !(isConst(module, module.argsOf(in)[0].value, ir::ConstKind::Int) &&
               module[module.argsOf(in)[0].value].a == 0);
    });
  return true;
}

/// Asked whether there is anything to wait for, here or on the way.
static bool isAskedBefore(const Program &program, Ref call) {
  const ir::Module &m = program.irOf(call.module);
  const ir::Function &f = *program.function(program.functionOf(call)).ir;
  for (uint32_t i = f.begin; i < call.instr.v; ++i) {
    NameId name = m.instrs[i].op == Op::Call ? calleeName(m, m.instrs[i]) : NameId();
    if (name && llvm::is_contained({"is_alive", "isAlive", "done", "wrap_future", "ready", "is_set", "empty",
                                    "qsize", "full"},
                                   m.text(name)))
      return true;
  }
  return false;
}

std::optional<Wait> LoopWaits::acquisitionAt(Ref at, Ref lock) {
  ObjectKind kind = surelyKind(program, lock);
  if (!isLockKind(kind) || !isCoroutine(program, program.functionOf(at)))
    return std::nullopt; // a helper that locks for a moment is not told from one that waits
  bool counts = kind == ObjectKind::Semaphore || kind == ObjectKind::BoundedSemaphore;
  for (const Event &e : context.facts.summaries[program.functionOf(at).v].events)
    if (e.kind == EventKind::Acquire && e.where == at.instr && e.lock)
      counts |= e.lock.v < isLong.size() && isLong[e.lock.v];
  ApiId api = program.model().findApi("threading.Lock.acquire");
  return counts ? std::optional(Wait{at, api}) : std::nullopt;
}

std::optional<Wait> LoopWaits::waitAt(Ref at, WaitFor kind) {
  const ir::Module &m = program.irOf(at.module);
  const Instr &in = m[at.instr];
  if (in.op == Op::With && !in.has(ir::flag::Async) && kind == WaitFor::Thread && in.a != UINT32_MAX)
    return acquisitionAt(at, {at.module, InstrId(in.a)});
  if (in.op != Op::Call || in.has(ir::flag::Decorator))
    return std::nullopt;
  ApiId id = program.apiOf(at);
  if (!id)
    return std::nullopt;
  const Api &api = program.model().api(id);
  if (!isBlocking(api, kind) || isShort(at, api))
    return std::nullopt;
  bool socket = llvm::StringRef(api.name).starts_with("socket.socket.") ||
                llvm::StringRef(api.name).starts_with("ssl.");
  if (socket && (!isCoroutine(program, program.functionOf(at)) || usesSocketsWithoutWaiting(at.module)))
    return std::nullopt;
  if (kind == WaitFor::Thread && api.effect == Effect::Acquire)
    return acquisitionAt(at, {at.module, receiverOf(m, in)});
  if (kind == WaitFor::Thread && (!waitsForThread(at, api) || isAskedBefore(program, at)))
    return std::nullopt;
  if (kind == WaitFor::Loop &&
      (isCaught(program, at, {"RuntimeError"}, Broad::No) || isExpectedToFail(program, at)))
    return std::nullopt;
  InstrId user = userOf(program, at);
  if (user && m[user].op == Op::Await) // whatever it is, it can be awaited
    return std::nullopt;
  return Wait{at, id};
}

/// Locks under which somebody sleeps or waits for the world.
void LoopWaits::findLongLocks() {
  isLong.resize(context.facts.locks.size());
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    const auto &events = context.facts.summaries[f].events;
    if (llvm::none_of(events, [](const Event &e) { return e.kind == EventKind::Acquire; }))
      continue;
    const FunctionInfo &info = program.function(FuncId(f));
    LocksetId held = 0;
    size_t next = 0;
    for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
      for (; next < events.size() && events[next].where.v <= i; ++next)
        if (events[next].kind == EventKind::State)
          held = events[next].held;
      if (held != 0 && waitAt({info.module, InstrId(i)}, WaitFor::World))
        for (LockId l : context.facts.locksets.get(held))
          isLong[l.v] = true;
    }
  }
}

/// `@run_on_executor`: a call of it hands it to a pool.
bool LoopWaits::isMadeTask(FuncId f) const {
  return llvm::any_of(context.facts.entries, [&](const Entry &e) {
    return e.function == f && e.isThread() && !e.creation.module.isNone() &&
           program.instr(e.creation).has(ir::flag::Decorator);
  });
}

/// From the functions that wait to those that call them, over at most three calls.
void LoopWaits::spread() {
  first.resize(program.functionCount());
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    const FunctionInfo &info = program.function(FuncId(f));
    if (!borders.runsOn(FuncId(f), Border::Loop) || isCoroutine(program, FuncId(f)) ||
        asksWhereItRuns(program, FuncId(f)) || isMadeTask(FuncId(f)))
      continue;
    for (uint32_t i = info.ir->begin; i < info.ir->end && first[f].where.module.isNone(); ++i)
      if (auto wait = waitAt({info.module, InstrId(i)}, what)) {
        first[f] = *wait;
        first[f].always = !isUnderTest(program, wait->where);
      }
  }
  for (unsigned round = 0; round < 2; ++round) {
    std::vector<Wait> before = first;
    for (const Hop &hop : borders.hops())
      if (!before[hop.callee.v].where.module.isNone() && first[hop.caller.v].where.module.isNone() &&
          !isCoroutine(program, hop.caller) && !asksWhereItRuns(program, hop.caller) &&
          !isMadeTask(hop.caller)) {
        first[hop.caller.v] = before[hop.callee.v];
        first[hop.caller.v].always &= !isUnderTest(program, hop.call);
      }
  }
}

std::vector<LoopWait> LoopWaits::run() {
  if (what == WaitFor::Thread)
    findLongLocks();
  spread();
  std::vector<LoopWait> out;
  auto isFirst = [&](FuncId f) {
    return borders.runsOn(f, Border::Loop) && borders.arrival(f, Border::Loop).call.module.isNone();
  };
  for (const Hop &hop : borders.hops())
    if (const Wait &wait = first[hop.callee.v]; !wait.where.module.isNone() && isFirst(hop.caller))
      out.push_back({hop.call, wait.where, wait.api, what, wait.always});
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    const FunctionInfo &info = program.function(FuncId(f));
    for (uint32_t i = info.ir->begin; isFirst(FuncId(f)) && i < info.ir->end; ++i)
      if (auto wait = waitAt({info.module, InstrId(i)}, what))
        out.push_back({wait->where, wait->where, wait->api, what});
  }
  auto key = [&](const LoopWait &w) {
    return std::tuple(program.functionOf(w.call).v, w.wait.module.v, w.wait.instr.v, w.call.instr.v);
  };
  llvm::sort(out, [&](const LoopWait &a, const LoopWait &b) { return key(a) < key(b); });
  auto isSame = [&](const LoopWait &a, const LoopWait &b) {
    return program.functionOf(a.call) == program.functionOf(b.call) && a.wait == b.wait;
  };
  out.erase(std::unique(out.begin(), out.end(), isSame), out.end());
  return out;
}

llvm::ArrayRef<LoopWait> loopWaits(const CheckContext &context, WaitFor what) {
  switch (what) {
  case WaitFor::World:
    return context.shared->once([&] { return LoopWaits(context, WaitFor::World).run(); });
  case WaitFor::Thread:
    return context.shared->once([&] { return LoopWaits(context, WaitFor::Thread).run(); });
  case WaitFor::Loop:
    return context.shared->once([&] { return LoopWaits(context, WaitFor::Loop).run(); });
  }
  return {};
}

bool isOwnThreadsafeResult(const Program &program, Ref wait) {
  const ir::Module &m = program.irOf(wait.module);
  InstrId receiver = receiverOf(m, m[wait.instr]);
  return receiver && llvm::any_of(sitesOf(program, {wait.module, receiver}), [&](SiteId s) {
           Ref made = program.site(s).where;
           return program.instr(made).op == Op::Call &&
                  callsOneOf(program, made, {"asyncio.run_coroutine_threadsafe"});
         });
}

/// `x.f` of a call, `with x` of a with.
static std::string nameOfWait(const CheckContext &context, Ref wait) {
  const Instr &in = context.program.instr(wait);
  std::string text = oneLine(context.sourceText({wait.module, InstrId(in.a)}));
  return in.op == Op::With ? "`with " + text + "`" : "`" + text + "()`";
}

std::string describeWait(const CheckContext &context, const LoopWait &wait) {
  std::string name = nameOfWait(context, wait.wait);
  if (wait.call == wait.wait)
    return name;
  return nameOfWait(context, wait.call) + ", which calls " + name + " on " + context.lineText(wait.wait) +
         ",";
}

} // namespace threadlint
