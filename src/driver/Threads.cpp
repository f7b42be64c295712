// `threadlint threads`: runs a session up to the facts and writes the map of threads.
#include "driver/Commands.h"
#include "driver/Config.h"
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
  if (!command.quiet)
    writeProblems(result);
  if (result.filesFailed && result.filesAnalysed == 0)
    return fail("no file could be read");
  if (result.sources.files.empty() && !command.quiet)
    llvm::errs() << "warning: no Python files found under the given paths\n";
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
