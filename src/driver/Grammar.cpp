// Reads the grammar back from CLI11, so that what is made from it cannot fall behind.
#include "driver/Grammar.h"
#include "config/Keys.h"
#include "diag/Diag.h"
#include "model/Model.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include <CLI/CLI.hpp>

namespace threadlint {

namespace {

std::vector<std::string> splitWords(llvm::StringRef text) {
  llvm::SmallVector<llvm::StringRef, 16> parts;
  text.split(parts, '|', -1, /*KeepEmpty=*/false);
  return {parts.begin(), parts.end()};
}

bool areWords(llvm::StringRef type) {
  return type.contains('|') && llvm::none_of(type, [](char c) { return llvm::isUpper(c); });
}

/// By how the help calls the value.
ValueKind kindOf(llvm::StringRef value) {
  return llvm::StringSwitch<ValueKind>(value)
      .Case("", ValueKind::None)
      .Cases("RULES", "RULE", ValueKind::Rules)
      .Case("NAMES", ValueKind::Runtimes)
      .Case("KEY", ValueKind::Keys)
      .Cases("FILE", "FILE|SETTING", "PATHS", "FILE:LINE", "GLOBS", ValueKind::File)
      .Default(ValueKind::Other);
}

/// A key of the configuration with the same name knows its words.
std::vector<std::string> wordsOfKey(llvm::ArrayRef<std::string> names) {
  for (llvm::StringRef name : names)
    if (const KeyInfo *info = name.consume_front("--") ? findKey(name) : nullptr;
        info && !info->words.empty())
      return splitWords(info->words);
  return {};
}

std::vector<std::string> wordsFor(ValueKind kind) {
  std::vector<std::string> words;
  Model model;
  switch (kind) {
  case ValueKind::None:
  case ValueKind::Words:
  case ValueKind::File:
  case ValueKind::Other:
    break;
  case ValueKind::Rules:
    for (const RuleInfo &rule : allRules())
      llvm::append_range(words, std::vector<std::string>{rule.code.str(), rule.name.str()});
    break;
  case ValueKind::Runtimes:
    for (const Runtime &runtime : model.runtimes())
      words.push_back(runtime.name.str());
    break;
  case ValueKind::Keys:
    for (const KeyInfo &info : allKeys())
      words.push_back(info.name.str());
    break;
  }
  return words;
}

OptionInfo optionInfo(const CLI::Option &option) {
  OptionInfo info;
  for (const std::string &name : option.get_snames())
    info.names.push_back("-" + name);
  for (const std::string &name : option.get_lnames())
    info.names.push_back("--" + name);
  bool isFlag = option.get_items_expected_max() == 0;
  std::string type = isFlag ? "" : option.get_type_name();
  info.value = option.get_positional() ? option.get_name(true) : type;
  info.help = option.get_description();
  info.group = option.get_group();
  info.environment = option.get_envname();
  info.words = areWords(type) ? splitWords(type) : wordsOfKey(info.names);
  info.kind = info.words.empty() ? kindOf(info.value) : ValueKind::Words;
  if (info.words.empty())
    info.words = wordsFor(info.kind);
  info.isList = option.get_delimiter() == ',';
  return info;
}

CommandInfo commandInfo(const CLI::App &app) {
  CommandInfo info;
  info.name = app.get_name();
  info.help = app.get_description();
  info.footer = app.get_footer();
  for (const CLI::Option *option : app.get_options())
    if (!option->get_group().empty()) // else hidden
      (option->get_positional() ? info.positionals : info.options).push_back(optionInfo(*option));
  return info;
}

} // namespace

Grammar grammarOf(const CLI::App &app) {
  CommandInfo whole = commandInfo(app);
  Grammar grammar;
  grammar.about = whole.help;
  grammar.options = std::move(whole.options);
  for (const CLI::App *sub : app.get_subcommands([](const CLI::App *) { return true; }))
    grammar.commands.push_back(commandInfo(*sub));
  return grammar;
}

} // namespace threadlint
