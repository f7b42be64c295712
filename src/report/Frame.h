// A range of a file -> its lines of code with a numbered gutter and the range underlined.
#pragma once

#include "report/Locator.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

struct FrameStyle {
  char mark = '^';
  llvm::raw_ostream::Colors markColour = llvm::raw_ostream::RED;
  unsigned contextLines = 0; ///< shown before and after, blank ones at the rim left out
  unsigned gutter = 1;       ///< digits of the widest line number shown
};

/// Colours until the end of the block; nothing when the stream has colours off.
class Paint {
public:
  Paint(llvm::raw_ostream &os, llvm::raw_ostream::Colors colour, bool bold = true) : os(os) {
    os.changeColor(colour, bold);
  }
  ~Paint() { os.resetColor(); }
  Paint(const Paint &) = delete;
  Paint &operator=(const Paint &) = delete;

private:
  llvm::raw_ostream &os;
};

/// Digits of the largest line number a frame of this range shows.
unsigned gutterWidth(Locator &locator, FileId file, Span span, unsigned contextLines);

/// Writes nothing for a file without text. `label` follows the last underline.
void writeFrame(Locator &locator, FileId file, Span span, llvm::StringRef label, const FrameStyle &style,
                llvm::raw_ostream &os);

/// The gutter of a line without number: `   | ` without the space.
void writeRule(unsigned gutter, llvm::raw_ostream &os);

} // namespace threadlint
