// THR611: a lambda, a nested function or an object with a lock is sent to a process.
#include "checks/Guards.h"
#include "checks/Pools.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

struct Trouble {
  std::string what, advice; ///< empty: it can be pickled, or nobody knows
  explicit operator bool() const { return !what.empty(); }
};

class Pickling {
public:
  explicit Pickling(const Program &program) : program(program) {}
  Trouble of(const CheckContext &context, Ref value);

private:
  const Program &program;

  Trouble ofFunction(FuncId f) const;
  bool isGlobal(FuncId f) const;
  std::string lockOf(ClassId cls) const;
  Trouble ofObject(Ref value, llvm::StringRef text) const;
};

/// `global work` in the function around makes it one of the module.
bool Pickling::isGlobal(FuncId f) const {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = 0; i < m.instrs.size(); ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Store && m.instrs[in.c].op == Op::MakeFunc && FuncId(m.instrs[in.c].a) == info.local)
      return ir::ScopeKind(in.aux) == ir::ScopeKind::Global;
  }
  return false;
}

Trouble Pickling::ofFunction(FuncId f) const {
  const FunctionInfo &info = program.function(f);
  if (info.ir->kind == ir::FuncKind::Lambda)
    return {"the lambda", "write a function at the top of the module"};
  if (info.ir->kind != ir::FuncKind::Def || !info.parent || info.owner || !isPlainlyDecorated(program, f))
    return {};
  const ir::Function &parent = *program.function(info.parent).ir;
  if (parent.kind != ir::FuncKind::Def || isGlobal(f))
    return {};
  return {"`" + nameOf(program, f) + "`, which is defined inside `" + nameOf(program, info.parent) + "`,",
          "define it at the top of the module"};
}

static bool cannotBePickled(ObjectKind kind) {
  return isLockKind(kind) || isThreadKind(kind) || isExecutorOrPool(kind) || kind == ObjectKind::Event ||
         kind == ObjectKind::Queue || kind == ObjectKind::Local || kind == ObjectKind::Barrier;
}

/// The attribute of such objects that surely holds a lock; empty when there is none, or it may be left out.
std::string Pickling::lockOf(ClassId cls) const {
  const ClassInfo &info = program.classInfo(cls);
  if (info.unknownBase || !info.apiBases.empty())
    return "";
  for (llvm::StringRef own : {"__getstate__", "__reduce__", "__reduce_ex__", "__getnewargs__", "__slots__"})
    if (bindsInBody(program, cls, own))
      return "";
  FuncId init = program.findMethod(cls, "__init__");
  if (!init)
    return "";
  const FunctionInfo &f = program.function(init);
  const ir::Module &m = program.irOf(f.module);
  for (uint32_t i = f.ir->begin; i < f.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    Ref value{f.module, InstrId(in.c)};
    if (in.op != Op::StoreAttr || !isSelf(m, *f.ir, InstrId(in.a)) || m[value.instr].op != Op::Call ||
        !cannotBePickled(surelyKind(program, value)) ||
        !enclosingMarkers(program, {f.module, InstrId(i)}).empty())
      continue;
    auto variables = program.variablesOf({f.module, InstrId(i)});
    if (variables.size() == 1 && program.storesOf(variables[0]).size() == 1)
      return m.text(NameId(in.b)).str();
  }
  return "";
}

Trouble Pickling::ofObject(Ref value, llvm::StringRef text) const {
  std::string attribute;
  ClassId cls;
  for (const AbstractValue &v : program.valuesOf(value)) {
    if (v.kind != ValueKind::Instance)
      return {};
    cls = ClassId(v.id);
    attribute = lockOf(cls);
    if (attribute.empty())
      return {};
  }
  if (attribute.empty())
    return {};
  return {"`" + text.str() + "` belongs to an object of `" + nameOf(program, cls) + "`, which holds `" +
              attribute + "` and so",
          "give the process a plain function and plain data, or leave `" + attribute +
              "` out in `__getstate__`"};
}

