// Raw findings of all rules -> what the user sees: enabled, not suppressed, each once, in order.
#include "diag/Silence.h"
#include "source/Ignore.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <tuple>

namespace threadlint {
/// Where `code` stands in the comment, for a finding that points at it.
static Span spanOfCode(const SourceFile &file, const Suppression &suppression, llvm::StringRef code) {
  llvm::StringRef comment = llvm::StringRef(file.text).slice(suppression.span.begin, suppression.span.end);
  size_t list = std::min(comment.find('['), comment.size());
  for (size_t at = comment.find(code, list); at != llvm::StringRef::npos; at = comment.find(code, at + 1)) {
    llvm::StringRef after = comment.drop_front(at + code.size()).ltrim();
    llvm::StringRef before = comment.take_front(at).rtrim();
    if ((after.starts_with(",") || after.starts_with("]")) &&
        (before.ends_with(",") || before.ends_with("["))) {
      uint32_t begin = suppression.span.begin + static_cast<uint32_t>(at);
      return {begin, begin + static_cast<uint32_t>(code.size())};
    }
  }
  return suppression.span;
}

static void addInvalidSuppressions(llvm::ArrayRef<RuleInfo> rules, const SourceSet &sources, RuleId rule,
                                   std::vector<Finding> &findings) {
  for (uint32_t i = 0; i < sources.files.size(); ++i) {
    const SourceFile &file = sources.files[FileId(i)];
    for (const Suppression &suppression : file.suppressions) {
      if (suppression.noqa)
        continue;
      for (const std::string &code : suppression.codes) {
        if (findRuleIn(rules, code))
          continue;
        Finding finding;
        finding.rule = rule;
        finding.file = FileId(i);
        finding.span = spanOfCode(file, suppression, code);
        finding.message =
            formatMessage(rules[rule.v].message,
                          {code, "is neither the code nor the name of a rule, so it suppresses nothing"});
        findings.push_back(std::move(finding));
      }
    }
  }
}

namespace {

/// `per-file-ignores`, asked file by file.
class FileIgnores {
public:
  FileIgnores(const SourceSet &sources, const RuleSelection &selection)
      : sources(sources), selection(selection) {
    for (const auto &[glob, rules] : selection.perFile) {
      bool turned = llvm::StringRef(glob).starts_with("!");
      globs.emplace_back(std::vector<std::string>{glob.substr(turned)}, turned);
    }
  }

  bool hides(const Finding &finding) {
    if (globs.empty() || !sources.files.contains(finding.file))
      return false;
    if (finding.file != current) {
      current = finding.file;
      lookUp(sources.files[current].path);
    }
    return llvm::any_of(matching, [&](size_t i) { return selection.perFile[i].second[finding.rule.v]; });
  }

private:
  void lookUp(llvm::StringRef shown) {
    llvm::SmallString<256> real(shown);
    llvm::sys::fs::make_absolute(real);
    llvm::sys::path::remove_dots(real, true);
    matching.clear();
    for (size_t i = 0; i < globs.size(); ++i)
      if (matchesWithFolders(globs[i].first, real) != globs[i].second)
        matching.push_back(i);
  }
  /// The file or a folder around it.
  static bool matchesWithFolders(const Excludes &glob, llvm::StringRef path) {
    for (bool isFolder = false; path.size() > 1; isFolder = true) {
      if (glob.matches(path, path, path, isFolder))
        return true;
      path = llvm::sys::path::parent_path(path);
    }
    return false;
  }

  const SourceSet &sources;
  const RuleSelection &selection;
  std::vector<std::pair<Excludes, bool>> globs;
  std::vector<size_t> matching; ///< for the current file
  FileId current;
};

} // namespace

static void sortFindings(const SourceSet &sources, std::vector<Finding> &findings) {
  auto path = [&](FileId file) {
    return sources.files.contains(file) ? llvm::StringRef(sources.files[file].path) : llvm::StringRef();
  };
  // The most confident of equals comes first: it is the one that stays.
  auto key = [](const Finding &f) {
    return std::tuple(f.span.begin, f.rule, f.span.end, -int(f.confidence));
  };
  llvm::stable_sort(findings, [&](const Finding &a, const Finding &b) {
    if (a.file != b.file) {
      int order = path(a.file).compare(path(b.file));
      return order != 0 ? order < 0 : a.file < b.file;
    }
    return key(a) != key(b) ? key(a) < key(b) : a.message < b.message;
  });
}

static void merge(Finding &into, const Finding &from) {
  auto unite = [](std::vector<llvm::StringRef> &all, llvm::ArrayRef<llvm::StringRef> more) {
    for (llvm::StringRef runtime : more)
      if (!llvm::is_contained(all, runtime))
        all.push_back(runtime);
  };
  unite(into.runtimes, from.runtimes);
  unite(into.latent, from.latent);
  llvm::erase_if(into.latent, [&](llvm::StringRef name) { return llvm::is_contained(into.runtimes, name); });
}

/// One rule says one thing about one place; what bites on the runtimes of either bites on those of both.
static void mergeDuplicates(std::vector<Finding> &findings) {
  size_t kept = 0;
  for (size_t i = 0; i < findings.size(); ++i) {
    if (kept > 0) {
      Finding &last = findings[kept - 1];
      if (std::tie(last.file, last.rule) == std::tie(findings[i].file, findings[i].rule) &&
          last.span == findings[i].span) {
        merge(last, findings[i]);
        continue;
      }
    }
    if (kept != i)
      findings[kept] = std::move(findings[i]);
    ++kept;
  }
  findings.resize(kept);
}

void finishFindingsIn(llvm::ArrayRef<RuleInfo> rules, const SourceSet &sources,
                      const RuleSelection &selection, std::vector<Finding> &findings) {
  if (RuleId rule = findRuleIn(rules, "THR005"); rule && selection.isEnabled(rule))
    addInvalidSuppressions(rules, sources, rule, findings);
  Silencers silencers(rules, sources);
  llvm::erase_if(findings, [&](const Finding &finding) {
    // Asked first: a comment against a finding that is not shown is of use too.
    bool silenced = selection.isEnabled(finding.rule) && silencers.silences(finding);
    bool isGuess = finding.confidence == Confidence::Low && !selection.guesses;
    return silenced || !selection.isEnabled(finding.rule) || isGuess ||
           finding.confidence < selection.minConfidence || (isLatent(finding) && !selection.latent);
  });
  if (RuleId rule = findRuleIn(rules, "THR004"); rule && selection.isEnabled(rule))
    silencers.addUnused(selection, rule, findings);
  sortFindings(sources, findings);
  FileIgnores ignores(sources, selection);
  llvm::erase_if(findings, [&](const Finding &finding) { return ignores.hides(finding); });
  mergeDuplicates(findings);
}

void finishFindings(const SourceSet &sources, const RuleSelection &selection,
                    std::vector<Finding> &findings) {
  finishFindingsIn(allRules(), sources, selection, findings);
}

} // namespace threadlint
