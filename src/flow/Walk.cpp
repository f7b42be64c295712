// One function -> its events: a forward walk over the structured IR that keeps the locks held and the threads
// started.
#include "flow/Walk.h"

namespace threadlint {

using ir::Instr;
using ir::Op;

Walk::Walk(Flow &flow, FuncId f)
    : flow(flow), program(flow.program), f(f), info(flow.program.function(f)),
      m(flow.program.irOf(info.module)), sets(flow.facts.locksets), entrySets(flow.facts.entrySets),
      signalSets(flow.facts.signalSets) {}

Summary Walk::run() {
  summary.own = decoratorLocks(flow, f);
  note(info.ir->begin);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    State before = state;
    step(i, m.instrs[i]);
    bool loop = m.instrs[i].op == Op::Loop;
    if (i + 1 < info.ir->end &&
        (loop || !(state == before))) // a loop: its turns may add to what its body finds
      note(i + 1);
  }
  if (!state.dead)
    leave();
  summary.acquired = left ? exitHeld : 0;
  for (LockId l : sets.get(summary.acquired))
    flow.facts.locks[l].kept = true;
  summary.joined = left ? exitJoined : joinedByNow();
  summary.received = left ? exitReceived : state.received;
  setPending();
  return std::move(summary);
}

LocksetId Walk::releasedIn(uint32_t begin, uint32_t end) {
  LocksetId out = 0;
  for (uint32_t i = begin; i < end; ++i) {
    const Instr &in = m.instrs[i];
    const Instr *callee = in.op == Op::Call ? &m.instrs[in.a] : nullptr;
    if (callee && callee->op == Op::LoadAttr && NameId(callee->b) == knownName(known::release))
      for (LockId l : lockOf(flow, ref(callee->a), true).locks)
        out = sets.unite(out, sets.single(l));
  }
  return out;
}

LocksetId Walk::heldOutside(size_t from) {
  LocksetId held = state.held;
  for (size_t k = frames.size(); k-- > from && held;) {
    const Frame &fr = frames[k];
    held = fr.isStack ? sets.intersect(held, fr.before.held) : sets.minus(held, fr.taken);
    if (m.instrs[fr.begin].op != Op::Try || fr.inFinally)
      continue;
    uint32_t end = m.instrs[fr.begin].c;
    for (uint32_t i = fr.begin; i < end; ++i)
      if (m.instrs[i].op == Op::Finally && m.instrs[i].c == fr.begin)
        held = sets.minus(held, releasedIn(i, end));
  }
  return held;
}

void Walk::leave() {
  LocksetId held = heldOutside(0);
  exitHeld = left ? sets.intersect(exitHeld, held) : held;
  exitJoined = left ? entrySets.intersect(exitJoined, joinedByNow()) : joinedByNow();
  exitReceived = left ? signalSets.intersect(exitReceived, state.received) : state.received;
  left = true;
  summary.spawned = entrySets.unite(summary.spawned, entrySets.minus(state.spawned, state.timed));
}

/// What holds after two paths meet: locks of both, threads of either.
State Walk::merge(const State &a, const State &b) {
  if (a.dead)
    return b;
  if (b.dead)
    return a;
  State s = a;
  s.held = sets.intersect(a.held, b.held);
  s.spawned = entrySets.unite(a.spawned, b.spawned);
  s.joined = entrySets.intersect(a.joined, b.joined);
  s.timed = entrySets.unite(a.timed, b.timed);
  s.received = signalSets.intersect(a.received, b.received);
  s.sent = signalSets.unite(a.sent, b.sent);
  s.working = signalSets.intersect(a.working, b.working);
  s.published |= b.published;
  return s;
}

/// After a body that may be skipped. A join or wait in it is trusted: it is skipped when there is nothing to
/// wait for.
State Walk::mergeSkipped(const State &before, const State &body) {
  if (body.dead)
    return before;
  State s = merge(before, body);
  s.spawned = entrySets.unite(entrySets.minus(before.spawned, body.joined), body.spawned);
  s.joined = entrySets.minus(entrySets.unite(before.joined, body.joined), body.spawned);
  s.received = signalSets.unite(before.received, body.received);
  return s;
}

