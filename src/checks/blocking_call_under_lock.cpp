// THR320: a call that waits for something slow is made with a lock held that other threads need meanwhile.
#include "checks/Crews.h"
#include "checks/Guards.h"
#include "checks/HeldLocks.h"
#include "checks/LockObjects.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "source/Glob.h"
#include <optional>

namespace threadlint {

using ir::Op;

namespace {

/// A modelled call that waits, perhaps far down a chain of calls.
struct Wait {
  Ref call;
  ApiId api;
};

/// A call that waits itself, or does what one function of the program does; neither: it does not matter.
struct SureCall {
  std::optional<Wait> own;
  FuncId callee;
};

class BlockingCalls {
public:
  BlockingCalls(const CheckContext &context, RuleId rule);
  void run();

private:
  const CheckContext &context;
  const Program &program;
  const Facts &facts;
  RuleId rule;
  std::vector<std::optional<Wait>> waits;               ///< by FuncId: whenever it is called
  std::vector<llvm::SmallVector<FuncId, 4>> takers;     ///< by LockId
  std::vector<llvm::SmallVector<EntryId, 2>> threads;   ///< by FuncId: that run it
  llvm::DenseSet<std::pair<FuncId, LockId>> waitsUnder; ///< sections that wait

  SureCall sureCall(Ref call) const;
  std::vector<SureCall> sureCallsIn(FuncId f) const;
  bool isWaiting(Ref call, const Api &api) const;
  void collectWaits();
  bool haveOneObject(Ref call, EntryId entry) const;
  bool areOthersStopped(Ref call, LockId lock, FuncId &other) const;
  bool isAboutCall(Ref call, LockId lock, Ref taking) const;
  bool isFilledOnDemand(Ref call, Ref taking) const;
  bool isInTheMiddle(Ref call) const;
  bool isMeant(Ref call, Ref taking, const Wait &wait) const;
  bool isOver(Ref call, llvm::StringRef api) const;
  bool isPutBefore(Ref call, llvm::StringRef api) const;
  bool isLookedAtBefore(Ref call, Ref taking) const;
  bool isNeededByWhatItWaitsFor(Ref call, LockId lock) const;
  void check(FuncId f, Ref call, bool report);
};

static bool hasWord(llvm::StringRef text, std::initializer_list<llvm::StringRef> words) {
  return llvm::any_of(words, [&](llvm::StringRef w) { return text.contains_insensitive(w); });
}

/// Objects through which threads wait for each other; the methods of others work on what the lock may be for.
static bool isMeetingPoint(llvm::StringRef api) {
  return api.starts_with("threading.") || api.starts_with("queue.") ||
         api.starts_with("concurrent.futures.") || api.starts_with("multiprocessing.") ||
         api.starts_with("subprocess.Popen.");
}

/// The user says that it may wait.
static bool isAllowed(const CheckContext &context, llvm::StringRef api) {
  return llvm::any_of(context.options.names(option::THR320AllowedCalls),
                      [&](const std::string &name) { return matchesGlob(name, api); });
}

} // namespace

BlockingCalls::BlockingCalls(const CheckContext &context, RuleId rule)
    : context(context), program(context.program), facts(context.facts), rule(rule) {
  takers.resize(facts.locks.size());
  threads.resize(program.functionCount());
  for (const Run &run : facts.runs) {
    if (!llvm::is_contained(threads[run.function.v], run.owner))
      threads[run.function.v].push_back(run.owner);
  }
  for (uint32_t f = 0; f < program.functionCount(); ++f)
    for (const Event &e : facts.summaries[f].events)
      if (e.kind == EventKind::Acquire && !llvm::is_contained(takers[e.lock.v], FuncId(f)))
        takers[e.lock.v].push_back(FuncId(f));
}

bool BlockingCalls::isWaiting(Ref call, const Api &api) const {
  llvm::StringRef name = api.name;
  const ir::Module &m = program.irOf(call.module);
  const ir::Instr &in = program.instr(call);
  if (api.blocks != Blocks::Always && api.blocks != Blocks::UnlessTimeout)
    return false;
  if (api.effect == Effect::Acquire || api.effect == Effect::Put || api.effect == Effect::Shutdown ||
      api.effect == Effect::Enter || name.ends_with(".__exit__") || name.starts_with("threading.Condition") ||
      name.starts_with("multiprocessing.Condition"))
    return false;
  if (api.kind == ApiKind::Method
          ? !isMeetingPoint(name)
          : hasWord(name, {"os.read", "os.pread", "os.sendfile", "os.f", "os.sync", "ssl.", "select.",
                           "shutil.", "as_completed", "breakpoint"}))
    return false;
  if (hasStarArguments(m, in))
    return false;
  if (api.blocks == Blocks::UnlessTimeout) {
    const ir::Arg *timeout = argumentFor(m, in, api, "timeout");
    if (timeout && !isConst(m, timeout->value, ir::ConstKind::None))
      return false;
    if (const ir::Arg *block = argumentFor(m, in, api, "block");
        block && !isConst(m, block->value, ir::ConstKind::True))
      return false;
  }
  if (name != "time.sleep" || in.c == 0)
    return true;
  std::optional<double> seconds = constantOf(context, {call.module, m.argsOf(in)[0].value});
  return !isShortSleep(m, in) && !(seconds && *seconds < 0.2);
}

SureCall BlockingCalls::sureCall(Ref call) const {
  if (ApiId api = program.apiOf(call); api && isWaiting(call, program.model().api(api)))
    return {Wait{call, api}, {}};
  Callees callees = program.calleesOf(call);
  if (callees.functions.size() != 1 || !callees.apis.empty() || !callees.complete || !callees.classes.empty())
    return {};
  FuncId f = callees.functions[0];
  bool later = program.function(f).ir->flags & (ir::funcflag::Generator | ir::funcflag::Async);
  return {std::nullopt, later ? FuncId() : f};
}

/// Those in a function that no condition decides about, up to the first that waits itself.
std::vector<SureCall> BlockingCalls::sureCallsIn(FuncId f) const {
  std::vector<SureCall> out;
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  unsigned conditions = 0;
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    Op op = m.instrs[i].op;
    conditions += op == Op::If || op == Op::Except || op == Op::Match;
    conditions -= op == Op::EndIf || op == Op::EndMatch || (op == Op::EndTry && conditions > 0);
    if (op == Op::Return && conditions)
      break; // what follows may not be reached
    if (op != Op::Call || conditions != 0)
      continue;
    SureCall call = sureCall({info.module, ir::InstrId(i)});
    if (call.own || call.callee)
      out.push_back(call);
    if (call.own)
      break;
  }
  return out;
}

