// The grammar of the command line, in CLI11.
#include "driver/CommandLine.h"
#include "driver/ArgFiles.h"
#include "driver/Grammar.h"
#include "driver/Usage.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <CLI/CLI.hpp>

namespace threadlint {

namespace {

constexpr const char *About =
    "Tells whether the threads of Python code are safe, and whether they make it faster.";

constexpr const char *ExitCodes = R"(Exit codes:
  0  nothing was found (or --exit-zero)
  1  something was found; this includes single files that could not be read (THR002) or parsed in time (THR003)
  2  the run was not possible: wrong usage, unknown rule or runtime, or not one file could be checked

In folders with more than 4 MB of Python, files that mention no threads, processes or coroutines are only analysed
when others need them; a file that is named always is. NO_COLOR and FORCE_COLOR in the environment are obeyed.
An argument @FILE stands for the lines of the file, each of them one argument.)";

constexpr const char *ThreadsExitCodes = R"(Exit codes:
  0  it was shown; files that could not be read or parsed are named on the standard error stream
  2  the run was not possible: wrong usage, unknown runtime, or not one file could be read)";

constexpr const char *WitnessExitCodes =
    R"(The script ends with 0 when it made the finding happen, 1 when it did not, 2 when it could not run.

Exit codes:
  0  the script was written
  2  there is no finding with an interleaving on that line, or the run was not possible)";

/// What CLI11 fills in; texts become enums afterwards.
struct FileTexts {
  std::vector<std::string> paths;
  std::string stdinName;
  bool ignoreGitignore = false;
};
struct CheckTexts {
  FileTexts files;
  std::string format;
  std::string minConfidence, baseline;
  std::vector<std::string> extendExclude, perFileIgnores;
  bool fix = false, unsafeFixes = false, showFixes = false;
  std::string colour = "auto";
  std::string dump;
};
struct ThreadsTexts {
  FileTexts files;
  std::string format = "text";
  std::string colour = "auto";
};

struct ScalingTexts {
  FileTexts files;
  ScalingOptions options;
  bool coresGiven = false;
  std::string format = "text";
};

std::string helpOf(const char *command) { return "`threadlint " + std::string(command) + " --help`"; }

const std::vector<std::string> &formatNames() {
  static const std::vector<std::string> names = {"concise", "full",   "json",  "json-lines", "grouped",
                                                 "github",  "gitlab", "junit", "pylint",     "rdjson",
                                                 "azure",   "sarif",  "lsp"};
  return names;
}

std::string wrapped(const std::vector<std::string> &words) {
  std::string text;
  for (size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i == 7 ? ",\n" : ", ") + words[i];
  return text;
}

void setText(ConfigLayer &layer, Key key, const std::string &text) {
  if (text.empty())
    return;
  KeyValue value;
  value.texts = {text};
  value.origin = "the command line";
  layer[key] = std::move(value);
}

void setTrue(ConfigLayer &layer, Key key, bool flag) {
  if (!flag)
    return;
  KeyValue value;
  value.flag = true;
  value.origin = "the command line";
  layer[key] = std::move(value);
}

/// One of a few words; CLI11's own description of them is left out of the help.
CLI::Option *addChoice(CLI::App &app, const std::string &name, std::string &into,
                       const std::vector<std::string> &words, const char *help) {
  return app.add_option(name, into, help)
      ->check(CLI::IsMember(words).description(""))
      ->type_name(llvm::join(words, "|"));
}

/// `--name A,B --name C`: each use takes one argument, so that paths may follow.
CLI::Option *addList(CLI::App &app, const std::string &name, std::vector<std::string> &into, const char *type,
                     const char *help) {
  return app.add_option(name, into, help)->delimiter(',')->allow_extra_args(false)->type_name(type);
}

std::string defaultRuntimes() {
  std::vector<llvm::StringRef> names;
  Model model;
  for (const Runtime &runtime : model.runtimes())
    if (runtime.isDefault)
      names.push_back(runtime.name);
  return summariseRuntimes(names);
}

