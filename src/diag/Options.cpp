// The generated table of the options of rules, what people read of it, and the default values.
#include "diag/Options.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

static constexpr OptionInfo optionTable[] = {
#include "OptionTable.inc"
};

llvm::ArrayRef<OptionInfo> allOptions() { return optionTable; }

const OptionInfo &optionInfo(OptionId id) { return allOptions()[id.v]; }

std::vector<OptionId> optionsOf(RuleId rule) {
  std::vector<OptionId> out;
  for (uint32_t i = 0; i < allOptions().size(); ++i)
    if (allOptions()[i].rule == rule)
      out.push_back(OptionId(i));
  return out;
}

OptionId findOption(RuleId rule, llvm::StringRef name) {
  for (OptionId id : optionsOf(rule))
    if (optionInfo(id).name == name)
      return id;
  return OptionId();
}

std::string wordsFor(const OptionInfo &info) {
  switch (info.type) {
  case OptionType::Number:
    return "a number from " + std::to_string(info.least) + " to " + std::to_string(info.most);
  case OptionType::Names:
    return "a list of strings";
  }
  return {};
}

std::string defaultOf(const OptionInfo &info) {
  return info.type == OptionType::Number ? std::to_string(info.byDefault) : "[]";
}

void writeOptions(RuleId rule, llvm::raw_ostream &os) {
  for (OptionId id : optionsOf(rule)) {
    const OptionInfo &info = optionInfo(id);
    os << "- `" << info.name << "` (" << wordsFor(info) << ", by default `" << defaultOf(info)
       << "`): " << info.help << '\n';
  }
}

OptionValues::OptionValues() {
  for (const OptionInfo &info : allOptions())
    values.push_back({info.byDefault, {}});
}

const OptionValues &OptionValues::defaults() {
  static const OptionValues all;
  return all;
}

} // namespace threadlint
