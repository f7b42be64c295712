// Program + Model -> Facts: entries, what runs in parallel, accesses with locksets, lock and call events,
// cost.
//
// Each function gets a summary of events in evaluation order (flow-sensitive in locks and started threads,
// one forward walk over the structured IR); then contexts are propagated from the entries and from the main
// thread over the call events. Lock identity is the allocation of the lock, so aliases, arguments and imports
// need no names. Sources of the ideas: Blackshear et al., "RacerD" (OOPSLA 2018) for summaries and ownership;
// Savage et al., "Eraser" (1997) for locksets.
#pragma once

#include "flow/Sets.h"
#include "flow/Work.h"
#include "link/Link.h"

namespace threadlint {

struct SignalTag;
struct IdentityTag;
using SignalId = Id<SignalTag>;
using IdentityId = Id<IdentityTag>;        ///< none: nobody knows which object it is
using LocksetId = SetTable<LockId>::SetId; ///< 0 = no lock
using EntrySetId = SetTable<EntryId>::SetId;
using SignalSetId = SetTable<SignalId>::SetId;

/// How an object reaches the code that uses it, seen from one thread of control.
enum class Sharing : uint8_t {
  Unknown,
  Private,   ///< made here and not handed out
  PerThread, ///< each thread of the entry has its own; the code that started it may have it too
  Shared,    ///< all threads of the entry (and who started them) have the same
};

/// One object, as far as it is proven which. Two values of one identity are one object within one run of the
/// function that owns the variable or makes it; identities that are `once` have one object in all runs.
struct Identity {
  enum Kind : uint8_t {
    Made,      ///< id = SiteId
    Variable,  ///< id = VarId: what the local, global or class attribute holds
    Attribute, ///< id = VarId: what the attribute of `whole` holds, which is set by constructors only; none:
               ///< an element of `whole`
    Unseen,    ///< id = ClassId: `self` of a method that nobody is seen to call
    Given,     ///< id = EntryId: what its function gets as its parameter of this `index`
  } kind;
  uint32_t id;
  uint32_t index = 0;
  IdentityId whole;
  bool once = false;
  friend bool operator==(const Identity &, const Identity &) = default;
  auto key() const { return std::tuple(kind, id, index, whole.v); }
};

/// What makes a function an entry.
enum class Start : uint8_t {
  Target,    ///< a thread or process made with it: `Thread`, `Timer`, `start_new_thread`
  Run,       ///< `run` of a Thread or Process subclass
  Task,      ///< handed to a pool: `submit`, `map`, `to_thread`
  Handler,   ///< a server calls it for each request
  Callback,  ///< registered: called when a future is done, a signal comes, the program ends ...
  Finalizer, ///< `__del__`: called by the thread that drops the last reference
};

/// Whether the interpreter ends without waiting for a thread.
enum class Daemon : uint8_t { Unknown, No, Yes };

/// A function that runs on a thread of control of its own, and where that is started.
struct Entry {
  FuncId function; ///< none: not of the program, or nobody knows
  Ref creation;    ///< makes the thread object, or hands the function over; none: a Thread subclass nobody
                   ///< instantiates, a handler class, a finalizer
  SiteId handle;   ///< the thread object or future; none for `start_new_thread` and servers
  SiteId pool;     ///< the pool it was handed to
  RunsOn runsOn = RunsOn::NewThread;
  bool many = false;                       ///< several of it may run at once
  llvm::SmallVector<Sharing, 2> arguments; ///< of its parameters, `self` first
  bool serial = false; ///< handed to a pool of one thread: never beside itself or the pool's other tasks
  bool inSlot =
      false; ///< kept in an attribute or global that holds one: made again, the one before has ended
  Ref given; ///< the call that hands the function to a helper which starts it there; none: `creation` names
             ///< it
  Daemon daemon = Daemon::Unknown;
  bool together = false; ///< several are started by one run of the code around, or by a server
  bool oneByOne = false; ///< a handler; the program has a server that calls them on one thread
  bool guarded = false;  ///< started under a test of a flag or thread which that code sets
  bool byMany = false;   ///< threads that surely run at once start one each
  bool again = false;    ///< seen to be started while the one before runs
  bool oneOfSeveral =
      false; ///< the place that starts it starts other functions too, perhaps each of them once
  /// By parameter: the objects that those who start it are seen to give.
  llvm::SmallVector<llvm::SmallVector<IdentityId, 2>, 2> objects;
  uint32_t poolSize = 0; ///< threads of its pool, when that is a constant; 0: not known
  Start start = Start::Target;
  Ref target; ///< the expression that gives the function; none: `run`, methods of handlers, finalizers