void addSelection(CLI::App &app, CheckCommand &check, CheckTexts &texts) {
  SelectionOptions &rules = check.request.rules;
  const char *group = "Rule selection (codes such as THR201, prefixes such as THR2, or names; with commas)";
  addList(app, "--select", rules.select, "RULES", "Check these instead of the default rules")->group(group);
  addList(app, "--extend-select", rules.extendSelect, "RULES", "Check these too")->group(group);
  addList(app, "--ignore", rules.ignore, "RULES", "Do not check these")->group(group);
  app.add_flag("--preview", rules.preview, "Check preview rules too")->group(group);
  addList(app, "--per-file-ignores", texts.perFileIgnores, "GLOB:RULE", "Do not report a rule in some files")
      ->group(group);
  addChoice(app, "--min-confidence", texts.minConfidence, {"low", "medium", "high"},
            "Report only what is at least that sure")
      ->group(group);
  app.add_option("--baseline", texts.baseline, "Do not report the findings listed in this file")
      ->type_name("FILE")
      ->group(group);
  app.add_flag("--write-baseline", check.writeBaseline, "List all findings in the file of --baseline")
      ->group(group);
  app.add_option("--changed-since", check.changedSince,
                 "Report only what touches lines changed since a revision of git;\n"
                 "`REV...`: since this branch left it")
      ->type_name("REV")
      ->group(group);
  app.add_flag("--latent", rules.latent, "Report too, as notes, what none of the selected runtimes can show")
      ->group(group);
}

void addRuntimes(CLI::App &app, Request &request, ConfigChoice &config) {
  const char *group = "Interpreters";
  addList(app, "--runtime", request.runtimes, "NAMES", "Interpreters the code runs on, with commas")
      ->description("Interpreters the code runs on, with commas\n[default: " + defaultRuntimes() + "]")
      ->group(group);
  app.add_option("--target-version", request.targetVersion,
                 "Lowest Python version the code runs on, as 3.9 or py39;\nolder interpreters are left out")
      ->type_name("VERSION")
      ->group(group);
  group = "Configuration";
  app.add_option("--config", config.given,
                 "Configuration file to use, or a setting such as 'preview = true';\nmay be repeated")
      ->allow_extra_args(false)
      ->envname("THREADLINT_CONFIG")
      ->type_name("FILE|SETTING")
      ->group(group);
  app.add_flag("--isolated", config.isolated, "Look for no configuration file")->group(group);
}

void addFiles(CLI::App &app, Request &request, FileTexts &texts) {
  const char *group = "File selection";
  app.add_option("PATHS", texts.paths, "Files and folders; - reads the standard input [default: .]")
      ->type_name("");
  addList(app, "--exclude", request.sources.excludes, "GLOBS",
          "Leave out: globs against paths, or folder names; with commas")
      ->group(group);
  app.add_flag("--force-exclude", request.sources.forceExclude,
               "Leave excluded files out even when they are named")
      ->group(group);
  app.add_flag("--no-respect-gitignore", texts.ignoreGitignore, "Check files that .gitignore names too")
      ->group(group);
  app.add_option("--stdin-filename", texts.stdinName, "Read the standard input, and call it so")
      ->type_name("NAME")
      ->group(group);
}

void addColour(CLI::App &app, std::string &colour, const char *group) {
  addChoice(app, "--color", colour, {"auto", "always", "never"}, "When to use colours [default: auto]")
      ->group(group);
}

void addOutput(CLI::App &app, CheckCommand &check, CheckTexts &texts) {
  const char *group = "Output";
  addChoice(app, "--output-format", texts.format, formatNames(), "How findings are written [default: full]")
      ->type_name("FORMAT")
      ->description("How findings are written [default: full]:\n" + wrapped(formatNames()))
      ->envname("THREADLINT_OUTPUT_FORMAT")
      ->group(group);
  app.add_option("-o,--output-file", check.output, "Write to this file instead of the standard output")
      ->envname("THREADLINT_OUTPUT_FILE")
      ->type_name("FILE")
      ->group(group);
  app.add_flag("--statistics", check.statistics, "Count findings by rule instead of listing them")
      ->group(group);
  addColour(app, texts.colour, group);
  app.add_flag("-q,--quiet", check.quiet, "Write findings only: no summary, warnings or progress bar")
      ->group(group);
  app.add_flag("-v,--verbose", check.verbose,
               "Say too what was read, for which interpreters, and how long it took")
      ->group(group);
  app.add_flag("--exit-zero", check.exitZero, "Exit with 0 even when something was found")->group(group);
}

