// Summaries -> accesses: calling contexts from each entry and from the main thread, with locks and running
// threads.
#include "flow/Impl.h"
#include "llvm/ADT/DenseSet.h"
#include <deque>
#include <set>

namespace threadlint {

using ir::Op;

namespace {

using Tags = llvm::SmallVector<Sharing, 4>; ///< of the parameters

struct Context {
  FuncId f;
  EntryId owner; ///< none: main
  LocksetId held = 0;
  EntrySetId active = 0;
  Tags tags;
  bool once = false; ///< it runs once, or once a thread
  SignalSetId received = 0;
  SignalSetId pending = 0; ///< that its callers send later
  bool assumed = false;    ///< nobody is seen to call it while threads run
};

class Propagation {
public:
  explicit Propagation(Flow &flow) : flow(flow), program(flow.program), facts(flow.facts) {}
  void run();

private:
  static constexpr unsigned MaxContexts = 24; ///< a function and owner; further ones are dropped
  static constexpr unsigned MaxOverrides =
      3; ///< of a method called on `self`; with more, nobody knows what it calls
  Flow &flow;
  const Program &program;
  Facts &facts;
  std::deque<Context> queue;
  llvm::DenseSet<uint64_t> seen;
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, unsigned> count;
  /// Who starts it (none: the main thread), what is started, what may be running and what has ended then.
  using Start = std::tuple<EntryId, EntryId, EntrySetId, EntrySetId>;
  std::set<Start> starts;
  std::vector<std::pair<size_t, FuncId>> captured; ///< accesses through locals of an enclosing function
  llvm::DenseSet<ClassId> preparedClasses;
  llvm::DenseSet<ClassId> ownsThreads; ///< classes with a method that is the body of a thread

