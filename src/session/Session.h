// Runs the phases in order over a set of files: Request -> Result.
#pragma once

#include "diag/Diag.h"
#include "diag/Options.h"
#include "diag/ScalingTable.h"
#include "diag/ThreadMap.h"
#include "model/Model.h"
#include "source/Source.h"
#include <functional>
#include <string>
#include <vector>

namespace llvm {
class raw_ostream;
}

namespace threadlint {

enum class Dump : uint8_t { None, Ir, Program, Facts };

struct Request {
  SourceOptions sources;
  SelectionOptions rules;
  OptionValues options;               ///< of the rules
  std::vector<std::string> runtimes;  ///< names; empty: the default ones
  std::vector<std::string> apiModels; ///< files that describe libraries of the project
  std::string targetVersion;          ///< "3.9" or "py39"; empty: the lowest of the runtimes
  std::string
      requiresPython;   ///< PEP 440 specifiers (">=3.9,<4"); counts if neither of the two above is given
  unsigned workers = 0; ///< 0: all cores
  uint32_t parseBudgetMs = 2000;         ///< for one file, and as much again for each of its megabytes
  Dump dump = Dump::None;                ///< written instead of analysing further: there are no findings then
  bool threadMap = false;                ///< make `Result::threads` instead of running the rules
  std::optional<ScalingOptions> scaling; ///< make `Result::scaling` instead
  bool haveStdin = false;                ///< analyse `stdinText` as `stdinName` instead of reading the roots
  std::string stdinText, stdinName;
  /// Called now and then from the caller's thread with (files done, files in all); may be empty.
  std::function<void(uint32_t, uint32_t)> progress;
  uint64_t shuffleSeed =
      0; ///< for tests: not 0 works on the files in another order; the result must not change
};

struct Result {
  SourceSet sources;
  std::vector<Finding> findings; ///< final: suppressed, deduplicated, sorted
  ThreadMap threads;             ///< when the request asks for it; the findings are then about files only
  ScalingTable scaling;          ///< the same
  std::string error;             ///< the request itself was wrong (unknown rule, runtime ...): exit code 2
  std::vector<std::string> errorLines; ///< what exactly, below `error`
  bool filesFailed = false; ///< some file could not be read or parsed: THR002 or THR003 among the findings
  std::vector<llvm::StringRef> runtimes; ///< names of those that count
  uint32_t filesAnalysed = 0;            ///< read, and parsed unless nothing in them concerns threads
};

/// Deterministic: the result does not depend on `workers` nor on `shuffleSeed`.
Result run(const Request &request, llvm::raw_ostream &dumpStream);

} // namespace threadlint
