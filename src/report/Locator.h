// Byte offsets -> lines and columns, with the line tables of the files made when first asked for.
#pragma once

#include "source/Source.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>

namespace threadlint {

class Locator {
public:
  explicit Locator(const SourceSet &sources) : sources(sources) {}

  const SourceFile &file(FileId id) const { return sources.files[id]; }
  const LineIndex &lines(FileId id) { return entry(id).lines; }
  /// 1-based; the column counts code points.
  LineColumn position(FileId id, uint32_t offset);
  /// 1-based; the column counts bytes of UTF-8.
  LineColumn bytePosition(FileId id, uint32_t offset);
  /// 0-based; the column counts UTF-16 code units, as editors do.
  LineColumn utf16Position(FileId id, uint32_t offset);

private:
  /// The last answer: findings come in order, so counting on from it keeps very long lines linear.
  struct Cursor {
    uint32_t line = 0, offset = 0, units = 0;
  };
  struct Entry {
    explicit Entry(llvm::StringRef text) : lines(text) {}
    LineIndex lines;
    Cursor points, utf16;
  };

  Entry &entry(FileId id);
  LineColumn locate(FileId id, uint32_t offset, bool utf16);

  const SourceSet &sources;
  llvm::DenseMap<FileId, std::unique_ptr<Entry>> entries;
};

} // namespace threadlint
