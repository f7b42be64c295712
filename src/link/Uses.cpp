// After the fixpoint: who calls a function, who stores to a variable, which functions are used as values.
#include "link/Infer.h"
#include "llvm/ADT/STLExtras.h"

namespace threadlint {

using ir::Instr;
using ir::Op;

static void markEscaping(Program::Impl &p, const ValueSet &values) {
  for (const AbstractValue &v : values)
    if (v.kind == ValueKind::Function || v.kind == ValueKind::BoundMethod)
      p.escaping[v.id] = true;
}

static void indexCall(Program::Impl &p, Ref call, const ir::Module &m, const Instr &in) {
  for (const AbstractValue &v : p.values({call.module, ir::InstrId(in.a)})) {
    FuncId f;
    if (v.kind == ValueKind::Function || v.kind == ValueKind::BoundMethod)
      f = FuncId(v.id);
    else if (v.kind == ValueKind::Class)
      f = p.methodOf(ClassId(v.id), p.initName);
    else if (v.kind == ValueKind::Instance)
      f = p.methodOf(ClassId(v.id), p.callName);
    if (f && !in.has(ir::flag::Decorator))
      p.callers[f.v].push_back(call);
    ApiId api = v.kind == ValueKind::Api || v.kind == ValueKind::ApiMethod ? ApiId(v.id)
                : v.kind == ValueKind::Class && !p.classes[v.id].apiBases.empty()
                    ? p.classes[v.id].apiBases[0]
                    : ApiId();
    if (api && p.model->api(api).runsOn != RunsOn::None &&
        (p.handOvers.empty() || !(p.handOvers.back() == call)))
      p.handOvers.push_back(call);
  }
  if (!in.has(ir::flag::Decorator)) {
    for (const ir::Arg &arg : m.argsOf(in))
      markEscaping(p, p.values({call.module, arg.value}));
    return;
  }
  // `@app.route("/")`: the call before it made the decorator.
  const Instr &maker = m.instrs[in.a];
  if (maker.op != Op::Call)
    return;
  for (const AbstractValue &v : p.values({call.module, ir::InstrId(maker.a)}))
    if ((v.kind == ValueKind::Api || v.kind == ValueKind::ApiMethod) && p.model->api(ApiId(v.id)).decorator &&
        p.model->api(ApiId(v.id)).runsOn != RunsOn::None)
      p.handOvers.push_back(call);
}

ApiId Program::Impl::apiStored(Ref store) {
  const Instr &in = instr(store);
  for (const AbstractValue &v : values({store.module, ir::InstrId(in.a)}))
    if (v.kind == ValueKind::Api && model->api(ApiId(v.id)).kind == ApiKind::Module)
      return apiOfSym(joined(sym(model->api(ApiId(v.id)).name), symOf(store.module, NameId(in.b))));
  return {};
}

static void indexStore(Program::Impl &p, Ref at, const Instr &in) {
  auto add = [&](VarId v) {
    if (v)
      p.stores[v.v].push_back(at);
  };
  if (in.op == Op::Store) {
    add(p.data[at.module.v].varOf[at.instr.v]);
    return;
  }
  SymId name = p.symOf(at.module, NameId(in.b));
  for (const AbstractValue &v : p.values({at.module, ir::InstrId(in.a)})) {
    if (v.kind == ValueKind::Instance)
      add(p.findVar(VarRoot::InstanceAttr, ModuleId(), v.id, name));
    else if (v.kind == ValueKind::Class)
      add(p.findVar(VarRoot::ClassAttr, ModuleId(), v.id, name));
    else if (v.kind == ValueKind::Module)
      add(p.findVar(VarRoot::Global, ModuleId(v.id), 0, name));
  }
}

void indexUses(Program::Impl &p) {
  p.callers.resize(p.functions.size());
  p.escaping.assign(p.functions.size(), false);
  p.stores.resize(p.vars.size());
  for (uint32_t mi = 0; mi < p.modules.size(); ++mi) {
    const ir::Module &m = *p.modules[mi].ir;
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      const Instr &in = m.instrs[i];
      Ref at{ModuleId(mi), ir::InstrId(i)};
      if (in.op == Op::Call)
        indexCall(p, at, m, in);
      else if (in.op == Op::Store || in.op == Op::StoreAttr)
        indexStore(p, at, in);
      if (in.op == Op::StoreAttr)
        if (ApiId api = p.apiStored(at); api && p.model->api(api).runsOn != RunsOn::None)
          p.hookStores.push_back(at);
      if (in.op == Op::StoreAttr || in.op == Op::StoreItem)
        markEscaping(p, p.values({at.module, ir::InstrId(in.c)}));
      else if (in.op == Op::Return && in.a != UINT32_MAX)
        markEscaping(p, p.values({at.module, ir::InstrId(in.a)}));
      else if (in.op == Op::MakeList || in.op == Op::MakeTuple || in.op == Op::MakeDict ||
               in.op == Op::MakeSet)
        for (const ir::Arg &arg : m.argsOf(in))
          markEscaping(p, p.values({at.module, arg.value}));
    }
  }
}

/// The name `m` of a call `x.m(...)`; none: another call.
static SymId methodName(const Program::Impl &p, Ref call) {
  uint32_t callee = p.instr(call).a;
  const ir::Module &m = *p.modules[call.module.v].ir;
  if (callee == UINT32_MAX || m.instrs[callee].op != Op::LoadAttr)
    return {};
  return p.symOf(call.module, NameId(m.instrs[callee].b));
}

void indexCalls(Program &program) {
  Program::Impl &p = *program.impl;
  for (uint32_t mi = 0; mi < p.modules.size(); ++mi) {
    const ir::Module &m = *p.modules[mi].ir;
    for (uint32_t i = 0; i < m.instrs.size(); ++i)
      if (Ref at{ModuleId(mi), ir::InstrId(i)}; m.instrs[i].op == Op::Call)
        p.calls.push_back({at, program.apiOf(at)});
  }
  p.methodStarts.assign(p.symTexts.size() + 1, 0);
  for (const CallSite &site : p.calls)
    if (SymId name = methodName(p, site.call))
      ++p.methodStarts[name.v + 1];
  for (size_t s = 1; s < p.methodStarts.size(); ++s)
    p.methodStarts[s] += p.methodStarts[s - 1];
  p.methodCalls.resize(p.methodStarts.back());
  std::vector<uint32_t> next = p.methodStarts;
  for (const CallSite &site : p.calls)
    if (SymId name = methodName(p, site.call))
      p.methodCalls[next[name.v]++] = site.call;
}

} // namespace threadlint
