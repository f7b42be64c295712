// argv -> exit code.
#include "driver/CommandLine.h"
#include "llvm/Support/raw_ostream.h"
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

/// A full disk must not look like a clean run.
int flushed(int code) {
  llvm::raw_fd_ostream &os = llvm::outs();
  os.flush();
  if (!os.has_error())
    return code;
  std::string reason = os.error().message();
  os.clear_error();
  return fail("cannot write the output: " + reason);
}

} // namespace

int main(int argc, char **argv) {
  try {
    return flushed(execute(parseCommandLine(argc, argv)));
  } catch (const std::exception &error) {
    return flushed(fail(std::string("internal error: ") + error.what()));
  }
}
