// Lays out the help and words the errors of usage.
#include "driver/Usage.h"
#include "llvm/ADT/STLExtras.h"
#include <CLI/CLI.hpp>

namespace threadlint {

namespace {

/// Options as `--name TYPE`, without CLI11's "..." for those that may be repeated.
class HelpFormatter : public CLI::Formatter {
public:
  HelpFormatter() { column_width(33); }
  std::string make_option_opts(const CLI::Option *option) const override {
    std::string type = option->get_type_name();
    return type.empty() ? "" : " " + type;
  }
  std::string make_option_desc(const CLI::Option *option) const override {
    std::string variable = option->get_envname();
    return option->get_description() + (variable.empty() ? "" : "\n[env: " + variable + "]");
  }
};

/// "`check`, `threads` <and> `version`"
std::string commandsOf(const CLI::App &app, llvm::StringRef conjunction) {
  std::vector<const CLI::App *> subs = app.get_subcommands([](const CLI::App *) { return true; });
  std::string text;
  for (const CLI::App *sub : subs)
    text += (text.empty()         ? "`"
             : sub == subs.back() ? " " + conjunction.str() + " `"
                                  : ", `") +
            sub->get_name() + "`";
  return text;
}

} // namespace

std::string commandProblem(const CLI::App &app, llvm::ArrayRef<std::string> arguments) {
  if (arguments.empty())
    return "a command is missing: " + commandsOf(app, "or");
  llvm::StringRef first = arguments.front();
  if (first.starts_with("-")) {
    bool known = llvm::is_contained({"-h", "--help", "-V", "--version"}, first);
    return known ? "" : "unknown option `" + first.str() + "`; options of a command follow it";
  }
  for (const CLI::App *sub : app.get_subcommands([](const CLI::App *) { return true; }))
    if (sub->get_name() == first)
      return "";
  return "unknown command `" + first.str() + "`; commands are " + commandsOf(app, "and") +
         " (paths follow `check`)";
}

std::string valueProblem(const CLI::App &app, llvm::StringRef message,
                         llvm::ArrayRef<std::string> arguments) {
  llvm::StringRef name = message.split(':').first;
  bool given = llvm::any_of(arguments, [&](llvm::StringRef word) { return word.starts_with(name); });
  for (const CLI::App *sub : app.get_subcommands())
    for (const CLI::Option *option : sub->get_options())
      if (!given && option->get_name() == name && !option->get_envname().empty())
        return message.str() + " (from " + option->get_envname() + ")";
  return message.str();
}

void setFormatter(CLI::App &app) { app.formatter(std::make_shared<HelpFormatter>()); }

std::string clashIn(const CheckCommand &check) {
  struct Use {
    bool given;
    const char *name;
  };
  const Use needFiles[] = {{check.addNoqa, "--add-noqa"},
                           {check.changedSince.has_value(), "--changed-since"},
                           {check.watch, "--watch"}};
  for (const Use &use : needFiles)
    if (use.given && check.request.haveStdin)
      return "`" + std::string(use.name) + "` needs files; the standard input is none";
  const Use notWatched[] = {{check.addNoqa, "--add-noqa"},
                            {check.writeBaseline, "--write-baseline"},
                            {check.showFiles, "--show-files"},
                            {check.showSettings, "--show-settings"},
                            {check.request.dump != Dump::None, "--dump"},
                            {!check.timeTrace.empty(), "--time-trace"}};
  for (const Use &use : notWatched)
    if (use.given && check.watch)
      return "`--watch` and `" + std::string(use.name) + "` exclude each other";
  if (check.writeBaseline && check.changedSince)
    return "`--changed-since` and `--write-baseline` exclude each other: a baseline lists all findings";
  return "";
}

} // namespace threadlint
