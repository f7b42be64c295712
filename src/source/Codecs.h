// The encodings that Python source may declare, by all the names that Python knows them by.
#pragma once

#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace threadlint {

enum class CodecKind : uint8_t {
  Utf8,
  Ascii,
  Latin1,
  SingleByte, ///< bytes below 0x80 are ASCII
  MultiByte,  ///< a file of bytes below 0x80 only is ASCII
  Foreign,    ///< bytes below 0x80 may mean anything
};

struct Codec {
  llvm::StringLiteral name;
  const char *iconvName; ///< null: iconv does not have it
  CodecKind kind;
  llvm::StringLiteral aliases; ///< separated by spaces
};

/// Null for names that Python refuses as the encoding of a source file.
const Codec *findCodec(llvm::StringRef name);

} // namespace threadlint