void addFixes(CLI::App &app, CheckCommand &check, CheckTexts &texts) {
  const char *group = "Fixes";
  app.add_flag("--fix", texts.fix, "Correct what has a safe fix, and report the rest")->group(group);
  app.add_flag("--unsafe-fixes", texts.unsafeFixes, "Fixes too that may change what the program does")
      ->group(group);
  app.add_flag("--diff", check.diff, "Write what --fix would change, and change nothing")->group(group);
  app.add_flag("--show-fixes", texts.showFixes, "List what was fixed")->group(group);
}

void addJobs(CLI::App &app, Request &request, const char *group) {
  app.add_option("-j,--jobs", request.workers, "Threads to work with [default: 0, one a core]")
      ->check(CLI::Range(0u, 1024u).description(""))
      ->type_name("N")
      ->group(group);
  // For tests.
  app.add_option("--parse-budget", request.parseBudgetMs)->group("");
  app.add_option("--shuffle-seed", request.shuffleSeed)->group("");
}

void addWork(CLI::App &app, CheckCommand &check, CheckTexts &texts) {
  const char *group = "Work";
  addJobs(app, check.request, group);
  app.add_flag("--watch", check.watch, "Check again whenever a file changes")->group(group);
  app.add_option("--time-trace", check.timeTrace, "Write where the time goes, as JSON for Chrome or Perfetto")
      ->type_name("FILE")
      ->group(group);
  app.add_flag("--show-files", check.showFiles, "List the files that would be checked")->group(group);
  app.add_flag("--show-settings", check.showSettings, "Show the settings and where they come from")
      ->group(group);
  addList(app, "--extend-exclude", texts.extendExclude, "GLOBS", "Leave out as well")
      ->group("File selection");
  app.add_flag("--add-noqa", check.addNoqa, "Silence what is found by `# noqa` comments")->group(group);
  addChoice(app, "--dump", texts.dump, {"ir", "program", "facts"},
            "Write what an inner phase made instead of findings")
      ->group(group);
}

CLI::App *addCheck(CLI::App &app, CheckCommand &check, CheckTexts &texts) {
  CLI::App *sub =
      app.add_subcommand("check", "Check Python files and report what is wrong with their threads");
  addFiles(*sub, check.request, texts.files);
  addSelection(*sub, check, texts);
  addRuntimes(*sub, check.request, check.config);
  addFixes(*sub, check, texts);
  addOutput(*sub, check, texts);
  addWork(*sub, check, texts);
  sub->footer(ExitCodes);
  return sub;
}

CLI::App *addRule(CLI::App &app, RuleCommand &rule, std::string &format) {
  CLI::App *sub = app.add_subcommand("rule", "Explain rules");
  sub->add_option("RULE", rule.rules, "Codes or names")->type_name("");
  sub->add_flag("--all", rule.all, "Explain all rules");
  addChoice(*sub, "--output-format", format, {"text", "json"}, "How to write it [default: text]");
  return sub;
}

CLI::App *addThreads(CLI::App &app, ThreadsCommand &threads, ThreadsTexts &texts) {
  CLI::App *sub = app.add_subcommand("threads", "Show the threads of a program and what they share");
  addFiles(*sub, threads.request, texts.files);
  addRuntimes(*sub, threads.request, threads.config);
  const char *group = "Output";
  addChoice(*sub, "--format,--output-format", texts.format, {"text", "json", "dot", "html"},
            "How it is written [default: text]")
      ->group(group);
  sub->add_option("-o,--output", threads.output, "Write to this file instead of the standard output")
      ->type_name("FILE")
      ->group(group);
  addColour(*sub, texts.colour, group);
  sub->add_flag("-q,--quiet", threads.quiet, "No warnings about files, no progress bar")->group(group);
  addJobs(*sub, threads.request, "Work");
  sub->footer(ThreadsExitCodes);
  return sub;
}

