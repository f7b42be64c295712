// Program + Facts -> where code runs besides the plain flow of the main thread.
#include "checks/Borders.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

static constexpr size_t MaxThreadsOf = 8;

bool isCoroutine(const Program &program, FuncId f) { return program.function(f).ir->is(ir::funcflag::Async); }

/// Runs as soon as it is called.
static bool runsAtOnce(const Program &program, FuncId f) {
  return (program.function(f).ir->flags & (ir::funcflag::Async | ir::funcflag::Generator)) == 0;
}

void Borders::indexCalls() {
  callsIn.resize(program.functionCount());
  auto add = [&](Ref at, FuncId callee) {
    if (!callee || !runsAtOnce(program, callee))
      return;
    FuncId caller = program.functionOf(at);
    callsIn[caller.v].push_back(uint32_t(calls.size()));
    calls.push_back({caller, at, callee});
  };
  for (uint32_t m = 0; m < program.modules().size(); ++m) {
    const ir::Module &module = program.irOf(ModuleId(m));
    for (uint32_t i = 0; i < module.instrs.size(); ++i) {
      const Instr &in = module.instrs[i];
      Ref at{ModuleId(m), InstrId(i)};
      if (in.op == Op::LoadAttr)
        add(at, program.propertyOf(at));
      if (in.op != Op::Call || in.has(ir::flag::Decorator))
        continue;
      Callees callees = program.calleesOf(at);
      if (callees.functions.size() == 1 && callees.apis.empty())
        add(at, callees.functions[0]);
    }
  }
}

void Borders::arrive(Border border, FuncId f, Arrival how) {
  Arrival &arrival = arrivals[unsigned(border)][f.v];
  if (!arrival)
    arrival = how;
}

/// Breadth first, so that the ways are the shortest.
void Borders::spread(Border border, std::vector<FuncId> todo) {
  for (size_t next = 0; next < todo.size(); ++next)
    for (uint32_t c : callsIn[todo[next].v]) {
      const Hop &hop = calls[c];
      if (arrival(hop.callee, border))
        continue;
      arrive(border, hop.callee, {arrival(hop.caller, border).entry, hop.call});
      todo.push_back(hop.callee);
    }
}

void Borders::spreadThread(EntryId entry) {
  std::vector<FuncId> todo{context.facts.entries[entry].function};
  if (isCoroutine(program, todo[0]))
    return;
  for (size_t next = 0; next < todo.size(); ++next) {
    llvm::SmallVector<EntryId, 2> &on = threads[todo[next].v];
    if (llvm::is_contained(on, entry) || on.size() > MaxThreadsOf)
      continue;
    on.push_back(entry);
    for (uint32_t c : callsIn[todo[next].v])
      todo.push_back(calls[c].callee);
  }
}

static std::optional<Border> borderOf(const CheckContext &context, const Entry &e) {
  if (e.start == Start::Finalizer)
    return Border::Finalizer;
  bool call = !e.creation.module.isNone() && context.program.instr(e.creation).op == Op::Call;
  auto isOf = [&](llvm::StringRef module) {
    return call && llvm::any_of(context.program.calleesOf(e.creation).apis,
                                [&](ApiId a) { return context.model.api(a).name.starts_with(module); });
  };
  switch (e.runsOn) {
  case RunsOn::NewThread:
  case RunsOn::PoolThread:
    return Border::Thread;
  case RunsOn::Process:
    return Border::Process;
  case RunsOn::Loop:
    return Border::Loop;
  case RunsOn::MainThread:
    if (isOf("signal."))
      return Border::Signal;
    return isOf("atexit.") ? std::optional(Border::Exit) : std::nullopt;
  case RunsOn::AnyThread:
    return isOf("weakref.") ? std::optional(Border::Finalizer) : std::nullopt;
  case RunsOn::None:
  case RunsOn::Interpreter:
  case RunsOn::SameThread:
    return std::nullopt;
  }
  return std::nullopt;
}

