// THR302: a function makes the lock that it takes, so each call has one of its own.
#include "checks/Guards.h"
#include "checks/LockObjects.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Op;

namespace {

/// What a function does with the lock in one of its locals.
struct LocalUses {
  unsigned taken = 0, given = 0;
  bool other = false; ///< it leaves the function, or is waited for
};

} // namespace

static LocalUses usesOf(const ir::Module &m, const ir::Function &fn, uint32_t store) {
  LocalUses uses;
  const ir::Instr &stored = m.instrs[store];
  llvm::DenseSet<uint32_t> loads;
  for (uint32_t i = fn.begin; i < fn.end; ++i) {
    const ir::Instr &in = m.instrs[i];
    bool same = in.a == stored.a && in.b == stored.b;
    if (in.op == Op::Load && same) {
      loads.insert(i);
      continue;
    }
    uses.other |= (in.op == Op::Store || in.op == Op::Del) && same && i != store;
    if (in.op == Op::With && loads.contains(in.a)) {
      ++uses.taken;
      ++uses.given;
      continue;
    }
    if (in.op == Op::LoadAttr && loads.contains(in.a)) {
      llvm::StringRef method = m.text(NameId(in.b));
      uses.taken += method == "acquire";
      uses.given += method == "release";
      uses.other |= method != "acquire" && method != "release" && method != "locked";
      continue;
    }
    forEachOperand(m, in, [&](ir::InstrId v) { uses.other |= loads.contains(v.v) || v.v == stored.c; });
    uses.other &= true;
    if (i == store && uses.other)
      uses.other = false; // the store itself uses the call
  }
  return uses;
}

/// `self.lock = Lock()` and `with self.lock:` one after the other in one method.
static bool isTakenAtOnce(const Program &program, const ir::Module &m, const FunctionInfo &info,
                          uint32_t store) {
  llvm::SmallVector<VarId, 2> vars = program.variablesOf({info.module, ir::InstrId(store)});
  if (vars.size() != 1 || !isSelf(m, *info.ir, ir::InstrId(m.instrs[store].a)))
    return false;
  for (uint32_t i = store + 1; i < info.ir->end; ++i) {
    ir::InstrId value = m.instrs[i].op == Op::With ? takenValue(m, m.instrs[i]) : ir::InstrId();
    if (!value.isNone() && m[value].op == Op::LoadAttr && isSelf(m, *info.ir, ir::InstrId(m[value].a)) &&
        m[value].b == m.instrs[store].b)
      return true;
    // A thread that is started in between may have it as well.
    if (m.instrs[i].op == Op::Call && calleeName(m, m.instrs[i]) == knownName(known::start))
      return false;
  }
  return false;
}

void checkTHR302(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    const FunctionInfo &info = program.function(FuncId(f));
    const ir::Module &m = program.irOf(info.module);
    if (info.ir->kind != ir::FuncKind::Def || info.ir->is(ir::funcflag::HasError | ir::funcflag::UsesLocals))
      continue;
    llvm::StringRef name = m.text(info.ir->name);
    for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
      const ir::Instr &in = m.instrs[i];
      bool local = in.op == Op::Store && ir::ScopeKind(in.aux) == ir::ScopeKind::Local;
      bool attribute = in.op == Op::StoreAttr && info.owner && !name.starts_with("__");
      Ref value{info.module, in.c == UINT32_MAX ? ir::InstrId() : ir::InstrId(in.c)};
      if ((!local && !attribute) || value.instr.isNone() || !makesAnyLock(program, value) ||
          isTestCode(context, value) || m[value.instr].c != 0)
        continue;
      if (local) {
        llvm::SmallVector<VarId, 2> vars = program.variablesOf({info.module, ir::InstrId(i)});
        LocalUses uses = usesOf(m, *info.ir, i);
        bool plain = vars.size() == 1 && program.storesOf(vars[0]).size() == 1;
        if (!plain || uses.other || uses.taken == 0 || uses.given == 0)
          continue;
      } else if (isUnderTestOf(program, value, m.text(NameId(in.b))) ||
                 isCalledToSetUpOnly(program, FuncId(f)) || !isTakenAtOnce(program, m, info, i)) {
        continue;
      }
      std::string text = local ? m.text(NameId(in.a)).str() : "self." + m.text(NameId(in.b)).str();
      context.report(rule, value, {text, nameOf(program, FuncId(f))});
    }
  }
}

} // namespace threadlint
