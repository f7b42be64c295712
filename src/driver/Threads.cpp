// `threadlint threads`: runs a session up to the facts and writes the map of threads.
#include "driver/Commands.h"
#include "driver/Terminal.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace {

/// What the map lacks: files that could not be read or parsed.
void writeProblems(const Result &result) {
  ReportOptions options{Format::Concise, false};
  report(result.sources, result.findings, options, llvm::errs());
}

} // namespace

int runThreads(ThreadsCommand command) {
  std::optional<Result> ran = runRequest(command.request, command.isolated, command.quiet);
  if (!ran)
    return CouldNotRun;
  const Result &result = *ran;
  if (!command.quiet)
    writeProblems(result);
  if (result.filesFailed && result.filesAnalysed == 0)
    return fail("no file could be read");
  bool colour = command.format == ThreadFormat::Text && command.output.empty() && wantColour(command.colour);
  return writeTo(command.output, [&](llvm::raw_ostream &os) {
    reportThreads(result.sources, result.threads, command.format, colour, os);
  });
}

} // namespace threadlint
