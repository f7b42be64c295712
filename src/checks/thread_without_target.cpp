// THR104: a Thread that gets no target, of a class that does not override `run`.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

/// A target is passed, or `*args` / `**kwargs` may pass one.
static bool mayHaveTarget(const Program &program, Ref call, const Construction &made) {
  const ir::Module &module = program.irOf(call.module);
  const ir::Instr &instr = module[call.instr];
  const Api &api = program.model().api(made.cls);
  const ir::Arg *target = argumentFor(module, instr, api, api.target, made.skip);
  if (target)
    return !isConst(module, target->value, ir::ConstKind::None);
  return hasStarArguments(module, instr);
}

/// Some method of the class gives its objects something to run: passes a target on, or sets `run` or
/// `_target`.
static bool givesTarget(const Program &program, ClassId cls) {
  for (FuncId f(0); f.v < program.functionCount(); ++f.v) {
    const FunctionInfo &info = program.function(f);
    if (!info.owner || !program.isSubclass(cls, info.owner))
      continue;
    const ir::Module &module = program.irOf(info.module);
    for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
      const ir::Instr &instr = module.instrs[i];
      if (instr.op == ir::Op::StoreAttr) {
        llvm::StringRef name = module.text(NameId(instr.b));
        if (name == "run" || name == "_target" || name == "_Thread__target")
          return true;
      }
      if (instr.op != ir::Op::Call || calleeName(module, instr) != knownName(known::__init__))
        continue;
      Ref call{info.module, ir::InstrId(i)};
      auto made = constructionOf(program, call);
      if (made ? mayHaveTarget(program, call, *made) : hasStarArguments(module, instr) || instr.c > 1)
        return true;
    }
  }
  return false;
}

/// The class that is called makes threads and none of its ancestors has a `run`.
static bool hasNothingToRun(const Program &program, ClassId cls, Ref call) {
  const ClassInfo &info = program.classInfo(cls);
  if (info.unknownBase || info.apiBases.size() != 1 ||
      program.model().api(info.apiBases[0]).object != ObjectKind::Thread)
    return false;
  if (bindsInBody(program, cls, "run") || bindsInBody(program, cls, "start") || givesTarget(program, cls))
    return false;
  return bindsInBody(program, cls, "__init__") || !mayHaveTarget(program, call, {info.apiBases[0], 0, false});
}

static bool isThreadWithoutTarget(const Program &program, Ref call) {
  const ir::Module &module = program.irOf(call.module);
  llvm::ArrayRef<AbstractValue> callee = program.valuesOf({call.module, ir::InstrId(module[call.instr].a)});
  if (callee.size() != 1)
    return false;
  if (callee[0].kind == ValueKind::Class)
    return hasNothingToRun(program, ClassId(callee[0].id), call);
  if (callee[0].kind != ValueKind::Api)
    return false;
  const Api &api = program.model().api(ApiId(callee[0].id));
  if (api.kind != ApiKind::Class || api.object != ObjectKind::Thread)
    return false;
  // A first positional argument is meant as the target: THR118 says so.
  bool positional = positionalCount(module, module[call.instr]) != 0;
  return !positional && !mayHaveTarget(program, call, {ApiId(callee[0].id), 0, false});
}

/// The allocation of each call that makes one of the objects in `sites`.
static bool isAmong(const Program &program, const llvm::DenseSet<SiteId> &sites, Ref call) {
  return llvm::any_of(sitesOf(program, call), [&](SiteId s) { return sites.contains(s); });
}

void checkTHR104(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  std::optional<SiteUses> starts, runs, targets;
  for (Ref call : program.handOvers()) {
    // Tests of thread code make threads that do nothing on purpose.
    if (!isThreadWithoutTarget(program, call) || isTestCode(context, call))
      continue;
    if (!starts) {
      starts = sitesUsing(program, "start");
      runs = sitesUsing(program, "run");
      targets = sitesUsing(program, "_target");
    }
    // A thread that is never started may stand for one, as in tests; THR102 is for the forgotten ones.
    if (!isAmong(program, starts->called, call) || isAmong(program, starts->stored, call) ||
        isAmong(program, runs->stored, call) || isAmong(program, targets->stored, call))
      continue;
    const ir::Instr &instr = program.instr(call);
    context.report(rule, call, {oneLine(context.sourceText({call.module, ir::InstrId(instr.a)}))});
  }
}

} // namespace threadlint
