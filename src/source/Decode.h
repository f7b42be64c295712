// Bytes of a Python file -> UTF-8 text: the parts that tests and reading share.
#pragma once

#include "source/Source.h"

namespace threadlint {

/// The name in the PEP 263 cookie of line 1 or 2, as written; empty if there is none.
llvm::StringRef findCookie(llvm::StringRef bytes);

/// `decode` without a copy for the usual case: `text` holds the bytes before and the text after.
ReadProblem decodeInPlace(std::string &text, std::string &problemText);

} // namespace threadlint
