// `threadlint check --watch`: checks again whenever a file changes.
#pragma once

#include "driver/Commands.h"

namespace threadlint {

/// Returns only when it could not begin, or when nobody reads the standard output any more.
int watchAndCheck(const CheckCommand &command);

} // namespace threadlint
