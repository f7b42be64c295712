// Runs `git diff` and `git ls-files`, and holds the places of findings against them.
#include "driver/Changes.h"
#include "source/Diff.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Program.h"
#include <cstdlib>
#include <set>

namespace threadlint {

namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

struct Ran {
  int code = -1;
  std::string out, error;
};

std::string textOf(llvm::StringRef file) {
  auto buffer = llvm::MemoryBuffer::getFile(file);
  return buffer ? (*buffer)->getBuffer().str() : "";
}

/// The first line without `fatal: `.
std::string reasonIn(llvm::StringRef error) {
  llvm::StringRef line = error.split('\n').first.trim();
  line.consume_front("fatal: ");
  return line.str();
}

Ran runGit(llvm::StringRef folder, llvm::ArrayRef<llvm::StringRef> words) {
  Ran ran;
  llvm::ErrorOr<std::string> program = llvm::sys::findProgramByName("git");
  if (!program) {
    ran.error = "`git` is not on the PATH";
    return ran;
  }
  llvm::SmallString<128> out, error;
  auto removeBoth = llvm::make_scope_exit([&] {
    fs::remove(out);
    fs::remove(error);
  });
  for (llvm::SmallString<128> *file : {&out, &error})
    if (std::error_code problem = fs::createTemporaryFile("threadlint", "git", *file)) {
      ran.error = "cannot make a temporary file: " + problem.message();
      return ran;
    }
  // The index is only read: another git may work with it.
  std::vector<llvm::StringRef> line = {*program, "--no-optional-locks", "-C", folder};
  llvm::append_range(line, words);
  std::optional<llvm::StringRef> redirects[] = {llvm::StringRef(""), out.str(), error.str()};
  ran.code = llvm::sys::ExecuteAndWait(*program, line, std::nullopt, redirects, 0, 0, &ran.error);
  ran.out = textOf(out);
  if (ran.error.empty())
    ran.error = reasonIn(textOf(error));
  return ran;
}

std::string withoutLineEnd(std::string text) {
  if (!text.empty() && text.back() == '\n')
    text.pop_back();
  return text;
}

/// The root, if it is a folder, else the folder it is in; upwards to one that exists.
std::string folderOf(llvm::StringRef root) {
  llvm::SmallString<256> folder(root);
  fs::make_absolute(folder);
  path::remove_dots(folder);
  while (!fs::is_directory(folder) && path::has_parent_path(folder))
    path::remove_filename(folder);
  return folder.str().str();
}

std::string realPathOf(llvm::StringRef shown) {
  llvm::SmallString<256> real;
  return fs::real_path(shown, real) ? "" : real.str().str();
}

/// Git counts lines by `\n` alone.
class GitLines {
public:
  explicit GitLines(llvm::StringRef text) {
    for (size_t at = text.find('\n'); at != llvm::StringRef::npos; at = text.find('\n', at + 1))
      ends.push_back(static_cast<uint32_t>(at));
  }
  uint32_t lineOf(uint32_t offset) const {
    return static_cast<uint32_t>(llvm::lower_bound(ends, offset) - ends.begin()) + 1;
  }

private:
  std::vector<uint32_t> ends;
};

} // namespace

std::string Changes::read() {
  changed.clear();
  unsetenv("GIT_DIFF_OPTS"); // it would come above our options
  std::set<std::string> tops;
  // A hook may be told the repository; then git must start where the hook did.
  bool isTold = llvm::sys::Process::GetEnv("GIT_DIR").has_value();
  for (const std::string &root : roots) {
    std::string folder = folderOf(isTold ? "." : root);
    Ran ran = runGit(folder, {"rev-parse", "--show-toplevel"});
    if (ran.code != 0)
      return "`--changed-since` finds no git repository at `" + folder + "`: " + ran.error;
    tops.insert(withoutLineEnd(ran.out));
  }
  for (const std::string &top : tops)
    if (std::string problem = readRepository(top); !problem.empty())
      return problem;
  return "";
}