void BlockingCalls::collectWaits() {
  waits.resize(program.functionCount());
  std::vector<std::vector<SureCall>> calls;
  for (uint32_t f = 0; f < program.functionCount(); ++f)
    calls.push_back(sureCallsIn(FuncId(f)));
  for (unsigned round = 0; round < 3; ++round) // calls in calls
    for (uint32_t f = 0; f < program.functionCount(); ++f)
      for (const SureCall &call : calls[f])
        if (!waits[f])
          waits[f] = call.own ? call.own : waits[call.callee.v];
}

/// The lock of `self` is the same one on all threads of the entry.
bool BlockingCalls::haveOneObject(Ref call, EntryId entry) const {
  if (!program.function(program.functionOf(call)).owner)
    return true;
  // `for account in accounts: Thread(target=account.load)`
  Ref target = facts.entries[entry].target;
  if (!target.module.isNone() && program.instr(target).op == Op::LoadAttr) {
    Ref object{target.module, ir::InstrId(program.instr(target).a)};
    for (VarId v :
         program.instr(object).op == Op::Load ? program.variablesOf(object) : llvm::SmallVector<VarId, 2>())
      for (Ref store : program.storesOf(v))
        if (uint32_t c = program.instr(store).c;
            c != UINT32_MAX && program.irOf(store.module).instrs[c].op == Op::IterElem)
          return false;
  }
  for (const Moment &m : facts.momentsAt(program, call))
    if (const Run &run = facts.runs[m.run]; m.owner == entry && !run.objects.empty() && run.objects[0] &&
                                            facts.isOneObject(m, run.objects[0], m, run.objects[0]))
      return true;
  return false;
}

