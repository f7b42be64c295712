// Where locks are made, kept and taken, as several rules ask it.
#pragma once

#include "checks/Checks.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

/// A call that makes a lock of threads: `Lock()`, `threading.Condition(x)`, not a method or factory.
bool makesLock(const Program &program, Ref call);
/// The same of locks between processes or tasks.
bool makesAnyLock(const Program &program, Ref call);

/// Variables from which some code takes a lock: `with self.lock`, `lock.acquire()`.
llvm::DenseSet<VarId> takenVariables(const Program &program);

/// What a `with` or `acquire` call takes, or looks at; none for other instructions.
ir::InstrId takenValue(const ir::Module &module, const ir::Instr &instr);

/// The attribute of the class or its ancestors that holds a lock made by the project; none without.
VarId lockAttribute(const Program &program, ClassId cls);

/// Every call of the function comes from a constructor or from code of a module.
bool isCalledToSetUpOnly(const Program &program, FuncId f);

/// `time.sleep(0.01)`: lets others run, or stands for a little work.
bool isShortSleep(const ir::Module &module, const ir::Instr &call);

/// Inside a loop or comprehension of its function.
bool isRepeated(const Program &program, Ref where);

/// Some lock is held there in all runs, by the function or its callers; nobody is seen to run it: by it.
bool isSurelyLocked(const CheckContext &context, Ref where);

/// In an `if` or `try` that asks for the name first.
bool isUnderTestOf(const Program &program, Ref where, llvm::StringRef name);

} // namespace threadlint
