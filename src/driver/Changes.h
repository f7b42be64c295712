// What git knows to have changed since a revision, and the findings that it concerns.
#pragma once

#include "session/Session.h"
#include <map>

namespace threadlint {

class Changes {
public:
  /// `revision...` stands for where the branch left the revision.
  Changes(std::vector<std::string> roots, std::string revision)
      : roots(std::move(roots)), revision(std::move(revision)) {}

  /// Compares the files on the disk, in all repositories that the roots lie in. "" or what went wrong.
  std::string read();

  /// Leaves the findings with a place on a changed line; of those about a whole file, the ones about changed
  /// files and about files that are missing.
  void keepTouched(const SourceSet &sources, std::vector<Finding> &findings) const;

private:
  /// Ascending; empty: all lines.
  using Lines = std::vector<std::pair<uint32_t, uint32_t>>;

  std::string readRepository(const std::string &top);
  const Lines *linesOf(const std::string &path) const;

  std::vector<std::string> roots;
  std::string revision;
  std::map<std::string, Lines> changed; ///< by real path of a file, or of a folder with all that is in it
};

} // namespace threadlint
