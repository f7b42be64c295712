// THR504: a coroutine keeps something in a thread-local object while other tasks of the thread run.
#include "checks/Borders.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/ThreadLocals.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class LocalInAsync {
public:
  LocalInAsync(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;

  bool isAloneOnLoop(FuncId coroutine) const;
  bool isKeptPerThread(const LocalObject &object, const LocalUse &store) const;
  bool isRead(const LocalObject &object, const LocalUse &store) const;
  Ref suspensionAfter(const LocalObject &object, const LocalUse &store, Ref from) const;
  bool check(const LocalObject &object, const LocalUse &store, Ref from);
};

/// Run by `asyncio.run` and nobody else, or awaited by such a one only: no second task runs it.
bool LocalInAsync::isAloneOnLoop(FuncId coroutine) const {
  llvm::SmallVector<FuncId, 4> todo{coroutine};
  llvm::DenseSet<FuncId> seen;
  while (!todo.empty()) {
    FuncId f = todo.pop_back_val();
    if (!seen.insert(f).second)
      continue;
    if (program.callersOf(f).empty() || program.escapes(f) || seen.size() > 16)
      return false;
    for (Ref call : program.callersOf(f)) {
      InstrId user = userOf(program, call);
      if (!user)
        return false;
      Ref at{call.module, user};
      if (program.instr(at).op == Op::Await)
        todo.push_back(program.functionOf(call));
      else if (program.instr(at).op != Op::Call ||
               !callsOneOf(program, at, {"asyncio.run", "asyncio.AbstractEventLoop.run_until_complete"}))
        return false;
    }
  }
  return true;
}

/// `if not hasattr(local, "session"): local.session = ...`: the first task makes it for all.
bool LocalInAsync::isKeptPerThread(const LocalObject &object, const LocalUse &store) const {
  if (!isUnderTestOrLoop(program, store.where))
    return false;
  return llvm::any_of(object.uses, [&](const LocalUse &use) {
    return use.name == store.name && use.where.module == store.where.module &&
           program.functionOf(use.where) == program.functionOf(store.where) &&
           use.where.instr < store.where.instr && use.kind != LocalUseKind::Store;
  });
}

bool LocalInAsync::isRead(const LocalObject &object, const LocalUse &store) const {
  return llvm::any_of(object.uses, [&](const LocalUse &use) {
    return use.name == store.name && (use.kind == LocalUseKind::Load || use.kind == LocalUseKind::Ask ||
                                      use.kind == LocalUseKind::Update);
  });
}

/// Where other tasks may run while it is kept: an `await`, `async with` or `async for` after `from`.
Ref LocalInAsync::suspensionAfter(const LocalObject &object, const LocalUse &store, Ref from) const {
  const FunctionInfo &info = program.function(program.functionOf(from));
  const ir::Module &m = program.irOf(from.module);
  for (uint32_t i = from.instr.v + 1; i < info.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    Ref at{from.module, InstrId(i)};
    bool ends = llvm::any_of(object.uses, [&](const LocalUse &use) {
      return use.where == at && use.name == store.name &&
             (use.kind == LocalUseKind::Store || use.kind == LocalUseKind::Delete);
    });
    if (ends || in.op == Op::Return)
      return {};
    if (in.op == Op::Await || (in.has(ir::flag::Async) && (in.op == Op::Enter || in.op == Op::IterElem)))
      return at;
  }
  return {};
}

bool LocalInAsync::check(const LocalObject &object, const LocalUse &store, Ref from) {
  FuncId f = program.functionOf(from);
  const FunctionInfo &info = program.function(f);
  if (!info.ir->is(ir::funcflag::Async) || info.ir->is(ir::funcflag::HasError) || isTestCode(context, from))
    return false;
  Ref suspension = suspensionAfter(object, store, from);
  if (suspension.module.isNone() || isAloneOnLoop(f))
    return false;
  Finding &finding =
      context.report(rule, from, {store.name, nameOf(program, f), context.lineText(suspension)});
  finding.related.push_back(context.related(suspension, "other tasks of the thread run here"));
  if (from != store.where)
    finding.related.push_back(context.related(store.where, "set here"));
  return true;
}

void LocalInAsync::run() {
  for (const LocalObject &object : threadLocals(program)) {
    llvm::DenseSet<FuncId> reported;
    for (const LocalUse &store : object.uses) {
      if (store.kind != LocalUseKind::Store && store.kind != LocalUseKind::Update)
        continue;
      FuncId f = program.functionOf(store.where);
      if (reported.contains(f) || isKeptPerThread(object, store) || !isRead(object, store))
        continue;
      if (check(object, store, store.where)) {
        reported.insert(f);
        continue;
      }
      for (const Hop &hop : context.borders->hops()) // `set_user(user)`
        if (hop.callee == f && !isUnderTestOrLoop(program, store.where) &&
            program.instr(hop.call).op == Op::Call && !reported.contains(hop.caller) &&
            check(object, store, hop.call))
          reported.insert(hop.caller);
    }
  }
}

} // namespace

void checkTHR504(const CheckContext &context, RuleId rule) { LocalInAsync(context, rule).run(); }

} // namespace threadlint
