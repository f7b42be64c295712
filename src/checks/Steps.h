// How an update computes the new value from the old one: up or down, or into the form it should have.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// One adds and the other takes away: neither makes what the other has tested less true.
bool moveApart(const Program &program, const Access &a, const Access &b);

/// The new value comes from the old one and from what is the same for all threads, by a function or by a
/// text that is put before or behind: `name = os.path.join(ROOT, name)`. It is meant to be done once, and
/// done twice by two threads it gives the same.
bool isNormalisation(const Program &program, const Access &update);

} // namespace threadlint
