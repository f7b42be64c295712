// `--dump=program`: modules, classes with their ancestors, functions with their callers, variables with their
// values.
#include "link/Impl.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

static void printValue(const Program::Impl &p, const AbstractValue &v, llvm::raw_ostream &os) {
  switch (v.kind) {
  case ValueKind::Unknown:
    os << '?';
    return;
  case ValueKind::Const:
    os << "const:" << v.id;
    return;
  case ValueKind::Module:
    os << "module:" << p.symTexts[p.modules[v.id].name.v];
    return;
  case ValueKind::External:
    os << "external:" << p.symTexts[v.id];
    return;
  case ValueKind::Api:
    os << p.model->api(ApiId(v.id)).name;
    return;
  case ValueKind::Function:
  case ValueKind::BoundMethod: {
    const FunctionInfo &f = p.functions[v.id];
    os << (v.kind == ValueKind::Function ? "def:" : "method:");
    os << (f.ir->name ? p.modules[f.module.v].ir->text(f.ir->name) : "<lambda>");
    return;
  }
  case ValueKind::Class:
  case ValueKind::Instance:
  case ValueKind::Super: {
    const ClassInfo &c = p.classes[v.id];
    os << (v.kind == ValueKind::Class ? "class:" : v.kind == ValueKind::Super ? "super:" : "instance:");
    os << p.modules[c.module.v].ir->text(c.ir->name);
    break;
  }
  case ValueKind::ApiInstance:
    os << "a " << p.model->api(ApiId(v.id)).name;
    break;
  case ValueKind::ApiMethod:
    os << "method:" << p.model->api(ApiId(v.id)).name;
    break;
  case ValueKind::Partial:
    os << "partial";
    break;
  case ValueKind::Container:
    os << (v.id == UINT32_MAX ? llvm::StringRef("container")
                              : llvm::StringRef(p.model->api(ApiId(v.id)).name));
    break;
  }
  if (v.site)
    os << '@' << p.sites[v.site.v].where.module.v << ':' << p.sites[v.site.v].where.instr.v;
}

void print(const Program &program, llvm::raw_ostream &os) {
  const Program::Impl &p = *program.impl;
  for (const LoadedModule &m : p.modules)
    os << "module " << (m.name ? p.symTexts[m.name.v] : "<script>") << '\n';
  for (const ClassInfo &c : p.classes) {
    os << "class";
    for (ClassId k : c.mro)
      os << ' ' << p.modules[p.classes[k.v].module.v].ir->text(p.classes[k.v].ir->name);
    for (ApiId a : c.apiBases)
      os << ' ' << p.model->api(a).name;
    os << (c.unknownBase ? " ?\n" : "\n");
  }
  for (uint32_t f = 0; f < p.functions.size(); ++f) {
    const FunctionInfo &info = p.functions[f];
    os << "function " << f << ' '
       << (info.ir->name ? p.modules[info.module.v].ir->text(info.ir->name) : "<anonymous>")
       << " callers=" << p.callers[f].size() << (p.escaping[f] ? " escapes\n" : "\n");
  }
  for (uint32_t v = 0; v < p.vars.size(); ++v) {
    if (p.varValues[v] == EmptySet)
      continue;
    os << "variable " << program.describe(VarId(v)) << " =";
    for (const AbstractValue &x : p.sets.get(p.varValues[v])) {
      os << ' ';
      printValue(p, x, os);
    }
    os << '\n';
  }
}

} // namespace threadlint
