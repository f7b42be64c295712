// The runtime model: interpreters, and what known library calls do. Generated tables, looked up by name.
#pragma once

#include "base/Id.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <vector>

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

/// A (major, minor) Python version; 0.0 = none.
struct Version {
  uint8_t major = 0, minor = 0;
  explicit operator bool() const { return major != 0; }
  friend constexpr auto operator<=>(Version, Version) = default;
};

/// One row of the generated API table (from rules/api/*.toml).
struct Api {
  llvm::StringLiteral name; ///< dotted: "threading.Thread", "threading.Thread.start"
  ApiKind kind;
  ObjectKind object; ///< Class: what its instances are. Function/Method: what the result is
  Effect effect;
  RunsOn runsOn; ///< where the function in `target` runs
  Gil gil;
  Blocks blocks;
  int8_t targetIndex; ///< positional index of the callable argument, -1 none
  int8_t argsIndex; ///< positional index of the callable's argument tuple (`args=`), -1 none; -2: the rest of
                    ///< the arguments
  uint32_t gilBytes; ///< ReleasesAbove: the size in bytes above which the GIL is released
  uint32_t ns;       ///< typical cost of a call in nanoseconds, 0 = unknown
  /// Positional parameters in order (self left out), "..." for `*args`, "*" and the keyword-only ones, "**"
  /// for `**kwargs`; each part may be missing.
  llvm::ArrayRef<llvm::StringLiteral> params;
  llvm::StringLiteral returns;     ///< dotted name of the class of the result, "" unknown
  llvm::StringLiteral base;        ///< Class: dotted name of the modelled base class, "" none
  llvm::StringLiteral target;      ///< keyword name of the callable argument, "" none
  llvm::StringLiteral replacement; ///< what to write instead, when deprecated
  Version since, deprecated, removed;
  Version switchFree; ///< CPython with a GIL: since then the call is no switch point (the specialised
                      ///< bytecode does it)
  llvm::StringLiteral platforms; ///< where it exists when not everywhere, for people
  llvm::ArrayRef<llvm::StringLiteral>
      exceptOn; ///< runtimes where it is the other way round than the versions say
  llvm::ArrayRef<llvm::StringLiteral> tornOn; ///< runtimes where it is not `atomic`, being written in Python
  llvm::ArrayRef<llvm::StringLiteral>
      gilExceptOn; ///< runtimes where `gil` is the other way round, or the size does not matter
  bool mutates; ///< Method: changes its receiver's contents (list.append ...). Function: changes state of the
                ///< whole module
  Atomic atomic;  ///< one operation: no other thread sees a half of it
  bool distinct;  ///< Method: the name says it all, whatever the object is
  bool decorator; ///< the function that it decorates, bare or with arguments, is the target
  /// Keyword names of further callables: they run one at a time on a thread of the pool.
  llvm::ArrayRef<llvm::StringLiteral> callbacks;
  /// Class: methods that a server calls for each request, `*` for any rest. Where, says `runsOn`; with none,
  /// the server that is given the class.
  llvm::ArrayRef<llvm::StringLiteral> handlers;
  bool oneObject; ///< Class: one instance handles all requests; else each request has its own
  /// What of the whole process the call changes, the class while it is entered, or a store to the attribute:
  /// "the current directory"; "" nothing.
  llvm::StringLiteral processState = "";
  llvm::StringLiteral stateArgument = ""; ///< only when this parameter is given and not None; "" always
  llvm::ArrayRef<llvm::StringLiteral> perContextOn; ///< runtimes where it is a matter of the thread instead
  /// Class: why threads may not use one object at once, from its documentation; "" they may, or nobody knows.
  llvm::StringLiteral notThreadSafe = "";
  llvm::StringLiteral toolkit =
      "";                     ///< Class: of this toolkit, whose objects belong to the thread of its main loop
  bool fromAnyThread = false; ///< Method: of such a class, and yet for all threads
  llvm::StringLiteral advice = ""; ///< what to do instead where several threads run
  llvm::StringLiteral buffer = ""; ///< Class: elements in one piece of memory, that one operation may change
                                   ///< many of: what it is called
  int8_t changesIndex =
      -1;              ///< positional index of the container whose contents the function changes, -1 none
  uint32_t unitPs = 0; ///< picoseconds for each unit of its data
  Units units = Units::Items;
  int8_t dataIndex = -1; ///< positional index of its data; -1: the receiver of a method, else the first one
  ResultLength resultLength = ResultLength::Unknown;
  llvm::StringLiteral reenablesGil =
      "";                           ///< Module: importing it gives a free-threaded CPython its GIL back; why
  llvm::StringLiteral ownLock = ""; ///< a lock inside of the library that all these calls take
  uint32_t ownLockNs = 0;           ///< nanoseconds of a call that it is held
  uint32_t heldNs = 0; ///< nanoseconds of a call that lets go of the GIL before it does so, 0 = not known
  uint32_t sharedReads = 0; ///< counted objects of the library that a call refers to, whatever it is given
};

