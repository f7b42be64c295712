// `threadlint check`: runs a session and writes what it found.
#include "driver/Commands.h"
#include "driver/Config.h"
#include "driver/Terminal.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace {

bool isText(Format format) { return format == Format::Concise || format == Format::Full; }

void writeSummary(size_t count, llvm::raw_ostream &os) {
  if (count == 0)
    os << "All checks passed!\n";
  else
    os << "Found " << count << (count == 1 ? " error.\n" : " errors.\n");
}

void writeResult(const CheckCommand &command, const Result &result, llvm::raw_ostream &os) {
  ReportOptions options{command.format, isText(command.format) && wantColour(command.colour)};
  if (command.statistics)
    reportStatistics(result.findings, options, os);
  else
    report(result.sources, result.findings, options, os);
  bool nothingToSay = result.findings.empty() && result.filesFailed;
  if (isText(command.format) && !command.quiet && !nothingToSay)
    writeSummary(result.findings.size(), os);
}

int exitCode(const CheckCommand &command, const Result &result) {
  if (result.filesFailed && result.filesAnalysed == 0)
    return fail("no file could be checked");
  return result.findings.empty() || command.exitZero ? Clean : FindingsReported;
}

} // namespace

bool readStdin(Request &request) {
  auto buffer = llvm::MemoryBuffer::getSTDIN();
  if (!buffer)
    return false;
  request.stdinText = (*buffer)->getBuffer().str();
  return true;
}

int fail(llvm::StringRef message) {
  llvm::outs().flush();
  llvm::errs() << "error: " << message << '\n';
  return CouldNotRun;
}

int runCheck(CheckCommand command) {
  if (command.request.haveStdin && !readStdin(command.request))
    return fail("cannot read the standard input");
  std::string configError;
  if (!command.isolated && !applyConfig(command.request, configError))
    return fail(configError);
  Progress progress(!command.quiet && canShowProgress());
  command.request.progress = [&](uint32_t done, uint32_t total) { progress.update(done, total); };
  Result result = run(command.request, llvm::outs());
  progress.clear();
  if (!result.error.empty())
    return fail(result.error);
  if (command.request.dump != Dump::None)
    return Clean;
  if (result.sources.files.empty() && !command.quiet)
    llvm::errs() << "warning: no Python files found under the given paths\n";
  writeResult(command, result, llvm::outs());
  return exitCode(command, result);
}

} // namespace threadlint
