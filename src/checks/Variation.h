// A value on a thread -> whether the other threads of its entry have another one.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

enum class Variation : uint8_t {
  Unknown,
  Same,  ///< made of constants, and of what all threads of the entry have in common
  Given, ///< made of constants that the maker of the thread hands over: other makers may hand over others
  Own,   ///< made of what the thread was given, has taken from a queue, or is called
};

/// Follows operators, calls, locals, and parameters to what callers and the maker of the thread give.
Variation variationOf(const CheckContext &context, Ref value, EntryId entry);

} // namespace threadlint
