// The build's code generator: rules/ -> constexpr tables (--out), documentation (--docs) or a check of it
// (--check-docs).
#include "rulegen.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace threadlint::rulegen;

namespace {

std::string join(llvm::StringRef folder, llvm::StringRef name) {
  llvm::SmallString<128> path(folder);
  llvm::sys::path::append(path, name);
  return path.str().str();
}

/// Names of the files with this ending, sorted.
std::vector<std::string> filesIn(llvm::StringRef folder, llvm::StringRef ending) {
  std::vector<std::string> names;
  std::error_code error;
  for (llvm::sys::fs::directory_iterator it(folder, error), end; it != end && !error; it.increment(error)) {
    llvm::StringRef name = llvm::sys::path::filename(it->path());
    if (name.ends_with(ending) && !name.starts_with("."))
      names.push_back(name.str());
  }
  llvm::sort(names);
  return names;
}

std::optional<std::string> readFile(const std::string &path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  if (!buffer)
    return std::nullopt;
  return (*buffer)->getBuffer().str();
}

/// Hands every file of a folder to `read`; an empty folder is a wrong path, not an empty table.
template <class Read>
void readFolder(const std::string &folder, llvm::StringRef ending, Problems &problems, Read read) {
  std::vector<std::string> names = filesIn(folder, ending);
  if (names.empty())
    problems.add({folder, 1}, "no *" + ending.str() + " files here");
  for (const std::string &name : names) {
    std::string path = join(folder, name);
    if (std::optional<std::string> text = readFile(path))
      read(path, *text);
    else
      problems.add({path, 1}, "cannot be read");
  }
}

Data readAll(const std::string &folder, Problems &problems) {
  Data data;
  readFolder(folder, ".md", problems, [&](const std::string &path, const std::string &text) {
    readRule(path, text, data.rules, problems);
  });
  readFolder(join(folder, "api"), ".toml", problems, [&](const std::string &path, const std::string &text) {
    readApis(path, text, data.apis, problems);
  });
  readFolder(join(folder, "runtimes"), ".toml", problems,
             [&](const std::string &path, const std::string &text) {
               readRuntime(path, text, data.runtimes, problems);
             });
  readFolder(join(folder, "states"), ".toml", problems,
             [&](const std::string &path, const std::string &text) {
               readMachines(path, text, data.machines, problems);
             });
  readFolder(join(folder, "witness"), ".py.in", problems,
             [&](const std::string &, const std::string &text) { data.witnessScript += text; });
  resolveRules(data.rules, problems);
  resolveApis(data.apis, problems);
  resolveRuntimes(data.runtimes, problems);
  resolveMachines(data.machines, data.runtimes, problems);
  std::vector<llvm::StringRef> runtimes;
  for (const RuntimeData &runtime : data.runtimes)
    runtimes.push_back(runtime.name);
  checkRuntimeNames(data.apis, runtimes, problems);
  return data;
}

/// Leaves files alone whose content is right, so that nothing is recompiled for nothing.
bool writeFiles(const std::string &folder, llvm::ArrayRef<GeneratedFile> files) {
  std::error_code error = llvm::sys::fs::create_directories(folder);
  for (const GeneratedFile &file : files) {
    std::string path = join(folder, file.name);
    if (error || readFile(path) == file.content)
      continue;
    llvm::raw_fd_ostream os(path, error);
    os << file.content;
    os.close();
    if (os.has_error())
      error = os.error();
  }
  if (error)
    llvm::errs() << "rulegen: cannot write to `" << folder << "`: " << error.message() << "\n";
  return !error;
}

/// Pages in the folder that no rule has any more.
std::vector<std::string> stalePages(const std::string &folder, llvm::ArrayRef<GeneratedFile> files) {
  std::vector<std::string> stale = filesIn(folder, ".md");
  llvm::erase_if(stale, [&](const std::string &name) {
    return llvm::any_of(files, [&](const GeneratedFile &file) { return file.name == name; });
  });
  return stale;
}

constexpr llvm::StringLiteral RulePages = "rules", ModelPage = "runtime-model.md";

/// The page on the runtime model with its machines brought up to date; none after a problem.
std::optional<std::string> modelPage(const std::string &path, const Data &data) {
  std::optional<std::string> text = readFile(path);
  Problems problems;
  if (text)
    text = withMachines(path, *text, data, problems);
  else
    problems.add({path, 1}, "cannot be read");
  llvm::errs() << problems.text();
  return problems.empty() ? text : std::nullopt;
}

bool writeDocs(const std::string &folder, const Data &data) {
  std::string pages = join(folder, RulePages);
  std::vector<GeneratedFile> files = emitDocs(data);
  for (const std::string &name : stalePages(pages, files))
    if (llvm::StringRef(name).starts_with("THR"))
      llvm::sys::fs::remove(join(pages, name));
  std::optional<std::string> model = modelPage(join(folder, ModelPage), data);
  return writeFiles(pages, files) && model && writeFiles(folder, GeneratedFile{ModelPage.str(), *model});
}

bool checkDocs(const std::string &folder, const Data &data) {
  std::string pages = join(folder, RulePages);
  std::vector<GeneratedFile> files = emitDocs(data);
  bool good = true;
  auto complain = [&](const std::string &path, llvm::StringRef what) {
    llvm::errs() << path << ": " << what << "; build the target `docs` to bring it up to date\n";
    good = false;
  };
  for (const GeneratedFile &file : files)
    if (readFile(join(pages, file.name)) != file.content)
      complain(join(pages, file.name), "is missing or out of date");
  for (const std::string &name : stalePages(pages, files))
    complain(join(pages, name), "belongs to no rule");
  std::string path = join(folder, ModelPage);
  if (modelPage(path, data) != readFile(path))
    complain(path, "is out of date");
  return good;
}

int usage() {
  llvm::errs() << "usage: rulegen RULES-FOLDER (--out | --docs | --check-docs) FOLDER\n";
  return 2;
}

} // namespace

int main(int argc, char **argv) {
  if (argc != 4)
    return usage();
  llvm::StringRef mode = argv[2];
  if (mode != "--out" && mode != "--docs" && mode != "--check-docs")
    return usage();
  Problems problems;
  Data data = readAll(argv[1], problems);
  if (!problems.empty()) {
    llvm::errs() << problems.text();
    return 1;
  }
  if (mode == "--out")
    return writeFiles(argv[3], emitTables(data)) ? 0 : 1;
  return (mode == "--docs" ? writeDocs(argv[3], data) : checkDocs(argv[3], data)) ? 0 : 1;
}
