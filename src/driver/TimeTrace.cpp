// Turns LLVM's profiler on and off around a run.
#include "driver/TimeTrace.h"
#include "base/WorkQueue.h"
#include "llvm/Support/TimeProfiler.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

TimeTrace::TimeTrace(std::string file) : file(std::move(file)) {
  if (!this->file.empty())
    llvm::timeTraceProfilerInitialize(TraceGranularity, "threadlint");
}

TimeTrace::~TimeTrace() {
  if (llvm::timeTraceProfilerEnabled())
    llvm::timeTraceProfilerCleanup();
}

std::string TimeTrace::write() {
  if (!llvm::timeTraceProfilerEnabled())
    return "";
  std::error_code error;
  llvm::raw_fd_ostream os(file, error);
  if (!error) {
    llvm::timeTraceProfilerWrite(os);
    os.flush();
    error = os.error();
    os.clear_error();
  }
  return error ? "cannot write `" + file + "`: " + error.message() : "";
}

} // namespace threadlint
