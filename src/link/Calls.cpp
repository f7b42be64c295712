// Calls: arguments flow to parameters, results and new objects flow back; callables flow to other threads.
#include "link/Infer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::Arg;
using ir::ArgKind;
using ir::Instr;
using ir::Op;

ir::InstrId targetValue(const ir::Module &m, const Instr &call, const Api &api, int skip) {
  if (api.targetIndex < 0 && api.target.empty())
    return {};
  int index = -skip;
  for (const Arg &arg : m.argsOf(call)) {
    if (arg.kind == ArgKind::Keyword && m.text(arg.name) == api.target)
      return arg.value;
    if (arg.kind == ArgKind::Star)
      index = INT16_MIN; // positions are not known from here on
    if (arg.kind == ArgKind::Positional && index++ == api.targetIndex)
      return arg.value;
  }
  return {};
}

SetId Inference::call(uint32_t i, const Instr &in) {
  if (in.has(ir::flag::Decorator)) {
    llvm::ArrayRef<Arg> args = m->argsOf(in);
    return args.empty() ? UnknownSet : valueOf(args[0].value.v); // a decorator is taken as the identity
  }
  SetId callees = valueOf(in.a);
  SetId out = EmptySet;
  handClassToServer(i, in, callees);
  // The set may be replaced while arguments grow; the deque behind it keeps this one alive.
  for (const AbstractValue &callee : p.sets.get(callees))
    out = p.sets.unite(out, callOne(i, in, callee));
  return out;
}

static bool isServer(ObjectKind kind) {
  return kind == ObjectKind::Server || kind == ObjectKind::ThreadingServer;
}

/// A server sets itself as the attribute `server` of the handlers it makes.
void Inference::handClassToServer(uint32_t i, const Instr &in, SetId callees) {
  for (const Arg &arg : m->argsOf(in))
    for (const AbstractValue &handler : p.sets.get(valueOf(arg.value.v))) {
      if (handler.kind != ValueKind::Class ||
          p.objectKindOf(ClassId(handler.id)) != ObjectKind::RequestHandler)
        continue;
      SetId servers = EmptySet;
      for (const AbstractValue &v : p.sets.get(callees)) {
        if (v.kind == ValueKind::Class && isServer(p.objectKindOf(ClassId(v.id))))
          servers = p.sets.unite(servers, single(ValueKind::Instance, v.id, siteHere(i)));
        else if (v.kind == ValueKind::Api && isServer(p.model->api(ApiId(v.id)).object))
          servers = p.sets.unite(servers, single(ValueKind::ApiInstance, v.id, siteHere(i)));
      }
      ClassId own =
          current ? p.functions[current.v].owner : ClassId(); // `super().__init__(address, Handler)`
      if (servers == EmptySet && own && isServer(p.objectKindOf(own)))
        servers = single(ValueKind::Instance, own.v);
      if (servers != EmptySet)
        storeAttr(single(ValueKind::Instance, handler.id), p.sym("server"), servers);
    }
}

SetId Inference::callOne(uint32_t i, const Instr &in, const AbstractValue &callee) {
  llvm::ArrayRef<Arg> args = m->argsOf(in);
  switch (callee.kind) {
  case ValueKind::Function:
  case ValueKind::BoundMethod: {
    FuncId f(callee.id);
    bindArguments(f, callee.kind == ValueKind::BoundMethod ? 1 : 0, args);
    if (p.functions[f.v].ir->is(ir::funcflag::Generator))
      return UnknownSet;
    return read(p.results[f.v]);
  }
  case ValueKind::Class: {
    ClassId c(callee.id);
    if (FuncId init = p.methodOf(c, initName))
      bindArguments(init, 1, args);
    if (ApiId base = p.classes[c.v].apiBases.empty() ? ApiId() : p.classes[c.v].apiBases[0])
      if (!p.methodOf(c, initName))
        bindCallback(in, p.model->api(base));
    return madeHere(i, ValueKind::Instance, callee.id);
  }
  case ValueKind::Instance:
    if (FuncId f = p.methodOf(ClassId(callee.id), p.sym("__call__"))) {
      bindArguments(f, 1, args);
      return read(p.results[f.v]);
    }
    return closed ? UnknownSet : EmptySet;
  case ValueKind::Api:
    return callApi(i, in, ApiId(callee.id), {});
  case ValueKind::ApiMethod:
    return callApi(i, in, ApiId(callee.id), callee.site);
  case ValueKind::External: {
    if (p.symTexts[callee.id] != "dataclasses.field")
      return UnknownSet;
    for (const Arg &arg : args)
      if (arg.kind == ArgKind::Keyword && m->text(arg.name) == "default_factory")
        return instancesOf(valueOf(arg.value.v), siteHere(i));
    return UnknownSet;
  }
  case ValueKind::Unknown:
  case ValueKind::Const:
  case ValueKind::Module:
  case ValueKind::ApiInstance:
  case ValueKind::Partial:
  case ValueKind::Container:
  case ValueKind::Super:
    return UnknownSet;
  }
  return UnknownSet;
}

