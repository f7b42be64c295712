// The output of `git diff` -> the lines of the new files that it is about.
#pragma once

#include "llvm/ADT/StringRef.h"
#include <string>
#include <utility>
#include <vector>

namespace threadlint {

struct ChangedFile {
  std::string path; ///< of the new file, from the top of the repository
  /// First and last of neighbouring lines (1-based, ended by `\n` only), ascending. Where lines were only
  /// taken away, the two lines around the gap.
  std::vector<std::pair<uint32_t, uint32_t>> lines;
};

/// Any number of context lines is understood; the prefixes must be `a/` and `b/`.
std::vector<ChangedFile> parseDiff(llvm::StringRef diff);

} // namespace threadlint
