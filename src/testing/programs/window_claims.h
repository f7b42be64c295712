// Programs that measure windows -> what the analysis of their very source says of each of their functions.
#pragma once

#include "model/Model.h"
#include <string>
#include <vector>

namespace threadlint::testing {

struct WindowClaim {
  std::string name;        ///< the docstring of the function
  std::vector<bool> loses; ///< by RuntimeId
};

/// One claim a documented function: whether an update in it can get lost when several threads run it.
std::vector<WindowClaim> windowClaims(llvm::StringRef source, const Model &model);

} // namespace threadlint::testing
