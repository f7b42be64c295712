// The GIL scheduling simulator: how long n threads take for a piece of work on c cores under a runtime.
//
// A discrete-event simulation of the threads' stretches of work with the locks, the GIL and the cores they
// need: a thread that finds the GIL taken sleeps; who holds it goes on until it blocks, calls code that lets
// go of it, or the switch interval is over and somebody waits (the GIL of CPython 3.2 and later, after
// Antoine Pitrou). A lock that is released wakes its first waiter, which needs the GIL before it goes on:
// that is how convoys come about.
#pragma once

#include "model/Model.h"

namespace threadlint {

/// One stretch of a thread's turn, in ns.
struct Stretch {
  enum Kind : uint8_t {
    Compute, ///< needs the GIL, where there is one, and a core
    Native,  ///< needs a core only
    Wait,    ///< needs nothing
    Lock,    ///< takes `object`; 0 ns
    Unlock,  ///< gives it back
  } kind;
  double ns = 0;
  uint32_t object = 0; ///< number of a lock, from 0
  bool whole = false;  ///< Compute: the interpreter does not switch in the middle of it
};

/// All threads do the same: `turn`, over and over.
struct ThreadWork {
  std::vector<Stretch> turn;
  uint32_t turns = 1; ///< of all threads together
};

/// Wall time in ns until the last of `threads` has done its share of the turns. `cores` and `threads` at
/// least 1.
double simulate(const Runtime &runtime, const ThreadWork &work, unsigned threads, unsigned cores);

} // namespace threadlint
