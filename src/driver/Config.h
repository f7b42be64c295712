// The configuration of a project -> the parts of a request that the command line leaves open.
#pragma once

#include "driver/Commands.h"

namespace threadlint {

/// Fills in what the request leaves open from the file that holds for its first path (see `findConfig`) and
/// from `--config`. What the request has already wins. False, with `error` for people, when a file is there
/// but cannot be used.
bool applyConfig(Request &request, ConfigChoice &config, std::string &error);

} // namespace threadlint
