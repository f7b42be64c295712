// Text of unknown origin -> what HTML and SVG may hold, and names that fit a box.
#pragma once

#include "llvm/ADT/StringRef.h"
#include <string>

namespace threadlint {

/// Markup characters as entities, control and bidirectional characters as visible escapes. Good for text and
/// for attributes in quotes.
std::string escapeMarkup(llvm::StringRef text);

/// Columns of a terminal, which are also the cells of a monospaced font.
unsigned columnsOf(llvm::StringRef text);

/// At most that many columns; what is too long loses a part before its end, where names differ most.
std::string shorten(llvm::StringRef text, unsigned columns);

} // namespace threadlint
