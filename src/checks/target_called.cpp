// THR119: `Thread(target=f())`: the function runs here, and the thread gets what it returns.
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/TargetRewrite.h"

namespace threadlint {

/// Does nothing, or only raises: what is called is an override of it.
static bool isStub(const ir::Module &module, const ir::Function &function) {
  bool raises = false, works = false, branches = false;
  forEachInstr(module, function, [&](ir::InstrId, const ir::Instr &instr) {
    raises |= instr.op == ir::Op::Raise;
    branches |= instr.op == ir::Op::If || instr.op == ir::Op::Try || instr.op == ir::Op::Loop;
    works |= instr.op != ir::Op::Const && instr.op != ir::Op::Return && instr.op != ir::Op::Raise;
  });
  return !works || (raises && !branches);
}

static bool isOverridden(const Program &program, FuncId f) {
  const FunctionInfo &info = program.function(f);
  if (!info.owner)
    return false;
  llvm::StringRef name = program.irOf(info.module).text(info.ir->name);
  for (ClassId c(0); c.v < program.classCount(); ++c.v)
    if (c != info.owner && program.isSubclass(c, info.owner) && program.findMethod(c, name) != f)
      return true;
  return false;
}

static bool isNoCallable(const Program &program, Ref value) {
  const ir::Instr &instr = program.instr(value);
  if (instr.op == ir::Op::BinOp || instr.op == ir::Op::Compare || instr.op == ir::Op::FString)
    return true;
  if (instr.op == ir::Op::Call) {
    static constexpr llvm::StringRef plain[] = {
        "abs", "all",   "any", "bool", "bytes", "float", "format", "hash",   "hex",       "id",
        "int", "input", "len", "ord",  "repr",  "round", "str",    "sorted", "isinstance"};
    ApiId id = program.apiOf(value);
    llvm::StringRef name = id ? llvm::StringRef(program.model().api(id).name) : "";
    if (name.consume_front("builtins.") && llvm::is_contained(plain, name))
      return true;
  }
  llvm::ArrayRef<AbstractValue> values = program.valuesOf(value);
  return !values.empty() && llvm::all_of(values, [](const AbstractValue &v) {
    return v.kind == ValueKind::Const || v.kind == ValueKind::Container;
  });
}

/// Whatever the function returns, it cannot be called.
static bool returnsNoCallable(const Program &program, FuncId f) {
  const FunctionInfo &info = program.function(f);
  const ir::Module &module = program.irOf(info.module);
  if (!isPlainlyDecorated(program, f) || info.ir->is(ir::funcflag::HasError) || isOverridden(program, f))
    return false;
  if (info.ir->is(ir::funcflag::Generator) || info.ir->is(ir::funcflag::Async))
    return true;
  if (isStub(module, *info.ir))
    return false;
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const ir::Instr &instr = module.instrs[i];
    if (instr.op == ir::Op::Return && instr.a != UINT32_MAX &&
        !isNoCallable(program, {info.module, ir::InstrId(instr.a)}))
      return false;
  }
  return true;
}

static bool returnsNoCallable(const Program &program, Ref call) {
  Callees callees = program.calleesOf(call);
  if (!callees.complete || !callees.classes.empty() || callees.functions.empty() + callees.apis.empty() != 1)
    return false;
  for (ApiId id : callees.apis) {
    llvm::StringRef name = program.model().api(id).name;
    static constexpr llvm::StringRef resultless[] = {"builtins.print", "time.sleep", "threading.Thread.start",
                                                     "threading.Thread.run", "threading.Thread.join"};
    if (!llvm::is_contained(resultless, name))
      return false;
  }
  return llvm::all_of(callees.functions, [&](FuncId f) { return returnsNoCallable(program, f); });
}

void checkTHR119(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (Ref call : program.handOvers()) {
    auto handOver = handOverOf(program, call);
    if (!handOver || !handOver->target)
      continue;
    const ir::Module &module = program.irOf(call.module);
    Ref value{call.module, handOver->target->value};
    if (module[value.instr].op != ir::Op::Call || !returnsNoCallable(program, value))
      continue;
    TargetRewrite rewrite = rewriteTarget(context, call, *handOver);
    NameId taker = calleeName(module, module[call.instr]);
    Finding &finding =
        context.report(rule, value,
                       {oneLine(context.sourceText(value)),
                        taker ? module.text(taker).str() : handOver->api->name.str(), oneLine(rewrite.text)});
    if (!rewrite.complete || context.sourceText(value).contains('#'))
      continue;
    Fix fix{"pass the function",
            {{{handOver->target->begin, module.spans[value.instr.v].end}, rewrite.text}},
            false};
    fix.edits.insert(fix.edits.end(), rewrite.more.begin(), rewrite.more.end());
    llvm::sort(fix.edits, [](const Edit &a, const Edit &b) { return a.span.begin < b.span.begin; });
    finding.fixes.push_back(std::move(fix));
  }
}

} // namespace threadlint
