// Configuration files -> layers.
#pragma once

#include "config/Layer.h"

namespace threadlint {

struct ProjectConfig {
  ConfigLayer layer;
  std::vector<std::string> files; ///< that were read, the strongest first
  std::string root;               ///< folder of the first of them; "" without one
  std::string requiresPython;     ///< of `[project]` in the nearest `pyproject.toml` that says it
};

/// The file that holds for `folder` (absolute) and what it extends: the nearest folder upwards with a
/// `.threadlint.toml`, a `threadlint.toml` or a `pyproject.toml` with `[tool.threadlint]`, in this order.
/// False, with `error` for people, when a file cannot be used.
bool findConfig(llvm::StringRef folder, ProjectConfig &config, std::string &error);

/// A file that is named.
bool readConfig(llvm::StringRef file, ProjectConfig &config, std::string &error);

/// `key = value`, as after `--config`; paths count from the working directory.
bool readInline(llvm::StringRef text, ConfigLayer &layer, std::string &error);

} // namespace threadlint
