// Roots -> the Python files under them, by a walk that respects ignore files and excludes.
#include "source/Find.h"
#include "source/Ignore.h"
#include "source/Read.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

namespace threadlint {
namespace {

struct Folder {
  std::string shown; ///< "" for the current folder
  std::string real;
  size_t rootLength = 0; ///< how much of `real` is the root
  const IgnoreLevel *ignores = nullptr;
};

enum class EntryKind : uint8_t { File, FileLink, Folder, Other };

struct Entry {
  std::string name;
  EntryKind kind;
};

class Walk {
public:
  explicit Walk(const SourceOptions &options) : options(options), excludes(options.excludes) {}
  void addRoot(const std::string &root);
  std::vector<FoundFile> take() { return std::move(found); }
  std::vector<std::string> takeFolders() { return std::move(folders); }

private:
  void visit(Folder folder);
  void visitEntry(const Folder &folder, const Entry &entry);
  bool isExcludedByName(const std::string &shown, const std::string &real) const;
  bool isSkipped(const Folder &folder, const Entry &entry, const std::string &shown,
                 const std::string &real) const;
  void addProblem(std::string path, bool named, int error);

  const SourceOptions &options;
  Excludes excludes;
  IgnoreFiles ignoreFiles;
  std::vector<Folder> pending;
  std::vector<FoundFile> found;
  std::vector<std::string> folders;
};

} // namespace

static std::string realPathOf(const std::string &path) {
  char *real = realpath(path.c_str(), nullptr);
  if (!real)
    return "";
  std::string result = real;
  free(real);
  return result;
}

static std::string joined(const std::string &folder, const std::string &name) {
  if (folder.empty() || folder.back() == '/')
    return folder + name;
  return folder + "/" + name;
}

/// Without `./` and doubled slashes; `..` stays, it means something else beyond a symbolic link.
static std::string tidy(const std::string &path) {
  llvm::SmallString<128> result(path);
  llvm::sys::path::remove_dots(result, false);
  return result.str().str();
}

static bool hasPythonExtension(llvm::StringRef name) {
  return name.ends_with(".py") || name.ends_with(".pyi") || name.ends_with(".pyw");
}

void Walk::addProblem(std::string path, bool named, int error) {
  FoundFile file;
  file.path = std::move(path);
  file.named = named;
  file.problem = error == ENOENT || error == ENOTDIR ? ReadProblem::Missing : ReadProblem::Unreadable;
  file.problemText = file.problem == ReadProblem::Missing ? "no such file or folder" : describeError(error);
  found.push_back(std::move(file));
}

void Walk::addRoot(const std::string &root) {
  std::string shown = tidy(root);
  struct stat info;
  if (stat(root.c_str(), &info) != 0)
    return addProblem(shown, true, errno);
  std::string real = realPathOf(root);
  if (!S_ISDIR(info.st_mode)) {
    if (real.empty())
      real = root; // such as the pipe behind `/dev/fd/63`
    if (options.forceExclude && isExcludedByName(shown, real))
      return;
    found.push_back({shown, real, real, true});
    return;
  }
  Folder folder;
  folder.shown = shown == "." ? "" : shown;
  folder.real = real;
  folder.rootLength = real.size();
  folder.ignores = options.respectGitignore ? ignoreFiles.above(real) : nullptr;
  pending.push_back(std::move(folder));
  while (!pending.empty()) {
    Folder next = std::move(pending.back());
    pending.pop_back();
    visit(std::move(next));
  }
}

/// The file or a folder around it.
bool Walk::isExcludedByName(const std::string &shown, const std::string &real) const {
  llvm::StringRef path = shown, place = real;
  for (bool isFolder = false; !place.empty(); isFolder = true) {
    if (excludes.matches(path, path, place, isFolder))
      return true;
    path = llvm::sys::path::parent_path(path);
    place = place.rsplit('/').first;
  }
  return false;
}

static EntryKind kindOf(const std::string &folder, const dirent &entry) {
  unsigned char type = entry.d_type;
  struct stat info;
  if (type == DT_UNKNOWN && lstat(joined(folder, entry.d_name).c_str(), &info) == 0)
    type = static_cast<unsigned char>(IFTODT(info.st_mode));
  if (type == DT_REG)
    return EntryKind::File;
  if (type == DT_DIR)
    return EntryKind::Folder;
  bool toFile = type == DT_LNK && hasPythonExtension(entry.d_name) &&
                stat(joined(folder, entry.d_name).c_str(), &info) == 0 && S_ISREG(info.st_mode);
  return toFile ? EntryKind::FileLink : EntryKind::Other;
}

/// The entries of a folder; an errno value if it cannot be read.
static int listFolder(const std::string &folder, std::vector<Entry> &entries) {
  DIR *handle = opendir(folder.c_str());
  if (!handle)
    return errno;
  auto close = llvm::make_scope_exit([&] { closedir(handle); });
  while (true) {
    errno = 0;
    const dirent *entry = readdir(handle);
    if (!entry)
      return errno;
    llvm::StringRef name = entry->d_name;
    if (name != "." && name != "..")
      entries.push_back({name.str(), kindOf(folder, *entry)});
  }
}

void Walk::visit(Folder folder) {
  std::vector<Entry> entries;
  if (int error = listFolder(folder.real, entries))
    return addProblem(folder.shown.empty() ? "." : folder.shown, folder.real.size() == folder.rootLength,
                      error);
  if (options.respectGitignore) {
    bool isTop = false, hasIgnoreFile = false;
    for (const Entry &entry : entries) {
      isTop |= entry.name == ".git";
      hasIgnoreFile |= entry.name == ".gitignore";
    }
    if (isTop || hasIgnoreFile)
      folder.ignores = ignoreFiles.enter(folder.ignores, folder.real, isTop);
  }
  for (const Entry &entry : entries)
    visitEntry(folder, entry);
  folders.push_back(std::move(folder.real));
}

bool Walk::isSkipped(const Folder &folder, const Entry &entry, const std::string &shown,
                     const std::string &real) const {
  bool isFolder = entry.kind == EntryKind::Folder;
  if (isFolder && isSkippedByDefault(entry.name, access((real + "/__init__.py").c_str(), F_OK) == 0))
    return true;
  llvm::StringRef fromRoot = llvm::StringRef(real).drop_front(folder.rootLength);
  fromRoot.consume_front("/");
  return excludes.matches(fromRoot, shown, real, isFolder) || isIgnored(folder.ignores, real, isFolder);
}

void Walk::visitEntry(const Folder &folder, const Entry &entry) {
  bool isFile = entry.kind == EntryKind::File || entry.kind == EntryKind::FileLink;
  if (entry.kind == EntryKind::Other || (isFile && !hasPythonExtension(entry.name)))
    return;
  std::string shown = joined(folder.shown, entry.name), real = joined(folder.real, entry.name);
  if (isSkipped(folder, entry, shown, real))
    return;
  if (entry.kind == EntryKind::Folder) {
    pending.push_back({std::move(shown), std::move(real), folder.rootLength, folder.ignores});
    return;
  }
  std::string target = entry.kind == EntryKind::FileLink ? realPathOf(real) : real;
  found.push_back({std::move(shown), std::move(real), std::move(target)});
}

/// Of several ways to one file the named one stays, else one without a link, else the first.
static void dropDuplicates(std::vector<FoundFile> &files) {
  auto key = [](const FoundFile &f) -> llvm::StringRef { return f.realPath.empty() ? f.path : f.realPath; };
  auto rank = [](const FoundFile &f) { return (f.named ? 0 : 2) + (f.place == f.realPath ? 0 : 1); };
  llvm::StringMap<size_t> best;
  for (size_t i = 0; i < files.size(); ++i) {
    auto [it, fresh] = best.try_emplace(key(files[i]), i);
    if (!fresh && rank(files[i]) < rank(files[it->second]))
      it->second = i;
  }
  size_t kept = 0;
  for (size_t i = 0; i < files.size(); ++i) {
    if (best.lookup(key(files[i])) != i)
      continue;
    if (kept != i)
      files[kept] = std::move(files[i]);
    ++kept;
  }
  files.resize(kept);
}

static Walk walked(const SourceOptions &options) {
  Walk walk(options);
  for (const std::string &root : options.roots)
    walk.addRoot(root);
  if (options.roots.empty())
    walk.addRoot(".");
  return walk;
}

std::vector<std::string> findFolders(const SourceOptions &options) { return walked(options).takeFolders(); }

std::vector<FoundFile> findFiles(const SourceOptions &options) {
  std::vector<FoundFile> files = walked(options).take();
  std::stable_sort(files.begin(), files.end(), [](auto &a, auto &b) { return a.path < b.path; });
  dropDuplicates(files);
  return files;
}

} // namespace threadlint
