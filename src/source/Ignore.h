// Ignore files and exclude globs -> is this path to be skipped?
#pragma once

#include "source/Glob.h"
#include "llvm/ADT/ArrayRef.h"
#include <deque>
#include <vector>

namespace threadlint {

/// The patterns of one ignore file, for the paths below its folder.
struct IgnoreLevel {
  const IgnoreLevel *parent = nullptr; ///< weaker: the folder above; null at the top of the repository
  std::string folder;                  ///< real path
  std::vector<IgnorePattern> patterns;
};

/// The verdict of the last pattern of the nearest level that matches. `path` is real, below the level's
/// folder.
bool isIgnored(const IgnoreLevel *level, llvm::StringRef path, bool isFolder);

/// Owns the levels of one walk.
class IgnoreFiles {
public:
  /// The level that holds for the entries of `folder`; `parent` where the folder has no ignore file of its
  /// own.
  const IgnoreLevel *enter(const IgnoreLevel *parent, const std::string &folder, bool isRepositoryTop);
  /// What the folders above `folder` say, up to the top of its repository; null outside of one.
  const IgnoreLevel *above(const std::string &folder);

private:
  const IgnoreLevel *load(const IgnoreLevel *parent, const std::string &folder, const std::string &file);
  std::deque<IgnoreLevel> levels;
};

/// Folders that tools fill: their names are skipped unless such a folder is a Python package itself.
bool isSkippedByDefault(llvm::StringRef folderName, bool isPackage);

/// Exclude globs of the user; each may be meant from the root, from the shown path's start, or absolute.
class Excludes {
public:
  explicit Excludes(llvm::ArrayRef<std::string> globs);
  bool matches(llvm::StringRef fromRoot, llvm::StringRef shown, llvm::StringRef real, bool isFolder) const;

private:
  std::vector<IgnorePattern> patterns;
};

} // namespace threadlint
