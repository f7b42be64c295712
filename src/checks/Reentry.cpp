// Program + Facts -> what code that interrupts other code takes, and the other may have.
#include "checks/Reentry.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class Takings {
public:
  Takings(const CheckContext &context, Border border, bool onMain)
      : context(context), program(context.program), borders(*context.borders), border(border),
        onMain(onMain) {}
  std::vector<Taking> run();

private:
  const CheckContext &context;
  const Program &program;
  const Borders &borders;
  Border border;
  bool onMain;

  bool isInterrupted(FuncId f) const;
  std::optional<Taking> lockIn(FuncId f) const;
  std::optional<Taking> queueIn(FuncId f) const;
  std::optional<Taking> loggingIn(FuncId f) const;
  bool isMadeByOwner(FuncId f, Ref queue) const;
  Ref otherTaker(LockId lock) const;
  Ref otherUser(Ref queue) const;
};

/// A method of `queue.Queue` that takes its lock.
bool locksQueue(llvm::StringRef method) {
  return llvm::is_contained(
      {"put", "get", "put_nowait", "get_nowait", "task_done", "join", "qsize", "empty", "full"}, method);
}

} // namespace

/// It may be interrupted by code of that border.
bool Takings::isInterrupted(FuncId f) const {
  if (borders.runsOn(f, border) && program.callersOf(f).empty())
    return false;
  if (borders.runsOn(f, Border::Process))
    return false;
  if (!onMain || !borders.runsOn(f, Border::Thread))
    return !borders.runsOn(f, border) || llvm::any_of(program.callersOf(f), [&](Ref call) {
      return !borders.runsOn(program.functionOf(call), border);
    });
  return llvm::any_of(program.callersOf(f), [&](Ref call) {
    FuncId caller = program.functionOf(call);
    return !borders.runsOn(caller, Border::Thread) && !borders.runsOn(caller, border);
  });
}

Ref Takings::otherTaker(LockId lock) const {
  for (uint32_t f = 0; f < program.functionCount(); ++f)
    for (const Event &e : context.facts.summaries[f].events)
      if (e.kind == EventKind::Acquire && e.lock == lock && isInterrupted(FuncId(f)))
        return {program.function(FuncId(f)).module, e.where};
  return {};
}

std::optional<Taking> Takings::lockIn(FuncId f) const {
  const FunctionInfo &info = program.function(f);
  for (const Event &e : context.facts.summaries[f.v].events) {
    if (e.kind != EventKind::Acquire || !e.certain || !e.lock)
      continue;
    const Lock &lock = context.facts.locks[e.lock];
    bool once = lock.kind == ObjectKind::Lock || lock.kind == ObjectKind::Semaphore ||
                lock.kind == ObjectKind::BoundedSemaphore;
    if (!once || lock.perCall || lock.handShake || lock.kept || lock.site.isNone())
      continue;
    VarId variable = variableOf(program, lock);
    if (border == Border::Finalizer && variable && program.variable(variable).root == VarRoot::InstanceAttr &&
        info.owner) {
      ClassId owner(program.variable(variable).owner);
      // Who holds the lock of the object has the object, which then does not end.
      if (program.isSubclass(info.owner, owner) || program.isSubclass(owner, info.owner)) {
        const Arrival &how = borders.arrival(f, border);
        if (how.entry && context.facts.entries[how.entry].start == Start::Finalizer)
          continue;
      }
    }
    Ref other = otherTaker(e.lock);
    if (other.module.isNone())
      continue;
    const ir::Module &m = program.irOf(info.module);
    const Instr &in = m[e.where];
    Ref object{info.module, in.op == Op::With && in.a != UINT32_MAX ? InstrId(in.a)
                            : in.op == Op::Call                     ? receiverOf(m, in)
                                                                    : e.where};
    if (!object.instr)
      object.instr = e.where;
    return Taking{{info.module, e.where}, f, other, "`" + oneLine(context.sourceText(object)) + "`"};
  }
  return std::nullopt;
}

/// By the class whose objects end: who uses the queue has the object, as a rule.
bool Takings::isMadeByOwner(FuncId f, Ref queue) const {
  ClassId owner = program.function(f).owner;
  EntryId e = borders.arrival(f, border).entry;
  if (!owner && e && !context.facts.entries[e].creation.module.isNone())
    owner = program.function(program.functionOf(context.facts.entries[e].creation)).owner;
  return owner && llvm::all_of(sitesOf(program, queue), [&](SiteId s) {
           return program.function(program.site(s).function).owner == owner;
         });
}

Ref Takings::otherUser(Ref queue) const {
  auto sites = sitesOf(program, queue);
  Ref found;
  forEachCall(program, [&](Ref call, const Instr &in) {
    const ir::Module &m = program.irOf(call.module);
    InstrId receiver = receiverOf(m, in);
    if (!found.module.isNone() || !receiver || !locksQueue(m.text(calleeName(m, in))) ||
        !isInterrupted(program.functionOf(call)))
      return;
    if (llvm::any_of(sitesOf(program, {call.module, receiver}),
                     [&](SiteId s) { return llvm::is_contained(sites, s); }))
      found = call;
  });
  return found;
}

std::optional<Taking> Takings::queueIn(FuncId f) const {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    InstrId receiver = in.op == Op::Call ? receiverOf(m, in) : InstrId();
    if (!receiver || !locksQueue(m.text(calleeName(m, in))))
      continue;
    Ref queue{info.module, receiver};
    if (surelyKind(program, queue) != ObjectKind::Queue)
      continue;
    bool own = border == Border::Finalizer && isMadeByOwner(f, queue);
    Ref other = own ? Ref() : otherUser(queue);
    if (!other.module.isNone())
      return Taking{{info.module, InstrId(i)},
                    f,
                    other,
                    "the lock of the queue `" + oneLine(context.sourceText(queue)) + "`"};
  }
  return std::nullopt;
}

std::optional<Taking> Takings::loggingIn(FuncId f) const {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    Ref call{info.module, InstrId(i)};
    ApiId id = m.instrs[i].op == Op::Call ? program.apiOf(call) : ApiId();
    llvm::StringRef name = id ? llvm::StringRef(context.model.api(id).name) : "";
    if (name.starts_with("logging.") && llvm::is_contained({"debug", "info", "warning", "error", "critical",
                                                            "exception", "warn", "log", "fatal"},
                                                           name.rsplit('.').second))
      return Taking{call, f, {}, "the locks of `logging`", true};
  }
  return std::nullopt;
}

std::vector<Taking> Takings::run() {
  std::vector<Taking> out;
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    if (!borders.runsOn(FuncId(f), border))
      continue;
    std::optional<Taking> taking = lockIn(FuncId(f));
    if (!taking)
      taking = queueIn(FuncId(f));
    if (!taking && borders.arrival(FuncId(f), border).call.module.isNone())
      taking = loggingIn(FuncId(f));
    if (taking)
      out.push_back(std::move(*taking));
  }
  return out;
}

std::vector<Taking> findTakings(const CheckContext &context, Border border, bool onMain) {
  return Takings(context, border, onMain).run();
}

} // namespace threadlint
