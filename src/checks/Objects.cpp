// What a value surely is, and what a call surely makes: the questions several rules ask of a Program.
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

static ObjectKind kindOf(const Program &program, const AbstractValue &value) {
  if (value.kind == ValueKind::Instance)
    return program.objectKindOf(ClassId(value.id));
  if (value.kind == ValueKind::ApiInstance)
    return program.model().api(ApiId(value.id)).object;
  return ObjectKind::None;
}

ObjectKind surelyKind(const Program &program, Ref value) {
  ObjectKind kind = ObjectKind::None;
  for (const AbstractValue &v : program.valuesOf(value)) {
    if (v.kind == ValueKind::Const)
      continue;
    ObjectKind k = kindOf(program, v);
    if (k == ObjectKind::None || (kind != ObjectKind::None && kind != k))
      return ObjectKind::None;
    kind = k;
  }
  return kind;
}

llvm::SmallVector<SiteId, 2> sitesOf(const Program &program, Ref value) {
  llvm::SmallVector<SiteId, 2> sites;
  for (const AbstractValue &v : program.valuesOf(value))
    if ((v.kind == ValueKind::Instance || v.kind == ValueKind::ApiInstance) && v.site)
      sites.push_back(v.site);
  return sites;
}

void forEachMethodCall(const Program &program, llvm::StringRef method,
                       llvm::function_ref<void(Ref call, const ir::Instr &instr, Ref receiver)> visit) {
  for (Ref call : program.methodCalls(method)) {
    const ir::Instr &instr = program.instr(call);
    visit(call, instr, {call.module, receiverOf(program.irOf(call.module), instr)});
  }
}

SiteUses sitesUsing(const Program &program, llvm::StringRef member) {
  SiteUses uses;
  forEachMethodCall(program, member, [&](Ref, const ir::Instr &, Ref receiver) {
    for (SiteId site : sitesOf(program, receiver))
      uses.called.insert(site);
  });
  for (uint32_t m = 0; m < program.modules().size(); ++m) {
    const ir::Module &module = program.irOf(ModuleId(m));
    NameId name = module.names.find(member);
    for (const ir::Instr &instr : module.instrs)
      if (name && instr.op == ir::Op::StoreAttr && NameId(instr.b) == name)
        for (SiteId site : sitesOf(program, {ModuleId(m), ir::InstrId(instr.a)}))
          uses.stored.insert(site);
  }
  return uses;
}

/// `super().__init__(...)`: the modelled class whose constructor comes next, when no project class is in
/// between.
static ApiId superConstructor(const Program &program, Ref call) {
  FuncId f = program.functionOf(call);
  ClassId owner = program.function(f).owner;
  if (!owner)
    return {};
  const ClassInfo &info = program.classInfo(owner);
  if (info.unknownBase || info.apiBases.size() != 1)
    return {};
  for (ClassId ancestor : llvm::ArrayRef(info.mro).drop_front())
    if (bindsInBody(program, ancestor, "__init__"))
      return {};
  return info.apiBases[0];
}

static std::optional<Construction> initCall(const Program &program, Ref call) {
  const ir::Module &module = program.irOf(call.module);
  const ir::Instr &instr = module[call.instr];
  ir::InstrId base = receiverOf(module, instr);
  if (!base || calleeName(module, instr) != knownName(known::__init__))
    return std::nullopt;
  if (isSuperCall(module, base)) {
    ApiId cls = superConstructor(program, call);
    return cls ? std::optional(Construction{cls, 0, true}) : std::nullopt;
  }
  llvm::ArrayRef<AbstractValue> values = program.valuesOf({call.module, base});
  if (values.size() != 1 || values[0].kind != ValueKind::Api)
    return std::nullopt;
  ApiId cls(values[0].id);
  if (program.model().api(cls).kind != ApiKind::Class)
    return std::nullopt;
  return Construction{cls, 1, true};
}

std::optional<Construction> constructionOf(const Program &program, Ref call) {
  if (auto viaInit = initCall(program, call))
    return viaInit;
  ApiId id = program.apiOf(call);
  if (!id || program.model().api(id).kind != ApiKind::Class)
    return std::nullopt;
  return Construction{id, 0, false};
}

