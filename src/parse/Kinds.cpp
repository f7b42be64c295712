// Names of syntax kinds for dumps and tests.
#include "parse/Kinds.h"

namespace threadlint {

llvm::StringRef kindName(SyntaxKind kind) {
  static constexpr llvm::StringRef names[] = {"Dropped", "Error", "Missing",
#define X(name, text) #name,
                                              THREADLINT_SYNTAX_NODES(X) THREADLINT_SYNTAX_TOKENS(X)
#undef X
  };
  return names[static_cast<uint16_t>(kind)];
}

} // namespace threadlint
