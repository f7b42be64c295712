// One function -> its events: a forward walk over the structured IR that keeps the locks held and the threads
// started.
#include "flow/Walk.h"

namespace threadlint {

using ir::Instr;
using ir::Op;

Walk::Walk(Flow &flow, FuncId f)
    : flow(flow), program(flow.program), f(f), info(flow.program.function(f)),
      m(flow.program.irOf(info.module)), sets(flow.facts.locksets), entrySets(flow.facts.entrySets) {}

Summary Walk::run() {
  summary.own = decoratorLocks(flow, f);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
    step(i, m.instrs[i]);
  if (!state.dead)
    leave();
  summary.acquired = left ? exitHeld : 0;
  for (LockId l : sets.get(summary.acquired))
    flow.facts.locks[l].kept = true;
  summary.joined = left ? exitJoined : state.joined;
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
  exitJoined = left ? entrySets.intersect(exitJoined, state.joined) : state.joined;
  left = true;
  summary.spawned = entrySets.unite(summary.spawned, state.spawned);
}

/// What holds after two paths meet: locks of both, threads of either.
State Walk::merge(const State &a, const State &b) {
  if (a.dead)
    return b;
  if (b.dead)
    return a;
  return {sets.intersect(a.held, b.held), entrySets.unite(a.spawned, b.spawned),
          entrySets.intersect(a.joined, b.joined), false};
}

/// After a body that may be skipped. A join in it is trusted: it is skipped when there is nothing to join.
State Walk::mergeSkipped(const State &before, const State &body) {
  if (body.dead)
    return before;
  return {sets.intersect(before.held, body.held),
          entrySets.unite(entrySets.minus(before.spawned, body.joined), body.spawned),
          entrySets.unite(before.joined, body.joined), false};
}

void Walk::step(uint32_t i, const Instr &in) {
  switch (in.op) {
  case Op::Call:
    call(i, in);
    return;
  case Op::LoadAttr:
    loadAttribute(i, in);
    return;
  case Op::Store:
  case Op::StoreAttr:
    store(i, in);
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
  case Op::EndWith:
    leaveContext();
    return;
  case Op::Const:
  case Op::FString:
  case Op::Poison:
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
  case Op::Await:
  case Op::Yield:
  case Op::YieldFrom:
  case Op::Assert:
    return;
  }
}

static State deadState() { return {0, 0, 0, true}; }

void Walk::branch(uint32_t i, const Instr &in) {
  if (in.op == Op::If) {
    frames.push_back({i, state, deadState(), false});
    return;
  }
  Frame &fr = frames.back();
  if (in.op == Op::Else) {
    fr.out = state;
    fr.alternative = true;
    state = fr.before;
    return;
  }
  state = fr.alternative ? merge(fr.out, state) : mergeSkipped(fr.before, state);
  frames.pop_back();
}

static bool isAlwaysTrue(const Instr &condition) {
  if (condition.op != Op::Const)
    return false;
  ir::ConstKind kind = ir::ConstKind(condition.aux);
  return kind == ir::ConstKind::True ||
         (kind == ir::ConstKind::Int && condition.a != 0 && condition.a != UINT32_MAX);
}

/// The turns after the first leave through the same breaks, with what the body has started and given back
/// since.
State Walk::leaveLater(Frame &fr, const State &body) {
  if (!body.dead && !fr.out.dead) {
    fr.out.held = sets.minus(fr.out.held, sets.minus(fr.before.held, body.held));
    fr.out.spawned = entrySets.unite(fr.out.spawned, body.spawned);
    fr.out.joined = entrySets.minus(fr.out.joined, body.spawned);
  }
  return deadState();
}

void Walk::loop(uint32_t i, const Instr &in) {
  if (in.op == Op::Loop) {
    frames.push_back({i, state, deadState(), false});
    return;
  }
  Frame &fr = frames.back();
  if (in.op == Op::LoopBody) {
    fr.endless = ir::LoopKind(m.instrs[fr.begin].aux) == ir::LoopKind::While && isAlwaysTrue(m.instrs[in.a]);
    return;
  }
  if (in.op == Op::LoopElse || !fr.alternative) {
    // The end of the body. What it started and did not join is started again in the next turn.
    for (EntryId e : entrySets.get(entrySets.minus(state.spawned, fr.before.spawned)))
      if (!state.dead)
        flow.setMany(e);
    if (fr.endless)
      state = leaveLater(fr, state);
    else
      state = mergeSkipped(fr.before, state);
    fr.alternative = true;
  }
  if (in.op == Op::EndLoop) {
    state = merge(state, fr.out);
    frames.pop_back();
  }
}

void Walk::attempt(uint32_t i, const Instr &in) {
  if (in.op == Op::Try) {
    frames.push_back({i, state, deadState(), false});
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
      fr.body = state;
    else
      fr.out = merge(fr.out, state);
    fr.alternative = true;
    // A handler may run after any part of the body.
    state = fr.before;
    state.held = sets.intersect(fr.before.held, fr.body.dead ? fr.before.held : fr.body.held);
    state.spawned = entrySets.unite(fr.before.spawned, fr.body.spawned);
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
    frames.push_back({i, state, deadState(), false});
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
  Frame fr{i, state, deadState(), false};
  LockValue locks = contextLocks(flow, value);
  for (LockId l : locks.locks)
    acquire(i, l, locks, value, true);
  for (const AbstractValue &v : program.valuesOf(value))
    fr.pool = entrySets.unite(fr.pool, flow.entriesAt(flow.byPool, v.site));
  for (const AbstractValue &v : program.valuesOf(value))
    fr.isStack |=
        v.kind == ValueKind::ApiInstance && program.model().api(ApiId(v.id)).name == "contextlib.ExitStack";
  fr.taken = sets.minus(state.held, fr.before.held);
  frames.push_back(fr);
}

void Walk::leaveContext() {
  Frame &fr = frames.back();
  state.held = fr.isStack ? sets.intersect(state.held, fr.before.held) : sets.minus(state.held, fr.taken);
  if (fr.pool)
    join(fr.begin, fr.pool);
  frames.pop_back();
}

void Walk::add(EventKind kind, uint32_t i, Event e) {
  e.kind = kind;
  e.where = ir::InstrId(i);
  e.spawned = state.spawned;
  e.joined = state.joined;
  summary.events.push_back(e);
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
      flow.setMany(e);
  Event e;
  e.held = state.held;
  e.entries = entries;
  e.inLoop = llvm::any_of(frames, [&](const Frame &fr) { return m.instrs[fr.begin].op == Op::Loop; });
  add(EventKind::Spawn, i, e);
  state.spawned = entrySets.unite(state.spawned, entries);
  state.joined = entrySets.minus(state.joined, entries);
  summary.spawns = true;
}

void Walk::join(uint32_t i, EntrySetId entries) {
  if (!entries)
    return;
  Event e;
  e.held = state.held;
  e.entries = entries;
  add(EventKind::Join, i, e);
  state.spawned = entrySets.minus(state.spawned, entries);
  state.joined = entrySets.unite(state.joined, entries);
}

bool walkFunction(Flow &flow, FuncId f) {
  Summary s = Walk(flow, f).run();
  Summary &old = flow.facts.summaries[f.v];
  bool changed = s.acquired != old.acquired || s.released != old.released || s.spawned != old.spawned ||
                 s.joined != old.joined || s.spawns != old.spawns;
  old = std::move(s);
  return changed;
}

} // namespace threadlint
