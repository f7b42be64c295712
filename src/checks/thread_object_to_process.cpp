// THR717: an object that works between threads only is given to a process.
#include "checks/Borders.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Pools.h"
#include "checks/Shapes.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// What to use instead; empty: it may be given.
static std::string insteadOf(ObjectKind kind, llvm::StringRef name) {
  if (isLockKind(kind) || kind == ObjectKind::Event || kind == ObjectKind::Barrier ||
      kind == ObjectKind::Queue || kind == ObjectKind::SimpleQueue)
    return "use `multiprocessing." + name.rsplit('.').second.str() + "`";
  if (kind == ObjectKind::Local)
    return "give the process the value that is in it";
  if (isThreadKind(kind))
    return "start the thread in the process";
  if (kind == ObjectKind::Future)
    return "give the process its result";
  if (isPoolKind(kind))
    return "make the pool in the process";
  return "";
}

namespace {

class GivenObjects {
public:
  GivenObjects(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  llvm::DenseSet<uint64_t> reported;

  void look(Ref value, llvm::StringRef happens);
  void lookAtArgument(Ref value, llvm::StringRef happens);
  void lookInto(ModuleId module, InstrId display, llvm::StringRef happens);
  void visitHandOver(Ref call, const Instr &in);
  void visitSubclass(Ref call, const Instr &in);
  void visitPoolCall(const PoolCall &made);
  void visitAttributes(ClassId cls);
};

constexpr llvm::StringLiteral Copied = "the child has a copy of its own (`fork`), or `start()` raises "
                                       "TypeError because it cannot be pickled (`spawn`)";
constexpr llvm::StringLiteral Pickled = "it cannot be pickled, so the task ends in TypeError";

/// The modelled class of such an object, which the value surely is; none.
ApiId classOf(const Program &program, Ref value) {
  ApiId cls;
  for (const AbstractValue &v : program.valuesOf(value))
    if (v.kind == ValueKind::ApiInstance)
      cls = ApiId(v.id);
    else if (v.kind != ValueKind::Const)
      return {};
  return cls;
}

void GivenObjects::look(Ref value, llvm::StringRef happens) {
  ApiId cls = classOf(program, value);
  if (!cls)
    return;
  llvm::StringRef name = context.model.api(cls).name;
  std::string instead = insteadOf(surelyKind(program, value), name);
  bool ofThreads = name.starts_with("threading.") || name.starts_with("queue.") ||
                   name.starts_with("concurrent.futures.") || name.starts_with("multiprocessing.pool.");
  if (instead.empty() || !ofThreads || name.ends_with("AsyncResult") ||
      !reported.insert(uint64_t(value.module.v) << 32 | value.instr.v).second)
    return;
  Finding &finding =
      context.report(rule, value, {oneLine(context.sourceText(value)), name.str(), happens.str(), instead});
  keepRuntimesWith(context, finding, "multiprocessing.Process");
}

/// THR306 is about locks, but does not look into `kwargs`.
void GivenObjects::lookAtArgument(Ref value, llvm::StringRef happens) {
  if (!isLockKind(surelyKind(program, value)))
    look(value, happens);
}

void GivenObjects::lookInto(ModuleId module, InstrId display, llvm::StringRef happens) {
  const ir::Module &m = program.irOf(module);
  const Instr &in = m[display];
  if (in.op != Op::MakeTuple && in.op != Op::MakeList && in.op != Op::MakeDict)
    return;
  for (const ir::Arg &arg : m.argsOf(in))
    if (arg.kind == ir::ArgKind::Positional && in.op == Op::MakeDict)
      look({module, arg.value}, happens);
    else if (arg.kind == ir::ArgKind::Positional)
      lookAtArgument({module, arg.value}, happens);
}

void GivenObjects::visitHandOver(Ref call, const Instr &in) {
  ApiId id = program.apiOf(call);
  if (!id)
    return;
  const Api &api = context.model.api(id);
  if (api.runsOn != RunsOn::Process || (api.effect != Effect::SpawnSelf && api.effect != Effect::Callback))
    return;
  const ir::Module &m = program.irOf(call.module);
  for (llvm::StringRef name : {"args", "kwargs", "initargs"})
    if (const ir::Arg *arg = argumentFor(m, in, api, name))
      lookInto(call.module, arg->value, Copied);
}

/// `Worker(queue.Queue())` of a subclass of Process.
void GivenObjects::visitSubclass(Ref call, const Instr &in) {
  if (llvm::none_of(program.valuesOf({call.module, InstrId(in.a)}), [&](const AbstractValue &v) {
        return v.kind == ValueKind::Class && program.objectKindOf(ClassId(v.id)) == ObjectKind::Process;
      }))
    return;
  Callees callees = program.calleesOf(call);
  if (callees.classes.size() != 1 || program.objectKindOf(callees.classes[0]) != ObjectKind::Process ||
      program.findMethod(callees.classes[0], "__getstate__"))
    return;
  for (const ir::Arg &arg : program.irOf(call.module).argsOf(in))
    if (arg.kind == ir::ArgKind::Positional || arg.kind == ir::ArgKind::Keyword)
      lookAtArgument({call.module, arg.value}, Copied);
}

void GivenObjects::visitPoolCall(const PoolCall &made) {
  const ir::Module &m = program.irOf(made.call.module);
  if (made.api->runsOn != RunsOn::Process || isExpectedToFail(program, made.call))
    return;
  if (made.method == "submit") {
    for (const ir::Arg &arg : m.argsOf(m[made.call.instr]))
      if (arg.kind == ir::ArgKind::Positional || arg.kind == ir::ArgKind::Keyword)
        lookAtArgument({made.call.module, arg.value}, Pickled);
    return;
  }
  for (llvm::StringRef name : {"args", "kwds"})
    if (const ir::Arg *arg = argumentFor(m, m[made.call.instr], *made.api, name))
      lookInto(made.call.module, arg->value, Pickled);
}

/// `self.lock = threading.Lock()` in the constructor, used by `run` in the child and by methods in the
/// parent.
void GivenObjects::visitAttributes(ClassId cls) {
  FuncId init = program.findMethod(cls, "__init__");
  if (!init || program.objectKindOf(cls) != ObjectKind::Process || program.function(init).owner != cls)
    return;
  const FunctionInfo &info = program.function(init);
  const ir::Module &m = program.irOf(info.module);
  forEachInstr(m, *info.ir, [&](InstrId i, const Instr &in) {
    if (in.op != Op::StoreAttr || !isSelf(m, *info.ir, InstrId(in.a)) || m.instrs[in.c].op != Op::Call)
      return;
    auto variables = program.variablesOf({info.module, i});
    if (variables.size() != 1 || program.storesOf(variables[0]).size() != 1)
      return;
    bool child = false, parent = false;
    for (uint32_t k = 0; k < m.instrs.size(); ++k) {
      Ref load{info.module, InstrId(k)};
      if (m.instrs[k].op != Op::LoadAttr || m.instrs[k].b != in.b)
        continue;
      FuncId f = program.functionOf(load);
      auto loaded = f == init ? llvm::SmallVector<VarId, 2>() : program.variablesOf(load);
      if (loaded.size() == 1 && loaded[0] == variables[0])
        (context.borders->runsOn(f, Border::Process) ? child : parent) = true;
    }
    if (child && parent)
      lookAtArgument({info.module, InstrId(in.c)}, Copied);
  });
}

void GivenObjects::run() {
  forEachCall(program, [&](Ref call, const Instr &in) {
    visitHandOver(call, in);
    visitSubclass(call, in);
  });
  forEachPoolCall(program, [&](const PoolCall &made) { visitPoolCall(made); });
  for (uint32_t c = 0; c < program.classCount(); ++c)
    visitAttributes(ClassId(c));
}

} // namespace

void checkTHR717(const CheckContext &context, RuleId rule) { GivenObjects(context, rule).run(); }

} // namespace threadlint
