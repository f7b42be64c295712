// The state of one walk over a function.
#pragma once

#include "flow/Impl.h"

namespace threadlint {

struct State {
  LocksetId held = 0;
  EntrySetId spawned = 0;
  EntrySetId joined = 0;
  EntrySetId timed = 0; ///< joined with a timeout: callers take it for a join
  SignalSetId received = 0;
  SignalSetId sent = 0;    ///< perhaps
  SignalSetId working = 0; ///< on items it has taken from these queues
  bool published = false;  ///< some thread started here has `self`
  bool dead = false;       ///< no path comes here
  friend bool operator==(const State &, const State &) = default;
};

/// What is certain when a condition has come out one way.
struct Outcome {
  LocksetId held = 0, notHeld = 0;
  EntrySetId ended = 0;
  SignalSetId received = 0;
};

class Walk {
public:
  Walk(Flow &flow, FuncId f);
  Summary run();
  static State deadState() {
    State s;
    s.dead = true;
    return s;
  }

private:
  /// An open marker.
  struct Frame {
    uint32_t begin = 0; ///< its instruction
    State before;
    State out = deadState();  ///< of the alternatives that have ended
    bool alternative = false; ///< an else, handler, irrefutable case was seen
    State body = deadState(); ///< Try: at the end of its body
    bool inFinally = false, deadAfter = false;
    LocksetId taken = 0;             ///< With
    bool endless = false;            ///< Loop: it ends by `break` only
    bool isStack = false;            ///< With: an ExitStack, which gives back all that was entered through it
    EntrySetId pool = 0;             ///< With: entries that are joined at its end
    EntrySetId late = 0;             ///< Loop: joined one by one, all of them when it ends
    SignalSetId lateReceived = 0;    ///< the same of items taken from queues
    uint32_t condition = UINT32_MAX; ///< While
    size_t firstEvent = 0;           ///< Loop
    Outcome assumed;                 ///< If: what its condition says in the body
    FuncId exit;                     ///< With: the `__exit__` of its object
    FuncId generator;                ///< With: the function behind its object, a `@contextmanager`
    llvm::SmallVector<uint32_t, 2>
        passed; ///< conditions in it that hold from here on: what they led to has left
    uint32_t firstHandler = UINT32_MAX; ///< Try: its first Except, once that is open
  };
  /// A load of a place on which a condition depends.
  struct TestedRead {
    VarId place;
    bool contents;
    uint32_t read;
    ir::InstrId object, key;
    ir::InstrId attribute; ///< `hasattr`: the constant that names the place
  };
  /// Threads that one arm of an `if` has started.
  struct Started {
    uint32_t marker;
    bool truth; ///< of its condition
    EntrySetId entries;
  };
  /// A write, and the condition that has led to it.
  struct Decision {
    ir::InstrId read, test;
  };

  Flow &flow;
  const Program &program;
  FuncId f;
  const FunctionInfo &info;
  const ir::Module &m;
  SetTable<LockId> &sets;
  SetTable<EntryId> &entrySets;
  SetTable<SignalId> &signalSets;
  Summary summary;
  State state;
  std::vector<Frame> frames;
  std::vector<Started> starts; ///< under conditions, so far
  LocksetId exitHeld = 0;
  EntrySetId exitJoined = 0;
  SignalSetId exitReceived = 0;
  bool left = false;
  bool hasYielded = false;
  unsigned loops = 0;                         ///< that are open
  std::vector<SignalSetId> workingAt;         ///< by event
  llvm::SmallVector<uint32_t, 2> passed;      ///< as in Frame, outside of all of them
  llvm::DenseMap<LockId, uint32_t> takenAt;   ///< the instruction that took a lock last
  llvm::DenseMap<uint32_t, LocksetId> heldAt; ///< where something is held: by instruction that reads
  llvm::DenseMap<uint32_t, llvm::SmallVector<TestedRead, 2>> testedBy; ///< by condition
  llvm::DenseMap<VarId, EntrySetId> endedIn; ///< by local: the thread object in it has been joined
  llvm::DenseMap<uint32_t, unsigned>
      taken; ///< by SiteId of a queue or list: how often one element was taken so far

  Ref ref(uint32_t instr) const { return {info.module, ir::InstrId(instr)}; }
  void step(uint32_t i, const ir::Instr &in);
  State merge(const State &a, const State &b);
  State mergeSkipped(const State &before, const State &body);
  State leaveLater(Frame &fr, const State &body);
  void leave();
  /// Locks still held once control has left the frames from `from` on: `with` and `finally` give theirs back.
  LocksetId heldOutside(size_t from);
  LocksetId releasedIn(uint32_t begin, uint32_t end);
  EntrySetId joinedByNow() { return entrySets.unite(state.joined, state.timed); }
  void open(uint32_t i);
  void branch(uint32_t i, const ir::Instr &in);
  void forgetAssumed(const Frame &fr);
  void loop(uint32_t i, const ir::Instr &in);
  void startedInEachTurn(EntryId e);
  void runIntoNextTurn(const Frame &fr);
  void endTurns(uint32_t i, Frame &fr);
  void attempt(uint32_t i, const ir::Instr &in);
  void closeAttempt(Frame &fr);
  void match(uint32_t i, const ir::Instr &in);
  void enterContext(uint32_t i, const ir::Instr &in);
  void leaveContext(uint32_t i);
  void callHidden(uint32_t i, FuncId method);
  void add(EventKind kind, uint32_t i, Event e);
  void note(uint32_t i); ///< the state before this instruction
  void acquire(uint32_t i, LockId lock, const LockValue &of, Ref value, bool blocks);
  void release(uint32_t i, LockId lock);
  void spawn(uint32_t i, EntrySetId entries);
  bool hasSelf(EntryId e) const;
  void join(uint32_t i, EntrySetId entries);
  void finish(State &s, EntrySetId entries);

