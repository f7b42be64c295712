// Findings -> names that stay the same when lines move.
#pragma once

#include "diag/Diag.h"
#include "report/Locator.h"
#include "llvm/ADT/StringMap.h"

namespace threadlint {

/// Ask for the findings in their order.
class Fingerprints {
public:
  explicit Fingerprints(Locator &locator) : locator(locator) {}
  /// 16 hexadecimal digits: of the rule, the text of the line, and which of several alike in its file it is.
  std::string of(const Finding &finding);

private:
  Locator &locator;
  llvm::StringMap<unsigned> alike; ///< findings so far with one text
};

} // namespace threadlint
