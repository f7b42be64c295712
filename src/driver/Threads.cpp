// `threadlint threads`: runs a session up to the facts and writes the map of threads.
#include "driver/Commands.h"
#include "driver/Terminal.h"

namespace threadlint {

int runThreads(ThreadsCommand command) {
  bool colour = command.format == ThreadFormat::Text && command.output.empty() && wantColour(command.colour);
  return runAndWrite(command.request, command.config, command.quiet, command.output,
                     [&](const Result &result, llvm::raw_ostream &os) {
                       reportThreads(result.sources, result.threads, command.format, colour, os);
                     });
}

} // namespace threadlint
