// `threadlint check`: runs a session, corrects what it is asked to, and writes what is left.
#include "config/Layer.h"
#include "driver/AddNoqa.h"
#include "driver/Changes.h"
#include "driver/Commands.h"
#include "driver/FixFiles.h"
#include "driver/Terminal.h"
#include "driver/TimeTrace.h"
#include "driver/Watch.h"
#include "report/Baseline.h"
#include "source/Find.h"
#include "llvm/Support/TimeProfiler.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace {

bool isText(Format format) {
  return format == Format::Concise || format == Format::Full || format == Format::Grouped;
}

void writeSummary(size_t count, size_t fixed, llvm::raw_ostream &os) {
  if (fixed != 0)
    os << "Found " << count + fixed << (count + fixed == 1 ? " error (" : " errors (") << fixed << " fixed, "
       << count << " remaining).\n";
  else if (count == 0)
    os << "All checks passed!\n";
  else
    os << "Found " << count << (count == 1 ? " error.\n" : " errors.\n");
}

void writeResult(const CheckCommand &command, const Result &result, size_t fixed, llvm::raw_ostream &os) {
  ReportOptions options{command.format,
                        command.output.empty() && isText(command.format) && wantColour(command.colour)};
  if (command.statistics)
    reportStatistics(result.findings, options, os);
  else
    report(result.sources, result.findings, options, os);
  bool nothingToSay = result.findings.empty() && result.filesFailed;
  if (isText(command.format) && !command.quiet && !nothingToSay)
    writeSummary(result.findings.size(), fixed, os);
}

int exitCode(const CheckCommand &command, const Result &result) {
  if (result.filesFailed && result.filesAnalysed == 0)
    return fail("no file could be checked");
  return result.findings.empty() || command.exitZero ? Clean : FindingsReported;
}

int showFiles(const CheckCommand &command) {
  return writeTo(command.output, [&](llvm::raw_ostream &os) {
    for (const FoundFile &file : findFiles(command.request.sources))
      if (file.problem == ReadProblem::None)
        os << file.path << '\n';
  });
}

int showSettings(const CheckCommand &command) {
  return writeTo(command.output, [&](llvm::raw_ostream &os) { writeSettings(command.config.layer, os); });
}

/// Leaves out what the baseline knows. False when it cannot be read; the reason is printed.
bool dropKnown(const CheckCommand &command, Result &result) {
  std::string file = command.config.layer.text(Key::Baseline);
  if (file.empty())
    return true;
  Baseline baseline(file);
  std::string problem = baseline.read();
  if (problem.empty())
    baseline.dropKnown(result.sources, result.findings);
  else
    fail(problem);
  return problem.empty();
}

int writeBaseline(const CheckCommand &command, const Result &result) {
  std::string file = command.config.layer.text(Key::Baseline);
  if (file.empty())
    return fail("`--write-baseline` needs `--baseline FILE`, or `baseline` in the configuration");
  int code = writeTo(
      file, [&](llvm::raw_ostream &os) { Baseline(file).write(result.sources, result.findings, os); });
  if (code == Clean && !command.quiet)
    llvm::outs() << "Wrote " << result.findings.size()
                 << (result.findings.size() == 1 ? " finding to `" : " findings to `") << file << "`.\n";
  return code;
}

int silence(const CheckCommand &command, const Result &result) {
  NoqaReport report = addNoqa(result);
  if (!command.quiet)
    llvm::outs() << "Added " << report.added
                 << (report.added == 1 ? " noqa directive.\n" : " noqa directives.\n");
  if (report.without != 0 && !command.quiet)
    llvm::errs()
        << "warning: " << report.without << (report.without == 1 ? " line" : " lines")
        << " cannot hold a comment; use `per-file-ignores` or `# threadlint: ignore` above the statement\n";
  return Clean;
}

/// Runs, and leaves what `--changed-since` asks for.
std::optional<Result> analyse(CheckCommand &command) {
  if (!command.changedSince)
    return runPrepared(command.request, command.quiet);
  // Asked first: a wrong revision must not cost an analysis.
  Changes changes(command.request.sources.roots, *command.changedSince);
  if (std::string problem = changes.read(); !problem.empty()) {
    fail(problem);
    return std::nullopt;
  }
  std::optional<Result> result = runPrepared(command.request, command.quiet);
  if (result)
    changes.keepTouched(result->sources, result->findings);
  return result;
}

/// Reports what is left after the fixes.
int checkAndFix(CheckCommand &command, const FixOptions &options) {
  FixReport fixes;
  std::optional<Result> result = runAndFix(command.request, options, fixes, [&] { return analyse(command); });
  if (!result || !dropKnown(command, *result))
    return CouldNotRun;
  if (options.diff)
    return fixes.fixed.empty() || command.exitZero ? Clean : FindingsReported;
  if (command.config.layer.flag(Key::ShowFixes, false))
    writeFixes(fixes, command.request.haveStdin ? llvm::errs() : llvm::outs());
  // The standard output holds the corrected standard input.
  bool aside = command.request.haveStdin && command.output.empty();
  int code = writeTo(command.output, [&](llvm::raw_ostream &os) {
    writeResult(command, *result, fixes.fixed.size(), aside ? llvm::errs() : os);
  });
  return code == Clean ? exitCode(command, *result) : code;
}

} // namespace

int runCheckOnce(CheckCommand &command) {
  const ConfigLayer &settings = command.config.layer;
  command.format = findFormat(settings.text(Key::OutputFormat)).value_or(Format::Full);
  if (command.showFiles)
    return showFiles(command);
  if (command.showSettings)
    return showSettings(command);
  FixOptions fixes{settings.flag(Key::UnsafeFixes, false), command.diff};
  bool onlyLook = command.writeBaseline || command.addNoqa || command.request.dump != Dump::None;
  if (!onlyLook && (command.diff || settings.flag(Key::Fix, false)))
    return checkAndFix(command, fixes);
  std::optional<Result> result = analyse(command);
  if (!result)
    return CouldNotRun;
  if (command.request.dump != Dump::None)
    return Clean;
  if (command.writeBaseline)
    return writeBaseline(command, *result);
  if (!dropKnown(command, *result))
    return CouldNotRun;
  if (command.addNoqa)
    return silence(command, *result);
  llvm::TimeTraceScope scope("report");
  int code = writeTo(command.output, [&](llvm::raw_ostream &os) { writeResult(command, *result, 0, os); });
  return code == Clean ? exitCode(command, *result) : code;
}

int runCheck(CheckCommand command) {
  TimeTrace trace(command.timeTrace);
  if (command.watch)
    return watchAndCheck(command);
  if (!prepare(command.request, command.config))
    return CouldNotRun;
  int code = runCheckOnce(command);
  std::string problem = trace.write();
  return problem.empty() ? code : fail(problem);
}

} // namespace threadlint
