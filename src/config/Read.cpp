// Reads TOML by the table of keys.
#include "config/Read.h"
#include "diag/Diag.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <toml++/toml.h>

namespace threadlint {

namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

constexpr llvm::StringLiteral Project = "pyproject.toml";
constexpr llvm::StringLiteral Own[] = {".threadlint.toml", "threadlint.toml"};

std::string inFolder(llvm::StringRef folder, llvm::StringRef name) {
  llvm::SmallString<128> result(name);
  fs::make_absolute(folder, result);
  path::remove_dots(result, true);
  return result.str().str();
}

/// Reads the keys of one table into a layer.
class TableReader {
public:
  /// `folder` is what paths count from.
  TableReader(std::string file, std::string folder, std::string &error)
      : file(std::move(file)), folder(std::move(folder)), error(error) {}

  bool read(const toml::table &table, ConfigLayer &layer);

private:
  bool problem(const toml::node &node, const std::string &text);
  bool unknown(const toml::node &node, llvm::StringRef key);
  bool value(const KeyInfo &info, const toml::node &node, KeyValue &value);
  bool oneText(const KeyInfo &info, const toml::node &node, std::vector<std::string> &into);
  bool texts(const KeyInfo &info, const toml::node &node, std::vector<std::string> &into);
  bool lists(const KeyInfo &info, const toml::node &node, KeyValue &value);
  bool rules(const KeyInfo &info, const toml::node &node, KeyValue &value);
  bool options(RuleId rule, const toml::table &table, KeyValue &value);
  bool option(OptionId option, const toml::node &node, KeyValue &value);
  std::string originOf(const toml::node &node) const;
  bool wrongType(const KeyInfo &info, const toml::node &node) {
    return problem(node, "`" + info.name.str() + "` must be " + wordsFor(info.type).str() + ", such as " +
                             info.example.str());
  }
  bool checkWord(const KeyInfo &info, const toml::node &node, llvm::StringRef text);
  std::string glob(llvm::StringRef text) const;

