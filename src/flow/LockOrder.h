// Summaries -> which locks are taken while which are held, in all calling contexts, with whose locks they
// are.
#pragma once

#include "flow/DecoratorLocks.h"
#include "flow/HiddenCalls.h"
#include "flow/ObjectTerms.h"
#include "llvm/ADT/DenseSet.h"
#include <deque>

namespace threadlint {

/// A lock of an object. Equal ones are one lock.
struct HeldLock {
  LockId lock;
  TermId owner;        ///< whose attribute it is, or the lock itself; none with `single`: there is one
  bool single = false; ///< made once by the program
  Ref where;           ///< that takes it
  Ref via;             ///< in the same function: the call that leads on; none: the function itself goes on
  bool isKnown() const { return single || owner; }
  bool isSame(const HeldLock &other) const {
    return lock == other.lock && single == other.single && owner == other.owner && isKnown();
  }
};

/// Who is there, and beside whom.
struct Situation : Access {
  bool ofMain = false; ///< reached from a module body
};

/// A lock is waited for, or something else, while locks are held. Call: waits for or sends a signal, or
/// registers a function; `situation.where` is the call.
struct Waiting {
  enum Kind : uint8_t { Lock, Join, Call } kind;
  HeldLock taken;                      ///< Lock
  bool certain = false;                ///< Lock: not re-entrant, and no other lock
  EntrySetId entries = 0;              ///< Join: whose ends it waits for
  llvm::SmallVector<HeldLock, 2> held; ///< outermost first
  FuncId function;                     ///< that waits
  Situation situation;
  llvm::SmallVector<Ref, 4> calls; ///< from the beginning of the thread, or of the public function
};

class LockOrder {
public:
  LockOrder(const Program &program, const Facts &facts);

  const std::vector<Waiting> &waitings() const { return found; }
  const ObjectTerms &terms() const { return objects; }
  /// Join: the threads and tasks whose ends it waits for.
  llvm::ArrayRef<EntryId> setOf(const Waiting &w) const { return entrySets.get(w.entries); }
  /// Two threads may be there at the same time, and none of the locks that the one holds keeps out the other.
  bool mayMeet(const Waiting &a, const Waiting &b) const;
  bool mayRunBeside(const Waiting &a, const Waiting &b) const; ///< the same, whatever they hold
  /// Some function gives it back that does not take it: it orders threads.
  bool isHandShake(LockId lock) const { return handShakes.contains(lock); }
  bool isRunByMany(const Waiting &w) const;

private:
  struct Context {
    FuncId f;
    EntryId owner;
    TermList parameters;
    llvm::SmallVector<HeldLock, 2> held;
    EntrySetId active = 0, joined = 0;
    SignalSetId received = 0, pending = 0;
    bool byCaller = false, ofMain = false, guessed = false;
    llvm::SmallVector<Ref, 4> calls;
  };
  static constexpr unsigned MaxContexts = 16; ///< a function and owner; further ones are dropped
  static constexpr size_t MaxDepth = 24;      ///< of calls
  const Program &program;
  const Facts &facts;
  SetTable<EntryId> entrySets;
  SetTable<SignalId> signalSets;
  ObjectTerms objects;
  std::vector<Waiting> found;
  std::vector<bool> matters; ///< by FuncId: takes locks, waits for threads or starts them, itself or by calls
  llvm::DenseMap<FuncId, llvm::SmallVector<EntryId, 1>> createdIn;
  llvm::DenseMap<FuncId, std::vector<ir::InstrId>> callsIn; ///< that wait, notify or register
  llvm::DenseMap<FuncId, std::vector<HiddenCall>> hiddenIn;
  llvm::DenseMap<FuncId, llvm::SmallVector<DecoratorLock, 1>> decorated;
  llvm::DenseSet<LockId> handShakes;
  std::vector<VarId> variables; ///< by LockId: where it is stored first
  std::deque<Context> queue;
  llvm::DenseSet<uint64_t> seen, reported;
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, unsigned> count;

  void findWhatMatters();
  void findHandShakes();
  void addRoots();
  void enqueue(Context c);
  void visit(const Context &c);
  void startEntries(const Context &c);
  llvm::SmallVector<HeldLock, 2> ofDecorators(const Context &c);
  TermId objectOf(const Context &c, const Event &e);
  std::vector<Event> eventsOf(FuncId f) const;
  void drop(llvm::SmallVectorImpl<HeldLock> &own, const Event &e, FuncId f) const;
  bool isAnother(const Context &c, Ref value, const Lock &lock);
  void nameAfterOwn(const Context &c, Ref value, llvm::ArrayRef<HeldLock> own, HeldLock &taken);
  void acquire(const Context &c, const Event &e, llvm::SmallVectorImpl<HeldLock> &own);
  void resolveOverrides(const Context &c, const Event &e, Callees &callees);
  void call(const Context &c, const Event &e, llvm::ArrayRef<HeldLock> own);
  void keepTaken(const Context &c, const Event &e, llvm::SmallVectorImpl<HeldLock> &taken);
  void wait(const Context &c, const Event &e, llvm::ArrayRef<HeldLock> own, Waiting w);
  HeldLock lockAt(const Context &c, const Event &e, Ref value);
  HeldLock inHelper(const Context &c, const Event &e, Ref value, FuncId helper);
  Ref lockExpression(Ref acquire) const;
  bool blocks(Ref acquire) const;
  EntrySetId activeAt(const Context &c, const Event &e);
  bool isOrdered(const Situation &first, const Situation &second) const;
};

} // namespace threadlint
