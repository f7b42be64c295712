// Classes and modules that keep a lock -> the accesses of their public functions, as if all threads called
// them.
#include "flow/Containers.h"
#include "flow/Impl.h"
#include "llvm/ADT/StringSwitch.h"
#include <deque>

namespace threadlint {

using ir::Op;

namespace {

class PublicCalls {
public:
  explicit PublicCalls(Flow &flow) : flow(flow), program(flow.program), facts(flow.facts) {}
  void run();

private:
  enum class Phase : uint8_t {
    Beside, ///< other threads run
    Apart,  ///< named or made so that it runs before or after them: what it does without a lock says nothing
    Making, ///< nobody else has the object
  };
  using Tags = llvm::SmallVector<bool, 4>; ///< by parameter: all callers of the public function share it
  struct Context {
    FuncId f;
    LocksetId held = 0;
    Tags shared;
    Phase phase = Phase::Beside;
  };
  struct Visits {
    unsigned count = 0;
    bool unlocked = false;
  };
  static constexpr unsigned MaxContexts = 12; ///< a function; further ones are dropped
  static constexpr unsigned MaxOverrides = 3; ///< of a method called on `self`

  Flow &flow;
  const Program &program;
  Facts &facts;
  llvm::DenseSet<ClassId> classes; ///< that keep a lock, with those that inherit from them
  llvm::DenseSet<ModuleId> modules;
  std::deque<Context> queue;
  llvm::DenseSet<uint64_t> seen;
  llvm::DenseMap<FuncId, Visits> visits;

  void findKeepers();
  bool isPreparing(FuncId f, unsigned depth = 3) const;
  bool isRoot(FuncId f) const;
  bool isNamedApart(FuncId f) const;
  bool isStarter(FuncId f) const;
  Phase phaseOf(FuncId f) const;
  std::optional<Event> ofKeeper(ModuleId module, Event e) const;
  bool isCalledUnderLock(FuncId f) const;
  void addRoot(FuncId f);
  void enqueue(Context c);
  void drain();
  void visit(const Context &c);
  void access(const Context &c, const Event &e);
  void follow(const Context &c, const Event &e);
  void checkClaims(const Context &c, const Event &e, FuncId callee);
  bool isClaimed(FuncId f) const {
    return llvm::any_of(facts.claims, [&](const LockClaim &claim) { return claim.function == f; });
  }
  void addUsersOfDeclared();
  bool staysInside(FuncId caller, FuncId callee, bool onShared) const;
  bool isShared(const Context &c, const Base &b) const;
  bool isShared(const Context &c, Ref value) const {
    Base b = baseOf(program, value);
    return !b.indirect && isShared(c, b);
  }
  LocksetId heldAt(const Context &c, LocksetId here);
};

} // namespace

void PublicCalls::findKeepers() {
  for (auto [v, locks] : flow.lockVariables) {
    const Variable &var = program.variable(v);
    if (var.root == VarRoot::Global)
      modules.insert(var.module);
    else
      classes.insert(ClassId(var.owner));
  }
  for (auto [v, claim] : flow.declared) // sets only: the order does not matter
    if (program.variable(v).root == VarRoot::Global)
      modules.insert(program.variable(v).module);
    else
      classes.insert(ClassId(program.variable(v).owner));
  for (uint32_t c = 0; c < program.classCount(); ++c)
    if (llvm::any_of(program.classInfo(ClassId(c)).mro, [&](ClassId base) { return classes.contains(base); }))
      classes.insert(ClassId(c));
}

/// Only constructors call it, or what only they call.
bool PublicCalls::isPreparing(FuncId f, unsigned depth) const {
  if (isConstructor(program, f))
    return true;
  llvm::ArrayRef<Ref> calls = program.callersOf(f);
  return depth && !calls.empty() &&
         llvm::all_of(calls, [&](Ref call) { return isPreparing(program.functionOf(call), depth - 1); });
}

/// Its name says that it runs before or after the threads do, or that its caller has the lock.
bool PublicCalls::isNamedApart(FuncId f) const {
  const FunctionInfo &info = program.function(f);
  if (info.ir->name.isNone())
    return false;
  llvm::StringRef name = program.irOf(info.module).text(info.ir->name);
  for (llvm::StringRef word : {"locked", "no_lock", "nolock", "without_lock", "unsafe", "fork"})
    if (name.contains(word))
      return true;
  llvm::StringRef bare = name.trim('_');
  for (llvm::StringRef word :
       {"setup",   "set_up",   "start",     "init",      "load",     "open",      "close",
        "stop",    "shutdown", "shut_down", "terminate", "teardown", "tear_down", "kill",
        "destroy", "cleanup",  "clean_up",  "finalize",  "debug",    "dump"})
    if (bare.starts_with_insensitive(word))
      return true;
  return llvm::StringSwitch<bool>(name).Cases("__exit__", "__enter__", "join", true).Default(false);
}

/// It starts threads itself, or through calls and is called by nobody but who starts them.
bool PublicCalls::isStarter(FuncId f) const {
  const Summary &s = facts.summaries[f.v];
  if (!s.spawns)
    return false;
  return llvm::any_of(s.events, [](const Event &e) { return e.kind == EventKind::Spawn; }) ||
         isCalledByStarters(program, facts, f);
}

PublicCalls::Phase PublicCalls::phaseOf(FuncId f) const {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  if (isPreparing(f))
    return Phase::Making;
  if (isStarter(f) || isNamedApart(f))
    return Phase::Apart;
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) // who replaces the lock knows that nobody holds it
    if (m.instrs[i].op == Op::StoreAttr || m.instrs[i].op == Op::Store)
      for (VarId v : program.variablesOf({info.module, ir::InstrId(i)}))
        if (llvm::any_of(flow.lockVariables, [&](const auto &lock) { return lock.first == v; }))
          return Phase::Apart;
  return Phase::Beside;
}

