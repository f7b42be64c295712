// The worklist over functions, and the values of everything but attributes and calls.
#include "link/Infer.h"

namespace threadlint {

using ir::ConstKind;
using ir::Instr;
using ir::Op;

Inference::Inference(Program::Impl &p)
    : p(p), builtins(p.sym("builtins")), initName(p.sym("__init__")), strName(p.sym("builtins.str")),
      bytesName(p.sym("builtins.bytes")) {
  types = {p.model->findApi("builtins.list"), p.model->findApi("builtins.tuple"),
           p.model->findApi("builtins.set"), p.model->findApi("builtins.dict")};
  for (uint32_t k = 0; k < std::size(constants); ++k)
    constants[k] = single(ValueKind::Const, k);
}

void Inference::enqueue(FuncId f) {
  if (queued[f.v])
    return;
  queued[f.v] = true;
  queue.push_back(f);
}

void Inference::grow(VarId v, SetId with) {
  SetId merged = p.sets.unite(p.varValues[v.v], with);
  if (merged == p.varValues[v.v])
    return;
  p.varValues[v.v] = merged;
  for (FuncId f : p.readers[v.v])
    enqueue(f);
}

SetId Inference::read(VarId v) {
  if (v.v >= lastReader.size())
    lastReader.resize(p.vars.size() + 1024);
  // A reader may be listed again by a later evaluation; looking it up costs more than a queue entry that is
  // there.
  if (lastReader[v.v] != current) {
    lastReader[v.v] = current;
    if (p.readers[v.v].empty() || p.readers[v.v].back() != current)
      p.readers[v.v].push_back(current);
  }
  return p.varValues[v.v];
}

void Inference::run(llvm::ArrayRef<FuncId> functions) {
  queued.resize(p.functions.size(), false);
  for (FuncId f : functions)
    enqueue(f);
  while (!queue.empty()) {
    FuncId f = queue.front();
    queue.pop_front();
    queued[f.v] = false;
    evaluate(f);
  }
}

void Inference::evaluate(FuncId f) {
  current = f;
  const FunctionInfo &info = p.functions[f.v];
  module = info.module;
  m = p.modules[module.v].ir;
  growParameters(*info.ir, f);
  loopDepth = 0;
  reaching.start();
  std::vector<SetId> &values = p.data[module.v].values;
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const Instr &in = m->instrs[i];
    SetId v = evaluateInstr(i, in);
    if (v == EmptySet && closed && ir::makesValue(in.op))
      v = UnknownSet;
    values[i] = p.sets.unite(values[i], v);
    reaching.step(*m, i, p.data[module.v].varOf);
  }
}

void Inference::growParameters(const ir::Function &fn, FuncId f) {
  if (fn.kind != ir::FuncKind::Def && fn.kind != ir::FuncKind::Lambda)
    return;
  uint32_t index = 0;
  for (const ir::Param &param : m->paramsOf(fn)) {
    VarId v = p.data[module.v].paramVars[static_cast<size_t>(&param - m->params.data())];
    SetId s = EmptySet;
    bool isSelf = index == 0 && p.functions[f.v].owner && !fn.is(ir::funcflag::StaticMethod);
    if (isSelf) {
      bool onClass = fn.is(ir::funcflag::ClassMethod) || fn.name == knownName(known::__new__) ||
                     (fn.name && m->text(fn.name) == "__init_subclass__");
      s = single(onClass ? ValueKind::Class : ValueKind::Instance, p.functions[f.v].owner.v);
    }
    if (!param.annotation.isNone())
      s = p.sets.unite(s, annotationInstances(param.annotation.v));
    if (!param.defaultValue.isNone())
      s = p.sets.unite(s, valueOf(param.defaultValue.v));
    if (param.kind == ir::ParamKind::VarArgs || param.kind == ir::ParamKind::VarKwargs)
      s = UnknownSet;
    if (closed && p.sets.unite(p.varValues[v.v], s) == EmptySet)
      s = UnknownSet;
    grow(v, s);
    ++index;
  }
}

