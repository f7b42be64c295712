// THR105: `__init__` of a Thread subclass that does not reach `Thread.__init__`, or touches the thread before
// it.
#include "checks/Guards.h"
#include "checks/InitWalk.h"
#include "checks/Objects.h"
#include "checks/Refusals.h"
#include "checks/Shapes.h"

namespace threadlint {

namespace {

bool isThreadClass(const Program &program, ClassId cls) {
  const ClassInfo &info = program.classInfo(cls);
  if (info.unknownBase || !isThreadKind(program.objectKindOf(cls)))
    return false;
  return llvm::all_of(info.apiBases, [&](ApiId base) {
    const Api &api = program.model().api(base);
    return isThreadKind(api.object) || api.name == "builtins.object";
  });
}

class InitCheck {
public:
  InitCheck(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void check(ClassId cls);

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;

  bool someSubclassDoesItself(ClassId cls) const;
  void checkOrder(ClassId cls, FuncId init);
  std::string earlyProperty(ClassId cls, const FunctionInfo &info, const ir::Instr &instr) const;
};

/// A subclass that calls `Thread.__init__` besides this `__init__` makes up for it.
bool InitCheck::someSubclassDoesItself(ClassId cls) const {
  for (ClassId c(0); c.v < program.classCount(); ++c.v)
    if (c != cls && program.isSubclass(c, cls))
      if (FuncId init = program.findMethod(c, "__init__"); init && program.function(init).owner == c)
        return true;
  return false;
}

/// `name` or `daemon` when the instruction sets Thread's property of that name on `self`.
std::string InitCheck::earlyProperty(ClassId cls, const FunctionInfo &info, const ir::Instr &instr) const {
  const ir::Module &module = program.irOf(info.module);
  NameId name;
  if (instr.op == ir::Op::StoreAttr && isSelf(module, *info.ir, ir::InstrId(instr.a)))
    name = NameId(instr.b);
  if (ir::InstrId receiver = receiverOf(module, instr); receiver && isSelf(module, *info.ir, receiver))
    name = calleeName(module, instr);
  if (!name)
    return "";
  llvm::StringRef text = module.text(name);
  bool store = instr.op == ir::Op::StoreAttr;
  llvm::StringRef property = store && (text == "name" || text == "daemon") ? text
                             : text == "setDaemon"                         ? "daemon"
                             : text == "setName"                           ? "name"
                                                                           : "";
  if (property.empty() || bindsInBody(program, cls, property) || bindsInBody(program, cls, "__setattr__"))
    return "";
  return "self." + property.str();
}

void InitCheck::checkOrder(ClassId cls, FuncId init) {
  const FunctionInfo &info = program.function(init);
  const ir::Module &module = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const ir::Instr &instr = module.instrs[i];
    if (instr.op == ir::Op::Call) {
      InitWalk walk(program);
      ir::InstrId receiver = receiverOf(module, instr);
      bool isInit = receiver && calleeName(module, instr) == knownName(known::__init__);
      Callees callees = program.calleesOf({info.module, ir::InstrId(i)});
      bool reaches = walk.isReachingCall(info, ir::InstrId(i), instr) ||
                     llvm::any_of(callees.functions, [&](FuncId f) { return walk.reaches(f); });
      if (isInit || reaches)
        return;
    }
    Ref where{info.module, ir::InstrId(i)};
    std::string property = earlyProperty(cls, info, instr);
    if (!property.empty() && !isCaught(program, where, {"RuntimeError", "AssertionError"})) {
      ThreadOperation operation =
          property == "self.name" ? ThreadOperation::NameX : ThreadOperation::DaemonTrue;
      if (Refusal refusal = refusalOf(context, ObjectKind::Thread, ThreadState::Uninitialised, operation))
        context
            .report(rule, where,
                    {"`" + property + "` is set before `Thread.__init__` has run, which raises " +
                     refusal.exceptions})
            .runtimes = std::move(refusal.runtimes);
      return;
    }
  }
}

void InitCheck::check(ClassId cls) {
  FuncId init = program.findMethod(cls, "__init__");
  if (!init || program.function(init).owner != cls || !isThreadClass(program, cls))
    return;
  const FunctionInfo &info = program.function(init);
  bool stub = llvm::StringRef(context.sources.files[program.fileOf(info.module)].path).ends_with(".pyi");
  if (stub || info.ir->is(ir::funcflag::Decorated) || info.ir->is(ir::funcflag::HasError))
    return;
  if (InitWalk(program).reaches(init))
    return checkOrder(cls, init);
  // Who overrides `start` has no thread to start; a stand-in, usually.
  if (bindsInBody(program, cls, "start") || bindsInBody(program, cls, "__new__") ||
      someSubclassDoesItself(cls))
    return;
  Refusal refusal =
      refusalOf(context, ObjectKind::Thread, ThreadState::Uninitialised, ThreadOperation::Start);
  if (!refusal)
    return;
  Finding &finding =
      context.report(rule, program.fileOf(info.module), info.ir->nameSpan,
                     {"`" + nameOf(program, init) + "` never calls `Thread.__init__`, so `start()` raises " +
                      refusal.exceptions});
  finding.runtimes = std::move(refusal.runtimes);
}

} // namespace

void checkTHR105(const CheckContext &context, RuleId rule) {
  InitCheck check(context, rule);
  for (ClassId cls(0); cls.v < context.program.classCount(); ++cls.v)
    check.check(cls);
}

} // namespace threadlint
