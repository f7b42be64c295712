// The commands behind the command line: options in, exit code out.
#pragma once

#include "config/Layer.h"
#include "report/Report.h"
#include "report/Scaling.h"
#include "report/Threads.h"
#include "session/Session.h"

namespace threadlint {

enum ExitCode : int { Clean = 0, FindingsReported = 1, CouldNotRun = 2 };

enum class ColourChoice : uint8_t { Auto, Always, Never };

/// Where settings come from.
struct ConfigChoice {
  bool isolated = false;          ///< no configuration file is looked for
  std::vector<std::string> given; ///< of `--config`: files and `key = value`
  ConfigLayer layer;              ///< the command line; once a request is prepared: all settings
  std::vector<std::string> files; ///< that were read; absolute
};

struct CheckCommand {
  Request request;
  Format format = Format::Full;
  ColourChoice colour = ColourChoice::Auto;
  bool statistics = false;
  bool exitZero = false;
  bool showSettings = false, showFiles = false, diff = false, writeBaseline = false, addNoqa = false;
  std::optional<std::string> changedSince; ///< a revision of git
  bool watch = false;
  std::string timeTrace; ///< a file; "": none
  std::string output;    ///< a file; "": the standard output
  bool quiet = false;
  ConfigChoice config;
};

struct ThreadsCommand {
  Request request;
  ThreadFormat format = ThreadFormat::Text;
  ColourChoice colour = ColourChoice::Auto;
  ConfigChoice config;
  std::string output; ///< a file; "": the standard output
  bool quiet = false;
};

struct ScalingCommand {
  Request request;
  ScalingFormat format = ScalingFormat::Text;
  ConfigChoice config;
  std::string output; ///< a file; "": the standard output
  bool quiet = false;
};

struct WitnessCommand {
  Request request;
  std::string file; ///< where the finding is
  unsigned line = 0;
  std::string main;   ///< the file to run; "": the one with a main guard, or that starts the threads
  std::string output; ///< a file; "": the standard output
  ConfigChoice config;
  bool quiet = false;
};

struct RuleCommand {
  std::vector<std::string> rules; ///< codes or names
  bool all = false;
  bool json = false;
};

/// `threadlint check`; reads the standard input itself when the request asks for it.
int runCheck(CheckCommand command);

/// The same for a request that is prepared, without `--watch`.
int runCheckOnce(CheckCommand &command);

/// `threadlint threads`; the same.
int runThreads(ThreadsCommand command);

/// `threadlint scaling`; the same.
int runScaling(ScalingCommand command);

/// `threadlint witness`.
int runWitness(WitnessCommand command);

/// `threadlint rule`.
int runRule(const RuleCommand &command);

struct ConfigCommand {
  std::string key; ///< "": all
  bool schema = false, reference = false;
};

/// `threadlint config`.
int runConfig(const ConfigCommand &command);

/// Completes the request from the standard input and the configuration; the settings are in `config.layer`
/// then. False when that was not possible; the reason is printed.
bool prepare(Request &request, ConfigChoice &config);

/// Runs a prepared request, with a progress bar unless `quiet`. None when that was not possible; the reason
/// is printed.
std::optional<Result> runPrepared(Request &request, bool quiet);

/// Both.
std::optional<Result> runRequest(Request &request, ConfigChoice &config, bool quiet);

/// The same, and writes what it made to `output` (see `writeTo`), with warnings about files unless `quiet`;
/// returns the exit code. For commands that report something else than findings.
int runAndWrite(Request &request, ConfigChoice &config, bool quiet, const std::string &output,
                llvm::function_ref<void(const Result &, llvm::raw_ostream &)> write);

/// To the standard output, or to a file if `path` is not empty; returns the exit code.
int writeTo(const std::string &path, llvm::function_ref<void(llvm::raw_ostream &)> write);

/// `error: ...` on the standard error stream; returns the exit code of a run that could not be made.
int fail(llvm::StringRef message);

} // namespace threadlint
