// The generated rule table, looking rules up in it, and putting arguments into messages.
#include "diag/Rules.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

namespace threadlint {

static constexpr RuleInfo ruleTable[] = {
#include "RuleTable.inc"
};

static constexpr bool isSortedByCode() {
  for (size_t i = 1; i < std::size(ruleTable); ++i)
    if (std::string_view(ruleTable[i - 1].code) >= std::string_view(ruleTable[i].code))
      return false;
  return true;
}
static_assert(isSortedByCode(), "a RuleId is an index in the order of codes");

llvm::ArrayRef<RuleInfo> allRules() { return ruleTable; }

const RuleInfo &ruleInfo(RuleId id) {
  assert(id.v < std::size(ruleTable) && "no such rule");
  return ruleTable[id.v];
}

RuleId findRuleIn(llvm::ArrayRef<RuleInfo> rules, llvm::StringRef codeOrName) {
  auto it = std::lower_bound(rules.begin(), rules.end(), codeOrName,
                             [](const RuleInfo &rule, llvm::StringRef code) { return rule.code < code; });
  if (it == rules.end() || it->code != codeOrName)
    it = std::find_if(rules.begin(), rules.end(),
                      [&](const RuleInfo &rule) { return rule.name == codeOrName; });
  return it == rules.end() ? RuleId::none() : RuleId(static_cast<uint32_t>(it - rules.begin()));
}

RuleId findRule(llvm::StringRef codeOrName) { return findRuleIn(allRules(), codeOrName); }

std::string formatMessage(llvm::StringLiteral messageTemplate, llvm::ArrayRef<std::string> arguments) {
  std::string result;
  llvm::StringRef rest = messageTemplate;
  while (!rest.empty()) {
    size_t brace = std::min(rest.find('{'), rest.size());
    result += rest.take_front(brace);
    rest = rest.drop_front(brace);
    llvm::StringRef digits = rest.drop_front(!rest.empty()).take_while(llvm::isDigit);
    size_t index = 0;
    bool isHole = !digits.empty() && rest.drop_front(1 + digits.size()).starts_with("}") &&
                  !digits.getAsInteger(10, index);
    assert((!isHole || index < arguments.size()) && "the rule gave too few arguments");
    if (isHole && index < arguments.size()) {
      result += arguments[index];
      rest = rest.drop_front(digits.size() + 2);
    } else if (!rest.empty()) {
      result += rest[0];
      rest = rest.drop_front();
    }
  }
  return result;
}

bool isLatent(const Finding &finding) { return finding.runtimes.empty() && !finding.latent.empty(); }

Severity severityOf(const Finding &finding) {
  return isLatent(finding) ? Severity::Note : ruleInfo(finding.rule).severity;
}

llvm::StringRef nameOf(Severity severity) {
  switch (severity) {
  case Severity::Note:
    return "note";
  case Severity::Warning:
    return "warning";
  case Severity::Error:
    return "error";
  }
  llvm_unreachable("severity");
}

} // namespace threadlint
