// `target=f(a)` -> `target=f, args=(a,)`: a call handed over by mistake -> the function and its arguments.
#include "checks/TargetRewrite.h"
#include "checks/Shapes.h"
#include "llvm/ADT/StringExtras.h"

namespace threadlint {

namespace {
class Rewriter {
public:
  Rewriter(const CheckContext &context, Ref outer, const HandOver &handOver)
      : context(context), module(context.program.irOf(outer.module)), where(outer.module),
        outer(module[outer.instr]), api(*handOver.api), target(*handOver.target), skip(handOver.skip),
        inner(module[target.value]) {}

  TargetRewrite make() const;

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
  void addTuple(TargetRewrite &rewrite) const;
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
  return target.kind == ir::ArgKind::Keyword || llvm::none_of(args, [&](const ir::Arg &arg) {
           return arg.begin > target.begin && arg.kind == ir::ArgKind::Positional;
         });
}

/// The arguments go into the `args` of the thread.
void Rewriter::addTuple(TargetRewrite &rewrite) const {
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

TargetRewrite Rewriter::make() const {
  Span before{target.begin, module.spans[target.value.v].begin};
  TargetRewrite rewrite;
  rewrite.text = context.sourceText(where, before).str() + text(ir::InstrId(inner.a));
  if (llvm::StringRef(rewrite.text).contains('\n') || llvm::StringRef(rewrite.text).contains('('))
    return rewrite;
  if (inner.c == 0) {
    rewrite.complete = true;
    return rewrite;
  }
  bool plain =
      llvm::all_of(module.argsOf(inner), [](const ir::Arg &a) { return a.kind == ir::ArgKind::Positional; });
  if (api.argsIndex == -2) {
    rewrite.text += ", " + innerArguments();
    rewrite.complete =
        target.kind == ir::ArgKind::Positional && module.argsOf(outer).back().begin == target.begin;
  } else if (api.argsIndex >= 0 && plain) {
    addTuple(rewrite);
  }
  return rewrite;
}
} // namespace

TargetRewrite rewriteTarget(const CheckContext &context, Ref outer, const HandOver &handOver) {
  return Rewriter(context, outer, handOver).make();
}

} // namespace threadlint
