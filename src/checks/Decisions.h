// A write that a test has led to -> whether it matters that the test may not hold any more.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// What a check-then-act makes of the place.
enum class Decided : uint8_t {
  Nothing,  ///< doing it twice, or late, changes nothing anybody would notice
  Creates,  ///< puts something into a variable that must exist once
  Inserts,  ///< puts an element that must exist once
  Removes,  ///< takes an element that another thread may have taken
  Replaces, ///< puts a greater (or smaller) value than the one that was there
  Resets,   ///< puts a constant where there was no element
  Claims,   ///< puts or takes an element, and tells the caller that it was the one who did
  Limits,   ///< adds an element while there is room
};

Decided decidedBy(const CheckContext &context, const Access &act);

/// Each thread has elements of its own: the key is what the thread was given, or says who it is.
bool isKeyOfThread(const Program &program, const Facts &facts, const Access &access);

/// The value, put into a place twice, leaves two objects where one was meant.
bool mustExistOnce(const CheckContext &context, Ref value);

} // namespace threadlint