void Walk::step(uint32_t i, const Instr &in) {
  access(i, in);
  switch (in.op) {
  case Op::Call:
    call(i, in);
    return;
  case Op::LoadAttr:
    loadAttribute(i, in);
    return;
  case Op::Return:
    leave();
    state.dead = true;
    return;
  case Op::Raise:
    state.dead = true;
    return;
  case Op::Break:
  case Op::Continue:
    if (!state.dead)
      for (size_t k = frames.size(); k-- > 0 && in.op == Op::Break;)
        if (frames[k].begin == in.c) {
          state.held = heldOutside(k + 1);
          frames[k].out = merge(frames[k].out, state);
          break;
        }
    state.dead = true;
    return;
  case Op::If:
  case Op::Else:
  case Op::EndIf:
    branch(i, in);
    return;
  case Op::Loop:
  case Op::LoopBody:
  case Op::LoopElse:
  case Op::EndLoop:
    loop(i, in);
    return;
  case Op::Try:
  case Op::Except:
  case Op::TryElse:
  case Op::Finally:
  case Op::EndTry:
    attempt(i, in);
    return;
  case Op::Match:
  case Op::Case:
  case Op::EndMatch:
    match(i, in);
    return;
  case Op::With:
    enterContext(i, in);
    return;
  case Op::Await:
    awaitTask(i, in);
    return;
  case Op::EndWith:
    leaveContext(i);
    return;
  case Op::Assert:
    assume(state, in.a, true);
    return;
  case Op::Yield:
    if (!hasYielded)
      summary.yielded = state.spawned;
    hasYielded = true;
    return;
  case Op::Const:
  case Op::FString:
  case Op::Poison:
  case Op::Store:
  case Op::StoreAttr:
  case Op::Load:
  case Op::Del:
  case Op::Annot:
  case Op::DelAttr:
  case Op::AnnotAttr:
  case Op::LoadItem:
  case Op::StoreItem:
  case Op::DelItem:
  case Op::BinOp:
  case Op::Unary:
  case Op::Compare:
  case Op::Select:
  case Op::Slice:
  case Op::MakeTuple:
  case Op::MakeList:
  case Op::MakeSet:
  case Op::MakeDict:
  case Op::MakeFunc:
  case Op::MakeClass:
  case Op::Comp:
  case Op::IterElem:
  case Op::Unpack:
  case Op::Enter:
  case Op::Caught:
  case Op::Captured:
  case Op::Import:
  case Op::ImportFrom:
  case Op::ImportStar:
  case Op::YieldFrom:
    return;
  }
}

void Walk::open(uint32_t i) {
  Frame fr;
  fr.begin = i;
  fr.before = state;
  frames.push_back(fr);
}

void Walk::branch(uint32_t i, const Instr &in) {
  if (in.op == Op::If) {
    open(i);
    Outcome otherwise = outcomeOf(in.a, false);
    Frame &fr = frames.back();
    apply(fr.before, otherwise);
    fr.before.spawned = entrySets.minus(fr.before.spawned, startedElsewhere(i, false));
    fr.assumed = outcomeOf(in.a, true);
    apply(state, fr.assumed);
    state.spawned = entrySets.minus(state.spawned, startedElsewhere(i, true));
    return;
  }
  Frame &fr = frames.back();
  if (EntrySetId begun = entrySets.minus(state.spawned, fr.before.spawned);
      begun && m.instrs[fr.begin].a != UINT32_MAX)
    starts.push_back({fr.begin, in.op == Op::Else || !fr.alternative, begun});
  if (in.op == Op::Else) {
    fr.out = state;
    fr.alternative = true;
    state = fr.before;
    return;
  }
  bool oneArmLeft = state.dead || (fr.alternative && fr.out.dead);
  uint32_t condition = m.instrs[fr.begin].a;
  if (fr.alternative) {
    state = merge(fr.out, state);
  } else {
    forgetAssumed(fr);
    LocksetId taken = state.dead ? 0 : sets.minus(state.held, fr.before.held);
    state = mergeSkipped(fr.before, state);
    state.held = sets.unite(state.held, heldUntilSameTest(fr.begin, taken));
  }
  frames.pop_back();
  if (oneArmLeft)
    (frames.empty() ? passed : frames.back().passed).push_back(condition);
}

/// What the condition said does not hold when the body was skipped.
void Walk::forgetAssumed(const Frame &fr) {
  state.joined = entrySets.minus(state.joined, entrySets.minus(fr.assumed.ended, fr.before.joined));
  state.received =
      signalSets.minus(state.received, signalSets.minus(fr.assumed.received, fr.before.received));
}

