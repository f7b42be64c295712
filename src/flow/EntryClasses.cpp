// Classes whose methods somebody else calls on a thread: Thread subclasses, request handlers, finalizers.
#include "flow/Entries.h"

namespace threadlint {

using ir::Op;

/// The modelled ancestor that starts something: `threading.Thread`, `Timer`, `multiprocessing.Process`.
static const Api *startingBase(const Program &program, ClassId cls) {
  for (ApiId base : program.classInfo(cls).apiBases)
    if (const Api &api = program.model().api(base); api.effect == Effect::SpawnSelf)
      return &api;
  return nullptr;
}

/// The target that the constructor of a Thread subclass hands on to Thread, as this call gives it. True when
/// there is nothing more to know.
bool EntryFinder::addForwarded(ClassId cls, Ref call) {
  const Api &api = *startingBase(program, cls);
  FuncId init = program.findMethod(cls, "__init__");
  Ref forward{}, target{};
  for (ClassId k : program.classInfo(cls).mro)
    for (FuncId f : methods[k.v])
      if (auto it = forwards.find(f); forward.module.isNone() && it != forwards.end())
        forward = it->second.front();
  if (forward.module.isNone())
    return !init.isNone();
  FuncId inside = program.functionOf(forward);
  Ref given = program.targetArgument(forward);
  const ir::Module &m = program.irOf(call.module);
  if (given.module.isNone()) { // `super().__init__(*args, **kwargs)`
    for (const ir::Arg &arg : m.argsOf(program.instr(call)))
      if (arg.kind == ir::ArgKind::Keyword && m.text(arg.name) == api.target)
        target = {call.module, arg.value};
  } else {
    const ir::Module &fm = program.irOf(forward.module);
    const FunctionInfo &info = program.function(inside);
    uint32_t index = 0;
    for (const ir::Param &p : fm.paramsOf(*info.ir)) {
      const ir::Instr &in = program.instr(given);
      if (inside == init && in.op == Op::Load && NameId(in.a) == p.name) {
        target = argumentAt(program, call, init, index);
        if (target.module.isNone())
          return true; // the default: no target
      }
      ++index;
    }
    target = target.module.isNone() ? given : target;
  }
  if (target.module.isNone())
    return program.irOf(forward.module).argsOf(program.instr(forward)).empty();
  Entry e{{}, call, resultSite(program, call), {}, api.runsOn, false, {}};
  e.target = target;
  for (FuncId f : targetsOf(program, target)) {
    e.function = f;
    e.arguments = argumentSharing(program, target.module == call.module ? call : forward, api, target);
    ClassId owner = program.function(f).owner;
    if (owner && program.isSubclass(cls, owner) && !e.arguments.empty())
      e.arguments[0] = Sharing::PerThread; // a method of the thread object itself
    add(e);
  }
  return !e.function.isNone();
}

void EntryFinder::addConstruction(ClassId cls, Ref call, FuncId run) {
  const Api &api = *startingBase(program, cls);
  Entry e{run, call, resultSite(program, call), {}, api.runsOn, false, {Sharing::PerThread}};
  e.start = Start::Run;
  if (run)
    add(e);
  if (addForwarded(cls, call) || run || program.apiOf(call))
    return;
  bool given = false; // something that may be the target
  for (const ir::Arg &arg : program.irOf(call.module).argsOf(program.instr(call)))
    given |= arg.kind != ir::ArgKind::Positional;
  if (!given)
    return;
  e.start = Start::Target;
  e.arguments.clear();
  add(std::move(e));
}

/// One entry for each place that instantiates a Thread subclass; one without a place if nobody does.
void EntryFinder::addThreadClasses() {
  llvm::DenseSet<FuncId> constructed;
  for (uint32_t c = 0; c < program.classCount(); ++c) {
    const Api *base = startingBase(program, ClassId(c));
    if (!base)
      continue;
    FuncId run = program.findMethod(ClassId(c), "run");
    for (Ref call : made[c])
      addConstruction(ClassId(c), call, run);
    for (ClassId k : program.classInfo(ClassId(c)).mro)
      if (!made[c].empty())
        for (FuncId f : methods[k.v])
          constructed.insert(f);
    if (!run || program.function(run).owner != ClassId(c))
      continue;
    bool inherited = false; // by a class that is instantiated
    for (uint32_t d = 0; d < program.classCount() && !inherited; ++d)
      inherited = !made[d].empty() && program.isSubclass(ClassId(d), ClassId(c)) &&
                  program.findMethod(ClassId(d), "run") == run;
    if (inherited)
      continue;
    Entry e{run, {}, {}, {}, base->runsOn, false, {Sharing::PerThread}};
    e.start = Start::Run;
    add(std::move(e));
  }
  std::vector<std::pair<FuncId, Ref>> left; // constructors nobody is seen to call
  for (const auto &[init, calls] : forwards)
    if (!constructed.contains(init))
      for (Ref call : calls)
        left.push_back({init, call});
  llvm::sort(left, [](const auto &a, const auto &b) { return a.first < b.first; });
  for (const auto &[init, call] : left)
    if (Ref target = program.targetArgument(call); !target.module.isNone())
      addTarget(program.model().api(program.apiOf(call)), call, target);
}

/// The row with the methods that a server calls: of the class or the nearest modelled ancestor.
static const Api *handlerRow(const Program &program, ClassId cls) {
  const Model &model = program.model();
  for (ApiId base : program.classInfo(cls).apiBases)
    for (ApiId at = base; at; at = model.api(at).base.empty() ? ApiId() : model.findApi(model.api(at).base))
      if (!model.api(at).handlers.empty())
        return &model.api(at);
  return nullptr;
}

static bool isNamed(llvm::ArrayRef<llvm::StringRef> patterns, llvm::StringRef name) {
  return llvm::any_of(
      patterns, [&](llvm::StringRef p) { return p.consume_back("*") ? name.starts_with(p) : name == p; });
}

void EntryFinder::addHandlers(ClassId handler, Entry e) {
  const Api *row = handlerRow(program, handler);
  if (!row)
    row = &program.model().api(program.model().findApi("http.server.BaseHTTPRequestHandler"));
  llvm::SmallVector<llvm::StringRef, 8> seen; // the first in the MRO is called
  e.start = Start::Handler;
  for (ClassId k : program.classInfo(handler).mro)
    for (FuncId f : methods[k.v]) {
      const FunctionInfo &info = program.function(f);
      llvm::StringRef name = program.irOf(info.module).text(info.ir->name);
      if (!isNamed(row->handlers, name) || llvm::is_contained(seen, name))
        continue;
      seen.push_back(name);
      e.function = f;
      Entry one = e;
      one.arguments.assign(program.irOf(info.module).paramsOf(*info.ir).size(), Sharing::PerThread);
      if (row->oneObject && !one.arguments.empty())
        one.arguments[0] = Sharing::Shared;
      if (info.ir->is(ir::funcflag::Async))
        one.runsOn = RunsOn::Loop;
      add(std::move(one));
    }
}

/// The handler classes that the call which makes a server is given.
void EntryFinder::addServer(Ref call, Entry e) {
  if (program.instr(call).op != Op::Call)
    return;
  for (const ir::Arg &arg : program.irOf(call.module).argsOf(program.instr(call)))
    for (const AbstractValue &v : program.valuesOf({call.module, arg.value}))
      if (v.kind == ValueKind::Class)
        addHandlers(ClassId(v.id), e);
}

/// `super().__init__(address, Handler)` in the constructor of a server of the project.
void EntryFinder::addOwnHandlers(ClassId server) {
  for (FuncId f : methods[server.v]) {
    const FunctionInfo &info = program.function(f);
    const ir::Module &m = program.irOf(info.module);
    for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
      const ir::Instr &in = m.instrs[i];
      bool isInit = info.ir->name == knownName(known::__init__) && in.op == Op::Call &&
                    m.instrs[in.a].op == Op::LoadAttr &&
                    NameId(m.instrs[in.a].b) == knownName(known::__init__);
      if (isInit && program.handOverApis({info.module, ir::InstrId(i)}).empty())
        addServer({info.module, ir::InstrId(i)},
                  {{}, {info.module, ir::InstrId(i)}, {}, {}, RunsOn::NewThread, true, {}});
    }
  }
}