  /// Runs on a thread of this process beside the one that started it. The others are listed only.
  bool isThread() const { return runsOn == RunsOn::NewThread || runsOn == RunsOn::PoolThread; }
  /// What it does is known and may meet what other threads do.
  bool isFollowed() const { return isThread() && !function.isNone(); }
  /// Two of it are seen to run at once; else it may be one after the other, as far as the code around cares
  /// for that.
  bool surelyBesideItself() const { return !guarded && !oneOfSeveral && (together || byMany || again); }
};

struct Lock {
  SiteId site; ///< where it is made; none: not seen
  VarId place; ///< the variable it was read from, if the site is not seen
  SymId name;  ///< neither is known: its name must do
  ObjectKind kind = ObjectKind::Lock;
  bool perCall = false;   ///< made by the function that takes it and handed to nobody: excludes nobody
  bool handShake = false; ///< some function releases it without having taken it: it orders threads
  bool kept = false;      ///< some function takes it and leaves it held
  /// Taken and released in the same functions: it protects what is between.
  bool guards() const { return !handShake && !kept; }
};

/// What one thread sends and another waits for, by an event, condition, barrier, semaphore or queue: all
/// before the sending happens before all after the receipt.
struct Signal {
  enum Kind : uint8_t {
    One,  ///< sent at one place, which runs once: the first receipt is of it
    All,  ///< each sender sends one, and the receiver has taken all of them
    Task, ///< an item taken from a queue is done; received by `queue.join()`
  } kind;
  SiteId site; ///< the event, queue ...
  FuncId sender;
  bool several = false; ///< other functions send it too
};

/// Whose object an access or lock goes through.
struct Base {
  enum Kind : uint8_t { Global, Self, Parameter, Captured, Fresh, Created, Element, Other } kind = Other;
  bool indirect = false; ///< reached through an attribute or element of it
  bool element = false;  ///< that a loop takes from it: each turn has another
  bool inLoop = false;   ///< Fresh, Created: made in a loop
  uint8_t parameter = 0;
  VarId variable; ///< the name it starts from
};

/// State: what it holds and has started is this from here on.
enum class EventKind : uint8_t { Access, Acquire, Release, Call, Spawn, Join, State };

/// What an access does to a place: a variable, or the contents of the container it holds.
enum class AccessKind : uint8_t {
  Read,
  Write,        ///< that depends on nothing read from the place
  Update,       ///< of a value computed from the one read before
  CheckThenAct, ///< a write that a test of the place has led to
  Iterate,      ///< goes through the contents, one by one
};

/// One thing a function does, with what it certainly holds at that point (beyond what its caller holds).
struct Event {
  EventKind kind;
  ir::InstrId where;
  AccessKind access = AccessKind::Write;
  bool contents = false; ///< Access: to what the container in `place` holds
  bool resizes = false;  ///< Access: adds or removes elements
  ir::InstrId read;      ///< Update: the load of the old value; CheckThenAct: the load that is tested
  ir::InstrId test;      ///< Update, CheckThenAct: the condition, or what raised in a `try`; none without
  ir::InstrId object;    ///< Access: the owner of the attribute, or the container; none for other variables
  VarId place;           ///< Access
  LockId lock;           ///< Acquire, Release
  FuncId property;       ///< Call: of a property getter, by an attribute load
  LocksetId held = 0;
  LocksetId cover = 0;    ///< Access: held from `read` on, without a break
  LocksetId readHeld = 0; ///< Access: held at `read`
  EntrySetId spawned = 0; ///< started so far in this function (or by its callees) and not joined
  EntrySetId joined = 0;  ///< surely ended by now, whoever started it
  EntrySetId entries = 0; ///< Spawn, Join: which
  SignalSetId received = 0;
  SignalSetId pending = 0; ///< this function sends them later, and has not yet
  Base base;               ///< Access, Acquire, Release
  bool certain = false;    ///< Acquire, Release: the lock is the only one it can be, and blocks
  bool inLoop = false;     ///< Call; Spawn: so that all of `entries` are started; else it is one of them
  bool published = false;  ///< a thread that has `self` was started before, in this function
};

/// What a function does, and what is left of it for its caller.
struct Summary {
  std::vector<Event> events;
  LocksetId acquired = 0; ///< held at every normal exit, not held at entry
  LocksetId released = 0; ///< released without having been acquired here
  LocksetId own = 0;      ///< held in the whole body, by a decorator
  EntrySetId spawned = 0;
  EntrySetId joined = 0;
  EntrySetId yielded = 0;   ///< running at the first `yield`: what `with` finds when it is a context manager
  SignalSetId sends = 0;    ///< outside of loops
  SignalSetId received = 0; ///< at every normal exit
  bool spawns = false;      ///< starts a thread itself or through calls
};

/// An access to a place that may be shared, in one calling context.
struct Access {
  VarId place;
  AccessKind kind = AccessKind::Write;
  bool contents = false; ///< of the container in `place`
  bool resizes = false;
  Ref where;
  Ref read;              ///< as in Event
  Ref test;              ///< as in Event
  EntryId owner;         ///< the entry on whose thread it runs; none: the main thread
  EntrySetId active = 0; ///< entries that may be running then
  SignalSetId received = 0;
  SignalSetId pending = 0; ///< sent by its thread, later
  LocksetId held = 0;
  LocksetId cover = 0;                ///< held from `read` to `where`
  LocksetId readHeld = 0;             ///< held at `read`, perhaps given back since
  Sharing sharing = Sharing::Unknown; ///< of the object or container
  IdentityId object;                  ///< which object or container that is
  EntrySetId near = 0; ///< of `active`, those that the run which has the object has started itself
  bool indirect = false;
  bool guessed = false;  ///< some call on the way has several callees, of which this is one
  bool assumed = false;  ///< by code of which nobody is seen to call it while threads run
  bool byCaller = false; ///< in a public function that any thread may call: no thread need be in sight
  bool isUpdate() const { return kind == AccessKind::Update; }
  bool isWrite() const { return kind != AccessKind::Read && kind != AccessKind::Iterate; }
  bool isSamePlace(const Access &other) const { return place == other.place && contents == other.contents; }
  friend bool operator==(const Access &, const Access &) = default;
};

/// A function in one calling context: who runs it, with whose objects.
struct Run {
  FuncId function;
  EntryId owner;                            ///< none: the main thread
  llvm::SmallVector<Sharing, 4> parameters; ///< `self` first; may be shorter than the list of parameters
  llvm::SmallVector<IdentityId, 4> objects; ///< of the same
};

/// A stretch of a function in one of its runs, up to its next one: an access without a place.
struct Moment : Access {
  uint32_t run = 0; ///< index in Facts::runs
};

/// What a comment or an annotation says of a lock: `# guarded-by: lock`, `# requires-lock: lock`,
/// `Annotated[T, GuardedBy("lock")]`.
struct LockClaim {
  ModuleId module;
  Span where;
  std::string lock;   ///< as written, without `self.`
  VarId lockVariable; ///< none: nothing is called so
  LocksetId locks = 0;
  FuncId function; ///< whose callers hold it; none: it guards places
};

/// A call without the lock that a claim requires.
struct UnlockedCall {
  Ref call;
  uint32_t claim; ///< index in Facts::claims
  friend bool operator==(const UnlockedCall &, const UnlockedCall &) = default;
  friend bool operator<(const UnlockedCall &a, const UnlockedCall &b) {
    return std::tie(a.call.module.v, a.call.instr.v, a.claim) <
           std::tie(b.call.module.v, b.call.instr.v, b.claim);
  }
};

/// A place and the lock that protects it.
struct Guard {
  VarId place;                   ///< with the contents of the container in it
  VarId lockVariable;            ///< of the same object, class or module as the place
  LocksetId locks = 0;           ///< that may be in it: one of them is held
  uint32_t guarded = 0, all = 0; ///< functions that use the place: with the lock, and together
  bool isOutlier = false;        ///< one function changes the place without the lock, all others hold it
  bool isDeclared = false;
};

struct Facts {
  IdVector<EntryId, Entry> entries; ///< those that are followed first
  IdVector<LockId, Lock> locks;
  IdVector<IdentityId, Identity> identities;
  std::vector<llvm::SmallVector<IdentityId, 2>> grounds; ///< by IdentityId: what it is for those who start it
  SetTable<LockId> locksets;
  SetTable<EntryId> entrySets;
  IdVector<SignalId, Signal> signals;
  SetTable<SignalId> signalSets;
  std::vector<Summary> summaries; ///< by FuncId (global)
  std::vector<Access> accesses;   ///< sorted by place, writes first, position, owner
  std::vector<Access> guarded; ///< sorted alike: of classes and modules that keep a lock, as if all threads
                               ///< called their public functions
  std::vector<Guard> guards;   ///< sorted by place: what most accesses in `guarded` say
  std::vector<LockClaim> claims;
  std::vector<UnlockedCall> unlockedCalls; ///< sorted
  std::vector<Run> runs;
  std::vector<Moment> moments; ///< sorted by position, run; of the main thread: only beside other threads
  std::vector<std::vector<bool>> parallelEntries; ///< by EntryId twice, symmetric
  IdVector<EntryId, WorkSplit> work;
  std::vector<std::vector<bool>> startedBeside; ///< alike: the run which has their object starts both

