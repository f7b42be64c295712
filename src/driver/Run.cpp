// What commands that run a session share: input, configuration, progress, errors.
#include "driver/Commands.h"
#include "driver/Config.h"
#include "driver/Terminal.h"
#include "report/Display.h"
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
  llvm::errs() << "error: ";
  writeSafely(message, llvm::errs()); // it may hold what stands in a file
  llvm::errs() << '\n';
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
  if (error == std::errc::broken_pipe) // `-o >(head)`
    return Clean;
  return error ? fail("cannot write `" + path + "`: " + error.message()) : int(Clean);
}

bool prepare(Request &request, ConfigChoice &config) {
  std::string error;
  if (request.haveStdin && !readStdin(request))
    error = "cannot read the standard input";
  else if (applyConfig(request, config, error))
    return true;
  fail(error);
  return false;
}

std::optional<Result> runPrepared(Request &request, bool quiet) {
  Progress progress(!quiet && canShowProgress());
  request.progress = [&](uint32_t done, uint32_t total) { progress.update(done, total); };
  Result result = run(request, llvm::outs());
  progress.clear();
  request.progress = nullptr;
  if (!result.error.empty()) {
    fail(result.error);
    for (llvm::StringRef line : result.errorLines) {
      writeSafely(line, llvm::errs());
      llvm::errs() << '\n';
    }
    return std::nullopt;
  }
  if (result.sources.files.empty() && !quiet && request.dump == Dump::None)
    llvm::errs() << "warning: no Python files found under the given paths\n";
  return result;
}

std::optional<Result> runRequest(Request &request, ConfigChoice &config, bool quiet) {
  if (!prepare(request, config))
    return std::nullopt;
  return runPrepared(request, quiet);
}

int runAndWrite(Request &request, ConfigChoice &config, bool quiet, const std::string &output,
                llvm::function_ref<void(const Result &, llvm::raw_ostream &)> write) {
  std::optional<Result> ran = runRequest(request, config, quiet);
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
