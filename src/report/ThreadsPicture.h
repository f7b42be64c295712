// A map of threads -> an SVG picture inside an HTML page: entries, shared places and locks as three columns.
#pragma once

#include "report/ThreadWords.h"
#include "report/ThreadsLayout.h"

namespace threadlint {

/// Boxes and lines of the picture, entries first, then places, then locks.
struct ThreadPicture {
  std::vector<LayoutBox> boxes;
  std::vector<LayoutLine> lines;
  LayoutSize size;
};
ThreadPicture layOutThreads(ShortPositions &positions, const ThreadMap &map);

/// Its colours come from the style sheet of the page. Each box is a group with the id `e0`, `p0` or `l0` and
/// names in `data-lit` what belongs to it.
void writeThreadPicture(ShortPositions &positions, const ThreadMap &map, llvm::raw_ostream &os);

} // namespace threadlint