std::optional<HandOver> handOverOf(const Program &program, Ref call) {
  const ir::Module &module = program.irOf(call.module);
  const ir::Instr &instr = module[call.instr];
  HandOver result;
  if (auto made = constructionOf(program, call)) {
    result.api = &program.model().api(made->cls);
    result.skip = made->skip;
  } else if (ApiId id = program.apiOf(call)) {
    result.api = &program.model().api(id);
    // `Cls.method(obj, ...)`: one more argument than the model's signature.
    ir::InstrId base = receiverOf(module, instr);
    if (result.api->kind == ApiKind::Method && base)
      for (const AbstractValue &v : program.valuesOf({call.module, base}))
        if (v.kind == ValueKind::Class || v.kind == ValueKind::Api)
          return std::nullopt;
  }
  if (!result.api || result.api->target.empty())
    return std::nullopt;
  Effect effect = result.api->effect;
  if (effect != Effect::Spawn && effect != Effect::SpawnSelf && effect != Effect::Submit &&
      effect != Effect::Map)
    return std::nullopt;
  result.target = argumentFor(module, instr, *result.api, result.api->target, result.skip);
  return result;
}

static bool keepsFunction(const ir::Module &module, ir::InstrId decorator) {
  const ir::Instr &instr = module[decorator];
  NameId name = instr.op == ir::Op::Load       ? NameId(instr.a)
                : instr.op == ir::Op::LoadAttr ? NameId(instr.b)
                                               : NameId();
  static constexpr llvm::StringRef keeping[] = {"staticmethod", "classmethod", "abstractmethod",
                                                "override",     "final",       "no_type_check"};
  return name && llvm::is_contained(keeping, module.text(name));
}

bool isPlainlyDecorated(const Program &program, FuncId f) {
  const FunctionInfo &info = program.function(f);
  if (!info.ir->is(ir::funcflag::Decorated))
    return true;
  const ir::Module &module = program.irOf(info.module);
  if (!info.parent)
    return false;
  const ir::Function &parent = *program.function(info.parent).ir;
  ir::InstrId current;
  bool plain = true;
  forEachInstr(module, parent, [&](ir::InstrId id, const ir::Instr &instr) {
    if (instr.op == ir::Op::MakeFunc && FuncId(instr.a) == info.local)
      current = id;
    if (!current || instr.op != ir::Op::Call || !instr.has(ir::flag::Decorator) || instr.c == 0)
      return;
    if (module.args[instr.b].value != current)
      return;
    plain = plain && keepsFunction(module, ir::InstrId(instr.a));
    current = id;
  });
  return plain;
}

bool surelyNotNone(const Program &program, Ref value) {
  llvm::ArrayRef<AbstractValue> values = program.valuesOf(value);
  return !values.empty() && llvm::none_of(values, [](const AbstractValue &v) {
    return v.kind == ValueKind::Unknown || v.kind == ValueKind::External ||
           (v.kind == ValueKind::Const && v.id == static_cast<uint32_t>(ir::ConstKind::None));
  });
}

bool bindsInBody(const Program &program, ClassId cls, llvm::StringRef name) {
  for (ClassId ancestor : program.classInfo(cls).mro) {
    const ClassInfo &info = program.classInfo(ancestor);
    const ir::Module &module = program.irOf(info.module);
    NameId id = module.names.find(name);
    const ir::Scope &scope = module.scopes[module.functions[info.ir->body].scope];
    if (id && llvm::any_of(scope.bindings, [id](const ir::Binding &b) { return b.name == id; }))
      return true;
  }
  return false;
}

std::string nameOf(const Program &program, ClassId c) {
  const ClassInfo &info = program.classInfo(c);
  return program.irOf(info.module).text(info.ir->name).str();
}

std::string nameOf(const Program &program, FuncId f) {
  const FunctionInfo &info = program.function(f);
  if (!info.ir->name)
    return info.ir->kind == ir::FuncKind::Lambda ? "lambda" : "the module";
  std::string own = program.irOf(info.module).text(info.ir->name).str();
  return info.owner ? nameOf(program, info.owner) + "." + own : own;
}

} // namespace threadlint
