// A map of threads -> bytes in one output format.
#pragma once

#include "diag/ThreadMap.h"

namespace llvm {
class raw_ostream;
}

namespace threadlint {

enum class ThreadFormat : uint8_t { Text, Json, Dot, Html };

/// `colour`: ANSI colours in Text.
void reportThreads(const SourceSet &sources, const ThreadMap &map, ThreadFormat format, bool colour,
                   llvm::raw_ostream &os);

} // namespace threadlint
