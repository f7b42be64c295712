// Two uses of objects, each in all runs of its function -> whether two threads may make them at once on one
// object.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// An instruction, and the object in question there.
struct Use {
  Ref where;
  Ref object;
};

/// Whose object the value is for the thread of this moment.
Sharing sharingOf(const CheckContext &context, const Moment &moment, Ref value);

/// The values may be one object: some place where it was made is common to both.
bool mayBeSame(const Program &program, Ref a, Ref b);

struct Meeting {
  const Moment *one = nullptr, *other = nullptr;
  bool certain = false; ///< it is proven that it is one object, and that both run at the same time
  explicit operator bool() const { return one != nullptr; }
};

/// Two threads may be at the two uses at the same time, with the same object and no common lock. `until`: the
/// locks of `a` count as far as they are held there too.
Meeting meetingOf(const CheckContext &context, const Use &a, const Use &b, Ref until);
inline Meeting meetingOf(const CheckContext &context, const Use &a, const Use &b) {
  return meetingOf(context, a, b, a.where);
}

} // namespace threadlint
