// A parsed tree -> the flat preorder array all later code reads.
#pragma once

#include "parse/Parse.h"

struct TSTree;

namespace threadlint::parsing {

void flatten(const TSTree *tree, std::vector<SyntaxNode> &out);

} // namespace threadlint::parsing
