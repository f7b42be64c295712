// THR109: names of `threading` that newer interpreters warn about or no longer have.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "llvm/ADT/StringExtras.h"

namespace threadlint {

static std::string versionText(Version v) { return std::to_string(v.major) + "." + std::to_string(v.minor); }

/// The runtimes on which the name is deprecated or gone.
static std::vector<llvm::StringRef> affected(const CheckContext &context, const Api &api) {
  Version from = api.deprecated ? api.deprecated : api.removed;
  std::vector<llvm::StringRef> names;
  for (RuntimeId id : context.runtimes)
    if (context.model.runtime(id).version >= from)
      names.push_back(context.model.runtime(id).name);
  return names;
}

static bool isGoneSomewhere(const CheckContext &context, const Api &api) {
  return api.removed && llvm::any_of(context.runtimes, [&](RuntimeId id) {
           return context.model.runtime(id).version >= api.removed;
         });
}

/// `is_alive` of "is_alive()", `daemon` of "daemon = {0}".
static llvm::StringRef replacementName(const Api &api) {
  return llvm::StringRef(api.replacement).take_while([](char c) { return llvm::isAlnum(c) || c == '_'; });
}

/// The replacement may be newer than the oldest version to support.
static bool isReplacementThere(const CheckContext &context, const Api &api) {
  std::string owner = llvm::StringRef(api.name).rsplit('.').first.str();
  ApiId id = context.model.findApi(owner + "." + replacementName(api).str());
  return !id || !context.model.api(id).since || context.model.api(id).since <= context.targetVersion;
}

namespace {
/// What stands in the source and what should.
struct Replacement {
  std::string old, now;
  Span span; ///< of the old form after the dot
  bool isStatement = false;
};
} // namespace

static Replacement replacementFor(const CheckContext &context, Ref call, const Api &api) {
  const ir::Module &module = context.program.irOf(call.module);
  const ir::Instr &instr = module[call.instr];
  Replacement result;
  NameId name = calleeName(module, instr);
  result.old = module.text(name).str() + (instr.c == 0 ? "()" : "(...)");
  result.now = api.replacement.str();
  size_t hole = result.now.find("{0}");
  result.isStatement = hole != std::string::npos;
  if (result.isStatement) {
    llvm::ArrayRef<ir::Arg> args = module.argsOf(instr);
    std::string value = args.empty() ? "..." : context.sourceText({call.module, args[0].value}).str();
    if (value.find('\n') != std::string::npos || value.find(":=") != std::string::npos)
      value = "(" + value + ")";
    result.now.replace(hole, 3, value);
  } else if (instr.c != 0) {
    result.old = module.text(name).str() + "()";
  }
  ir::InstrId callee(instr.a);
  Span nameSpan =
      module[callee].op == ir::Op::LoadAttr ? attributeNameSpan(module, callee) : module.spans[callee.v];
  result.span = {nameSpan.begin, module.spans[call.instr.v].end};
  return result;
}

/// A name that was imported by itself would need a change of its import too.
static bool canFix(const CheckContext &context, Ref call, const Replacement &replacement) {
  const ir::Module &module = context.program.irOf(call.module);
  const ir::Instr &instr = module[call.instr];
  if (module.instrs[instr.a].op != ir::Op::LoadAttr ||
      context.sourceText(call.module, replacement.span).contains('#'))
    return false;
  if (!replacement.isStatement)
    return instr.c == 0;
  // An assignment cannot stand in parentheses.
  llvm::StringRef text = context.sources.files[context.program.fileOf(call.module)].text;
  llvm::StringRef after = text.drop_front(replacement.span.end).ltrim(" \t");
  bool endsStatement = after.empty() || llvm::StringRef("\r\n;#").contains(after.front());
  return endsStatement && instr.has(ir::flag::Discarded) && instr.c == 1 && !hasStarArguments(module, instr);
}

void checkTHR109(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachApiCall(program, [&](Ref call, const ir::Instr &instr, const Api &api) {
    const ir::Module &module = program.irOf(call.module);
    // Code in Python 2 syntax runs on none of the versions that would mind.
    if (!calleeName(module, instr) || (module.py2 && context.targetVersion >= Version{3, 0}))
      return;
    if ((!api.deprecated && !api.removed) || api.replacement.empty() ||
        !llvm::StringRef(api.name).starts_with("threading."))
      return;
    std::vector<llvm::StringRef> runtimes = affected(context, api);
    if (runtimes.empty() || !isReplacementThere(context, api) ||
        isVersionGuarded(program, call, replacementName(api)) || isExpectedToFail(program, call))
      return;
    Replacement replacement = replacementFor(context, call, api);
    bool gone = isGoneSomewhere(context, api);
    std::string since = gone ? "removed in Python " + versionText(api.removed)
                             : "deprecated since Python " + versionText(api.deprecated);
    Finding &finding = context.report(rule, call, {replacement.old, since, oneLine(replacement.now)});
    finding.runtimes = std::move(runtimes);
    if (canFix(context, call, replacement))
      finding.fixes.push_back(
          {"use `" + oneLine(replacement.now) + "`", {{replacement.span, replacement.now}}, true});
  });
}

} // namespace threadlint
