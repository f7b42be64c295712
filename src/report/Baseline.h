// A file of findings that are known -> only new findings are reported.
#pragma once

#include "diag/Diag.h"
#include <set>

namespace llvm {
class raw_ostream;
}

namespace threadlint {

/// Paths in it count from its folder, so that it holds wherever the program is started.
class Baseline {
public:
  explicit Baseline(llvm::StringRef file);
  /// "" when it was read; else what is wrong.
  std::string read();
  void dropKnown(const SourceSet &sources, std::vector<Finding> &findings) const;
  void write(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os) const;

private:
  std::string relative(llvm::StringRef shown) const;

  std::string file, folder;
  std::set<std::pair<std::string, std::string>> known; ///< path and fingerprint
};

} // namespace threadlint
