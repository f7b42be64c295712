// The choices in a Request, checked against what exists: rules, runtimes, versions.
#pragma once

#include "session/Session.h"

namespace threadlint {

struct Settings {
  RuleSelection rules;
  std::vector<RuntimeId> runtimes; ///< never empty, in table order
  Version targetVersion;
  unsigned workers = 1;
};

/// False, with `error` for people, when the request asks for something that does not exist.
bool resolveSettings(const Request &request, const Model &model, Settings &settings, std::string &error);

} // namespace threadlint
