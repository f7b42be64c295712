// THR306: a lock of tasks between threads, or a lock of threads between tasks or processes.
#include "checks/Guards.h"
#include "checks/LockObjects.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Op;

namespace {

class Kinds {
public:
  Kinds(const CheckContext &context, RuleId rule) : context(context), program(context.program), rule(rule) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;

  void with(Ref where, const ir::Instr &in);
  void acquire(Ref call, const ir::Instr &in);
  void process(Ref call, const ir::Instr &in);
  void child(const Entry &entry);
  bool runsOnSeveralThreads(FuncId f) const;
  bool hasSeveralLoops(FuncId f) const;
  void say(Ref where, Ref lock, llvm::StringRef what) {
    if (!isTestCode(context, where) && !isExpectedToFail(program, where))
      context.report(rule, where, {oneLine(context.sourceText(lock)), what.str()});
  }
};

static bool isOfTasks(ObjectKind kind) {
  return kind == ObjectKind::AsyncLock || kind == ObjectKind::AsyncCondition ||
         kind == ObjectKind::AsyncSemaphore;
}

} // namespace

bool Kinds::runsOnSeveralThreads(FuncId f) const {
  EntryId one;
  for (const Run &run : context.facts.runs) {
    if (run.function != f || !run.owner || !context.facts.entries[run.owner].isThread())
      continue;
    if (context.facts.entries[run.owner].many || (one && one != run.owner))
      return true;
    one = run.owner;
  }
  return false;
}

/// `asyncio.run(f())` or `loop.run_until_complete(f())` on several threads: each has an event loop of its
/// own.
bool Kinds::hasSeveralLoops(FuncId f) const {
  for (Ref call : program.callersOf(f)) {
    FuncId caller = program.functionOf(call);
    const ir::Function &fn = *program.function(caller).ir;
    const ir::Module &m = program.irOf(call.module);
    if (!runsOnSeveralThreads(caller) || fn.is(ir::funcflag::Async))
      continue;
    for (uint32_t i = call.instr.v + 1; i < fn.end; ++i) {
      NameId name = m.instrs[i].op == Op::Call ? calleeName(m, m.instrs[i]) : NameId();
      if (name.isNone() || (m.text(name) != "run" && m.text(name) != "run_until_complete"))
        continue;
      for (const ir::Arg &arg : m.argsOf(m.instrs[i]))
        if (arg.value == call.instr)
          return true;
    }
  }
  return false;
}

void Kinds::with(Ref where, const ir::Instr &in) {
  Ref value{where.module, ir::InstrId(in.a)};
  ObjectKind kind = surelyKind(program, value);
  bool async = in.has(ir::flag::Async);
  Op op = program.instr(value).op; // `with await lock:`, as it was written once
  if (op == Op::Await || op == Op::YieldFrom || op == Op::Yield)
    return;
  if (isOfTasks(kind) && !async)
    say(value, value,
        "is a lock of `asyncio` and cannot be entered by `with`; between threads use a lock of "
        "`threading`, between tasks `async with`");
  else if (isLockKind(kind) && async)
    say(value, value,
        "is a lock of `threading` and cannot be entered by `async with`; use an `asyncio` lock");
  else if (isOfTasks(kind) && hasSeveralLoops(program.functionOf(where)) &&
           program.valuesOf(value).size() == 1 && program.valuesOf(value)[0].site &&
           program.site(program.valuesOf(value)[0].site).function != program.functionOf(where))
    say(value, value,
        "is a lock of `asyncio`, which does not exclude the event loops of other threads; use a lock of "
        "`threading` for what they share");
}

void Kinds::acquire(Ref call, const ir::Instr &in) {
  const ir::Module &m = program.irOf(call.module);
  Ref lock{call.module, receiverOf(m, in)};
  if (lock.instr.isNone() || !isOfTasks(surelyKind(program, lock)) || !in.has(ir::flag::Discarded))
    return;
  say(call, lock,
      "is a lock of `asyncio`: `acquire()` without `await` only makes a coroutine and locks "
      "nothing; between threads use a lock of `threading`");
}

/// `Process(target=f, args=(lock,))`, `pool.submit(f, lock)`.
void Kinds::process(Ref call, const ir::Instr &in) {
  const ir::Module &m = program.irOf(call.module);
  llvm::SmallVector<ir::InstrId, 8> given;
  for (const ir::Arg &arg : m.argsOf(in)) {
    bool display = m[arg.value].op == Op::MakeTuple || m[arg.value].op == Op::MakeList;
    if (!display)
      given.push_back(arg.value);
    else
      for (const ir::Arg &element : m.argsOf(m[arg.value]))
        given.push_back(element.value);
  }
  for (ir::InstrId value : given) {
    Ref lock{call.module, value};
    if (isLockKind(surelyKind(program, lock)))
      say(lock, lock,
          "is a lock of `threading`: another process gets a copy that excludes nobody, or cannot be "
          "started at all; use a lock of `multiprocessing`");
  }
}

/// A lock of threads, global or of the process object, taken by the code of a process.
void Kinds::child(const Entry &entry) {
  const FunctionInfo &info = program.function(entry.function);
  const Summary &summary = context.facts.summaries[entry.function.v];
  if (summary.spawns)
    return;
  const ir::Module &m = program.irOf(info.module);
  for (const Event &e : summary.events) {
    const Lock *lock = e.kind == EventKind::Acquire ? &context.facts.locks[e.lock] : nullptr;
    ir::InstrId value = lock ? takenValue(m, m[e.where]) : ir::InstrId();
    if (!lock || value.isNone() || !lock->site || !isLockKind(lock->kind))
      continue;
    bool global = e.base.kind == Base::Global &&
                  program.function(program.site(lock->site).function).ir->kind == ir::FuncKind::Module;
    // `run` of a Process: its object is copied with the lock.
    bool ofObject = e.base.kind == Base::Self && entry.start == Start::Run;
    if (!global && !ofObject)
      continue;
    say({info.module, value}, {info.module, value},
        "is a lock of `threading`: each process has its own copy, so it excludes no other process; use a "
        "lock of "
        "`multiprocessing`, handed to the process");
  }
}

void Kinds::run() {
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      const ir::Instr &in = m.instrs[i];
      Ref where{ModuleId(k), ir::InstrId(i)};
      if (in.op == Op::With && in.a != UINT32_MAX)
        with(where, in);
      if (in.op == Op::Call && calleeName(m, in) == knownName(known::acquire))
        acquire(where, in);
    }
  }
  forEachApiCall(program, [&](Ref call, const ir::Instr &in, const Api &api) {
    if (api.runsOn == RunsOn::Process)
      process(call, in);
  });
  llvm::DenseSet<FuncId> seen;
  for (const Entry &entry : context.facts.entries)
    if (entry.runsOn == RunsOn::Process && entry.function && seen.insert(entry.function).second)
      child(entry);
}

void checkTHR306(const CheckContext &context, RuleId rule) { Kinds(context, rule).run(); }

} // namespace threadlint
