// Values of base expressions -> method resolution orders, modelled ancestors, descendants.
#include "link/Impl.h"
#include "llvm/ADT/STLExtras.h"

namespace threadlint {

static constexpr size_t MaxMro = 64; // longer chains are cut: unknown base

/// The project classes and modelled classes that a class statement names as bases.
struct Bases {
  llvm::SmallVector<ClassId, 2> classes;
  llvm::SmallVector<ApiId, 2> apis;
  bool unknown = false;
};

static Bases basesOf(Program::Impl &p, const ClassInfo &c) {
  Bases out;
  const ir::Module &m = *p.modules[c.module.v].ir;
  if (c.ir->make.isNone())
    return out;
  for (const ir::Arg &arg : m.argsOf(m[c.ir->make])) {
    if (arg.kind == ir::ArgKind::Keyword)
      continue;
    const ValueSet &values = p.values({c.module, arg.value});
    out.unknown |= values.empty() || arg.kind != ir::ArgKind::Positional;
    for (const AbstractValue &v : values) {
      if (v.kind == ValueKind::Class)
        out.classes.push_back(ClassId(v.id));
      else if (v.kind == ValueKind::Api && p.model->api(ApiId(v.id)).kind == ApiKind::Class)
        out.apis.push_back(ApiId(v.id));
      else if (!(v.kind == ValueKind::External && p.symTexts[v.id] == "builtins.object"))
        out.unknown = true;
    }
  }
  return out;
}

/// Depth-first, left to right, the last occurrence kept: C3 wherever hierarchies are consistent and simple.
static void computeMro(Program::Impl &p, ClassId c, const std::vector<Bases> &bases) {
  ClassInfo &info = p.classes[c.v];
  info.mro.clear(); // until now: the class alone
  llvm::SmallVector<ClassId, 16> order;
  llvm::SmallVector<ClassId, 16> stack{c};
  while (!stack.empty()) {
    ClassId at = stack.pop_back_val();
    if (order.size() >= 4 * MaxMro) {
      info.unknownBase = true;
      break;
    }
    if (llvm::is_contained(order, at) && at == c)
      continue; // a cycle
    order.push_back(at);
    for (ClassId b : llvm::reverse(bases[at.v].classes))
      stack.push_back(b);
  }
  for (size_t i = 0; i < order.size(); ++i) {
    if (llvm::is_contained(llvm::ArrayRef(order).drop_front(i + 1), order[i]))
      continue;
    if (info.mro.size() == MaxMro) {
      info.unknownBase = true;
      break;
    }
    info.mro.push_back(order[i]);
    info.unknownBase |= bases[order[i].v].unknown;
    for (ApiId a : bases[order[i].v].apis)
      if (!llvm::is_contained(info.apiBases, a))
        info.apiBases.push_back(a);
  }
}

void resolveClasses(Program::Impl &p) {
  p.classesResolved = true;
  std::vector<Bases> bases;
  for (const ClassInfo &c : p.classes)
    bases.push_back(basesOf(p, c));
  for (uint32_t c = 0; c < p.classes.size(); ++c) {
    computeMro(p, ClassId(c), bases);
    for (ClassId ancestor : llvm::drop_begin(p.classes[c].mro))
      p.subclasses[ancestor.v].push_back(ClassId(c));
  }
}

VarId Program::Impl::classAttribute(ClassId c, SymId name) {
  if (!(attributeRoots[name.v] & 2))
    return {};
  if (auto it = classAttributes.find({c, name}); it != classAttributes.end())
    return it->second;
  for (ClassId k : classes[c.v].mro)
    if (VarId v = findVar(VarRoot::ClassAttr, ModuleId(), k.v, name)) {
      if (classesResolved)
        classAttributes[{c, name}] = v;
      return v;
    }
  return {};
}

llvm::SmallVector<VarId, 2> Program::Impl::instanceAttributes(ClassId c, SymId name) const {
  llvm::SmallVector<VarId, 2> out;
  for (ClassId k : classes[c.v].mro)
    if (VarId v = findVar(VarRoot::InstanceAttr, ModuleId(), k.v, name))
      out.push_back(v);
  if (!out.empty())
    return out;
  return descendantVars(c, VarRoot::InstanceAttr, name);
}

llvm::SmallVector<VarId, 2> Program::Impl::descendantVars(ClassId c, VarRoot root, SymId name) const {
  llvm::SmallVector<VarId, 2> out;
  const auto &byName = root == VarRoot::InstanceAttr ? instanceVarsByName : classVarsByName;
  auto named = byName.find(name);
  if (subclasses[c.v].empty() || named == byName.end())
    return out;
  if (subclasses[c.v].size() < named->second.size()) {
    for (ClassId k : subclasses[c.v])
      if (VarId v = findVar(root, ModuleId(), k.v, name); v && out.size() < 8)
        out.push_back(v);
    return out;
  }
  for (VarId v : named->second) {
    ClassId owner(vars[v.v].owner);
    if (owner != c && out.size() < 8 && llvm::is_contained(classes[owner.v].mro, c))
      out.push_back(v);
  }
  return out;
}

FuncId Program::Impl::methodOf(ClassId c, SymId name) {
  VarId v = classAttribute(c, name);
  if (!v)
    return {};
  for (const AbstractValue &x : sets.get(varValues[v.v]))
    if (x.kind == ValueKind::Function)
      return FuncId(x.id);
  return {};
}

ApiId Program::Impl::apiMember(ClassId c, SymId name) {
  for (ApiId base : classes[c.v].apiBases)
    if (ApiId member = memberOf(base, name))
      return member;
  return {};
}

} // namespace threadlint
