// Files of a SourceSet -> module IR, in parallel and on demand.
#pragma once

#include "ir/Ir.h"
#include "link/Link.h"
#include "parse/Parse.h"
#include "session/Session.h"
#include <memory>

namespace threadlint {

/// What became of one file.
struct LoweredFile {
  std::unique_ptr<ir::Module> module; ///< none: never asked for, or given up
  uint32_t budgetExceeded = 0;        ///< milliseconds that were not enough; 0: they were
};

class FrontEnd {
public:
  FrontEnd(const SourceSet &sources, const Request &request, unsigned workers);
  ~FrontEnd();

  /// Parses and lowers the files that were not yet; the tree of each is freed at once.
  void lower(std::vector<FileId> wanted);

  const LoweredFile &operator[](FileId file) const { return lowered[file.v]; }
  /// All that was lowered, in file order (shuffled when the request asks for it).
  std::vector<LinkInput> linkInputs() const;

private:
  void lowerOne(FileId file, unsigned worker);

  const SourceSet &sources;
  const Request &request;
  std::vector<std::unique_ptr<Parser>> parsers; ///< one a worker
  std::vector<LoweredFile> lowered;             ///< by FileId
  std::vector<bool> asked;                      ///< by FileId
  uint32_t filesAsked = 0, filesDone = 0;
};

/// The files an analysis starts from: those named, those in folders that mention concurrency or what the
/// project models, all of a small program.
std::vector<FileId> seedFiles(const SourceSet &sources, const Model &model);

/// Links what is lowered, then lowers the modules that are still wanted, for a few rounds.
Program linkOnDemand(FrontEnd &front, const SourceSet &sources, const Model &model);

} // namespace threadlint
