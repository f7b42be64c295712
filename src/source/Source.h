// Paths -> files with decoded text: finding, ignoring, reading, decoding, prefiltering, suppressions.
#pragma once

#include "base/Id.h"
#include "base/Text.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace threadlint {

enum class ReadProblem : uint8_t { None, Missing, Unreadable, Undecodable, UnknownEncoding, NulBytes };

/// One suppression comment: `# threadlint: ignore[THR201, name]` (no list: everything) for its own line,
/// `# threadlint: ignore-file[...]` for the whole file. `# noqa: THR201` and bare `# noqa` are honoured too.
struct Suppression {
  Span span;                      ///< from its `#` to the end of the directive, without reasons after it
  uint32_t line = 0;              ///< 1-based line it silences; 0 = the whole file
  std::vector<std::string> codes; ///< codes or names as written; empty = all
  bool noqa = false;              ///< a `# noqa`: codes of other linters are at home in it
};

struct SourceFile {
  std::string path;       ///< as shown to the user
  std::string moduleName; ///< dotted, from the package folders around it; "" if it is not importable
  bool isPackage = false; ///< an `__init__.py`
  bool named = false;     ///< given on the command line itself rather than found in a folder
  ReadProblem problem = ReadProblem::None;
  std::string problemText;          ///< for people, when there is a problem
  std::string text;                 ///< UTF-8, BOM removed, line ends as in the file; empty with a problem
  bool mentionsConcurrency = false; ///< the prefilter: holds one of the words that start an analysis
  std::vector<Suppression> suppressions;
};

struct SourceSet {
  IdVector<FileId, SourceFile> files; ///< sorted by path
};

struct SourceOptions {
  std::vector<std::string> roots; ///< files and folders; default "."
  std::vector<std::string>
      excludes; ///< as in `.gitignore`, from the root, the shown path's start, or absolute
  std::vector<std::string> importRoots; ///< absolute folders in which imports begin
  bool respectGitignore = true;
  bool forceExclude = false; ///< `excludes` hold for named files too
  unsigned workers = 1;
};

/// Finds and reads all Python files under the roots. Problems are kept per file; a root that does not exist
/// becomes a file with problem Missing. Files found in folders: `.py`, `.pyi`, `.pyw`; named files: any.
SourceSet loadSources(const SourceOptions &options);

/// One file from memory (stdin, an editor). Decodes `bytes` as Python would.
SourceFile makeSource(std::string path, llvm::StringRef bytes);

/// Decodes bytes by BOM and PEP 263 cookie. On a problem the text is empty and `problemText` says what.
ReadProblem decode(llvm::StringRef bytes, std::string &text, std::string &problemText);

} // namespace threadlint
