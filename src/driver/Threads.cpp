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

int writeTo(const std::string &path, llvm::function_ref<void(llvm::raw_ostream &)> write) {
  std::error_code error;
  llvm::raw_fd_ostream os(path, error);
  if (!error) {
    write(os);
    os.flush();
    error = os.error();
    os.clear_error();
  }
  return error ? fail("cannot write `" + path + "`: " + error.message()) : int(Clean);
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
  bool toFile = !command.output.empty();
  bool colour = command.format == ThreadFormat::Text && !toFile && wantColour(command.colour);
  auto write = [&](llvm::raw_ostream &os) {
    reportThreads(result.sources, result.threads, command.format, colour, os);
  };
  if (toFile)
    return writeTo(command.output, write);
  write(llvm::outs());
  return Clean;
}

} // namespace threadlint
