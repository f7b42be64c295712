// The calling contexts in which functions run: from each entry and from the main thread over the call events.
#pragma once

#include "flow/Branches.h"
#include "flow/Identities.h"
#include "llvm/ADT/DenseSet.h"
#include <deque>
#include <set>

namespace threadlint {

/// What is known of a parameter.
struct Tag {
  Sharing sharing = Sharing::Unknown;
  IdentityId object;
  EntrySetId near = 0; ///< as in Access
};
using Tags = llvm::SmallVector<Tag, 4>; ///< of the parameters

struct Context {
  FuncId f;
  EntryId owner; ///< none: main
  LocksetId held = 0;
  EntrySetId active = 0;
  Tags tags;
  bool once = false; ///< it runs once, or once a thread
  SignalSetId received = 0;
  SignalSetId pending = 0; ///< that its callers send later
  bool assumed = false;    ///< nobody is seen to call it while threads run
  bool guessed = false;    ///< as in Access
  Stretches skipped;       ///< branches that constant arguments rule out
};

class Propagation {
public:
  explicit Propagation(Flow &flow)
      : flow(flow), program(flow.program), facts(flow.facts), identities(flow), branches(flow.program) {}
  void run();

private:
  static constexpr unsigned MaxContexts = 24; ///< a function and owner; further ones are dropped
  static constexpr unsigned MaxOverrides =
      3; ///< of a method called on `self`; with more, nobody knows what it calls
  Flow &flow;
  const Program &program;
  Facts &facts;
  Identities identities;
  Branches branches;
  std::deque<Context> queue;
  llvm::DenseSet<uint64_t> seen;
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, unsigned> count;
  /// Who starts it (none: the main thread), what is started, what may be running and what has ended then.
  using Start = std::tuple<EntryId, EntryId, EntrySetId, EntrySetId>;
  std::set<Start> starts;
  std::vector<std::pair<size_t, FuncId>> captured; ///< accesses through locals of an enclosing function
  llvm::DenseMap<std::pair<FuncId, VarId>, EntrySetId> atStore;
  llvm::DenseSet<ClassId> preparedClasses;
  llvm::DenseSet<ClassId> ownsThreads; ///< classes with a method that is the body of a thread

  void addRoots();
  void enqueue(Context c);
  void visit(const Context &c);
  Access accessAt(const Context &c, const Event &e);
  void access(const Context &c, const Event &e);
  void moment(const Context &c, const Event &e);
  void callees(const Context &c, const Event &e);
  void spawned(const Context &c, const Event &e);
  void startBeside(EntryId a, EntryId b);
  void multiply();
  bool startTogether(llvm::ArrayRef<Start> ofOne);
  void addDescendants();
  Sharing resolve(const Context &c, const Base &b) const;
  bool isStartedInLoop(EntryId e) const;
  Sharing capturedBy(const Context &c, VarId local) const;
  void separateCaptured();
  bool isNestedIn(FuncId f, FuncId outer) const;
  Sharing ofObject(const Context &c, Ref value, const Base &b) const;
  bool isOneObject(const Context &c, Ref value) const;
  bool isMadeOnce(const Context &c, SiteId only) const;
  Sharing ofBound(const Context &c, Ref callee, FuncId method) const;
  LocksetId heldAt(const Context &c, LocksetId here);
  SignalSetId receivedAt(const Context &c, const Event &e);
  SignalSetId pendingAt(const Context &c, const Event &e);
  bool isPrepared(ClassId cls) const;
  void findPreparedClasses();
  Tag tagOf(const Context &c, const Event &e, Ref value);
  EntrySetId runningAtStore(FuncId f, VarId local);
  bool isStartedFor(EntryId e, FuncId f) const;
  IdentityId rootOf(IdentityId object) const;
  EntrySetId nearAt(const Context &c, const Event &e, IdentityId object);
  llvm::SmallVector<IdentityId, 4> objectsOf(const Context &c) const;
  EntrySetId activeAt(const Context &c, const Event &e) {
    return facts.entrySets.unite(facts.entrySets.minus(c.active, e.joined), e.spawned);
  }
  EntrySetId entriesOfClass(ClassId cls);
};

} // namespace threadlint
