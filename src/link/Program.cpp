// The queries on a linked program.
#include "link/Impl.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace threadlint {

using ir::ConstKind;
using ir::Op;

Program::Program() : impl(std::make_unique<Impl>()) {}
Program::~Program() = default;
Program::Program(Program &&) noexcept = default;
Program &Program::operator=(Program &&) noexcept = default;

Program link(std::vector<LinkInput> inputs, const Model &model, bool closed) {
  Program program;
  program.impl->model = &model;
  llvm::sort(inputs, [](const LinkInput &a, const LinkInput &b) { return a.file < b.file; });
  indexModules(*program.impl, std::move(inputs));
  program.allModules = program.impl->modules;
  program.allFunctions = program.impl->functions;
  program.impl->initName = program.impl->sym("__init__");
  program.impl->newName = program.impl->sym("__new__");
  program.impl->callName = program.impl->sym("__call__");
  infer(*program.impl, closed);
  forgetPromises(*program.impl);
  indexUses(*program.impl);
  for (uint32_t c = 0; c < program.classCount(); ++c)
    program.impl->classKinds.push_back(program.impl->objectKindOf(ClassId(c)));
  if (closed)
    indexCalls(program);
  return program;
}

const Model &Program::model() const { return *impl->model; }
uint32_t Program::classCount() const { return static_cast<uint32_t>(impl->classes.size()); }
const ClassInfo &Program::classInfo(ClassId c) const { return impl->classes[c.v]; }
FuncId Program::globalFunction(ModuleId m, FuncId local) const { return impl->globalFunc(m, local); }
ClassId Program::globalClass(ModuleId m, ClassId local) const { return impl->globalClass(m, local); }
FuncId Program::functionOf(Ref r) const {
  return impl->globalFunc(r.module, impl->localFunctionAt(r.module, r.instr.v));
}

llvm::ArrayRef<CallSite> Program::calls() const { return impl->calls; }
llvm::ArrayRef<Ref> Program::methodCalls(llvm::StringRef name) const {
  auto it = impl->symIds.find(name);
  if (it == impl->symIds.end() || it->second.v + 1 >= impl->methodStarts.size())
    return {};
  uint32_t begin = impl->methodStarts[it->second.v], end = impl->methodStarts[it->second.v + 1];
  return llvm::ArrayRef(impl->methodCalls).slice(begin, end - begin);
}

llvm::ArrayRef<AbstractValue> Program::valuesOf(Ref value) const { return impl->values(value); }

llvm::ArrayRef<AbstractValue> Program::elementsOf(SiteId container) const {
  VarId elements = impl->siteElements[container.v];
  return elements ? llvm::ArrayRef<AbstractValue>(impl->sets.get(impl->varValues[elements.v]))
                  : llvm::ArrayRef<AbstractValue>();
}

bool Program::mayBeUnknown(Ref value) const {
  const ValueSet &values = impl->values(value);
  return values.empty() || llvm::any_of(values, [](const AbstractValue &v) {
           return v.kind == ValueKind::Unknown || v.kind == ValueKind::External;
         });
}

Callees Program::calleesOf(Ref call) const {
  Callees out;
  Ref callee{call.module, ir::InstrId(instr(call).a)};
  const ValueSet &values = impl->values(callee);
  out.complete = !values.empty();
  for (const AbstractValue &v : values) {
    switch (v.kind) {
    case ValueKind::Function:
    case ValueKind::BoundMethod:
      out.functions.push_back(FuncId(v.id));
      break;
    case ValueKind::Class:
      out.classes.push_back(ClassId(v.id));
      if (FuncId init = impl->methodOf(ClassId(v.id), impl->initName))
        out.functions.push_back(init);
      else if (FuncId maker = impl->methodOf(ClassId(v.id), impl->newName))
        out.functions.push_back(maker);
      break;
    case ValueKind::Instance:
      if (FuncId f = impl->methodOf(ClassId(v.id), impl->callName))
        out.functions.push_back(f);
      else
        out.complete = false;
      break;
    case ValueKind::Api:
    case ValueKind::ApiMethod:
      out.apis.push_back(ApiId(v.id));
      break;
    case ValueKind::Partial:
      for (FuncId f : functionsOf(callee))
        out.functions.push_back(f);
      break;
    case ValueKind::Const:
      break; // `f = None` before it is set
    case ValueKind::Unknown:
    case ValueKind::Module:
    case ValueKind::External:
    case ValueKind::ApiInstance:
    case ValueKind::Container:
    case ValueKind::Super:
      out.complete = false;
      break;
    }
  }
  return out;
}

