// Walks from all threads, modules and public functions over the events, with the objects behind parameters.
#include "flow/LockOrder.h"
#include "flow/Entries.h"
#include "model/LockStates.h"

namespace threadlint {

using ir::Op;

LockOrder::LockOrder(const Program &program, const Facts &facts)
    : program(program), facts(facts), entrySets(facts.entrySets), signalSets(facts.signalSets),
      objects(program) {
  if (facts.locks.empty())
    return;
  for (uint32_t l = 0; l < facts.locks.size(); ++l)
    variables.push_back(variableOf(program, facts.locks[LockId(l)]));
  for (uint32_t e = 0; e < facts.entries.size(); ++e)
    if (const Entry &entry = facts.entries[EntryId(e)]; entry.isFollowed() && !entry.creation.module.isNone())
      createdIn[program.functionOf(entry.creation)].push_back(EntryId(e));
  for (const DecoratorLock &d : locksOfDecorators(program, facts, variables))
    decorated[d.function].push_back(d);
  findWhatMatters();
  findHandShakes();
  addRoots();
  while (!queue.empty()) {
    Context c = std::move(queue.front());
    queue.pop_front();
    visit(c);
  }
}

void LockOrder::enqueue(Context c) {
  uint64_t key = llvm::hash_combine(c.f.v, c.owner.v, c.active, c.joined, c.received, uint32_t(c.byCaller));
  for (TermId t : c.parameters)
    key = llvm::hash_combine(key, t.v);
  for (const HeldLock &h : c.held)
    key = llvm::hash_combine(key, h.lock.v, h.owner.v, h.where.instr.v, h.where.module.v);
  if (c.calls.size() > MaxDepth || !seen.insert(key >> 1).second || ++count[{c.f.v, c.owner.v}] > MaxContexts)
    return;
  queue.push_back(std::move(c));
}

/// `with lock` or `lock.acquire()`; else the context manager.
Ref LockOrder::lockExpression(Ref acquire) const {
  const ir::Module &m = program.irOf(acquire.module);
  const ir::Instr &in = m[acquire.instr];
  if (in.op == Op::With)
    return {acquire.module, ir::InstrId(in.a)};
  if (in.op != Op::Call)
    return {};
  const ir::Instr &callee = m.instrs[in.a];
  if (callee.op == Op::LoadAttr && NameId(callee.b) == knownName(known::acquire))
    return {acquire.module, ir::InstrId(callee.a)};
  return in.c == 1 ? Ref{acquire.module, m.argsOf(in)[0].value} : Ref(); // `stack.enter_context(lock)`
}

/// It waits until it has the lock.
bool LockOrder::blocks(Ref acquire) const {
  const ir::Module &m = program.irOf(acquire.module);
  const ir::Instr &in = m[acquire.instr];
  if (in.op != Op::Call)
    return true;
  const ir::Instr &callee = m.instrs[in.a];
  if (callee.op != Op::LoadAttr || NameId(callee.b) != knownName(known::acquire))
    return true;
  return llvm::all_of(m.argsOf(in), [&](const ir::Arg &arg) {
    const ir::Instr &value = m[arg.value];
    bool forEver = value.op == Op::Unary && ir::Operator(value.aux) == ir::Operator::Neg; // `timeout=-1`
    return forEver || (value.op == Op::Const && (ir::ConstKind(value.aux) == ir::ConstKind::True ||
                                                 ir::ConstKind(value.aux) == ir::ConstKind::None));
  });
}

/// A context manager or helper takes the lock: what it is there.
HeldLock LockOrder::inHelper(const Context &c, const Event &e, Ref value, FuncId helper) {
  const FunctionInfo &info = program.function(helper);
  Context inside;
  inside.f = helper;
  const ir::Module &m = program.irOf(value.module);
  const ir::Instr &in = m[value.instr];
  bool method = info.owner && !info.ir->is(ir::funcflag::StaticMethod);
  bool called = in.op == Op::Call && llvm::is_contained(program.calleesOf(value).functions, helper);
  if (!called) // `__enter__` of the object itself
    inside.parameters.push_back(objects.of(c.parameters, value));
  else if (method && m.instrs[in.a].op == Op::LoadAttr)
    inside.parameters.push_back(objects.of(c.parameters, {value.module, ir::InstrId(m.instrs[in.a].a)}));
  if (called)
    for (const ir::Arg &arg : m.argsOf(in)) {
      if (arg.kind != ir::ArgKind::Positional)
        break;
      inside.parameters.push_back(objects.of(c.parameters, {value.module, arg.value}));
    }
  for (const Event &own : facts.summaries[helper.v].events)
    if (own.kind == EventKind::Acquire && own.lock == e.lock) {
      Ref expression = lockExpression({info.module, own.where});
      return expression.module.isNone() || expression == value ? HeldLock() : lockAt(inside, own, expression);
    }
  return {};
}

HeldLock LockOrder::lockAt(const Context &c, const Event &e, Ref value) {
  HeldLock out;
  out.lock = e.lock;
  out.where = {program.function(c.f).module, e.where};
  const Lock &lock = facts.locks[e.lock];
  VarId stored = variables[e.lock.v];
  if (!lock.site || value.module.isNone()) {
    const ir::Instr *in = value.module.isNone() ? nullptr : &program.instr(value);
    TermId of = in && in->op == Op::LoadAttr ? objects.of(c.parameters, {value.module, ir::InstrId(in->a)})
                                             : TermId();
    if (of && objects.get(of).kind == Term::Element) // drawn from a container: of one class, most likely
      out.owner = of;
    return out;
  }
  bool ofObject = stored && program.variable(stored).root == VarRoot::InstanceAttr;
  const Site &site = program.site(lock.site);
  if (stored && !ofObject && !site.inLoop) {
    out.single = true;
    return out;
  }
  TermId t = objects.of(c.parameters, value);
  if (t && ofObject) {
    const Term &term = objects.get(t);
    bool named = term.kind == Term::Attribute && program.instr(value).op == Op::LoadAttr;
    // `self.lock`, and `self.changed` of `Condition(self.lock)`, are the lock of `self`.
    out.owner = named ? term.whole : t;
    if (objects.get(out.owner).kind == Term::Self) // of whatever subclass
      out.owner = objects.intern({Term::Self, program.variable(stored).owner, {}});
    return out;
  }
  out.owner = t;
  return out;
}

EntrySetId LockOrder::activeAt(const Context &c, const Event &e) {
  return entrySets.unite(entrySets.minus(c.active, e.joined), e.spawned);
}

void LockOrder::wait(const Context &c, const Event &e, llvm::ArrayRef<HeldLock> own, Waiting w) {
  const FunctionInfo &info = program.function(c.f);
  w.held = c.held;
  w.held.append(own.begin(), own.end());
  w.function = c.f;
  static_cast<Access &>(w.situation) = accessOf(info.module, e);
  w.situation.owner = c.owner;
  w.situation.active = activeAt(c, e);
  w.situation.received = signalSets.unite(c.received, e.received);
  w.situation.pending = signalSets.unite(c.pending, e.pending);
  w.situation.byCaller = c.byCaller;
  w.situation.guessed = c.guessed;
  w.situation.ofMain = c.ofMain;
  w.calls = c.calls;
  uint64_t key = llvm::hash_combine(c.f.v, e.where.v, c.owner.v, uint32_t(w.kind), w.taken.lock.v,
                                    w.taken.owner.v, c.byCaller, w.situation.active);
  for (const HeldLock &h : w.held)
    key = llvm::hash_combine(key, h.lock.v, h.owner.v, h.via.module.v, h.via.instr.v);
  if (reported.insert(key >> 1).second)
    found.push_back(std::move(w));
}

/// Locks that the function has given back by then.
void LockOrder::drop(llvm::SmallVectorImpl<HeldLock> &own, const Event &e, FuncId f) const {
  const ir::Module &m = program.irOf(program.function(f).module);
  llvm::erase_if(own, [&](const HeldLock &h) {
    const ir::Instr &taken = m[h.where.instr];
    bool left = taken.op == Op::With && e.where.v >= taken.c;
    return left || !facts.locksets.contains(e.held, h.lock);
  });
}

/// `other.lock` of a parameter that nobody is seen to give, while `self.lock` is held: of the same class.
void LockOrder::nameAfterOwn(const Context &c, Ref value, llvm::ArrayRef<HeldLock> own, HeldLock &taken) {
  const ir::Module &m = program.irOf(value.module);
  const ir::Instr &in = m[value.instr];
  if (in.op != Op::LoadAttr)
    return;
  TermId whole = objects.of(c.parameters, {value.module, ir::InstrId(in.a)});
  if (!whole || objects.get(whole).kind != Term::Given)
    return;
  for (const HeldLock &h : own) {
    VarId stored = variables[h.lock.v];
    if (!h.owner || objects.get(h.owner).kind != Term::Self || !stored ||
        program.text(program.variable(stored).name) != m.text(NameId(in.b)))
      continue;
    taken.lock = h.lock;
    taken.owner = whole;
  }
}

/// Of several locks that the expression may be, here it is not this one.
bool LockOrder::isAnother(const Context &c, Ref value, const Lock &lock) {
  TermId t = value.module.isNone() || !lock.site ? TermId() : objects.of(c.parameters, value);
  if (!t || objects.get(t).kind != Term::Made || objects.get(t).id == lock.site.v)
    return false;
  const Site &site = program.site(SiteId(objects.get(t).id));
  ObjectKind kind = program.objectKindOf(site.where);
  return kind == ObjectKind::Lock || kind == ObjectKind::RLock;
}

void LockOrder::acquire(const Context &c, const Event &e, llvm::SmallVectorImpl<HeldLock> &own) {
  Ref at{program.function(c.f).module, e.where};
  const Lock &lock = facts.locks[e.lock];
  if (lock.perCall)
    return;
  Ref value = lockExpression(at);
  if (isAnother(c, value, lock))
    return;
  HeldLock taken;
  taken.lock = e.lock;
  taken.where = at;
  const ir::Module &m = program.irOf(at.module);
  FuncId helper;
  if (!value.module.isNone() && program.objectKindOf(value) == ObjectKind::None &&
      !llvm::any_of(program.valuesOf(value),
                    [](const AbstractValue &v) { return v.kind == ValueKind::ApiInstance; })) {
    for (const AbstractValue &v : program.valuesOf(value))
      if (v.kind == ValueKind::Instance)
        helper = program.findMethod(ClassId(v.id), "__enter__");
    if (!helper && m[value.instr].op == Op::Call) {
      Callees callees = program.calleesOf(value);
      helper = callees.functions.size() == 1 ? callees.functions[0] : FuncId();
    }
  }
  taken = helper ? inHelper(c, e, value, helper) : lockAt(c, e, value);
  taken.lock = e.lock;
  taken.where = at;
  if (!taken.isKnown() && !value.module.isNone())
    nameAfterOwn(c, value, own, taken);
  if (blocks(at) && !isCounting(lock.kind)) {
    Waiting w{};
    w.kind = Waiting::Lock;
    w.taken = taken;
    w.certain = e.certain;
    wait(c, e, own, std::move(w));
  }
  own.push_back(taken);
}

/// Of the overrides of a method, the one of the class that the object is made of.
void LockOrder::resolveOverrides(const Context &c, const Event &e, Callees &callees) {
  const FunctionInfo &info = program.function(c.f);
  const ir::Module &m = program.irOf(info.module);
  const ir::Instr &call = m[e.where];
  if (callees.functions.size() < 2 || call.op != Op::Call || m.instrs[call.a].op != Op::LoadAttr ||
      !areOverrides(program, callees))
    return;
  TermId object = objects.of(c.parameters, {info.module, ir::InstrId(m.instrs[call.a].a)});
  if (!object || objects.get(object).kind != Term::Made)
    return;
  for (const AbstractValue &v : program.valuesOf(program.site(SiteId(objects.get(object).id)).where))
    if (v.kind == ValueKind::Instance)
      if (FuncId f = program.findMethod(ClassId(v.id), m.text(NameId(m.instrs[call.a].b)));
          f && llvm::is_contained(callees.functions, f))
        callees.functions = {f};
}

void LockOrder::call(const Context &c, const Event &e, llvm::ArrayRef<HeldLock> own) {
  const FunctionInfo &info = program.function(c.f);
  const ir::Module &m = program.irOf(info.module);
  const ir::Instr &call = m[e.where];
  Callees callees = calleesOf(program, c.f, e);
  resolveOverrides(c, e, callees);
  bool overrides = (e.base.kind == Base::Self && !e.base.indirect) || areOverrides(program, callees) ||
                   areSiblings(program, callees);
  if (callees.functions.size() > (overrides ? 3 : 1))
    return;
  for (FuncId f : callees.functions) {
    const FunctionInfo &callee = program.function(f);
    if (!matters[f.v] || (c.owner && callee.ir->is(ir::funcflag::Async) && !info.ir->is(ir::funcflag::Async)))
      continue;
    Context next;
    next.f = f;
    next.owner = c.owner;
    next.held = c.held;
    for (HeldLock h : own) {
      h.via = {info.module, e.where};
      next.held.push_back(h);
    }
    next.active = activeAt(c, e);
    next.joined = entrySets.unite(c.joined, e.joined);
    next.received = signalSets.unite(c.received, e.received);
    next.pending = signalSets.unite(c.pending, e.pending);
    next.byCaller = c.byCaller;
    next.ofMain = c.ofMain;
    next.guessed = c.guessed || callees.functions.size() > 1;
    next.calls = c.calls;
    next.calls.push_back({info.module, e.where});
    bool method = callee.owner && !callee.ir->is(ir::funcflag::StaticMethod);
    bool givesSelf = !e.property && llvm::is_contained(program.valuesOf({info.module, ir::InstrId(call.a)}),
                                                       AbstractValue{ValueKind::Function, f.v, {}});
    if (callee.ir->name == knownName(known::__init__) && !callees.classes.empty())
      next.parameters.push_back(objects.of(c.parameters, {info.module, e.where}));
    else if (e.property)
      next.parameters.push_back(objectOf(c, e));
    else if (method && !givesSelf && m.instrs[call.a].op == Op::LoadAttr) {
      Ref receiver{info.module, ir::InstrId(m.instrs[call.a].a)};
      bool super = llvm::any_of(program.valuesOf(receiver),
                                [](const AbstractValue &v) { return v.kind == ValueKind::Super; });
      next.parameters.push_back(super && !c.parameters.empty() ? c.parameters[0]
                                                               : objects.of(c.parameters, receiver));
    } else if (method && !givesSelf)
      next.parameters.push_back({});
    uint32_t count = callee.ir->paramEnd - callee.ir->paramBegin;
    for (uint32_t i = static_cast<uint32_t>(next.parameters.size()); !e.property && i < count; ++i) {
      Ref argument = argumentAt(program, {info.module, e.where}, f, i);
      next.parameters.push_back(argument.module.isNone() ? TermId() : objects.of(c.parameters, argument));
    }
    enqueue(std::move(next));
  }
}

/// Locks that the callee takes for its caller.
void LockOrder::keepTaken(const Context &c, const Event &e, llvm::SmallVectorImpl<HeldLock> &taken) {
  Ref at{program.function(c.f).module, e.where};
  Callees callees = e.property ? Callees() : program.calleesOf(at);
  if (callees.functions.size() != 1 || program.instr(at).op != Op::Call)
    return;
  for (LockId l : facts.locksets.get(facts.summaries[callees.functions[0].v].acquired)) {
    Event own = e;
    own.lock = l;
    HeldLock h = inHelper(c, own, at, callees.functions[0]);
    h.lock = l;
    h.where = at;
    taken.push_back(h);
  }
}

/// Threads that the function makes, with the objects that it gives them.
void LockOrder::startEntries(const Context &c) {
  auto it = createdIn.find(c.f);
  if (it == createdIn.end())
    return;
  for (EntryId e : it->second) {
    const Entry &entry = facts.entries[e];
    if (!matters[entry.function.v])
      continue;
    Context next;
    next.f = entry.function;
    next.owner = e;
    const FunctionInfo &info = program.function(entry.function);
    for (Ref value : argumentValues(program, entry))
      next.parameters.push_back(value.module.isNone() || program.functionOf(value) != c.f
                                    ? TermId()
                                    : objects.of(c.parameters, value));
    bool bare = next.parameters.empty() || !next.parameters[0];
    if (info.owner && bare && entry.start == Start::Run && entry.handle) {
      if (next.parameters.empty())
        next.parameters.push_back({});
      next.parameters[0] = objects.ofMade(entry.handle);
    } else if (info.owner && bare) {
      if (next.parameters.empty())
        next.parameters.push_back({});
      next.parameters[0] = objects.ofSelf(info.owner);
    }
    enqueue(std::move(next));
  }
}

void LockOrder::visit(const Context &c) {
  startEntries(c);
  llvm::SmallVector<HeldLock, 2> own = ofDecorators(c), taken;
  size_t always = own.size();
  for (const Event &e : eventsOf(c.f)) {
    drop(taken, e, c.f);
    own.truncate(always);
    own.append(taken.begin(), taken.end());
    switch (e.kind) {
    case EventKind::Acquire: {
      size_t before = own.size();
      acquire(c, e, own);
      if (own.size() > before)
        taken.push_back(own.back());
      break;
    }
    case EventKind::Call:
      call(c, e, own);
      keepTaken(c, e, taken);
      break;
    case EventKind::Join: {
      ApiId api = program.instr({program.function(c.f).module, e.where}).op == Op::Call
                      ? program.apiOf({program.function(c.f).module, e.where})
                      : ApiId();
      Effect effect = api ? program.model().api(api).effect : Effect::Join;
      if (effect == Effect::Wait || effect == Effect::Get) // for what the thread sends last
        break;
      Waiting w{};
      w.kind = Waiting::Join;
      w.entries = e.entries;
      wait(c, e, own, std::move(w));
      break;
    }
    case EventKind::State:
      if (e.object) {
        Waiting w{};
        w.kind = Waiting::Call;
        wait(c, e, own, std::move(w));
      }
      break;
    case EventKind::Access:
    case EventKind::Release:
    case EventKind::Spawn:
      break;
    }
  }
}

bool LockOrder::isRunByMany(const Waiting &w) const {
  return w.situation.byCaller || (w.situation.owner && facts.entries[w.situation.owner].many);
}

bool LockOrder::mayMeet(const Waiting &a, const Waiting &b) const {
  for (const HeldLock &x : a.held)
    for (const HeldLock &y : b.held)
      if (x.isSame(y))
        return false;
  return mayRunBeside(a, b);
}

bool LockOrder::mayRunBeside(const Waiting &a, const Waiting &b) const {
  const Situation &s = a.situation, &t = b.situation;
  if (s.owner.isNone() && t.owner.isNone())
    return s.byCaller && t.byCaller;
  if (s.owner == t.owner)
    return facts.entries[s.owner].many;
  bool parallel = (t.owner && entrySets.contains(s.active, t.owner)) ||
                  (s.owner && entrySets.contains(t.active, s.owner)) ||
                  (s.owner && t.owner && facts.parallelEntries[s.owner.v][t.owner.v]);
  return parallel && !isOrdered(s, t) && !isOrdered(t, s);
}

/// As Facts::isOrdered, with the sets of this walk.
bool LockOrder::isOrdered(const Situation &first, const Situation &second) const {
  return llvm::any_of(signalSets.get(first.pending), [&](SignalId s) {
    const Signal &signal = facts.signals[s];
    // A lock that may be one of several looks as if it were given back unheld.
    auto lock = llvm::find_if(facts.locks, [&](const Lock &l) { return l.site == signal.site; });
    if (lock != facts.locks.end() && lock->kind == ObjectKind::Lock &&
        !handShakes.contains(LockId(static_cast<uint32_t>(lock - facts.locks.begin()))))
      return false;
    bool sentOften = signal.several || (first.owner && facts.entries[first.owner].many);
    return signalSets.contains(second.received, s) && !(signal.kind == Signal::One && sentOften);
  });
}

} // namespace threadlint
