// Calls that hand a callable to another thread of control -> entries.
#include "flow/Entries.h"

namespace threadlint {

using ir::Op;

static Sharing sharingOf(const Program &program, Ref value) {
  const ir::Instr &in = program.instr(value);
  if (in.op == Op::Const)
    return Sharing::Private;
  Base b = baseOf(program, value);
  switch (b.kind) {
  case Base::Global:
  case Base::Self:
  case Base::Captured:
  case Base::Parameter:
    return Sharing::Shared;
  case Base::Fresh:
  case Base::Created:
    return b.inLoop || b.kind == Base::Fresh ? Sharing::PerThread : Sharing::Shared;
  case Base::Element:
    return Sharing::PerThread;
  case Base::Other:
    return Sharing::Unknown;
  }
  return Sharing::Unknown;
}

using Tags = llvm::SmallVector<Sharing, 2>;

/// The receiver of a bound method, the new object of a class, and what `partial` has bound already.
static void addBound(const Program &program, Ref target, Tags &out) {
  for (const AbstractValue &v : program.valuesOf(target)) {
    const ir::Instr &t = program.instr(target);
    if (v.kind == ValueKind::BoundMethod) {
      out.push_back(t.op == Op::LoadAttr ? sharingOf(program, {target.module, ir::InstrId(t.a)})
                                         : Sharing::Unknown);
      return;
    }
    if (v.kind == ValueKind::Class || v.kind == ValueKind::Instance) {
      out.push_back(v.kind == ValueKind::Class ? Sharing::Private : sharingOf(program, target));
      return;
    }
    if (v.kind != ValueKind::Partial || !v.site || program.site(v.site).where == target)
      continue;
    addBound(program, program.site(v.site).where, out);
    return;
  }
  const ir::Instr &call = program.instr(target);
  bool partial = call.op == Op::Call && !call.has(ir::flag::Decorator) && call.c > 0 &&
                 llvm::any_of(program.valuesOf(target),
                              [](const AbstractValue &v) { return v.kind == ValueKind::Partial; });
  if (!partial)
    return;
  llvm::ArrayRef<ir::Arg> args = program.irOf(target.module).argsOf(call);
  if (program.instr({target.module, args[0].value}).op != Op::Call)
    addBound(program, {target.module, args[0].value}, out);
  for (const ir::Arg &arg : args.drop_front())
    if (arg.kind == ir::ArgKind::Positional)
      out.push_back(sharingOf(program, {target.module, arg.value}));
}

Tags argumentSharing(const Program &program, Ref call, const Api &api, Ref target) {
  Tags out;
  const ir::Module &m = program.irOf(call.module);
  addBound(program, target, out);
  int index = 0;
  for (const ir::Arg &arg : m.argsOf(program.instr(call))) {
    bool positional = arg.kind == ir::ArgKind::Positional;
    bool isMap = api.effect == Effect::Map;
    if (positional && index++ > api.targetIndex && (api.argsIndex == -2 || isMap))
      out.push_back(isMap ? Sharing::PerThread : sharingOf(program, {call.module, arg.value}));
    bool tuple = (positional && index - 1 == api.argsIndex) ||
                 (arg.kind == ir::ArgKind::Keyword && arg.name == knownName(known::args));
    const ir::Instr &value = m[arg.value];
    if (tuple && (value.op == Op::MakeTuple || value.op == Op::MakeList))
      for (const ir::Arg &element : m.argsOf(value))
        out.push_back(sharingOf(program, {call.module, element.value}));
  }
  return out;
}

SiteId receiverSite(const Program &program, Ref call) {
  for (const AbstractValue &v : program.valuesOf({call.module, ir::InstrId(program.instr(call).a)}))
    if (v.kind == ValueKind::ApiMethod && v.site)
      return v.site;
  return {};
}

bool isPoolOfOne(const Program &program, SiteId pool) {
  Ref made = program.site(pool).where;
  const ir::Module &m = program.irOf(made.module);
  if (program.instr(made).op != Op::Call)
    return false;
  for (const ir::Arg &arg : m.argsOf(program.instr(made))) {
    const ir::Instr &value = m[arg.value];
    bool one = value.op == Op::Const && ir::ConstKind(value.aux) == ir::ConstKind::Int && value.a == 1;
    bool named = arg.kind == ir::ArgKind::Keyword &&
                 (m.text(arg.name) == "max_workers" || m.text(arg.name) == "processes");
    bool counts = arg.kind == ir::ArgKind::Positional || named;
    if (counts)
      return one;
  }
  return false;
}

SiteId resultSite(const Program &program, Ref call) {
  for (const AbstractValue &v : program.valuesOf(call))
    if ((v.kind == ValueKind::ApiInstance || v.kind == ValueKind::Instance) && v.site &&
        program.site(v.site).where == call)
      return v.site;
  return {};
}

Ref argumentAt(const Program &program, Ref call, FuncId callee, uint32_t parameter) {
  const FunctionInfo &info = program.function(callee);
  llvm::ArrayRef<ir::Param> params = program.irOf(info.module).paramsOf(*info.ir);
  if (parameter >= params.size())
    return {};
  const ir::Module &m = program.irOf(call.module);
  const ir::Instr &in = m[call.instr];
  uint32_t at = 0;
  for (const AbstractValue &v : program.valuesOf({call.module, ir::InstrId(in.a)}))
    if (v.kind == ValueKind::BoundMethod || v.kind == ValueKind::Class || v.kind == ValueKind::Instance)
      at = 1; // `self` is not written
  llvm::StringRef name = program.irOf(info.module).text(params[parameter].name);
  bool open = false;
  for (const ir::Arg &arg : m.argsOf(in)) {
    open |= arg.kind == ir::ArgKind::Star;
    bool byPosition = arg.kind == ir::ArgKind::Positional && !open && at++ == parameter;
    if (byPosition || (arg.kind == ir::ArgKind::Keyword && m.text(arg.name) == name))
      return {call.module, arg.value};
  }
  return {};
}

/// The parameter that a local variable is: (function, index); none for others.
static std::pair<FuncId, uint32_t> parameterOf(const Program &program, VarId v) {
  const Variable &var = program.variable(v);
  if (var.root != VarRoot::Local)
    return {};
  FuncId local = program.irOf(var.module).scopes[ir::ScopeId(var.owner)].function;
  FuncId f = program.globalFunction(var.module, local);
  const FunctionInfo &info = program.function(f);
  if (info.ir->scope.v != var.owner)
    return {};
  uint32_t index = 0;
  for (const ir::Param &p : program.irOf(var.module).paramsOf(*info.ir)) {
    if (program.irOf(var.module).text(p.name) == program.text(var.name))
      return {f, index};
    ++index;
  }
  return {};
}

/// Where a value that nobody can tell comes from: the stores to its variable, the arguments of the callers.
static void addGivers(const Program &program, Ref at, llvm::SmallVectorImpl<Ref> &out) {
  const ir::Instr &in = program.instr(at);
  if (in.op == Op::Select) {
    out.push_back({at.module, ir::InstrId(in.a)});
    out.push_back({at.module, ir::InstrId(in.b)});
  }
  if (in.op != Op::Load && in.op != Op::LoadAttr)
    return;
  for (VarId v : program.variablesOf(at)) {
    for (Ref store : program.storesOf(v))
      if (uint32_t value = program.instr(store).c; value != UINT32_MAX)
        out.push_back({store.module, ir::InstrId(value)});
    auto [f, index] = parameterOf(program, v);
    if (f.isNone())
      continue;
    for (Ref call : program.callersOf(f))
      if (Ref arg = argumentAt(program, call, f, index); !arg.module.isNone())
        out.push_back(arg);
  }
}

static void addFunctions(const Program &program, Ref value, llvm::SmallVectorImpl<FuncId> &out) {
  for (FuncId f : program.functionsOf(value))
    if (!llvm::is_contained(out, f))
      out.push_back(f);
  for (const AbstractValue &v : program.valuesOf(value))
    if (v.kind == ValueKind::Class)
      if (FuncId init = program.findMethod(ClassId(v.id), "__init__"); init && !llvm::is_contained(out, init))
        out.push_back(init);
}

constexpr size_t MaxGivers = 256; ///< values looked at to find the functions of one target

llvm::SmallVector<FuncId, 2> targetsOf(const Program &program, Ref value) {
  llvm::SmallVector<FuncId, 2> out;
  addFunctions(program, value, out);
  if (!out.empty() || !program.mayBeUnknown(value))
    return out;
  llvm::SmallVector<Ref, 8> todo{value};
  for (size_t at = 0; at < todo.size() && todo.size() < MaxGivers; ++at) {
    llvm::SmallVector<Ref, 8> givers;
    if (at == 0 || (program.mayBeUnknown(todo[at]) && program.functionsOf(todo[at]).empty()))
      addGivers(program, todo[at], givers);
    for (Ref giver : givers)
      if (!llvm::is_contained(todo, giver)) {
        todo.push_back(giver);
        addFunctions(program, giver, out);
      }
  }
  llvm::sort(out);
  return out;
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
        isPoolOfOne(program, e.pool) || manager; // one thread of a process pool looks after its results
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
  for (FuncId f : byCallers ? llvm::SmallVector<FuncId, 2>() : targetsOf(program, target)) {
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
  for (ApiId id : program.handOverApis(call))
    addHandOver(call, program.model().api(id));
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
  } else if (startsThreads(api) && isOpen(program, call)) {
    Entry unknown{{}, call, resultSite(program, call), {}, api.runsOn, false, {}};
    unknown.start = startOf(api);
    addTask(std::move(unknown), api, call);
  }
}

void EntryFinder::addHandOvers() {
  // What happens when a future is done belongs to the pool of its task, so tasks come first.
  auto isCallback = [&](Ref call) {
    return llvm::any_of(program.handOverApis(call), [&](ApiId api) {
      return program.model().api(api).effect == Effect::Callback;
    });
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
