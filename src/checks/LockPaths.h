// The acquire and release calls of each function -> the paths on which they do not belong together.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// One path through one function on which a lock is taken and not given back, or given back and not held.
struct LockFault {
  enum Kind : uint8_t {
    Kept,     ///< the function ends with the lock held; on another path it gives it back
    NotTaken, ///< a `finally` gives back what an exception or a `return` before `acquire` has left untaken
    Twice,    ///< given back by `earlier` before
    Partly,   ///< a path comes to the release without `acquire`, another with it
    Never,    ///< nobody in the program gives it back, or nobody takes it
    More,     ///< given back more often than `acquire` has taken it
    Failed,   ///< `acquire` has said that it did not get the lock
  } kind;
  Ref acquire;      ///< that took it, should have taken it, or failed
  Ref where;        ///< Kept: what leaves; none: the end of the function. Else the release
  Ref earlier;      ///< Twice: the release before; Kept: the exception was caught after this
  std::string lock; ///< as written
  ObjectKind object = ObjectKind::None; ///< None: only its name says that it is a lock
};

/// Of all functions, in order of them; at most one of a kind for one `acquire` (Kept, NotTaken) or release.
llvm::ArrayRef<LockFault> lockFaults(const CheckContext &context);

/// Locks that the program only takes (`where` is none) or only gives back (`acquire` is none), at one place.
llvm::ArrayRef<LockFault> unpairedCalls(const CheckContext &context);

/// The lock as the function writes it, also an element of a container; "" for anything else.
std::string lockKey(const ir::Module &module, ir::InstrId value);

/// A call that does not raise in practice: builtins on their own types, clocks, the lock itself.
bool isHarmlessCall(const Program &program, Ref call);

/// Somebody looks at the result of the call: it is no statement, nor stored for nobody.
bool isResultUsed(const ir::Module &module, const ir::Function &function, ir::InstrId call);

/// `acquire()` that returns when it has the lock, never else.
bool waitsForLock(const ir::Module &module, const ir::Instr &acquire);

} // namespace threadlint
