// Findings -> `# noqa: CODE` comments on their lines.
#pragma once

#include "session/Session.h"

namespace threadlint {

struct NoqaReport {
  size_t added = 0;   ///< comments written or made longer
  size_t without = 0; ///< lines that cannot hold a comment, or stand in a file that cannot be written
};

NoqaReport addNoqa(const Result &result);

} // namespace threadlint