SetId Inference::evaluateInstr(uint32_t i, const Instr &in) {
  switch (in.op) {
  case Op::Const:
    return constants[in.aux];
  case Op::FString:
    return constants[uint32_t(ConstKind::Str)];
  case Op::Poison:
    return UnknownSet;
  case Op::Load:
    return loadName(i, in);
  case Op::Store: {
    VarId v = p.data[module.v].varOf[i];
    grow(v, valueOf(in.c));
    if (isFollowed(in, v))
      reaching.store(v, valueOf(in.c));
    return EmptySet;
  }
  case Op::Annot:
    grow(p.data[module.v].varOf[i], annotationInstances(in.c));
    return EmptySet;
  case Op::LoadAttr:
    return loadAttr(valueOf(in.a), p.symOf(module, NameId(in.b)));
  case Op::StoreAttr:
    storeAttr(valueOf(in.a), p.symOf(module, NameId(in.b)), valueOf(in.c));
    return EmptySet;
  case Op::AnnotAttr:
    storeAttr(valueOf(in.a), p.symOf(module, NameId(in.b)), annotationInstances(in.c));
    return EmptySet;
  case Op::LoadItem:
    return elementsOf(valueOf(in.a));
  case Op::StoreItem:
    for (const AbstractValue &v : p.sets.get(valueOf(in.a)))
      if (v.kind == ValueKind::Container && v.site)
        grow(p.elementVar(v.site), valueOf(in.c));
    return EmptySet;
  case Op::BinOp: {
    SetId containers = EmptySet; // `[x] * 3`, `a + [x]`: a number or None is not in the result
    for (uint32_t side : {in.a, in.b})
      for (const AbstractValue &v : p.sets.get(valueOf(side)))
        if (v.kind == ValueKind::Container)
          containers = p.sets.unite(containers, p.sets.single(v));
    if (containers != EmptySet)
      return containers;
    SetId a = valueOf(in.a);
    if (a == EmptySet && !closed)
      return EmptySet;
    const ValueSet &left = p.sets.get(a);
    return left.size() == 1 && left[0].kind == ValueKind::Const ? a : UnknownSet;
  }
  case Op::Unary:
  case Op::Compare:
    return constants[uint32_t(ConstKind::True)];
  case Op::Select:
    return p.sets.unite(valueOf(in.a), valueOf(in.b));
  case Op::Call:
    return call(i, in);
  case Op::MakeTuple:
  case Op::MakeList:
  case Op::MakeSet:
  case Op::MakeDict:
    return makeContainer(i, in);
  case Op::MakeFunc:
    return single(ValueKind::Function, p.globalFunc(module, FuncId(in.a)).v);
  case Op::MakeClass:
    return single(ValueKind::Class, p.globalClass(module, ClassId(in.a)).v);
  case Op::Comp: {
    ApiId type = ir::CompKind(in.aux) == ir::CompKind::Dict  ? types.dict
                 : ir::CompKind(in.aux) == ir::CompKind::Set ? types.set
                                                             : types.list;
    return containerOf(i, type, valueOf(in.a));
  }
  case Op::IterElem:
    return elementsOf(valueOf(in.a));
  case Op::Unpack:
    return unpack(in);
  case Op::Enter:
    return enter(valueOf(in.a));
  case Op::Import:
    return import(in);
  case Op::ImportFrom:
    return importFrom(in);
  case Op::Await:
    return valueOf(in.a);
  case Op::Return:
    grow(p.results[current.v], in.a == UINT32_MAX ? constants[uint32_t(ConstKind::None)] : valueOf(in.a));
    return EmptySet;
  case Op::Loop:
    ++loopDepth;
    return EmptySet;
  case Op::EndLoop:
    loopDepth -= loopDepth > 0;
    return EmptySet;
  case Op::Slice:
  case Op::Caught:
  case Op::Captured:
  case Op::ImportStar:
  case Op::Yield:
  case Op::YieldFrom:
    return UnknownSet;
  case Op::Del:
  case Op::DelAttr:
  case Op::DelItem:
  case Op::Raise:
  case Op::Break:
  case Op::Continue:
  case Op::Assert:
  case Op::If:
  case Op::Else:
  case Op::EndIf:
  case Op::LoopBody:
  case Op::LoopElse:
  case Op::Try:
  case Op::Except:
  case Op::TryElse:
  case Op::Finally:
  case Op::EndTry:
  case Op::With:
  case Op::EndWith:
  case Op::Match:
  case Op::Case:
  case Op::EndMatch:
    return EmptySet;
  }
  return EmptySet;
}