  std::string file, folder;
  std::string &error;
};

bool TableReader::problem(const toml::node &node, const std::string &text) {
  std::string line = node.source().begin ? ":" + std::to_string(node.source().begin.line) : "";
  error = "`" + file + line + "`: " + text;
  return false;
}

bool TableReader::unknown(const toml::node &node, llvm::StringRef key) {
  llvm::StringRef near = closestKey(key);
  std::string advice =
      near.empty() ? "`threadlint config` lists the keys" : "did you mean `" + near.str() + "`?";
  return problem(node, "unknown key `" + key.str() + "`; " + advice);
}

bool TableReader::checkWord(const KeyInfo &info, const toml::node &node, llvm::StringRef text) {
  if (info.words.empty())
    return true;
  llvm::SmallVector<llvm::StringRef, 16> words;
  info.words.split(words, '|');
  if (llvm::is_contained(words, text))
    return true;
  return problem(node, "`" + info.name.str() + "` cannot be `" + text.str() + "`; it is one of `" +
                           llvm::join(words, "`, `") + "`");
}

bool TableReader::oneText(const KeyInfo &info, const toml::node &node, std::vector<std::string> &into) {
  auto text = node.value_exact<std::string>();
  if (!text)
    return wrongType(info, node);
  if (!checkWord(info, node, *text))
    return false;
  if (info.key == Key::Exclude || info.key == Key::ExtendExclude)
    text = glob(*text);
  else if (info.isPath)
    text = inFolder(folder, *text);
  into.push_back(*text);
  return true;
}

bool TableReader::texts(const KeyInfo &info, const toml::node &node, std::vector<std::string> &into) {
  const toml::array *list = node.as_array();
  if (!list)
    return wrongType(info, node);
  return llvm::all_of(*list, [&](const toml::node &item) { return oneText(info, item, into); });
}

/// A glob with a slash means one place: it counts from the folder of the file.
std::string TableReader::glob(llvm::StringRef text) const {
  bool negated = text.consume_front("!");
  std::string result = text.str();
  if (text.rtrim('/').contains('/') && !text.starts_with("/") && !text.starts_with("**/")) {
    text.consume_front("./");
    result = folder + "/" + text.str();
  }
  return (negated ? "!" : "") + result;
}

bool TableReader::lists(const KeyInfo &info, const toml::node &node, KeyValue &value) {
  const toml::table *table = node.as_table();
  if (!table)
    return wrongType(info, node);
  for (const auto &[key, list] : *table) {
    auto &entry = value.lists.emplace_back(glob(std::string(key.str())), std::vector<std::string>());
    if (!texts(info, list, entry.second))
      return false;
  }
  return true;
}

std::string TableReader::originOf(const toml::node &node) const {
  return file + (node.source().begin ? ":" + std::to_string(node.source().begin.line) : "");
}

bool TableReader::option(OptionId id, const toml::node &node, KeyValue &value) {
  const OptionInfo &info = optionInfo(id);
  SetOption set{id, {}, originOf(node)};
  bool good = false;
  switch (info.type) {
  case OptionType::Number:
    set.value.number = node.value_exact<int64_t>().value_or(info.least - 1);
    good = set.value.number >= info.least && set.value.number <= info.most;
    break;
  case OptionType::Names:
    good = node.is_array() && llvm::all_of(*node.as_array(), [&](const toml::node &item) {
             auto text = item.value_exact<std::string>();
             set.value.names.push_back(text.value_or(""));
             return text && !text->empty();
           });
    break;
  }
  value.options.push_back(std::move(set));
  return good || problem(node, "`" + info.name.str() + "` must be " + wordsFor(info) + ", such as " +
                                   info.example.str());
}

bool TableReader::options(RuleId rule, const toml::table &table, KeyValue &value) {
  std::string code = ruleInfo(rule).code.str();
  std::vector<llvm::StringRef> names;
  for (OptionId id : optionsOf(rule))
    names.push_back(optionInfo(id).name);
  for (const auto &[key, node] : table) {
    llvm::StringRef name(key.str().data(), key.str().size());
    OptionId id = findOption(rule, name);
    if (id && !option(id, node, value))
      return false;
    llvm::StringRef near = closest(name, names);
    if (!id)
      return problem(node, code + " has no option `" + name.str() + "`; " +
                               (names.empty()  ? "it has none"
                                : near.empty() ? "it has `" + llvm::join(names, "`, `") + "`"
                                               : "did you mean `" + near.str() + "`?"));
  }
  return true;
}

/// `[rules.THR806]`, `[rules.sleep-poll]`.
bool TableReader::rules(const KeyInfo &info, const toml::node &node, KeyValue &value) {
  const toml::table *table = node.as_table();
  if (!table)
    return wrongType(info, node);
  for (const auto &[key, options] : *table) {
    llvm::StringRef name(key.str().data(), key.str().size());
    RuleId rule = findRule(name);
    std::vector<llvm::StringRef> names;
    for (const RuleInfo &known : allRules())
      names.insert(names.end(), {known.code, known.name});
    llvm::StringRef near = closest(name, names);
    if (!rule)
      return problem(options, "no rule has the code or name `" + name.str() + "`; " +
                                  (near.empty() ? "`threadlint rule --all` lists the rules"
                                                : "did you mean `" + near.str() + "`?"));
    if (!options.is_table())
      return problem(options, "`rules." + name.str() + "` must be a table of options");
    if (!this->options(rule, *options.as_table(), value))
      return false;
  }
  return true;
}

bool TableReader::value(const KeyInfo &info, const toml::node &node, KeyValue &value) {
  switch (info.type) {
  case KeyType::Text:
    return oneText(info, node, value.texts);
  case KeyType::Texts:
    return texts(info, node, value.texts);
  case KeyType::TextOrTexts:
    return node.is_string() ? oneText(info, node, value.texts) : texts(info, node, value.texts);
  case KeyType::Flag:
    value.flag = node.value_exact<bool>().value_or(false);
    return node.is_boolean() || wrongType(info, node);
  case KeyType::Number:
    value.number = node.value_exact<int64_t>().value_or(0);
    return (value.number >= 1 && value.number <= 1024) || wrongType(info, node);
  case KeyType::Lists:
    return lists(info, node, value);
  case KeyType::Rules:
    return rules(info, node, value);
  }
  llvm_unreachable("type of a key");
}

bool TableReader::read(const toml::table &table, ConfigLayer &layer) {
  for (const auto &[key, node] : table) {
    llvm::StringRef name(key.str().data(), key.str().size());
    const KeyInfo *info = findKey(name);
    if (!info)
      return unknown(node, name);
    KeyValue read;
    if (!value(*info, node, read))
      return false;
    read.origin = originOf(node);
    layer[info->key] = std::move(read);
  }
  return true;
}

/// Anything but a folder: it may be a link to `/dev/null`.
bool isFile(const std::string &file) { return fs::exists(file) && !fs::is_directory(file); }

bool parseFile(const std::string &file, toml::table &root, std::string &error) {
  auto bytes = llvm::MemoryBuffer::getFile(file);
  if (!bytes) {
    error = "cannot read `" + file + "`: " + bytes.getError().message();
    return false;
  }
  llvm::StringRef text = (*bytes)->getBuffer();
  toml::parse_result parsed = toml::parse(std::string_view(text.data(), text.size()));
  if (parsed) {
    root = std::move(parsed).table();
    return true;
  }
  uint32_t line = parsed.error().source().begin.line;
  std::string why(parsed.error().description());
  why[0] = llvm::toLower(why[0]);
  error = "`" + file + (line ? ":" + std::to_string(line) : "") + "` is no TOML: " + why +
          "; correct it, or read no configuration with `--isolated`";
  return false;
}

/// The table of the tool in a file of this name; null: it has none.
const toml::table *toolTable(llvm::StringRef file, const toml::table &root) {
  return path::filename(file) == Project ? root["tool"]["threadlint"].as_table() : &root;
}

/// Follows `extend`; a file that was read already ends the chain.
bool readChain(std::string file, ProjectConfig &config, std::string &error) {
  std::vector<ConfigLayer> layers;
  while (!file.empty()) {
    if (llvm::is_contained(config.files, file)) {
      error = "`" + config.files.back() + "` extends `" + file +
              "`, which extends it in turn; remove one `extend`";
      return false;
    }
    toml::table root;
    if (!parseFile(file, root, error))
      return false;
    config.files.push_back(file);
    ConfigLayer &layer = layers.emplace_back();
    const toml::table *table = toolTable(file, root);
    if (table && !TableReader(file, path::parent_path(file).str(), error).read(*table, layer))
      return false;
    file = layer.text(Key::Extend);
  }
  for (const ConfigLayer &layer : llvm::reverse(layers))
    config.layer.put(layer);
  config.root = path::parent_path(config.files.front()).str();
  return true;
}

/// `requires-python`, and whether the file has a table for the tool.
bool lookIntoProject(const std::string &file, ProjectConfig &config, bool &hasTable, std::string &error) {
  toml::table root;
  if (!parseFile(file, root, error))
    return false;
  hasTable = root["tool"]["threadlint"].is_table();
  if (root["tool"].as_table() && root["tool"].as_table()->contains("threadlint") && !hasTable) {
    error = "`" + file + "`: `tool.threadlint` must be a table; write `[tool.threadlint]`";
    return false;
  }
  if (auto text = root["project"]["requires-python"].value_exact<std::string>();
      text && config.requiresPython.empty())
    config.requiresPython = *text;
  return true;
}

} // namespace