static bool isAlwaysTrue(const Instr &condition) {
  if (condition.op != Op::Const)
    return false;
  ir::ConstKind kind = ir::ConstKind(condition.aux);
  return kind == ir::ConstKind::True ||
         (kind == ir::ConstKind::Int && condition.a != 0 && condition.a != UINT32_MAX);
}

/// The turns after the first leave through the same breaks, with what the body has started, joined and given
/// back since.
State Walk::leaveLater(Frame &fr, const State &body) {
  if (!body.dead && !fr.out.dead) {
    fr.out.held = sets.minus(fr.out.held, sets.minus(fr.before.held, body.held));
    fr.out.spawned = entrySets.unite(entrySets.minus(fr.out.spawned, body.joined), body.spawned);
    fr.out.joined = entrySets.minus(entrySets.unite(fr.out.joined, body.joined), body.spawned);
    fr.out.received = signalSets.unite(fr.out.received, body.received);
  }
  return deadState();
}

/// The object is made once by each run of `f`: there, or by a function that `f` calls once.
static bool isMadeOnceBy(const Program &program, SiteId object, FuncId f) {
  if (program.site(object).inLoop)
    return false;
  FuncId maker = program.site(object).function;
  for (unsigned steps = 0; maker != f && steps < 4; ++steps) {
    llvm::ArrayRef<Ref> callers = program.callersOf(maker);
    if (callers.size() != 1 || isInLoop(program, callers[0]))
      return false;
    maker = program.functionOf(callers[0]);
  }
  return maker == f;
}

/// A thread object that this function makes once can be started only once.
void Walk::startedInEachTurn(EntryId e) {
  Entry &entry = flow.facts.entries[e];
  if (entry.handle && isMadeOnceBy(program, entry.handle, f))
    return;
  flow.setMany(e);
  entry.again |= !entry.inSlot;
}

/// What the end of the body leaves running was started by it, is started again in the next turn, and runs
/// from the beginning of that.
void Walk::runIntoNextTurn(const Frame &fr) {
  EntrySetId leftover = entrySets.minus(state.spawned, fr.before.spawned);
  if (state.dead || !leftover)
    return;
  for (EntryId e : entrySets.get(leftover))
    startedInEachTurn(e);
  for (size_t k = fr.firstEvent; k < summary.events.size(); ++k) {
    Event &e = summary.events[k];
    EntrySetId ended = entrySets.minus(e.joined, fr.before.joined);
    EntrySetId running = entrySets.minus(leftover, ended);
    if (e.kind == EventKind::Spawn)
      running = entrySets.minus(running, e.entries); // that is what `many` says
    e.spawned = entrySets.unite(e.spawned, running);
    e.joined = entrySets.minus(e.joined, running);
  }
}

void Walk::endTurns(uint32_t i, Frame &fr) {
  const Instr &begin = m.instrs[fr.begin];
  --loops;
  runIntoNextTurn(fr);
  if (fr.endless) {
    state = leaveLater(fr, state);
    finish(fr.out, fr.late);
    fr.out.received = signalSets.unite(fr.out.received, fr.lateReceived);
  } else {
    forgetAssumed(fr);
    state = mergeSkipped(fr.before, state);
    if (ir::LoopKind(begin.aux) != ir::LoopKind::While)
      exhaust(i, begin.a);
    else if (fr.condition != UINT32_MAX)
      assume(state, fr.condition, false);
    finish(state, fr.late);
    state.received = signalSets.unite(state.received, fr.lateReceived);
  }
  fr.alternative = true;
}

void Walk::loop(uint32_t i, const Instr &in) {
  if (in.op == Op::Loop) {
    open(i);
    frames.back().firstEvent = summary.events.size();
    ++loops;
    return;
  }
  Frame &fr = frames.back();
  if (in.op == Op::LoopBody) {
    if (ir::LoopKind(m.instrs[fr.begin].aux) != ir::LoopKind::While)
      return;
    fr.endless = isAlwaysTrue(m.instrs[in.a]);
    fr.condition = in.a;
    fr.assumed = outcomeOf(in.a, true);
    apply(state, fr.assumed);
    return;
  }
  if (in.op == Op::LoopElse || !fr.alternative)
    endTurns(i, fr);
  if (in.op == Op::EndLoop) {
    state = merge(state, frames.back().out);
    frames.pop_back();
  }
}

