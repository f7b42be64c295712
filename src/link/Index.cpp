// Modules -> global ids, symbols, variables of names, imports by dotted name.
#include "link/Impl.h"
#include "llvm/ADT/STLExtras.h"

namespace threadlint {

using ir::Op;

ModuleId Program::Impl::findModule(llvm::StringRef name, ModuleId from) const {
  auto it = moduleNames.find(name);
  if (it == moduleNames.end())
    return {};
  // A plain script's neighbour is found from its folder or below, not from elsewhere.
  const ModuleData &only = data[it->second[0].v];
  if (it->second.size() == 1)
    return !only.isPlain || llvm::StringRef(data[from.v].folder).starts_with(only.folder) ? it->second[0]
                                                                                          : ModuleId();
  for (ModuleId m : it->second)
    if (data[m.v].folder == data[from.v].folder)
      return m;
  return {};
}

std::string absoluteName(llvm::StringRef base, llvm::StringRef dotted, unsigned dots) {
  if (dots == 0)
    return dotted.str();
  for (unsigned i = 1; i < dots; ++i)
    base = base.contains('.') ? base.rsplit('.').first : llvm::StringRef();
  if (base.empty() || dotted.empty())
    return (llvm::Twine(base) + dotted).str();
  return (llvm::Twine(base) + "." + dotted).str();
}

bool Program::Impl::binds(ModuleId m, SymId name) const {
  const ir::Module &module = *modules[m.v].ir;
  NameId id = module.names.find(symTexts[name.v]);
  return id && binds(m, id);
}

bool Program::Impl::binds(ModuleId m, NameId name) const {
  llvm::ArrayRef<ir::Binding> bindings = modules[m.v].ir->scopes[ir::ScopeId(0)].bindings;
  auto at = llvm::partition_point(bindings, [&](const ir::Binding &b) { return b.name < name; });
  return at != bindings.end() && at->name == name;
}

AbstractValue Program::Impl::externalValue(SymId dotted) {
  if (ApiId api = apiOfSym(dotted))
    return {ValueKind::Api, api.v, {}};
  return {ValueKind::External, dotted.v, {}};
}

AbstractValue Program::Impl::moduleValue(llvm::StringRef dotted, ModuleId from) {
  SymId s = sym(dotted);
  if (!apiOfSym(s))
    if (ModuleId m = findModule(dotted, from))
      return {ValueKind::Module, m.v, {}};
  return externalValue(s);
}

std::string packageOf(const LinkInput &input) {
  llvm::StringRef name = input.name;
  if (input.isPackage)
    return name.str();
  return name.contains('.') ? name.rsplit('.').first.str() : std::string();
}

static void addModule(Program::Impl &p, LinkInput &in) {
  ModuleId id(static_cast<uint32_t>(p.modules.size()));
  const ir::Module &m = *in.ir;
  p.modules.push_back({in.file, in.name.empty() ? SymId() : p.sym(in.name), &m,
                       FuncId(static_cast<uint32_t>(p.functions.size())),
                       ClassId(static_cast<uint32_t>(p.classes.size()))});
  ModuleData &d = p.data.emplace_back();
  d.package = packageOf(in);
  d.folder = std::move(in.folder);
  d.isPlain = !in.isPackage && !llvm::StringRef(in.name).contains('.');
  for (uint32_t n = 0; n < m.names.size(); ++n)
    d.syms.push_back(p.sym(m.names.text(NameId(n))));
  for (uint32_t f = 0; f < m.functions.size(); ++f) {
    const ir::Function &fn = m.functions[FuncId(f)];
    p.functions.push_back({id, FuncId(f), p.globalFunc(id, fn.parent), p.globalClass(id, fn.owner), &fn});
    d.functionStarts.push_back({fn.begin, FuncId(f)});
  }
  llvm::sort(d.functionStarts);
  for (uint32_t i = 0, start = 0; i < m.instrs.size(); i += FunctionStride) {
    while (start + 1 < d.functionStarts.size() && d.functionStarts[start + 1].first <= i)
      ++start;
    d.functionStartAt.push_back(start);
  }
  for (uint32_t c = 0; c < m.classes.size(); ++c)
    p.classes.push_back({id, ClassId(c), &m.classes[ClassId(c)], {p.globalClass(id, ClassId(c))}, {}, false});
  d.values.assign(m.instrs.size(), EmptySet);
  d.siteOf.assign(m.instrs.size(), SiteId());
  if (!in.name.empty())
    p.moduleNames[in.name].push_back(id);
}

/// Class bodies bind class attributes; other functions locals of their scope.
static VarId variableOfName(Program::Impl &p, ModuleId id, const ir::Module &m,
                            llvm::ArrayRef<ClassId> classOfBody, const ir::Instr &i) {
  SymId name = p.symOf(id, NameId(i.a));
  if (ir::ScopeKind(i.aux) == ir::ScopeKind::Global || i.b == UINT32_MAX)
    return p.var(VarRoot::Global, id, 0, name);
  const ir::Scope &scope = m.scopes[ir::ScopeId(i.b)];
  if (scope.type == ir::ScopeType::Module)
    return p.var(VarRoot::Global, id, 0, name);
  if (scope.type != ir::ScopeType::Class)
    return p.var(VarRoot::Local, id, i.b, name);
  return p.var(VarRoot::ClassAttr, ModuleId(), p.globalClass(id, classOfBody[scope.function.v]).v, name);
}

static bool namesAVariable(Op op) {
  return op == Op::Load || op == Op::Store || op == Op::Del || op == Op::Annot;
}

static void indexNames(Program::Impl &p, ModuleId id) {
  const ir::Module &m = *p.modules[id.v].ir;
  ModuleData &d = p.data[id.v];
  for (const ir::Function &fn : m.functions) {
    FuncId f(static_cast<uint32_t>(p.results.size()));
    p.results.push_back(p.var(VarRoot::Result, ModuleId(), f.v, SymId()));
    for (const ir::Param &param : m.paramsOf(fn)) {
      size_t index = static_cast<size_t>(&param - m.params.data());
      d.paramVars.resize(std::max(d.paramVars.size(), index + 1));
      d.paramVars[index] = p.var(VarRoot::Local, id, fn.scope.v, p.symOf(id, param.name));
    }
  }
  d.varOf.assign(m.instrs.size(), VarId());
  std::vector<ClassId> classOfBody(m.functions.size());
  for (uint32_t c = 0; c < m.classes.size(); ++c)
    classOfBody[m.classes[ClassId(c)].body.v] = ClassId(c);
  for (uint32_t i = 0; i < m.instrs.size(); ++i) {
    const ir::Instr &in = m.instrs[i];
    if (namesAVariable(in.op))
      d.varOf[i] = variableOfName(p, id, m, classOfBody, in);
    bool isStore = in.op == Op::Store && p.vars[d.varOf[i].v].root == VarRoot::Global;
    if (isStore && p.localFunctionAt(id, i) != FuncId(0))
      p.storedByFunctions.insert(d.varOf[i]);
    if (in.op != Op::ImportStar)
      continue;
    llvm::StringRef dotted = in.a == UINT32_MAX ? llvm::StringRef() : m.text(NameId(in.a));
    std::string name = p.absoluteName(id, dotted, in.aux);
    AbstractValue v = p.moduleValue(name, id);
    if (v.kind == ValueKind::Module)
      d.starModules.push_back(ModuleId(v.id));
    else
      d.starNames.push_back(name);
  }
}

/// What `import *` takes over includes what the other module got the same way.
static void closeStars(Program::Impl &p, ModuleId id) {
  ModuleData &d = p.data[id.v];
  for (size_t i = 0; i < d.starModules.size(); ++i) {
    const ModuleData &from = p.data[d.starModules[i].v];
    for (size_t k = 0; k < from.starModules.size(); ++k)
      if (!llvm::is_contained(d.starModules, from.starModules[k]))
        d.starModules.push_back(from.starModules[k]);
    for (size_t k = 0; k < from.starNames.size(); ++k)
      if (!llvm::is_contained(d.starNames, from.starNames[k]))
        d.starNames.push_back(from.starNames[k]);
  }
}

void indexModules(Program::Impl &p, std::vector<LinkInput> inputs) {
  for (uint32_t a = 0; a < p.model->apiCount(); ++a)
    if (const Api &api = p.model->api(ApiId(a)); api.distinct) {
      SymId name = p.sym(llvm::StringRef(api.name).rsplit('.').second);
      p.distinctMethods[name] = ApiId(a);
      p.attributeRoots[name.v] |= 4;
    }
  for (LinkInput &in : inputs)
    addModule(p, in);
  p.subclasses.resize(p.classes.size());
  for (uint32_t m = 0; m < p.modules.size(); ++m)
    indexNames(p, ModuleId(m));
  for (uint32_t m = 0; m < p.modules.size(); ++m)
    closeStars(p, ModuleId(m));
}

} // namespace threadlint
