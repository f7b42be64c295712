// Ignore files and exclude globs -> is this path to be skipped?
#include "source/Ignore.h"
#include "source/Read.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include <unistd.h>

namespace threadlint {

using llvm::StringRef;

static std::vector<IgnorePattern> parsePatterns(StringRef text) {
  std::vector<IgnorePattern> patterns;
  text.consume_front("\xEF\xBB\xBF");
  while (!text.empty()) {
    auto [line, rest] = text.split('\n');
    line.consume_back("\r");
    if (auto pattern = IgnorePattern::parse(line))
      patterns.push_back(std::move(*pattern));
    text = rest;
  }
  return patterns;
}

bool isIgnored(const IgnoreLevel *level, StringRef path, bool isFolder) {
  for (; level; level = level->parent) {
    StringRef relative = path.drop_front(level->folder.size());
    relative.consume_front("/");
    for (const IgnorePattern &pattern : llvm::reverse(level->patterns))
      if (pattern.matches(relative, isFolder))
        return !pattern.isNegated();
  }
  return false;
}

const IgnoreLevel *IgnoreFiles::load(const IgnoreLevel *parent, const std::string &folder,
                                     const std::string &file) {
  std::string text, why;
  if (readBytes(file, text, why) != ReadProblem::None)
    return parent;
  std::vector<IgnorePattern> patterns = parsePatterns(text);
  if (patterns.empty())
    return parent;
  levels.push_back({parent, folder, std::move(patterns)});
  return &levels.back();
}

const IgnoreLevel *IgnoreFiles::enter(const IgnoreLevel *parent, const std::string &folder,
                                      bool isRepositoryTop) {
  std::string base = folder == "/" ? "" : folder;
  if (isRepositoryTop)
    parent = load(nullptr, folder, base + "/.git/info/exclude");
  return load(parent, folder, base + "/.gitignore");
}

const IgnoreLevel *IgnoreFiles::above(const std::string &folder) {
  std::vector<std::string> folders; // from the inside out
  for (StringRef at = folder; !at.empty();) {
    if (access((at.str() + "/.git").c_str(), F_OK) == 0) {
      if (at == folder)
        return nullptr;
      folders.push_back(at.str());
      const IgnoreLevel *level = nullptr;
      for (const std::string &f : llvm::reverse(folders))
        level = enter(level, f, f == at);
      return level;
    }
    if (at != folder)
      folders.push_back(at.str());
    at = at.rsplit('/').first;
  }
  return nullptr;
}

bool isSkippedByDefault(StringRef folderName, bool isPackage) {
  if (folderName.starts_with("."))
    return llvm::StringSwitch<bool>(folderName)
        .Cases(".bzr", ".direnv", ".eggs", ".git", ".git-rewrite", ".hg", ".svn", true)
        .Cases(".ipynb_checkpoints", ".mypy_cache", ".nox", ".pants.d", ".pyenv", ".pytest_cache", true)
        .Cases(".pytype", ".ruff_cache", ".tox", ".venv", ".vscode", true)
        .Default(false);
  return !isPackage &&
         llvm::StringSwitch<bool>(folderName)
             .Cases("__pycache__", "__pypackages__", "_build", "buck-out", "build", "dist", true)
             .Cases("node_modules", "site-packages", "dist-packages", "venv", true)
             .Default(false);
}

Excludes::Excludes(llvm::ArrayRef<std::string> globs) {
  for (StringRef glob : globs) {
    glob.consume_front("./");
    if (auto pattern = IgnorePattern::parse(glob))
      patterns.push_back(std::move(*pattern));
  }
}

bool Excludes::matches(StringRef fromRoot, StringRef shown, StringRef real, bool isFolder) const {
  shown.consume_front("/");
  real.consume_front("/");
  for (const IgnorePattern &pattern : llvm::reverse(patterns))
    if (pattern.matches(fromRoot, isFolder) || pattern.matches(shown, isFolder) ||
        pattern.matches(real, isFolder))
      return !pattern.isNegated();
  return false;
}

} // namespace threadlint