void Walk::attempt(uint32_t i, const Instr &in) {
  if (in.op == Op::Try) {
    open(i);
    return;
  }
  Frame &fr = frames.back();
  switch (in.op) {
  case Op::TryElse: // goes on from the end of the body, which the first handler put away
    fr.out = merge(fr.out, state);
    state = fr.body;
    return;
  case Op::Except:
    if (!fr.alternative)
      fr.firstHandler = i;
    if (!fr.alternative)
      fr.body = state;
    else
      fr.out = merge(fr.out, state);
    fr.alternative = true;
    // A handler may run after any part of the body.
    state = fr.before;
    state.held = sets.intersect(fr.before.held, fr.body.dead ? fr.before.held : fr.body.held);
    state.spawned = entrySets.unite(fr.before.spawned, fr.body.spawned);
    state.sent = signalSets.unite(fr.before.sent, fr.body.sent);
    state.published |= fr.body.published;
    return;
  case Op::Finally:
    closeAttempt(fr);
    fr.deadAfter = state.dead;
    if (state.dead)
      state = fr.before;
    fr.inFinally = true;
    return;
  default:
    break;
  }
  if (!fr.inFinally)
    closeAttempt(fr);
  state.dead |= fr.inFinally && fr.deadAfter;
  frames.pop_back();
}

/// The body and its handlers meet. With a TryElse the body went into it, which is the current state.
void Walk::closeAttempt(Frame &fr) {
  if (!fr.alternative)
    return;
  state = merge(merge(fr.out, state), fr.body);
}

void Walk::match(uint32_t i, const Instr &in) {
  if (in.op == Op::Match) {
    open(i);
    return;
  }
  Frame &fr = frames.back();
  if (fr.inFinally) // a case has ended
    fr.out = merge(fr.out, state);
  fr.inFinally = true;
  fr.alternative |= in.has(ir::flag::Always);
  state = fr.before;
  if (in.op != Op::EndMatch)
    return;
  state = fr.alternative ? fr.out : merge(fr.out, fr.before);
  frames.pop_back();
}

void Walk::enterContext(uint32_t i, const Instr &in) {
  Ref value = ref(in.a);
  open(i);
  LockValue locks = contextLocks(flow, value);
  for (LockId l : locks.locks)
    acquire(i, l, locks, value, true);
  llvm::ArrayRef<AbstractValue> values = program.valuesOf(value);
  Frame &fr = frames.back();
  for (const AbstractValue &v : values) {
    const Api *api = v.kind == ValueKind::ApiInstance ? &program.model().api(ApiId(v.id)) : nullptr;
    // A ThreadPool only stops taking tasks.
    if (!api || api->object != ObjectKind::ThreadPool)
      fr.pool = entrySets.unite(fr.pool, flow.entriesAt(flow.byPool, v.site));
    fr.isStack |= api && api->name == "contextlib.ExitStack";
  }
  fr.taken = sets.minus(state.held, fr.before.held);
  if (!locks.locks.empty()) // its methods are what `contextLocks` has looked at
    return;
  if (values.size() == 1 && values[0].kind == ValueKind::Instance) {
    fr.exit = program.findMethod(ClassId(values[0].id), "__exit__");
    callHidden(i, program.findMethod(ClassId(values[0].id), "__enter__"));
    return;
  }
  if (m[value.instr].op != Op::Call)
    return;
  Callees callees = program.calleesOf(value);
  if (callees.functions.size() == 1 &&
      program.function(callees.functions[0]).ir->is(ir::funcflag::Generator)) {
    fr.generator = callees.functions[0];
    flow.hiddenCallers[fr.generator].push_back(f);
    state.spawned = entrySets.unite(state.spawned, flow.facts.summaries[fr.generator.v].yielded);
  }
}

void Walk::leaveContext(uint32_t i) {
  callHidden(i, frames.back().exit);
  Frame &fr = frames.back();
  state.held = fr.isStack ? sets.intersect(state.held, fr.before.held) : sets.minus(state.held, fr.taken);
  if (fr.pool)
    join(i, fr.pool);
  if (fr.generator) {
    state.spawned = entrySets.minus(state.spawned, flow.facts.summaries[fr.generator.v].yielded);
    applyCallee(fr.generator);
  }
  frames.pop_back();
}

