// Summaries -> accesses: calling contexts from each entry and from the main thread, with locks and running
// threads.
#include "flow/Propagation.h"

namespace threadlint {

using ir::Op;

static Tags tagsOf(llvm::ArrayRef<Sharing> parameters) {
  Tags tags;
  for (Sharing s : parameters)
    tags.push_back({s, {}, 0});
  return tags;
}

void Propagation::enqueue(Context c) {
  uint64_t key = llvm::hash_combine(c.f.v, c.owner.v, c.held, c.active, c.received, c.pending,
                                    uint32_t(c.once), uint32_t(c.assumed) + 2 * c.guessed);
  // Of several objects one is enough.
  for (const Tag &tag : c.tags)
    key = llvm::hash_combine(key, static_cast<uint8_t>(tag.sharing), tag.object.isNone());
  for (auto [begin, end] : c.skipped)
    key = llvm::hash_combine(key, begin, end);
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
    Context root{entry.function, EntryId(e), 0, 0, tagsOf(entry.arguments), true};
    for (uint32_t i = 0; i < root.tags.size(); ++i)
      root.tags[i].object = identities.given(EntryId(e), i);
    enqueue(std::move(root));
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
      tags.push_back({isInit ? Sharing::Private : Sharing::Shared, identities.unseen(info.owner), active});
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
    return b.parameter < c.tags.size() ? c.tags[b.parameter].sharing : Sharing::Unknown;
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
  bool inLoop = entry.handle ? program.site(entry.handle).inLoop : isInLoop(program, entry.creation);
  return inLoop || (api && program.model().api(api).effect == Effect::Map);
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

llvm::SmallVector<IdentityId, 4> Propagation::objectsOf(const Context &c) const {
  llvm::SmallVector<IdentityId, 4> out;
  for (const Tag &tag : c.tags)
    out.push_back(tag.object);
  return out;
}

/// What was running when the local got its object cannot have that one.
EntrySetId Propagation::runningAtStore(FuncId f, VarId local) {
  auto [it, fresh] = atStore.try_emplace({f, local}, 0);
  llvm::ArrayRef<Ref> stores = program.storesOf(local);
  if (!fresh || stores.empty() || program.functionOf(stores[0]) != f)
    return it->second;
  for (const Event &e : facts.summaries[f.v].events)
    if (e.where.v <= stores[0].instr.v)
      it->second = e.spawned;
  return it->second;
}

/// Made by the function, or by a method that works on the same `self`.
bool Propagation::isStartedFor(EntryId e, FuncId f) const {
  Ref at = facts.entries[e].given.module.isNone() ? facts.entries[e].creation : facts.entries[e].given;
  if (at.module.isNone())
    return false;
  FuncId maker = program.functionOf(at);
  ClassId mine = program.function(f).owner, its = program.function(maker).owner;
  return maker == f || (mine && its && (program.isSubclass(mine, its) || program.isSubclass(its, mine)));
}

IdentityId Propagation::rootOf(IdentityId object) const {
  while (object && facts.identities[object].whole)
    object = facts.identities[object].whole;
  return object;
}

/// What has been started since the run began that has the object: this one, or the caller that hands it in.
EntrySetId Propagation::nearAt(const Context &c, const Event &e, IdentityId object) {
  IdentityId root = rootOf(object);
  if (!root)
    return 0;
  EntrySetId out = e.spawned, handedIn = 0;
  bool isHandedIn = false;
  for (const Tag &tag : c.tags)
    if (tag.object && rootOf(tag.object) == root) {
      isHandedIn = true;
      handedIn = facts.entrySets.unite(handedIn, tag.near);
    }
  if (isHandedIn) { // what callees start is mostly about other objects
    SetTable<EntryId>::Items own;
    for (EntryId each : facts.entrySets.get(out))
      if (isStartedFor(each, c.f))
        own.push_back(each);
    out = facts.entrySets.intern(std::move(own));
  } else if (out && facts.identities[root].kind == Identity::Variable) {
    out = facts.entrySets.minus(out, runningAtStore(c.f, VarId(facts.identities[root].id)));
  }
  return facts.entrySets.unite(out, handedIn);
}

Tag Propagation::tagOf(const Context &c, const Event &e, Ref value) {
  if (program.instr(value).op == Op::Const)
    return {Sharing::Private, {}, 0};
  IdentityId object = identities.of(objectsOf(c), value);
  return {ofObject(c, value, baseOf(program, value)), object, nearAt(c, e, object)};
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
  a.guessed = c.guessed;
  a.assumed = c.assumed;
  return a;
}

void Propagation::moment(const Context &c, const Event &e) {
  Moment m{accessAt(c, e), static_cast<uint32_t>(facts.runs.size() - 1)};
  m.near = e.spawned;
  for (const Tag &tag : c.tags)
    m.near = facts.entrySets.unite(m.near, tag.near);
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
    if (!ofModule)
      a.object = identities.of(objectsOf(c), object);
    a.near = nearAt(c, e, a.object);
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
  Callees callees = calleesOf(program, c.f, e);
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
    next.guessed = c.guessed || (callees.functions.size() > 1 && !areSiblings(program, callees));
    next.received = receivedAt(c, e);
    next.pending = pendingAt(c, e);
    const FunctionInfo &callee = program.function(f);
    bool method = callee.owner && !callee.ir->is(ir::funcflag::StaticMethod);
    bool givesSelf = llvm::is_contained(program.valuesOf({info.module, ir::InstrId(call.a)}),
                                        AbstractValue{ValueKind::Function, f.v, {}}); // `Base.method(self)`
    bool constructs = callee.ir->name == knownName(known::__init__) && !callees.classes.empty();
    if (constructs)
      next.tags.push_back({Sharing::Private, identities.ofResult(objectsOf(c), {info.module, e.where}), 0});
    else if (e.property) // of what is loaded from, or of the object of a `with`
      next.tags.push_back(
          tagOf(c, e, {info.module, ir::InstrId(call.op == Op::EndWith ? m.instrs[call.c].a : call.a)}));
    else if (method && givesSelf)
      ; // among the arguments
    else if (method && m.instrs[call.a].op == Op::LoadAttr)
      next.tags.push_back(tagOf(c, e, {info.module, ir::InstrId(m.instrs[call.a].a)}));
    else if (method)
      next.tags.push_back({ofBound(c, {info.module, ir::InstrId(call.a)}, f), {}, 0});
    for (const ir::Arg &arg : e.property ? llvm::ArrayRef<ir::Arg>() : m.argsOf(call)) {
      if (arg.kind != ir::ArgKind::Positional)
        break;
      next.tags.push_back(tagOf(c, e, {info.module, arg.value}));
    }
    if (!e.property)
      next.skipped = branches.skippedIn(f, {info.module, e.where}, method && !givesSelf ? 1 : 0);
    enqueue(std::move(next));
  }
}

void Propagation::spawned(const Context &c, const Event &e) {
  EntrySetId active = activeAt(c, e);
  for (EntryId started : facts.entrySets.get(e.entries)) {
    identities.give(started, c.f, objectsOf(c));
    if (c.owner != started)
      starts.insert({c.owner, started, active, e.joined});
    if (facts.entrySets.contains(active, started))
      flow.startedAgain(started, c.assumed);
    for (EntryId other : facts.entrySets.get(active))
      if (other != started)
        facts.parallelEntries[other.v][started.v] = facts.parallelEntries[started.v][other.v] = true;
  }
  for (EntryId started : facts.entrySets.get(e.entries))
    for (const auto &objects : facts.entries[started].objects)
      for (IdentityId object : objects)
        for (EntryId other : facts.entrySets.get(nearAt(c, e, object)))
          if (other != started)
            startBeside(other, started);
  if (!e.inLoop)
    return;
  for (EntryId a : facts.entrySets.get(e.entries)) // started together, as elements of one list
    for (EntryId b : facts.entrySets.get(e.entries))
      if (a != b)
        startBeside(a, b);
}

void Propagation::visit(const Context &given) {
  Context now = given;
  facts.runs.push_back({given.f, given.owner, {}, objectsOf(given)});
  for (const Tag &tag : given.tags)
    facts.runs.back().parameters.push_back(tag.sharing);
  for (const Event &e : facts.summaries[given.f.v].events) {
    if (isSkipped(given.skipped, e.where.v))
      continue;
    if (e.published && !now.tags.empty() && now.tags[0].sharing == Sharing::Private &&
        program.function(now.f).owner)
      now.tags[0].sharing = Sharing::Shared;
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

void Propagation::run() {
  facts.parallelEntries.assign(facts.entries.size(), std::vector<bool>(facts.entries.size()));
  facts.startedBeside = facts.parallelEntries;
  relateHandlers(flow);
  addRoots();
  while (!queue.empty()) {
    Context c = std::move(queue.front());
    queue.pop_front();
    visit(c);
  }
  separateCaptured();
  for (uint32_t e = 0; e < facts.entries.size(); ++e)
    if (isStartedInLoop(EntryId(e))) {
      facts.entries[EntryId(e)].together = true;
      facts.entries[EntryId(e)].guarded = false;
    }
  multiply();
  addDescendants();
  identities.ground();
  sortAccesses(facts.accesses);
  llvm::stable_sort(facts.moments, [](const Moment &a, const Moment &b) {
    return std::tie(a.where.module.v, a.where.instr.v) < std::tie(b.where.module.v, b.where.instr.v);
  });
}

void propagate(Flow &flow) { Propagation(flow).run(); }

} // namespace threadlint
