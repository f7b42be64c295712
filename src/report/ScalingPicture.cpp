// ScalingTable -> SVG: small panels, the predicted speed-up over the number of threads, both in powers of
// two.
#include "report/Locator.h"
#include "report/Markup.h"
#include "report/Scaling.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"
#include <cmath>

namespace threadlint {

namespace {

constexpr double PanelWidth = 300, PanelHeight = 190, Left = 36, Top = 40, Right = 12, Bottom = 34;
constexpr unsigned Columns = 3, NameColumns = 36, LegendColumns = 4;
constexpr double LeastSpeedUp = 0.25, LegendLine = 18;
/// Told apart by people who do not see all colours, too.
constexpr const char *Colours[] = {"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                   "#e69f00", "#56b4e9", "#999933", "#882255"};

class Picture {
public:
  Picture(const SourceSet &sources, const ScalingTable &table, llvm::raw_ostream &os)
      : locator(sources), table(table), os(os) {}
  void write();

private:
  Locator locator;
  const ScalingTable &table;
  llvm::raw_ostream &os;
  double mostThreads = 2, mostSpeedUp = 2;

  double x(double threads) const {
    return Left + std::log2(threads) / std::log2(mostThreads) * (PanelWidth - Left - Right);
  }
  double y(double speedUp) const {
    double low = std::log2(LeastSpeedUp), high = std::log2(mostSpeedUp);
    double at = (std::log2(std::max(speedUp, LeastSpeedUp)) - low) / (high - low);
    return PanelHeight - Bottom - at * (PanelHeight - Top - Bottom);
  }
  const char *colour(size_t runtime) const { return Colours[runtime % std::size(Colours)]; }
  void panel(const ScalingRow &row, double left, double top);
  void axes();
  void legend(double top);
};

void Picture::axes() {
  for (double s = LeastSpeedUp; s <= mostSpeedUp; s *= 2)
    os << llvm::format("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#8884\"/>"
                       "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%g</text>\n",
                       Left, y(s), PanelWidth - Right, y(s), Left - 5, y(s) + 4, s);
  for (unsigned threads : table.options.threads)
    os << llvm::format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%u</text>\n", x(threads),
                       PanelHeight - Bottom + 16, threads);
}

void Picture::panel(const ScalingRow &row, double left, double top) {
  os << llvm::format("<g transform=\"translate(%.0f %.0f)\">\n", left, top);
  const MapSpan &at = row.made.isSeen() ? row.made : row.function;
  std::string where;
  if (at.isSeen())
    where = locator.file(at.file).path + ":" + std::to_string(locator.position(at.file, at.span.begin).line);
  os << "<text x=\"" << Left << "\" y=\"14\" font-weight=\"bold\">"
     << escapeMarkup(shorten(row.name, NameColumns)) << "</text>\n<text x=\"" << Left << "\" y=\"28\">"
     << escapeMarkup(shorten(where, NameColumns)) << "</text>\n";
  axes();
  for (size_t r = 0; r < row.cells.size(); ++r) {
    os << "<polyline fill=\"none\" stroke-width=\"1.8\" stroke=\"" << colour(r) << "\" points=\"";
    for (size_t i = 0; i < table.options.threads.size(); ++i)
      os << llvm::format("%s%.1f,%.1f", i ? " " : "", x(table.options.threads[i]),
                         y(row.cells[r].speedUps[i]));
    os << "\"><title>" << escapeMarkup(table.titles[r]) << "</title></polyline>\n";
  }
  os << "</g>\n";
}

void Picture::legend(double top) {
  for (size_t r = 0; r < table.titles.size(); ++r) {
    double left = Left + double(r % LegendColumns) * (PanelWidth * Columns - Left) / LegendColumns;
    double middle = top + double(r / LegendColumns) * LegendLine + LegendLine / 2;
    os << llvm::format(
              "<line x1=\"%.0f\" y1=\"%.0f\" x2=\"%.0f\" y2=\"%.0f\" stroke-width=\"3\" stroke=\"%s\"/>"
              "<text x=\"%.0f\" y=\"%.0f\">",
              left, middle, left + 20, middle, colour(r), left + 26, middle + 4)
       << escapeMarkup(table.titles[r]) << "</text>\n";
  }
}

void Picture::write() {
  for (unsigned threads : table.options.threads)
    mostThreads = std::max<double>(mostThreads, threads);
  for (const ScalingRow &row : table.rows)
    for (const ScalingCell &cell : row.cells)
      for (double speedUp : cell.speedUps)
        while (mostSpeedUp < speedUp)
          mostSpeedUp *= 2;
  size_t lines = (table.rows.size() + Columns - 1) / Columns;
  double legendTop = lines * PanelHeight;
  double height =
      legendTop + LegendLine * double((table.titles.size() + LegendColumns - 1) / LegendColumns) + 8;
  os << llvm::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f "
      "%.0f\" font-family=\"sans-serif\" font-size=\"11\" fill=\"#777\">\n",
      PanelWidth * Columns, height, PanelWidth * Columns, height);
  os << "<title>predicted speed-up over the number of threads, on " << table.options.cores
     << " cores</title>\n";
  for (size_t i = 0; i < table.rows.size(); ++i)
    panel(table.rows[i], double(i % Columns) * PanelWidth, double(i / Columns) * PanelHeight);
  legend(legendTop);
  os << "</svg>\n";
}

} // namespace

void writeScalingPicture(const SourceSet &sources, const ScalingTable &table, llvm::raw_ostream &os) {
  Picture(sources, table, os).write();
}

} // namespace threadlint
