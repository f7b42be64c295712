// Paths -> URIs.
#pragma once

#include "llvm/ADT/StringRef.h"
#include <string>

namespace threadlint {

/// With `%` escapes where a URI needs them; slashes stay.
std::string percentEncode(llvm::StringRef path);

/// `file:///...`; a relative path counts from the working directory.
std::string fileUri(llvm::StringRef path);

} // namespace threadlint
