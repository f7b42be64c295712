// A flat syntax tree -> module IR, in Python's evaluation order, binding scopes on the way.
#pragma once

#include "ir/Ir.h"
#include "parse/Parse.h"

namespace threadlint {

/// Total: any tree gives a module that `ir::verify` accepts; what cannot be understood becomes `poison`.
/// Uses an explicit work stack, never recursion over the tree. `text` is what the tree was parsed from.
ir::Module lower(const SyntaxTree &tree, llvm::StringRef text);

/// The comments that say what protects something; cheap when there are none.
std::vector<ir::Note> findNotes(llvm::StringRef text);

} // namespace threadlint