/// Builtins that make containers out of containers, `super`, and other calls whose result depends on the
/// arguments.
SetId Inference::callBuiltin(uint32_t i, const Instr &in, llvm::StringRef name, bool &known) {
  llvm::ArrayRef<Arg> args = m->argsOf(in);
  known = true;
  enum { None, Copy, Super, Partial, Zip, Next, Type };
  bool isOfOne = args.size() == 1 || (args.size() == 2 && args[1].kind == ArgKind::Keyword); // `key=`
  int what = llvm::StringSwitch<int>(name)
                 .Cases("builtins.list", "builtins.tuple", "builtins.set", "builtins.dict", Copy)
                 .Cases("builtins.sorted", "builtins.reversed", "builtins.iter", "builtins.frozenset", Copy)
                 .Cases("collections.deque", "collections.OrderedDict", "builtins.filter", Copy)
                 .Cases("builtins.enumerate", "builtins.zip", Zip)
                 .Case("builtins.super", Super)
                 .Case("functools.partial", Partial)
                 .Cases("builtins.next", "random.choice", "secrets.choice", Next)
                 .Cases("builtins.min", "builtins.max", isOfOne ? Next : None)
                 .Case("builtins.type", args.size() == 1 ? Type : None)
                 .Default(None);
  switch (what) {
  case Copy:
  case Zip: {
    SetId elements = EmptySet;
    for (const Arg &arg : args)
      if (arg.kind == ArgKind::Positional && (what == Zip || arg.value == args.back().value))
        elements = p.sets.unite(elements, elementsOf(valueOf(arg.value.v)));
    llvm::StringRef type = name == "builtins.set" || name == "builtins.dict" || name == "collections.deque" ||
                                   name == "collections.OrderedDict"
                               ? name
                               : llvm::StringRef("builtins.list");
    return containerOf(i, p.model->findApi(type), elements);
  }
  case Type:
    return classesOf(valueOf(args[0].value.v));
  case Next:
    return args.empty() ? UnknownSet : elementsOf(valueOf(args[0].value.v));
  case Partial:
    return args.empty() ? UnknownSet : single(ValueKind::Partial, i, siteHere(i));
  case Super: {
    for (FuncId f = current; f; f = p.functions[f.v].parent)
      if (ClassId c = p.functions[f.v].owner)
        return single(ValueKind::Super, c.v);
    return UnknownSet;
  }
  default:
    known = false;
    return EmptySet;
  }
}

SetId Inference::callApi(uint32_t i, const Instr &in, ApiId id, SiteId receiver) {
  const Api &api = p.model->api(id);
  bindCallback(in, api);
  bool known = false;
  SetId special = callBuiltin(i, in, api.name, known);
  if (known)
    return special;
  if (api.kind == ApiKind::Class)
    return madeHere(i, ValueKind::ApiInstance, id.v);
  if (api.kind == ApiKind::Function && api.changesIndex >= 0)
    return changeArgument(in, static_cast<size_t>(api.changesIndex));
  if (receiver && api.kind == ApiKind::Method)
    mutateContainer(in, receiver, llvm::StringRef(api.name).rsplit('.').second);
  if (receiver && api.kind == ApiKind::Method && !p.siteElements[receiver.v].isNone()) {
    llvm::StringRef method = llvm::StringRef(api.name).rsplit('.').second;
    bool element = method == "get" || method == "pop" || method == "popleft" || method == "setdefault" ||
                   method == "get_nowait" || method == "popitem";
    if (element)
      return read(p.elementVar(receiver));
    if (method == "copy")
      return containerOf(i, p.model->findApi(llvm::StringRef(api.name).rsplit('.').first),
                         read(p.elementVar(receiver)));
    if (method == "values" || method == "items" || method == "keys")
      return single(ValueKind::Container, types.list.v, receiver);
  }
  if (!api.returns.empty())
    if (ApiId returns = p.model->findApi(api.returns))
      return madeHere(i, ValueKind::ApiInstance, returns.v);
  if (api.object != ObjectKind::None)
    return madeHere(i, ValueKind::ApiInstance, id.v);
  return UnknownSet;
}

/// `heappush(heap, x)`, `heappop(heap)`: puts the other arguments into the container, or gives an element.
SetId Inference::changeArgument(const Instr &in, size_t index) {
  llvm::ArrayRef<Arg> args = m->argsOf(in);
  if (index >= args.size() || llvm::any_of(args, [](const Arg &a) { return a.kind != ArgKind::Positional; }))
    return UnknownSet;
  SetId container = valueOf(args[index].value.v);
  for (const AbstractValue &v : p.sets.get(container))
    if (v.kind == ValueKind::Container && v.site)
      for (const Arg &arg : args)
        if (&arg != &args[index])
          grow(p.elementVar(v.site), valueOf(arg.value.v));
  return elementsOf(container);
}

