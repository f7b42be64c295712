// The formats behind `report`, one function each; internal to this folder.
#pragma once

#include "report/Locator.h"
#include "report/Report.h"

namespace threadlint {

void writeText(const SourceSet &sources, llvm::ArrayRef<Finding> findings, bool frames,
               llvm::raw_ostream &os);
void writeJson(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os);
void writeJsonLines(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os);
void writeGrouped(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os);
void writeGithub(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os);
void writeGitlab(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os);
void writeJunit(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os);
void writePylint(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os);
void writeRdjson(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os);
void writeAzure(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os);
void writeSarif(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os);
void writeLsp(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os);

/// As in the JSON formats: "low", "medium", "high".
llvm::StringRef nameOf(Confidence confidence);

} // namespace threadlint
