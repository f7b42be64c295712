// What the steps of flow share while they run.
#pragma once

#include "flow/Flow.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

struct Flow {
  explicit Flow(const Program &program) : program(program) {}
  const Program &program;
  Facts facts;
  llvm::DenseMap<SiteId, llvm::SmallVector<EntryId, 1>> byHandle, byPool;
  llvm::DenseMap<FuncId, llvm::SmallVector<EntryId, 1>> byFunction;
  llvm::DenseMap<uint64_t, llvm::SmallVector<EntryId, 1>> byCreation;
  llvm::DenseMap<FuncId, llvm::SmallVector<EntryId, 1>> byCall; ///< a decorator starts it when it is called
  llvm::DenseMap<SiteId, LockId> lockBySite;
  llvm::DenseMap<VarId, LockId> lockByPlace;
  llvm::DenseMap<SymId, LockId> lockByName;
  std::vector<std::pair<VarId, LocksetId>> lockVariables; ///< attributes and globals that keep locks
  llvm::DenseMap<VarId, uint32_t> declared; ///< guarded, as the claim of this index in Facts::claims says
  std::vector<llvm::SmallVector<FuncId, 1>> nested; ///< by FuncId: functions defined directly in it
  std::vector<ir::InstrId> madeBy;                  ///< by FuncId: its MakeFunc
  llvm::DenseMap<SiteId, llvm::SmallVector<EntryId, 1>>
      bySignal; ///< entries whose last act is to set, notify or put once, by the object
  /// Functions that call this one without a call instruction: `__enter__`, `__exit__`, `@contextmanager`.
  llvm::DenseMap<FuncId, llvm::SmallVector<FuncId, 1>> hiddenCallers;
  std::vector<std::pair<SignalId, FuncId>>
      trusted;                 ///< receipts that took a signal to have one sender, and where
  bool isFirstRound = false;   ///< not every function has a summary yet
  std::vector<FuncId> waiting; ///< to be walked again when it is over
  llvm::DenseMap<std::pair<SiteId, uint32_t>, SignalId> signalIds; ///< by object and Signal::Kind

  EntrySetId entriesAt(const llvm::DenseMap<SiteId, llvm::SmallVector<EntryId, 1>> &map, SiteId site) {
    auto it = map.find(site);
    return !site || it == map.end() ? 0 : facts.entrySets.intern({it->second.begin(), it->second.end()});
  }
  void setMany(EntryId e) { facts.entries[e].many |= !facts.entries[e].serial; }
  /// Started by another call of the same code. `assumed`: by one that nobody is seen to make.
  void startedAgain(EntryId e, bool assumed = true) {
    if (facts.entries[e].inSlot)
      return;
    setMany(e);
    facts.entries[e].again |= !assumed;
  }
  /// Variables that are assigned after they are made: globals by functions, attributes outside of
  /// constructors, locals by functions nested in theirs.
  llvm::DenseSet<VarId> mutableVariables;
  llvm::DenseMap<ClassId, SiteId> soleInstance; ///< of classes that one call makes, none of its subclasses
  llvm::DenseSet<SiteId> handedToThreads;       ///< objects that some thread is given or runs a method of
};

/// A lock expression: the locks it may be, and how sure that is.
struct LockValue {
  llvm::SmallVector<LockId, 2> locks;
  bool certain = false; ///< exactly one allocation, made once for each owner
  bool reentrant = false;
};

/// Accesses by place, writes first, position, owner.
void sortAccesses(std::vector<Access> &accesses);
/// What the event says whatever the context: no locks, threads or sharing yet.
Access accessOf(ModuleId module, const Event &e);

