// The commands behind the command line: options in, exit code out.
#pragma once

#include "report/Report.h"
#include "report/Scaling.h"
#include "report/Threads.h"
#include "session/Session.h"

namespace threadlint {

enum ExitCode : int { Clean = 0, FindingsReported = 1, CouldNotRun = 2 };

enum class ColourChoice : uint8_t { Auto, Always, Never };

struct CheckCommand {
  Request request;
  Format format = Format::Full;
  ColourChoice colour = ColourChoice::Auto;
  bool statistics = false;
  bool exitZero = false;
  bool quiet = false;
  bool isolated = false; ///< no configuration file is read
};

struct ThreadsCommand {
  Request request;
  ThreadFormat format = ThreadFormat::Text;
  ColourChoice colour = ColourChoice::Auto;
  bool isolated = false; ///< no configuration file is read
  std::string output;    ///< a file; "": the standard output
  bool quiet = false;
};

struct ScalingCommand {
  Request request;
  ScalingFormat format = ScalingFormat::Text;
  bool isolated = false; ///< no configuration file is read
  std::string output;    ///< a file; "": the standard output
  bool quiet = false;
};

struct WitnessCommand {
  Request request;
  std::string file; ///< where the finding is
  unsigned line = 0;
  std::string main;   ///< the file to run; "": the one with a main guard, or that starts the threads
  std::string output; ///< a file; "": the standard output
  bool isolated = false;
  bool quiet = false;
};

struct RuleCommand {
  std::vector<std::string> rules; ///< codes or names
  bool all = false;
  bool json = false;
};

/// `threadlint check`; reads the standard input itself when the request asks for it.
int runCheck(CheckCommand command);

/// `threadlint threads`; the same.
int runThreads(ThreadsCommand command);

/// `threadlint scaling`; the same.
int runScaling(ScalingCommand command);

/// `threadlint witness`.
int runWitness(WitnessCommand command);

/// `threadlint rule`.
int runRule(const RuleCommand &command);

/// Completes the request from the standard input and the configuration (unless `isolated`) and runs it, with
/// a progress bar unless `quiet`. None when that was not possible; the reason is printed.
std::optional<Result> runRequest(Request &request, bool isolated, bool quiet);

/// The same, and writes what it made to `output` (see `writeTo`), with warnings about files unless `quiet`;
/// returns the exit code. For commands that report something else than findings.
int runAndWrite(Request &request, bool isolated, bool quiet, const std::string &output,
                llvm::function_ref<void(const Result &, llvm::raw_ostream &)> write);

/// To the standard output, or to a file if `path` is not empty; returns the exit code.
int writeTo(const std::string &path, llvm::function_ref<void(llvm::raw_ostream &)> write);

/// `error: ...` on the standard error stream; returns the exit code of a run that could not be made.
int fail(llvm::StringRef message);

} // namespace threadlint
