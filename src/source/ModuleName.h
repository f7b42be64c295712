// A file's place among package folders -> its dotted module name.
#pragma once

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace threadlint {

struct ModuleName {
  std::string name; ///< "" if no import statement can name the file
  bool isPackage = false;
};

/// Remembers the packages of folders. Not thread-safe.
class ModuleNamer {
public:
  /// `realPath` is absolute. A folder without `__init__.py` is a root: names start below it.
  ModuleName nameOf(llvm::StringRef realPath);

private:
  const std::string &packageOf(llvm::StringRef folder);
  llvm::StringMap<std::string> packages; ///< dotted package of a folder, "" for a root
};

} // namespace threadlint
