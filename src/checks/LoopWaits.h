// Program + Facts -> calls on the thread of an event loop that make all its tasks wait.
#pragma once

#include "checks/Borders.h"

namespace threadlint {

enum class WaitFor : uint8_t {
  World,  ///< time, the network, other programs, the user
  Thread, ///< a lock, queue, thread or future of this program
  Loop,   ///< a loop that is to run on this thread as well
};

struct LoopWait {
  Ref call; ///< in a coroutine, or in a callback of the loop
  Ref wait; ///< the call or `with` that waits: the same, or in a function that `call` runs
  ApiId api;
  WaitFor what = WaitFor::World;
  bool always = true; ///< it waits whenever `call` is made, as far as is seen
};

/// One for each function and place where it waits. Waiting that a constant timeout keeps under a twentieth of
/// a second does not count.
llvm::ArrayRef<LoopWait> loopWaits(const CheckContext &context, WaitFor what);

/// `run_coroutine_threadsafe(...).result()`: it may be this very loop that has to do the work.
bool isOwnThreadsafeResult(const Program &program, Ref wait);

/// "`load()` calls `time.sleep()` on line 7", or "`time.sleep()`".
std::string describeWait(const CheckContext &context, const LoopWait &wait);

} // namespace threadlint
