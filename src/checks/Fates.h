// A value -> what the program does with it afterwards, through local variables and lists.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

enum class Fate : uint8_t {
  Dropped, ///< nobody asks it anything
  Waited,  ///< it is only waited for: `wait(futures)`, `for _ in as_completed(futures)`
  Used,    ///< asked for its result, returned, kept in an object, given to code that is not followed ...
};

/// Of a future, an iterator or a container of such. Whoever sees it outside of local variables is a user.
Fate fateOf(const Program &program, Ref value);

} // namespace threadlint
