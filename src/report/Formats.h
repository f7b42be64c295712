// The formats behind `report`, one function each; internal to this folder.
#pragma once

#include "report/Locator.h"
#include "report/Report.h"

namespace threadlint {

void writeText(const SourceSet &sources, llvm::ArrayRef<Finding> findings, bool frames,
               llvm::raw_ostream &os);
void writeJson(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os);
void writeSarif(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os);
void writeLsp(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os);

/// As in the JSON formats: "low", "medium", "high".
llvm::StringRef nameOf(Confidence confidence);

} // namespace threadlint
