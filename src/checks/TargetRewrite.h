// `target=f(a)` -> `target=f, args=(a,)`: a call handed over by mistake -> the function and its arguments.
#pragma once

#include "checks/Objects.h"

namespace threadlint {

struct TargetRewrite {
  std::string text;       ///< instead of the argument, from where it begins to the end of its value
  std::vector<Edit> more; ///< changes of other arguments
  bool complete = false;  ///< false: only a hint, no fix
};

/// The target of `handOver` must be a call.
TargetRewrite rewriteTarget(const CheckContext &context, Ref outer, const HandOver &handOver);

} // namespace threadlint
