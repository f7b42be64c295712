// A table of predicted speed-ups -> bytes in one output format.
#pragma once

#include "diag/ScalingTable.h"

namespace llvm {
class raw_ostream;
}

namespace threadlint {

enum class ScalingFormat : uint8_t { Text, Json, Svg, Html };

void reportScaling(const SourceSet &sources, const ScalingTable &table, ScalingFormat format,
                   llvm::raw_ostream &os);

/// One picture: a panel a row, a line a runtime, over the number of threads. Its colours are its own.
void writeScalingPicture(const SourceSet &sources, const ScalingTable &table, llvm::raw_ostream &os);

} // namespace threadlint