std::string Changes::readRepository(const std::string &top) {
  llvm::StringRef name = revision;
  bool fromBranching = name.consume_back("...");
  const std::string unknown = "`--changed-since`: the repository `" + top + "` has no revision `" +
                              name.str() + "`; a clone made with `--depth` may lack it";
  if (name.empty() || name.starts_with("-"))
    return unknown;
  Ran found = runGit(top, {"rev-parse", "--verify", "--quiet", (name + "^{commit}").str()});
  if (found.code != 0)
    return unknown;
  std::string commit = withoutLineEnd(found.out);
  if (fromBranching) {
    Ran base = runGit(top, {"merge-base", commit, "HEAD"});
    if (base.code != 0)
      return "`--changed-since`: `" + name.str() + "` and the current branch of `" + top +
             "` have no revision in common";
    commit = withoutLineEnd(base.out);
  }
  Ran diff = runGit(top, {"diff", "-M", "--unified=0", "--inter-hunk-context=0", "--no-ext-diff",
                          "--no-textconv", "--no-color", "--no-relative", "--submodule=short",
                          "--src-prefix=a/", "--dst-prefix=b/", commit, "--"});
  if (diff.code != 0)
    return "`--changed-since`: `git diff` failed: " + diff.error;
  // A folder that is new as a whole ends with a slash.
  Ran fresh = runGit(top, {"ls-files", "--others", "--directory", "--no-empty-directory", "-z"});
  if (fresh.code != 0)
    return "`--changed-since`: `git ls-files` failed: " + fresh.error;
  std::string folder = realPathOf(top) + "/";
  for (ChangedFile &file : parseDiff(diff.out))
    if (!file.lines.empty())
      changed[folder + file.path] = std::move(file.lines);
  llvm::SmallVector<llvm::StringRef, 0> names;
  llvm::StringRef(fresh.out).split(names, '\0', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef untracked : names)
    changed[folder + untracked.rtrim('/').str()].clear();
  return "";
}

const Changes::Lines *Changes::linesOf(const std::string &shown) const {
  std::string real = realPathOf(shown);
  if (auto found = changed.find(real); found != changed.end())
    return &found->second;
  static const Lines everything;
  for (llvm::StringRef folder = path::parent_path(real); folder.size() > 1;
       folder = path::parent_path(folder))
    if (changed.count(folder.str()))
      return &everything;
  return nullptr;
}

void Changes::keepTouched(const SourceSet &sources, std::vector<Finding> &findings) const {
  struct Known {
    const Lines *changes;
    GitLines lines;
  };
  std::map<FileId, Known> files;
  auto of = [&](FileId id) -> const Known & {
    const SourceFile &file = sources.files[id];
    if (auto known = files.find(id); known != files.end())
      return known->second;
    const Lines *changes = linesOf(file.path);
    return files.emplace(id, Known{changes, GitLines(changes ? file.text : "")}).first->second;
  };
  auto touches = [&](FileId id, Span span) {
    const Known &file = of(id);
    if (!file.changes || file.changes->empty())
      return file.changes != nullptr;
    uint32_t first = file.lines.lineOf(span.begin);
    uint32_t last = file.lines.lineOf(span.empty() ? span.begin : span.end - 1);
    return llvm::any_of(*file.changes,
                        [&](auto &range) { return range.first <= last && first <= range.second; });
  };
  llvm::erase_if(findings, [&](const Finding &finding) {
    const SourceFile &file = sources.files[finding.file];
    llvm::StringRef code = ruleInfo(finding.rule).code;
    if (code == "THR002" || code == "THR003")
      return file.problem != ReadProblem::Missing && !of(finding.file).changes;
    return !touches(finding.file, finding.span) &&
           llvm::none_of(finding.related,
                         [&](const RelatedPlace &place) { return touches(place.file, place.span); });
  });
}

} // namespace threadlint
