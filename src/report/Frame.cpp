// Draws code frames: tabs expanded, wide characters counted, long lines clipped around what is marked.
#include "report/Frame.h"
#include "report/Display.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>
#include <vector>

namespace threadlint {

namespace {

constexpr unsigned MaxColumns = 110;
constexpr unsigned TabStop = 4;
constexpr uint32_t MaxBytesBefore = 1000; ///< of a long line before the mark: more is never shown
constexpr uint32_t MaxHeadLines = 4;      ///< of a range over many lines
constexpr llvm::StringLiteral Ellipsis = "...";

/// A line as shown and the columns of it to underline (width 0: none).
struct Row {
  std::string text;
  unsigned markColumn = 0;
  unsigned markWidth = 0;
};

/// One code point of a line with its column, before clipping.
struct Cell {
  std::string shown;
  unsigned column = 0, width = 0;
};

/// A line cut down to the surroundings of the mark, in cells.
struct Cells {
  std::vector<Cell> cells;
  unsigned columns = 0;
  unsigned markBegin = 0, markEnd = 0;
  bool cutBefore = false, cutAfter = false;
};

uint32_t firstByte(llvm::StringRef line, uint32_t markBegin) {
  if (markBegin <= MaxBytesBefore)
    return 0;
  uint32_t from = markBegin - MaxBytesBefore;
  while (from < markBegin && (static_cast<unsigned char>(line[from]) & 0xC0) == 0x80)
    ++from;
  return from;
}

Glyph cellGlyph(llvm::StringRef rest, unsigned column) {
  if (rest.front() != '\t')
    return firstGlyph(rest);
  unsigned width = TabStop - column % TabStop;
  return {std::string(width, ' '), width, 1};
}

Cells expand(llvm::StringRef line, Span mark) {
  Cells out;
  uint32_t at = firstByte(line, mark.begin);
  out.cutBefore = at > 0;
  while (at < line.size()) {
    if (at <= mark.begin)
      out.markBegin = out.columns;
    if (at < mark.end)
      out.markEnd = out.columns;
    else if (out.columns > out.markBegin + 2 * MaxColumns)
      break;
    if (out.columns > out.markBegin + 2 * MaxColumns && at > mark.begin)
      break;
    Glyph glyph = cellGlyph(line.substr(at), out.columns);
    out.cells.push_back({std::move(glyph.shown), out.columns, glyph.width});
    out.columns += glyph.width;
    at += glyph.bytes;
    if (at <= mark.end)
      out.markEnd = out.columns;
  }
  if (mark.begin >= line.size())
    out.markBegin = out.columns;
  out.cutAfter = at < line.size();
  out.markEnd = std::max(out.markEnd, out.markBegin);
  return out;
}

/// `mark` is relative to the line; `marked` false: a context line.
Row makeRow(llvm::StringRef line, Span mark, bool marked) {
  Cells c = expand(line, mark);
  unsigned left = 0;
  if (c.columns > MaxColumns && c.markEnd + Ellipsis.size() > MaxColumns)
    left = c.markBegin > MaxColumns / 3 ? c.markBegin - MaxColumns / 3 : 0;
  unsigned right = left + MaxColumns;
  bool cutLeft = c.cutBefore || left > 0;
  Row row;
  if (cutLeft)
    row.text += Ellipsis;
  bool cutRight = c.cutAfter;
  unsigned shownEnd = left;
  unsigned origin = UINT32_MAX;
  for (const Cell &cell : c.cells) {
    if (cell.column < left)
      continue;
    if (cell.column + cell.width > right) {
      cutRight = true;
      break;
    }
    origin = std::min(origin, cell.column);
    row.text += cell.shown;
    shownEnd = cell.column + cell.width;
  }
  if (cutRight)
    row.text += Ellipsis;
  if (!marked)
    return row;
  origin = std::min(origin, c.markBegin);
  row.markColumn = c.markBegin - origin + (cutLeft ? Ellipsis.size() : 0);
  row.markWidth = std::max(1u, std::min(c.markEnd, std::max(shownEnd, c.markBegin)) - c.markBegin);
  return row;
}

/// The lines a range covers, and those around it.
struct LineRange {
  uint32_t first, last; ///< covered
  uint32_t contextFirst, contextLast;
};

bool isBlank(Locator &locator, FileId file, uint32_t line) {
  llvm::StringRef text = locator.file(file).text;
  Span s = locator.lines(file).lineSpan(text, line);
  return text.slice(s.begin, std::min(s.end, s.begin + MaxBytesBefore)).trim().empty();
}

LineRange linesOf(Locator &locator, FileId file, Span span, unsigned context) {
  const LineIndex &lines = locator.lines(file);
  LineRange r;
  r.first = lines.lineOf(span.begin);
  r.last = std::max(r.first, lines.lineOf(span.empty() ? span.begin : span.end - 1));
  r.contextFirst = r.first > context ? r.first - context : 1;
  r.contextLast = std::min<uint32_t>(lines.lineCount(), r.last + context);
  while (r.contextFirst < r.first && isBlank(locator, file, r.contextFirst))
    ++r.contextFirst;
  while (r.contextLast > r.last && isBlank(locator, file, r.contextLast))
    --r.contextLast;
  return r;
}

/// The part of `span` on one line, relative to the line, without the indentation.
Span markOn(llvm::StringRef line, Span lineSpan, Span span) {
  uint32_t begin = span.begin > lineSpan.begin ? span.begin - lineSpan.begin : 0;
  uint32_t end = std::min<uint32_t>(span.end - std::min(span.end, lineSpan.begin), line.size());
  if (span.begin < lineSpan.begin)
    begin = std::min<size_t>(line.find_first_not_of(" \t\f"), end);
  return {begin, std::max(begin, end)};
}

void writeNumbered(uint32_t number, const Row &row, const FrameStyle &style, llvm::raw_ostream &os) {
  {
    Paint paint(os, llvm::raw_ostream::BLUE);
    std::string digits = llvm::utostr(number);
    os.indent(style.gutter - std::min<size_t>(style.gutter, digits.size())) << digits << " |";
  }
  if (!row.text.empty())
    os << ' ' << row.text;
  os << '\n';
}

void writeMark(const Row &row, llvm::StringRef label, const FrameStyle &style, llvm::raw_ostream &os) {
  writeRule(style.gutter, os);
  os.indent(1 + row.markColumn);
  Paint paint(os, style.markColour);
  os << std::string(row.markWidth, style.mark);
  if (!label.empty()) {
    os << ' ';
    writeSafely(label, os);
  }
}

} // namespace

void writeRule(unsigned gutter, llvm::raw_ostream &os) {
  Paint paint(os, llvm::raw_ostream::BLUE);
  os.indent(gutter + 1) << '|';
}

unsigned gutterWidth(Locator &locator, FileId file, Span span, unsigned contextLines) {
  if (locator.file(file).text.empty())
    return 1;
  return llvm::utostr(linesOf(locator, file, span, contextLines).contextLast).size();
}

void writeFrame(Locator &locator, FileId file, Span span, llvm::StringRef label, const FrameStyle &style,
                llvm::raw_ostream &os) {
  llvm::StringRef text = locator.file(file).text;
  if (text.empty())
    return;
  LineRange range = linesOf(locator, file, span, style.contextLines);
  writeRule(style.gutter, os);
  os << '\n';
  for (uint32_t n = range.contextFirst; n <= range.contextLast; ++n) {
    if (n == range.first + MaxHeadLines && range.last > n) {
      os << Ellipsis << '\n';
      n = range.last;
    }
    Span lineSpan = locator.lines(file).lineSpan(text, n);
    llvm::StringRef line = text.slice(lineSpan.begin, lineSpan.end);
    bool marked = n >= range.first && n <= range.last && !(line.trim().empty() && range.first != range.last);
    Row row = makeRow(line, marked ? markOn(line, lineSpan, span) : Span{}, marked);
    writeNumbered(n, row, style, os);
    if (!marked)
      continue;
    writeMark(row, n == range.last ? label : "", style, os);
    os << '\n';
  }
  writeRule(style.gutter, os);
  os << '\n';
}

} // namespace threadlint
