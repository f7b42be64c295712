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
  std::vector<LocalObject> run();

private:
  const Program &program;
  std::vector<LocalObject> objects;
  llvm::DenseMap<SiteId, uint32_t> bySite;

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

std::vector<LocalObject> LocalFinder::run() {
  forEachCall(program, [&](Ref call, const Instr &) {
    ApiId id = program.apiOf(call);
    if (!id || program.model().api(id).kind != ApiKind::Class ||
        program.model().api(id).object != ObjectKind::Local || !program.calleesOf(call).classes.empty())
      return;
    for (const AbstractValue &v : program.valuesOf(call))
      if (v.kind == ValueKind::ApiInstance && v.site && program.site(v.site).where == call &&
          bySite.try_emplace(v.site, objects.size()).second)
        objects.push_back({call, v.site, false, {}});
  });
  if (objects.empty())
    return {};
  for (uint32_t k = 0; k < program.modules().size(); ++k)
    for (uint32_t i = 0; i < program.irOf(ModuleId(k)).instrs.size(); ++i)
      visit({ModuleId(k), InstrId(i)}, program.irOf(ModuleId(k)).instrs[i]);
  return std::move(objects);
}

} // namespace

std::vector<LocalObject> threadLocals(const Program &program) { return LocalFinder(program).run(); }

} // namespace threadlint
