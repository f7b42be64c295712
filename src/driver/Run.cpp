// What commands that run a session share: input, configuration, progress, errors.
#include "driver/Commands.h"
#include "driver/Config.h"
#include "driver/Terminal.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

static bool readStdin(Request &request) {
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

int writeTo(const std::string &path, llvm::function_ref<void(llvm::raw_ostream &)> write) {
  if (path.empty()) {
    write(llvm::outs());
    return Clean;
  }
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

std::optional<Result> runRequest(Request &request, bool isolated, bool quiet) {
  auto refuse = [](llvm::StringRef message) {
    fail(message);
    return std::nullopt;
  };
  if (request.haveStdin && !readStdin(request))
    return refuse("cannot read the standard input");
  std::string configError;
  if (!isolated && !applyConfig(request, configError))
    return refuse(configError);
  Progress progress(!quiet && canShowProgress());
  request.progress = [&](uint32_t done, uint32_t total) { progress.update(done, total); };
  Result result = run(request, llvm::outs());
  progress.clear();
  request.progress = nullptr;
  if (!result.error.empty())
    return refuse(result.error);
  if (result.sources.files.empty() && !quiet && request.dump == Dump::None)
    llvm::errs() << "warning: no Python files found under the given paths\n";
  return result;
}

int runAndWrite(Request &request, bool isolated, bool quiet, const std::string &output,
                llvm::function_ref<void(const Result &, llvm::raw_ostream &)> write) {
  std::optional<Result> ran = runRequest(request, isolated, quiet);
  if (!ran)
    return CouldNotRun;
  const Result &result = *ran;
  if (!quiet) // files that could not be read or parsed
    report(result.sources, result.findings, {Format::Concise, false}, llvm::errs());
  if (result.filesFailed && result.filesAnalysed == 0)
    return fail("no file could be read");
  return writeTo(output, [&](llvm::raw_ostream &os) { write(result, os); });
}

} // namespace threadlint
