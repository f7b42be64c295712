// Legal Python 2 that the grammar does not know -> the nodes it should have been.
#pragma once

#include "parse/Parse.h"
#include "llvm/ADT/StringRef.h"

namespace threadlint::parsing {

/// `exec EXPRESSION [in ...]`: the grammar takes only a name or a string for the expression.
void repairExec(std::vector<SyntaxNode> &nodes, llvm::StringRef text);

} // namespace threadlint::parsing
