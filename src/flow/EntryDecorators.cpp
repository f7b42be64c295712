// Functions that a decorator registers with a framework, or runs on a thread whenever they are called.
#include "flow/Entries.h"

namespace threadlint {

using ir::Op;

static llvm::SmallVector<Sharing, 2> parameters(const Program &program, FuncId f) {
  const FunctionInfo &info = program.function(f);
  llvm::SmallVector<Sharing, 2> out(program.irOf(info.module).paramsOf(*info.ir).size(), Sharing::PerThread);
  if (info.owner && !info.ir->is(ir::funcflag::StaticMethod) && !out.empty())
    out[0] = Sharing::Shared;
  return out;
}

/// `@app.route("/")`, `@shared_task`: true when the decorator is modelled as one.
bool EntryFinder::addDecorated(Ref call) {
  const ir::Instr &in = program.instr(call);
  ApiId id = program.apiOf(call);
  Ref maker{call.module, ir::InstrId(in.a)};
  if (!id && program.instr(maker).op == Op::Call)
    id = program.apiOf(maker);
  if (!id || !program.model().api(id).decorator || program.model().api(id).effect == Effect::Acquire)
    return false;
  const Api &api = program.model().api(id);
  bool starts = api.effect == Effect::Spawn || api.effect == Effect::Submit;
  for (FuncId f : program.functionsOf({call.module, program.irOf(call.module).argsOf(in)[0].value})) {
    bool async = program.function(f).ir->is(ir::funcflag::Async);
    Entry e{f, call, {}, {}, async ? RunsOn::Loop : api.runsOn, api.effect == Effect::Handle, {}};
    e.start = starts ? Start::Task : api.effect == Effect::Handle ? Start::Handler : Start::Callback;
    e.arguments = parameters(program, f);
    if (starts)
      decoratedWith[f] = &api;
    add(std::move(e));
  }
  return true;
}

namespace {

/// What a decorator does with the function it is given: by its parameter.
struct Starter {
  const Api *api;
  Ref call, target;
};
using Starters = llvm::DenseMap<VarId, Starter>;

} // namespace

/// Parameters that a thread started in the same function, or in one nested in it, runs or calls.
static Starters startersOf(const Program &program) {
  Starters out;
  auto add = [&](Ref callee, const Starter &starter) {
    if (program.instr(callee).op != Op::Load)
      return;
    VarId v = program.variablesOf(callee)[0];
    if (program.variable(v).root == VarRoot::Local && program.storesOf(v).empty())
      out.try_emplace(v, starter);
  };
  for (Ref call : program.handOvers()) {
    ApiId id = program.apiOf(call);
    if (!id)
      continue;
    const Api &api = program.model().api(id);
    bool thread = api.runsOn == RunsOn::NewThread || api.runsOn == RunsOn::PoolThread;
    bool starts =
        api.effect == Effect::Spawn || api.effect == Effect::SpawnSelf || api.effect == Effect::Submit;
    Ref target = program.targetArgument(call);
    if (!thread || !starts || target.module.isNone())
      continue;
    Starter starter{&api, call, target};
    add(target, starter);
    const ir::Instr &in = program.instr(target);
    if (in.op == Op::Call && in.c > 0) // `partial(f, ...)`
      add({target.module, program.irOf(target.module).argsOf(in)[0].value}, starter);
    for (FuncId f : program.functionsOf(target)) {
      const FunctionInfo &info = program.function(f);
      if (info.parent != program.functionOf(call))
        continue;
      const ir::Module &m = program.irOf(info.module);
      for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
        if (m.instrs[i].op == Op::Call)
          add({info.module, ir::InstrId(m.instrs[i].a)}, starter);
    }
  }
  return out;
}

/// The thread that a decorator starts: at once, or by a wrapper whenever the function is called.
void EntryFinder::addStarted(FuncId f, FuncId decorator, Ref applied, const Api &api, Ref call, Ref target) {
  Entry e{f, call, {}, {}, api.runsOn, false, parameters(program, f)};
  e.start = api.effect == Effect::Submit ? Start::Task : Start::Target;
  e.target = target;
  if (program.functionOf(call) == decorator)
    e.given = applied;
  else
    decoratedWith[f] = &api;
  add(std::move(e));
  auto nobodyKnows = [&](const Entry &one) { return one.function.isNone() && one.creation == call; };
  listed.erase(std::remove_if(listed.begin(), listed.end(), nobodyKnows), listed.end());
}

/// `@threaded` of the project.
void EntryFinder::addStartingDecorators() {
  Starters starters = startersOf(program);
  for (uint32_t i = 0; i < program.functionCount() && !starters.empty(); ++i) {
    FuncId f(i);
    const FunctionInfo &info = program.function(f);
    if (!info.ir->is(ir::funcflag::Decorated) || flow.madeBy[i].isNone() || decoratedWith.count(f))
      continue;
    const ir::Module &m = program.irOf(info.module);
    // Decorators are applied right after the function is made.
    for (uint32_t at = flow.madeBy[i].v + 1; at < m.instrs.size(); ++at) {
      const ir::Instr &in = m.instrs[at];
      if (in.op != Op::Call || !in.has(ir::flag::Decorator))
        break;
      for (FuncId d : program.functionsOf({info.module, ir::InstrId(in.a)})) {
        VarId parameter = program.parameter(d, 0);
        auto it = parameter ? starters.find(parameter) : starters.end();
        if (it == starters.end() || decoratedWith.count(f))
          continue;
        const Starter &s = it->second;
        addStarted(f, d, {info.module, ir::InstrId(at)}, *s.api, s.call, s.target);
      }
    }
  }
}

} // namespace threadlint