/// Another thread takes the lock while this one waits.
bool BlockingCalls::areOthersStopped(Ref call, LockId lock, FuncId &other) const {
  FuncId f = program.functionOf(call);
  for (FuncId g : takers[lock.v])
    for (EntryId here : threads[f.v])
      for (EntryId there : threads[g.v]) {
        bool several = here == there && here && facts.entries[here].many && haveOneObject(call, here);
        if (here == there ? !several : false)
          continue;
        if (here != there &&
            ((here && !facts.entries[here].isThread()) || (there && !facts.entries[there].isThread())))
          continue;
        if (!other || other == f)
          other = g;
      }
  return !other.isNone();
}

/// Nothing but the call is under the lock, there or elsewhere: it is there to have one call at a time.
bool BlockingCalls::isAboutCall(Ref call, LockId lock, Ref taking) const {
  FuncId f = program.functionOf(call);
  bool isTarget = llvm::any_of(facts.entries, [&](const Entry &e) { return e.function == f; });
  for (FuncId g : takers[lock.v])
    if (g != f && !waitsUnder.contains({g, lock}) && !threads[g.v].empty())
      return false;
  if (takers[lock.v].size() > 1)
    return true; // all of them wait
  for (const Event &e : facts.summaries[f.v].events)
    if (isTarget && e.kind == EventKind::Access && e.where > taking.instr &&
        facts.locksets.contains(e.held, lock) && e.access != AccessKind::Read)
      return false;
  return true;
}

/// `if self.x is None:`, `if k not in cache:` in the critical section: the others wait for the result.
bool BlockingCalls::isFilledOnDemand(Ref call, Ref taking) const {
  const ir::Module &m = program.irOf(call.module);
  for (ir::InstrId marker : enclosingMarkers(program, call)) {
    if (m[marker].op != Op::If || marker < taking.instr)
      continue;
    ir::Instr condition = m.instrs[m[marker].a];
    if (condition.op == Op::Select && condition.a != UINT32_MAX)
      condition = m.instrs[condition.a];
    ir::Operator op = ir::Operator(condition.aux);
    if ((condition.op == Op::Unary && op == ir::Operator::Not) ||
        (condition.op == Op::Compare &&
         (op == ir::Operator::NotIn || op == ir::Operator::Is || op == ir::Operator::IsNot)))
      return true;
  }
  return false;
}

/// Between the look at guarded data and the change that depends on it, or before the taking of the next lock:
/// it stands for work on that data.
bool BlockingCalls::isInTheMiddle(Ref call) const {
  for (const Event &e : facts.summaries[program.functionOf(call).v].events)
    if (e.kind == EventKind::Acquire && e.where > call.instr && e.held == heldAt(context, call))
      return true;
  for (const Event &e : facts.summaries[program.functionOf(call).v].events)
    if (e.kind == EventKind::Access && call.instr < e.where &&
        ((!e.read.isNone() && e.read < call.instr) || (!e.test.isNone() && e.test < call.instr)))
      return true;
  return false;
}

