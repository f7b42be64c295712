// `threadlint scaling`: runs a session up to the facts and writes what more threads are predicted to give.
#include "driver/Commands.h"

namespace threadlint {

int runScaling(ScalingCommand command) {
  return runAndWrite(command.request, command.config, command.quiet, command.output,
                     [&](const Result &result, llvm::raw_ostream &os) {
                       reportScaling(result.sources, result.scaling, command.format, os);
                     });
}

} // namespace threadlint
