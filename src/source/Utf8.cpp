// Validates UTF-8, with a fast road through ASCII, because nearly all source text is ASCII.
#include "source/Utf8.h"
#include <cstring>

namespace threadlint {

static uint64_t load64(const char *p) {
  uint64_t v;
  std::memcpy(&v, p, sizeof v);
  return v;
}

size_t findNonAscii(llvm::StringRef bytes, size_t from) {
  constexpr uint64_t high = 0x8080808080808080;
  const char *p = bytes.data();
  size_t i = from, n = bytes.size();
  for (; i + 32 <= n; i += 32)
    if ((load64(p + i) | load64(p + i + 8) | load64(p + i + 16) | load64(p + i + 24)) & high)
      break;
  for (; i < n; ++i)
    if (static_cast<unsigned char>(p[i]) >= 0x80)
      return i;
  return llvm::StringRef::npos;
}

/// Length of the well-formed sequence that starts with the non-ASCII byte s[0]; 0 if it is ill-formed.
static size_t sequenceLength(llvm::StringRef s) {
  auto at = [&](size_t i) { return static_cast<unsigned char>(s[i]); };
  unsigned char lead = at(0), low = 0x80, high = 0xBF;
  size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || s.size() < length)
    return 0;
  if (lead == 0xE0)
    low = 0xA0; // below: overlong
  if (lead == 0xED)
    high = 0x9F; // above: surrogates
  if (lead == 0xF0)
    low = 0x90;
  if (lead == 0xF4)
    high = 0x8F; // above: beyond U+10FFFF
  if (at(1) < low || at(1) > high)
    return 0;
  for (size_t i = 2; i < length; ++i)
    if ((at(i) & 0xC0) != 0x80)
      return 0;
  return length;
}

size_t findInvalidUtf8(llvm::StringRef bytes) {
  size_t i = findNonAscii(bytes);
  while (i != llvm::StringRef::npos) {
    size_t length = sequenceLength(bytes.substr(i));
    if (length == 0)
      return i;
    i += length;
    if (i == bytes.size())
      return llvm::StringRef::npos;
    if (static_cast<unsigned char>(bytes[i]) < 0x80)
      i = findNonAscii(bytes, i);
  }
  return llvm::StringRef::npos;
}

void appendUtf8(std::string &out, uint32_t c) {
  auto tail = [&](unsigned shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    tail(12), tail(6), tail(0);
  }
}

} // namespace threadlint
