// Escapes what is not printable and measures the rest.
#include "report/Display.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Unicode.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace {

Glyph escaped(const char *format, unsigned value, unsigned bytes) {
  char buffer[16];
  int length = snprintf(buffer, sizeof buffer, format, value);
  return {std::string(buffer, length), static_cast<unsigned>(length), bytes};
}

Glyph asciiGlyph(unsigned char c) {
  switch (c) {
  case '\n':
    return {"\\n", 2, 1};
  case '\r':
    return {"\\r", 2, 1};
  case '\t':
    return {"\\t", 2, 1};
  }
  if (c < 0x20 || c == 0x7F)
    return escaped("\\x%02x", c, 1);
  return {std::string(1, static_cast<char>(c)), 1, 1};
}

} // namespace

Glyph firstGlyph(llvm::StringRef text) {
  unsigned char first = text.front();
  if (first < 0x80)
    return asciiGlyph(first);
  unsigned bytes = llvm::getNumBytesForUTF8(first);
  llvm::StringRef piece = text.take_front(bytes);
  const auto *begin = reinterpret_cast<const llvm::UTF8 *>(piece.begin());
  llvm::UTF32 point = 0;
  if (piece.size() < bytes ||
      llvm::convertUTF8Sequence(&begin, reinterpret_cast<const llvm::UTF8 *>(piece.end()), &point,
                                llvm::strictConversion) != llvm::conversionOK)
    return escaped("\\x%02x", first, 1);
  int width = llvm::sys::unicode::columnWidthUTF8(piece);
  if (width < 0)
    return escaped(point > 0xFFFF ? "\\U%08x" : "\\u%04x", point, bytes);
  return {piece.str(), static_cast<unsigned>(width), bytes};
}

void writeSafely(llvm::StringRef text, llvm::raw_ostream &os) {
  while (!text.empty()) {
    Glyph glyph = firstGlyph(text);
    os << glyph.shown;
    text = text.drop_front(glyph.bytes);
  }
}

} // namespace threadlint