CLI::App *addScaling(CLI::App &app, ScalingCommand &scaling, ScalingTexts &texts) {
  CLI::App *sub = app.add_subcommand("scaling", "Predict how much faster more threads make a program");
  addFiles(*sub, scaling.request, texts.files);
  addRuntimes(*sub, scaling.request, scaling.config);
  const char *group = "Prediction";
  sub->add_option("--threads", texts.options.threads, "Numbers of threads, with commas [default: 1,2,4,8,16]")
      ->delimiter(',')
      ->check(CLI::Range(1u, 64u).description(""))
      ->type_name("N,...")
      ->group(group);
  sub->add_option("--cores", texts.options.cores, "Cores of the machine [default: 4]")
      ->check(CLI::Range(1u, 1024u).description(""))
      ->type_name("N")
      ->group(group);
  group = "Output";
  addChoice(*sub, "--format,--output-format", texts.format, {"text", "json", "svg", "html"},
            "How it is written [default: text]")
      ->group(group);
  sub->add_option("-o,--output", scaling.output, "Write to this file instead of the standard output")
      ->type_name("FILE")
      ->group(group);
  sub->add_flag("-q,--quiet", scaling.quiet, "No warnings about files, no progress bar")->group(group);
  addJobs(*sub, scaling.request, "Work");
  sub->footer(ThreadsExitCodes);
  return sub;
}

CLI::App *addWitness(CLI::App &app, WitnessCommand &witness, std::string &at, FileTexts &texts) {
  CLI::App *sub = app.add_subcommand("witness", "Write a Python script that makes a finding happen");
  sub->add_option("FILE:LINE", at, "Where the finding is")->type_name("")->required();
  sub->add_option("PATHS", texts.paths, "Files and folders of the program [default: the folder of FILE]")
      ->type_name("");
  addRuntimes(*sub, witness.request, witness.config);
  const char *group = "Output";
  sub->add_option(
         "--main", witness.main,
         "File that the script runs\n[default: the one with a main guard, or that starts the threads]")
      ->type_name("FILE")
      ->group(group);
  sub->add_option("-o,--output", witness.output, "Write to this file instead of the standard output")
      ->type_name("FILE")
      ->group(group);
  sub->add_flag("-q,--quiet", witness.quiet, "No warnings about files, no progress bar")->group(group);
  addJobs(*sub, witness.request, "Work");
  sub->footer(WitnessExitCodes);
  return sub;
}

ColourChoice colourChoice(llvm::StringRef word) {
  return llvm::StringSwitch<ColourChoice>(word)
      .Case("always", ColourChoice::Always)
      .Case("never", ColourChoice::Never)
      .Default(ColourChoice::Auto);
}

/// False: the standard input and paths exclude each other.
bool finishFiles(Request &request, const FileTexts &texts) {
  for (std::vector<std::string> *list : {&request.runtimes, &request.sources.excludes})
    llvm::erase(*list, ""); // `--exclude "$MAYBE_EMPTY"`, `A,,B`
  request.sources.respectGitignore = !texts.ignoreGitignore;
  bool dash = llvm::is_contained(texts.paths, "-");
  request.haveStdin = dash || !texts.stdinName.empty();
  request.stdinName = texts.stdinName.empty() ? "-" : texts.stdinName;
  request.sources.roots = texts.paths.empty() ? std::vector<std::string>{"."} : texts.paths;
  return !request.haveStdin || texts.paths.size() <= (dash ? 1 : 0);
}

UsageError twoInputs(const char *command) {
  return {"the standard input cannot be checked together with other paths", helpOf(command)};
}

Command finishThreads(ThreadsCommand threads, const ThreadsTexts &texts) {
  threads.format = llvm::StringSwitch<ThreadFormat>(texts.format)
                       .Case("json", ThreadFormat::Json)
                       .Case("dot", ThreadFormat::Dot)
                       .Case("html", ThreadFormat::Html)
                       .Default(ThreadFormat::Text);
  threads.colour = colourChoice(texts.colour);
  threads.request.threadMap = true;
  if (!finishFiles(threads.request, texts.files))
    return twoInputs("threads");
  return threads;
}

