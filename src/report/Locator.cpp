// Counts columns in code points or UTF-16 units.
#include "report/Locator.h"
#include <algorithm>

namespace threadlint {

namespace {

uint32_t countUnits(llvm::StringRef text, bool utf16) {
  uint32_t units = 0;
  for (unsigned char c : text)
    units += (c & 0xC0) != 0x80 ? 1 + (utf16 && c >= 0xF0) : 0;
  return units;
}

} // namespace

Locator::Entry &Locator::entry(FileId id) {
  std::unique_ptr<Entry> &slot = entries[id];
  if (!slot)
    slot = std::make_unique<Entry>(file(id).text);
  return *slot;
}

LineColumn Locator::locate(FileId id, uint32_t offset, bool utf16) {
  llvm::StringRef text = file(id).text;
  Entry &e = entry(id);
  offset = std::min<uint32_t>(offset, text.size());
  uint32_t line = e.lines.lineOf(offset);
  Cursor &cursor = utf16 ? e.utf16 : e.points;
  if (cursor.line != line || cursor.offset > offset)
    cursor = {line, std::min(e.lines.lineSpan(text, line).begin, offset), 0};
  cursor.units += countUnits(text.slice(cursor.offset, offset), utf16);
  cursor.offset = offset;
  return {line, cursor.units};
}

LineColumn Locator::position(FileId id, uint32_t offset) {
  LineColumn p = locate(id, offset, false);
  return {p.line, p.column + 1};
}

LineColumn Locator::bytePosition(FileId id, uint32_t offset) {
  const LineIndex &index = lines(id);
  uint32_t line = index.lineOf(offset);
  uint32_t begin = index.lineSpan(file(id).text, line).begin;
  return {line, std::max(offset, begin) - begin + 1};
}

LineColumn Locator::utf16Position(FileId id, uint32_t offset) {
  LineColumn p = locate(id, offset, true);
  return {p.line - 1, p.column};
}

} // namespace threadlint
