// Byte ranges in a file's text and their line and column for people.
#pragma once

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <vector>

namespace threadlint {

/// Half-open range of byte offsets into the decoded (UTF-8) text of one file.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;
  friend bool operator==(Span, Span) = default;
  bool empty() const { return begin >= end; }
  bool contains(Span o) const { return begin <= o.begin && o.end <= end; }
};
static_assert(sizeof(Span) == 8);

/// 1-based line; 1-based column counted in Unicode code points.
struct LineColumn {
  uint32_t line = 1;
  uint32_t column = 1;
  friend bool operator==(LineColumn, LineColumn) = default;
};

/// Line starts of one text; `\n`, `\r\n` and lone `\r` end a line, as in Python.
class LineIndex {
public:
  explicit LineIndex(llvm::StringRef text);
  uint32_t lineCount() const { return static_cast<uint32_t>(starts.size()); }
  /// 1-based line that holds `offset` (clamped to the text).
  uint32_t lineOf(uint32_t offset) const;
  LineColumn position(llvm::StringRef text, uint32_t offset) const;
  /// Bytes of a 1-based line without its line end.
  Span lineSpan(llvm::StringRef text, uint32_t line) const;

private:
  std::vector<uint32_t> starts;
};

} // namespace threadlint
