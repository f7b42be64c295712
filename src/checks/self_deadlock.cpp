// THR402: a thread takes a non-reentrant lock that it holds, in one function or through calls on the same
// object.
#include "checks/Guards.h"
#include "checks/LockWaits.h"
#include "checks/Objects.h"
#include "checks/Paths.h"
#include "checks/Shapes.h"
#include "llvm/ADT/DenseMap.h"

namespace threadlint {

using ir::Op;

namespace {

/// One taking of a lock that is the same object for everybody (a global) or for everybody with the same
/// `self`.
struct Taking {
  LockId lock;
  bool ofSelf;
  Ref where;
};

class SelfDeadlock {
public:
  SelfDeadlock(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  std::vector<llvm::SmallVector<Taking, 2>> takes; ///< by FuncId: what a call of it surely tries to take

  Ref lockExpression(Ref acquire) const;
  bool isOneOfMany(Ref lock) const;
  std::string identity(Ref lock) const;
  void collectTakes();
  bool addInherited(FuncId f);
  void checkFunction(FuncId f);
  FuncId onlyCallee(const Event &e, Ref call) const;
  bool isOnSelf(Ref call) const;
  bool isSurelyReached(Ref where) const;
  void checkPaths();
};

/// The lock of `with lock` or `lock.acquire()`.
Ref SelfDeadlock::lockExpression(Ref acquire) const {
  const ir::Module &m = program.irOf(acquire.module);
  const ir::Instr &in = m[acquire.instr];
  if (in.op == Op::With)
    return {acquire.module, ir::InstrId(in.a)};
  return {acquire.module, receiverOf(m, in)};
}

static llvm::StringRef lastNameOf(const Program &program, Ref value) {
  const ir::Module &m = program.irOf(value.module);
  const ir::Instr &in = m[value.instr];
  return in.op == Op::LoadAttr ? m.text(NameId(in.b)) : in.op == Op::Load ? m.text(NameId(in.a)) : "";
}

/// The locks are made in a loop or come out of a function: two names of them are two locks.
bool SelfDeadlock::isOneOfMany(Ref lock) const {
  return llvm::any_of(program.valuesOf(lock), [&](const AbstractValue &v) {
    auto one = llvm::find_if(context.facts.locks, [&](const Lock &l) { return v.site && l.site == v.site; });
    return v.site && (program.site(v.site).inLoop ||
                      (one != context.facts.locks.end() && variableOf(program, *one).isNone()));
  });
}

/// Whose lock an expression means: equal in one function only for the lock of the same owner; "" when unsure.
std::string SelfDeadlock::identity(Ref lock) const {
  const ir::Module &m = program.irOf(lock.module);
  const ir::Instr &in = m[lock.instr];
  Base base = baseOf(program, lock);
  if (isOneOfMany(lock) || base.element)
    return placeKey(m, lock.instr);
  if (base.kind == Base::Global)
    return "global";
  if (in.op == Op::LoadAttr && isSelf(m, *program.function(program.functionOf(lock)).ir, ir::InstrId(in.a)))
    return "self";
  return placeKey(m, lock.instr);
}

FuncId SelfDeadlock::onlyCallee(const Event &e, Ref call) const {
  if (e.property)
    return e.property;
  Callees callees = program.calleesOf(call);
  if (callees.functions.size() != 1 || !callees.apis.empty() || !callees.classes.empty())
    return {};
  FuncId f = callees.functions[0];
  bool runsLater = program.function(f).ir->flags & (ir::funcflag::Async | ir::funcflag::Generator);
  return runsLater ? FuncId() : f;
}

bool SelfDeadlock::isOnSelf(Ref call) const {
  const ir::Module &m = program.irOf(call.module);
  bool load = m[call.instr].op == Op::LoadAttr;
  ir::InstrId receiver = load ? ir::InstrId(m[call.instr].a) : receiverOf(m, m[call.instr]);
  if (receiver.isNone())
    return false;
  return isSuperCall(m, receiver) || isSelf(m, *program.function(program.functionOf(call)).ir, receiver);
}

void SelfDeadlock::collectTakes() {
  takes.resize(program.functionCount());
  for (uint32_t i = 0; i < program.functionCount(); ++i) {
    const FunctionInfo &info = program.function(FuncId(i));
    const ir::Module &m = program.irOf(info.module);
    unsigned conditions =
        0; // what is taken under a condition, or after a `return` under one, may not be taken
    bool mayHaveLeft = false;
    auto event = context.facts.summaries[i].events.begin(), last = context.facts.summaries[i].events.end();
    for (uint32_t k = info.ir->begin; k < info.ir->end && event != last; ++k) {
      Op op = m.instrs[k].op;
      mayHaveLeft |= op == Op::Return;
      conditions += op == Op::If || op == Op::Except || op == Op::Match;
      conditions -= op == Op::EndIf || op == Op::EndMatch || (op == Op::EndTry && conditions > 0);
      for (; event != last && event->where.v == k; ++event) {
        if (event->kind != EventKind::Acquire || !event->certain || conditions || mayHaveLeft ||
            context.facts.locks[event->lock].handShake)
          continue;
        Ref lock = lockExpression({info.module, event->where});
        ir::InstrId base = m[lock.instr].op == Op::LoadAttr ? ir::InstrId(m[lock.instr].a) : ir::InstrId();
        bool ofSelf = !base.isNone() && isSelf(m, *info.ir, base);
        if (ofSelf || event->base.kind == Base::Global)
          takes[i].push_back({event->lock, ofSelf, {info.module, event->where}});
      }
    }
  }
}

bool SelfDeadlock::addInherited(FuncId f) {
  bool grew = false;
  const FunctionInfo &info = program.function(f);
  for (const Event &e : context.facts.summaries[f.v].events) {
    if (e.kind != EventKind::Call)
      continue;
    Ref call{info.module, e.where};
    FuncId callee = onlyCallee(e, call);
    if (!callee || takes[callee.v].empty() || !isSurelyReached(call))
      continue;
    for (const Taking &t : llvm::SmallVector<Taking, 2>(takes[callee.v])) {
      bool known = llvm::any_of(takes[f.v], [&](const Taking &x) { return x.lock == t.lock; });
      if (known || (t.ofSelf && !isOnSelf(call)) || takes[f.v].size() >= 8)
        continue;
      takes[f.v].push_back({t.lock, t.ofSelf, t.where});
      grew = true;
    }
  }
  return grew;
}

void SelfDeadlock::checkFunction(FuncId f) {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  llvm::DenseMap<LockId, const Event *> held;
  for (const Event &e : context.facts.summaries[f.v].events) {
    Ref where{info.module, e.where};
    if (e.kind == EventKind::Acquire) {
      const Event *first = held.lookup(e.lock);
      bool again = first && e.certain && context.facts.locksets.contains(e.held, e.lock);
      bool guards = !context.facts.locks[e.lock].handShake && e.base.kind != Base::Created;
      std::string key = identity(lockExpression(where));
      if (again && guards && !key.empty() && key == identity(lockExpression({info.module, first->where}))) {
        Finding &found = context.report(rule, lockExpression(where),
                                        {oneLine(context.sourceText(lockExpression(where))),
                                         "taken on " + context.lineText({info.module, first->where})});
        found.related.push_back(context.related({info.module, first->where}, "it is taken here"));
      } else if (e.certain) {
        held[e.lock] = &e;
      }
      continue;
    }
    FuncId callee = e.kind == EventKind::Call ? onlyCallee(e, where) : FuncId();
    if (!callee || e.held == 0)
      continue;
    for (const Taking &t : takes[callee.v]) {
      const Event *first = held.lookup(t.lock);
      if (!first || !context.facts.locksets.contains(e.held, t.lock))
        continue;
      Ref lock = lockExpression({info.module, first->where});
      bool ofSelf = m[lock.instr].op == Op::LoadAttr && isSelf(m, *info.ir, ir::InstrId(m[lock.instr].a));
      if (t.ofSelf ? !(ofSelf && isOnSelf(where)) : first->base.kind != Base::Global)
        continue;
      Ref again = lockExpression(t.where);
      if (isOneOfMany(lock) && lastNameOf(program, lock) != lastNameOf(program, again))
        continue;
      Finding &found =
          context.report(rule, where,
                         {oneLine(context.sourceText(lock)),
                          "taken on " + context.lineText({info.module, first->where}) + ", again in `" +
                              nameOf(program, program.functionOf(t.where)) + "`"});
      found.related.push_back(context.related({info.module, first->where}, "it is taken here"));
      found.related.push_back(context.related(t.where, "and again here"));
      break;
    }
  }
}

/// Under no test, and the function does not return before it comes there.
bool SelfDeadlock::isSurelyReached(Ref where) const {
  const ir::Module &m = program.irOf(where.module);
  for (uint32_t i = program.function(program.functionOf(where)).ir->begin; i < where.instr.v; ++i)
    if (m.instrs[i].op == Op::Return)
      return false;
  return !isUnderTest(program, where);
}

/// Through parameters, closures and objects that only the calling context tells.
void SelfDeadlock::checkPaths() {
  const LockOrder &order = lockOrderOf(context);
  for (const Waiting &w : order.waitings()) {
    if (w.kind != Waiting::Lock || !w.certain || w.situation.guessed)
      continue;
    for (const HeldLock &h : w.held) {
      if (!h.isSame(w.taken) || h.via.module.isNone() || order.terms().isSeveral(h.owner) ||
          context.facts.locks[h.lock].handShake || !isSurelyReached(w.taken.where))
        continue;
      auto from = llvm::find(w.calls, h.via);
      if (from == w.calls.end() ||
          !std::all_of(from + 1, w.calls.end(), [&](Ref call) { return isSurelyReached(call); }))
        continue;
      Ref lock = lockExpressionOf(program, h.where), again = lockExpressionOf(program, w.taken.where);
      Finding &found = context.report(
          rule, h.via,
          {oneLine(context.sourceText(lock)), "taken on " + context.lineText(lock) + ", again in `" +
                                                  nameOf(program, program.functionOf(again)) + "`"});
      found.related.push_back(context.related(lock, "it is taken here"));
      found.related.push_back(context.related(again, "and again here"));
    }
  }
}

void SelfDeadlock::run() {
  collectTakes();
  bool grew = true;
  for (unsigned round = 0; grew && round < 8; ++round) { // call chains of that length
    grew = false;
    for (uint32_t f = 0; f < program.functionCount(); ++f)
      grew |= addInherited(FuncId(f));
  }
  for (uint32_t f = 0; f < program.functionCount(); ++f)
    checkFunction(FuncId(f));
  checkPaths();
}

} // namespace

void checkTHR402(const CheckContext &context, RuleId rule) { SelfDeadlock(context, rule).run(); }

} // namespace threadlint