/// Any thread may call it: public, or the body of a thread.
bool PublicCalls::isRoot(FuncId f) const {
  const FunctionInfo &info = program.function(f);
  if (info.ir->kind != ir::FuncKind::Def || isConstructor(program, f))
    return false;
  if (info.owner
          ? !classes.contains(info.owner) && !modules.contains(info.module)
          : !modules.contains(info.module) || program.function(info.parent).ir->kind != ir::FuncKind::Module)
    return false;
  if (flow.byFunction.count(f))
    return true;
  llvm::StringRef name = program.irOf(info.module).text(info.ir->name);
  if (!name.starts_with("__"))
    return !name.starts_with("_");
  return name.ends_with("__") && !llvm::StringSwitch<bool>(name)
                                      .Cases("__del__", "__repr__", "__str__", "__getstate__", true)
                                      .Cases("__reduce__", "__reduce_ex__", "__copy__", "__deepcopy__", true)
                                      .Cases("__hash__", "__init_subclass__", "__set_name__", true)
                                      .Default(false);
}

/// Whoever calls it in this program holds some lock: that is how it is meant to be called.
bool PublicCalls::isCalledUnderLock(FuncId f) const {
  llvm::ArrayRef<Ref> calls = program.callersOf(f);
  return !calls.empty() && llvm::all_of(calls, [&](Ref call) {
    FuncId caller = program.functionOf(call);
    if (auto it = visits.find(caller); it != visits.end() && !it->second.unlocked)
      return true;
    return facts.summaries[caller.v].own ||
           llvm::any_of(facts.summaries[caller.v].events, [&](const Event &e) {
             return e.kind == EventKind::Call && e.where == call.instr && !e.property && e.held;
           });
  });
}

void PublicCalls::addRoot(FuncId f) {
  const FunctionInfo &info = program.function(f);
  Context c{f, 0, {}, phaseOf(f)};
  c.shared.push_back(info.owner && !info.ir->is(ir::funcflag::StaticMethod));
  enqueue(std::move(c));
}

void PublicCalls::enqueue(Context c) {
  uint64_t key = llvm::hash_combine(c.f.v, c.held, static_cast<uint8_t>(c.phase));
  for (bool s : c.shared)
    key = llvm::hash_combine(key, s);
  Visits &v = visits[c.f];
  if (!seen.insert(key >> 1).second || v.count >= MaxContexts)
    return;
  ++v.count;
  v.unlocked |= c.held == 0 && c.phase == Phase::Beside;
  queue.push_back(std::move(c));
}

LocksetId PublicCalls::heldAt(const Context &c, LocksetId here) {
  return facts.locksets.unite(facts.locksets.unite(c.held, here), facts.summaries[c.f.v].own);
}

