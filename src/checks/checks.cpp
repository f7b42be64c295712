// Runs the enabled rules over one program, and answers what all rules ask of a call.
#include "checks/Checks.h"
#include "checks/Borders.h"
#include "checks/Conflicts.h"
#include "checks/ParallelWork.h"
#include "checks/Shared.h"
#include "checks/Trusted.h"
#include "llvm/Support/TimeProfiler.h"

#include "RuleDecls.inc" // `void checkTHR101(const CheckContext &, RuleId);` and so on, only here: a new rule rebuilds no other

namespace threadlint {

std::string oneLine(llvm::StringRef text) {
  constexpr size_t longest = 80;
  std::string line;
  bool space = false;
  for (char c : text.trim()) {
    bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    if (!blank && space)
      line += ' ';
    // Cut between code points only.
    if (line.size() >= longest && (static_cast<unsigned char>(c) & 0xC0) != 0x80)
      return line + "...";
    if (!blank)
      line += c;
    space = blank;
  }
  return line;
}

Finding &CheckContext::report(RuleId rule, Ref where, llvm::ArrayRef<std::string> arguments) const {
  return report(rule, program.fileOf(where.module), program.span(where), arguments);
}

Finding &CheckContext::report(RuleId rule, FileId file, Span span,
                              llvm::ArrayRef<std::string> arguments) const {
  Finding &finding = findings.emplace_back();
  finding.rule = rule;
  finding.file = file;
  finding.span = span;
  finding.message = formatMessage(ruleInfo(rule).message, arguments);
  for (RuntimeId runtime : runtimes)
    finding.runtimes.push_back(model.runtime(runtime).name);
  return finding;
}

void CheckContext::biteWithoutGil(Finding &finding) const {
  finding.runtimes.clear();
  for (RuntimeId r : runtimes) {
    const Runtime &runtime = model.runtime(r);
    (runtime.gil ? finding.latent : finding.runtimes).push_back(runtime.name);
  }
}

llvm::StringRef CheckContext::sourceText(Ref where) const {
  return sourceText(where.module, program.span(where));
}

llvm::StringRef CheckContext::sourceText(ModuleId module, Span span) const {
  llvm::StringRef text = sources.files[program.fileOf(module)].text;
  return text.slice(span.begin, span.end);
}

RelatedPlace CheckContext::related(Ref where, std::string message) const {
  return {program.fileOf(where.module), program.span(where), std::move(message)};
}

std::string CheckContext::lineText(Ref where) const {
  llvm::StringRef text = sources.files[program.fileOf(where.module)].text;
  return "line " + std::to_string(LineIndex(text).lineOf(program.span(where).begin));
}

void forEachCall(const Program &program, llvm::function_ref<void(Ref call, const ir::Instr &instr)> visit) {
  for (const CallSite &site : program.calls())
    visit(site.call, program.instr(site.call));
}

void forEachApiCall(const Program &program,
                    llvm::function_ref<void(Ref call, const ir::Instr &instr, const Api &api)> visit) {
  for (const CallSite &site : program.calls())
    if (site.api)
      visit(site.call, program.instr(site.call), program.model().api(site.api));
}

/// Index of a parameter among those that may be given by position; -1 for keyword-only and unknown ones.
static int positionOf(const Api &api, llvm::StringRef param) {
  for (size_t i = 0; i < api.params.size(); ++i) {
    if (api.params[i] == "*" || api.params[i] == "..." || api.params[i] == "**")
      return -1;
    if (api.params[i] == param)
      return static_cast<int>(i);
  }
  return -1;
}

const ir::Arg *argumentFor(const ir::Module &module, const ir::Instr &call, const Api &api,
                           llvm::StringRef param, unsigned skip) {
  llvm::ArrayRef<ir::Arg> args = module.argsOf(call);
  for (const ir::Arg &arg : args)
    if (arg.kind == ir::ArgKind::Keyword && module.text(arg.name) == param)
      return &arg;
  int position = positionOf(api, param);
  if (position < 0)
    return nullptr;
  unsigned wanted = static_cast<unsigned>(position) + skip;
  for (const ir::Arg &arg : args) {
    if (arg.kind == ir::ArgKind::Star)
      return nullptr;
    if (arg.kind != ir::ArgKind::Positional)
      continue;
    if (wanted == 0)
      return &arg;
    --wanted;
  }
  return nullptr;
}

bool hasStarArguments(const ir::Module &module, const ir::Instr &call) {
  return llvm::any_of(module.argsOf(call), [](const ir::Arg &arg) {
    return arg.kind == ir::ArgKind::Star || arg.kind == ir::ArgKind::DoubleStar;
  });
}

/// By RuleId; null for what the session itself reports.
static constexpr void (*checks[])(const CheckContext &, RuleId) = {
#include "RuleDispatch.inc"
};

void runChecks(const CheckContext &given, const RuleSelection &selection) {
  CheckContext context = given;
  Shared shared;
  context.shared = &shared;
  std::vector<Conflict> conflicts = findConflicts(context);
  context.conflicts = conflicts;
  std::vector<Slowdown> slowdowns = findSlowdowns(context);
  context.slowdowns = slowdowns;
  Borders borders(context);
  context.borders = &borders;
  Trusted trusted(context);
  bool allOnState = true; ///< no rule is left out that a note could silence
  for (uint32_t i = 0; i < std::size(checks); ++i) {
    RuleId rule(i);
    allOnState &= !isAboutSharedState(rule) || ruleInfo(rule).preview || selection.isEnabled(rule);
    if (!checks[i] || !selection.isEnabled(rule))
      continue;
    llvm::TimeTraceScope scope("rule", ruleInfo(rule).code);
    size_t first = context.findings.size();
    checks[i](context, rule);
    if (isAboutSharedState(rule))
      trusted.drop(context.findings, first);
  }
  if (RuleId rule = findRule("THR005"); selection.isEnabled(rule))
    trusted.reportMisplaced(rule);
  if (RuleId rule = findRule("THR004"); selection.isEnabled(rule) && allOnState)
    trusted.reportUnused(rule);
}

} // namespace threadlint
