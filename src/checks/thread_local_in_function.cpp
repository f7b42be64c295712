// THR501: a `threading.local()` that lives no longer than one call, so that it keeps nothing.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

static bool makesLocal(const Program &program, Ref call) {
  ApiId id = program.apiOf(call);
  return id && program.model().api(id).kind == ApiKind::Class &&
         program.model().api(id).object == ObjectKind::Local && program.calleesOf(call).classes.empty();
}

/// Of `local.x`, `local.x = v`, `getattr(local, "x")`: a use that does not let the object out of sight.
static bool isPlainUse(const ir::Module &m, const Instr &in, InstrId value) {
  if (in.op == Op::LoadAttr || in.op == Op::DelAttr)
    return in.a == value.v;
  if (in.op == Op::StoreAttr)
    return in.a == value.v && in.c != value.v;
  if (in.op != Op::Call || in.c == 0 || in.a == value.v || m.argsOf(in)[0].value != value)
    return false;
  NameId name = receiverOf(m, in) ? NameId() : calleeName(m, in);
  return name && (m.text(name) == "getattr" || m.text(name) == "hasattr" || m.text(name) == "setattr");
}

/// Every use of the value in its function is a plain one; `any`: there is one.
static bool isUsedPlainly(const ir::Module &m, const ir::Function &f, InstrId value, bool &any) {
  bool plain = true;
  for (uint32_t i = value.v + 1; i < f.end; ++i)
    forEachOperand(m, m.instrs[i], [&](InstrId operand) {
      if (operand != value)
        return;
      any = true;
      plain = plain && isPlainUse(m, m.instrs[i], value);
    });
  return plain;
}

/// The name it is stored to, of the function alone; none otherwise.
static bool isKeptInLocalName(const Program &program, Ref call) {
  const ir::Module &m = program.irOf(call.module);
  const ir::Function &f = *program.function(program.functionOf(call)).ir;
  NameId name;
  for (uint32_t i = call.instr.v + 1; i < f.end; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op != Op::Store || in.c != call.instr.v)
      continue;
    if (name || ir::ScopeKind(in.aux) != ir::ScopeKind::Local)
      return false;
    name = NameId(in.a);
  }
  if (!name || f.is(ir::funcflag::UsesLocals) || f.is(ir::funcflag::Generator))
    return false;
  bool any = false;
  for (uint32_t i = f.begin; i < f.end; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Load && NameId(in.a) == name && !isUsedPlainly(m, f, InstrId(i), any))
      return false;
  }
  return any;
}

/// `threading.local().x`.
static bool isUsedAtOnce(const Program &program, Ref call) {
  const ir::Module &m = program.irOf(call.module);
  const ir::Function &f = *program.function(program.functionOf(call)).ir;
  bool any = false;
  return isUsedPlainly(m, f, call.instr, any) && any;
}

/// Code of a thread puts a new one where all threads look.
static bool isReplacedByThread(const CheckContext &context, Ref call) {
  const Program &program = context.program;
  const ir::Module &m = program.irOf(call.module);
  const FunctionInfo &info = program.function(program.functionOf(call));
  NameId own = info.ir->name;
  bool init = own && (m.text(own) == "__init__" || m.text(own) == "__new__" || m.text(own) == "__setstate__");
  if (init || !enclosingMarkers(program, call).empty())
    return false;
  bool stored = false;
  for (uint32_t i = call.instr.v + 1; i < info.ir->end && !stored; ++i) {
    const Instr &in = m.instrs[i];
    bool global = in.op == Op::Store && ir::ScopeKind(in.aux) == ir::ScopeKind::Global;
    bool attribute = in.op == Op::StoreAttr && isSelf(m, *info.ir, InstrId(in.a));
    stored = (global || attribute) && in.c == call.instr.v;
    if (stored && program.storesOf(program.variablesOf({call.module, InstrId(i)}).front()).size() < 2)
      return false; // nobody else makes one
  }
  if (!stored)
    return false;
  llvm::ArrayRef<Moment> moments = context.facts.momentsAt(program, call);
  return !moments.empty() && llvm::all_of(moments, [&](const Moment &moment) {
    return moment.owner && context.facts.entries[moment.owner].many &&
           (moment.sharing == Sharing::Shared || info.owner.isNone());
  });
}

void checkTHR501(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachApiCall(program, [&](Ref call, const Instr &, const Api &) {
    if (!makesLocal(program, call))
      return;
    const FunctionInfo &info = program.function(program.functionOf(call));
    bool inFunction = info.ir->kind == ir::FuncKind::Def || info.ir->kind == ir::FuncKind::Lambda;
    if (info.ir->is(ir::funcflag::HasError) || isTestCode(context, call))
      return;
    std::string what;
    if (isUsedAtOnce(program, call))
      what = "is made and dropped in one expression";
    else if (inFunction && isKeptInLocalName(program, call))
      what = "is new in each call of `" + nameOf(program, program.functionOf(call)) + "`";
    else if (inFunction && isReplacedByThread(context, call))
      what = "replaces the one of all other threads";
    if (!what.empty())
      context.report(rule, call, {oneLine(context.sourceText(call)), what});
  });
}

} // namespace threadlint
