// Program + Facts -> where code runs besides the plain flow of the main thread: loops, threads, handlers,
// finalizers, processes.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

enum class Border : uint8_t {
  Loop,      ///< on the thread of an event loop: coroutines, callbacks of loops and tasks
  Thread,    ///< on a thread that the program starts, or in a pool
  Signal,    ///< in a handler of `signal.signal`
  Finalizer, ///< `__del__`, callbacks of weak references
  Exit,      ///< registered with `atexit`
  Process,   ///< in a child process
};
inline constexpr unsigned BorderCount = 6;

/// A call that is made at once, by the function that holds it.
struct Hop {
  FuncId caller;
  Ref call; ///< a Call, or the load of a property
  FuncId callee;
};

/// How a function comes to run somewhere: somebody else calls it, or one that runs there does.
struct Arrival {
  EntryId entry; ///< who is called first; none: a coroutine
  Ref call;      ///< in a function that runs there too; none: it is called first itself
  explicit operator bool() const { return entry || !call.module.isNone() || coroutine; }
  bool coroutine = false; ///< it is itself one
};

class Borders {
public:
  explicit Borders(const CheckContext &context);
  bool runsOn(FuncId f, Border border) const { return bool(arrival(f, border)); }
  const Arrival &arrival(FuncId f, Border border) const { return arrivals[unsigned(border)][f.v]; }
  /// The entries on whose threads the function runs; empty also when they are too many.
  llvm::ArrayRef<EntryId> threadsOf(FuncId f) const { return threads[f.v]; }
  /// Calls of plain functions of the program, each of which can only be the one, in module order.
  llvm::ArrayRef<Hop> hops() const { return calls; }
  /// "`f`, called on line 3": how it comes to run there.
  void relate(FuncId f, Border border, Finding &finding) const;

private:
  const CheckContext &context;
  const Program &program;
  std::vector<Hop> calls;
  std::vector<llvm::SmallVector<uint32_t, 4>> callsIn; ///< by FuncId: indices in `calls`
  std::vector<Arrival> arrivals[BorderCount];
  std::vector<llvm::SmallVector<EntryId, 2>> threads;

  void indexCalls();
  void arrive(Border border, FuncId f, Arrival how);
  void spread(Border border, std::vector<FuncId> todo);
  void spreadThread(EntryId entry);
};

/// `async def`, and no generator.
bool isCoroutine(const Program &program, FuncId f);
/// The function asks on which thread or loop it runs, and does what it does by that.
bool asksWhereItRuns(const Program &program, FuncId f);
/// The function is under an event loop of its own thread: it makes or runs one.
bool makesLoop(const Program &program, FuncId f);
/// Leaves the runtimes on which the modelled call exists.
void keepRuntimesWith(const CheckContext &context, Finding &finding, llvm::StringRef api);
/// The call is one of the modelled functions or methods of these dotted names, and can be nothing else.
bool callsOneOf(const Program &program, Ref call, llvm::ArrayRef<llvm::StringRef> names);
/// Nobody uses the value of a call: a statement, or a local name that is never read. `toTheEnd`: such a name
/// does not count when the function still awaits something while it has it.
bool isDropped(const Program &program, Ref call, bool toTheEnd = false);
/// What becomes of the value of an expression: the instruction that uses it first; none: nobody does.
ir::InstrId userOf(const Program &program, Ref value);

} // namespace threadlint
