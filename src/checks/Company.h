// The moments of the facts -> who else may run while code runs on a thread, as rules ask it.
#pragma once

#include "checks/Checks.h"
#include <optional>

namespace threadlint {

/// A run of a place on a thread, and whose code may run meanwhile.
struct Company {
  const Moment *here = nullptr;
  EntryId other; ///< none: the main thread
};

class Companies {
public:
  explicit Companies(const CheckContext &context);
  /// Some run of the place is on a thread that holds no lock, and beside it runs the same function once more,
  /// another thread, or main code that does more than wait.
  std::optional<Company> at(Ref where) const;
  /// "another `worker` thread", "the main thread" ...
  std::string describe(const Company &company) const;
  /// Adds where the thread is made.
  void relate(const Company &company, Finding &finding) const;

private:
  const CheckContext &context;
  std::vector<bool> besideMain; ///< by EntryId

  bool works(Ref call) const;
  EntryId otherBeside(const Moment &here, bool &found) const;
};

} // namespace threadlint
