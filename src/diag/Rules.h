// Selection and finishing over any rule table, so that both can be tried on one made by hand.
#pragma once

#include "diag/Diag.h"

namespace threadlint {

/// `rules` is sorted by code.
RuleId findRuleIn(llvm::ArrayRef<RuleInfo> rules, llvm::StringRef codeOrName);

RuleSelection selectRulesIn(llvm::ArrayRef<RuleInfo> rules, const SelectionOptions &options,
                            std::vector<std::string> &unknown);

void finishFindingsIn(llvm::ArrayRef<RuleInfo> rules, const SourceSet &sources,
                      const RuleSelection &selection, std::vector<Finding> &findings);

} // namespace threadlint
