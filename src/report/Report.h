// Sorted findings -> bytes in one output format.
#pragma once

#include "diag/Diag.h"
#include <optional>

namespace llvm {
class raw_ostream;
}

namespace threadlint {

enum class Format : uint8_t {
  Concise,
  Full,
  Json,
  JsonLines,
  Grouped,
  Github,
  Gitlab,
  Junit,
  Pylint,
  Rdjson,
  Azure,
  Sarif,
  Lsp,
};

/// By the word of the command line; none for other words.
std::optional<Format> findFormat(llvm::StringRef word);

struct ReportOptions {
  Format format = Format::Full;
  bool colour = false; ///< ANSI colours in Concise and Full
};

/// Writes all findings. Concise: `path:line:col: CODE message`. Full: the same with code frames. Json: one
/// array; JsonLines: an object a line. Grouped: under a line for each file. Github, Gitlab, Junit, Pylint,
/// Rdjson, Azure: what those read. Sarif: a log of version 2.1.0 with one run. Lsp: an object {uri:
/// [Diagnostic]}.
void report(const SourceSet &sources, llvm::ArrayRef<Finding> findings, const ReportOptions &options,
            llvm::raw_ostream &os);

/// `--statistics`: a line a rule: count, code, name; most frequent first. Json: an array of objects.
void reportStatistics(llvm::ArrayRef<Finding> findings, const ReportOptions &options, llvm::raw_ostream &os);

/// Names of runtimes for people: "cpython-3.8 to 3.14, pypy".
std::string summariseRuntimes(llvm::ArrayRef<llvm::StringRef> names);

} // namespace threadlint