bool PublicCalls::isShared(const Context &c, const Base &b) const {
  switch (b.kind) {
  case Base::Self:
  case Base::Parameter:
    return b.parameter < c.shared.size() && c.shared[b.parameter];
  case Base::Global:
    return true;
  case Base::Captured: { // `self` of the method around it
    FuncId owner = ownerOfLocal(program, b.variable);
    return program.function(owner).owner && b.variable == program.parameter(owner, 0);
  }
  case Base::Fresh:
  case Base::Created:
  case Base::Element:
  case Base::Other:
    return false;
  }
  return false;
}

/// The contents of an attribute or global stand under its name, wherever the container was made. A container
/// that was taken out of a variable which is given others later may be nobody else's by now: none.
std::optional<Event> PublicCalls::ofKeeper(ModuleId module, Event e) const {
  if (!e.contents)
    return e;
  Ref container{module, containerUse(program, {module, e.where}).container};
  if (container.instr.isNone())
    return std::nullopt;
  bool direct = llvm::is_contained(program.variablesOf(container), e.place);
  if (!direct && flow.mutableVariables.contains(e.place))
    return std::nullopt;
  if (program.variable(e.place).root != VarRoot::Local)
    return e;
  const ir::Instr &load = program.instr(container);
  llvm::SmallVector<VarId, 2> variables = program.variablesOf(container);
  if (load.op != Op::LoadAttr || variables.size() != 1)
    return std::nullopt;
  e.place = variables[0];
  e.base = baseOf(program, {module, ir::InstrId(load.a)});
  return e;
}

void PublicCalls::access(const Context &c, const Event &event) {
  const FunctionInfo &info = program.function(c.f);
  std::optional<Event> found = ofKeeper(info.module, event);
  if (!found)
    return;
  const Event &e = *found;
  const Variable &place = program.variable(e.place);
  if (place.root == VarRoot::Local)
    return;
  bool declared = flow.declared.count(e.place);
  bool isOthers = e.base.kind == Base::Fresh || e.base.kind == Base::Created;
  if (place.root == VarRoot::InstanceAttr && (declared ? isOthers : e.base.indirect || !isShared(c, e.base)))
    return;
  Access a = accessOf(info.module, e);
  a.held = heldAt(c, e.held);
  bool apart = c.phase == Phase::Apart || isStarter(c.f);
  if (a.held == 0 && (c.phase == Phase::Making || (apart && !declared)))
    return;
  a.cover = heldAt(c, e.cover);
  a.readHeld = heldAt(c, e.readHeld);
  a.sharing = Sharing::Shared;
  a.byCaller = true;
  a.assumed = apart || info.ir->is(ir::funcflag::Async); // coroutines of one loop run in turn
  facts.guarded.push_back(a);
}

/// The callee belongs to the same class family or module: who is outside has locks of its own.
bool PublicCalls::staysInside(FuncId caller, FuncId callee, bool onShared) const {
  const FunctionInfo &from = program.function(caller), &to = program.function(callee);
  if (isConstructor(program, callee))
    return false;
  if (from.module == to.module)
    return true;
  return onShared && from.owner && to.owner &&
         (program.isSubclass(from.owner, to.owner) || program.isSubclass(to.owner, from.owner));
}

/// `# requires-lock: lock` of the callee.
void PublicCalls::checkClaims(const Context &c, const Event &e, FuncId callee) {
  if (c.phase == Phase::Making)
    return;
  for (uint32_t i = 0; i < facts.claims.size(); ++i) {
    const LockClaim &claim = facts.claims[i];
    if (claim.function == callee && claim.lockVariable &&
        facts.locksets.disjoint(claim.locks, heldAt(c, e.held)))
      facts.unlockedCalls.push_back({{program.function(c.f).module, e.where}, i});
  }
}

/// Functions anywhere that use what somebody has declared to be guarded.
void PublicCalls::addUsersOfDeclared() {
  for (uint32_t f = 0; f < facts.summaries.size() && !facts.claims.empty(); ++f) {
    FuncId user(f);
    if (visits.count(user) || isPreparing(user) || program.function(user).ir->kind != ir::FuncKind::Def)
      continue;
    bool uses = llvm::any_of(facts.summaries[f].events, [&](const Event &e) {
      if (e.kind == EventKind::Access)
        return flow.declared.count(e.place) != 0;
      return e.kind == EventKind::Call && !e.property &&
             llvm::any_of(program.calleesOf({program.function(user).module, e.where}).functions,
                          [&](FuncId callee) { return isClaimed(callee); });
    });
    if (uses && !isCalledUnderLock(user))
      addRoot(user);
    drain();
  }
}

