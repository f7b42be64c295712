// Attribute loads and stores.
#include "link/Infer.h"

namespace threadlint {

using ir::ConstKind;
using ir::Op;

static constexpr size_t MaxDottedName = 200; // what is longer names nothing that could be looked up

SetId Inference::loadAttr(SetId base, SymId name) {
  SetId out = EmptySet;
  for (const AbstractValue &v : p.sets.get(base))
    out = p.sets.unite(out, attrOf(v, name));
  return out;
}

SetId Inference::attrOfModule(ModuleId of, SymId name) {
  if (VarId v = p.findVar(VarRoot::Global, of, 0, name))
    if (SetId s = read(v))
      return s;
  for (ModuleId star : p.data[of.v].starModules)
    if (VarId v = p.findVar(VarRoot::Global, star, 0, name))
      if (SetId s = read(v))
        return s;
  for (const std::string &star : p.data[of.v].starNames) {
    AbstractValue x = p.externalValue(p.joined(p.sym(star), name));
    if (x.kind == ValueKind::Api)
      return p.sets.single(x);
  }
  SymId own = p.modules[of.v].name;
  if (own && !p.binds(of, name))
    if (ModuleId sub = p.moduleOf(p.joined(own, name), of)) {
      AbstractValue x = p.externalValue(p.joined(own, name));
      return x.kind == ValueKind::Api ? p.sets.single(x) : single(ValueKind::Module, sub.v);
    }
  return EmptySet;
}

SetId Inference::attrOf(const AbstractValue &base, SymId name) {
  llvm::StringRef text = p.symTexts[name.v];
  switch (base.kind) {
  case ValueKind::Module:
    return attrOfModule(ModuleId(base.id), name);
  case ValueKind::External: {
    if (p.symTexts[base.id].size() > MaxDottedName)
      return UnknownSet;
    SymId dotted = p.joined(SymId(base.id), name);
    if (!p.apiOfSym(dotted))
      if (ModuleId m = p.moduleOf(dotted, module))
        return single(ValueKind::Module, m.v);
    return p.sets.single(p.externalValue(dotted));
  }
  case ValueKind::Api: {
    const Api &api = p.model->api(ApiId(base.id));
    if (api.kind == ApiKind::Class)
      if (ApiId member = p.memberOf(ApiId(base.id), name))
        return single(ValueKind::Api, member.v);
    AbstractValue member = p.externalValue(p.joined(p.nameOf(ApiId(base.id)), name));
    if (member.kind != ValueKind::Api && api.kind == ApiKind::Module)
      if (ModuleId loaded = p.findModule(api.name, module); loaded && p.binds(loaded, name))
        return attrOfModule(loaded, name); // the model need not know all that a module of the program has
    return p.sets.single(member);
  }
  case ValueKind::Class:
    return attrOfClass(base, name);
  case ValueKind::Instance:
    return text == "__class__" ? single(ValueKind::Class, base.id) : attrOfInstance(base, name);
  case ValueKind::Super: {
    const ClassInfo &info = p.classes[base.id];
    AbstractValue self{ValueKind::Instance, base.id, {}};
    for (ClassId c : llvm::drop_begin(info.mro, info.mro.empty() ? 0 : 1))
      if (VarId v = p.findVar(VarRoot::ClassAttr, ModuleId(), c.v, name))
        return bindMethods(read(v), self, true);
    if (ApiId member = p.apiMember(ClassId(base.id), name))
      return single(ValueKind::ApiMethod, member.v);
    return UnknownSet;
  }
  case ValueKind::ApiInstance:
  case ValueKind::Container: {
    ApiId cls(base.id);
    ApiId member = cls ? p.memberOf(cls, name) : ApiId();
    if (!member)
      return attrOfLibraryObject(base, name);
    const Api &api = p.model->api(member);
    if (api.kind == ApiKind::Method)
      return single(ValueKind::ApiMethod, member.v, base.site);
    ApiId returns = api.returns.empty() ? ApiId() : p.model->findApi(api.returns);
    return returns ? single(ValueKind::ApiInstance, returns.v, base.site) : UnknownSet;
  }
  case ValueKind::Const: {
    if (base.id != uint32_t(ConstKind::Str) && base.id != uint32_t(ConstKind::Bytes))
      return base.id == uint32_t(ConstKind::None) ? EmptySet : UnknownSet;
    ApiId member = p.apiOfSym(p.joined(base.id == uint32_t(ConstKind::Str) ? strName : bytesName, name));
    return member ? single(ValueKind::ApiMethod, member.v) : UnknownSet;
  }
  case ValueKind::Unknown:
    if (p.attributeRoots[name.v] & 4)
      return single(ValueKind::ApiMethod, p.distinctMethods.lookup(name).v);
    return UnknownSet;
  case ValueKind::Function:
  case ValueKind::BoundMethod:
  case ValueKind::ApiMethod:
  case ValueKind::Partial:
    return UnknownSet;
  }
  return UnknownSet;
}

/// `server.show = Show()`, and later `self.server.show`: nobody else sets what the model does not know.
SetId Inference::attrOfLibraryObject(const AbstractValue &base, SymId name) {
  VarId set = base.site ? p.findVar(VarRoot::ObjectAttr, ModuleId(), base.site.v, name) : VarId();
  return set ? read(set) : UnknownSet;
}

/// Functions found in a class become bound methods on an instance, by their decorators.
SetId Inference::bindMethods(SetId found, const AbstractValue &receiver, bool onInstance) {
  SetId out = EmptySet;
  for (const AbstractValue &v : p.sets.get(found)) {
    AbstractValue bound = v;
    if (v.kind == ValueKind::Function) {
      const ir::Function &fn = *p.functions[v.id].ir;
      if (fn.is(ir::funcflag::Property) && onInstance) {
        out = p.sets.unite(out, read(p.results[v.id]));
        continue;
      }
      if (!fn.is(ir::funcflag::StaticMethod) && (onInstance || fn.is(ir::funcflag::ClassMethod)))
        bound = {ValueKind::BoundMethod, v.id, receiver.site};
    }
    out = p.sets.unite(out, p.sets.single(bound));
  }
  return out;
}

SetId Inference::attrOfInstance(const AbstractValue &base, SymId name) {
  ClassId c(base.id);
  SetId out = EmptySet;
  for (VarId v : p.instanceAttributes(c, name))
    out = p.sets.unite(out, read(v));
  if (VarId v = p.classAttribute(c, name))
    out = p.sets.unite(out, bindMethods(read(v), base, true));
  if (!base.site) { // `self` may be of a subclass that overrides
    for (VarId v : p.descendantVars(c, VarRoot::ClassAttr, name))
      out = p.sets.unite(out, bindMethods(read(v), base, true));
  }
  if (out != EmptySet)
    return out;
  if (ApiId member = p.apiMember(c, name)) {
    if (p.model->api(member).kind == ApiKind::Method)
      return single(ValueKind::ApiMethod, member.v, base.site);
    return UnknownSet;
  }
  return p.classes[c.v].unknownBase ? UnknownSet : EmptySet;
}

SetId Inference::attrOfClass(const AbstractValue &base, SymId name) {
  ClassId c(base.id);
  if (VarId v = p.classAttribute(c, name))
    return bindMethods(read(v), base, false);
  if (ApiId member = p.apiMember(c, name))
    return single(ValueKind::Api, member.v);
  return p.classes[c.v].unknownBase ? UnknownSet : EmptySet;
}

void Inference::storeAttr(SetId base, SymId name, SetId value) {
  for (const AbstractValue &v : p.sets.get(base)) {
    if (v.kind == ValueKind::Instance)
      grow(p.var(VarRoot::InstanceAttr, ModuleId(), v.id, name), value);
    else if (v.kind == ValueKind::Class)
      grow(p.var(VarRoot::ClassAttr, ModuleId(), v.id, name), value);
    else if (v.kind == ValueKind::Module)
      grow(p.var(VarRoot::Global, ModuleId(v.id), 0, name), value);
    else if (v.kind == ValueKind::ApiInstance && v.site)
      grow(p.var(VarRoot::ObjectAttr, ModuleId(), v.site.v, name), value);
  }
}

SetId Inference::classesOf(SetId objects) {
  SetId out = EmptySet;
  for (const AbstractValue &v : p.sets.get(objects)) {
    bool ofProject = v.kind == ValueKind::Instance;
    out = p.sets.unite(out, ofProject ? single(ValueKind::Class, v.id) : UnknownSet);
  }
  return out;
}

} // namespace threadlint
