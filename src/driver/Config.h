// The configuration file of a project -> the parts of a request that the command line leaves open.
#pragma once

#include "driver/Commands.h"

namespace threadlint {

/// Fills in runtimes and target version from the nearest `pyproject.toml`, looked for from the first path
/// upwards: `runtime` and `target-version` of `[tool.threadlint]`, and `requires-python` of `[project]`. What
/// the request has already wins. False, with `error` for people, when a file is there but cannot be used.
bool applyConfig(Request &request, std::string &error);

} // namespace threadlint
