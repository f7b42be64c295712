// Follows values to what they are made of: calls, variables, attributes that constructors set, elements.
#include "flow/ObjectTerms.h"
#include "flow/Entries.h"

namespace threadlint {

using ir::Op;

ObjectTerms::ObjectTerms(const Program &program) : program(program) {
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      if (m.instrs[i].op != Op::Call)
        continue;
      Ref call{ModuleId(k), ir::InstrId(i)};
      for (const AbstractValue &v : program.valuesOf(call))
        if (v.kind == ValueKind::Instance && v.site && program.site(v.site).where == call)
          constructions[ClassId(v.id)].push_back(call);
    }
  }
}

TermId ObjectTerms::intern(Term t) {
  auto [it, fresh] = known.try_emplace(t.order(), TermId());
  if (fresh)
    it->second = terms.push(t);
  return it->second;
}

/// The one value that is stored to the variable, apart from None.
Ref ObjectTerms::onlyStored(VarId v) const {
  Ref only;
  for (Ref store : program.storesOf(v)) {
    const ir::Instr &in = program.instr(store);
    if (in.op == Op::Del || in.op == Op::DelAttr || in.c == UINT32_MAX || in.has(ir::flag::InPlace))
      return {};
    const ir::Instr &value = program.irOf(store.module).instrs[in.c];
    if (value.op == Op::Const && ir::ConstKind(value.aux) == ir::ConstKind::None)
      continue;
    if (!only.module.isNone())
      return {};
    only = {store.module, ir::InstrId(in.c)};
  }
  return only;
}

TermId ObjectTerms::ofSelf(ClassId cls) {
  auto [it, fresh] = selves.try_emplace(cls, TermId());
  if (!fresh)
    return it->second ? it->second : intern({Term::Self, cls.v, {}});
  TermId self = intern({Term::Self, cls.v, {}});
  auto made = constructions.find(cls);
  if (made != constructions.end() && made->second.size() == 1) {
    Ref call = made->second[0];
    FuncId maker = program.functionOf(call);
    const FunctionInfo &info = program.function(maker);
    const ir::Module &m = program.irOf(call.module);
    SiteId site = resultSite(program, call);
    // `self.part = Part(...)`
    for (uint32_t i = call.instr.v + 1; info.owner && i < info.ir->end && i < call.instr.v + 3; ++i) {
      const ir::Instr &in = m.instrs[i];
      Base base = in.op == Op::StoreAttr ? baseOf(program, {call.module, ir::InstrId(in.a)}) : Base();
      llvm::SmallVector<VarId, 2> vars;
      if (in.op == Op::StoreAttr && in.c == call.instr.v && base.kind == Base::Self && !base.indirect)
        vars = program.variablesOf({call.module, ir::InstrId(i)});
      if (vars.size() == 1) {
        self = intern({Term::Attribute, program.variable(vars[0]).name.v, ofSelf(info.owner)});
        keptIn[self] = vars[0];
      }
    }
    if (!info.owner && site && !program.site(site).inLoop)
      self = ofMade(site);
  }
  selves[cls] = self; // until now the class itself stood for it, where classes make each other
  return self;
}

TermList ObjectTerms::ofUnseen(FuncId f) {
  const FunctionInfo &info = program.function(f);
  TermList out;
  uint32_t count = info.ir->paramEnd - info.ir->paramBegin;
  bool method =
      info.owner && !info.ir->is(ir::funcflag::StaticMethod) && !info.ir->is(ir::funcflag::ClassMethod);
  for (uint32_t i = 0; i < count; ++i)
    out.push_back(i == 0 && method ? ofSelf(info.owner) : intern({Term::Given, f.v, {}, i}));
  return out;
}

TermId ObjectTerms::rootOf(TermId t) const {
  while (t && terms[t].whole)
    t = terms[t].whole;
  return t;
}

bool ObjectTerms::isSeveral(TermId t) const {
  for (; t; t = terms[t].whole) {
    const Term &term = terms[t];
    if (term.kind == Term::Made && program.site(SiteId(term.id)).inLoop)
      return true;
    if (term.kind == Term::Variable && program.variable(VarId(term.id)).root == VarRoot::Local &&
        llvm::any_of(program.storesOf(VarId(term.id)), [&](Ref store) { return isInLoop(program, store); }))
      return true;
    if (term.kind == Term::Element && term.keyKind != KeyKind::Constant)
      return true;
  }
  return false;
}