Borders::Borders(const CheckContext &context) : context(context), program(context.program) {
  indexCalls();
  threads.resize(program.functionCount());
  std::vector<FuncId> first[BorderCount];
  for (auto &of : arrivals)
    of.resize(program.functionCount());
  for (uint32_t f = 0; f < program.functionCount(); ++f)
    if (isCoroutine(program, FuncId(f))) {
      arrive(Border::Loop, FuncId(f), {{}, {}, true});
      first[unsigned(Border::Loop)].push_back(FuncId(f));
    }
  const auto &entries = context.facts.entries;
  for (uint32_t e = 0; e < entries.size(); ++e) {
    const Entry &entry = entries[EntryId(e)];
    std::optional<Border> border = entry.function ? borderOf(context, entry) : std::nullopt;
    if (!border || (*border != Border::Loop && isCoroutine(program, entry.function)))
      continue;
    arrive(*border, entry.function, {EntryId(e), {}});
    first[unsigned(*border)].push_back(entry.function);
    if (*border == Border::Thread)
      spreadThread(EntryId(e));
  }
  for (unsigned b = 0; b < BorderCount; ++b)
    spread(Border(b), std::move(first[b]));
  for (auto &on : threads)
    if (on.size() > MaxThreadsOf)
      on.clear();
}

void Borders::relate(FuncId f, Border border, Finding &finding) const {
  for (unsigned hops = 0; hops < 5; ++hops) {
    const Arrival &how = arrival(f, border);
    if (how.call.module.isNone()) {
      if (how.entry && !context.facts.entries[how.entry].creation.module.isNone())
        finding.related.push_back(context.related(context.facts.entries[how.entry].creation,
                                                  "`" + nameOf(program, f) + "` is handed over here"));
      return;
    }
    finding.related.push_back(context.related(how.call, "`" + nameOf(program, f) + "` is called here"));
    f = program.functionOf(how.call);
  }
}

static bool callsNamed(const Program &program, FuncId f, llvm::ArrayRef<llvm::StringRef> names) {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    NameId name = m.instrs[i].op == Op::Call ? calleeName(m, m.instrs[i]) : NameId();
    if (name && llvm::is_contained(names, m.text(name)))
      return true;
  }
  return false;
}

bool asksWhereItRuns(const Program &program, FuncId f) {
  return callsNamed(program, f,
                    {"get_ident", "current_thread", "currentThread", "main_thread", "get_running_loop",
                     "_get_running_loop", "is_running", "current_task", "in_main_thread", "getpid",
                     "isInIOThread", "get_native_id"});
}

bool makesLoop(const Program &program, FuncId f) {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    NameId name = m.instrs[i].op == Op::Call ? calleeName(m, m.instrs[i]) : NameId();
    if (name && (llvm::is_contained({"new_event_loop", "set_event_loop"}, m.text(name)) ||
                 callsOneOf(program, {info.module, InstrId(i)}, {"asyncio.run", "asyncio.Runner"})))
      return true;
  }
  return false;
}

void keepRuntimesWith(const CheckContext &context, Finding &finding, llvm::StringRef api) {
  ApiId id = context.model.findApi(api);
  llvm::erase_if(finding.runtimes, [&](llvm::StringRef name) {
    return id && !context.model.exists(id, context.model.runtime(context.model.findRuntime(name)));
  });
}

bool callsOneOf(const Program &program, Ref call, llvm::ArrayRef<llvm::StringRef> names) {
  ApiId id = program.apiOf(call);
  return id && llvm::is_contained(names, llvm::StringRef(program.model().api(id).name));
}

InstrId userOf(const Program &program, Ref value) {
  const ir::Module &m = program.irOf(value.module);
  const ir::Function &f = *program.function(program.functionOf(value)).ir;
  for (uint32_t i = value.instr.v + 1; i < f.end; ++i) {
    bool uses = false;
    forEachOperand(m, m.instrs[i], [&](InstrId operand) { uses |= operand == value.instr; });
    if (uses)
      return InstrId(i);
  }
  return {};
}

bool isDropped(const Program &program, Ref call, bool toTheEnd) {
  const ir::Module &m = program.irOf(call.module);
  if (m[call.instr].has(ir::flag::Discarded))
    return true;
  InstrId user = userOf(program, call);
  if (!user || m[user].op != Op::Store || ir::ScopeKind(m[user].aux) != ir::ScopeKind::Local)
    return false;
  const ir::Function &f = *program.function(program.functionOf(call)).ir;
  for (uint32_t i = f.begin; i < f.end; ++i) {
    const Instr &in = m.instrs[i];
    bool reads = (in.op == Op::Load || in.op == Op::Del) && in.a == m[user].a && in.b == m[user].b;
    bool waits = toTheEnd && i > user.v && in.op == Op::Await;
    if (reads || waits)
      return false;
  }
  return !f.is(ir::funcflag::UsesLocals);
}

} // namespace threadlint
