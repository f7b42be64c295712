// Parses and lowers on all workers, and fetches further modules as linking asks for them.
#include "session/FrontEnd.h"
#include "base/WorkQueue.h"
#include "lower/Lower.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/TimeProfiler.h"
#include <algorithm>
#include <atomic>
#include <random>

namespace threadlint {

namespace {

constexpr size_t SmallProgram =
    4 << 20; ///< bytes of source that are parsed whole: it costs a fifth of a second

template <class T> void shuffle(std::vector<T> &items, uint64_t seed) {
  std::mt19937_64 random(seed);
  std::shuffle(items.begin(), items.end(), random);
}

/// Each megabyte gets the base once more: a tenth of the usual speed is still in the budget.
uint32_t budgetFor(const SourceFile &file, uint32_t base) {
  return base + static_cast<uint32_t>(uint64_t(base) * file.text.size() / 1000000);
}

/// Several files may have one module name (two roots with a `conftest.py`).
using ModuleIndex = llvm::StringMap<llvm::SmallVector<FileId, 1>>;

ModuleIndex indexModules(const SourceSet &sources) {
  ModuleIndex index;
  for (uint32_t i = 0; i < sources.files.size(); ++i) {
    const SourceFile &file = sources.files[FileId(i)];
    if (!file.moduleName.empty() && file.problem == ReadProblem::None)
      index[file.moduleName].push_back(FileId(i));
  }
  return index;
}

/// `a.b.C` may be a module or a name in module `a.b`.
void addModule(const ModuleIndex &index, llvm::StringRef name, std::vector<FileId> &files) {
  auto found = index.find(name);
  if (found == index.end())
    found = index.find(name.rsplit('.').first);
  if (found != index.end())
    files.insert(files.end(), found->second.begin(), found->second.end());
}

} // namespace

FrontEnd::FrontEnd(const SourceSet &sources, const Request &request, unsigned workers)
    : sources(sources), request(request), parsers(workers), lowered(sources.files.size()),
      asked(sources.files.size()) {}

FrontEnd::~FrontEnd() = default;

void FrontEnd::lowerOne(FileId id, unsigned worker) {
  const SourceFile &file = sources.files[id];
  llvm::TimeTraceScope scope("file", file.path);
  if (!parsers[worker])
    parsers[worker] = std::make_unique<Parser>();
  uint32_t budget = budgetFor(file, request.parseBudgetMs);
  SyntaxTree tree = parsers[worker]->parse(file.text, {budget});
  if (tree.budgetExceeded) {
    lowered[id.v].budgetExceeded = std::max(1u, budget);
    return;
  }
  lowered[id.v].module = std::make_unique<ir::Module>(threadlint::lower(tree, file.text));
}

void FrontEnd::lower(std::vector<FileId> wanted) {
  std::erase_if(wanted, [&](FileId id) {
    bool skip = asked[id.v] || sources.files[id].problem != ReadProblem::None;
    asked[id.v] = true;
    return skip;
  });
  // The longest first, so that no worker is left alone with a long one at the end.
  std::stable_sort(wanted.begin(), wanted.end(), [&](FileId a, FileId b) {
    return sources.files[a].text.size() > sources.files[b].text.size();
  });
  if (request.shuffleSeed)
    shuffle(wanted, request.shuffleSeed);
  filesAsked += wanted.size();
  std::atomic<uint32_t> done{filesDone};
  parallelFor(wanted.size(), parsers.size(), [&](uint32_t index, unsigned worker) {
    lowerOne(wanted[index], worker);
    uint32_t now = ++done;
    // Worker 0 is the caller's thread.
    if (worker == 0 && request.progress)
      request.progress(now, filesAsked);
  });
  filesDone = done;
}

std::vector<LinkInput> FrontEnd::linkInputs() const {
  std::vector<LinkInput> inputs;
  for (uint32_t i = 0; i < lowered.size(); ++i) {
    const SourceFile &file = sources.files[FileId(i)];
    if (const ir::Module *module = lowered[i].module.get())
      inputs.push_back({FileId(i), file.moduleName, llvm::sys::path::parent_path(file.path).str(),
                        file.isPackage, module});
  }
  if (request.shuffleSeed)
    shuffle(inputs, request.shuffleSeed);
  return inputs;
}

static bool mentions(llvm::StringRef text, llvm::ArrayRef<llvm::StringRef> names) {
  return llvm::any_of(names, [&](llvm::StringRef name) { return text.contains(name); });
}

std::vector<FileId> seedFiles(const SourceSet &sources, const Model &model) {
  std::vector<FileId> seeds;
  size_t bytes = 0;
  for (const SourceFile &file : sources.files)
    bytes += file.text.size();
  for (uint32_t i = 0; i < sources.files.size(); ++i) {
    const SourceFile &file = sources.files[FileId(i)];
    if (file.named || file.mentionsConcurrency || bytes <= SmallProgram ||
        mentions(file.text, model.ownNames()))
      seeds.push_back(FileId(i));
  }
  return seeds;
}

Program linkOnDemand(FrontEnd &front, const SourceSet &sources, const Model &model) {
  llvm::TimeTraceScope scope("link");
  ModuleIndex index = indexModules(sources);
  auto load = [&](const std::vector<std::string> &names) {
    std::vector<FileId> wanted;
    for (const std::string &name : names)
      addModule(index, name, wanted);
    std::erase_if(wanted, [&](FileId id) { return front[id].module || front[id].budgetExceeded; });
    bool any = !wanted.empty();
    front.lower(std::move(wanted));
    return any;
  };
  auto loadBases = [&] {
    for (bool grew = true; grew;) {
      std::vector<std::string> names;
      for (const LinkInput &input : front.linkInputs())
        llvm::append_range(names, importedBases(input));
      grew = load(names);
    }
  };
  loadBases();
  std::vector<LinkInput> starting = front.linkInputs();
  bool all = starting.size() == sources.files.size();
  std::vector<llvm::StringRef> names = startingNames(model);
  std::erase_if(starting, [&](const LinkInput &input) {
    return llvm::none_of(names, [&](llvm::StringRef name) { return bool(input.ir->names.find(name)); });
  });
  if (!all && load(wantedModules(link(std::move(starting), model, /*closed=*/false))))
    loadBases();
  return link(front.linkInputs(), model);
}

} // namespace threadlint
