// THR505: a mutable class attribute of a `threading.local` subclass, which all threads change.
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

static bool isMutable(const Program &program, Ref value) {
  const Instr &in = program.instr(value);
  if (in.op == Op::MakeList || in.op == Op::MakeDict || in.op == Op::MakeSet)
    return true;
  if (in.op == Op::Comp)
    return in.aux != static_cast<uint16_t>(ir::CompKind::Generator);
  ApiId id = in.op == Op::Call ? program.apiOf(value) : ApiId();
  if (!id)
    return false;
  llvm::StringRef name = program.model().api(id).name;
  return name == "builtins.list" || name == "builtins.dict" || name == "builtins.set" ||
         name == "builtins.bytearray" || name == "collections.deque" || name == "collections.defaultdict" ||
         name == "collections.Counter" || name == "collections.OrderedDict";
}

/// The value is an object of the class, for certain.
static bool isOf(const Program &program, Ref value, ClassId cls) {
  bool any = false;
  for (const AbstractValue &v : program.valuesOf(value)) {
    if (v.kind == ValueKind::Const)
      continue;
    if (v.kind != ValueKind::Instance || !program.isSubclass(ClassId(v.id), cls))
      return false;
    any = true;
  }
  return any;
}

namespace {
/// What the program does to `object.name` of objects of the class.
struct AttributeUses {
  bool rebound = false; ///< each object gets its own
  Ref change;           ///< of what it holds; none
};
} // namespace

static bool changesContents(const Program &program, Ref at, InstrId container) {
  const ir::Module &m = program.irOf(at.module);
  const Instr &in = m[at.instr];
  if (in.op == Op::StoreItem || in.op == Op::DelItem)
    return in.a == container.v;
  if (in.op == Op::StoreAttr && in.has(ir::flag::InPlace)) // `local.items += [x]`
    return m.instrs[in.c].op == Op::BinOp && m.instrs[in.c].a == container.v;
  if (receiverOf(m, in) != container || !receiverOf(m, in))
    return false;
  ApiId id = program.apiOf(at);
  return id && program.model().api(id).mutates;
}

static AttributeUses usesOf(const Program &program, ClassId cls, llvm::StringRef name) {
  AttributeUses uses;
  for (uint32_t index = 0; index < program.modules().size(); ++index) {
    const ir::Module &m = program.irOf(ModuleId(index));
    NameId id = m.names.find(name);
    if (!id)
      continue;
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      const Instr &in = m.instrs[i];
      Ref object{ModuleId(index), InstrId(in.a)};
      if (in.op == Op::StoreAttr && NameId(in.b) == id && !in.has(ir::flag::InPlace) &&
          isOf(program, object, cls))
        uses.rebound = true;
      if (in.op != Op::LoadAttr || NameId(in.b) != id || !isOf(program, object, cls))
        continue;
      // What is done with it follows soon; a statement is short.
      for (uint32_t next = i + 1; next < m.instrs.size() && next < i + 32; ++next)
        if (Ref at{ModuleId(index), InstrId(next)};
            uses.change.module.isNone() && changesContents(program, at, InstrId(i)))
          uses.change = at;
    }
  }
  return uses;
}

void checkTHR505(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (ClassId cls(0); cls.v < program.classCount(); ++cls.v) {
    if (program.objectKindOf(cls) != ObjectKind::Local)
      continue;
    const ClassInfo &info = program.classInfo(cls);
    const ir::Module &m = program.irOf(info.module);
    forEachInstr(m, m.functions[info.ir->body], [&](InstrId id, const Instr &in) {
      if (in.op != Op::Store || ir::ScopeKind(in.aux) != ir::ScopeKind::Class ||
          !isMutable(program, {info.module, InstrId(in.c)}))
        return;
      std::string name = m.text(NameId(in.a)).str();
      AttributeUses uses = usesOf(program, cls, name);
      if (uses.rebound || uses.change.module.isNone())
        return;
      Finding &finding = context.report(rule, {info.module, id}, {nameOf(program, cls) + "." + name, name});
      finding.related.push_back(context.related(uses.change, "changed here, for all threads"));
    });
  }
}

} // namespace threadlint
