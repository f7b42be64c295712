// Bytes of one decoded file -> a flat syntax tree. The only phase that knows tree-sitter.
#pragma once

#include "base/Text.h"
#include "parse/Kinds.h" // enum class SyntaxKind : uint16_t, SyntaxField : uint8_t
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <memory>
#include <vector>

namespace threadlint {

/// A node of the flattened tree. Nodes stand in preorder: the first child of node i (if any) is i + 1, and
/// the next sibling is `next`. Punctuation is left out, named nodes and keywords/operators that carry meaning
/// are kept.
struct SyntaxNode {
  SyntaxKind kind;
  SyntaxField field; ///< role in the parent
  uint8_t flags;     ///< bit 0: error or missing node, bit 1: an error somewhere below
  uint32_t begin, end;
  uint32_t next; ///< index just after this subtree
};

struct SyntaxTree {
  std::vector<SyntaxNode> nodes; ///< [0] = the root; empty only when the budget was exceeded
  bool budgetExceeded = false;
};

struct ParseBudget {
  uint32_t milliseconds = 2000; ///< of processor time, for one file
};

/// One parser a worker thread; not thread-safe.
class Parser {
public:
  Parser();
  ~Parser();
  /// Never fails: errors are nodes. Gives up (budgetExceeded) when it runs over the budget.
  SyntaxTree parse(llvm::StringRef text, const ParseBudget &budget);

private:
  struct Impl;
  std::unique_ptr<Impl> impl;
};

} // namespace threadlint
