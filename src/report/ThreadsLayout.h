// Boxes in three columns and the lines between them -> positions: few crossings, no overlaps.
#pragma once

#include <cstdint>
#include <vector>

namespace threadlint {

struct LayoutBox {
  unsigned column = 0; ///< 0, 1 or 2
  double width = 0;    ///< that it needs; the layout makes boxes of one column equally wide
  double height = 0;
  double x = 0, y = 0; ///< set by the layout: the upper left corner
  bool loose = false;  ///< set by the layout: no line ends here, so that it stands below the columns
};

/// Between boxes of neighbouring columns, the left one first.
struct LayoutLine {
  uint32_t from = 0, to = 0;
};

struct LayoutSpacing {
  double rowGap = 14;
  double columnGap = 150;
  double minWidth = 1250; ///< that loose boxes may use even if the columns are narrower
};

struct LayoutSize {
  double width = 0, height = 0;
  double columnX[3] = {0, 0, 0}; ///< left edges
  double looseY = 0;             ///< where the loose boxes begin; 0: there are none
};

/// Deterministic; works in time E log E for a fixed number of rounds.
LayoutSize layOut(std::vector<LayoutBox> &boxes, const std::vector<LayoutLine> &lines,
                  const LayoutSpacing &spacing = {});

} // namespace threadlint
