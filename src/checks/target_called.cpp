// THR119: `Thread(target=f())`: the function runs here, and the thread gets what it returns.
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "llvm/ADT/StringExtras.h"

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
    if (instr.op != ir::Op::Return || instr.a == UINT32_MAX)
      continue;
    llvm::ArrayRef<AbstractValue> values = program.valuesOf({info.module, ir::InstrId(instr.a)});
    bool plain = !values.empty() && llvm::all_of(values, [](const AbstractValue &v) {
      return v.kind == ValueKind::Const || v.kind == ValueKind::Container;
    });
    if (!plain)
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

namespace {
/// What to write instead of the argument, from where the argument begins to the end of its value.
struct Rewrite {
  std::string text;
  std::vector<Edit> more; ///< changes of other arguments
  bool complete = false;  ///< false: only a hint, no fix
};

class Rewriter {
public:
  Rewriter(const CheckContext &context, Ref outer, const HandOver &handOver)
      : context(context), module(context.program.irOf(outer.module)), where(outer.module), outer(module[outer.instr]),
        api(*handOver.api), target(*handOver.target), skip(handOver.skip), inner(module[target.value]) {}

  Rewrite make() const;

private:
  const CheckContext &context;
  const ir::Module &module;
  ModuleId where;
  const ir::Instr &outer;
  const Api &api;
  const ir::Arg &target;
  unsigned skip;
  const ir::Instr &inner;

  std::string text(ir::InstrId value) const { return context.sourceText({where, value}).str(); }
  std::string innerArguments() const;
  void addTuple(Rewrite &rewrite) const;
  bool isLastPositional() const;
};

/// "a, b": what stands between the parentheses of the inner call, as far as that is plain.
std::string Rewriter::innerArguments() const {
  llvm::SmallVector<std::string, 4> texts;
  for (const ir::Arg &arg : module.argsOf(inner)) {
    Span span{arg.begin, module.spans[arg.value.v].end};
    texts.push_back(context.sourceText(where, span).str());
  }
  return llvm::join(texts, ", ");
}

bool Rewriter::isLastPositional() const {
  llvm::ArrayRef<ir::Arg> args = module.argsOf(outer);
  return target.kind == ir::ArgKind::Keyword ||
         llvm::none_of(args, [&](const ir::Arg &arg) {
           return arg.begin > target.begin && arg.kind == ir::ArgKind::Positional;
         });
}

/// The arguments go into the `args` of the thread.
void Rewriter::addTuple(Rewrite &rewrite) const {
  llvm::StringRef param = api.params[static_cast<size_t>(api.argsIndex)];
  std::string tuple = "(" + innerArguments() + (inner.c == 1 ? ",)" : ")");
  if (const ir::Arg *present = argumentFor(module, outer, api, param, skip)) {
    const ir::Instr &value = module[present->value];
    rewrite.complete = value.op == ir::Op::MakeTuple && value.c == 0;
    rewrite.more.push_back({module.spans[present->value.v], tuple});
    return;
  }
  bool byPosition = api.kind == ApiKind::Function;
  rewrite.text += (byPosition ? ", " : ", " + param.str() + "=") + tuple;
  rewrite.complete = isLastPositional() && !hasStarArguments(module, outer);
}

Rewrite Rewriter::make() const {
  Span before{target.begin, module.spans[target.value.v].begin};
  Rewrite rewrite;
  rewrite.text = context.sourceText(where, before).str() + text(ir::InstrId(inner.a));
  if (llvm::StringRef(rewrite.text).contains('\n') || llvm::StringRef(rewrite.text).contains('('))
    return rewrite;
  if (inner.c == 0) {
    rewrite.complete = true;
    return rewrite;
  }
  bool plain = llvm::all_of(module.argsOf(inner), [](const ir::Arg &a) { return a.kind == ir::ArgKind::Positional; });
  if (api.argsIndex == -2) {
    rewrite.text += ", " + innerArguments();
    rewrite.complete = target.kind == ir::ArgKind::Positional && module.argsOf(outer).back().begin == target.begin;
  } else if (api.argsIndex >= 0 && plain) {
    addTuple(rewrite);
  }
  return rewrite;
}
} // namespace

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
    Rewrite rewrite = Rewriter(context, call, *handOver).make();
    NameId taker = calleeName(module, module[call.instr]);
    Finding &finding =
        context.report(rule, value,
                       {context.sourceText(value).str(), taker ? module.text(taker).str() : handOver->api->name.str(),
                        rewrite.text});
    if (!rewrite.complete)
      continue;
    Fix fix{"pass the function", {{{handOver->target->begin, module.spans[value.instr.v].end}, rewrite.text}}, false};
    fix.edits.insert(fix.edits.end(), rewrite.more.begin(), rewrite.more.end());
    llvm::sort(fix.edits, [](const Edit &a, const Edit &b) { return a.span.begin < b.span.begin; });
    finding.fixes.push_back(std::move(fix));
  }
}

} // namespace threadlint
