// Folders of testdata -> test programs, and the check of one against its expectations.
#pragma once

#include "testing/Expectations.h"

namespace llvm {
class raw_ostream;
}

namespace threadlint::testing {

/// One program: a `.py` file directly in a test folder, or a folder in it.
struct TestProgram {
  std::string path;
  std::vector<std::string> files; ///< Python files, sorted
};

/// The programs directly in `folder`, sorted.
std::vector<TestProgram> programsIn(llvm::StringRef folder);

struct Tally {
  uint32_t programs = 0, failed = 0, findings = 0, knownWrong = 0, knownMisses = 0;
};

/// Runs the linter over the program (default run, and one more for each runtime that an expectation names),
/// prints what differs and counts. With `update`, rewrites the comments for what differs in the default run
/// instead. `rule`: the code of the rule whose folder this is ("" for none); it is selected even if it is a
/// preview rule.
void checkProgram(const TestProgram &program, llvm::StringRef rule, bool update, Tally &tally,
                  llvm::raw_ostream &os);

/// Switches one preview rule on, beside the rules that are none.
void switchOn(const RuleInfo &preview, SelectionOptions &rules);

} // namespace threadlint::testing