void Inference::mutateContainer(const Instr &in, SiteId receiver, llvm::StringRef method) {
  bool one = method == "append" || method == "appendleft" || method == "add" || method == "insert" ||
             method == "setdefault" || method == "put" || method == "put_nowait";
  bool many = method == "extend" || method == "update" || method == "extendleft";
  llvm::ArrayRef<Arg> args = m->argsOf(in);
  if (args.empty() || (!one && !many))
    return;
  const Arg &last = method == "put" ? args.front() : args.back();
  SetId value = valueOf(last.value.v);
  grow(p.elementVar(receiver), one ? value : elementsOf(value));
}

/// `Thread(target=f, args=(a, b))`, `submit(f, a, b)`: a and b are arguments of f; `map(f, a, b)`: elements
/// of them are.
void Inference::bindCallback(const Instr &in, const Api &api) {
  ir::InstrId target = targetValue(*m, in, api);
  bool isMap = api.effect == Effect::Map;
  if (target.isNone() || (isMap && llvm::StringRef(api.name).contains("starmap")))
    return;
  llvm::ArrayRef<Arg> args = m->argsOf(in);
  llvm::SmallVector<Arg, 4> passed;
  if (api.argsIndex == -2 || isMap) {
    int index = 0;
    for (const Arg &arg : args)
      if (arg.kind != ArgKind::Positional || index++ > api.targetIndex)
        passed.push_back(arg);
  } else {
    int index = 0;
    for (const Arg &arg : args) {
      bool byKeyword = arg.kind == ArgKind::Keyword && arg.name == knownName(known::args);
      bool byPosition = arg.kind == ArgKind::Positional && index++ == api.argsIndex;
      const Instr &value = m->instrs[arg.value.v];
      if ((byKeyword || byPosition) && (value.op == Op::MakeTuple || value.op == Op::MakeList))
        passed.append(m->argsOf(value).begin(), m->argsOf(value).end());
    }
  }
  if (isMap && passed.size() > 1 && !llvm::is_contained(api.params, "..."))
    passed.truncate(1); // the others are options
  for (const AbstractValue &v : p.sets.get(valueOf(target.v))) {
    if (v.kind != ValueKind::Function && v.kind != ValueKind::BoundMethod)
      continue;
    unsigned skip = v.kind == ValueKind::BoundMethod ? 1 : 0;
    if (!isMap) {
      bindArguments(FuncId(v.id), skip, passed);
      continue;
    }
    for (const Arg &arg : passed)
      if (arg.kind == ArgKind::Positional)
        bindPositional(FuncId(v.id), skip++, elementsOf(valueOf(arg.value.v)));
  }
}

void Inference::bindPositional(FuncId f, unsigned index, SetId value) {
  const FunctionInfo &info = p.functions[f.v];
  const ir::Module &fm = *p.modules[info.module.v].ir;
  llvm::ArrayRef<ir::Param> params = fm.paramsOf(*info.ir);
  if (index >= params.size() || params[index].kind > ir::ParamKind::Normal)
    return;
  grow(p.data[info.module.v].paramVars[info.ir->paramBegin + index],
       value == EmptySet && closed ? UnknownSet : value);
}

void Inference::bindKeyword(FuncId f, NameId name, SetId value) {
  const FunctionInfo &info = p.functions[f.v];
  const ir::Module &fm = *p.modules[info.module.v].ir;
  SymId wanted = p.symOf(module, name);
  for (const ir::Param &param : fm.paramsOf(*info.ir))
    if (p.symOf(info.module, param.name) == wanted && param.kind != ir::ParamKind::VarKwargs)
      grow(p.data[info.module.v].paramVars[static_cast<size_t>(&param - fm.params.data())], value);
}

void Inference::bindArguments(FuncId f, unsigned skip, llvm::ArrayRef<Arg> args) {
  unsigned index = skip;
  bool starred = false;
  for (const Arg &arg : args) {
    starred |= arg.kind == ArgKind::Star;
    if (arg.kind == ArgKind::Keyword)
      bindKeyword(f, arg.name, valueOf(arg.value.v));
    else if (arg.kind == ArgKind::Positional && !starred)
      bindPositional(f, index++, valueOf(arg.value.v));
  }
  bool open = starred || llvm::any_of(args, [](const Arg &a) { return a.kind == ArgKind::DoubleStar; });
  if (!open)
    return;
  const FunctionInfo &info = p.functions[f.v];
  const ir::Module &fm = *p.modules[info.module.v].ir;
  llvm::ArrayRef<ir::Param> params = fm.paramsOf(*info.ir);
  for (unsigned k = index; k < params.size(); ++k)
    grow(p.data[info.module.v].paramVars[info.ir->paramBegin + k], UnknownSet);
}

} // namespace threadlint
