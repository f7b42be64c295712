// The functions that run on threads of their own: thread targets, run methods, pool tasks, request handlers.
#include "flow/Impl.h"

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

/// The objects that the target's parameters denote: the receiver of a bound method, then `args=(...)` or the
/// rest.
static llvm::SmallVector<Sharing, 2> argumentSharing(const Program &program, Ref call, const Api &api,
                                                     Ref target) {
  llvm::SmallVector<Sharing, 2> out;
  const ir::Module &m = program.irOf(call.module);
  const ir::Instr &t = program.instr(target);
  bool bound = llvm::any_of(program.valuesOf(target),
                            [](const AbstractValue &v) { return v.kind == ValueKind::BoundMethod; });
  if (bound)
    out.push_back(t.op == Op::LoadAttr ? sharingOf(program, {call.module, ir::InstrId(t.a)})
                                       : Sharing::Unknown);
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

static bool runsBesideItsCreator(RunsOn r) { return r == RunsOn::NewThread || r == RunsOn::PoolThread; }

static SiteId receiverSite(const Program &program, Ref call) {
  for (const AbstractValue &v : program.valuesOf({call.module, ir::InstrId(program.instr(call).a)}))
    if (v.kind == ValueKind::ApiMethod && v.site)
      return v.site;
  return {};
}

/// `ThreadPoolExecutor(max_workers=1)`, `ThreadPool(1)`.
static bool isPoolOfOne(const Program &program, SiteId pool) {
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

static SiteId resultSite(const Program &program, Ref call) {
  for (const AbstractValue &v : program.valuesOf(call))
    if ((v.kind == ValueKind::ApiInstance || v.kind == ValueKind::Instance) && v.site &&
        program.site(v.site).where == call)
      return v.site;
  return {};
}

static void addHandler(Flow &flow, Ref call, ClassId handler) {
  for (llvm::StringRef name : {"handle", "do_GET", "do_POST", "do_HEAD", "do_PUT", "do_DELETE"}) {
    FuncId f = flow.program.findMethod(handler, name);
    if (!f)
      continue;
    Entry e{f, call, {}, {}, RunsOn::NewThread, true, {Sharing::PerThread}};
    flow.facts.entries.push(std::move(e));
  }
}

static void addHandOver(Flow &flow, Ref call) {
  const Program &program = flow.program;
  ApiId apiId = program.apiOf(call);
  if (!apiId)
    return;
  const Api &api = program.model().api(apiId);
  if (!runsBesideItsCreator(api.runsOn))
    return;
  Ref target = program.targetArgument(call);
  if (target.module.isNone())
    return;
  for (const AbstractValue &v : program.valuesOf(target))
    if (v.kind == ValueKind::Class)
      addHandler(flow, call, ClassId(v.id));
  for (FuncId f : program.functionsOf(target)) {
    Entry e{f, call, resultSite(program, call), {}, api.runsOn, api.effect == Effect::Map, {}};
    e.arguments = argumentSharing(program, call, api, target);
    if (api.effect == Effect::Submit || api.effect == Effect::Map)
      e.pool = receiverSite(program, call);
    e.serial = e.pool && isPoolOfOne(program, e.pool);
    e.many &= !e.serial;
    flow.facts.entries.push(std::move(e));
  }
}

/// A server class of the project that runs its handlers on threads, and the handler class it is given.
static void addHandlers(Flow &flow, Ref call) {
  const Program &program = flow.program;
  for (const ir::Arg &arg : program.irOf(call.module).argsOf(program.instr(call)))
    for (const AbstractValue &v : program.valuesOf({call.module, arg.value}))
      if (v.kind == ValueKind::Class && program.objectKindOf(ClassId(v.id)) == ObjectKind::RequestHandler)
        addHandler(flow, call, ClassId(v.id));
}

/// One entry for each place that instantiates a Thread subclass; one without a place if nobody does.
static void addThreadClasses(Flow &flow) {
  const Program &program = flow.program;
  std::vector<llvm::SmallVector<Ref, 1>> made(program.classCount());
  for (uint32_t m = 0; m < program.modules().size(); ++m) {
    const ir::Module &module = program.irOf(ModuleId(m));
    for (uint32_t i = 0; i < module.instrs.size(); ++i) {
      if (module.instrs[i].op != Op::Call || module.instrs[i].has(ir::flag::Decorator))
        continue;
      Ref call{ModuleId(m), ir::InstrId(i)};
      for (const AbstractValue &v : program.valuesOf({call.module, ir::InstrId(module.instrs[i].a)})) {
        if (v.kind != ValueKind::Class)
          continue;
        made[v.id].push_back(call);
        if (program.objectKindOf(ClassId(v.id)) == ObjectKind::ThreadingServer)
          addHandlers(flow, call);
      }
    }
  }
  for (uint32_t c = 0; c < program.classCount(); ++c) {
    if (!isThreadKind(program.objectKindOf(ClassId(c))))
      continue;
    FuncId run = program.findMethod(ClassId(c), "run");
    if (!run)
      continue;
    for (Ref call : made[c])
      flow.facts.entries.push(
          {run, call, resultSite(program, call), {}, RunsOn::NewThread, false, {Sharing::PerThread}});
    bool inherited = false; // by a class that is instantiated
    for (uint32_t d = 0; d < program.classCount() && !inherited; ++d)
      inherited = !made[d].empty() && program.isSubclass(ClassId(d), ClassId(c)) &&
                  program.findMethod(ClassId(d), "run") == run;
    if (!inherited && program.function(run).owner == ClassId(c))
      flow.facts.entries.push({run, {}, {}, {}, RunsOn::NewThread, false, {Sharing::PerThread}});
  }
}

/// Objects that a thread signals once, outside of loops: an event it sets, a barrier it reaches, a queue for
/// its result.
static void addSignals(Flow &flow, EntryId e) {
  const Program &program = flow.program;
  const FunctionInfo &info = program.function(flow.facts.entries[e].function);
  const ir::Module &m = program.irOf(info.module);
  unsigned loops = 0;
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const ir::Instr &in = m.instrs[i];
    loops += in.op == Op::Loop;
    loops -= in.op == Op::EndLoop;
    Ref call{info.module, ir::InstrId(i)};
    ApiId api = in.op == Op::Call && !loops ? program.apiOf(call) : ApiId();
    if (!api)
      continue;
    const Api &a = program.model().api(api);
    bool barrier = a.effect == Effect::Wait && llvm::StringRef(a.name).contains("Barrier");
    if (a.effect == Effect::Notify || a.effect == Effect::Put || barrier)
      if (SiteId s = receiverSite(program, call))
        flow.bySignal[s].push_back(e);
  }
}

/// `self.thread = Thread(...)`: the next one takes the place of this one.
static bool isKeptInSlot(const Program &program, Ref creation) {
  const ir::Module &m = program.irOf(creation.module);
  const FunctionInfo &info = program.function(program.functionOf(creation));
  for (uint32_t i = creation.instr.v + 1; i < info.ir->end; ++i) {
    const ir::Instr &in = m.instrs[i];
    if (in.op == Op::StoreAttr && in.c == creation.instr.v)
      return true;
    if (in.op == Op::Store && in.c == creation.instr.v && info.ir->kind != ir::FuncKind::Module &&
        program.variable(program.variablesOf({creation.module, ir::InstrId(i)})[0]).root == VarRoot::Global)
      return true;
  }
  return false;
}

/// The objects that arguments of a call, and elements of its argument tuples, denote; and receivers of bound
/// methods.
static void addHandedOver(Flow &flow, Ref call) {
  const Program &program = flow.program;
  const ir::Module &m = program.irOf(call.module);
  auto add = [&](ir::InstrId value) {
    for (const AbstractValue &v : program.valuesOf({call.module, value}))
      if (v.site)
        flow.handedToThreads.insert(v.site);
  };
  for (const ir::Arg &arg : m.argsOf(program.instr(call))) {
    const ir::Instr &value = m[arg.value];
    add(arg.value);
    if (value.op == Op::LoadAttr)
      add(ir::InstrId(value.a));
    if (ir::hasArgs(value.op))
      for (const ir::Arg &element : m.argsOf(value))
        add(element.value);
  }
}

static constexpr uint32_t MaxEntries =
    4096; ///< facts about pairs of entries take the square of it; the rest is not followed

void collectEntries(Flow &flow) {
  for (Ref call : flow.program.handOvers())
    addHandOver(flow, call);
  addThreadClasses(flow);
  if (flow.facts.entries.size() > MaxEntries)
    flow.facts.entries.resize(MaxEntries);
  const Program &program = flow.program;
  for (uint32_t e = 0; e < flow.facts.entries.size(); ++e) {
    const Entry &entry = flow.facts.entries[EntryId(e)];
    if (entry.handle)
      flow.byHandle[entry.handle].push_back(EntryId(e));
    if (entry.pool)
      flow.byPool[entry.pool].push_back(EntryId(e));
    flow.byFunction[entry.function].push_back(EntryId(e));
    addSignals(flow, EntryId(e));
    if (entry.handle)
      flow.handedToThreads.insert(entry.handle);
    if (!entry.creation.module.isNone()) {
      addHandedOver(flow, entry.creation);
      flow.facts.entries[EntryId(e)].inSlot = isKeptInSlot(program, entry.creation);
      flow.byCreation[(uint64_t(entry.creation.module.v) << 32) | entry.creation.instr.v].push_back(
          EntryId(e));
    }
  }
}

} // namespace threadlint