bool findConfig(llvm::StringRef start, ProjectConfig &config, std::string &error) {
  std::string chosen;
  bool sawProject = false;
  for (llvm::StringRef folder = start; !folder.empty(); folder = path::parent_path(folder)) {
    for (llvm::StringRef name : Own)
      if (std::string file = inFolder(folder, name); chosen.empty() && isFile(file))
        chosen = file;
    std::string project = inFolder(folder, Project);
    if ((sawProject && !chosen.empty()) || !isFile(project))
      continue;
    ProjectConfig here;
    bool hasTable = false;
    if (!lookIntoProject(project, sawProject ? here : config, hasTable, error))
      return false;
    sawProject = true;
    if (chosen.empty() && hasTable)
      chosen = project;
  }
  return chosen.empty() || readChain(chosen, config, error);
}

bool readConfig(llvm::StringRef file, ProjectConfig &config, std::string &error) {
  llvm::SmallString<128> here;
  if (fs::current_path(here))
    return true;
  std::string whole = inFolder(here, file);
  bool hasTable = false;
  if (path::filename(whole) == Project && !lookIntoProject(whole, config, hasTable, error))
    return false;
  return readChain(whole, config, error);
}

bool readInline(llvm::StringRef text, ConfigLayer &layer, std::string &error) {
  toml::parse_result parsed = toml::parse(std::string_view(text.data(), text.size()));
  if (!parsed) {
    error = "`--config " + text.str() + "`: " + std::string(parsed.error().description()) +
            "; write a file name or `key = value`";
    return false;
  }
  llvm::SmallString<128> here;
  if (fs::current_path(here))
    here = ".";
  ConfigLayer own;
  toml::table root = std::move(parsed).table();
  if (!TableReader("--config", here.str().str(), error).read(root, own))
    return false;
  layer.put(own);
  return true;
}

} // namespace threadlint
