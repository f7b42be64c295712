// Finds and reads pyproject.toml.
#include "driver/Config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <toml++/toml.h>

namespace threadlint {

namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

constexpr const char *FileName = "pyproject.toml";

struct Config {
  std::vector<std::string> runtimes;
  std::string targetVersion, requiresPython;
};

class Reader {
public:
  Reader(std::string file, std::string &error) : file(std::move(file)), error(error) {}

  /// None when the file cannot be used.
  std::optional<toml::table> parse() const;
  bool read(const toml::table &root, Config &config);

private:
  bool problem(const std::string &text) {
    error = "`" + file + "`: " + text;
    return false;
  }
  bool readTool(const toml::table &tool, Config &config);
  bool runtimes(const toml::node &value, Config &config);

  std::string file;
  std::string &error;
};

std::optional<toml::table> Reader::parse() const {
  toml::parse_result parsed = toml::parse_file(file);
  if (parsed)
    return std::move(parsed).table();
  error = "cannot read `" + file + "`: line " + std::to_string(parsed.error().source().begin.line) + ": " +
          std::string(parsed.error().description());
  return std::nullopt;
}

/// One name, or a list of them.
bool Reader::runtimes(const toml::node &value, Config &config) {
  if (auto one = value.value_exact<std::string>()) {
    config.runtimes.push_back(*one);
    return true;
  }
  const toml::array *list = value.as_array();
  if (!list)
    return problem("`runtime` in `[tool.threadlint]` must be a name or a list of names");
  for (const toml::node &item : *list) {
    auto name = item.value_exact<std::string>();
    if (!name)
      return problem("`runtime` in `[tool.threadlint]` must be a name or a list of names");
    config.runtimes.push_back(*name);
  }
  return true;
}

bool Reader::readTool(const toml::table &tool, Config &config) {
  for (const auto &[key, value] : tool) {
    if (key == "runtime") {
      if (!runtimes(value, config))
        return false;
    } else if (key == "target-version") {
      auto version = value.value_exact<std::string>();
      if (!version)
        return problem("`target-version` in `[tool.threadlint]` must be a version such as \"3.9\"");
      config.targetVersion = *version;
    } else {
      return problem("unknown key `" + std::string(key.str()) + "` in `[tool.threadlint]`");
    }
  }
  return true;
}

bool Reader::read(const toml::table &root, Config &config) {
  if (auto text = root["project"]["requires-python"].value_exact<std::string>())
    config.requiresPython = *text;
  const toml::table *tool = root["tool"]["threadlint"].as_table();
  return !tool || readTool(*tool, config);
}

/// The folder to start from: of the first path, or of what the standard input is called.
llvm::SmallString<128> startingFolder(const Request &request) {
  llvm::SmallString<128> folder(request.haveStdin ? request.stdinName : request.sources.roots.front());
  fs::make_absolute(folder);
  path::remove_dots(folder, true);
  if (!fs::is_directory(folder))
    path::remove_filename(folder);
  return folder;
}

} // namespace

bool applyConfig(Request &request, std::string &error) {
  if (!request.runtimes.empty() || !request.targetVersion.empty())
    return true;
  for (llvm::SmallString<128> folder = startingFolder(request); !folder.empty();
       folder = path::parent_path(folder)) {
    llvm::SmallString<128> file(folder);
    path::append(file, FileName);
    if (!fs::exists(file))
      continue;
    Reader reader(file.str().str(), error);
    std::optional<toml::table> root = reader.parse();
    Config config;
    if (!root || !reader.read(*root, config))
      return false;
    request.runtimes = std::move(config.runtimes);
    request.targetVersion = std::move(config.targetVersion);
    request.requiresPython = std::move(config.requiresPython);
    return true;
  }
  return true;
}

} // namespace threadlint
