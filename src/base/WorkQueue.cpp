// A shared counter hands out the indices, so that long jobs do not hold up short ones.
#include "base/WorkQueue.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/TimeProfiler.h"
#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace threadlint {

unsigned defaultWorkerCount() { return std::max(1u, llvm::hardware_concurrency().compute_thread_count()); }

void parallelFor(uint32_t count, unsigned workers, llvm::function_ref<void(uint32_t, unsigned)> job) {
  workers = std::max(1u, std::min<unsigned>(workers, count));
  std::atomic<uint32_t> next{0};
  auto loop = [&](unsigned worker) {
    for (uint32_t i = next.fetch_add(1); i < count; i = next.fetch_add(1))
      job(i, worker);
  };
  bool isTraced = llvm::timeTraceProfilerEnabled();
  auto work = [&](unsigned worker) {
    if (isTraced)
      llvm::timeTraceProfilerInitialize(TraceGranularity, "threadlint");
    loop(worker);
    if (isTraced)
      llvm::timeTraceProfilerFinishThread();
  };
  std::vector<std::thread> threads;
  for (unsigned w = 1; w < workers; ++w)
    threads.emplace_back(work, w);
  loop(0);
  for (std::thread &t : threads)
    t.join();
}

} // namespace threadlint
