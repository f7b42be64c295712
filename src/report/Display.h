// Text of unknown origin -> what a terminal may show, with its width in columns.
#pragma once

#include "llvm/ADT/StringRef.h"
#include <string>

namespace llvm {
class raw_ostream;
}

namespace threadlint {

/// One code point as shown. Control, bidirectional and other unprintable characters are shown as escapes, so
/// that a file name or a line of code cannot steer the terminal or hide text.
struct Glyph {
  std::string shown;
  unsigned width = 0; ///< terminal columns
  unsigned bytes = 1; ///< taken from the text
};

/// The first glyph of a text that is not empty.
Glyph firstGlyph(llvm::StringRef text);

/// Writes a text on one line: tabs and line ends become escapes too.
void writeSafely(llvm::StringRef text, llvm::raw_ostream &os);

} // namespace threadlint