TermId ObjectTerms::evaluate(llvm::ArrayRef<TermId> parameters, Ref value, unsigned depth) {
  if (depth == 0 || value.module.isNone())
    return {};
  const ir::Instr &in = program.instr(value);
  switch (in.op) {
  case Op::Load:
    return ofLoad(parameters, value, depth - 1);
  case Op::LoadAttr:
    return ofAttribute(parameters, value, depth - 1);
  case Op::LoadItem:
    return ofElement(parameters, value, depth - 1);
  case Op::Call:
    return ofCall(parameters, value, depth - 1);
  case Op::Unpack: { // `a, b = random.sample(accounts, 2)`
    Ref call{value.module, ir::InstrId(in.a)};
    TermId drawn =
        program.instr(call).op == Op::Call ? ofDrawn(parameters, call, value.instr, depth - 1) : TermId();
    return drawn;
  }
  default:
    return {};
  }
}

/// One object that is made once by its code.
static SiteId onlySite(const Program &program, Ref value) {
  SiteId only;
  for (const AbstractValue &v : program.valuesOf(value)) {
    if (v.kind == ValueKind::Const)
      continue;
    bool object = v.kind == ValueKind::Instance || v.kind == ValueKind::ApiInstance;
    if (!object || !v.site || (only && only != v.site))
      return {};
    only = v.site;
  }
  return only;
}

TermId ObjectTerms::ofLoad(llvm::ArrayRef<TermId> parameters, Ref load, unsigned depth) {
  llvm::SmallVector<VarId, 2> vars = program.variablesOf(load);
  if (vars.size() != 1)
    return {};
  const Variable &var = program.variable(vars[0]);
  FuncId here = program.functionOf(load);
  if (var.root == VarRoot::Local) {
    auto [owner, index] = parameterOf(program, vars[0]);
    if (owner && program.storesOf(vars[0]).size() == 0)
      return owner != here               ? intern({Term::Variable, vars[0].v, {}})
             : index < parameters.size() ? parameters[index]
                                         : TermId();
    Ref stored = onlyStored(vars[0]);
    if (owner || stored.module.isNone())
      return {};
    FuncId maker = program.functionOf(stored);
    TermId t = evaluate(maker == here ? parameters : llvm::ArrayRef<TermId>(), stored, depth);
    return t ? t : intern({Term::Variable, vars[0].v, {}});
  }
  Ref stored = onlyStored(vars[0]);
  if (stored.module.isNone())
    return {};
  SiteId site = onlySite(program, stored);
  return site && !program.site(site).inLoop ? ofMade(site) : intern({Term::Variable, vars[0].v, {}});
}

/// The call that makes the object, and the object that makes it there; none: not seen.
std::pair<Ref, TermId> ObjectTerms::constructionOf(TermId object) const {
  const Term &t = terms[object];
  if (t.kind == Term::Made)
    return {program.site(SiteId(t.id)).where, {}};
  auto kept = keptIn.find(object);
  if (kept == keptIn.end())
    return {};
  Ref stored = onlyStored(kept->second);
  bool made = !stored.module.isNone() && program.instr(stored).op == Op::Call;
  return made ? std::pair(stored, t.whole) : std::pair<Ref, TermId>();
}

/// An attribute that the constructor sets to what it is given.
TermId ObjectTerms::throughConstructor(TermId object, VarId attribute, unsigned depth) {
  Ref stored = onlyStored(attribute);
  if (stored.module.isNone() || program.instr(stored).op != Op::Load)
    return {};
  auto [init, index] = parameterOf(program, program.variablesOf(stored)[0]);
  if (!init || init != program.functionOf(stored) || !isConstructor(program, init) || index == 0)
    return {};
  auto [made, maker] = constructionOf(object);
  if (made.module.isNone())
    return {};
  Ref argument = argumentAt(program, made, init, index);
  if (argument.module.isNone())
    return {};
  TermList around = ofUnseen(program.functionOf(argument));
  if (maker && !around.empty())
    around[0] = maker;
  return evaluate(around, argument, depth);
}