SetId Inference::builtin(SymId name) { return p.sets.single(p.externalValue(p.joined(builtins, name))); }

bool Inference::isFollowed(const Instr &in, VarId v) const {
  ir::ScopeKind kind = ir::ScopeKind(in.aux);
  bool ownGlobal = kind == ir::ScopeKind::Global && p.functions[current.v].ir->kind == ir::FuncKind::Module &&
                   !p.storedByFunctions.contains(v);
  return kind == ir::ScopeKind::Local || ownGlobal;
}

SetId Inference::loadName(uint32_t i, const Instr &in) {
  VarId v = p.data[module.v].varOf[i];
  if (isFollowed(in, v))
    if (SetId reached = reaching.lookup(v))
      return reached;
  SetId s = read(v);
  const Variable &var = p.vars[v.v];
  if (var.root == VarRoot::ClassAttr) {
    // A name of a class body that the body has not bound yet means the global.
    VarId global = p.findVar(VarRoot::Global, module, 0, var.name);
    return s == EmptySet && global ? read(global) : s;
  }
  if (var.root != VarRoot::Global || s != EmptySet)
    return s;
  if (p.binds(module, NameId(in.a)))
    return EmptySet; // nothing known of it yet
  const ModuleData &d = p.data[module.v];
  for (ModuleId star : d.starModules)
    if (SetId found = attrOfModule(star, var.name); found || p.binds(star, var.name))
      return found;
  for (const std::string &star : d.starNames) {
    AbstractValue x = p.externalValue(p.joined(p.sym(star), var.name));
    if (x.kind == ValueKind::Api)
      return p.sets.single(x);
  }
  return builtin(var.name);
}

SetId Inference::madeHere(uint32_t i, ValueKind kind, uint32_t id) {
  AbstractValue made{kind, id, siteHere(i)};
  auto &[value, set] = p.siteValues[made.site.v];
  if (set == EmptySet || !(value == made)) {
    value = made;
    set = p.sets.single(made);
  }
  return set;
}

SetId Inference::containerOf(uint32_t i, ApiId type, SetId elements) {
  grow(p.elementVar(siteHere(i)), elements);
  return madeHere(i, ValueKind::Container, type.v);
}

SetId Inference::makeContainer(uint32_t i, const Instr &in) {
  SetId elements = EmptySet;
  bool isDict = in.op == Op::MakeDict;
  uint32_t at = 0;
  for (const ir::Arg &arg : m->argsOf(in)) {
    if (arg.kind == ir::ArgKind::Star || arg.kind == ir::ArgKind::DoubleStar)
      elements = p.sets.unite(elements, elementsOf(valueOf(arg.value.v)));
    else if (!isDict || at++ % 2 == 1)
      elements = p.sets.unite(elements, valueOf(arg.value.v));
  }
  ApiId type = in.op == Op::MakeTuple  ? types.tuple
               : in.op == Op::MakeList ? types.list
               : in.op == Op::MakeSet  ? types.set
                                       : types.dict;
  return containerOf(i, type, elements);
}

SetId Inference::elementsOf(SetId container) {
  SetId out = EmptySet;
  for (const AbstractValue &v : p.sets.get(container)) {
    if (v.kind == ValueKind::Container && v.site)
      out = p.sets.unite(out, read(p.elementVar(v.site)));
    else if (!(v.kind == ValueKind::Const && v.id == uint32_t(ConstKind::None)))
      out = p.sets.unite(out, UnknownSet);
  }
  return out;
}

