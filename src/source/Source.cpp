// Roots or bytes -> files with decoded text, ready for parsing.
#include "source/Source.h"
#include "base/WorkQueue.h"
#include "source/Decode.h"
#include "source/Find.h"
#include "source/ModuleName.h"
#include "source/Prefilter.h"
#include "source/Read.h"
#include "source/Suppress.h"
#include "llvm/Support/TimeProfiler.h"
#include <cstdlib>

namespace threadlint {

static void setModule(SourceFile &file, ModuleName module) {
  file.moduleName = std::move(module.name);
  file.isPackage = module.isPackage;
}

/// From the raw bytes in `file.text` to everything that follows from them.
static void digest(SourceFile &file) {
  file.problem = decodeInPlace(file.text, file.problemText);
  if (file.problem != ReadProblem::None)
    return;
  file.mentionsConcurrency = mentionsConcurrency(file.text);
  if (mentionsSuppression(file.text))
    file.suppressions = findSuppressions(file.text);
}

static SourceFile load(const FoundFile &found) {
  llvm::TimeTraceScope scope("read", found.path);
  SourceFile file;
  file.path = found.path;
  file.named = found.named;
  file.problem = found.problem;
  file.problemText = found.problemText;
  if (file.problem == ReadProblem::None)
    file.problem = readBytes(found.realPath, file.text, file.problemText);
  if (file.problem == ReadProblem::None)
    digest(file);
  return file;
}

SourceSet loadSources(const SourceOptions &options) {
  std::vector<FoundFile> found = findFiles(options);
  SourceSet set;
  set.files.resize(static_cast<uint32_t>(found.size()));
  parallelFor(set.files.size(), options.workers,
              [&](uint32_t i, unsigned) { set.files[FileId(i)] = load(found[i]); });
  ModuleNamer namer(options.importRoots);
  for (uint32_t i = 0; i < set.files.size(); ++i)
    setModule(set.files[FileId(i)], namer.nameOf(found[i].place));
  return set;
}

/// Absolute, through the real path of the folder; "" if there is no such folder.
static std::string placeOf(const std::string &path) {
  auto [folder, name] = llvm::StringRef(path).rsplit('/');
  if (name.empty()) {
    name = folder;
    folder = ".";
  }
  char *real = realpath(folder.empty() ? "/" : folder.str().c_str(), nullptr);
  if (!real)
    return "/" + name.str();
  std::string result = std::string(real) + "/" + name.str();
  free(real);
  return result;
}

SourceFile makeSource(std::string path, llvm::StringRef bytes) {
  SourceFile file;
  file.path = std::move(path);
  file.named = true;
  file.text = bytes.str();
  digest(file);
  setModule(file, ModuleNamer().nameOf(placeOf(file.path)));
  return file;
}

} // namespace threadlint
