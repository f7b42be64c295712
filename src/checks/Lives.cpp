// Where objects are made -> what becomes of them in the whole program: which members are used, and whether
// they get to code that is not seen.
#include "checks/Lives.h"
#include "checks/Shapes.h"
#include "checks/Shared.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

static ObjectKind kindOf(const Program &program, const AbstractValue &v) {
  if (v.kind == ValueKind::Instance)
    return program.objectKindOf(ClassId(v.id));
  return v.kind == ValueKind::ApiInstance ? program.model().api(ApiId(v.id)).object : ObjectKind::None;
}

Lives::Lives(const Program &program, llvm::function_ref<bool(ObjectKind)> wanted) : program(program) {
  collect(wanted);
  if (objects.empty())
    return;
  collectHolders();
  for (int turn = 0; turn < 2; ++turn) // the stores first: the loads ask what is stored where
    for (uint32_t m = 0; m < program.modules().size(); ++m) {
      const ir::Module &module = program.irOf(ModuleId(m));
      std::vector<bool> ofInterest = turn == 0 ? valuesOfInterest(ModuleId(m)) : std::vector<bool>();
      for (uint32_t i = 0; i < module.instrs.size(); ++i) {
        Ref at{ModuleId(m), InstrId(i)};
        const Instr &in = module.instrs[i];
        if (turn == 0 && !ofInterest.empty())
          visit(at, in, ofInterest);
        else if (turn == 1 && (in.op == Op::Load || in.op == Op::LoadAttr))
          visitLoad(at);
      }
    }
}

void Lives::collect(llvm::function_ref<bool(ObjectKind)> wanted) {
  for (uint32_t c = 0; c < program.classCount(); ++c)
    if (ObjectKind kind = program.objectKindOf(ClassId(c)); kind != ObjectKind::None && wanted(kind))
      byClass[ClassId(c)].kind = kind;
  for (const auto &[call, api] : program.calls()) {
    if (api && program.model().api(api).kind != ApiKind::Class)
      continue; // `current_thread()`: made by somebody else
    for (const AbstractValue &v : program.valuesOf(call)) {
      if (!v.site || program.site(v.site).where != call)
        continue;
      ObjectKind kind = kindOf(program, v);
      if (kind == ObjectKind::None || !wanted(kind) || !bySite.try_emplace(v.site, objects.size()).second)
        continue;
      objects.push_back({call, kind, false, false, {}});
    }
  }
}

/// Containers within containers, three deep.
void Lives::collectHolders() {
  llvm::DenseSet<SiteId> containers;
  for (uint32_t m = 0; m < program.modules().size(); ++m)
    for (uint32_t i = 0; i < program.irOf(ModuleId(m)).instrs.size(); ++i)
      for (const AbstractValue &v : program.valuesOf({ModuleId(m), InstrId(i)}))
        if (v.kind == ValueKind::Container && v.site)
          containers.insert(v.site);
  for (int round = 0; round < 3; ++round)
    for (SiteId container : containers)
      for (const AbstractValue &v : program.elementsOf(container)) {
        if (auto object = bySite.find(v.site); v.site && object != bySite.end())
          holders[container].insert(object->second);
        if (v.kind != ValueKind::Container || !v.site || v.site == container)
          continue;
        if (auto inner = holders.find(v.site); inner != holders.end()) {
          llvm::DenseSet<uint32_t> objects = inner->second;
          holders[container].insert(objects.begin(), objects.end());
        }
      }
}

void Lives::forEachObject(Ref value, llvm::function_ref<void(uint32_t)> visit) const {
  for (const AbstractValue &v : program.valuesOf(value)) {
    if (!v.site)
      continue;
    if (auto object = bySite.find(v.site); object != bySite.end())
      visit(object->second);
    else if (auto held = holders.find(v.site); held != holders.end())
      for (uint32_t one : held->second)
        visit(one);
  }
}

/// `self` of a class, and objects that nobody is seen to make.
void Lives::forEachSelf(Ref value, llvm::function_ref<void(Life &)> visit) {
  for (const AbstractValue &v : program.valuesOf(value))
    if (v.kind == ValueKind::Instance && !v.site)
      if (auto life = byClass.find(ClassId(v.id)); life != byClass.end())
        visit(life->second);
}

bool Lives::isOfInterest(Ref value) const {
  return llvm::any_of(program.valuesOf(value), [&](const AbstractValue &v) {
    return v.site ? bySite.contains(v.site) || holders.contains(v.site)
                  : v.kind == ValueKind::Instance && byClass.contains(ClassId(v.id));
  });
}