/// `if not self.is_running(): with lock: thread.join()`: the thread has been asked whether it still runs.
bool BlockingCalls::isOver(Ref call, llvm::StringRef api) const {
  if (!api.ends_with(".join"))
    return false;
  auto asks = [&](const ir::Module &m, uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end; ++i)
      if (m.instrs[i].op == Op::LoadAttr && hasWord(m.text(NameId(m.instrs[i].b)), {"is_alive", "isAlive"}))
        return true;
    return false;
  };
  const ir::Module &m = program.irOf(call.module);
  for (ir::InstrId marker : enclosingMarkers(program, call)) {
    llvm::SmallVector<ir::InstrId, 8> todo;
    if (m[marker].op == Op::If)
      todo.push_back(ir::InstrId(m[marker].a));
    for (unsigned budget = 32; !todo.empty() && budget != 0; --budget) {
      ir::InstrId part = todo.pop_back_val();
      forEachOperand(m, m[part], [&](ir::InstrId operand) { todo.push_back(operand); });
      if (m[part].op != Op::Call)
        continue;
      for (FuncId f : program.calleesOf({call.module, part}).functions) {
        const FunctionInfo &asked = program.function(f);
        if (asks(program.irOf(asked.module), asked.ir->begin, asked.ir->end))
          return true;
      }
      if (asks(m, m[part].a, m[part].a + 1))
        return true;
    }
  }
  return false;
}

/// Who starts the threads puts one thing for each: none of them waits.
bool BlockingCalls::isPutBefore(Ref call, llvm::StringRef api) const {
  if (!api.starts_with("queue.") || !api.ends_with(".get") || isRepeated(program, call))
    return false;
  Ref queue{call.module, receiverOf(program.irOf(call.module), program.instr(call))};
  auto sites = sitesOf(program, queue);
  return llvm::any_of(threads[program.functionOf(call).v], [&](EntryId e) {
    Ref made = e ? facts.entries[e].creation : Ref();
    if (made.module.isNone())
      return false;
    const ir::Module &m = program.irOf(made.module);
    for (uint32_t i = program.function(program.functionOf(made)).ir->begin; i < made.instr.v; ++i)
      if (m.instrs[i].op == Op::Call && m.text(calleeName(m, m.instrs[i])) == "put")
        for (SiteId s : sitesOf(program, {made.module, receiverOf(m, m.instrs[i])}))
          if (llvm::is_contained(sites, s))
            return true;
    return false;
  });
}

/// `with lock: self.check(); self.order = ask()`: the method looks at what is stored after the wait.
bool BlockingCalls::isLookedAtBefore(Ref call, Ref taking) const {
  const std::vector<Event> &events = facts.summaries[program.functionOf(call).v].events;
  for (const Event &look : events) {
    if (look.kind != EventKind::Call || look.where < taking.instr || call.instr < look.where ||
        look.where == call.instr || look.property)
      continue;
    for (FuncId f : program.calleesOf({call.module, look.where}).functions)
      for (const Event &read : facts.summaries[f.v].events)
        if (read.kind == EventKind::Access && !read.contents && llvm::any_of(events, [&](const Event &write) {
              return write.kind == EventKind::Access && write.access != AccessKind::Read &&
                     write.place == read.place && call.instr < write.where && write.held != 0;
            }))
          return true;
  }
  return false;
}

bool BlockingCalls::isMeant(Ref call, Ref taking, const Wait &wait) const {
  llvm::StringRef api = program.model().api(wait.api).name;
  auto nameAround = [&](Ref at) {
    const FunctionInfo &info = program.function(program.functionOf(at));
    return info.ir->kind == ir::FuncKind::Def ? program.irOf(info.module).text(info.ir->name)
                                              : llvm::StringRef();
  };
  llvm::StringRef name = nameAround(call);
  std::string lock = textOfTaking(context, taking);
  for (llvm::StringRef f : {name, nameAround(wait.call)})
    if (hasWord(f,
                {"stop", "close", "shutdown", "terminate", "cleanup", "teardown", "exit", "quit", "__del__"}))
      return true;
  if (isOver(call, api) || isPutBefore(call, api) || isLookedAtBefore(call, taking))
    return true;
  if (api == "time.sleep")
    return isInTheMiddle(call) || hasWord(name, {"rate", "throttl", "limit", "delay", "wait", "sleep"}) ||
           hasWord(lock, {"rate", "throttl", "limit", "delay"});
  return hasWord(lock, {"io_", "_io", "send", "request", "http", "conn", "sock", "cmd", "command", "proc",
                        "start", "init", "run", "print", "write", "serial"});
}

