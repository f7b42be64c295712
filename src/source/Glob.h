// One ignore pattern, as git reads it, against one path.
#pragma once

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace threadlint {

/// `*`, `?` and brackets never match a `/`; a whole part `**` matches any number of parts of the path.
class IgnorePattern {
public:
  /// One line of an ignore file without its line end; nothing for blank lines and comments.
  static std::optional<IgnorePattern> parse(llvm::StringRef line);

  /// `path` is relative to the folder of the pattern, without slashes at its ends.
  bool matches(llvm::StringRef path, bool isFolder) const;
  bool isNegated() const { return negated; }

private:
  bool negated = false;
  bool foldersOnly = false;
  bool anchored = false; ///< held against the whole path rather than its last part
  llvm::SmallVector<std::string, 2> parts;
};

/// One part of a path against one part of a pattern.
bool matchesGlob(llvm::StringRef pattern, llvm::StringRef text);

} // namespace threadlint
