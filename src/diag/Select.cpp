// Lists of codes, prefixes and names -> which rules run.
#include "diag/Rules.h"
#include <climits>

namespace threadlint {
namespace {

/// How narrowly a selector names a rule: the length of a prefix; the whole code or the name is narrower
/// still.
using Narrowness = int;
constexpr Narrowness noMatch = -1, everything = 0, exact = INT_MAX;

} // namespace

static Narrowness match(llvm::StringRef selector, const RuleInfo &rule) {
  if (selector == "ALL")
    return everything;
  if (selector == rule.code || selector == rule.name)
    return exact;
  bool isPrefix = selector.starts_with("THR") && rule.code.starts_with(selector);
  return isPrefix ? static_cast<Narrowness>(selector.size()) : noMatch;
}

/// Raises `narrowness` (by rule) to what `selectors` say; selectors that match no rule go to `unknown`.
static void apply(llvm::ArrayRef<RuleInfo> rules, llvm::ArrayRef<std::string> selectors,
                  std::vector<Narrowness> &narrowness, std::vector<std::string> &unknown) {
  for (llvm::StringRef written : selectors) {
    llvm::StringRef selector = written.trim();
    bool known = selector == "ALL";
    for (size_t i = 0; i < rules.size(); ++i) {
      Narrowness found = match(selector, rules[i]);
      known |= found != noMatch;
      narrowness[i] = std::max(narrowness[i], found);
    }
    if (!known)
      unknown.push_back(selector.str());
  }
}

RuleSelection selectRulesIn(llvm::ArrayRef<RuleInfo> rules, const SelectionOptions &options,
                            std::vector<std::string> &unknown) {
  std::vector<Narrowness> selected(rules.size(), options.select.empty() ? everything : noMatch);
  std::vector<Narrowness> ignored(rules.size(), noMatch);
  apply(rules, options.select, selected, unknown);
  apply(rules, options.extendSelect, selected, unknown);
  apply(rules, options.ignore, ignored, unknown);
  RuleSelection result;
  result.latent = options.latent;
  result.guesses = options.preview;
  result.minConfidence = options.minConfidence;
  for (const auto &[glob, selectors] : options.perFileIgnores) {
    std::vector<Narrowness> hidden(rules.size(), noMatch);
    apply(rules, selectors, hidden, unknown);
    std::vector<bool> &flags = result.perFile.emplace_back(glob, std::vector<bool>(rules.size())).second;
    for (size_t i = 0; i < rules.size(); ++i)
      flags[i] = hidden[i] != noMatch;
  }
  result.enabled.resize(rules.size());
  for (size_t i = 0; i < rules.size(); ++i)
    result.enabled[i] = selected[i] > ignored[i] && (options.preview || !rules[i].preview);
  return result;
}

RuleSelection selectRules(const SelectionOptions &options, std::vector<std::string> &unknown) {
  return selectRulesIn(allRules(), options, unknown);
}

} // namespace threadlint