/// Elements of one kind are taken as they are; what cannot be taken apart came from `enumerate`, `zip` or
/// `items`.
SetId Inference::unpack(const Instr &in) {
  const Instr &from = m->instrs[in.a];
  if (from.op == Op::MakeTuple && !in.has(ir::flag::Star) && in.b < from.c) {
    llvm::ArrayRef<ir::Arg> args = m->argsOf(from);
    bool plain = true;
    for (const ir::Arg &arg : args)
      plain &= arg.kind == ir::ArgKind::Positional;
    if (plain && from.c == in.aux)
      return valueOf(args[in.b].value.v);
  }
  SetId out = EmptySet;
  for (const AbstractValue &v : p.sets.get(valueOf(in.a))) {
    if (v.kind == ValueKind::Container && v.site)
      out = p.sets.unite(out, read(p.elementVar(v.site)));
    else
      out = p.sets.unite(out, p.sets.single(v));
  }
  return out;
}

SetId Inference::enter(SetId context) {
  SetId out = EmptySet;
  for (const AbstractValue &v : p.sets.get(context)) {
    SetId one = p.sets.single(v);
    if (v.kind == ValueKind::Instance) {
      ClassId c(v.id);
      if (FuncId f = p.methodOf(c, p.sym("__enter__"))) {
        one = EmptySet;
        for (const AbstractValue &x :
             p.sets.get(read(p.results[f.v]))) { // `return self` gives this very object
          bool self = x.kind == ValueKind::Instance && !x.site &&
                      llvm::is_contained(p.classes[c.v].mro, ClassId(x.id));
          one = p.sets.unite(one, p.sets.single(self ? v : x));
        }
      } else if (!p.classesResolved || p.classAttribute(c, p.sym("__enter__")))
        one = EmptySet; // not known yet
    } else if (v.kind != ValueKind::ApiInstance) {
      one = UnknownSet;
    }
    out = p.sets.unite(out, one);
  }
  return out;
}

SetId Inference::import(const Instr &in) {
  llvm::StringRef dotted = m->text(NameId(in.a));
  // `import a.b` binds `a`, whose attribute `b` is found again by name.
  return p.sets.single(p.moduleValue(in.has(ir::flag::BindTop) ? dotted.split('.').first : dotted, module));
}

SetId Inference::importFrom(const Instr &in) {
  llvm::StringRef dotted = in.a == UINT32_MAX ? llvm::StringRef() : m->text(NameId(in.a));
  std::string name = p.absoluteName(module, dotted, in.aux);
  AbstractValue v = p.moduleValue(name, module);
  SymId member = p.symOf(module, NameId(in.b));
  SetId found = EmptySet;
  if (v.kind == ValueKind::Module)
    found = attrOfModule(ModuleId(v.id), member);
  // A package that binds the name itself means that, unless it asks for its own submodule.
  bool bound = v.kind == ValueKind::Module && v.id != module.v && p.binds(ModuleId(v.id), member);
  if (found == EmptySet && !bound) {
    if (ModuleId sub = p.findModule(name + "." + p.symTexts[member.v].str(), module)) {
      AbstractValue x = p.externalValue(p.joined(p.sym(name), member));
      return x.kind == ValueKind::Api ? p.sets.single(x) : single(ValueKind::Module, sub.v);
    }
    if (v.kind != ValueKind::Module) {
      AbstractValue x = p.externalValue(p.joined(p.sym(name), member));
      if (ModuleId loaded = x.kind == ValueKind::Api ? ModuleId() : p.findModule(name, module);
          loaded && loaded != module && p.binds(loaded, member))
        return attrOfModule(loaded, member); // the model need not know all that a module of the program has
      return p.sets.single(x);
    }
  }
  return found;
}

void infer(Program::Impl &p, bool closed) {
  Inference inference(p);
  std::vector<FuncId> outer, all;
  for (uint32_t f = 0; f < p.functions.size(); ++f) {
    const ir::Function &fn = *p.functions[f].ir;
    all.push_back(FuncId(f));
    if (fn.kind == ir::FuncKind::Module || fn.kind == ir::FuncKind::ClassBody)
      outer.push_back(FuncId(f));
  }
  for (const ClassInfo &c : p.classes)
    outer.push_back(p.globalFunc(c.module, c.ir->parent));
  inference.run(outer); // names of modules, enough to resolve base classes
  resolveClasses(p);
  inference.run(all);
  if (!closed)
    return;
  inference.closeWorld();
  inference.run(all);
}

} // namespace threadlint
