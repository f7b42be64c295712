// Joins the command line, `--config` and the files of the project, and fills the request from the result.
#include "driver/Config.h"
#include "config/Read.h"
#include "source/Glob.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

/// The folder to start from: of the first path, or of what the standard input is called.
llvm::SmallString<128> startingFolder(const Request &request) {
  llvm::SmallString<128> folder(request.haveStdin ? request.stdinName : request.sources.roots.front());
  fs::make_absolute(folder);
  path::remove_dots(folder, true);
  if (!fs::is_directory(folder))
    path::remove_filename(folder);
  return folder;
}

void setTexts(ConfigLayer &layer, Key key, const std::vector<std::string> &texts) {
  if (texts.empty())
    return;
  KeyValue value;
  value.texts = texts;
  value.origin = "the command line";
  layer[key] = std::move(value);
}

void setFlag(ConfigLayer &layer, Key key, bool flag, bool otherwise) {
  if (flag == otherwise)
    return;
  KeyValue value;
  value.flag = flag;
  value.origin = "the command line";
  layer[key] = std::move(value);
}

/// What the command line said.
void fromRequest(const Request &request, ConfigLayer &layer) {
  setTexts(layer, Key::Select, request.rules.select);
  setTexts(layer, Key::ExtendSelect, request.rules.extendSelect);
  setTexts(layer, Key::Ignore, request.rules.ignore);
  setFlag(layer, Key::Preview, request.rules.preview, false);
  setFlag(layer, Key::Latent, request.rules.latent, false);
  setTexts(layer, Key::Runtime, request.runtimes);
  if (!request.targetVersion.empty())
    setTexts(layer, Key::TargetVersion, {request.targetVersion});
  setTexts(layer, Key::Exclude, request.sources.excludes);
  setFlag(layer, Key::ForceExclude, request.sources.forceExclude, false);
  setFlag(layer, Key::RespectGitignore, request.sources.respectGitignore, true);
}

Confidence confidenceOf(llvm::StringRef word) {
  return word == "high" ? Confidence::High : word == "medium" ? Confidence::Medium : Confidence::Low;
}

/// The files that an absolute pattern names, in order.
std::vector<std::string> filesNamed(llvm::StringRef pattern) {
  llvm::SmallVector<llvm::StringRef, 8> parts;
  pattern.split(parts, '/', -1, false);
  std::vector<std::string> found{"/"};
  for (llvm::StringRef part : parts) {
    std::vector<std::string> next;
    for (const std::string &folder : found) {
      llvm::SmallString<128> entry(folder);
      path::append(entry, part);
      if (part.find_first_of("*?[") == llvm::StringRef::npos) {
        next.push_back(entry.str().str());
        continue;
      }
      std::error_code error;
      for (fs::directory_iterator it(folder, error), end; it != end && !error; it.increment(error))
        if (matchesGlob(part, path::filename(it->path())))
          next.push_back(it->path());
    }
    found = std::move(next);
  }
  llvm::erase_if(found, [](const std::string &file) { return !fs::exists(file) || fs::is_directory(file); });
  llvm::sort(found);
  return found;
}

bool findModels(const ConfigLayer &layer, std::vector<std::string> &files, std::string &error) {
  for (const std::string &pattern : layer.texts(Key::ApiModels)) {
    std::vector<std::string> found = filesNamed(pattern);
    if (found.empty()) {
      error = "`api-models` of `" + layer[Key::ApiModels]->origin + "`: there is no file `" + pattern + "`";
      return false;
    }
    llvm::append_range(files, found);
  }
  llvm::sort(files);
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return true;
}

void toRequest(const ConfigLayer &layer, const std::string &requiresPython, Request &request) {
  request.rules.select = layer.texts(Key::Select);
  request.rules.extendSelect = layer.texts(Key::ExtendSelect);
  request.rules.ignore = layer.texts(Key::Ignore);
  request.rules.preview = layer.flag(Key::Preview, false);
  request.rules.latent = layer.flag(Key::Latent, false);
  request.rules.minConfidence = confidenceOf(layer.text(Key::MinConfidence));
  if (layer[Key::PerFileIgnores])
    request.rules.perFileIgnores = layer[Key::PerFileIgnores]->lists;
  if (layer[Key::Rules])
    for (const SetOption &set : layer[Key::Rules]->options)
      request.options.set(set.option, set.value);
  request.runtimes = layer.texts(Key::Runtime);
  request.targetVersion = layer.text(Key::TargetVersion);
  request.requiresPython = requiresPython;
  request.sources.excludes = layer.texts(Key::Exclude);
  for (const std::string &glob : layer.texts(Key::ExtendExclude))
    request.sources.excludes.push_back(glob);
  request.sources.forceExclude = layer.flag(Key::ForceExclude, false);
  request.sources.respectGitignore = layer.flag(Key::RespectGitignore, true);
  request.sources.importRoots = layer.texts(Key::Src);
  if (request.scaling && layer[Key::Cores] && !request.scaling->coresGiven)
    request.scaling->cores = static_cast<unsigned>(layer[Key::Cores]->number);
}

} // namespace

bool applyConfig(Request &request, ConfigChoice &config, std::string &error) {
  ConfigLayer inlined;
  ProjectConfig project;
  bool named = false;
  for (const std::string &given : config.given) {
    bool isFile = llvm::StringRef(given).ends_with(".toml") && !llvm::StringRef(given).contains('=');
    if (isFile && named) {
      error = "`--config` names two files; use one, and `extend` in it";
      return false;
    }
    named |= isFile;
    if (isFile ? !readConfig(given, project, error) : !readInline(given, inlined, error))
      return false;
  }
  if (!named && !config.isolated && !findConfig(startingFolder(request), project, error))
    return false;
  fromRequest(request, config.layer);
  ConfigLayer all = project.layer;
  all.put(inlined);
  all.put(config.layer);
  toRequest(all, project.requiresPython, request);
  config.layer = std::move(all);
  config.files = project.files;
  return findModels(config.layer, request.apiModels, error);
}

int runConfig(const ConfigCommand &command) {
  if (command.schema || command.reference) {
    command.schema ? writeSchema(llvm::outs()) : writeReference(llvm::outs());
    return Clean;
  }
  if (command.key.empty()) {
    for (const KeyInfo &info : allKeys())
      llvm::outs() << info.name << '\n';
    return Clean;
  }
  if (const KeyInfo *info = findKey(command.key)) {
    writeKey(*info, llvm::outs());
    return Clean;
  }
  if (llvm::StringRef name = command.key; name.consume_front("rules.")) {
    RuleId rule = findRule(name);
    if (!rule || optionsOf(rule).empty())
      return fail(
          (rule ? "the rule `" + name.str() + "` has no options" : "there is no rule `" + name.str() + "`") +
          "; `threadlint config rules` lists the rules with options");
    writeRuleOptions(rule, llvm::outs());
    return Clean;
  }
  llvm::StringRef near = closestKey(command.key);
  return fail("no key of the configuration is called `" + command.key + "`; " +
              (near.empty() ? "`threadlint config` lists the keys" : "did you mean `" + near.str() + "`?"));
}

} // namespace threadlint