/// `__init__`, `__new__` and the like: nobody else has the object yet.
bool isConstructor(const Program &program, FuncId f);
/// Decorators.cpp: a decorator of the project never calls the function itself, but hands it to other code: it
/// runs where and when that says, not where it is called.
bool isHandedOn(const Flow &flow, FuncId f);
/// CallShapes.cpp.
Callees calleesOf(const Program &program, FuncId caller, const Event &call);
bool areOverrides(const Program &program, const Callees &callees);
bool areSiblings(const Program &program, const Callees &callees);
bool isForItself(const Program &program, FuncId f);
/// Starts.cpp: the code that starts a thread there asks first for a flag or a thread that it sets itself.
bool isStartGuarded(const Program &program, Ref start);
/// Starts.cpp: a web server is imported that calls all handlers on one thread, or threads are made greenlets.
bool isServedOnOneThread(const Program &program);
/// At most once in a run of the program: a module, or what one call, not in a loop, of such a function calls.
bool runsOnce(const Flow &flow, FuncId f);
/// Each thread of the entry gets a closure of its own: `Thread(target=make_job(name))`, where `owner` makes
/// it.
bool isClosureOfEach(const Program &program, const Entry &entry, FuncId owner);
/// Summaries.cpp: how many loops are around the instruction, in its own function.
unsigned loopsAround(const Program &program, Ref where);
/// One or more.
bool isInLoop(const Program &program, Ref where);
/// The function that a local belongs to.
FuncId ownerOfLocal(const Program &program, VarId local);

/// Bases.cpp: a proxy. Its `__setattr__` sets the attributes of another object.
bool forwardsAttributes(const Program &program, ClassId cls);

/// Reached.cpp: whether threads share an object that comes out of a container, a call or a constructor, by
/// what these were given; else nobody knows. `ofOwn`: of what the function itself has under a name; `isOne`:
/// made once.
Sharing sharingOfReached(const Flow &flow, EntryId owner, Ref value, llvm::function_ref<Sharing(Ref)> ofOwn,
                         llvm::function_ref<bool(Ref)> isOne);

// Steps, in order.
void indexFunctions(Flow &flow);    ///< Summaries.cpp
void indexVariables(Flow &flow);    ///< Summaries.cpp
void collectEntries(Flow &flow);    ///< Entries.cpp
void relateHandlers(Flow &flow);    ///< Entries.cpp: handlers of one server run beside each other
void summarise(Flow &flow);         ///< Summaries.cpp: Walk.cpp over every function until effects are stable
void propagate(Flow &flow);         ///< Contexts.cpp: accesses of each entry and of the main thread
void findLockVariables(Flow &flow); ///< LockVariables.cpp
void readLockClaims(Flow &flow);    ///< LockVariables.cpp: what comments and annotations say
void findGuarded(Flow &flow);       ///< Guarded.cpp: accesses of the public functions of what keeps a lock
void inferGuards(Flow &flow);       ///< GuardInference.cpp: the lock of each of their places
void countWork(Flow &flow);         ///< CountWork.cpp
void describeEntries(Flow &flow);   ///< ThreadFacts.cpp: daemon flags and pool sizes

/// One walk over a function; true when what it leaves for its callers changed.
bool walkFunction(Flow &flow, FuncId f);

/// ThreadFacts.cpp: `ThreadPoolExecutor(max_workers=4)`, `ThreadPool(4)`; 0: not a constant.
uint32_t poolSize(const Program &program, SiteId pool);

/// Signals.cpp: enters the objects that the entry's last act signals into `bySignal`.
void addLastSignals(Flow &flow, EntryId e);

/// Locks.cpp. `byNameToo`: a value nobody knows counts as a lock when its name says so.
LockValue lockOf(Flow &flow, Ref value, bool byNameToo);
/// Key of `lockByName` for the attributes of unknown objects.
inline constexpr SymId NamelessLock{UINT32_MAX - 8};
/// The name says that a lock is behind it.
bool soundsLikeLock(llvm::StringRef name);
/// The constant that a semaphore is made with; none when it is not written down.
std::optional<uint32_t> initialCount(const Program &program, SiteId semaphore);
/// Locks that `with value:` holds in its body (locks, own context managers, `@contextmanager` functions).
LockValue contextLocks(Flow &flow, Ref value);
/// Locks that the decorators of a function hold around it.
LocksetId decoratorLocks(Flow &flow, FuncId f);

} // namespace threadlint
