// Findings with fixes -> corrected files.
#pragma once

#include "driver/Commands.h"

namespace threadlint {

struct FixOptions {
  bool unsafe = false; ///< those too that may change what the program does
  bool diff = false;   ///< write a difference to the standard output, change nothing
};

/// `edits` are sorted and disjoint.
std::string editedText(llvm::StringRef text, llvm::ArrayRef<Edit> edits);

/// Only text that is UTF-8 on the disk too can be written back as it is. "" when it was written.
std::string writeBack(const SourceFile &file, const std::string &text);

struct FixReport {
  struct Entry {
    std::string path, code, message;
  };
  std::vector<Entry> fixed;
};

/// Analyses (by `analyse`) and corrects until nothing is left to correct; the result is that of the last
/// analysis. With `diff` one round is shown. The corrected standard input goes to the standard output.
std::optional<Result> runAndFix(Request &request, const FixOptions &options, FixReport &report,
                                llvm::function_ref<std::optional<Result>()> analyse);

/// By file, for `--show-fixes`.
void writeFixes(const FixReport &report, llvm::raw_ostream &os);

} // namespace threadlint
