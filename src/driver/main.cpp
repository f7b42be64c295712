// argv -> exit code.
#include "driver/CommandLine.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include <csignal>
#include <exception>

using namespace threadlint;

namespace {

template <class... Ts> struct Overload : Ts... { using Ts::operator()...; };

int execute(Command command) {
  return std::visit(Overload{
                        [](CheckCommand &check) { return runCheck(std::move(check)); },
                        [](ThreadsCommand &threads) { return runThreads(std::move(threads)); },
                        [](ScalingCommand &scaling) { return runScaling(std::move(scaling)); },
                        [](WitnessCommand &witness) { return runWitness(std::move(witness)); },
                        [](RuleCommand &rule) { return runRule(rule); },
                        [](ConfigCommand &config) { return runConfig(config); },
                        [](PrintText &print) {
                          llvm::outs() << print.text;
                          return int(Clean);
                        },
                        [](UsageError &error) {
                          fail(error.message);
                          llvm::errs() << "try " << error.help << '\n';
                          return int(CouldNotRun);
                        },
                    },
                    command);
}

/// A full disk must not look like a clean run; a reader that has seen enough is no failure.
int flushed(int code) {
  llvm::raw_fd_ostream &os = llvm::outs();
  os.flush();
  std::error_code error = os.error();
  os.clear_error();
  if (error && error != std::errc::broken_pipe)
    code = fail("cannot write the output: " + error.message());
  // What could not be told there cannot be told anywhere.
  llvm::errs().clear_error();
  return code;
}

} // namespace

int main(int argc, char **argv) {
  // `threadlint check | head` gets the exit code of the check, however much of the output fits into the pipe.
  std::signal(SIGPIPE, SIG_IGN);
  // A file that is opened must not become the standard output.
  if (std::error_code error = llvm::sys::Process::FixupStandardFileDescriptors())
    return CouldNotRun;
  try {
    return flushed(execute(parseCommandLine(argc, argv)));
  } catch (const std::exception &error) {
    return flushed(fail(std::string("internal error: ") + error.what()));
  }
}
