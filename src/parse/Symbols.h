// The grammar's own numbering -> our kinds and roles, as two arrays made once.
#pragma once

#include "parse/Kinds.h"
#include <vector>

namespace threadlint::parsing {

/// When a token is worth a node.
enum class Keep : uint8_t { Never, Always, AsOperator, InYield, InSlice, InExcept, InPattern };

struct Symbol {
  SyntaxKind kind = SyntaxKind::Dropped;
  Keep keep = Keep::Never;
};

struct SymbolMap {
  std::vector<Symbol> symbols;     ///< by TSSymbol (65535 = ERROR is not in it)
  std::vector<SyntaxField> fields; ///< by TSFieldId
};

const SymbolMap &symbolMap();

} // namespace threadlint::parsing
