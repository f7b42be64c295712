// Calls on and stores to objects of modelled classes -> uses, by what the data says of the class.
#include "checks/ObjectUses.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

static const Api *classWith(const Program &program, const AbstractValue &value, Trait trait) {
  const Model &model = program.model();
  if (value.kind == ValueKind::ApiInstance) {
    const Api &cls = model.api(ApiId(value.id));
    return (cls.*trait).empty() ? nullptr : &cls;
  }
  if (value.kind == ValueKind::Instance)
    for (ApiId base : program.classInfo(ClassId(value.id)).apiBases)
      if (!(model.api(base).*trait).empty())
        return &model.api(base);
  return nullptr;
}

const Api *classWith(const Program &program, Ref value, Trait trait) {
  const Api *found = nullptr;
  for (const AbstractValue &v : program.valuesOf(value)) {
    if (v.kind == ValueKind::Const)
      continue;
    const Api *cls = classWith(program, v, trait);
    if (!cls)
      return nullptr;
    found = found ? found : cls;
  }
  return found;
}

/// The project has a method of that name for it, or the model says that any thread may call it.
static bool isHarmless(const Program &program, Ref call, const Api &cls, Ref object) {
  const ir::Module &m = program.irOf(call.module);
  llvm::StringRef method = m.text(calleeName(m, m[call.instr]));
  if (!program.calleesOf(call).functions.empty())
    return true;
  for (const AbstractValue &v : program.valuesOf(object))
    if (v.kind == ValueKind::Instance && program.findMethod(ClassId(v.id), method))
      return true;
  const Model &model = program.model();
  ApiId member = model.findMember(model.findApi(cls.name), method);
  return member && model.api(member).fromAnyThread;
}

void forEachUse(const Program &program, Trait trait,
                llvm::function_ref<void(const Use &use, const Api &cls)> visit) {
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      const Instr &in = m.instrs[i];
      Ref at{ModuleId(k), InstrId(i)};
      InstrId object = receiverOf(m, in);
      bool modelled = false; // an attribute of a class of the project is none of the toolkit's
      if (in.op == Op::StoreAttr || in.op == Op::StoreItem) {
        object = InstrId(in.a);
        modelled = llvm::none_of(program.valuesOf({at.module, object}),
                                 [](const AbstractValue &v) { return v.kind == ValueKind::Instance; });
      }
      if (object.isNone() || (in.op != Op::Call && !modelled))
        continue;
      Use use{at, {at.module, object}};
      const Api *cls = classWith(program, use.object, trait);
      if (cls && (in.op != Op::Call || !isHarmless(program, at, *cls, use.object)))
        visit(use, *cls);
    }
  }
}

bool isMadeElsewhere(const CheckContext &context, Ref object, EntryId entry) {
  const Program &program = context.program;
  bool any = false;
  for (const AbstractValue &v : program.valuesOf(object)) {
    if (v.kind == ValueKind::Const)
      continue;
    FuncId maker;
    if (v.site)
      maker = program.site(v.site).function;
    else if (v.kind == ValueKind::Instance)
      maker = program.findMethod(ClassId(v.id), "__init__");
    if (!maker || context.facts.runsOn(program, maker, entry))
      return false;
    any = true;
  }
  return any;
}

} // namespace threadlint
