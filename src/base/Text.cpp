// Maps byte offsets to lines and columns.
#include "base/Text.h"
#include <algorithm>

namespace threadlint {

LineIndex::LineIndex(llvm::StringRef text) {
  starts.push_back(0);
  for (size_t i = 0, n = text.size(); i < n; ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == n || text[i + 1] != '\n')))
      starts.push_back(static_cast<uint32_t>(i + 1));
  }
}

uint32_t LineIndex::lineOf(uint32_t offset) const {
  auto it = std::upper_bound(starts.begin(), starts.end(), offset);
  return static_cast<uint32_t>(it - starts.begin());
}

LineColumn LineIndex::position(llvm::StringRef text, uint32_t offset) const {
  offset = std::min<uint32_t>(offset, static_cast<uint32_t>(text.size()));
  uint32_t line = lineOf(offset);
  uint32_t column = 1;
  for (uint32_t i = starts[line - 1]; i < offset; ++i)
    column += (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80; // continuation bytes are no columns
  return {line, column};
}

Span LineIndex::lineSpan(llvm::StringRef text, uint32_t line) const {
  if (line == 0 || line > starts.size())
    return {};
  uint32_t begin = starts[line - 1];
  uint32_t end = line < starts.size() ? starts[line] : static_cast<uint32_t>(text.size());
  while (end > begin && (text[end - 1] == '\n' || text[end - 1] == '\r'))
    --end;
  return {begin, end};
}

} // namespace threadlint
