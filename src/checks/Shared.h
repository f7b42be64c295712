// Results that several rules ask for -> each is made when the first of them asks, and kept for the others.
#pragma once

#include "llvm/ADT/DenseMap.h"
#include <memory>
#include <type_traits>

namespace threadlint {

class Shared {
public:
  /// What `make` gives when it is asked for the first time. The key is the type of `make`, of which each
  /// lambda expression has its own: it may use the context, and nothing else that differs from call to call.
  template <class Make> const std::invoke_result_t<Make> &once(Make make) {
    using Result = std::invoke_result_t<Make>;
    static constexpr char key = 0;
    if (auto found = results.find(&key); found != results.end())
      return *static_cast<const Result *>(found->second.get());
    std::shared_ptr<Result> made(new Result(make())); // which may ask for others
    results[&key] = made;
    return *made;
  }

private:
  llvm::DenseMap<const void *, std::shared_ptr<void>> results;
};

} // namespace threadlint
