// The words of the API files as types: what calls do to threads of control, what objects are.
#pragma once

#include <cstdint>

namespace threadlint {

/// What an object of a modelled class is, as far as rules care.
enum class ObjectKind : uint8_t {
  None,
  Thread,
  Timer,
  Process,
  Lock,
  RLock,
  Condition,
  Semaphore,
  BoundedSemaphore,
  Event,
  Barrier,
  Local,
  ThreadPoolExecutor,
  ProcessPoolExecutor,
  InterpreterPoolExecutor,
  ThreadPool,
  ProcessPool,
  Future,
  Queue,
  SimpleQueue,
  ProcessQueue,
  ProcessLock,
  EventLoop,
  AsyncLock,
  AsyncEvent,
  AsyncQueue,
  AsyncCondition,
  AsyncSemaphore,
  Task,
  Socket,
  Popen,
  File,
  Server,
  ThreadingServer,
  RequestHandler,
  SharedValue,
  Manager,
};

/// What a call does to threads of control.
enum class Effect : uint8_t {
  None,
  Spawn,     ///< starts a thread of control: `start()` of a thread object, `start_new_thread(f)`
  SpawnSelf, ///< makes an object whose `start()` runs the target: the Thread constructor
  Run,       ///< `run()` of a thread object
  Join,      ///< waits for a thread of control to end
  Acquire,
  Release,
  Wait,   ///< waits on a condition, event or barrier
  Notify, ///< sets an event, notifies a condition
  Submit, ///< hands one function to a pool: target parameter
  Map,    ///< hands one function to a pool many times
  Shutdown,
  Result, ///< of a pool; of a future
  Put,
  Get,      ///< of a queue
  Callback, ///< registers a function that runs later, see `runsOn`
  Handle,   ///< registers a function that a server runs for each request, see `runsOn`
  Enter,    ///< enters the context manager given as its first argument, until the receiver is left
};

/// On which thread of control a function handed to this call runs.
enum class RunsOn : uint8_t {
  None,
  NewThread,
  PoolThread,  ///< of a pool, or of the threads that a server keeps for requests
  Process,     ///< shares nothing
  Interpreter, ///< a thread with an interpreter of its own: shares nothing
  Loop,
  SameThread,
  MainThread,
  AnyThread, ///< the one on which it happens
};

/// Whether a call keeps the GIL.
enum class Gil : uint8_t { Unknown, Holds, Releases, ReleasesAbove };

/// Whether a call can wait for something else.
enum class Blocks : uint8_t { Never, Always, UnlessTimeout, Briefly };

/// Whether an operation of builtin objects is one for other threads.
enum class Atomic : uint8_t { No, WithGil, Always };

/// What the time of a call grows with, beyond a fixed cost.
enum class Units : uint8_t {
  Items,  ///< the length of its data, in bytes or elements
  Leaves, ///< the elements at all levels
  Sorted, ///< n log2(n) of the length
};

/// The length of what a call gives back.
enum class ResultLength : uint8_t {
  Unknown,
  Number, ///< the number that is its first argument: `os.urandom(n)`
  Data,   ///< as long as its data, with the same elements
};

enum class ApiKind : uint8_t { Module, Function, Class, Method, Attribute };

} // namespace threadlint