TermId ObjectTerms::ofAttribute(llvm::ArrayRef<TermId> parameters, Ref load, unsigned depth) {
  llvm::SmallVector<VarId, 2> vars = program.variablesOf(load);
  const ir::Instr &in = program.instr(load);
  if (vars.empty())
    return {};
  const Variable &var = program.variable(vars[0]);
  if (var.root == VarRoot::Global || var.root == VarRoot::ClassAttr) {
    if (vars.size() != 1)
      return {};
    Ref stored = onlyStored(vars[0]);
    SiteId site = stored.module.isNone() ? SiteId() : onlySite(program, stored);
    return site && !program.site(site).inLoop ? ofMade(site) : intern({Term::Variable, vars[0].v, {}});
  }
  if (var.root != VarRoot::InstanceAttr)
    return {};
  TermId whole = evaluate(parameters, {load.module, ir::InstrId(in.a)}, depth);
  if (!whole)
    return {};
  if (TermId given = throughConstructor(whole, vars[0], depth))
    return given;
  // `a.b = b`, from outside.
  Ref stored = onlyStored(vars[0]);
  if (!stored.module.isNone() && program.function(program.functionOf(stored)).owner.isNone())
    if (TermId given = evaluate({}, stored, depth);
        given && terms[given].kind == Term::Made && !isSeveral(given))
      return given;
  TermId own = intern({Term::Attribute, var.name.v, whole});
  keptIn[own] = vars[0];
  return own;
}

/// `(i + 1) % n`
static bool isNextInRing(const Program &program, Ref key) {
  const ir::Module &m = program.irOf(key.module);
  const ir::Instr *in = &m[key.instr];
  if (in->op == Op::Load) { // kept in a local
    llvm::SmallVector<VarId, 2> vars = program.variablesOf(key);
    llvm::ArrayRef<Ref> stores = vars.size() == 1 ? program.storesOf(vars[0]) : llvm::ArrayRef<Ref>();
    if (stores.size() == 1 && stores[0].module == key.module && program.instr(stores[0]).c != UINT32_MAX)
      in = &m.instrs[program.instr(stores[0]).c];
  }
  if (in->op != Op::BinOp || ir::Operator(in->aux) != ir::Operator::Mod)
    return false;
  const ir::Instr &sum = m.instrs[in->a];
  return sum.op == Op::BinOp &&
         (ir::Operator(sum.aux) == ir::Operator::Add || ir::Operator(sum.aux) == ir::Operator::Sub);
}

TermId ObjectTerms::ofElement(llvm::ArrayRef<TermId> parameters, Ref load, unsigned depth) {
  const ir::Instr &in = program.instr(load);
  const ir::Module &m = program.irOf(load.module);
  if (m.instrs[in.b].op == Op::Slice)
    return {};
  TermId whole = evaluate(parameters, {load.module, ir::InstrId(in.a)}, depth);
  if (!whole)
    return {};
  Ref key{load.module, ir::InstrId(in.b)};
  const ir::Instr &k = m[key.instr];
  if (k.op == Op::Const && k.a != UINT32_MAX)
    return intern({Term::Element, k.aux, whole, k.a, KeyKind::Constant});
  if (isNextInRing(program, key))
    return intern({Term::Element, key.module.v, whole, key.instr.v, KeyKind::Next});
  if (k.op == Op::Load) {
    llvm::SmallVector<VarId, 2> vars = program.variablesOf(key);
    if (vars.size() == 1 && program.storesOf(vars[0]).size() <= 1)
      return intern({Term::Element, 0, whole, vars[0].v, KeyKind::Variable});
  }
  if (k.op == Op::LoadAttr) {
    llvm::SmallVector<VarId, 2> vars = program.variablesOf(key);
    if (vars.size() == 1)
      return intern({Term::Element, 0, whole, vars[0].v, KeyKind::Variable});
  }
  return {};
}

/// An element that `random` draws from a container.
TermId ObjectTerms::ofDrawn(llvm::ArrayRef<TermId> parameters, Ref call, ir::InstrId which, unsigned depth) {
  ApiId api = program.apiOf(call);
  llvm::ArrayRef<ir::Arg> args = program.irOf(call.module).argsOf(program.instr(call));
  if (!api || args.empty())
    return {};
  llvm::StringRef name = program.model().api(api).name;
  if (name != "random.choice" && name != "random.sample" && name != "random.Random.choice" &&
      name != "random.Random.sample")
    return {};
  TermId whole = evaluate(parameters, {call.module, args[0].value}, depth);
  return whole ? intern({Term::Element, call.module.v, whole, which.v, KeyKind::Unknown}) : TermId();
}

TermId ObjectTerms::ofCall(llvm::ArrayRef<TermId> parameters, Ref call, unsigned depth) {
  SiteId site = onlySite(program, call);
  if (site && program.site(site).where == call)
    return ofMade(site);
  return ofDrawn(parameters, call, call.instr, depth);
}

} // namespace threadlint
