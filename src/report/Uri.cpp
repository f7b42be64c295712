// Escapes the bytes of paths that URIs reserve.
#include "report/Uri.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

namespace threadlint {

std::string percentEncode(llvm::StringRef path) {
  std::string out;
  for (unsigned char c : path) {
    if (llvm::isAlnum(c) || llvm::StringRef("/-._~").contains(c)) {
      out += static_cast<char>(c);
      continue;
    }
    out += '%';
    out += llvm::hexdigit(c >> 4);
    out += llvm::hexdigit(c & 15);
  }
  return out;
}

std::string fileUri(llvm::StringRef path) {
  llvm::SmallString<256> absolute(path);
  llvm::sys::fs::make_absolute(absolute);
  return "file://" + percentEncode(absolute);
}

} // namespace threadlint