  /// Two accesses to one place may happen at the same time on the same object.
  bool mayRace(const Program &program, const Access &a, const Access &b) const;
  /// Two accesses that may race do so surely: on one object, by threads that are seen to run side by side.
  bool isCertain(const Program &program, const Access &a, const Access &b) const;
  /// It is proven that several threads of control which are there have one object.
  bool isOneObject(const Access &a, IdentityId x, const Access &b, IdentityId y) const;
  /// They are seen to run at the same time: nobody guards the start of either.
  bool surelyMeet(const Access &a, const Access &b) const;
  bool isOrdered(const Access &first, const Access &second) const;
  const Guard *guardOf(VarId place) const; ///< null: none
  /// Those to a variable and to what the container in it holds, of `accesses` or `guarded`.
  static llvm::ArrayRef<Access> accessesTo(VarId place, llvm::ArrayRef<Access> all);
  llvm::ArrayRef<Access> accessesTo(VarId place) const { return accessesTo(place, accesses); }
  bool isHeld(const Guard &guard, LocksetId held) const { return !locksets.disjoint(guard.locks, held); }
  /// A lock keeps `b` out of the window of `a`.
  bool excludes(const Access &a, const Access &b) const { return !locksets.disjoint(a.cover, b.held); }
  bool haveCommonLock(const Access &a, const Access &b) const { return excludes(a, b) && excludes(b, a); }
  /// Two threads of control may be there at the same time.
  bool mayMeet(const Access &a, const Access &b) const;
  /// An instruction in all runs of its function, as far as they are on threads or beside them.
  llvm::ArrayRef<Moment> momentsAt(const Program &program, Ref where) const;
  /// The function may run on a thread of this entry (none: the main thread, while others run).
  bool runsOn(const Program &program, FuncId function, EntryId entry) const;
};

/// Never fails; deterministic.
Facts analyse(const Program &program);

/// As the dump and the data files spell them.
llvm::StringRef text(Start s);
llvm::StringRef text(RunsOn r);
llvm::StringRef text(WorkClass w);
llvm::StringRef text(AccessKind k);

/// `--dump=facts`.
void print(const Program &program, const Facts &facts, llvm::raw_ostream &os);

/// The variable a lock is first stored to, else the one it was read from; none when that is not seen.
VarId variableOf(const Program &program, const Lock &lock);

/// The position of the parameter of that name, `self` first; -1: there is none.
int parameterIndex(const Program &program, FuncId f, NameId name);

/// Each thread of the entry has elements of its own: the key is what the thread was given, or says who it is.
/// `isSettled`: it is known by now which functions run on the thread.
bool isKeyOfThread(const Program &program, const Facts &facts, EntryId owner, Ref container, ir::InstrId key,
                   bool isSettled);

/// Only the code that starts the threads calls it, before or after they run.
bool isCalledByStarters(const Program &program, const Facts &facts, FuncId f);

/// Where the object a value denotes comes from.
Base baseOf(const Program &program, Ref value);

} // namespace threadlint
