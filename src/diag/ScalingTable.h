// What more threads are predicted to give, as plain data: a row an entry, a cell a runtime.
#pragma once

#include "diag/ThreadMap.h"

namespace threadlint {

struct ScalingOptions {
  std::vector<unsigned> threads = {1, 2, 4, 8, 16};
  unsigned cores = 4;
  bool coresGiven = false; ///< no setting replaces them
};

/// Shares of the time of one thread, together 1; words are in static storage.
struct ScalingCell {
  double gilShare = 0;          ///< holds the GIL; where there is none: would hold it
  double freeShare = 0;         ///< computes without it
  double waitShare = 0;         ///< waits for something else
  double seconds = 0;           ///< all of the work with one thread, good to a factor of a few
  llvm::StringRef kind;         ///< "serial", "scales" or "waits"
  std::vector<double> speedUps; ///< by ScalingTable::threads, against one thread
};

struct ScalingRow {
  std::string name;       ///< of the function
  llvm::StringRef runsOn; ///< "new-thread", "pool-thread" or "process"
  MapSpan function, made;
  uint32_t threads = 0;           ///< that the code asks for; 0: not known
  bool certain = false;           ///< nothing is called that is not seen
  std::vector<ScalingCell> cells; ///< by ScalingTable::runtimes
};

struct ScalingTable {
  ScalingOptions options;
  std::vector<llvm::StringRef> runtimes, titles; ///< names; for people
  std::vector<ScalingRow> rows;                  ///< in the order of the code that makes the threads
};

} // namespace threadlint
