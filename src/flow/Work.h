// What code does with the time of its thread: counted once, in units that a runtime turns into nanoseconds.
#pragma once

#include "link/Link.h"
#include <optional>

namespace threadlint {

struct LockTag;
struct EntryTag;
using LockId = Id<LockTag>;
using EntryId = Id<EntryTag>;

constexpr double HandOverNs = 1000; ///< of one `put` or `get` that need not wait

/// Calls of library code that lets go of the GIL on the same runtimes.
struct NativeWork {
  uint32_t freeOn = 0; ///< by RuntimeId, a bit each
  double ns = 0;
  double calls = 0;
};

/// Work under one lock that other threads want too, or under none.
struct WorkPart {
  LockId lock;      ///< none: under no lock; beyond `Facts::locks`: one of the library
  double takes = 0; ///< of the lock
  double bytecodes = 0;
  double calls = 0; ///< of Python functions
  llvm::SmallVector<NativeWork, 2> natives;
  double handOvers = 0;                     ///< of items by queues that need not wait
  double meetings = 0;                      ///< waits for the other threads of the work
  double spins = 0;                         ///< times that it computes until another thread gives it its turn
  double waits = 0, waitNs = 0;             ///< for something else than locks: time, input, other processes
  double sharedReads = 0, sharedWrites = 0; ///< of objects that other threads use too
  double blockBytes = 0;                    ///< of results so large that the system is asked for memory
};

/// What one call of the library costs, over all the work it is part of.
struct LibraryCall {
  Ref at;
  ApiId api;
  uint32_t freeOn = 0;
  double ns = 0;
  double calls = 0;
  std::optional<double> bytes; ///< the size of its data, where it is known
};

void addNative(WorkPart &part, const NativeWork &native, double times);

struct Work {
  llvm::SmallVector<WorkPart, 1> parts = {WorkPart()}; ///< the first: under no lock; others by lock
  double unknownCalls = 0;                             ///< of code that is not seen
  double asks = 0;            ///< calls that ask the system for something that may be slow: files, sockets
  bool endless = false;       ///< a loop without a way out
  bool serves = false;        ///< a loop that goes on until something happens elsewhere, or that is endless
  bool spinsUntilSet = false; ///< computes in vain until the one who starts it has got so far
  bool sizeUnknown = false;   ///< how much there is to do depends on data of unknown size
  std::vector<LibraryCall> library; ///< the costliest calls, at most `MostLibraryCalls`
  static constexpr size_t MostLibraryCalls = 12;
  void addLibrary(const LibraryCall &call);
  /// `callee` runs `times` more, under `lock` where it takes none itself.
  void add(const Work &callee, double times, LockId lock);
  WorkPart &under(LockId lock);
};

/// How all the work that one place starts is cut up: `Thread(...)` in a loop, the tasks of a pool.
struct WorkSplit {
  Work task;               ///< of one thread, or one task of a pool
  Work serial;             ///< of the function that starts them, apart from waiting for them
  double tasks = 1;        ///< how often the place runs
  bool inLoop = false;     ///< the place hands over several: it is in a loop, or maps a function over data
  double threads = 0;      ///< that the code asks for, 0: not known
  double shippedBytes = 0; ///< arguments and results of one task that are copied to a process and back
  bool tasksKnown = false;
  bool onPool = false; ///< tasks are handed over one by one
};

/// How the work of a function uses the GIL.
enum class WorkClass : uint8_t {
  Small,    ///< ends soon
  CpuBound, ///< long, and holds the GIL (nearly) all the time
  Waits,    ///< sleeps, waits, does I/O or runs code that releases the GIL
  Unknown,  ///< calls something that is not known
};

/// Of a piece of work on one runtime, in nanoseconds.
struct WorkTime {
  double held = 0;  ///< with the GIL; without one: in code that would hold it
  double free = 0;  ///< computing in library code without the GIL
  double waits = 0; ///< for something else
  double total() const { return held + free + waits; }
};

bool runsFree(const NativeWork &native, RuntimeId runtime);
/// Without what passing items on takes.
WorkTime timeOf(const WorkPart &part, const Model &model, RuntimeId runtime);
WorkTime timeOf(const Work &work, const Model &model, RuntimeId runtime);
/// The runtime that most people use: where one has to stand for all.
RuntimeId usualRuntime(const Model &model);
/// On the usual runtime.
WorkClass classify(const Work &work, const Model &model);

} // namespace threadlint
