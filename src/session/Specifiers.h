// Version specifiers of Python packages (PEP 440: ">=3.8,<4") -> which Python versions they allow.
#pragma once

#include "model/Model.h"
#include <vector>

namespace threadlint {

/// One clause, such as `>=3.8.1` or `==3.*`.
struct VersionClause {
  enum Op : uint8_t { Less, LessEqual, Equal, NotEqual, GreaterEqual, Greater, Compatible } op = Equal;
  std::vector<unsigned> release; ///< 3.8.1 = {3, 8, 1}
  bool wildcard = false;         ///< a trailing `.*`
};

/// None when the text is no specifier set. The empty text allows everything.
std::optional<std::vector<VersionClause>> parseSpecifiers(llvm::StringRef text);

/// Some release of this minor version satisfies all clauses.
bool allows(llvm::ArrayRef<VersionClause> clauses, Version version);

} // namespace threadlint
