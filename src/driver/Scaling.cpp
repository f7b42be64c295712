// `threadlint scaling`: runs a session up to the facts and writes what more threads are predicted to give.
#include "driver/Commands.h"
#include "driver/Terminal.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

int runScaling(ScalingCommand command) {
  std::optional<Result> ran = runRequest(command.request, command.isolated, command.quiet);
  if (!ran)
    return CouldNotRun;
  const Result &result = *ran;
  if (!command.quiet) // files that could not be read or parsed
    report(result.sources, result.findings, {Format::Concise, false}, llvm::errs());
  if (result.filesFailed && result.filesAnalysed == 0)
    return fail("no file could be read");
  return writeTo(command.output, [&](llvm::raw_ostream &os) {
    reportScaling(result.sources, result.scaling, command.format, os);
  });
}

} // namespace threadlint