FuncId Program::propertyOf(Ref load) const {
  FuncId out;
  const ir::Instr &in = instr(load);
  for (const AbstractValue &v : impl->values({load.module, ir::InstrId(in.a)})) {
    if (v.kind == ValueKind::Const)
      continue;
    FuncId one = v.kind == ValueKind::Instance
                     ? impl->methodOf(ClassId(v.id), impl->symOf(load.module, NameId(in.b)))
                     : FuncId();
    if (!one || !function(one).ir->is(ir::funcflag::Property) || (out && out != one))
      return {};
    out = one;
  }
  return out;
}

ApiId Program::apiOf(Ref call) const {
  ApiId out;
  for (const AbstractValue &v : impl->values({call.module, ir::InstrId(instr(call).a)})) {
    ApiId one;
    if (v.kind == ValueKind::Api || v.kind == ValueKind::ApiMethod)
      one = ApiId(v.id);
    else if (v.kind == ValueKind::Class && !impl->methodOf(ClassId(v.id), impl->initName) &&
             impl->classes[v.id].apiBases.size() == 1)
      one = impl->classes[v.id].apiBases[0];
    else if (v.kind == ValueKind::Const)
      continue;
    if (!one || (out && out != one))
      return {};
    out = one;
  }
  return out;
}

ObjectKind Program::Impl::objectKindOf(ClassId cls) const {
  for (ApiId at : classes[cls.v].apiBases)
    for (; at; at = model->api(at).base.empty() ? ApiId() : model->findApi(model->api(at).base))
      if (model->api(at).object != ObjectKind::None)
        return model->api(at).object;
  return ObjectKind::None;
}

ObjectKind Program::objectKindOf(ClassId cls) const { return impl->classKinds[cls.v]; }

ObjectKind Program::objectKindOf(Ref value) const {
  ObjectKind out = ObjectKind::None;
  for (const AbstractValue &v : impl->values(value)) {
    if (v.kind == ValueKind::Const && ConstKind(v.id) == ConstKind::None)
      continue;
    ObjectKind one = v.kind == ValueKind::ApiInstance ? model().api(ApiId(v.id)).object
                     : v.kind == ValueKind::Instance  ? objectKindOf(ClassId(v.id))
                                                      : ObjectKind::None;
    if (one == ObjectKind::None || (out != ObjectKind::None && out != one))
      return ObjectKind::None;
    out = one;
  }
  return out;
}

FuncId Program::findMethod(ClassId cls, llvm::StringRef name) const {
  auto it = impl->symIds.find(name);
  return it == impl->symIds.end() ? FuncId() : impl->methodOf(cls, it->second);
}

bool Program::isSubclass(ClassId cls, ClassId ancestor) const {
  return llvm::is_contained(impl->classes[cls.v].mro, ancestor);
}

llvm::SmallVector<VarId, 2> Program::variablesOf(Ref access) const {
  const ir::Instr &in = instr(access);
  if (in.op == Op::Load || in.op == Op::Store || in.op == Op::Del || in.op == Op::Annot)
    return {impl->data[access.module.v].varOf[access.instr.v]};
  llvm::SmallVector<VarId, 2> out;
  auto add = [&](VarId v) {
    if (v && !llvm::is_contained(out, v))
      out.push_back(v);
  };
  if (in.op != Op::LoadAttr && in.op != Op::StoreAttr && in.op != Op::DelAttr && in.op != Op::AnnotAttr)
    return out;
  SymId name = impl->symOf(access.module, NameId(in.b));
  for (const AbstractValue &v : impl->values({access.module, ir::InstrId(in.a)})) {
    if (v.kind == ValueKind::Instance) {
      // The root-most class that stores it names the place, so that base and derived code agree.
      llvm::SmallVector<VarId, 2> found = impl->instanceAttributes(ClassId(v.id), name);
      add(found.empty() ? impl->classAttribute(ClassId(v.id), name) : found.back());
    } else if (v.kind == ValueKind::Class) {
      add(impl->classAttribute(ClassId(v.id), name));
    } else if (v.kind == ValueKind::Module) {
      add(impl->findVar(VarRoot::Global, ModuleId(v.id), 0, name));
    }
  }
  return out;
}