/// By InstrId; empty: there are none in the module.
std::vector<bool> Lives::valuesOfInterest(ModuleId module) const {
  std::vector<bool> out;
  size_t count = program.irOf(module).instrs.size();
  for (uint32_t i = 0; i < count; ++i)
    if (isOfInterest({module, InstrId(i)})) {
      out.resize(count);
      out[i] = true;
    }
  return out;
}

bool Lives::carries(Ref value, uint32_t object) const {
  bool found = false;
  forEachObject(value, [&](uint32_t one) { found |= one == object; });
  return found;
}

void Lives::escape(Ref value) {
  forEachObject(value, [&](uint32_t one) { objects[one].escapes = true; });
  forEachSelf(value, [&](Life &life) { life.escapes = true; });
}

/// Some name in the function, or in one nested in it, is seen to hold the object.
bool Lives::isReceivedBy(FuncId f, uint32_t object) const {
  const FunctionInfo &info = program.function(f);
  const ir::Module &module = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
    if (module.instrs[i].op == Op::Load && carries({info.module, InstrId(i)}, object))
      return true;
  return false;
}

/// Looks at an object, and keeps nothing of it.
static bool isLook(llvm::StringRef name) {
  return llvm::StringSwitch<bool>(name)
      .Cases("builtins.print", "builtins.len", "builtins.isinstance", "builtins.str", "builtins.repr", true)
      .Cases("builtins.id", "builtins.type", "builtins.hasattr", "builtins.bool", "builtins.super", true)
      .Default(false);
}

void Lives::visitCall(Ref at, const Instr &call, InstrId operand) {
  const ir::Module &module = program.irOf(at.module);
  Ref value{at.module, operand};
  bool plain = llvm::none_of(module.argsOf(call), [&](const ir::Arg &arg) {
    return arg.value == operand && (arg.kind == ir::ArgKind::Star || arg.kind == ir::ArgKind::DoubleStar);
  });
  NameId name = calleeName(module, call);
  Callees callees = program.calleesOf(at);
  if (plain && name == knownName(known::__init__) && !callees.apis.empty())
    return; // `Thread.__init__(self)`
  if (plain && callees.functions.empty() && callees.apis.size() == 1) {
    const Api &api = program.model().api(callees.apis[0]);
    if (isLook(api.name))
      return;
    InstrId receiver = receiverOf(module, call);
    if (receiver && api.mutates && api.kind == ApiKind::Method) { // `threads.append(t)`
      forEachObject(value, [&](uint32_t one) {
        objects[one].escapes |=
            program.mayBeUnknown({at.module, receiver}) || !carries({at.module, receiver}, one);
      });
      forEachSelf(value, [&](Life &life) { life.escapes = true; });
      return;
    }
  }
  if (name && module.instrs[call.a].op == Op::Load && isLook("builtins." + module.text(name).str()) &&
      callees.functions.empty())
    return;
  if (!plain || !callees.complete || callees.functions.empty() || !callees.apis.empty())
    return escape(value);
  forEachObject(value, [&](uint32_t one) {
    for (FuncId f : callees.functions)
      objects[one].escapes |= !isReceivedBy(f, one);
  });
  forEachSelf(value, [&](Life &life) { life.escapes = true; });
}

/// `threads.pop()`, `by_name.values()`: what the methods of a container give out is seen, or lost.
void Lives::visitMethod(Ref load, Ref container) {
  if (llvm::none_of(program.valuesOf(container),
                    [](const AbstractValue &v) { return v.kind == ValueKind::Container; }))
    return;
  const ir::Module &module = program.irOf(load.module);
  bool keeps = llvm::StringSwitch<bool>(module.text(NameId(module[load.instr].b)))
                   .Cases("append", "add", "insert", "extend", "appendleft", "remove", "discard", true)
                   .Cases("clear", "sort", "reverse", "index", "count", true)
                   .Default(false);
  if (keeps)
    return;
  const ir::Function &f = *program.function(program.functionOf(load)).ir;
  for (uint32_t i = load.instr.v + 1; i < f.end; ++i)
    if (module.instrs[i].op == Op::Call && module.instrs[i].a == load.instr.v) {
      forEachObject(container, [&](uint32_t one) {
        objects[one].escapes |= !carries({load.module, InstrId(i)}, one);
      });
      return;
    }
  escape(container);
}

