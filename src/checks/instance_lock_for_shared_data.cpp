// THR303: data of the class or module is guarded by a lock of which each instance has its own.
#include "checks/Guards.h"
#include "checks/HeldLocks.h"
#include "checks/LockObjects.h"
#include "checks/Objects.h"
#include "llvm/ADT/DenseMap.h"

namespace threadlint {

using ir::Op;

namespace {

class InstanceLocks {
public:
  explicit InstanceLocks(const CheckContext &context);
  /// The class whose constructor makes the lock, if there are several objects of it.
  ClassId ownerOf(const Lock &lock) const;

private:
  const Program &program;
  llvm::DenseMap<ClassId, unsigned> objects; ///< calls that make one; a call in a loop counts twice
};

} // namespace

InstanceLocks::InstanceLocks(const CheckContext &context) : program(context.program) {
  llvm::DenseSet<FuncId> onManyThreads;
  for (const Run &run : context.facts.runs)
    if (run.owner && context.facts.entries[run.owner].many)
      onManyThreads.insert(run.function);
  forEachCall(program, [&](Ref call, const ir::Instr &in) {
    for (const AbstractValue &callee : program.valuesOf({call.module, ir::InstrId(in.a)})) {
      if (callee.kind != ValueKind::Class)
        continue;
      bool several = isRepeated(program, call) || onManyThreads.contains(program.functionOf(call));
      for (ClassId ancestor : program.classInfo(ClassId(callee.id)).mro)
        objects[ancestor] += several ? 2 : 1;
    }
  });
}

ClassId InstanceLocks::ownerOf(const Lock &lock) const {
  if (!lock.site || !isLockKind(lock.kind))
    return {};
  FuncId f = program.site(lock.site).function;
  ClassId owner = program.function(f).owner;
  if (!owner || program.function(f).ir->kind != ir::FuncKind::Def || objects.lookup(owner) < 2)
    return {};
  // Kept in an attribute of the object.
  Ref made = program.site(lock.site).where;
  const ir::Module &m = program.irOf(made.module);
  for (uint32_t i = made.instr.v + 1; i < program.function(f).ir->end; ++i)
    if (m.instrs[i].op == Op::StoreAttr && m.instrs[i].c == made.instr.v)
      for (VarId v : program.variablesOf({made.module, ir::InstrId(i)}))
        if (program.variable(v).root == VarRoot::InstanceAttr)
          return owner;
  return {};
}

/// `Worker.total`, `cls.total`; not an attribute that objects have by that name.
static bool isOfClass(const Program &program, const Access &a) {
  if (program.variable(a.place).root == VarRoot::Global)
    return true;
  const ir::Module &m = program.irOf(a.where.module);
  const ir::Instr *in = &m[a.where.instr];
  if (in->op == Op::Call)
    in = &m.instrs[in->a];
  if (a.contents && (in->op == Op::LoadAttr || in->op == Op::StoreItem || in->op == Op::DelItem))
    in = &m.instrs[in->a];
  if (in->op != Op::StoreAttr && in->op != Op::LoadAttr)
    return false;
  llvm::ArrayRef<AbstractValue> owners = program.valuesOf({a.where.module, ir::InstrId(in->a)});
  return !owners.empty() &&
         llvm::all_of(owners, [](const AbstractValue &v) { return v.kind == ValueKind::Class; });
}

void checkTHR303(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  InstanceLocks locks(context);
  llvm::DenseSet<std::pair<FuncId, VarId>> reported;
  for (const Access &a : context.facts.accesses) {
    VarRoot root = program.variable(a.place).root;
    if ((root != VarRoot::Global && root != VarRoot::ClassAttr) || !a.isWrite() || a.held == 0 ||
        !isOfClass(program, a) || isTestCode(context, a.where))
      continue;
    ClassId owner;
    LockId lock;
    bool own = llvm::all_of(context.facts.locksets.get(a.held), [&](LockId l) {
      owner = locks.ownerOf(context.facts.locks[l]);
      lock = l;
      return !owner.isNone();
    });
    FuncId f = program.functionOf(a.where);
    Ref taking = own ? takenAt(context, lock, a.where) : Ref();
    if (!own || taking.instr.isNone() || !reported.insert({f, a.place}).second)
      continue;
    std::string text = textOfTaking(context, taking);
    Finding &found = context.report(rule, lockOfTaking(context, taking),
                                    {program.describe(a.place), text, nameOf(program, owner)});
    found.related.push_back(context.related(a.where, "the data of all is changed here"));
    found.related.push_back(context.related(program.site(context.facts.locks[lock].site).where,
                                            "each object makes its own here"));
  }
}

} // namespace threadlint
