// Calls that hand a callable to another thread of control -> entries.
#include "flow/Entries.h"

namespace threadlint {

using ir::Op;

SiteId receiverSite(const Program &program, Ref call) {
  for (const AbstractValue &v : program.valuesOf({call.module, ir::InstrId(program.instr(call).a)}))
    if (v.kind == ValueKind::ApiMethod && v.site)
      return v.site;
  return {};
}

SiteId resultSite(const Program &program, Ref call) {
  for (const AbstractValue &v : program.valuesOf(call))
    if ((v.kind == ValueKind::ApiInstance || v.kind == ValueKind::Instance) && v.site &&
        program.site(v.site).where == call)
      return v.site;
  return {};
}

static bool startsThreads(const Api &api) {
  return api.effect == Effect::Spawn || api.effect == Effect::SpawnSelf || api.effect == Effect::Submit ||
         api.effect == Effect::Map;
}

static Start startOf(const Api &api) {
  if (api.effect == Effect::Submit || api.effect == Effect::Map)
    return Start::Task;
  if (api.effect == Effect::Handle)
    return Start::Handler;
  return startsThreads(api) ? Start::Target : Start::Callback;
}

static bool isOpen(const Program &program, Ref call) {
  return llvm::any_of(program.irOf(call.module).argsOf(program.instr(call)), [](const ir::Arg &arg) {
    return arg.kind == ir::ArgKind::Star || arg.kind == ir::ArgKind::DoubleStar;
  });
}

static bool isSurelyNone(const Program &program, Ref value) {
  llvm::ArrayRef<AbstractValue> values = program.valuesOf(value);
  return !values.empty() &&
         llvm::all_of(values, [](const AbstractValue &v) { return v.kind == ValueKind::Const; });
}

/// A task's own pool, or for what happens when a future is done, the pool of its task.
void EntryFinder::addTask(Entry e, const Api &api, Ref call) {
  bool isTask = e.start == Start::Task;
  if (isTask) {
    e.pool = receiverSite(program, call);
    if (e.handle && e.pool)
      poolOfFuture[e.handle] = e.pool;
  } else if (api.kind == ApiKind::Method) {
    SiteId future = receiverSite(program, call);
    e.pool = future ? poolOfFuture.lookup(future) : SiteId();
  }
  if (e.pool) {
    ApiId made = program.apiOf(program.site(e.pool).where);
    bool manager = !isTask && made && !isPoolKind(program.model().api(made).object);
    e.serial =
        poolSize(program, e.pool) == 1 || manager; // one thread of a process pool looks after its results
  }
  e.many &= !e.serial;
  add(std::move(e));
}

/// `Thread(target=server.serve_forever)`: the handlers of the server run on that thread.
void EntryFinder::addServed(const Api &api, Ref call, Ref target) {
  Entry e{{}, call, resultSite(program, call), {}, api.runsOn, false, {Sharing::PerThread}};
  e.start = Start::Handler;
  e.target = target;
  for (const AbstractValue &v : program.valuesOf(target)) {
    if (v.kind != ValueKind::ApiMethod || program.model().api(ApiId(v.id)).effect != Effect::Run)
      continue;
    if (v.site)
      addServer(program.site(v.site).where, e);
    const ir::Instr &in = program.instr(target);
    if (v.site || in.op != Op::LoadAttr)
      continue;
    for (const AbstractValue &self : program.valuesOf({target.module, ir::InstrId(in.a)}))
      if (self.kind == ValueKind::Instance)
        for (Ref server : made[self.id])
          addServer(server, e);
  }
}

/// The function that makes the thread starts it too, before it returns.
static bool startsItself(const Program &program, const Api &api, Ref call) {
  if (api.effect != Effect::SpawnSelf)
    return true;
  const FunctionInfo &info = program.function(program.functionOf(call));
  const ir::Module &m = program.irOf(call.module);
  for (uint32_t i = call.instr.v + 1; i < info.ir->end; ++i) {
    const ir::Instr &in = m.instrs[i];
    if (in.op != Op::Call || m.instrs[in.a].op != Op::LoadAttr ||
        NameId(m.instrs[in.a].b) != knownName(known::start))
      continue;
    for (const AbstractValue &v : program.valuesOf({call.module, ir::InstrId(m.instrs[in.a].a)}))
      if (v.site && program.site(v.site).where == call)
        return true;
  }
  return false;
}

/// `def spawn(f): Thread(target=f).start()`: each caller that names a function starts a thread of its own.
bool EntryFinder::addGiven(Entry e, const Api &api, Ref call, Ref target) {
  struct Given {
    Ref call, value;
  };
  llvm::SmallVector<Given, 8> todo{{{}, target}};
  std::vector<Entry> found;
  for (size_t at = 0; at < todo.size(); ++at) {
    Given given = todo[at];
    const ir::Instr &in = program.instr(given.value);
    VarId v = in.op == Op::Load ? program.variablesOf(given.value)[0] : VarId();
    FuncId f;
    uint32_t index = 0;
    if (v && program.storesOf(v).empty())
      std::tie(f, index) = parameterOf(program, v);
    if (f && f == program.functionOf(given.value)) {
      for (Ref caller : program.callersOf(f))
        if (Ref arg = argumentAt(program, caller, f, index); !arg.module.isNone() && todo.size() < MaxGivers)
          todo.push_back({caller, arg});
      continue;
    }
    if (at == 0 || given.call.module.isNone())
      return false;
    e.given = given.call;
    e.target = given.value;
    for (FuncId one : targetsOf(program, given.value)) {
      e.function = one;
      e.arguments.clear();
      addBound(program, given.value, e.arguments);
      found.push_back(e);
    }
  }
  if (found.empty() || !startsItself(program, api, call))
    return false;
  for (Entry &one : found)
    addTask(std::move(one), api, call);
  return true;
}

/// `def make(*args, **kwargs): return Thread(*args, **kwargs)`: callers name the target by its keyword.
bool EntryFinder::addPassedOn(const Api &api, Ref call) {
  const FunctionInfo &inside = program.function(program.functionOf(call));
  bool takesAny = llvm::any_of(program.irOf(inside.module).paramsOf(*inside.ir),
                               [](const ir::Param &p) { return p.kind == ir::ParamKind::VarKwargs; });
  bool found = false;
  for (Ref caller : takesAny ? program.callersOf(program.functionOf(call)) : llvm::ArrayRef<Ref>()) {
    const ir::Module &m = program.irOf(caller.module);
    for (const ir::Arg &arg : m.argsOf(program.instr(caller))) {
      if (arg.kind != ir::ArgKind::Keyword || m.text(arg.name) != api.target)
        continue;
      Entry e{{}, call, resultSite(program, call), {}, api.runsOn, false, {}};
      e.start = startOf(api);
      e.target = {caller.module, arg.value};
      if (startsItself(program, api, call))
        e.given = caller;
      for (FuncId f : targetsOf(program, e.target)) {
        e.function = f;
        e.arguments = argumentSharing(program, caller, api, e.target);
        addTask(e, api, call);
        found = true;
      }
    }
  }
  return found;
}

void EntryFinder::addTarget(const Api &api, Ref call, Ref target) {
  Entry e{{}, call, resultSite(program, call), {}, api.runsOn, false, {}};
  e.start = startOf(api);
  e.target = target;
  bool initialiser = e.start == Start::Callback && api.kind != ApiKind::Method && isPoolKind(api.object);
  e.many = api.effect == Effect::Map || api.effect == Effect::Handle || initialiser;
  if (initialiser)
    e.pool = e.handle, e.handle = {};
  size_t before = followed.size() + listed.size();
  bool byCallers = addGiven(e, api, call, target);
  llvm::SmallVector<FuncId, 2> functions;
  if (!byCallers)
    functions = targetsOf(program, target);
  // `for job in (load, scan): pool.submit(job)`; what `self.work` is depends on `self` alone.
  e.oneOfSeveral =
      functions.size() > 1 && program.instr(target).op != Op::LoadAttr && loopsAround(program, call) < 2;
  for (FuncId f : functions) {
    e.function = f;
    e.arguments = argumentSharing(program, call, api, target);
    if (e.start == Start::Handler) {
      e.arguments.resize(program.irOf(program.function(f).module).paramsOf(*program.function(f).ir).size(),
                         Sharing::PerThread);
      e.runsOn = program.function(f).ir->is(ir::funcflag::Async) ? RunsOn::Loop : api.runsOn;
    }
    addTask(e, api, call);
  }
  if (startsThreads(api))
    addServed(api, call, target);
  if (followed.size() + listed.size() > before || !startsThreads(api) || isSurelyNone(program, target))
    return;
  e.function = {};
  addTask(std::move(e), api, call);
}

/// `apply_async(f, callback=g)`: the pool calls g on a thread of its own, before the result is there.
void EntryFinder::addCallbacks(const Api &api, Ref call) {
  const ir::Module &m = program.irOf(call.module);
  uint32_t position = 0;
  for (const ir::Arg &arg : m.argsOf(program.instr(call))) {
    llvm::StringRef name = arg.kind == ir::ArgKind::Keyword ? m.text(arg.name) : llvm::StringRef();
    if (arg.kind == ir::ArgKind::Positional && position < api.params.size())
      name = api.params[position++];
    if (!llvm::is_contained(api.callbacks, name))
      continue;
    Entry e{{}, call, resultSite(program, call), receiverSite(program, call), RunsOn::PoolThread, false, {}};
    e.start = Start::Callback;
    e.target = {call.module, arg.value};
    e.serial = true;
    for (FuncId f : targetsOf(program, e.target)) {
      e.function = f;
      e.arguments.clear();
      addBound(program, e.target, e.arguments);
      add(e);
    }
  }
}

void EntryFinder::addHandOver(Ref call) {
  if (program.instr(call).has(ir::flag::Decorator) && addDecorated(call))
    return;
  for (ApiId id : program.handOverApis(call)) {
    const Api &api = program.model().api(id);
    // Futures of loops and of pools look alike: be sure which it is.
    bool mixed = api.effect == Effect::Callback && api.runsOn == RunsOn::PoolThread && !program.apiOf(call);
    if (!mixed)
      addHandOver(call, api);
  }
}

void EntryFinder::addHandOver(Ref call, const Api &api) {
  if (api.kind == ApiKind::Attribute || api.runsOn == RunsOn::SameThread)
    return;
  addCallbacks(api, call);
  Ref target = program.targetArgument(call, api);
  FuncId inside = program.functionOf(call);
  bool forwards = api.effect == Effect::SpawnSelf && api.kind == ApiKind::Method;
  if (forwards && program.function(inside).owner) {
    this->forwards[inside].push_back(call);
    return;
  }
  if (api.object == ObjectKind::ThreadingServer) {
    addServer(call, {{}, call, {}, {}, api.runsOn, true, {Sharing::PerThread}});
  } else if (!target.module.isNone()) {
    addTarget(api, call, target);
  } else if (startsThreads(api) && isOpen(program, call) && !addPassedOn(api, call)) {
    Entry unknown{{}, call, resultSite(program, call), {}, api.runsOn, false, {}};
    unknown.start = startOf(api);
    addTask(std::move(unknown), api, call);
  }
}

void EntryFinder::addHandOvers() {
  // What happens when a future is done belongs to the pool of its task, so tasks come first.
  auto isCallback = [&](Ref call) {
    return llvm::any_of(program.handOverApis(call),
                        [&](ApiId api) { return program.model().api(api).effect == Effect::Callback; });
  };
  for (Ref call : program.handOvers())
    if (!isCallback(call))
      addHandOver(call);
  for (Ref call : program.handOvers())
    if (isCallback(call))
      addHandOver(call);
  addStores();
}

/// `sys.excepthook = f`
void EntryFinder::addStores() {
  for (Ref store : program.hookStores()) {
    Ref target{store.module, ir::InstrId(program.instr(store).c)};
    Entry e{{}, store, {}, {}, program.model().api(program.apiStored(store)).runsOn, false, {}};
    e.start = Start::Callback;
    e.target = target;
    for (FuncId f : targetsOf(program, target)) {
      e.function = f;
      add(e);
    }
  }
}

} // namespace threadlint