Trouble Pickling::of(const CheckContext &context, Ref value) {
  std::string text = oneLine(context.sourceText(value));
  Trouble trouble;
  for (const AbstractValue &v : program.valuesOf(value)) {
    if (v.kind == ValueKind::Function || v.kind == ValueKind::Partial) {
      for (FuncId f : program.functionsOf(value))
        if (trouble = ofFunction(f); !trouble)
          return {};
    } else if (v.kind == ValueKind::BoundMethod && program.instr(value).op == Op::LoadAttr) {
      const FunctionInfo &f = program.function(FuncId(v.id));
      if (f.ir->is(ir::funcflag::StaticMethod) || f.ir->is(ir::funcflag::ClassMethod))
        return {};
      if (trouble = ofObject({value.module, InstrId(program.instr(value).a)}, text); !trouble)
        return {};
    } else if (v.kind == ValueKind::Instance) {
      return ofObject(value, text);
    } else {
      return {};
    }
  }
  return trouble;
}

/// The program chooses a start method that pickles the target of a process.
bool selectsSpawn(const Program &program, ModuleId module) {
  bool found = false;
  forEachCall(program, [&](Ref call, const Instr &in) {
    const ir::Module &m = program.irOf(call.module);
    NameId name = calleeName(m, in);
    if (call.module != module || !name || m.text(name) != "set_start_method")
      return;
    for (const ir::Arg &arg : m.argsOf(in))
      found |= isConst(m, arg.value, ir::ConstKind::Str) && m[arg.value].a != UINT32_MAX &&
               m.text(NameId(m[arg.value].a)) != "fork";
  });
  return found;
}

} // namespace

/// Positional arguments for the task itself, behind the function; those of `args=(...)`.
static void forEachTaskArgument(const Program &program, const PoolCall &made,
                                llvm::function_ref<void(Ref value)> visit) {
  const ir::Module &m = program.irOf(made.call.module);
  auto give = [&](const ir::Arg &arg) {
    if (arg.kind == ir::ArgKind::Positional || arg.kind == ir::ArgKind::Keyword)
      visit({made.call.module, arg.value});
  };
  if (made.method == "submit") {
    for (const ir::Arg &arg : m.argsOf(m[made.call.instr]))
      if (arg.value != made.target.instr)
        give(arg);
    return;
  }
  const ir::Arg *tuple =
      made.method.starts_with("apply") ? argumentFor(m, m[made.call.instr], *made.api, "args") : nullptr;
  if (tuple && (m[tuple->value].op == Op::MakeTuple || m[tuple->value].op == Op::MakeList))
    for (const ir::Arg &arg : m.argsOf(m[tuple->value]))
      give(arg);
}

void checkTHR611(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  Pickling pickling(program);
  auto report = [&](Ref value, Ref call, llvm::StringRef happens) {
    if (Trouble trouble = pickling.of(context, value)) {
      const ir::Module &m = program.irOf(call.module);
      context.report(rule, value,
                     {trouble.what, oneLine(context.sourceText({call.module, InstrId(m[call.instr].a)})),
                      happens.str(), trouble.advice});
      return true;
    }
    return false;
  };
  forEachPoolCall(program, [&](const PoolCall &made) {
    if (made.api->runsOn != RunsOn::Process || !made.target.instr || isExpectedToFail(program, made.call))
      return;
    bool later = made.method == "submit" || made.method.ends_with("_async");
    llvm::StringRef happens = later ? "its result is the error" : "it raises";
    if (report(made.target, made.call, happens))
      return;
    bool reported = false;
    forEachTaskArgument(program, made,
                        [&](Ref value) { reported = reported || report(value, made.call, happens); });
  });
  for (Ref call : program.handOvers()) {
    auto handOver = handOverOf(program, call);
    if (handOver && handOver->target && handOver->api->effect == Effect::SpawnSelf &&
        handOver->api->runsOn == RunsOn::Process && !isTestCode(context, call) &&
        selectsSpawn(program, call.module))
      report({call.module, handOver->target->value}, call, "`start()` raises");
  }
}

} // namespace threadlint