  // Conditions.cpp
  Outcome outcomeOf(uint32_t condition, bool truth);
  void addOutcome(uint32_t call, bool truth, Outcome &out);
  void apply(State &s, const Outcome &out);
  void assume(State &s, uint32_t condition, bool truth) { apply(s, outcomeOf(condition, truth)); }
  /// Of the locks that the body of an `if` has taken, those that a later `if` with the same condition gives
  /// back: they are held in between whenever it matters.
  LocksetId heldUntilSameTest(uint32_t marker, LocksetId taken);
  /// Those that an arm of an earlier `if` has started, when this condition says that it was not taken.
  EntrySetId startedElsewhere(uint32_t marker, bool truth);
  /// The call whose value is stored in the local that this loads, or the value itself.
  uint32_t definitionOf(uint32_t value) const;
  bool isTestedLater(uint32_t call) const;

  // Signals.cpp
  SignalSetId signal(SiteId site, Signal::Kind kind);
  void send(SiteId site, Signal::Kind kind);
  void receive(SiteId site, bool item);
  void shakeHands(LockId l, bool acquires);
  void notify(const ir::Instr &in, const Api &api);
  void waitForSignal(uint32_t i, const ir::Instr &in, const Api &api);
  void forgetSignalsOf(EntrySetId entries);
  void setPending();

  // Joins.cpp
  void joinReceiver(uint32_t i, const ir::Instr &in, const Api &api);
  EntrySetId entriesOfHandles(llvm::ArrayRef<AbstractValue> values);
  /// The threads or futures in a container, or the tasks whose results it holds.
  EntrySetId entriesIn(uint32_t container);
  void exhaust(uint32_t i, uint32_t iterable);
  void callMapped(uint32_t i, const ir::Instr &in);
  llvm::StringRef lastNameOf(uint32_t value) const;
  EntrySetId withoutOthers(uint32_t receiver, EntrySetId entries);
  EntrySetId withoutLaterTurns(EntrySetId entries, bool eachIsAnother);

  // Effects.cpp
  void call(uint32_t i, const ir::Instr &in);
  void callModelled(uint32_t i, const ir::Instr &in, ApiId id);
  void applyCallee(FuncId callee, llvm::ArrayRef<AbstractValue> receiver = {});
  EntrySetId ofReceiver(EntrySetId entries, FuncId callee, llvm::ArrayRef<AbstractValue> receiver) const;
  void actInCallee(uint32_t i, const ir::Instr &in, FuncId callee);
  void callProject(uint32_t i, const ir::Instr &in, const Callees &callees);
  void loadAttribute(uint32_t i, const ir::Instr &in);
  void consume(uint32_t i, const ir::Instr &in, const Api &api);
  void startGiven(uint32_t i);
  void awaitTask(uint32_t i, const ir::Instr &in);
  EntrySetId entriesOfReceiver(const ir::Instr &in);
  EntrySetId entriesCreatedAt(uint32_t i);

  // Accesses.cpp
  void access(uint32_t i, const ir::Instr &in);
  void store(uint32_t i, const ir::Instr &in);
  void load(uint32_t i, const ir::Instr &in);
  void useContainer(uint32_t i, const ir::Instr &in);
  void addAccess(uint32_t i, Event e);
  LocksetId heldSince(uint32_t read);

  // Tests.cpp
  void dependOn(Event &write, const ir::Instr &in, ir::InstrId oldValue, const Decision &decision);
  Decision decisionAbout(const Event &write, const ir::Instr &in, ir::InstrId key);
  Decision findInValue(const Event &write, const ir::Instr &in, ir::InstrId key);
  bool isTested(ir::InstrId object);
  Decision findIn(uint32_t condition, const Event &write, ir::InstrId key);
  Decision findInBody(const Frame &attempt, const Event &write, ir::InstrId key);
  llvm::ArrayRef<TestedRead> testedReads(uint32_t condition);
  void addTested(uint32_t value, llvm::SmallVectorImpl<TestedRead> &out);
  void addTestedContents(uint32_t at, ir::InstrId container, ir::InstrId key,
                         llvm::SmallVectorImpl<TestedRead> &out);
  bool answers(const TestedRead &tested, const Event &write, ir::InstrId key) const;
};

} // namespace threadlint
