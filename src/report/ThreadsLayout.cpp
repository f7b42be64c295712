// Layered layout in the manner of Sugiyama: rows by barycentres, then heights by isotonic regression.
#include "report/ThreadsLayout.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

namespace threadlint {

namespace {

constexpr unsigned Rounds = 12;
constexpr double HeadingHeight = 52; ///< above the loose boxes

class Layout {
public:
  Layout(std::vector<LayoutBox> &boxes, const std::vector<LayoutLine> &lines, const LayoutSpacing &spacing)
      : boxes(boxes), lines(lines), spacing(spacing), neighbours(boxes.size()), row(boxes.size()) {}
  LayoutSize run();

private:
  std::vector<LayoutBox> &boxes;
  const std::vector<LayoutLine> &lines;
  const LayoutSpacing &spacing;
  std::vector<std::vector<uint32_t>> neighbours;
  std::vector<uint32_t> columns[3]; ///< boxes from top to bottom
  std::vector<uint32_t> row;        ///< of each box in its column

  void number();
  void sortByNeighbours(unsigned column);
  uint64_t crossings() const;
  void orderRows();
  void stack();
  void widen();
  void closeGaps();
  void align(unsigned column);
  double placeColumns(LayoutSize &size);
  void placeLoose(LayoutSize &size, double top);
  double middle(uint32_t box) const { return boxes[box].y + boxes[box].height / 2; }
};

void Layout::number() {
  for (const std::vector<uint32_t> &column : columns)
    for (uint32_t i = 0; i < column.size(); ++i)
      row[column[i]] = i;
}

/// By the mean of the rows of the neighbours, each as a share of its column.
void Layout::sortByNeighbours(unsigned column) {
  std::vector<double> key(boxes.size());
  for (uint32_t box : columns[column]) {
    double sum = 0;
    for (uint32_t other : neighbours[box])
      sum += (row[other] + 0.5) / static_cast<double>(columns[boxes[other].column].size());
    key[box] = sum / static_cast<double>(neighbours[box].size());
  }
  llvm::stable_sort(columns[column], [&](uint32_t a, uint32_t b) { return key[a] < key[b]; });
  number();
}

/// Pairs of lines of one gap that cross: inversions, counted with a Fenwick tree.
uint64_t Layout::crossings() const {
  uint64_t count = 0;
  for (unsigned gap = 0; gap < 2; ++gap) {
    std::vector<std::pair<uint32_t, uint32_t>> ends;
    for (const LayoutLine &line : lines)
      if (boxes[line.from].column == gap)
        ends.emplace_back(row[line.from], row[line.to]);
    llvm::sort(ends);
    std::vector<uint32_t> tree(columns[gap + 1].size() + 1);
    for (size_t seen = 0; seen < ends.size(); ++seen) {
      uint64_t notBelow = 0;
      for (uint32_t i = ends[seen].second + 1; i > 0; i -= i & -i)
        notBelow += tree[i];
      count += seen - notBelow;
      for (uint32_t i = ends[seen].second + 1; i < tree.size(); i += i & -i)
        ++tree[i];
    }
  }
  return count;
}

void Layout::orderRows() {
  number();
  uint64_t fewest = crossings();
  std::vector<uint32_t> best[3] = {columns[0], columns[1], columns[2]};
  for (unsigned round = 0; round < Rounds && fewest > 0; ++round) {
    for (unsigned step = 0; step < 3; ++step)
      sortByNeighbours(round % 2 ? step : 2 - step);
    uint64_t now = crossings();
    if (now >= fewest)
      continue;
    fewest = now;
    std::copy(std::begin(columns), std::end(columns), std::begin(best));
  }
  std::copy(std::begin(best), std::end(best), std::begin(columns));
  number();
}

void Layout::stack() {
  for (const std::vector<uint32_t> &column : columns) {
    double y = 0;
    for (uint32_t box : column) {
      boxes[box].y = y;
      y += boxes[box].height + spacing.rowGap;
    }
  }
}

/// One width a column, so that lines start where they can be told apart.
void Layout::widen() {
  double widest[3] = {0, 0, 0};
  for (const LayoutBox &box : boxes)
    widest[box.column] = std::max(widest[box.column], box.width);
  for (LayoutBox &box : boxes)
    box.width = widest[box.column];
}

/// Takes out the height that no column uses.
void Layout::closeGaps() {
  std::vector<uint32_t> down;
  for (const std::vector<uint32_t> &column : columns)
    down.insert(down.end(), column.begin(), column.end());
  llvm::stable_sort(down, [&](uint32_t a, uint32_t b) { return boxes[a].y < boxes[b].y; });
  double shift = down.empty() ? 0 : -boxes[down.front()].y, bottom = 0;
  for (uint32_t box : down) {
    shift = std::min(shift, bottom + spacing.rowGap - boxes[box].y);
    boxes[box].y += shift;
    bottom = std::max(bottom, boxes[box].y + boxes[box].height);
  }
}

/// Moves the boxes of a column to the middle of their neighbours as far as their order and gaps allow: the
/// least sum of squares, by pooling neighbours that would overlap.
void Layout::align(unsigned column) {
  struct Pool {
    double sum;
    uint32_t count;
    double mean() const { return sum / count; }
  };
  std::vector<Pool> pools;
  double offset = 0;
  for (uint32_t box : columns[column]) {
    double wanted = 0;
    for (uint32_t other : neighbours[box])
      wanted += middle(other);
    wanted = wanted / static_cast<double>(neighbours[box].size()) - boxes[box].height / 2;
    pools.push_back({wanted - offset, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().count += last.count;
    }
    offset += boxes[box].height + spacing.rowGap;
  }
  offset = 0;
  size_t pool = 0;
  uint32_t used = 0;
  for (uint32_t box : columns[column]) {
    boxes[box].y = pools[pool].mean() + offset;
    offset += boxes[box].height + spacing.rowGap;
    if (++used == pools[pool].count) {
      ++pool;
      used = 0;
    }
  }
}

/// Returns the lower edge.
double Layout::placeColumns(LayoutSize &size) {
  double x = 0, bottom = 0;
  for (unsigned c = 0; c < 3; ++c) {
    size.columnX[c] = x;
    for (uint32_t box : columns[c]) {
      boxes[box].x = x;
      bottom = std::max(bottom, boxes[box].y + boxes[box].height);
    }
    if (columns[c].empty())
      continue;
    size.width = x + boxes[columns[c].front()].width;
    x = size.width + spacing.columnGap;
  }
  return bottom;
}

/// In rows of equal cells, as many in a row as the columns are wide.
void Layout::placeLoose(LayoutSize &size, double top) {
  double width = 0, height = 0;
  uint32_t count = 0;
  for (const LayoutBox &box : boxes)
    if (box.loose) {
      width = std::max(width, box.width);
      height = std::max(height, box.height);
      ++count;
    }
  if (count == 0)
    return;
  size.looseY = top > 0 ? top + HeadingHeight : 0;
  double room = std::max(size.width, spacing.minWidth);
  uint32_t perRow = std::max(1u, static_cast<uint32_t>((room + spacing.rowGap) / (width + spacing.rowGap)));
  uint32_t n = 0;
  for (LayoutBox &box : boxes) {
    if (!box.loose)
      continue;
    box.x = (n % perRow) * (width + spacing.rowGap);
    box.y = size.looseY + (n / perRow) * (height + spacing.rowGap);
    size.width = std::max(size.width, box.x + box.width);
    size.height = std::max(size.height, box.y + box.height);
    ++n;
  }
}

LayoutSize Layout::run() {
  for (const LayoutLine &line : lines) {
    neighbours[line.from].push_back(line.to);
    neighbours[line.to].push_back(line.from);
  }
  for (uint32_t box = 0; box < boxes.size(); ++box) {
    boxes[box].loose = neighbours[box].empty();
    if (!boxes[box].loose)
      columns[boxes[box].column].push_back(box);
  }
  widen();
  orderRows();
  stack();
  for (unsigned round = 0; round < Rounds; ++round)
    for (unsigned column : {1u, 0u, 1u, 2u})
      align(column);
  closeGaps();
  LayoutSize size;
  size.height = placeColumns(size);
  placeLoose(size, size.height);
  return size;
}

} // namespace

LayoutSize layOut(std::vector<LayoutBox> &boxes, const std::vector<LayoutLine> &lines,
                  const LayoutSpacing &spacing) {
  return Layout(boxes, lines, spacing).run();
}

} // namespace threadlint
