// A finding with a witness -> a Python program that brings its interleaving about.
#pragma once

#include "diag/Diag.h"

namespace llvm {
class raw_ostream;
}

namespace threadlint {

/// The template is `rules/witness/witness.py.in`. Paths in the script are relative to `root`, an absolute
/// folder.
void writeWitnessScript(const SourceSet &sources, const Finding &finding, const std::string &root,
                        FileId main, llvm::raw_ostream &os);

} // namespace threadlint
