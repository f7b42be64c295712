// THR124: a thread or pool is given a function whose call only makes a coroutine or a generator.
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

namespace {
enum class Lazy : uint8_t { No, Coroutine, Generator };
}

static Lazy lazinessOf(const Program &program, FuncId f) {
  const ir::Function &function = *program.function(f).ir;
  if (!isPlainlyDecorated(program, f))
    return Lazy::No;
  if (function.is(ir::funcflag::Generator))
    return Lazy::Generator;
  return function.is(ir::funcflag::Async) ? Lazy::Coroutine : Lazy::No;
}

/// The functions behind a value, when it can be nothing else; `partial` is looked through.
static llvm::SmallVector<FuncId, 2> surelyFunctions(const Program &program, Ref value) {
  llvm::SmallVector<FuncId, 2> functions;
  // Each partial leads to an earlier instruction, so this ends.
  for (unsigned hops = 0; hops < 8; ++hops) {
    llvm::ArrayRef<AbstractValue> values = program.valuesOf(value);
    if (values.size() == 1 && values[0].kind == ValueKind::Partial && values[0].site) {
      Ref made = program.site(values[0].site).where;
      const ir::Module &module = program.irOf(made.module);
      const ir::Instr &call = module[made.instr];
      if (call.op != ir::Op::Call || positionalCount(module, call) == 0)
        return {};
      value = {made.module, module.argsOf(call)[0].value};
      continue;
    }
    for (const AbstractValue &v : values) {
      if (v.kind != ValueKind::Function && v.kind != ValueKind::BoundMethod)
        return {};
      functions.push_back(FuncId(v.id));
    }
    return functions;
  }
  return {};
}

static void report(const CheckContext &context, RuleId rule, Ref where, FuncId function, Lazy lazy) {
  bool coroutine = lazy == Lazy::Coroutine;
  Finding &finding = context.report(rule, where,
                                    {nameOf(context.program, function), coroutine ? "coroutine" : "generator",
                                     coroutine ? "pass a function that calls `asyncio.run(...)`"
                                               : "pass a function that iterates over it"});
  const FunctionInfo &info = context.program.function(function);
  finding.related.push_back({context.program.fileOf(info.module), info.ir->nameSpan,
                             coroutine ? "declared `async` here" : "has a `yield`"});
}

/// `async def run(self)` in a Thread subclass.
static void checkRunMethods(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (ClassId c(0); c.v < program.classCount(); ++c.v) {
    const ClassInfo &info = program.classInfo(c);
    FuncId run = program.findMethod(c, "run");
    if (!run || program.function(run).owner != c || !isThreadKind(program.objectKindOf(c)) ||
        info.unknownBase)
      continue;
    Lazy lazy = lazinessOf(program, run);
    bool ownStart = program.findMethod(c, "start").isNone() == false;
    if (lazy == Lazy::No || ownStart)
      continue;
    const FunctionInfo &function = program.function(run);
    context.report(rule, program.fileOf(function.module), function.ir->nameSpan,
                   {nameOf(program, run), lazy == Lazy::Coroutine ? "coroutine" : "generator",
                    lazy == Lazy::Coroutine ? "call `asyncio.run(...)` in a plain `run`"
                                            : "iterate over it in a plain `run`"});
  }
}

void checkTHR124(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (Ref call : program.handOvers()) {
    auto handOver = handOverOf(program, call);
    if (!handOver || !handOver->target)
      continue;
    Ref target{call.module, handOver->target->value};
    llvm::SmallVector<FuncId, 2> functions = surelyFunctions(program, target);
    if (functions.empty())
      continue;
    Lazy lazy = lazinessOf(program, functions[0]);
    bool all = llvm::all_of(functions, [&](FuncId f) { return lazinessOf(program, f) != Lazy::No; });
    if (all)
      report(context, rule, target, functions[0], lazy);
  }
  checkRunMethods(context, rule);
}

} // namespace threadlint
