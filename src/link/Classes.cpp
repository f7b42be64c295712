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
  for (size_t i = 0; i < order.size() && info.mro.size() < MaxMro; ++i) {
    if (llvm::is_contained(llvm::ArrayRef(order).drop_front(i + 1), order[i]))
      continue;
    info.mro.push_back(order[i]);
    info.unknownBase |= bases[order[i].v].unknown;
    for (ApiId a : bases[order[i].v].apis)
      if (!llvm::is_contained(info.apiBases, a))
        info.apiBases.push_back(a);
  }
}

void resolveClasses(Program::Impl &p) {
  std::vector<Bases> bases;
  for (const ClassInfo &c : p.classes)
    bases.push_back(basesOf(p, c));
  p.subclasses.resize(p.classes.size());
  for (uint32_t c = 0; c < p.classes.size(); ++c) {
    computeMro(p, ClassId(c), bases);
    for (ClassId ancestor : llvm::drop_begin(p.classes[c].mro))
      p.subclasses[ancestor.v].push_back(ClassId(c));
  }
}

VarId Program::Impl::classAttribute(ClassId c, SymId name) const {
  for (ClassId k : classes[c.v].mro)
    if (VarId v = findVar(VarRoot::ClassAttr, ModuleId(), k.v, name))
      return v;
  return {};
}

llvm::SmallVector<VarId, 2> Program::Impl::instanceAttributes(ClassId c, SymId name) const {
  llvm::SmallVector<VarId, 2> out;
  for (ClassId k : classes[c.v].mro)
    if (VarId v = findVar(VarRoot::InstanceAttr, ModuleId(), k.v, name))
      out.push_back(v);
  if (!out.empty())
    return out;
  for (ClassId k : subclasses[c.v])
    if (VarId v = findVar(VarRoot::InstanceAttr, ModuleId(), k.v, name); v && out.size() < 8)
      out.push_back(v);
  return out;
}

FuncId Program::Impl::methodOf(ClassId c, SymId name) const {
  VarId v = classAttribute(c, name);
  if (!v)
    return {};
  for (const AbstractValue &x : sets.get(varValues[v.v]))
    if (x.kind == ValueKind::Function)
      return FuncId(x.id);
  return {};
}

ApiId Program::Impl::apiMember(ClassId c, llvm::StringRef name) const {
  for (ApiId base : classes[c.v].apiBases)
    if (ApiId member = model->findMember(base, name))
      return member;
  return {};
}

} // namespace threadlint
