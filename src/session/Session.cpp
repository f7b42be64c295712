// The road of the data, phase after phase.
#include "session/Session.h"
#include "checks/Checks.h"
#include "flow/Flow.h"
#include "session/FrontEnd.h"
#include "session/ScalingTable.h"
#include "session/Settings.h"
#include "session/ThreadMap.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/TimeProfiler.h"
#include "llvm/Support/raw_ostream.h"
#include <cassert>

namespace threadlint {

namespace {

SourceSet readSources(const Request &request, unsigned workers) {
  llvm::TimeTraceScope scope("find and read");
  if (!request.haveStdin) {
    SourceOptions options = request.sources;
    options.workers = workers;
    return loadSources(options);
  }
  SourceSet sources;
  SourceFile &file = sources.files[sources.files.push(makeSource(request.stdinName, request.stdinText))];
  file.named = true;
  return sources;
}

class FileFindings {
public:
  FileFindings(const SourceSet &sources, const FrontEnd &front, const RuleSelection &rules, Result &result)
      : sources(sources), front(front), rules(rules), result(result) {}

  void addAll() {
    for (uint32_t i = 0; i < sources.files.size(); ++i)
      addFile(FileId(i));
  }

private:
  void addFile(FileId id) {
    const SourceFile &file = sources.files[id];
    if (file.problem != ReadProblem::None) {
      result.filesFailed = true;
      return add("THR002", id, {}, {file.problemText});
    }
    if (uint32_t budget = front[id].budgetExceeded) {
      result.filesFailed = true;
      return add("THR003", id, {}, {llvm::utostr(budget)});
    }
    ++result.filesAnalysed;
    if (const ir::Module *module = front[id].module.get())
      for (Span error : module->errors)
        add("THR001", id, error, {});
  }

  void add(llvm::StringRef code, FileId file, Span span, llvm::ArrayRef<std::string> arguments) {
    RuleId rule = findRule(code);
    assert(rule && "the session's own rules are in the table");
    if (!rules.isEnabled(rule))
      return;
    Finding finding;
    finding.rule = rule;
    finding.file = file;
    finding.span = span;
    finding.message = formatMessage(ruleInfo(rule).message, arguments);
    result.findings.push_back(std::move(finding));
  }

  const SourceSet &sources;
  const FrontEnd &front;
  const RuleSelection &rules;
  Result &result;
};

void dumpIr(const SourceSet &sources, const FrontEnd &front, llvm::raw_ostream &os) {
  for (uint32_t i = 0; i < sources.files.size(); ++i) {
    const ir::Module *module = front[FileId(i)].module.get();
    if (!module)
      continue;
    const SourceFile &file = sources.files[FileId(i)];
    os << "# " << file.path << '\n';
    ir::print(*module, file.text, os);
  }
}

Facts analysed(const Program &program) {
  llvm::TimeTraceScope scope("flow");
  return analyse(program);
}

/// Whole-program work: what runs beside what, then the rules.
void analyseProgram(FrontEnd &front, const Request &request, const Settings &settings, const Model &model,
                    Result &result, llvm::raw_ostream &dumpStream) {
  Program program = linkOnDemand(front, result.sources, model);
  if (request.dump == Dump::Program)
    return print(program, dumpStream);
  Facts facts = analysed(program);
  if (request.dump == Dump::Facts)
    return print(program, facts, dumpStream);
  if (request.threadMap) {
    result.threads = makeThreadMap(result.sources, program, facts);
  } else if (request.scaling) {
    result.scaling = makeScalingTable(program, facts, settings.runtimes, *request.scaling);
  } else {
    CheckContext context{result.sources,  program, facts, model,   settings.runtimes, settings.targetVersion,
                         result.findings, {},      {},    nullptr, nullptr,           request.options};
    llvm::TimeTraceScope scope("rules");
    runChecks(context, settings.rules);
  }
  llvm::TimeTraceScope scope("finish");
  FileFindings(result.sources, front, settings.rules, result).addAll();
  finishFindings(result.sources, settings.rules, result.findings);
}

} // namespace

Result run(const Request &request, llvm::raw_ostream &dumpStream) {
  Result result;
  Model model;
  Settings settings;
  std::string problems;
  if (!request.apiModels.empty() && !model.extend(request.apiModels, problems)) {
    result.error = "the API models are wrong:";
    llvm::SmallVector<llvm::StringRef, 4> lines;
    llvm::StringRef(problems).rtrim().split(lines, '\n');
    result.errorLines.assign(lines.begin(), lines.end());
    return result;
  }
  if (!resolveSettings(request, model, settings, result.error))
    return result;
  for (RuntimeId runtime : settings.runtimes)
    result.runtimes.push_back(model.runtime(runtime).name);
  result.sources = readSources(request, settings.workers);
  FrontEnd front(result.sources, request, settings.workers);
  {
    llvm::TimeTraceScope scope("parse and lower");
    front.lower(seedFiles(result.sources, model));
  }
  if (request.dump == Dump::Ir)
    dumpIr(result.sources, front, dumpStream);
  else
    analyseProgram(front, request, settings, model, result, dumpStream);
  return result;
}

} // namespace threadlint
