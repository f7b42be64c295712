// The expectation runner: `threadlint_expect [--update] FOLDER...` checks every program directly in the
// folders.
#include "testing/Programs.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace threadlint::testing;

int main(int argc, char **argv) {
  bool update = false;
  Tally tally;
  for (int i = 1; i < argc; ++i) {
    const llvm::StringRef arg(argv[i]);
    if (arg == "--update") {
      update = true;
      continue;
    }
    const llvm::StringRef folder = arg.rtrim('/');
    const std::vector<TestProgram> programs = programsIn(folder);
    if (programs.empty()) {
      llvm::errs() << folder << ": no programs here\n";
      return 2;
    }
    for (const TestProgram &program : programs)
      checkProgram(program, llvm::sys::path::filename(folder), update, tally, llvm::outs());
  }
  llvm::outs() << tally.programs << " programs, " << tally.failed << " failed; " << tally.findings
               << " expected findings, " << tally.knownWrong << " known false positives, "
               << tally.knownMisses << " known false negatives\n";
  return tally.failed == 0 && tally.programs != 0 ? 0 : 1;
}