  void addRoots();
  void enqueue(Context c);
  void visit(const Context &c);
  Access accessAt(const Context &c, const Event &e);
  void access(const Context &c, const Event &e);
  void moment(const Context &c, const Event &e);
  void callees(const Context &c, const Event &e);
  void spawned(const Context &c, const Event &e);
  void multiply();
  bool startTogether(llvm::ArrayRef<Start> ofOne);
  void addDescendants();
  Sharing resolve(const Context &c, const Base &b) const;
  bool isStartedInLoop(EntryId e) const;
  Sharing capturedBy(const Context &c, VarId local) const;
  void separateCaptured();
  bool isNestedIn(FuncId f, FuncId outer) const;
  Sharing ofObject(const Context &c, Ref value, const Base &b) const;
  bool isOneObject(const Context &c, Ref value) const;
  bool isMadeOnce(const Context &c, SiteId only) const;
  Sharing ofBound(const Context &c, Ref callee, FuncId method) const;
  LocksetId heldAt(const Context &c, LocksetId here);
  SignalSetId receivedAt(const Context &c, const Event &e);
  SignalSetId pendingAt(const Context &c, const Event &e);
  bool isPrepared(ClassId cls) const;
  void findPreparedClasses();
  Sharing tagOf(const Context &c, Ref value) const;
  EntrySetId activeAt(const Context &c, const Event &e) {
    return facts.entrySets.unite(facts.entrySets.minus(c.active, e.joined), e.spawned);
  }
  EntrySetId entriesOfClass(ClassId cls);
};

void Propagation::enqueue(Context c) {
  uint64_t key = llvm::hash_combine(c.f.v, c.owner.v, c.held, c.active, c.received, c.pending,
                                    uint32_t(c.once), uint32_t(c.assumed));
  for (Sharing s : c.tags)
    key = llvm::hash_combine(key, static_cast<uint8_t>(s));
  if (!seen.insert(key >> 1).second || ++count[{c.f.v, c.owner.v}] > MaxContexts)
    return;
  queue.push_back(std::move(c));
}

/// Threads whose body is a method of this class: its other public methods run beside them.
EntrySetId Propagation::entriesOfClass(ClassId cls) {
  SetTable<EntryId>::Items out;
  for (uint32_t e = 0; e < facts.entries.size() && facts.entries[EntryId(e)].isFollowed(); ++e) {
    ClassId owner = program.function(facts.entries[EntryId(e)].function).owner;
    if (owner && (program.isSubclass(cls, owner) || program.isSubclass(owner, cls)))
      out.push_back(EntryId(e));
  }
  return facts.entrySets.intern(std::move(out));
}

/// The class expects other threads: it is one, keeps one, or has a lock.
bool Propagation::isPrepared(ClassId cls) const {
  if (isThreadKind(program.objectKindOf(cls)))
    return true;
  return preparedClasses.contains(cls);
}

/// Classes that keep a thread, lock, event or queue in an attribute.
void Propagation::findPreparedClasses() {
  for (uint32_t v = 0; v < program.variableCount(); ++v) {
    const Variable &var = program.variable(VarId(v));
    if (var.root != VarRoot::InstanceAttr && var.root != VarRoot::ClassAttr)
      continue;
    for (Ref store : program.storesOf(VarId(v))) {
      ObjectKind kind = program.objectKindOf(Ref{store.module, ir::InstrId(program.instr(store).c)});
      if (isThreadKind(kind) || isLockKind(kind) || kind == ObjectKind::Event || kind == ObjectKind::Queue)
        preparedClasses.insert(ClassId(var.owner));
    }
  }
}

void Propagation::addRoots() {
  findPreparedClasses();
  for (uint32_t e = 0; e < facts.entries.size(); ++e) {
    const Entry &entry = facts.entries[EntryId(e)];
    if (!entry.isFollowed())
      break;
    if (ClassId owner = program.function(entry.function).owner)
      ownsThreads.insert(owner);
    enqueue({entry.function, EntryId(e), 0, 0, Tags(entry.arguments.begin(), entry.arguments.end()), true});
  }
  llvm::DenseMap<ClassId, EntrySetId> ofClass;
  for (uint32_t i = 0; i < program.functionCount(); ++i) {
    FuncId f(i);
    const FunctionInfo &info = program.function(f);
    if (info.ir->kind == ir::FuncKind::Lambda || flow.byFunction.count(f))
      continue;
    if (info.ir->kind == ir::FuncKind::Def && (!program.callersOf(f).empty() || isForItself(program, f)))
      continue;
    bool isInit = info.ir->name == knownName(known::__init__) || info.ir->name == knownName(known::__new__);
    bool isDel = info.ir->name == knownName(known::__del__);
    EntrySetId active = 0;
    Tags tags;
    if (info.owner) {
      tags.push_back(isInit ? Sharing::Private : Sharing::Shared);
      auto [it, fresh] = ofClass.try_emplace(info.owner, 0);
      if (fresh)
        it->second = entriesOfClass(info.owner);
      // What starts the threads runs before they do.
      if (!isInit && !isDel && isPrepared(info.owner) &&
          facts.entrySets.disjoint(it->second, facts.summaries[i].spawned))
        active = it->second;
    }
    if (active || facts.summaries[i].spawns)
      enqueue({f, EntryId(), 0, active, std::move(tags), info.ir->kind == ir::FuncKind::Module, 0, 0,
               active != 0});
  }
}

Sharing Propagation::resolve(const Context &c, const Base &b) const {
  switch (b.kind) {
  case Base::Self:
  case Base::Parameter:
    return b.parameter < c.tags.size() ? c.tags[b.parameter] : Sharing::Unknown;
  case Base::Global:
    return Sharing::Shared;
  case Base::Captured:
    return capturedBy(c, b.variable);
  case Base::Fresh:
    return Sharing::Private;
  case Base::Created:
    return Sharing::PerThread;
  case Base::Element:
  case Base::Other:
    return Sharing::Unknown;
  }
  return Sharing::Unknown;
}

/// Several threads of the entry are started by one run of the code around it.
bool Propagation::isStartedInLoop(EntryId e) const {
  const Entry &entry = facts.entries[e];
  if (entry.creation.module.isNone())
    return true;
  ApiId api = program.apiOf(entry.creation);
  return (entry.handle && program.site(entry.handle).inLoop) ||
         (api && program.model().api(api).effect == Effect::Map);
}

/// A local of an enclosing function: the threads that run its nested functions share it with who started
/// them. Those that run the enclosing function too have one of their own, see `separateCaptured`.
Sharing Propagation::capturedBy(const Context &c, VarId local) const {
  FuncId owner = ownerOfLocal(program, local);
  if (c.owner.isNone() || !isNestedIn(facts.entries[c.owner].function, owner))
    return Sharing::Shared;
  if (isClosureOfEach(program, facts.entries[c.owner], owner))
    return Sharing::Private;
  return isStartedInLoop(c.owner) ? Sharing::Shared : Sharing::PerThread;
}

/// A thread that runs the function which owns a captured local has one of its own.
void Propagation::separateCaptured() {
  llvm::DenseSet<std::pair<uint32_t, uint32_t>> runsOn;
  for (const Run &r : facts.runs)
    runsOn.insert({r.function.v, r.owner.v});
  for (auto [index, owner] : captured) {
    Access &a = facts.accesses[index];
    if (a.owner && runsOn.contains({owner.v, a.owner.v}))
      a.sharing = Sharing::Private;
  }
}

bool Propagation::isNestedIn(FuncId f, FuncId outer) const {
  for (f = program.function(f).parent; f; f = program.function(f).parent)
    if (f == outer)
      return true;
  return false;
}

/// The value is one object, made once by the program or by the function that made the threads.
bool Propagation::isOneObject(const Context &c, Ref value) const {
  SiteId only;
  for (AbstractValue v : program.valuesOf(value)) {
    if (v.kind == ValueKind::Const)
      continue;
    if (v.kind == ValueKind::Instance && !v.site)
      v.site = flow.soleInstance.lookup(ClassId(v.id));
    bool isObject =
        v.kind == ValueKind::Instance || v.kind == ValueKind::Container || v.kind == ValueKind::ApiInstance;
    if (!isObject || !v.site || (only && only != v.site))
      return false;
    only = v.site;
  }
  return only && isMadeOnce(c, only);
}

bool Propagation::isMadeOnce(const Context &c, SiteId only) const {
  FuncId maker = program.site(only).function;
  // A thread object is made for each thread.
  if (program.site(only).inLoop || (c.owner && facts.entries[c.owner].handle == only))
    return false;
  if (runsOnce(flow, maker))
    return c.owner || flow.handedToThreads.contains(only);
  Ref creation = c.owner ? facts.entries[c.owner].creation : Ref();
  // Each run of that function makes one object, and one thread or several.
  return !creation.module.isNone() && program.functionOf(creation) == maker &&
         (!facts.entries[c.owner].many || isStartedInLoop(c.owner));
}

Sharing Propagation::ofObject(const Context &c, Ref value, const Base &b) const {
  if (isOneObject(c, value))
    return Sharing::Shared;
  Sharing s = resolve(c, b);
  if (s == Sharing::Unknown && (b.kind == Base::Other || b.kind == Base::Element))
    return sharingOfReached(
        flow, c.owner, value, [&](Ref own) { return resolve(c, baseOf(program, own)); },
        [&](Ref one) { return isOneObject(c, one); });
  if (b.kind != Base::Fresh && b.kind != Base::Created)
    return s;
  bool handedOver = llvm::any_of(program.valuesOf(value), [&](const AbstractValue &v) {
    return v.site && flow.handedToThreads.contains(v.site);
  });
  if (b.kind == Base::Created)
    return handedOver ? s : Sharing::Private;
  // An object that starts threads on itself has handed itself out.
  for (const AbstractValue &v : program.valuesOf(value))
    if (v.kind == ValueKind::Instance && ownsThreads.contains(ClassId(v.id)))
      return Sharing::Shared;
  return s;
}

Sharing Propagation::tagOf(const Context &c, Ref value) const {
  if (program.instr(value).op == Op::Const)
    return Sharing::Private;
  return ofObject(c, value, baseOf(program, value));
}

LocksetId Propagation::heldAt(const Context &c, LocksetId here) {
  LocksetId all = facts.locksets.unite(facts.locksets.unite(c.held, here), facts.summaries[c.f.v].own);
  SetTable<LockId>::Items out;
  for (LockId l : facts.locksets.get(all))
    if (!facts.locks[l].perCall)
      out.push_back(l);
  return facts.locksets.intern(std::move(out));
}

SignalSetId Propagation::receivedAt(const Context &c, const Event &e) {
  return facts.signalSets.unite(c.received, e.received);
}

/// Code that runs again and again may have sent its signals before; only an item of work ends each time.
SignalSetId Propagation::pendingAt(const Context &c, const Event &e) {
  SignalSetId own = e.pending;
  if (own && !c.once) {
    SetTable<SignalId>::Items tasks;
    for (SignalId s : facts.signalSets.get(own))
      if (facts.signals[s].kind == Signal::Task)
        tasks.push_back(s);
    own = facts.signalSets.intern(std::move(tasks));
  }
  return facts.signalSets.unite(c.pending, own);
}

Access Propagation::accessAt(const Context &c, const Event &e) {
  Access a = accessOf(program.function(c.f).module, e);
  a.owner = c.owner;
  a.active = activeAt(c, e);
  a.held = heldAt(c, e.held);
  a.cover = heldAt(c, e.cover);
  a.readHeld = heldAt(c, e.readHeld);
  a.received = receivedAt(c, e);
  a.pending = pendingAt(c, e);
  a.indirect = e.base.indirect;
  a.assumed = c.assumed;
  return a;
}

void Propagation::moment(const Context &c, const Event &e) {
  Moment m{accessAt(c, e), static_cast<uint32_t>(facts.runs.size() - 1)};
  if (m.owner || m.active)
    facts.moments.push_back(m);
}

void Propagation::access(const Context &c, const Event &e) {
  Access a = accessAt(c, e);
  const FunctionInfo &info = program.function(c.f);
  const Variable &place = program.variable(e.place);
  if (e.contents || place.root == VarRoot::InstanceAttr) {
    if (place.root == VarRoot::InstanceAttr &&
        program.objectKindOf(ClassId(place.owner)) == ObjectKind::Local)
      return; // each thread has attributes of its own
    Ref object{info.module, e.object};
    bool ofModule = e.contents && (place.root == VarRoot::Global || place.root == VarRoot::ClassAttr);
    a.sharing = ofModule ? Sharing::Shared : ofObject(c, object, e.base);
    a.indirect &= !isOneObject(c, object);
  } else {
    a.sharing = place.root == VarRoot::Local ? capturedBy(c, e.place) : Sharing::Shared;
  }
  if (e.base.kind == Base::Captured)
    captured.push_back({facts.accesses.size(), ownerOfLocal(program, e.base.variable)});
  else if (place.root == VarRoot::Local && !e.contents)
    captured.push_back({facts.accesses.size(), ownerOfLocal(program, e.place)});
  facts.accesses.push_back(a);
}

/// `self` of a method that is called as a value: one object, when all values are bound to that.
Sharing Propagation::ofBound(const Context &c, Ref callee, FuncId method) const {
  SiteId only;
  for (const AbstractValue &v : program.valuesOf(callee)) {
    AbstractValue bound = v;
    if (v.kind == ValueKind::Partial && v.site) {
      Ref call = program.site(v.site).where;
      auto args = program.irOf(call.module).argsOf(program.instr(call));
      llvm::ArrayRef<AbstractValue> wrapped =
          args.empty() ? llvm::ArrayRef<AbstractValue>() : program.valuesOf({call.module, args[0].value});
      bound = wrapped.size() == 1 ? wrapped[0] : AbstractValue();
    }
    if (bound.kind != ValueKind::BoundMethod || FuncId(bound.id) != method)
      continue;
    ClassId cls = program.function(method).owner;
    SiteId site = bound.site || cls.isNone() ? bound.site : flow.soleInstance.lookup(cls);
    if (!site || (only && only != site))
      return Sharing::Unknown;
    only = site;
  }
  return only && isMadeOnce(c, only) ? Sharing::Shared : Sharing::Unknown;
}

void Propagation::callees(const Context &c, const Event &e) {
  const FunctionInfo &info = program.function(c.f);
  const ir::Module &m = program.irOf(info.module);
  const ir::Instr &call = m[e.where];
  Callees callees;
  if (e.property)
    callees.functions.push_back(e.property);
  else
    callees = program.calleesOf({info.module, e.where});
  // Of several callees only overrides of one method are believed: others come from mixing what callers pass.
  bool overrides = (e.base.kind == Base::Self && !e.base.indirect) || areOverrides(program, callees) ||
                   areSiblings(program, callees);
  if (callees.functions.size() > (overrides ? MaxOverrides : 1))
    return;
  for (ClassId made : callees.classes)
    if (FuncId maker = program.findMethod(made, "__new__");
        maker && !llvm::is_contained(callees.functions, maker))
      callees.functions.push_back(maker);
  EntrySetId active = activeAt(c, e);
  for (FuncId f : callees.functions) {
    if ((c.owner.isNone() && active == 0 && !facts.summaries[f.v].spawns) || isHandedOn(flow, f))
      continue;
    // A coroutine that a plain function makes runs on some loop.
    if (c.owner && program.function(f).ir->is(ir::funcflag::Async) && !info.ir->is(ir::funcflag::Async))
      continue;
    Context next{f, c.owner, 0, active, {}};
    next.held = heldAt(c, e.held);
    next.once = c.once && !e.inLoop && program.callersOf(f).size() <= 1;
    next.assumed = c.assumed;
    next.received = receivedAt(c, e);
    next.pending = pendingAt(c, e);
    const FunctionInfo &callee = program.function(f);
    bool method = callee.owner && !callee.ir->is(ir::funcflag::StaticMethod);
    bool givesSelf = llvm::is_contained(program.valuesOf({info.module, ir::InstrId(call.a)}),
                                        AbstractValue{ValueKind::Function, f.v, {}}); // `Base.method(self)`
    bool constructs = callee.ir->name == knownName(known::__init__) && !callees.classes.empty();
    if (constructs)
      next.tags.push_back(Sharing::Private);
    else if (e.property) // of what is loaded from, or of the object of a `with`
      next.tags.push_back(
          tagOf(c, {info.module, ir::InstrId(call.op == Op::EndWith ? m.instrs[call.c].a : call.a)}));
    else if (method && givesSelf)
      ; // among the arguments
    else if (method && m.instrs[call.a].op == Op::LoadAttr)
      next.tags.push_back(tagOf(c, {info.module, ir::InstrId(m.instrs[call.a].a)}));
    else if (method)
      next.tags.push_back(ofBound(c, {info.module, ir::InstrId(call.a)}, f));
    for (const ir::Arg &arg : e.property ? llvm::ArrayRef<ir::Arg>() : m.argsOf(call)) {
      if (arg.kind != ir::ArgKind::Positional)
        break;
      next.tags.push_back(tagOf(c, {info.module, arg.value}));
    }
    enqueue(std::move(next));
  }
}

void Propagation::spawned(const Context &c, const Event &e) {
  EntrySetId active = activeAt(c, e);
  for (EntryId started : facts.entrySets.get(e.entries)) {
    if (c.owner != started)
      starts.insert({c.owner, started, active, e.joined});
    if (facts.entrySets.contains(active, started))
      flow.startedAgain(started);
    for (EntryId other : facts.entrySets.get(active))
      if (other != started)
        facts.parallelEntries[other.v][started.v] = facts.parallelEntries[started.v][other.v] = true;
  }
  if (!e.inLoop)
    return;
  for (EntryId a : facts.entrySets.get(e.entries)) // started together, as elements of one list
    for (EntryId b : facts.entrySets.get(e.entries))
      if (a != b)
        facts.parallelEntries[a.v][b.v] = true;
}

void Propagation::visit(const Context &given) {
  Context now = given;
  facts.runs.push_back({given.f, given.owner, given.tags});
  for (const Event &e : facts.summaries[given.f.v].events) {
    if (e.published && !now.tags.empty() && now.tags[0] == Sharing::Private && program.function(now.f).owner)
      now.tags[0] = Sharing::Shared;
    const Context &c = now;
    switch (e.kind) {
    case EventKind::Access:
      access(c, e);
      break;
    case EventKind::Call:
      callees(c, e);
      break;
    case EventKind::Spawn:
      spawned(c, e);
      break;
    case EventKind::State:
      moment(c, e);
      break;
    case EventKind::Acquire:
    case EventKind::Release:
    case EventKind::Join:
      break;
    }
  }
}

/// Two threads that may run at the same time both start it.
bool Propagation::startTogether(llvm::ArrayRef<Start> ofOne) {
  for (auto [one, what, active, ended] : ofOne)
    for (auto [other, same, otherActive, otherEnded] : ofOne) {
      if (one == other)
        continue;
      if ((one && other && facts.parallelEntries[one.v][other.v]) ||
          (other && facts.entrySets.contains(active, other)))
        return true;
    }
  return false;
}

/// What several threads start runs beside itself, and beside those of them that have not come so far; and
/// what a thread starts runs beside what runs beside that thread.
void Propagation::multiply() {
  llvm::DenseMap<EntryId, llvm::SmallVector<Start, 2>> ofEach;
  for (const Start &s : starts)
    ofEach[std::get<1>(s)].push_back(s);
  auto pair = [&](EntryId a, EntryId b) {
    bool grown = !facts.parallelEntries[a.v][b.v];
    facts.parallelEntries[a.v][b.v] = facts.parallelEntries[b.v][a.v] = true;
    return grown;
  };
  for (bool grown = true; grown;) {
    grown = false;
    for (auto [starter, started, active, ended] : starts) {
      if (starter.isNone())
        continue;
      if (facts.entries[starter].many) {
        grown |= pair(starter, started);
        flow.setMany(started);
      }
      for (uint32_t x = 0; x < facts.entries.size(); ++x)
        if (facts.parallelEntries[starter.v][x] && EntryId(x) != started &&
            !facts.entrySets.contains(ended, EntryId(x)))
          grown |= pair(started, EntryId(x));
    }
    for (auto [starter, started, active, ended] : starts)
      if (starter && !facts.entries[started].many && startTogether(ofEach[started])) {
        flow.startedAgain(started);
        grown |= facts.entries[started].many;
      }
  }
}

/// While a thread runs, what it starts may run.
void Propagation::addDescendants() {
  if (llvm::none_of(starts, [](const Start &s) { return !std::get<0>(s).isNone(); }))
    return;
  llvm::DenseMap<EntrySetId, EntrySetId> closed;
  auto close = [&](EntrySetId active) {
    auto [it, fresh] = closed.try_emplace(active, active);
    for (EntrySetId before = UINT32_MAX; fresh && before != it->second;) {
      before = it->second;
      for (auto [starter, started, at, ended] : starts)
        if (starter && facts.entrySets.contains(before, starter))
          it->second = facts.entrySets.unite(it->second, facts.entrySets.single(started));
    }
    return it->second;
  };
  for (Access &a : facts.accesses)
    if (a.active)
      a.active = close(a.active);
  for (Moment &m : facts.moments)
    if (m.active)
      m.active = close(m.active);
}

void Propagation::run() {
  facts.parallelEntries.assign(facts.entries.size(), std::vector<bool>(facts.entries.size()));
  relateHandlers(flow);
  addRoots();
  while (!queue.empty()) {
    Context c = std::move(queue.front());
    queue.pop_front();
    visit(c);
  }
  separateCaptured();
  multiply();
  addDescendants();
  sortAccesses(facts.accesses);
  llvm::stable_sort(facts.moments, [](const Moment &a, const Moment &b) {
    return std::tie(a.where.module.v, a.where.instr.v) < std::tie(b.where.module.v, b.where.instr.v);
  });
}

} // namespace

void propagate(Flow &flow) { Propagation(flow).run(); }

} // namespace threadlint
