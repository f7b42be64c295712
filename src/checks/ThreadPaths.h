// A function's paths -> where thread objects surely are new (made and not started); what a call surely does
// to the objects it is given.
#pragma once

#include "checks/Lives.h"
#include "checks/Paths.h"

namespace threadlint {

/// Calls `visit` for each load `x.member` at which `x` is a thread object that this function (or, for `self`
/// in a constructor, its caller) has made, and that nobody can have started. Elements of lists included.
void forEachUseOfNew(const CheckContext &context, FuncId function,
                     llvm::function_ref<void(Ref load, Ref object)> visit);

/// The functions that make threads, and the constructors of Thread subclasses; in order.
std::vector<FuncId> threadMakers(const Program &program);

/// `self.worker.start()`: a parameter, by its index, and the attributes after it: ".worker"; "[*]" at the
/// end: each element.
struct ParameterPlace {
  unsigned parameter;
  std::string path;
  Ref where; ///< the call on it
};
/// What a function surely calls a method of that name on, before it can leave.
std::vector<ParameterPlace> surelyCalledOn(const Program &program, FuncId function, llvm::StringRef method);

/// The expression that a call gives as that parameter of the callee, `self` first; none: not seen.
ir::InstrId givenAs(const Program &program, Ref call, FuncId callee, unsigned parameter);

/// All that is stored to the place which the attribute names is stored by constructors.
bool isSetByConstructors(const Program &program, Ref load);

} // namespace threadlint
