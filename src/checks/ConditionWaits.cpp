// Calls of `Condition.wait()` -> how the predicate is tested around them.
#include "checks/ConditionWaits.h"
#include "checks/Guards.h"
#include "checks/InitOrder.h"
#include "checks/Objects.h"
#include "checks/Paths.h"
#include "checks/Shapes.h"
#include "checks/Shared.h"
#include "model/LockStates.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

namespace {

class Around {
public:
  Around(const CheckContext &context, Ref call, Ref condition)
      : context(context), program(context.program), m(program.irOf(call.module)), call(call),
        condition(condition), info(program.function(program.functionOf(call))),
        markers(enclosingMarkers(program, call)) {}
  ConditionWait look();

private:
  const CheckContext &context;
  const Program &program;
  const ir::Module &m;
  Ref call, condition;
  const FunctionInfo &info;
  llvm::SmallVector<InstrId, 8> markers;

  uint32_t lockedSince() const;
  bool isEndless(InstrId loop, InstrId &test) const;
  bool isAskedFor(uint32_t value) const;
  bool isTestedNext(uint32_t end) const;
  bool isWrapper() const;
  bool isCalledInLoops() const;
  InstrId testBefore(uint32_t begin) const;
};

/// Where the lock of the condition is taken in this function; its begin where callers hold it.
uint32_t Around::lockedSince() const {
  std::string key = placeKey(m, condition.instr);
  uint32_t since = info.ir->begin;
  for (InstrId marker : markers)
    if (m[marker].op == Op::With && isLockKind(program.objectKindOf({call.module, InstrId(m[marker].a)})))
      since = marker.v;
  for (uint32_t i = since; i < call.instr.v; ++i) {
    const ir::Instr &in = m.instrs[i];
    InstrId receiver = receiverOf(m, in);
    if (receiver && calleeName(m, in) == knownName(known::acquire) &&
        isLockKind(program.objectKindOf({call.module, receiver})))
      since = i;
  }
  return since;
}

bool Around::isEndless(InstrId loop, InstrId &test) const {
  for (uint32_t i = loop.v; i < m[loop].c; ++i)
    if (m.instrs[i].op == Op::LoopBody && InstrId(m.instrs[i].c) == loop) {
      const ir::Instr &value = m.instrs[m.instrs[i].a];
      test = InstrId(i);
      return value.op == Op::Const;
    }
  return true;
}

/// The value is what the test before the wait has asked for: `return self.ready`.
bool Around::isAskedFor(uint32_t value) const {
  const ir::Instr &in = m.instrs[value];
  if (in.op == Op::Const || in.op == Op::Compare || in.op == Op::Unary)
    return true;
  if (in.op != Op::LoadAttr && in.op != Op::Load)
    return false;
  NameId name(in.op == Op::LoadAttr ? in.b : in.a);
  return llvm::any_of(markers, [&](InstrId marker) {
    const ir::Instr &test = m[marker];
    return test.op == Op::If && test.a != UINT32_MAX && mentions(m, InstrId(test.a), {m.text(name)});
  });
}

/// What comes next up to there is a test, leaves, or does nothing that relies on the wait.
bool Around::isTestedNext(uint32_t end) const {
  for (uint32_t i = call.instr.v + 1; i < end; ++i) {
    const ir::Instr &in = m.instrs[i];
    switch (in.op) {
    case Op::If:
    case Op::Loop:
    case Op::Assert:
    case Op::Continue:
    case Op::Match:
    case Op::Try: // which handles what is not there
      return true;
    case Op::Else: { // the other arm does not follow
      uint32_t next = m.instrs[in.c].c;
      i = next > i ? next - 1 : i;
      break;
    }
    case Op::Except:
      i = m.instrs[in.c].c - 1;
      break;
    case Op::Call: {
      NameId name = calleeName(m, in);
      ApiId api = program.apiOf({call.module, InstrId(i)});
      bool changes = api && program.model().api(api).mutates;
      if (changes || (in.has(ir::flag::Discarded) && name != knownName(known::release) && !isLogging(m, in)))
        return false;
      break;
    }
    case Op::Store: {
      const ir::Instr *value = in.c == UINT32_MAX ? nullptr : &m.instrs[in.c];
      ApiId api = value && value->op == Op::Call ? program.apiOf({call.module, InstrId(in.c)}) : ApiId();
      llvm::StringRef name = api ? llvm::StringRef(program.model().api(api).name) : "";
      if (value && value->op == Op::Call && !name.starts_with("time.") && name != "builtins.len")
        return false;
      break;
    }
    case Op::Return:
      return in.a == UINT32_MAX || isAskedFor(in.a);
    case Op::Raise:
    case Op::StoreAttr:
    case Op::StoreItem:
    case Op::DelItem:
    case Op::Yield:
    case Op::Break:
      return false;
    default:
      break;
    }
  }
  return true;
}

/// `def wait(self, timeout=None): self.cond.wait(timeout)`: whoever calls it must test.
bool Around::isWrapper() const {
  if (info.ir->kind != ir::FuncKind::Def || !info.owner)
    return false;
  unsigned others = 0;
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const ir::Instr &in = m.instrs[i];
    others += in.op == Op::StoreAttr || in.op == Op::StoreItem || in.op == Op::If || in.op == Op::Loop;
    if (in.op == Op::Call && i != call.instr.v && calleeName(m, in) != knownName(known::acquire) &&
        calleeName(m, in) != knownName(known::release) && !isLogging(m, in))
      ++others;
  }
  return others == 0 && program.callersOf(program.functionOf(call)).empty();
}