/// Handlers of frameworks, which run wherever the framework says, and handlers given to a server of the
/// project.
void EntryFinder::addHandlerClasses() {
  llvm::DenseSet<FuncId> seen;
  for (uint32_t c = 0; c < program.classCount(); ++c) {
    bool isServer = program.objectKindOf(ClassId(c)) == ObjectKind::ThreadingServer;
    if (isServer)
      addOwnHandlers(ClassId(c));
    if (isServer)
      for (Ref call : made[c])
        if (program.handOverApis(call).empty())
          addServer(call, {{}, call, {}, {}, RunsOn::NewThread, true, {}});
    const Api *row = handlerRow(program, ClassId(c));
    if (!row || row->runsOn == RunsOn::None)
      continue;
    size_t first = followed.size(), firstListed = listed.size();
    addHandlers(ClassId(c), {{}, {}, {}, {}, row->runsOn, true, {}});
    auto again = [&](const Entry &e) { return !seen.insert(e.function).second; };
    followed.erase(std::remove_if(followed.begin() + first, followed.end(), again), followed.end());
    listed.erase(std::remove_if(listed.begin() + firstListed, listed.end(), again), listed.end());
  }
}

void EntryFinder::addFinalizers() {
  for (uint32_t c = 0; c < program.classCount(); ++c)
    for (FuncId f : methods[c])
      if (program.function(f).ir->name == knownName(known::__del__)) {
        Entry e{f, {}, {}, {}, RunsOn::AnyThread, false, {}};
        e.start = Start::Finalizer;
        add(std::move(e));
      }
}

} // namespace threadlint