void Lives::visitOperand(Ref at, const Instr &in, InstrId operand) {
  Ref value{at.module, operand};
  auto mustCarry = [&] {
    forEachObject(value, [&](uint32_t one) { objects[one].escapes |= !carries(at, one); });
    forEachSelf(value, [&](Life &life) { life.escapes = true; });
  };
  auto use = [&] {
    std::string name = program.irOf(at.module).text(NameId(in.b)).str();
    forEachObject(value, [&](uint32_t one) { objects[one].members.emplace_back(name, at); });
    forEachSelf(value, [&](Life &life) { life.members.emplace_back(name, at); });
  };
  auto keep = [&](llvm::ArrayRef<VarId> places) {
    if (places.empty())
      return escape(value);
    for (VarId v : places) {
      bool isPublic = program.variable(v).root != VarRoot::Local &&
                      !program.text(program.variable(v).name).starts_with("_");
      forEachObject(value, [&](uint32_t one) {
        variables[v].insert(one);
        objects[one].isPublic |= isPublic;
      });
    }
  };
  switch (in.op) {
  case Op::LoadAttr:
    visitMethod(at, value);
    return use();
  case Op::StoreAttr:
    if (operand.v == in.a)
      use();
    [[fallthrough]];
  case Op::Store:
    if (operand.v == in.c)
      keep(program.variablesOf(at));
    return;
  case Op::StoreItem:
    if (operand.v == in.c)
      forEachObject(value, [&](uint32_t one) {
        Ref container{at.module, InstrId(in.a)};
        objects[one].escapes |= program.mayBeUnknown(container) || !carries(container, one);
      });
    if (operand.v == in.c)
      forEachSelf(value, [](Life &life) { life.escapes = true; });
    return;
  case Op::MakeTuple:
  case Op::MakeList:
  case Op::MakeSet:
  case Op::MakeDict:
  case Op::Comp:
  case Op::IterElem:
  case Op::LoadItem:
  case Op::Unpack:
    return mustCarry();
  case Op::Select:
    forEachObject(value, [&](uint32_t one) { objects[one].escapes |= !carries(at, one); });
    return;
  case Op::Return: {
    FuncId f = program.functionOf(at);
    llvm::ArrayRef<Ref> callers = program.callersOf(f);
    if (callers.empty() || program.escapes(f))
      return escape(value);
    forEachObject(value, [&](uint32_t one) {
      for (Ref call : callers)
        objects[one].escapes |= !carries(call, one);
    });
    forEachSelf(value, [&](Life &) {}); // `return self`
    return;
  }
  case Op::Call:
    if (operand.v != in.a)
      visitCall(at, in, operand);
    return;
  case Op::BinOp:
  case Op::Yield:
  case Op::YieldFrom:
  case Op::Await:
  case Op::Raise:
  case Op::With:
  case Op::Enter:
  case Op::Match:
  case Op::Captured:
    return escape(value);
  default: // conditions, comparisons, loops, texts, deletions, `x.attr = ...`
    return;
  }
}

void Lives::visit(Ref at, const Instr &in, const std::vector<bool> &ofInterest) {
  forEachOperand(program.irOf(at.module), in, [&](InstrId operand) {
    if (ofInterest[operand.v])
      visitOperand(at, in, operand);
  });
}

/// A variable whose values are more than can be told may hold any of the objects that are stored to it.
void Lives::visitLoad(Ref at) {
  if (variables.empty() || !program.mayBeUnknown(at))
    return;
  for (VarId v : program.variablesOf(at))
    if (auto stored = variables.find(v); stored != variables.end())
      for (uint32_t one : stored->second)
        objects[one].escapes |= !carries(at, one);
}

const Life *Lives::of(SiteId site) const {
  auto found = bySite.find(site);
  return found == bySite.end() ? nullptr : &objects[found->second];
}

static bool has(const Life &life, std::initializer_list<llvm::StringRef> names) {
  return llvm::any_of(life.members, [&](const auto &member) {
    return llvm::is_contained(names, llvm::StringRef(member.first));
  });
}

/// Asks `holds` about each class whose methods may have the object as `self`.
static bool anyClassOf(const Program &program, const Life &life, const llvm::DenseMap<ClassId, Life> &byClass,
                       llvm::function_ref<bool(const Life &)> holds) {
  for (const AbstractValue &v : program.valuesOf(life.creation)) {
    if (v.kind != ValueKind::Instance)
      continue;
    for (const auto &[cls, of] : byClass)
      if ((program.isSubclass(ClassId(v.id), cls) || program.isSubclass(cls, ClassId(v.id))) && holds(of))
        return true;
  }
  return false;
}

bool Lives::uses(const Life &life, std::initializer_list<llvm::StringRef> names) const {
  return has(life, names) ||
         anyClassOf(program, life, byClass, [&](const Life &of) { return has(of, names); });
}

bool Lives::escapes(const Life &life) const {
  return life.escapes || anyClassOf(program, life, byClass, [](const Life &of) { return of.escapes; });
}

const Lives &threadLives(const CheckContext &context) {
  return context.shared->once([&] { return Lives(context.program, isThreadKind); });
}

} // namespace threadlint