/// `with` calls `__enter__` and `__exit__` of its object.
void Walk::callHidden(uint32_t i, FuncId method) {
  if (!method || program.function(method).ir->flags & (ir::funcflag::Generator | ir::funcflag::Async))
    return;
  ir::InstrId object(m.instrs[frames.back().begin].a);
  Event e;
  e.held = state.held;
  e.base = baseOf(program, {info.module, object});
  e.property = method;
  add(EventKind::Call, i, e);
  flow.hiddenCallers[method].push_back(f);
  applyCallee(method, program.valuesOf({info.module, object}));
}

void Walk::add(EventKind kind, uint32_t i, Event e) {
  e.kind = kind;
  e.where = ir::InstrId(i);
  e.spawned = state.spawned;
  e.joined = state.joined;
  e.received = state.received;
  e.pending = state.sent; // until setPending
  e.published = state.published;
  summary.events.push_back(e);
  workingAt.push_back(state.working);
}

void Walk::note(uint32_t i) {
  Event e;
  e.held = state.held;
  add(EventKind::State, i, e);
}

void Walk::acquire(uint32_t i, LockId lock, const LockValue &of, Ref value, bool blocks) {
  Event e;
  e.lock = lock;
  e.held = state.held;
  e.base = baseOf(program, value);
  e.certain = of.certain && !of.reentrant && blocks;
  SiteId site = flow.facts.locks[lock].site;
  if (e.base.kind == Base::Fresh && !e.base.indirect && site && program.site(site).function == f)
    flow.facts.locks[lock].perCall = true;
  add(EventKind::Acquire, i, e);
  if (!sets.contains(state.held, lock))
    takenAt[lock] = i;
  state.held = sets.unite(state.held, sets.single(lock));
}

void Walk::release(uint32_t i, LockId lock) {
  Event e;
  e.lock = lock;
  e.held = state.held;
  add(EventKind::Release, i, e);
  if (!sets.contains(state.held, lock)) {
    summary.released = sets.unite(summary.released, sets.single(lock));
    flow.facts.locks[lock].handShake = true;
  }
  state.held = sets.minus(state.held, sets.single(lock));
}

void Walk::spawn(uint32_t i, EntrySetId entries) {
  if (!entries)
    return;
  for (EntryId e : entrySets.get(entries))
    if (entrySets.contains(state.spawned, e) && !state.dead)
      startedInEachTurn(e);
  Event e;
  e.held = state.held;
  e.entries = entries;
  e.inLoop = loops > 0;
  add(EventKind::Spawn, i, e);
  state.spawned = entrySets.unite(state.spawned, entries);
  state.joined = entrySets.minus(state.joined, entries);
  state.timed = entrySets.minus(state.timed, entries);
  forgetSignalsOf(entries);
  for (EntryId one : entrySets.get(entries))
    state.published |= hasSelf(one);
  summary.spawns = true;
}

/// The thread runs a method of the object that this function belongs to, or a function nested in this one.
bool Walk::hasSelf(EntryId e) const {
  if (flow.facts.entries[e].function.isNone())
    return false;
  const FunctionInfo &target = program.function(flow.facts.entries[e].function);
  if (!info.owner || target.parent == f)
    return target.parent == f;
  return target.owner &&
         (program.isSubclass(info.owner, target.owner) || program.isSubclass(target.owner, info.owner));
}

void Walk::join(uint32_t i, EntrySetId entries) {
  if (!entries)
    return;
  Event e;
  e.held = state.held;
  e.entries = entries;
  add(EventKind::Join, i, e);
  finish(state, entries);
}

void Walk::finish(State &s, EntrySetId entries) {
  s.spawned = entrySets.minus(s.spawned, entries);
  s.joined = entrySets.unite(s.joined, entries);
}

bool walkFunction(Flow &flow, FuncId f) {
  Summary s = Walk(flow, f).run();
  Summary &old = flow.facts.summaries[f.v];
  bool changed = s.acquired != old.acquired || s.released != old.released || s.spawned != old.spawned ||
                 s.joined != old.joined || s.spawns != old.spawns || s.yielded != old.yielded ||
                 s.sends != old.sends || s.received != old.received;
  old = std::move(s);
  return changed;
}

} // namespace threadlint