void PublicCalls::follow(const Context &c, const Event &e) {
  const FunctionInfo &info = program.function(c.f);
  const ir::Module &m = program.irOf(info.module);
  const ir::Instr &call = m[e.where];
  Callees callees = calleesOf(program, c.f, e);
  if (callees.functions.empty() || callees.functions.size() > MaxOverrides || !callees.classes.empty())
    return;
  Ref receiver{info.module, {}};
  if (e.property)
    receiver.instr = ir::InstrId(call.op == Op::EndWith ? m.instrs[call.c].a : call.a);
  else if (m.instrs[call.a].op == Op::LoadAttr)
    receiver.instr = ir::InstrId(m.instrs[call.a].a);
  bool onShared = !receiver.instr.isNone() && isShared(c, receiver);
  bool onSuper = !receiver.instr.isNone() && llvm::any_of(program.valuesOf(receiver), [](const auto &v) {
    return v.kind == ValueKind::Super;
  });
  onShared |= onSuper && !c.shared.empty() && c.shared[0];
  for (FuncId f : callees.functions) {
    checkClaims(c, e, f);
    if (!staysInside(c.f, f, onShared))
      continue;
    const FunctionInfo &callee = program.function(f);
    bool method = callee.owner && !callee.ir->is(ir::funcflag::StaticMethod);
    bool givesSelf = !e.property && llvm::is_contained(program.valuesOf({info.module, ir::InstrId(call.a)}),
                                                       AbstractValue{ValueKind::Function, f.v, {}});
    Phase phase = c.phase == Phase::Beside && isNamedApart(f) ? Phase::Apart : c.phase;
    Context next{f, heldAt(c, e.held), {}, phase};
    if (method && !givesSelf)
      next.shared.push_back(onShared);
    for (const ir::Arg &arg : e.property ? llvm::ArrayRef<ir::Arg>() : m.argsOf(call)) {
      if (arg.kind != ir::ArgKind::Positional)
        break;
      next.shared.push_back(isShared(c, {info.module, arg.value}));
    }
    enqueue(std::move(next));
  }
}

void PublicCalls::visit(const Context &c) {
  for (const Event &e : facts.summaries[c.f.v].events) {
    switch (e.kind) {
    case EventKind::Access:
      access(c, e);
      break;
    case EventKind::Call:
      follow(c, e);
      break;
    case EventKind::Acquire:
    case EventKind::Release:
    case EventKind::Spawn:
    case EventKind::Join:
    case EventKind::State:
      break;
    }
  }
}

void PublicCalls::drain() {
  while (!queue.empty()) {
    Context c = std::move(queue.front());
    queue.pop_front();
    visit(c);
  }
}

void PublicCalls::run() {
  if (flow.lockVariables.empty() && facts.claims.empty())
    return;
  findKeepers();
  llvm::SmallVector<FuncId, 32> called;
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    if (!isRoot(FuncId(f)))
      continue;
    if (program.callersOf(FuncId(f)).empty())
      addRoot(FuncId(f));
    else
      called.push_back(FuncId(f));
  }
  drain();
  for (FuncId f : called) {
    if (!isCalledUnderLock(f))
      addRoot(f);
    drain();
  }
  addUsersOfDeclared();
  llvm::sort(facts.unlockedCalls);
  facts.unlockedCalls.erase(std::unique(facts.unlockedCalls.begin(), facts.unlockedCalls.end()),
                            facts.unlockedCalls.end());
  sortAccesses(facts.guarded);
  facts.guarded.erase(std::unique(facts.guarded.begin(), facts.guarded.end()), facts.guarded.end());
}

bool isCalledByStarters(const Program &program, const Facts &facts, FuncId f) {
  llvm::ArrayRef<Ref> calls = program.callersOf(f);
  return !calls.empty() && llvm::all_of(calls, [&](Ref call) {
    FuncId caller = program.functionOf(call);
    return facts.summaries[caller.v].spawns || program.function(caller).ir->kind == ir::FuncKind::Module;
  });
}

void findGuarded(Flow &flow) { PublicCalls(flow).run(); }

void sortAccesses(std::vector<Access> &accesses) {
  auto key = [](const Access &a) {
    return std::make_tuple(a.place.v, a.contents, !a.isWrite(), a.where.module.v, a.where.instr.v, a.owner.v,
                           a.held, a.cover, a.active, a.received, a.pending, static_cast<uint8_t>(a.sharing));
  };
  llvm::sort(accesses, [&](const Access &a, const Access &b) { return key(a) < key(b); });
}

} // namespace threadlint
