// Roots -> the Python files under them.
#pragma once

#include "source/Source.h"

namespace threadlint {

struct FoundFile {
  std::string path;     ///< as shown: the root as given, then the way down
  std::string place;    ///< absolute; only its last part may be a symbolic link. Empty if it is missing
  std::string realPath; ///< absolute, without symbolic links; empty if it is missing
  bool named = false;
  ReadProblem problem = ReadProblem::None;
  std::string problemText;
};

/// Sorted by path, each real file once. Symbolic links to folders are followed only where they are roots, so
/// that no file comes twice and no loop holds the walk; links to files are, unless the file itself is found
/// too.
std::vector<FoundFile> findFiles(const SourceOptions &options);

/// The folders that are looked into for them, absolute.
std::vector<std::string> findFolders(const SourceOptions &options);

} // namespace threadlint
