// `threadlint check`: runs a session and writes what it found.
#include "driver/Commands.h"
#include "driver/Terminal.h"
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

int runCheck(CheckCommand command) {
  std::optional<Result> result = runRequest(command.request, command.isolated, command.quiet);
  if (!result)
    return CouldNotRun;
  if (command.request.dump != Dump::None)
    return Clean;
  writeResult(command, *result, llvm::outs());
  return exitCode(command, *result);
}

} // namespace threadlint
