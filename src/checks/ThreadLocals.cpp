// A program -> its `threading.local()` objects, and what is done with their attributes.
#include "checks/ThreadLocals.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class LocalFinder {
public:
  explicit LocalFinder(const Program &program) : program(program) {}
  std::vector<LocalObject> run(Subclasses subclasses);

private:
  const Program &program;
  std::vector<LocalObject> objects;
  llvm::DenseMap<SiteId, uint32_t> bySite;
  llvm::DenseMap<ClassId, uint32_t> byClass;

  void findObjects(Subclasses subclasses);
  LocalObject *objectOf(Ref value);
  void visit(Ref at, const Instr &in);
  void visitCall(Ref at, const Instr &call);
  bool readsSame(Ref store, LocalObject &object) const;
};

LocalObject *LocalFinder::objectOf(Ref value) {
  LocalObject *found = nullptr;
  for (SiteId site : sitesOf(program, value))
    if (auto at = bySite.find(site); at != bySite.end()) {
      if (found)
        found->opaque = objects[at->second].opaque = true; // one or the other
      found = &objects[at->second];
    }
  for (const AbstractValue &v : program.valuesOf(value)) // `self`
    if (!found && v.kind == ValueKind::Instance && v.site.isNone())
      if (auto at = byClass.find(ClassId(v.id)); at != byClass.end())
        found = &objects[at->second];
  return found;
}

/// `local.x = local.x + 1`.
bool LocalFinder::readsSame(Ref store, LocalObject &object) const {
  const ir::Module &m = program.irOf(store.module);
  const Instr &in = m[store.instr];
  const Instr &value = m.instrs[in.c];
  if (value.op != Op::BinOp)
    return false;
  for (uint32_t side : {value.a, value.b}) {
    const Instr &load = m.instrs[side];
    if (load.op == Op::LoadAttr && load.b == in.b &&
        llvm::is_contained(sitesOf(program, {store.module, InstrId(load.a)}), object.site))
      return true;
  }
  return false;
}

void LocalFinder::visitCall(Ref at, const Instr &call) {
  const ir::Module &m = program.irOf(at.module);
  NameId name = receiverOf(m, call) ? NameId() : calleeName(m, call);
  llvm::StringRef callee = name ? m.text(name) : "";
  for (const ir::Arg &arg : m.argsOf(call)) {
    LocalObject *object = objectOf({at.module, arg.value});
    if (!object)
      continue;
    bool asks = callee == "getattr" || callee == "hasattr";
    bool deletes = callee == "delattr", stores = callee == "setattr";
    const Instr *key = call.c > 1 ? &m[m.argsOf(call)[1].value] : nullptr;
    bool isNamed = key && key->op == Op::Const && ir::ConstKind(key->aux) == ir::ConstKind::Str &&
                   !NameId(key->a).isNone();
    if ((asks || deletes || stores) && isNamed && m.argsOf(call)[0].value == arg.value) {
      bool fails = callee == "getattr" && call.c == 2 && !isCaught(program, at, {"AttributeError"});
      LocalUseKind kind = stores    ? LocalUseKind::Store
                          : deletes ? LocalUseKind::Delete
                          : fails   ? LocalUseKind::Load
                                    : LocalUseKind::Ask;
      InstrId value = stores && call.c > 2 ? m.argsOf(call)[2].value : InstrId();
      object->uses.push_back({kind, at, m.text(NameId(key->a)).str(), value});
      continue;
    }
    Callees callees = program.calleesOf(at);
    if (asks || !callees.complete || callees.functions.empty())
      object->opaque = true;
  }
}

void LocalFinder::visit(Ref at, const Instr &in) {
  const ir::Module &m = program.irOf(at.module);
  if (in.op == Op::Call)
    return visitCall(at, in);
  if (in.op != Op::LoadAttr && in.op != Op::StoreAttr && in.op != Op::DelAttr)
    return;
  LocalObject *object = objectOf({at.module, InstrId(in.a)});
  if (!object)
    return;
  std::string name = m.text(NameId(in.b)).str();
  if (name.starts_with("__")) {
    object->opaque = true;
    return;
  }
  LocalUseKind kind = LocalUseKind::Load;
  InstrId value;
  if (in.op == Op::StoreAttr) {
    bool updates = in.has(ir::flag::InPlace) || readsSame(at, *object);
    kind = updates ? LocalUseKind::Update : LocalUseKind::Store;
    value = InstrId(in.c);
  } else if (in.op == Op::DelAttr) {
    kind = LocalUseKind::Delete;
  } else if (isCaught(program, at, {"AttributeError"})) {
    kind = LocalUseKind::Ask;
  }
  object->uses.push_back({kind, at, std::move(name), value});
}

void LocalFinder::findObjects(Subclasses subclasses) {
  llvm::DenseSet<ClassId> several;
  forEachCall(program, [&](Ref call, const Instr &) {
    for (const AbstractValue &v : program.valuesOf(call)) {
      bool isOwn = v.kind == ValueKind::Instance;
      bool isLocal = isOwn ? program.objectKindOf(ClassId(v.id)) == ObjectKind::Local
                           : v.kind == ValueKind::ApiInstance &&
                                 program.model().api(ApiId(v.id)).object == ObjectKind::Local;
      if (!isLocal || !v.site || program.site(v.site).where != call || (isOwn && !bool(subclasses)) ||
          !bySite.try_emplace(v.site, objects.size()).second)
        continue;
      ClassId cls = isOwn ? ClassId(v.id) : ClassId();
      if (cls && !byClass.try_emplace(cls, objects.size()).second)
        several.insert(cls);
      objects.push_back({call, v.site, cls, false, {}});
    }
  });
  for (ClassId cls : several)
    byClass.erase(cls);
}

std::vector<LocalObject> LocalFinder::run(Subclasses subclasses) {
  findObjects(subclasses);
  if (objects.empty())
    return {};
  for (uint32_t k = 0; k < program.modules().size(); ++k)
    for (uint32_t i = 0; i < program.irOf(ModuleId(k)).instrs.size(); ++i)
      visit({ModuleId(k), InstrId(i)}, program.irOf(ModuleId(k)).instrs[i]);
  return std::move(objects);
}

} // namespace

std::vector<LocalObject> threadLocals(const Program &program, Subclasses subclasses) {
  return LocalFinder(program).run(subclasses);
}

} // namespace threadlint