Command finishScaling(ScalingCommand scaling, const ScalingTexts &texts) {
  scaling.format = llvm::StringSwitch<ScalingFormat>(texts.format)
                       .Case("json", ScalingFormat::Json)
                       .Case("svg", ScalingFormat::Svg)
                       .Case("html", ScalingFormat::Html)
                       .Default(ScalingFormat::Text);
  scaling.request.scaling = texts.options;
  scaling.request.scaling->coresGiven = texts.coresGiven;
  if (!finishFiles(scaling.request, texts.files))
    return twoInputs("scaling");
  return scaling;
}

Command finishWitness(WitnessCommand witness, llvm::StringRef at, FileTexts &texts) {
  auto [file, line] = at.rsplit(':');
  if (file.empty() || line.getAsInteger(10, witness.line) || witness.line == 0)
    return UsageError{"`" + at.str() + "` is not `FILE:LINE`", helpOf("witness")};
  witness.file = file;
  if (texts.paths.empty()) {
    llvm::StringRef folder = llvm::sys::path::parent_path(file);
    texts.paths.push_back(folder.empty() ? "." : folder.str());
  }
  witness.request.rules.preview = witness.request.rules.latent = true;
  if (!finishFiles(witness.request, texts) || witness.request.haveStdin)
    return UsageError{"a witness script needs files; the standard input is none", helpOf("witness")};
  return witness;
}

Command finishCheck(CheckCommand check, const CheckTexts &texts) {
  ConfigLayer &layer = check.config.layer;
  setText(layer, Key::OutputFormat, texts.format);
  setText(layer, Key::MinConfidence, texts.minConfidence);
  setText(layer, Key::Baseline, texts.baseline);
  setTrue(layer, Key::Fix, texts.fix);
  setTrue(layer, Key::UnsafeFixes, texts.unsafeFixes);
  setTrue(layer, Key::ShowFixes, texts.showFixes);
  if (!texts.extendExclude.empty()) {
    setText(layer, Key::ExtendExclude, texts.extendExclude.front());
    layer[Key::ExtendExclude]->texts = texts.extendExclude;
  }
  for (const std::string &entry : texts.perFileIgnores) {
    auto [glob, rule] = llvm::StringRef(entry).rsplit(':');
    if (glob.empty() || rule.empty())
      return UsageError{"`--per-file-ignores " + entry + "` is not `GLOB:RULE`", helpOf("check")};
    if (!layer[Key::PerFileIgnores])
      layer[Key::PerFileIgnores].emplace().origin = "the command line";
    layer[Key::PerFileIgnores]->lists.emplace_back(glob.str(), std::vector<std::string>{rule.str()});
  }
  check.colour = colourChoice(texts.colour);
  check.request.dump = llvm::StringSwitch<Dump>(texts.dump)
                           .Case("ir", Dump::Ir)
                           .Case("program", Dump::Program)
                           .Case("facts", Dump::Facts)
                           .Default(Dump::None);
  if (check.statistics && !texts.format.empty() &&
      !llvm::is_contained({"json", "full", "concise"}, llvm::StringRef(texts.format)))
    return UsageError{"`--statistics` has no `" + texts.format + "` format; use `json`, `full` or `concise`",
                      "`threadlint check --help`"};
  SelectionOptions &rules = check.request.rules;
  for (std::vector<std::string> *list : {&rules.select, &rules.extendSelect, &rules.ignore})
    llvm::erase(*list, "");
  if (!finishFiles(check.request, texts.files))
    return twoInputs("check");
  if (std::string problem = clashIn(check); !problem.empty())
    return UsageError{problem, helpOf("check")};
  return check;
}

Command finishRule(RuleCommand rule, llvm::StringRef format) {
  rule.json = format == "json";
  if (rule.all != rule.rules.empty())
    return UsageError{rule.all ? "`--all` and a rule exclude each other" : "`rule` needs a rule or `--all`",
                      "`threadlint rule --help`"};
  return rule;
}

std::string madeFrom(const CLI::App &app, void write(const Grammar &, llvm::raw_ostream &)) {
  std::string text;
  llvm::raw_string_ostream os(text);
  write(grammarOf(app), os);
  return text;
}