/// One row of the generated runtime table (from rules/runtimes/*.toml).
enum class SwitchPoints : uint8_t { Anywhere, Bytecodes, CallsAndJumps };
enum class Implementation : uint8_t { CPython, PyPy, Jython };
struct Runtime {
  llvm::StringLiteral name;  ///< "cpython-3.12", "cpython-3.13t", "pypy", "jython"
  llvm::StringLiteral title; ///< for people: "CPython 3.12"
  Implementation implementation;
  Version version; ///< of the language
  bool gil;
  SwitchPoints switchPoints;    ///< where another thread may get to run
  uint32_t switchIntervalUs;    ///< 0 = not by time
  uint32_t switchIntervalTicks; ///< in bytecodes, 0 = not by count
  bool startsThreadsAtExit;     ///< `start()` works in an atexit handler
  bool inheritsContext;         ///< a thread begins with a copy of the context variables of its starter
  // Typical costs on current hardware, good to a factor of five.
  uint32_t bytecodePs;     ///< picoseconds of a simple bytecode: load, add, store of a local
  uint32_t callNs;         ///< nanoseconds to call a Python function and return
  uint32_t lockNs;         ///< nanoseconds to take a free lock and release it
  uint32_t threadStartUs;  ///< microseconds to start a thread and join it
  uint32_t processStartUs; ///< microseconds to start a process and join it, 0 = not known
  uint32_t wakeNs;   ///< nanoseconds from the release of a lock or the GIL until one that slept for it runs
  uint32_t signalNs; ///< nanoseconds that waking it costs the one who releases
  // Without a GIL: nanoseconds that an operation on an object takes longer for each other thread at it.
  uint32_t sharedReadNs;  ///< loads it: its reference count
  uint32_t sharedWriteNs; ///< changes its contents or attributes
  uint32_t blockPs;  ///< for each byte of new blocks of memory that the system is asked for, in picoseconds
  uint32_t warmUpUs; ///< microseconds that a process takes longer until what it does often is compiled
  bool isDefault;    ///< among the runtimes checked when none is selected
};

/// Read-only access to the generated tables; cheap to make, safe to share.
class Model {
public:
  Model();
  /// By dotted name, aliases resolved ("thread.start_new_thread"); none() if not modelled.
  ApiId findApi(llvm::StringRef dotted) const;
  /// A method or attribute of a modelled class, looked up along `base`.
  ApiId findMember(ApiId cls, llvm::StringRef member) const;
  const Api &api(ApiId id) const;
  uint32_t apiCount() const;

  RuntimeId findRuntime(llvm::StringRef name) const;
  const Runtime &runtime(RuntimeId id) const;
  llvm::ArrayRef<Runtime> runtimes() const; ///< sorted: CPython by version, free-threaded ones, others

  /// Whether the runtime has it: neither it nor its class or module is too new or too old.
  bool exists(ApiId id, const Runtime &runtime) const;
  /// Whether other threads run during the call, with data of that many bytes where it matters.
  bool letsOthersRun(ApiId id, const Runtime &runtime, uint32_t bytes) const;
  bool isAtomic(ApiId id, const Runtime &runtime) const; ///< one operation for other threads
  std::vector<llvm::StringRef> namesOf(ApiId id) const;  ///< its own name, then its aliases in order
};

/// "3.12", "py312" or "py3.12"; none for anything else.
std::optional<Version> parseVersion(llvm::StringRef text);

bool isLockKind(
    ObjectKind kind); ///< Lock, RLock, Condition, Semaphore, BoundedSemaphore (thread locks, not asyncio's)
bool isThreadKind(ObjectKind kind); ///< Thread, Timer
bool isPoolKind(ObjectKind kind);   ///< thread pools only
bool isAsyncKind(ObjectKind kind);

} // namespace threadlint
