// What a thread surely does soon after its start: the code of its function, in order, up to the first wait.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// The class whose object is `self` at an instruction; none: nobody knows.
using EarlyVisitor = llvm::function_ref<void(Ref at, ClassId self)>;

/// Visits instructions in order, those of the project's functions that are called where they are called.
/// Handlers of exceptions are left out. `self`: the class of the object, when the function is its method.
void walkEarlyCode(const Program &program, FuncId function, ClassId self, EarlyVisitor visit);

/// The call may wait for something that other threads do.
bool maySleep(const Program &program, Ref call);

/// `method` of the object that the call names as `self` or `super()`; else the one function that it calls.
FuncId calledFunction(const Program &program, Ref call, ClassId self);

} // namespace threadlint