uint32_t Program::variableCount() const { return static_cast<uint32_t>(impl->vars.size()); }
const Variable &Program::variable(VarId v) const { return impl->vars[v.v]; }
llvm::StringRef Program::text(SymId s) const { return s ? impl->symTexts[s.v] : llvm::StringRef(); }
const Site &Program::site(SiteId s) const { return impl->sites[s.v]; }
llvm::ArrayRef<Ref> Program::storesOf(VarId v) const { return impl->stores[v.v]; }
llvm::ArrayRef<Ref> Program::callersOf(FuncId f) const { return impl->callers[f.v]; }
bool Program::escapes(FuncId f) const { return impl->escaping[f.v]; }
llvm::ArrayRef<Ref> Program::handOvers() const { return impl->handOvers; }
llvm::ArrayRef<Ref> Program::hookStores() const { return impl->hookStores; }
ApiId Program::apiStored(Ref store) const { return impl->apiStored(store); }

VarId Program::parameter(FuncId f, uint32_t index) const {
  const FunctionInfo &info = function(f);
  llvm::ArrayRef<ir::Param> params = irOf(info.module).paramsOf(*info.ir);
  if (index >= params.size())
    return {};
  SymId name = impl->symOf(info.module, params[index].name);
  return impl->findVar(VarRoot::Local, info.module, info.ir->scope.v, name);
}

llvm::SmallVector<FuncId, 2> Program::functionsOf(Ref value) const {
  llvm::SmallVector<FuncId, 2> out;
  llvm::SmallVector<Ref, 4> todo{value};
  for (unsigned steps = 0; !todo.empty() && steps < 16;
       ++steps) { // partial(partial(f)) is as deep as it gets
    Ref at = todo.pop_back_val();
    for (const AbstractValue &v : impl->values(at)) {
      if (v.kind == ValueKind::Function || v.kind == ValueKind::BoundMethod) {
        out.push_back(FuncId(v.id));
      } else if (v.kind == ValueKind::Instance) {
        if (FuncId f = impl->methodOf(ClassId(v.id), impl->callName))
          out.push_back(f);
      } else if (v.kind == ValueKind::Partial && v.site) {
        Ref where = site(v.site).where;
        llvm::ArrayRef<ir::Arg> args = irOf(where.module).argsOf(instr(where));
        if (!args.empty())
          todo.push_back({where.module, args[0].value});
      }
    }
  }
  llvm::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Ref Program::targetArgument(Ref call) const {
  ApiId api = apiOf(call);
  return api ? targetArgument(call, model().api(api)) : Ref{};
}

llvm::SmallVector<ApiId, 2> Program::handOverApis(Ref call) const {
  llvm::SmallVector<ApiId, 2> out;
  for (const AbstractValue &v : impl->values({call.module, ir::InstrId(instr(call).a)})) {
    ApiId one;
    if (v.kind == ValueKind::Api || v.kind == ValueKind::ApiMethod)
      one = ApiId(v.id);
    else if (v.kind == ValueKind::Class && !impl->methodOf(ClassId(v.id), impl->initName) &&
             !impl->classes[v.id].apiBases.empty())
      one = impl->classes[v.id].apiBases[0];
    if (!one || model().api(one).runsOn == RunsOn::None)
      continue;
    const Api &api = model().api(one);
    bool known = llvm::any_of(out, [&](ApiId other) {
      const Api &o = model().api(other);
      return o.effect == api.effect && o.runsOn == api.runsOn && o.targetIndex == api.targetIndex;
    });
    if (!known)
      out.push_back(one);
  }
  return out;
}

Ref Program::targetArgument(Ref call, const Api &api) const {
  // `Thread.__init__(self, ...)`: the receiver is written.
  const ir::Instr &callee = instr({call.module, ir::InstrId(instr(call).a)});
  bool unbound = api.kind == ApiKind::Method && callee.op == Op::LoadAttr &&
                 llvm::any_of(impl->values({call.module, ir::InstrId(callee.a)}), [](const AbstractValue &v) {
                   return v.kind == ValueKind::Api || v.kind == ValueKind::Class;
                 });
  ir::InstrId value = targetValue(irOf(call.module), instr(call), api, unbound ? 1 : 0);
  return value.isNone() ? Ref{} : Ref{call.module, value};
}

std::string Program::describe(VarId v) const {
  const Variable &var = variable(v);
  llvm::StringRef name = text(var.name);
  switch (var.root) {
  case VarRoot::Local:
  case VarRoot::Global:
    return name.str();
  case VarRoot::ClassAttr:
  case VarRoot::InstanceAttr: {
    const ClassInfo &c = classInfo(ClassId(var.owner));
    return (llvm::Twine(irOf(c.module).text(c.ir->name)) + "." + name).str();
  }
  case VarRoot::ObjectAttr:
  case VarRoot::Element:
    return "element";
  case VarRoot::Result:
    return "result";
  }
  return {};
}

} // namespace threadlint