/// The loop is around the calls of the function.
bool Around::isCalledInLoops() const {
  llvm::ArrayRef<Ref> callers = program.callersOf(program.functionOf(call));
  return !callers.empty() && llvm::all_of(callers, [&](Ref at) {
    const ir::Module &module = program.irOf(at.module);
    return llvm::any_of(enclosingMarkers(program, at),
                        [&](InstrId marker) { return module[marker].op == Op::Loop; });
  });
}

/// An `if` around the wait that starts after `begin`.
InstrId Around::testBefore(uint32_t begin) const {
  for (InstrId marker : llvm::reverse(markers))
    if (marker.v > begin && m[marker].op == Op::If)
      return marker;
  return {};
}

ConditionWait Around::look() {
  ConditionWait out{call, condition, WaitShape::Rechecked};
  const ir::Instr &in = m[call.instr];
  out.timed = in.c != 0 && !isConst(m, m.argsOf(in)[0].value, ir::ConstKind::None);
  uint32_t since = lockedSince();
  InstrId loop;
  for (InstrId marker : markers)
    if (m[marker].op == Op::Loop && ir::LoopKind(m[marker].aux) == ir::LoopKind::While)
      loop = marker;
  InstrId inside = testBefore(since);
  if (loop) {
    InstrId test;
    bool endless = isEndless(loop, test);
    if (endless || loop.v < since) {
      // The turn goes on with what follows under the lock; then the lock and the loop come again.
      uint32_t end = m[loop].c;
      if (m.instrs[since].op == Op::With)
        end = std::min(end, m.instrs[since].c);
      if (!isTestedNext(end)) {
        out.shape = inside ? WaitShape::Once : WaitShape::Bare;
        out.test = inside;
        return out;
      }
      bool testsUnderLock = inside || loop.v > since;
      for (uint32_t i = since; i < call.instr.v && !testsUnderLock; ++i)
        testsUnderLock = m.instrs[i].op == Op::If || m.instrs[i].op == Op::Assert;
      if (!testsUnderLock && !endless) {
        out.shape = WaitShape::Outside;
        out.test = test;
      }
    }
    return out;
  }
  if (isWrapper() || (isCalledInLoops() && isTestedNext(info.ir->end)))
    return out;
  out.test = inside;
  if (inside) {
    out.shape = isTestedNext(info.ir->end) ? WaitShape::Rechecked : WaitShape::Once;
    return out;
  }
  if (InstrId before = testBefore(0); before && since > before.v) {
    out.shape = WaitShape::Outside;
    out.test = before;
    return out;
  }
  out.shape = WaitShape::Bare;
  for (uint32_t i = since; i < call.instr.v; ++i) // `if ready: return` before it
    if (m.instrs[i].op == Op::If)
      out.shape = isTestedNext(info.ir->end) ? WaitShape::Rechecked : WaitShape::Once;
  if (out.shape == WaitShape::Bare && m.instrs[call.instr.v + 1].op == Op::If)
    out.shape = WaitShape::Rechecked;
  return out;
}

} // namespace

static std::vector<ConditionWait> findConditionWaits(const CheckContext &context) {
  std::vector<ConditionWait> out;
  const Program &program = context.program;
  forEachMethodCall(program, "wait", [&](Ref call, const ir::Instr &, Ref receiver) {
    FuncId f = program.functionOf(call);
    // A local is often a ticket: one thread waits for it, and who notifies has done all.
    Base::Kind base = baseOf(program, receiver).kind;
    bool isKept =
        base == Base::Global || base == Base::Self || base == Base::Captured || base == Base::Parameter;
    if (!isKept || surelyKind(program, receiver) != ObjectKind::Condition || isTestCode(context, call) ||
        program.function(f).ir->is(ir::funcflag::HasError))
      return;
    // Under another lock it raises, and waits for nothing.
    LocksetId held = heldAt(context.facts, f, call.instr.v);
    bool underOther =
        held && !sitesOf(program, receiver).empty() &&
        llvm::none_of(context.facts.locksets.get(held), [&](LockId l) {
          return isLockOf(program, receiver, context.facts.locks[l]) || !context.facts.locks[l].site;
        });
    ApiId api = program.apiOf(call);
    if (!underOther && api && program.model().api(api).effect == Effect::Wait)
      out.push_back(Around(context, call, receiver).look());
  });
  return out;
}

llvm::ArrayRef<ConditionWait> conditionWaits(const CheckContext &context) {
  return context.shared->once([&] { return findConditionWaits(context); });
}

bool isLockOf(const Program &program, Ref condition, const Lock &lock) {
  for (SiteId site : sitesOf(program, condition)) {
    if (site == lock.site)
      return true;
    Ref made = program.site(site).where;
    for (const ir::Arg &arg : program.irOf(made.module).argsOf(program.instr(made)))
      if (llvm::is_contained(sitesOf(program, {made.module, arg.value}), lock.site))
        return true;
  }
  return false;
}

Ref notifierOf(const CheckContext &context, Ref condition, FuncId except) {
  const Program &program = context.program;
  llvm::SmallVector<SiteId, 2> sites = sitesOf(program, condition);
  Ref found;
  for (llvm::StringRef method : {"notify", "notify_all", "notifyAll"})
    forEachMethodCall(program, method, [&](Ref call, const ir::Instr &, Ref receiver) {
      if (!found.module.isNone() || program.functionOf(call) == except)
        return;
      if (llvm::any_of(sitesOf(program, receiver), [&](SiteId s) { return llvm::is_contained(sites, s); }))
        found = call;
    });
  return found;
}

} // namespace threadlint
