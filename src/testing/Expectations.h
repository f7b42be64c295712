// Text of a test program -> what its comments say the linter must find, and with which options.
#pragma once

#include "diag/Diag.h"
#include "diag/Options.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace threadlint::testing {

enum class ExpectKind : uint8_t {
  Finding,    ///< `# expect:` right, must be there
  KnownWrong, ///< `# expect-fp:` wrong, is there today
  KnownMiss,  ///< `# expect-fn:` right, is not there today
};

struct Expectation {
  ExpectKind kind = ExpectKind::Finding;
  uint32_t line = 0;    ///< where the finding starts
  uint32_t comment = 0; ///< line of the comment
  std::string file;     ///< filled in by the reader of the program
  std::string code;
  std::string text;                  ///< must be part of the message; may be empty
  std::string reason;                ///< of a known wrong answer
  std::vector<std::string> runtimes; ///< runs it holds in; empty: all. "default" is the run without a runtime
};

struct Expectations {
  std::vector<Expectation> all;
  std::vector<std::string> problems; ///< comments that look like expectations and are none
};

/// Reads every `# expect...` comment. Lines end as in Python.
Expectations parseExpectations(llvm::StringRef text);

/// The first line `# threadlint-test: target-version=3.7 runtime=cpython-3.7 preview select=THR201`.
struct Directives {
  SelectionOptions rules;
  std::vector<std::string> runtimes;
  std::string targetVersion;
  OptionValues options;       ///< `option=THR807.many-threads:8`
  uint32_t parseBudgetMs = 0; ///< `parse-budget=1`; 0: the default one
  std::string problem;        ///< empty when it could be read
  bool present = false;
};
Directives parseDirectives(llvm::StringRef text);

/// A finding, as far as expectations look at it.
struct Seen {
  std::string file;
  uint32_t line = 0;
  std::string code;
  std::string message;
};

struct Comparison {
  std::vector<Expectation> missing;  ///< expected, not found
  std::vector<Expectation> appeared; ///< known misses that are found now
  std::vector<Seen> unexpected;
  bool ok() const { return missing.empty() && appeared.empty() && unexpected.empty(); }
};

/// Each expectation uses up one finding of its file, line and code; what is left on either side is a
/// difference. `runtime` names the run ("default", or a runtime): expectations of other runs are left out.
Comparison compare(llvm::ArrayRef<Expectation> expected, llvm::ArrayRef<Seen> seen, llvm::StringRef runtime);

/// `text` with its plain `# expect:` comments changed so that `difference` (of one file) is gone.
std::string rewriteExpectations(llvm::StringRef text, llvm::ArrayRef<Expectation> expected,
                                const Comparison &difference);

} // namespace threadlint::testing
