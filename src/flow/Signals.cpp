// Events, conditions, barriers, semaphores and queues: what is sent and received, so that what happens before
// the one is over after the other.
#include "flow/Entries.h"
#include "flow/Walk.h"

namespace threadlint {

using ir::Instr;
using ir::Op;

SignalSetId Walk::signal(SiteId site, Signal::Kind kind) {
  auto [it, fresh] = flow.signalIds.try_emplace({site, uint32_t(kind)}, SignalId());
  if (fresh)
    it->second = flow.facts.signals.push({kind, site, {}});
  return signalSets.single(it->second);
}

void Walk::send(SiteId site, Signal::Kind kind) {
  SignalSetId s = signal(site, kind);
  Signal &known = flow.facts.signals[signalSets.get(s)[0]];
  known.several |= !known.sender.isNone() && known.sender != f;
  known.several |= kind == Signal::One && loops > 0;
  known.sender = f;
  if (!loops || kind == Signal::Task)
    summary.sends = signalSets.unite(summary.sends, s);
  state.sent = signalSets.unite(state.sent, s);
}

void Walk::receive(SiteId site, bool item) {
  state.received = signalSets.unite(state.received, signal(site, Signal::One));
  if (!item)
    return;
  state.working = signalSets.unite(state.working, signal(site, Signal::Task));
  SignalSetId all = signal(site, Signal::All);
  if (++taken[site.v] > 1 && !loops)
    state.received = signalSets.unite(state.received, all);
  for (size_t k = frames.size(); k-- > 0 && loops;)
    if (m.instrs[frames[k].begin].op == Op::Loop) {
      frames[k].lateReceived = signalSets.unite(frames[k].lateReceived, all);
      return;
    }
}

/// A lock that is released by another than who took it, and taken a second time to wait for that.
void Walk::shakeHands(LockId l, bool acquires) {
  const Lock &lock = flow.facts.locks[l];
  if (!lock.site)
    return;
  bool semaphore = lock.kind == ObjectKind::Semaphore && initialCount(program, lock.site) == 0u;
  bool held = sets.contains(state.held, l);
  if (acquires && (semaphore || (held && lock.kind == ObjectKind::Lock)))
    receive(lock.site, semaphore);
  if (acquires || !(semaphore || (!held && lock.kind == ObjectKind::Lock)))
    return;
  send(lock.site, Signal::One);
  if (semaphore)
    send(lock.site, Signal::All);
}

/// What the threads sent before is not what they will send once they are started (again).
void Walk::forgetSignalsOf(EntrySetId entries) {
  if (!state.received || !entries)
    return;
  SetTable<SignalId>::Items old;
  for (SignalId s : signalSets.get(state.received))
    for (EntryId e : entrySets.get(entries))
      if (flow.facts.entries[e].function == flow.facts.signals[s].sender)
        old.push_back(s);
  state.received = signalSets.minus(state.received, signalSets.intern(std::move(old)));
}

void Walk::notify(const Instr &in, const Api &api) {
  if (api.kind != ApiKind::Method)
    return;
  llvm::StringRef name = llvm::StringRef(api.name).rsplit('.').second;
  bool done = name == "task_done", clears = name == "clear";
  if (api.effect != Effect::Notify && api.effect != Effect::Put && !done && !clears)
    return;
  for (const AbstractValue &v : program.valuesOf(ref(in.a))) {
    if (v.kind != ValueKind::ApiMethod || !v.site)
      continue;
    if (clears) {
      state.received = signalSets.minus(state.received, signal(v.site, Signal::One));
      continue;
    }
    if (done) {
      send(v.site, Signal::Task);
      state.working = signalSets.minus(state.working, signal(v.site, Signal::Task));
      continue;
    }
    send(v.site, Signal::One);
    if (api.effect != Effect::Put)
      continue;
    send(v.site, Signal::All);
    state.received = signalSets.minus(state.received, signal(v.site, Signal::Task));
  }
}

static bool isBarrierWait(const Api &api) {
  return api.effect == Effect::Wait && llvm::StringRef(api.name).contains("Barrier");
}

/// What a thread does before it sets the event, reaches the barrier or puts its result is over after the
/// wait.
void Walk::waitForSignal(uint32_t i, const Instr &in, const Api &api) {
  llvm::StringRef name = api.name;
  bool get = api.effect == Effect::Get, barrier = isBarrierWait(api), tasks = name.ends_with(".join");
  for (const ir::Arg &arg : m.argsOf(in)) {
    const Instr &value = m[arg.value];
    bool harmless = value.op == Op::Const && (ir::ConstKind(value.aux) == ir::ConstKind::None ||
                                              ir::ConstKind(value.aux) == ir::ConstKind::True);
    bool predicate = name.ends_with(".wait_for") && arg.value == m.argsOf(in)[0].value;
    // After a timeout perhaps nothing has happened; of a queue or barrier it raises.
    if (!harmless && !predicate && !get && !barrier)
      return;
  }
  for (const AbstractValue &v : program.valuesOf(ref(in.a))) {
    if (v.kind != ValueKind::ApiMethod || !v.site)
      continue;
    if (tasks) {
      state.received = signalSets.unite(state.received, signal(v.site, Signal::Task));
      continue;
    }
    receive(v.site, get);
    if (barrier) {
      send(v.site, Signal::All);
      state.received = signalSets.unite(state.received, signal(v.site, Signal::All));
    }
    auto last = flow.bySignal.find(v.site);
    if (last == flow.bySignal.end())
      continue;
    SignalId one = signalSets.get(signal(v.site, Signal::One))[0];
    flow.trusted.push_back({one, f});
    SetTable<EntryId>::Items ended;
    for (EntryId e : last->second) {
      const Entry &entry = flow.facts.entries[e];
      bool several = flow.facts.signals[one].several || entry.many || last->second.size() > 1 ||
                     (entry.handle && program.site(entry.handle).inLoop);
      if (!several || barrier || (get && loops) || (get && taken[v.site.v] > 1))
        ended.push_back(e);
    }
    EntrySetId all = entrySets.intern(std::move(ended));
    join(i, get ? withoutLaterTurns(all, true) : all);
  }
}

void Walk::setPending() {
  if (!summary.sends) {
    for (Event &e : summary.events)
      e.pending = 0;
    return;
  }
  SetTable<SignalId>::Items tasks;
  for (SignalId s : signalSets.get(summary.sends))
    if (flow.facts.signals[s].kind == Signal::Task)
      tasks.push_back(s);
  SignalSetId ofItems = signalSets.intern(std::move(tasks)), once = signalSets.minus(summary.sends, ofItems);
  for (size_t k = 0; k < summary.events.size(); ++k) {
    Event &e = summary.events[k];
    e.pending =
        signalSets.unite(signalSets.minus(once, e.pending), signalSets.intersect(ofItems, workingAt[k]));
  }
}

static bool touchesOthers(const Program &program, Ref at) {
  const Instr &in = program.instr(at);
  if (in.op == Op::Store)
    return program.variable(program.variablesOf(at)[0]).root != VarRoot::Local;
  return in.op == Op::Call || in.op == Op::StoreAttr || in.op == Op::StoreItem || in.op == Op::Yield ||
         in.op == Op::Await;
}

/// The object that this call signals: sets, notifies, waits for as a barrier, puts into.
static SiteId signalledBy(const Program &program, Ref call) {
  ApiId id = program.instr(call).op == Op::Call ? program.apiOf(call) : ApiId();
  if (!id)
    return {};
  const Api &api = program.model().api(id);
  if (api.effect != Effect::Notify && api.effect != Effect::Put && !isBarrierWait(api))
    return {};
  return receiverSite(program, call);
}

void addLastSignals(Flow &flow, EntryId e) {
  const Program &program = flow.program;
  const FunctionInfo &info = program.function(flow.facts.entries[e].function);
  unsigned loops = 0; // seen from the end
  SiteId last;
  for (uint32_t i = info.ir->end; i-- > info.ir->begin;) {
    Ref at{info.module, ir::InstrId(i)};
    Op op = program.instr(at).op;
    loops += op == Op::EndLoop;
    loops -= op == Op::Loop;
    if (!touchesOthers(program, at))
      continue;
    SiteId signalled = loops ? SiteId() : signalledBy(program, at);
    if (!signalled || (last && last != signalled))
      return;
    if (!last)
      flow.bySignal[signalled].push_back(e);
    last = signalled;
  }
}

} // namespace threadlint
