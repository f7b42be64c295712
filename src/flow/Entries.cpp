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
  case Base::Parameter: return Sharing::Shared;
  case Base::Fresh:
  case Base::Created: return b.inLoop || b.kind == Base::Fresh ? Sharing::PerThread : Sharing::Shared;
  case Base::Element: return Sharing::PerThread;
  case Base::Other: return Sharing::Unknown;
  }
  return Sharing::Unknown;
}

/// The objects that the target's parameters denote: the receiver of a bound method, then `args=(...)` or the rest.
static llvm::SmallVector<Sharing, 2> argumentSharing(const Program &program, Ref call, const Api &api, Ref target) {
  llvm::SmallVector<Sharing, 2> out;
  const ir::Module &m = program.irOf(call.module);
  const ir::Instr &t = program.instr(target);
  bool bound = llvm::any_of(program.valuesOf(target),
                            [](const AbstractValue &v) { return v.kind == ValueKind::BoundMethod; });
  if (bound)
    out.push_back(t.op == Op::LoadAttr ? sharingOf(program, {call.module, ir::InstrId(t.a)}) : Sharing::Unknown);
  int index = 0;
  for (const ir::Arg &arg : m.argsOf(program.instr(call))) {
    bool positional = arg.kind == ir::ArgKind::Positional;
    if (positional && index++ > api.targetIndex && api.argsIndex == -2)
      out.push_back(api.effect == Effect::Map ? Sharing::PerThread : sharingOf(program, {call.module, arg.value}));
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
    flow.facts.entries.push(std::move(e));
  }
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
      for (const AbstractValue &v : program.valuesOf({call.module, ir::InstrId(module.instrs[i].a)}))
        if (v.kind == ValueKind::Class)
          made[v.id].push_back(call);
    }
  }
  for (uint32_t c = 0; c < program.classCount(); ++c) {
    if (!isThreadKind(program.objectKindOf(ClassId(c))))
      continue;
    FuncId run = program.findMethod(ClassId(c), "run");
    if (!run)
      continue;
    for (Ref call : made[c])
      flow.facts.entries.push({run, call, resultSite(program, call), {}, RunsOn::NewThread, false, {Sharing::PerThread}});
    if (made[c].empty() && program.function(run).owner == ClassId(c))
      flow.facts.entries.push({run, {}, {}, {}, RunsOn::NewThread, false, {Sharing::PerThread}});
  }
}

void collectEntries(Flow &flow) {
  for (Ref call : flow.program.handOvers())
    addHandOver(flow, call);
  addThreadClasses(flow);
  for (uint32_t e = 0; e < flow.facts.entries.size(); ++e) {
    const Entry &entry = flow.facts.entries[EntryId(e)];
    if (entry.handle)
      flow.byHandle[entry.handle].push_back(EntryId(e));
    if (entry.pool)
      flow.byPool[entry.pool].push_back(EntryId(e));
    flow.byFunction[entry.function].push_back(EntryId(e));
    if (!entry.creation.module.isNone())
      flow.byCreation[(uint64_t(entry.creation.module.v) << 32) | entry.creation.instr.v].push_back(EntryId(e));
  }
}

} // namespace threadlint
