// THR321: a coroutine waits for something else while it holds a lock that makes the whole event loop wait.
#include "checks/Guards.h"
#include "checks/HeldLocks.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

using ir::Op;

static bool suspends(const ir::Instr &in) {
  return in.op == Op::Await || (in.op == Op::IterElem && in.has(ir::flag::Async)) ||
         (in.op == Op::With && in.has(ir::flag::Async));
}

/// `async with lock`, `await lock.acquire()`: whatever else the value may be, it is a lock of asyncio here.
static bool isOfTasks(const ir::Module &m, ir::InstrId taking) {
  return m[taking].has(ir::flag::Async) ||
         (m.instrs.size() > taking.v + 1 && m.instrs[taking.v + 1].op == Op::Await &&
          m.instrs[taking.v + 1].a == taking.v);
}

/// `asyncio.run(f())` and nothing else: no other task is in its event loop.
static bool hasLoopOfItsOwn(const Program &program, FuncId f) {
  llvm::ArrayRef<Ref> callers = program.callersOf(f);
  return !callers.empty() && llvm::all_of(callers, [&](Ref made) {
    const ir::Module &m = program.irOf(made.module);
    const ir::Function &caller = *program.function(program.functionOf(made)).ir;
    uint32_t end = caller.kind == ir::FuncKind::Module ? 0 : caller.end; // the main program has many tasks
    for (uint32_t i = made.instr.v + 1; i < end; ++i) {
      const ir::Instr &in = m.instrs[i];
      ApiId api = in.op == Op::Call && in.c != 0 && m.argsOf(in)[0].value == made.instr
                      ? program.apiOf({made.module, ir::InstrId(i)})
                      : ApiId();
      if (api && llvm::StringRef(program.model().api(api).name) == "asyncio.run")
        return true;
    }
    return false;
  });
}

static bool isTakenByOtherTasks(const CheckContext &context, FuncId f, LockId lock) {
  for (uint32_t g = 0; g < context.program.functionCount(); ++g)
    if (g != f.v && context.program.function(FuncId(g)).ir->is(ir::funcflag::Async))
      for (const Event &e : context.facts.summaries[g].events)
        if (e.kind == EventKind::Acquire && e.lock == lock)
          return true;
  return false;
}

void checkTHR321(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (uint32_t i = 0; i < program.functionCount(); ++i) {
    const FunctionInfo &info = program.function(FuncId(i));
    if (!info.ir->is(ir::funcflag::Async) || info.ir->is(ir::funcflag::HasError))
      continue;
    const ir::Module &m = program.irOf(info.module);
    llvm::DenseSet<uint32_t> reported; // takings
    for (uint32_t k = info.ir->begin; k < info.ir->end; ++k) {
      Ref where{info.module, ir::InstrId(k)};
      if (!suspends(m.instrs[k]) || isTestCode(context, where))
        continue;
      for (LockId l : context.facts.locksets.get(heldAt(context, where))) {
        const Lock &lock = context.facts.locks[l];
        Ref taking = takenAt(context, l, where);
        if (!isLockKind(lock.kind) || !lock.site || taking.instr.isNone() || isOfTasks(m, taking.instr) ||
            (hasLoopOfItsOwn(program, FuncId(i)) && !isTakenByOtherTasks(context, FuncId(i), l)) ||
            !reported.insert(taking.instr.v).second)
          continue;
        std::string text = textOfTaking(context, taking);
        Finding &f = context.report(rule, where, {text, context.lineText(taking)});
        f.related.push_back(context.related(taking, "the lock is taken here"));
        break;
      }
    }
  }
}

} // namespace threadlint
