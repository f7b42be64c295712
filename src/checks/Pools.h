// Executors and pools as rules ask for them: what is handed to them, how large they are, in which loop.
#pragma once

#include "checks/Objects.h"

namespace threadlint {

/// `concurrent.futures`: the end of the `with` block waits for the tasks.
bool isExecutor(ObjectKind kind);
/// Executors, and the pools of `multiprocessing`, whose `with` block terminates them.
bool isExecutorOrPool(ObjectKind kind);
bool isProcessPool(ObjectKind kind);

/// `pool.submit(f, x)`, `pool.map(f, xs)` and the like.
struct PoolCall {
  Ref call, pool;
  Ref target; ///< none: it cannot be told
  const Api *api = nullptr;
  llvm::StringRef method;
};
std::optional<PoolCall> poolCallOf(const Program &program, Ref call);
/// In module order.
void forEachPoolCall(const Program &program, llvm::function_ref<void(const PoolCall &)> visit);

/// "work", "Job.run", "the lambda", or the expression as written.
std::string taskName(const CheckContext &context, Ref target);

/// Its number of workers is written down as 1.
bool hasOneWorker(const Program &program, Ref pool);

/// A call that makes an executor or pool, also by `multiprocessing.Pool`; None for any other.
ObjectKind poolMadeBy(const Program &program, Ref call);

/// A new pool is kept in a local variable, of which only the code around knows.
bool isConfined(const Program &program, Ref call);

/// The value is a load of a variable that the loop stores, or made of one.
bool dependsOnTurn(const ir::Module &module, ir::InstrId loop, ir::InstrId value);

/// A `timeout` that is given and is neither None nor 0; none without.
ir::InstrId timeoutOf(const Program &program, Ref call);

/// Somewhere in [begin, end), code tells something to stop: `stop.set()`, `process.kill()`, `self.running =
/// False`.
bool tellsToStop(const ir::Module &module, uint32_t begin, uint32_t end);

/// The handler of a timeout that the instruction stands in, [first, second); empty for none.
std::pair<uint32_t, uint32_t> timeoutHandlerAround(const Program &program, Ref where, ir::InstrId &tryMarker);

/// The handler for a timeout of the innermost `try` in whose body the instruction stands; empty for none.
std::pair<uint32_t, uint32_t> timeoutHandlerOf(const Program &program, Ref where);

/// The variable that a value is stored to at once; none when it is not.
ir::InstrId storeOf(const Program &program, Ref value);

} // namespace threadlint
