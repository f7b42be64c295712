// The runtime model: interpreters, and what known library calls do. Generated tables, looked up by name.
#pragma once

#include "base/Id.h"
#include "data/ApiEnums.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace threadlint {

/// A (major, minor) Python version; 0.0 = none.
struct Version {
  uint8_t major = 0, minor = 0;
  explicit operator bool() const { return major != 0; }
  friend constexpr auto operator<=>(Version, Version) = default;
};

/// One row of the API table: from rules/api/*.toml, or from the project's own files in that format.
struct Api {
  llvm::StringRef name; ///< dotted: "threading.Thread", "threading.Thread.start"
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
  llvm::ArrayRef<llvm::StringRef> params;
  llvm::StringRef returns;     ///< dotted name of the class of the result, "" unknown
  llvm::StringRef base;        ///< Class: dotted name of the modelled base class, "" none
  llvm::StringRef target;      ///< keyword name of the callable argument, "" none
  llvm::StringRef replacement; ///< what to write instead, when deprecated
  Version since, deprecated, removed;
  Version switchFree;        ///< CPython with a GIL: since then the call is no switch point (the specialised
                             ///< bytecode does it)
  llvm::StringRef platforms; ///< where it exists when not everywhere, for people
  llvm::ArrayRef<llvm::StringRef>
      exceptOn;                           ///< runtimes where it is the other way round than the versions say
  llvm::ArrayRef<llvm::StringRef> tornOn; ///< runtimes where it is not `atomic`, being written in Python
  llvm::ArrayRef<llvm::StringRef>
      gilExceptOn; ///< runtimes where `gil` is the other way round, or the size does not matter
  bool mutates; ///< Method: changes its receiver's contents (list.append ...). Function: changes state of the
                ///< whole module
  Atomic atomic;  ///< one operation: no other thread sees a half of it
  bool distinct;  ///< Method: the name says it all, whatever the object is
  bool decorator; ///< the function that it decorates, bare or with arguments, is the target; Acquire: runs
                  ///< under a lock
  /// Keyword names of further callables: they run one at a time on a thread of the pool.
  llvm::ArrayRef<llvm::StringRef> callbacks;
  /// Class: methods that a server calls for each request, `*` for any rest. Where, says `runsOn`; with none,
  /// the server that is given the class.
  llvm::ArrayRef<llvm::StringRef> handlers;
  bool oneObject; ///< Class: one instance handles all requests; else each request has its own
  /// What of the whole process the call changes, the class while it is entered, or a store to the attribute:
  /// "the current directory"; "" nothing.
  llvm::StringRef processState = "";
  llvm::StringRef stateArgument = "";           ///< only when this parameter is given and not None; "" always
  llvm::ArrayRef<llvm::StringRef> perContextOn; ///< runtimes where it is a matter of the thread instead
  /// Class: why threads may not use one object at once, from its documentation; "" they may, or nobody knows.
  llvm::StringRef notThreadSafe = "";
  llvm::StringRef toolkit =
      "";                     ///< Class: of this toolkit, whose objects belong to the thread of its main loop
  bool fromAnyThread = false; ///< Method: of such a class, and yet for all threads
  llvm::StringRef advice = ""; ///< what to do instead where several threads run
  llvm::StringRef buffer = ""; ///< Class: elements in one piece of memory, that one operation may change
                               ///< many of: what it is called
  int8_t changesIndex =
      -1;              ///< positional index of the container whose contents the function changes, -1 none
  uint32_t unitPs = 0; ///< picoseconds for each unit of its data
  Units units = Units::Items;
  int8_t dataIndex = -1; ///< positional index of its data; -1: the receiver of a method, else the first one
  ResultLength resultLength = ResultLength::Unknown;
  llvm::StringRef reenablesGil = ""; ///< Module: importing it gives a free-threaded CPython its GIL back; why
  bool threadSafe = false;           ///< Class: threads may use one object at once
  llvm::StringRef ownLock = "";      ///< a lock inside of the library that all these calls take
  uint32_t ownLockNs = 0;            ///< nanoseconds of a call that it is held
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

/// Another name of a row.
struct ApiAlias {
  llvm::StringRef alias;
  uint32_t index; ///< of the row
};

/// Read-only access to the generated tables and to what a project adds; cheap to make and copy, safe to
/// share.
class Model {
public:
  Model();
  /// With what these files say too, in the format of rules/api. False, with `error` for people (a line a
  /// problem), when one of them is wrong.
  bool extend(llvm::ArrayRef<std::string> files, std::string &error);
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
  bool hasThreadSafeClasses() const { return anyThreadSafe; }
  llvm::ArrayRef<llvm::StringRef> ownNames() const; ///< of what those files describe in modules, sorted

private:
  struct Extension;
  llvm::ArrayRef<Api> rows; ///< sorted by name
  llvm::ArrayRef<ApiAlias> aliases;
  bool anyThreadSafe = false;
  std::shared_ptr<const Extension> extension; ///< owns the two, when there is one
};

/// "3.12", "py312" or "py3.12"; none for anything else.
std::optional<Version> parseVersion(llvm::StringRef text);

bool isLockKind(
    ObjectKind kind); ///< Lock, RLock, Condition, Semaphore, BoundedSemaphore (thread locks, not asyncio's)
bool isThreadKind(ObjectKind kind); ///< Thread, Timer
bool isPoolKind(ObjectKind kind);   ///< thread pools only
bool isAsyncKind(ObjectKind kind);

} // namespace threadlint
