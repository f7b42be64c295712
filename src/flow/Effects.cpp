// What calls and stores do to the state of a walk.
#include "flow/Walk.h"

namespace threadlint {

using ir::Instr;
using ir::Op;

void Walk::call(uint32_t i, const Instr &in) {
  if (in.has(ir::flag::Decorator)) {
    startGiven(i);
    return;
  }
  Callees callees = program.calleesOf(ref(i));
  ApiId api = program.apiOf(ref(i));
  auto sameEffect = [&](ApiId other) {
    return program.model().api(other).effect == program.model().api(callees.apis[0]).effect;
  };
  if (!api && !callees.apis.empty() && llvm::all_of(callees.apis, sameEffect))
    api = callees.apis[0];
  const Instr &callee = m.instrs[in.a];
  bool named = callee.op == Op::LoadAttr;
  if (api) {
    callModelled(i, in, api);
  } else if (named && callees.functions.empty() &&
             (NameId(callee.b) == knownName(known::acquire) ||
              NameId(callee.b) == knownName(known::release))) {
    // An object nobody knows, with a lock's name and a lock's method.
    LockValue locks = lockOf(flow, ref(callee.a), true);
    for (LockId l : locks.locks)
      NameId(callee.b) == knownName(known::acquire) ? acquire(i, l, locks, ref(callee.a), false)
                                                    : release(i, l);
  }
  if (callees.functions.empty())
    return;
  SetTable<EntryId>::Items started;
  for (FuncId one : callees.functions)
    if (auto it = flow.byCall.find(one); it != flow.byCall.end())
      started.append(it->second.begin(), it->second.end());
  if (started.empty()) {
    callProject(i, in, callees);
    startGiven(i);
  } else
    spawn(i, entrySets.intern(std::move(started)));
}

/// A helper or decorator has started what it is given here.
void Walk::startGiven(uint32_t i) {
  SetTable<EntryId>::Items given;
  for (EntryId e : entrySets.get(entriesCreatedAt(i)))
    if (flow.facts.entries[e].given == ref(i))
      given.push_back(e);
  spawn(i, entrySets.intern(std::move(given)));
}

EntrySetId Walk::entriesCreatedAt(uint32_t i) {
  auto it = flow.byCreation.find((uint64_t(info.module.v) << 32) | i);
  return it == flow.byCreation.end() ? 0 : entrySets.intern({it->second.begin(), it->second.end()});
}

/// The entries behind the object whose method is called: a thread, a future, or `self` of a Thread subclass.
EntrySetId Walk::entriesOfReceiver(const Instr &in) {
  SetTable<EntryId>::Items out;
  for (const AbstractValue &v : program.valuesOf(ref(in.a))) {
    if (v.kind != ValueKind::ApiMethod && v.kind != ValueKind::BoundMethod)
      continue;
    if (v.site) {
      if (auto it = flow.byHandle.find(v.site); it != flow.byHandle.end())
        out.append(it->second.begin(), it->second.end());
      continue;
    }
    const Instr &callee = m.instrs[in.a];
    if (callee.op != Op::LoadAttr)
      continue;
    for (const AbstractValue &self : program.valuesOf(ref(callee.a)))
      if (self.kind == ValueKind::Instance || self.kind == ValueKind::Super)
        if (FuncId run = program.findMethod(ClassId(self.id), "run"))
          if (auto it = flow.byFunction.find(run); it != flow.byFunction.end())
            out.append(it->second.begin(), it->second.end());
  }
  return entrySets.intern(std::move(out));
}

static bool isNamed(const ir::Module &m, const ir::Arg &arg, llvm::StringRef keyword) {
  return arg.kind == ir::ArgKind::Keyword && m.text(arg.name) == keyword;
}

static bool isConstant(const ir::Module &m, ir::InstrId value, ir::ConstKind kind) {
  return m[value].op == Op::Const && ir::ConstKind(m[value].aux) == kind;
}

/// `acquire()` waits until it has the lock, unless told otherwise.
static bool acquireBlocks(const ir::Module &m, const Instr &in) {
  for (const ir::Arg &arg : m.argsOf(in))
    if (!(arg.kind != ir::ArgKind::Star && isConstant(m, arg.value, ir::ConstKind::True)))
      return false;
  return true;
}

void Walk::callModelled(uint32_t i, const Instr &in, ApiId id) {
  const Api &api = program.model().api(id);
  const Instr &callee = m.instrs[in.a];
  bool onObject = callee.op == Op::LoadAttr;
  switch (api.effect) {
  case Effect::Acquire:
  case Effect::Release: {
    if (!onObject)
      return;
    LockValue locks = lockOf(flow, ref(callee.a), true);
    for (LockId l : locks.locks) {
      shakeHands(l, api.effect == Effect::Acquire);
      if (api.effect == Effect::Acquire)
        acquire(i, l, locks, ref(callee.a), acquireBlocks(m, in));
      else
        release(i, l);
    }
    if (api.effect == Effect::Acquire && !acquireBlocks(m, in) && isTestedLater(i))
      for (LockId l : locks.locks)
        state.held = sets.minus(state.held, sets.single(l));
    return;
  }
  case Effect::Spawn: {
    spawn(i, entriesCreatedAt(i));
    SetTable<EntryId>::Items started;
    for (EntryId e : entrySets.get(entriesOfReceiver(in)))
      if (flow.facts.entries[e].given.module.isNone()) // else by the call that gives the function
        started.push_back(e);
    spawn(i, entrySets.intern(std::move(started)));
    return;
  }
  case Effect::Submit:
  case Effect::Map: {
    EntrySetId entries = entriesCreatedAt(i);
    spawn(i, entries);
    if (api.blocks == Blocks::Always)
      join(i, entries);
    return;
  }
  case Effect::Join:
  case Effect::Result:
    joinReceiver(i, in, api);
    return;
  case Effect::Shutdown: {
    bool waits = api.blocks == Blocks::Always;
    for (const ir::Arg &arg : m.argsOf(in))
      waits &= !isConstant(m, arg.value, ir::ConstKind::False) || isNamed(m, arg, "cancel_futures");
    for (const AbstractValue &v : program.valuesOf(ref(in.a)))
      if (waits)
        join(i, flow.entriesAt(flow.byPool, v.site));
    return;
  }
  case Effect::Wait:
  case Effect::Get:
    waitForSignal(i, in, api);
    return;
  case Effect::Enter:
    if (!m.argsOf(in).empty()) {
      Ref value = ref(m.argsOf(in)[0].value.v);
      LockValue locks = contextLocks(flow, value);
      for (LockId l : locks.locks)
        acquire(i, l, locks, value, true);
    }
    return;
  case Effect::Notify:
  case Effect::Put:
    notify(in, api);
    return;
  case Effect::None:
  case Effect::SpawnSelf:
  case Effect::Run:
    notify(in, api);
    consume(i, in, api);
    // A server that runs its handlers on threads has started them from here on.
    spawn(i, api.runsOn == RunsOn::NewThread && api.effect == Effect::None ? entriesCreatedAt(i) : 0);
    return;
  case Effect::Callback:
  case Effect::Handle:
    notify(in, api);
    consume(i, in, api);
    spawn(i, entriesCreatedAt(i));
    return;
  }
}

/// `await asyncio.to_thread(f)`: f has ended.
void Walk::awaitTask(uint32_t i, const Instr &in) {
  if (m.instrs[in.a].op != Op::Call)
    return;
  SetTable<EntryId>::Items ended;
  for (EntryId e : entrySets.get(entriesCreatedAt(in.a)))
    if (flow.facts.entries[e].start == Start::Task)
      ended.push_back(e);
  join(i, entrySets.intern(std::move(ended)));
}

/// A property runs code of the project.
void Walk::loadAttribute(uint32_t i, const Instr &in) {
  FuncId getter = program.propertyOf(ref(i));
  if (!getter)
    return;
  Event e;
  e.held = state.held;
  e.base = baseOf(program, ref(in.a));
  e.property = getter;
  add(EventKind::Call, i, e);
}

/// `if a.balance >= n: a.take(n)`: the method updates what was tested here, and does not test it itself.
void Walk::actInCallee(uint32_t i, const Instr &in, FuncId method) {
  const Instr &callee = m.instrs[in.a];
  if (callee.op != Op::LoadAttr || method == f || !program.function(method).owner ||
      !isTested(ir::InstrId(callee.a)))
    return;
  if (flow.isFirstRound && f < method) {
    flow.waiting.push_back(f);
    return;
  }
  llvm::ArrayRef<Event> events = flow.facts.summaries[method.v].events;
  for (const Event &act : events) {
    bool isOwn = act.base.kind == Base::Self && !act.base.indirect;
    if (act.kind != EventKind::Access || act.access != AccessKind::Update || !act.test.isNone() ||
        act.contents || !isOwn)
      continue;
    bool looksAgain = llvm::any_of(events, [&](const Event &read) {
      return read.kind == EventKind::Access && read.access == AccessKind::Read && read.place == act.place &&
             read.where < act.where && read.where != act.read;
    });
    if (looksAgain)
      continue;
    Event e;
    e.place = act.place;
    e.object = ir::InstrId(callee.a);
    e.base = baseOf(program, ref(callee.a));
    Decision decision = decisionAbout(e, in, {});
    if (decision.read.isNone())
      continue;
    e.access = AccessKind::Update;
    e.read = decision.read;
    e.test = decision.test;
    LocksetId inside = act.held;
    addAccess(i, e);
    summary.events.back().held = sets.unite(state.held, inside);
  }
}

void Walk::callProject(uint32_t i, const Instr &in, const Callees &callees) {
  Event e;
  e.held = state.held;
  const Instr &callee = m.instrs[in.a];
  if (callee.op == Op::LoadAttr)
    e.base = baseOf(program, ref(callee.a));
  e.inLoop = loops > 0;
  add(EventKind::Call, i, e);
  // The body of a coroutine or generator runs later, but it may.
  bool runsLater =
      program.function(callees.functions[0]).ir->flags & (ir::funcflag::Generator | ir::funcflag::Async);
  if (callees.functions.size() != 1 || runsLater) {
    for (FuncId one : callees.functions) {
      const Summary &s = flow.facts.summaries[one.v];
      summary.spawns |= s.spawns;
      state.spawned = entrySets.unite(state.spawned, s.spawned);
    }
    return;
  }
  actInCallee(i, in, callees.functions[0]);
  llvm::ArrayRef<AbstractValue> receiver;
  if (callee.op == Op::LoadAttr)
    receiver = program.valuesOf(ref(callee.a));
  applyCallee(callees.functions[0], receiver);
  const Summary &s = flow.facts.summaries[callees.functions[0].v];
  summary.released = sets.unite(summary.released, sets.minus(s.released, state.held));
  for (LockId l : sets.get(sets.minus(s.acquired, state.held)))
    takenAt[l] = i;
  state.held = sets.minus(sets.unite(state.held, s.acquired), s.released);
}

/// `self.start()` in a method of a thread class may start any object of it; here it is known which.
EntrySetId Walk::ofReceiver(EntrySetId entries, FuncId callee, llvm::ArrayRef<AbstractValue> receiver) const {
  ClassId owner = program.function(callee).owner;
  if (!entries || !owner || !isThreadKind(program.objectKindOf(owner)))
    return entries;
  if (receiver.empty() || llvm::any_of(receiver, [](const AbstractValue &v) { return !v.site; }))
    return entries;
  SetTable<EntryId>::Items others;
  for (EntryId e : entrySets.get(entries)) {
    SiteId handle = flow.facts.entries[e].handle;
    FuncId run = flow.facts.entries[e].function;
    ClassId of = run ? program.function(run).owner : ClassId();
    bool sameKind = of && (program.isSubclass(owner, of) || program.isSubclass(of, owner));
    if (sameKind && llvm::none_of(receiver, [&](const AbstractValue &v) { return v.site == handle; }))
      others.push_back(e);
  }
  return entrySets.minus(entries, entrySets.intern(std::move(others)));
}

/// The threads that the callee has started and joined, the signals it has sent and received.
void Walk::applyCallee(FuncId callee, llvm::ArrayRef<AbstractValue> receiver) {
  const Summary &s = flow.facts.summaries[callee.v];
  summary.spawns |= s.spawns;
  EntrySetId spawned = ofReceiver(s.spawned, callee, receiver);
  EntrySetId joined = ofReceiver(s.joined, callee, receiver);
  for (EntryId again : entrySets.get(spawned))
    if (entrySets.contains(state.spawned, again) && !state.dead)
      flow.startedAgain(again);
  state.spawned = entrySets.unite(entrySets.minus(state.spawned, joined), spawned);
  state.joined = entrySets.minus(entrySets.unite(state.joined, joined), spawned);
  forgetSignalsOf(spawned);
  state.received = signalSets.unite(state.received, s.received);
  state.sent = signalSets.unite(state.sent, s.sends);
  if (!loops)
    summary.sends = signalSets.unite(summary.sends, s.sends);
  for (EntryId e : entrySets.get(spawned))
    state.published |= hasSelf(e);
}

} // namespace threadlint
