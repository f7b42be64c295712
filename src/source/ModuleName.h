// A file's place among package folders -> its dotted module name.
#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace threadlint {

struct ModuleName {
  std::string name; ///< "" if no import statement can name the file
  bool isPackage = false;
};

/// Remembers the packages of folders. Not thread-safe.
class ModuleNamer {
public:
  /// Names begin in the nearest of `roots` (absolute), and folders below one need no `__init__.py`.
  explicit ModuleNamer(llvm::ArrayRef<std::string> roots = {});
  /// `realPath` is absolute. A folder without `__init__.py` is a root: names start below it.
  ModuleName nameOf(llvm::StringRef realPath);

private:
  const std::string &packageOf(llvm::StringRef folder);
  bool isPackageFolder(llvm::StringRef folder) const;
  std::vector<std::string> roots;
  llvm::StringMap<std::string> packages; ///< dotted package of a folder, "" for a root
};

} // namespace threadlint