/// The thread or task takes the lock itself: THR403 and THR404 speak of that.
bool BlockingCalls::isNeededByWhatItWaitsFor(Ref call, LockId lock) const {
  for (const Event &e : facts.summaries[program.functionOf(call).v].events)
    if (e.kind == EventKind::Join && e.where == call.instr)
      for (EntryId entry : facts.entrySets.get(e.entries))
        for (FuncId g : takers[lock.v])
          if (llvm::is_contained(threads[g.v], entry))
            return true;
  return false;
}

void BlockingCalls::check(FuncId f, Ref call, bool report) {
  LocksetId held = heldAt(context, call);
  SureCall made = held ? sureCall(call) : SureCall();
  std::optional<Wait> wait = made.callee ? waits[made.callee.v] : made.own;
  if (!wait)
    return;
  for (LockId l : facts.locksets.get(held)) {
    const Lock &lock = facts.locks[l];
    Ref taking = takenAt(context, l, call);
    if (!lock.site || lock.perCall || !lock.guards() || taking.instr.isNone() ||
        (lock.kind != ObjectKind::Lock && lock.kind != ObjectKind::RLock &&
         lock.kind != ObjectKind::Condition))
      continue;
    waitsUnder.insert({f, l});
    ir::InstrId value = lockOfTaking(context, taking).instr;
    Op op = program.instr({call.module, value}).op;
    if (op == Op::LoadAttr)
      value = ir::InstrId(program.instr({call.module, value}).a);
    Base base = baseOf(program, {call.module, value});
    bool isOne = (op == Op::Load || op == Op::LoadAttr) && !base.indirect && !base.element &&
                 (base.kind == Base::Global || base.kind == Base::Self || base.kind == Base::Captured ||
                  base.kind == Base::Parameter);
    if (!isOne)
      continue;
    llvm::StringRef api = program.model().api(wait->api).name;
    if (isAllowed(context, api))
      continue;
    FuncId other;
    if (!report || !areOthersStopped(call, l, other) || isAboutCall(call, l, taking) ||
        isFilledOnDemand(call, taking) || isMeant(call, taking, *wait) || isNeededByWhatItWaitsFor(call, l) ||
        isTestCode(context, call))
      continue;
    std::string what =
        "`" + oneLine(context.sourceText({call.module, ir::InstrId(program.instr(call).a)})) + "()`";
    if (wait->call != call)
      what += " (through `" + api.rsplit('.').second.str() + "` on " + context.lineText(wait->call) + ")";
    Finding &found = context.report(
        rule, call,
        {what, textOfTaking(context, taking), context.lineText(taking),
         other == f ? "another thread in `" + nameOf(program, f) + "`" : "`" + nameOf(program, other) + "`"});
    found.related.push_back(context.related(taking, "the lock is taken here"));
    if (wait->call != call)
      found.related.push_back(context.related(wait->call, "and this is what waits"));
    return;
  }
}

void BlockingCalls::run() {
  collectWaits();
  for (bool report : {false, true})
    for (uint32_t f = 0; f < program.functionCount(); ++f) {
      const FunctionInfo &info = program.function(FuncId(f));
      const ir::Module &m = program.irOf(info.module);
      if (info.ir->is(ir::funcflag::HasError | ir::funcflag::Async))
        continue;
      bool takes = llvm::any_of(facts.summaries[f].events,
                                [](const Event &e) { return e.kind == EventKind::Acquire; });
      for (uint32_t i = info.ir->begin; takes && i < info.ir->end; ++i)
        if (m.instrs[i].op == Op::Call)
          check(FuncId(f), {info.module, ir::InstrId(i)}, report);
    }
}

void checkTHR320(const CheckContext &context, RuleId rule) { BlockingCalls(context, rule).run(); }

} // namespace threadlint
