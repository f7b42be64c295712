// The options of rules: the generated table (from the front matter of rules/THRnnn-name.md), and their
// values.
#pragma once

#include "base/Id.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace llvm {
class raw_ostream;
}

namespace threadlint {

struct OptionTag;
using OptionId = Id<OptionTag>; ///< index into the table

enum class OptionType : uint8_t {
  Number, ///< a whole number in a range
  Names,  ///< a list of names, empty by default
};

struct OptionInfo {
  RuleId rule;
  llvm::StringLiteral name;
  OptionType type;
  int64_t byDefault, least, most; ///< of a Number
  llvm::StringLiteral example;    ///< as TOML
  llvm::StringLiteral help;       ///< whole sentences
};

/// Sorted by rule; index = OptionId.
llvm::ArrayRef<OptionInfo> allOptions();
const OptionInfo &optionInfo(OptionId id);
std::vector<OptionId> optionsOf(RuleId rule);
/// None when the rule has no such option.
OptionId findOption(RuleId rule, llvm::StringRef name);
/// For people: "a number from 1 to 60", "a list of strings".
std::string wordsFor(const OptionInfo &info);
/// As TOML: "50", "[]".
std::string defaultOf(const OptionInfo &info);
/// A line of Markdown for each option of the rule; nothing when it has none.
void writeOptions(RuleId rule, llvm::raw_ostream &os);

struct OptionValue {
  int64_t number = 0;
  std::vector<std::string> names;
};

/// A value for every option.
class OptionValues {
public:
  OptionValues(); ///< the defaults
  int64_t number(OptionId id) const { return values[id.v].number; }
  llvm::ArrayRef<std::string> names(OptionId id) const { return values[id.v].names; }
  void set(OptionId id, OptionValue value) { values[id.v] = std::move(value); }
  static const OptionValues &defaults();

private:
  std::vector<OptionValue> values;
};

#include "OptionIds.inc" // `namespace option { inline constexpr OptionId THR806LongestSleepMs{5}; }` and so on

} // namespace threadlint
