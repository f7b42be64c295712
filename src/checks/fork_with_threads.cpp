// THR715: the process forks while threads run, or a child starts under a lock that it takes.
#include "checks/Borders.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Pools.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

enum class Fork : uint8_t { No, Plain, Start };

class Forks {
public:
  explicit Forks(const CheckContext &context) : context(context), program(context.program) {}
  void run(RuleId rule);

private:
  const CheckContext &context;
  const Program &program;
  bool selected = false; ///< how processes start is said somewhere

  void findSelection();
  Fork forkAt(Ref call) const;
  bool isReplaced(Ref fork) const;
  bool isOnThreadsOnly(FuncId f) const;
  bool isStartedBefore(Ref call, EntryId thread) const;
  bool isNear(FuncId f, EntryId thread) const;
  EntryId threadBeside(Ref call) const;
  std::string lockOfChild(Ref call) const;
};

} // namespace

void Forks::findSelection() {
  for (const LoadedModule &module : program.modules())
    for (const Instr &in : module.ir->instrs) {
      NameId name = in.op == Op::Call ? calleeName(*module.ir, in) : NameId();
      if (name && (module.ir->text(name) == "set_start_method" || module.ir->text(name) == "get_context"))
        selected = true;
    }
}

/// The child becomes another program.
bool Forks::isReplaced(Ref fork) const {
  const ir::Module &m = program.irOf(fork.module);
  const ir::Function &f = *program.function(program.functionOf(fork)).ir;
  for (uint32_t i = fork.instr.v; i < f.end; ++i) {
    NameId name = m.instrs[i].op == Op::Call ? calleeName(m, m.instrs[i]) : NameId();
    if (name && m.text(name).starts_with("exec"))
      return true;
  }
  return false;
}

Fork Forks::forkAt(Ref call) const {
  const ir::Module &m = program.irOf(call.module);
  const Instr &in = m[call.instr];
  if (callsOneOf(program, call, {"os.fork", "os.forkpty"}))
    return isReplaced(call) ? Fork::No : Fork::Plain;
  if (selected)
    return Fork::No;
  NameId name = calleeName(m, in);
  InstrId receiver = receiverOf(m, in);
  if (receiver && name && m.text(name) == "start")
    return surelyKind(program, {call.module, receiver}) == ObjectKind::Process ? Fork::Start : Fork::No;
  if (in.has(ir::flag::Decorator))
    return Fork::No;
  ObjectKind made = poolMadeBy(program, call);
  return made == ObjectKind::ProcessPool || made == ObjectKind::ProcessPoolExecutor ? Fork::Start : Fork::No;
}

/// Nobody calls it, or those who do, on the main thread.
bool Forks::isOnThreadsOnly(FuncId f) const {
  for (unsigned hops = 0; hops < 8; ++hops) {
    if (llvm::any_of(program.callersOf(f), [&](Ref call) {
          return !context.borders->runsOn(program.functionOf(call), Border::Thread);
        }))
      return false;
    Ref from = context.borders->arrival(f, Border::Thread).call;
    if (from.module.isNone())
      return true;
    f = program.functionOf(from);
  }
  return false;
}

/// The function itself has started it by then, or one of those who call it, over at most two calls.
bool Forks::isStartedBefore(Ref call, EntryId thread) const {
  llvm::SmallVector<Ref, 8> places{call};
  for (size_t next = 0, level = 0; level < 3 && next < places.size(); ++level)
    for (size_t end = places.size(); next < end; ++next) {
      FuncId f = program.functionOf(places[next]);
      EntrySetId spawned = 0;
      for (const Event &e : context.facts.summaries[f.v].events)
        if (e.kind == EventKind::State && e.where.v <= places[next].instr.v)
          spawned = e.spawned;
      if (context.facts.entrySets.contains(spawned, thread))
        return true;
      for (Ref caller : program.callersOf(f))
        if (places.size() < 32)
          places.push_back(caller);
    }
  return false;
}

/// The function of the thread, or one that it calls.
bool Forks::isNear(FuncId f, EntryId thread) const {
  Ref from = context.borders->arrival(f, Border::Thread).call;
  return context.facts.entries[thread].function == f ||
         (!from.module.isNone() && program.functionOf(from) == context.facts.entries[thread].function);
}

/// A thread that is seen to run then; or the one that forks itself.
EntryId Forks::threadBeside(Ref call) const {
  for (const Moment &m : context.facts.momentsAt(program, call)) {
    if (m.guessed || m.assumed)
      continue;
    if (m.owner) {
      if (context.facts.entries[m.owner].isThread() && isOnThreadsOnly(program.functionOf(call)))
        return m.owner;
      continue;
    }
    for (EntryId e : context.facts.entrySets.get(m.active))
      if (context.facts.entries[e].isFollowed())
        return e;
  }
  return {};
}

/// The lock held at `start()` that code of a child process takes.
std::string Forks::lockOfChild(Ref call) const {
  LocksetId held = 0;
  for (const Event &e : context.facts.summaries[program.functionOf(call).v].events)
    if (e.kind == EventKind::State && e.where.v <= call.instr.v)
      held = e.held;
  if (held == 0)
    return "";
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    if (!context.borders->runsOn(FuncId(f), Border::Process))
      continue;
    for (const Event &e : context.facts.summaries[f].events)
      if (e.kind == EventKind::Acquire && e.certain && context.facts.locksets.contains(held, e.lock))
        return nameOf(program, FuncId(f));
  }
  return "";
}

void Forks::run(RuleId rule) {
  findSelection();
  forEachCall(program, [&](Ref call, const Instr &) {
    Fork fork = forkAt(call);
    if (fork == Fork::No || isTestCode(context, call) || isExpectedToFail(program, call))
      return;
    std::string during, then;
    std::string child = fork == Fork::Start ? lockOfChild(call) : "";
    EntryId beside = threadBeside(call);
    if (!child.empty()) {
      during = "it holds a lock that `" + child + "` takes in the child";
      then = "there it is held for ever; start the process before the lock is taken";
    } else if (beside) {
      const Entry &entry = context.facts.entries[beside];
      bool self = context.facts.runsOn(program, program.functionOf(call), beside);
      during = self ? "the main thread runs, too, beside the thread of `" + nameOf(program, entry.function) +
                          "` that it is on"
                    : "the thread of `" + nameOf(program, entry.function) + "` may run";
      then = "locks that other threads hold stay locked in the child, which then hangs; ";
      then += fork == Fork::Start ? "start processes before threads, or by the method `spawn`"
                                  : "fork before threads start, or use `subprocess`";
    } else {
      return;
    }
    Finding &finding = context.report(rule, call, {oneLine(context.sourceText(call)), during, then});
    if (fork == Fork::Start)
      llvm::erase_if(finding.runtimes, [&](llvm::StringRef name) {
        const Runtime &r = context.model.runtime(context.model.findRuntime(name));
        return r.implementation == Implementation::CPython && r.version >= Version{3, 14};
      });
    keepRuntimesWith(context, finding, fork == Fork::Plain ? "os.fork" : "multiprocessing.Process");
    FuncId f = program.functionOf(call);
    if (child.empty() && !isStartedBefore(call, beside) && !isNear(f, beside))
      finding.confidence = Confidence::Low;
    if (child.empty() && beside && !context.facts.entries[beside].creation.module.isNone())
      finding.related.push_back(context.related(context.facts.entries[beside].creation, "the thread"));
  });
}

void checkTHR715(const CheckContext &context, RuleId rule) { Forks(context).run(rule); }

} // namespace threadlint