PrintText completions(const CLI::App &app, llvm::StringRef shell) {
  return {madeFrom(app, shell == "bash"  ? writeBashCompletions
                        : shell == "zsh" ? writeZshCompletions
                                         : writeFishCompletions)};
}

constexpr const char *VersionText = "threadlint " THREADLINT_VERSION "\n";

/// Lets CLI11 read the arguments; what is to be said instead of running a command, if anything.
std::optional<Command> parse(CLI::App &app, std::vector<std::string> given) {
  std::vector<std::string> arguments;
  if (std::string problem = expandArgFiles(std::move(given), arguments); !problem.empty())
    return UsageError{problem};
  if (std::string problem = commandProblem(app, arguments); !problem.empty())
    return UsageError{problem};
  const std::string command = arguments.front();
  try {
    // CLI11 takes them from the end.
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp &) {
    return PrintText{app.help()};
  } catch (const CLI::CallForVersion &) {
    return PrintText{VersionText};
  } catch (const CLI::ExtrasError &error) {
    return UsageError{"unexpected argument `" + llvm::StringRef(error.what()).rsplit(": ").second.str() + "`",
                      helpOf(command.c_str())};
  } catch (const CLI::ParseError &error) {
    return UsageError{valueProblem(app, error.what(), arguments), helpOf(command.c_str())};
  }
  return std::nullopt;
}

} // namespace

Command parseCommandLine(int argc, const char *const *argv) {
  CheckCommand check;
  CheckTexts texts;
  RuleCommand rule;
  std::string ruleFormat = "text";
  ThreadsCommand threads;
  ThreadsTexts threadsTexts;
  ScalingCommand scaling;
  ScalingTexts scalingTexts;
  WitnessCommand witness;
  FileTexts witnessTexts;
  std::string witnessAt;
  CLI::App app(About, "threadlint");
  setFormatter(app);
  app.set_version_flag("-V,--version", VersionText, "Print the version");
  app.set_help_flag("-h,--help", "Print this help");
  CLI::App *checkApp = addCheck(app, check, texts);
  CLI::App *threadsApp = addThreads(app, threads, threadsTexts);
  CLI::App *scalingApp = addScaling(app, scaling, scalingTexts);
  CLI::App *witnessApp = addWitness(app, witness, witnessAt, witnessTexts);
  addRule(app, rule, ruleFormat);
  ConfigCommand configCommand;
  CLI::App *configApp = app.add_subcommand("config", "List the keys of the configuration, or explain one");
  configApp->add_option("KEY", configCommand.key, "A key, such as per-file-ignores or rules.THR806")
      ->type_name("");
  configApp->add_flag("--schema", configCommand.schema, "Write the JSON schema of threadlint.toml");
  configApp->add_flag("--reference", configCommand.reference, "Write the page of the manual");
  std::string shell;
  CLI::App *completionsApp =
      app.add_subcommand("completions", "Print a script that completes words in a shell");
  addChoice(*completionsApp, "SHELL", shell, {"bash", "zsh", "fish"}, "bash, zsh or fish")->required();
  CLI::App *manApp = app.add_subcommand("man", "Print the manual page");
  CLI::App *versionApp = app.add_subcommand("version", "Print the version");
  app.require_subcommand(1);
  if (std::optional<Command> instead = parse(app, {argv + 1, argv + std::max(argc, 1)}))
    return std::move(*instead);
  if (versionApp->parsed())
    return PrintText{VersionText};
  if (completionsApp->parsed())
    return completions(app, shell);
  if (manApp->parsed())
    return PrintText{madeFrom(app, writeManPage)};
  if (threadsApp->parsed())
    return finishThreads(std::move(threads), threadsTexts);
  scalingTexts.coresGiven = scalingApp->count("--cores") > 0;
  if (configApp->parsed())
    return configCommand;
  if (scalingApp->parsed())
    return finishScaling(std::move(scaling), scalingTexts);
  if (witnessApp->parsed())
    return finishWitness(std::move(witness), witnessAt, witnessTexts);
  return checkApp->parsed() ? finishCheck(std::move(check), texts) : finishRule(std::move(rule), ruleFormat);
}

} // namespace threadlint
