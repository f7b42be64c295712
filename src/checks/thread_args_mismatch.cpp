// THR121: `args` and `kwargs` of a thread, or the arguments of a task, that its function does not take.
#include "checks/Guards.h"
#include "checks/Targets.h"

namespace threadlint {

using ir::Param;
using ir::ParamKind;

static std::string counted(unsigned n, llvm::StringRef what) {
  return std::to_string(n) + " " + what.str() + (n == 1 ? "" : "s");
}

/// The parameters that a caller fills, those bound already left out; none: it binds more than there are.
static std::optional<llvm::ArrayRef<Param>> parametersOf(const Program &program, TargetFunction target) {
  const FunctionInfo &info = program.function(target.function);
  llvm::ArrayRef<Param> params = program.irOf(info.module).paramsOf(*info.ir);
  auto positional = [](const Param &p) {
    return p.kind == ParamKind::Normal || p.kind == ParamKind::PositionalOnly;
  };
  if (target.bound != 0 && (params.empty() || !positional(params[0])))
    return std::nullopt;
  return params.drop_front(target.bound);
}

namespace {
/// How a call fills the parameters.
class Binding {
public:
  Binding(const ir::Module &m, llvm::ArrayRef<Param> params) : m(m), params(params) {}
  /// What is wrong, for people; "" nothing.
  std::string problemWith(const GivenArguments &given) const;

private:
  const ir::Module &m;
  llvm::ArrayRef<Param> params;

  bool has(ParamKind kind) const {
    return llvm::any_of(params, [kind](const Param &p) { return p.kind == kind; });
  }
  std::string keywordProblem(llvm::StringRef name, unsigned positional) const;
};
} // namespace

std::string Binding::keywordProblem(llvm::StringRef name, unsigned positional) const {
  unsigned index = 0;
  for (const Param &p : params) {
    bool takesKeyword = p.kind == ParamKind::Normal || p.kind == ParamKind::KeywordOnly;
    if (takesKeyword && m.text(p.name) == name)
      return p.kind == ParamKind::Normal && index < positional
                 ? "its parameter `" + name.str() + "` is given twice"
                 : "";
    index += p.kind == ParamKind::Normal || p.kind == ParamKind::PositionalOnly;
  }
  return has(ParamKind::VarKwargs) ? "" : "it has no parameter `" + name.str() + "`";
}

std::string Binding::problemWith(const GivenArguments &given) const {
  unsigned takes = 0, needs = 0;
  for (const Param &p : params)
    if (p.kind == ParamKind::Normal || p.kind == ParamKind::PositionalOnly) {
      ++takes;
      needs += p.defaultValue.isNone();
    }
  if (given.positional > takes && !has(ParamKind::VarArgs))
    return takes == 0 ? "it takes none"
                      : (needs < takes ? "it takes at most " : "it takes only ") + std::to_string(takes);
  for (llvm::StringRef name : given.keywords)
    if (std::string problem = keywordProblem(name, given.positional); !problem.empty())
      return problem;
  unsigned index = 0;
  for (const Param &p : params) {
    if (p.kind == ParamKind::VarArgs || p.kind == ParamKind::VarKwargs)
      continue;
    bool filled = p.kind != ParamKind::KeywordOnly && index++ < given.positional;
    if (!filled && p.defaultValue.isNone() && !llvm::is_contained(given.keywords, m.text(p.name)))
      return "its parameter `" + m.text(p.name).str() + "` gets none";
  }
  return "";
}

/// The class of the thread object decides itself how the target is called.
static bool runsItself(const Program &program, Ref call) {
  auto overrides = [&](ClassId c) {
    return bindsInBody(program, c, "run") || program.classInfo(c).unknownBase;
  };
  ClassId owner = program.function(program.functionOf(call)).owner;
  if (owner && constructionOf(program, call))
    for (ClassId c(0); c.v < program.classCount(); ++c.v)
      if (program.isSubclass(c, owner) && overrides(c))
        return true;
  return llvm::any_of(program.calleesOf(call).classes, overrides);
}

static std::string problemOf(const Program &program, Ref call, const HandOver &handOver,
                             const GivenArguments &given) {
  std::string found;
  Ref target{call.module, handOver.target->value};
  for (TargetFunction f : surelyFunctions(program, target)) {
    const FunctionInfo &info = program.function(f.function);
    std::optional<llvm::ArrayRef<Param>> params = parametersOf(program, f);
    if (!params || !isPlainlyDecorated(program, f.function) || info.ir->is(ir::funcflag::HasError))
      return "";
    std::string problem = Binding(program.irOf(info.module), *params).problemWith(given);
    if (problem.empty())
      return "";
    found = found.empty() ? problem : found;
  }
  return found.empty() || runsItself(program, call) ? "" : found;
}

static std::string describe(const GivenArguments &given) {
  if (given.positional == 0 && given.keywords.empty())
    return "no arguments";
  std::string text = given.positional != 0 ? counted(given.positional, "positional argument") : "";
  for (llvm::StringRef name : given.keywords)
    text += (text.empty() ? "`" : ", `") + name.str() + "=`";
  return text;
}

static std::string consequence(const Api &api) {
  if (api.effect == Effect::Submit || api.effect == Effect::Map)
    return "the task fails with `TypeError`; pass what the function takes";
  bool process = api.runsOn == RunsOn::Process;
  return std::string(process ? "the process" : "the thread") +
         " dies with `TypeError`; make the arguments fit";
}

void checkTHR121(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (Ref call : program.handOvers()) {
    std::optional<HandOver> handOver = handOverOf(program, call);
    if (!handOver || !handOver->target)
      continue;
    std::optional<GivenArguments> given = argumentsGiven(program, call, *handOver);
    std::string problem = given ? problemOf(program, call, *handOver, *given) : "";
    if (problem.empty() || isExpectedToFail(program, call) ||
        isCaught(program, call, {"TypeError"}, Broad::No))
      continue;
    Ref target{call.module, handOver->target->value};
    TargetFunction f = surelyFunctions(program, target)[0];
    const FunctionInfo &info = program.function(f.function);
    Finding &finding = context.report(
        rule, target,
        {oneLine(context.sourceText(target)), describe(*given), problem, consequence(*handOver->api)});
    finding.related.push_back({program.fileOf(info.module), info.ir->nameSpan, "the function"});
  }
}

} // namespace threadlint
