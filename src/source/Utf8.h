// Bytes -> where they stop being ASCII or valid UTF-8.
#pragma once

#include "llvm/ADT/StringRef.h"

namespace threadlint {

/// Offset of the first byte >= 0x80, or npos.
size_t findNonAscii(llvm::StringRef bytes, size_t from = 0);

/// Offset of the first ill-formed sequence (overlong, surrogate, above U+10FFFF, cut short), or npos.
size_t findInvalidUtf8(llvm::StringRef bytes);

void appendUtf8(std::string &out, uint32_t codePoint);

} // namespace threadlint
