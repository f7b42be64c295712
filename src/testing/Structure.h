// The source tree and the table of docs/internals.md -> where the tree breaks the rules of the house.
#pragma once

#include "llvm/ADT/StringRef.h"
#include <map>
#include <set>
#include <string>
#include <vector>

namespace threadlint::testing {

/// By folder: the folders it may include, taken transitively.
using IncludeTable = std::map<std::string, std::set<std::string>>;

/// Reads the table whose rows start with a folder in backquotes (`base/`) and end with what it may include.
IncludeTable parseIncludeTable(llvm::StringRef markdown);

/// What one file does against the rules, one line each. `path` is relative to `src/`.
std::vector<std::string> checkStructure(llvm::StringRef path, llvm::StringRef text,
                                        const IncludeTable &table);

/// The ```python blocks under a heading, up to the next heading.
std::vector<std::string> pythonBlocks(llvm::StringRef markdown, llvm::StringRef heading);

} // namespace threadlint::testing
