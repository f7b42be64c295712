// The commands and options of the program as plain data, for what is made from them.
#pragma once

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace CLI {
class App;
}
namespace llvm {
class raw_ostream;
}

namespace threadlint {

enum class ValueKind : uint8_t { None, Words, Rules, Runtimes, Keys, File, Other };

struct OptionInfo {
  std::vector<std::string> names; ///< `-o`, `--output-file`; empty for a positional
  std::string value;              ///< "FILE"; "" for a flag
  std::string help, group;
  std::string environment; ///< the variable that stands for it; "": none
  ValueKind kind = ValueKind::None;
  std::vector<std::string> words; ///< that a value of the kind can be
  bool isList = false;            ///< values with commas
};

struct CommandInfo {
  std::string name, help, footer;
  std::vector<OptionInfo> options, positionals;
};

struct Grammar {
  std::string about;
  std::vector<OptionInfo> options; ///< before a command
  std::vector<CommandInfo> commands;
};

Grammar grammarOf(const CLI::App &app);

void writeBashCompletions(const Grammar &grammar, llvm::raw_ostream &os);
void writeZshCompletions(const Grammar &grammar, llvm::raw_ostream &os);
void writeFishCompletions(const Grammar &grammar, llvm::raw_ostream &os);
/// A page for section 1, in the macros of man(7).
void writeManPage(const Grammar &grammar, llvm::raw_ostream &os);

} // namespace threadlint
