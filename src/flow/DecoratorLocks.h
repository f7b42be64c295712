// Decorated functions -> the locks that the decorators take around them.
#pragma once

#include "flow/Flow.h"

namespace threadlint {

struct DecoratorLock {
  FuncId function; ///< that is decorated
  LockId lock;
  Ref taken;   ///< the `with` or `acquire` in the decorator
  bool ofSelf; ///< the lock of the object whose method it is; else there is one
};

/// In order of functions; `variables`: by LockId, where it is stored first. Locks that are not known which
/// are left out.
std::vector<DecoratorLock> locksOfDecorators(const Program &program, const Facts &facts,
                                             llvm::ArrayRef<VarId> variables);

} // namespace threadlint
