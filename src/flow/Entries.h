// What the steps that find entries share.
#pragma once

#include "flow/Impl.h"

namespace threadlint {

class EntryFinder {
public:
  explicit EntryFinder(Flow &flow) : flow(flow), program(flow.program) {}
  void run();

private:
  Flow &flow;
  const Program &program;
  std::vector<Entry> followed, listed;
  /// Calls of Thread's or Process's `__init__` with a target, by the `__init__` of the subclass they stand
  /// in.
  llvm::DenseMap<FuncId, llvm::SmallVector<Ref, 1>> forwards;
  std::vector<llvm::SmallVector<Ref, 1>> made;       ///< by ClassId: calls that instantiate it
  std::vector<llvm::SmallVector<FuncId, 4>> methods; ///< by ClassId: defined in its body
  llvm::DenseMap<SiteId, SiteId> poolOfFuture;       ///< by the future: the pool its task was handed to
  llvm::DenseMap<FuncId, const Api *> decoratedWith; ///< that start what they decorate, by the function

  void add(Entry e) { (e.isFollowed() ? followed : listed).push_back(std::move(e)); }
  void index();
  void publish();
  void findSoleInstances();
  void addOwnHandlers(ClassId server);
  void addKeptByHandedOver();

  // EntryTargets.cpp: callables handed over by calls
  void addHandOvers();
  void addHandOver(Ref call);
  void addHandOver(Ref call, const Api &api);
  void addTarget(const Api &api, Ref call, Ref target);
  bool addGiven(Entry e, const Api &api, Ref call, Ref target);
  bool addPassedOn(const Api &api, Ref call);
  void addCallbacks(const Api &api, Ref call);
  void addTask(Entry e, const Api &api, Ref call);
  void addServed(const Api &api, Ref call, Ref target);
  void addStores();

  // EntryClasses.cpp: methods that somebody else calls
  void addThreadClasses();
  void addConstruction(ClassId cls, Ref call, FuncId run);
  bool addForwarded(ClassId cls, Ref call);
  void addHandlers(ClassId handler, Entry pattern);
  void addServer(Ref call, Entry pattern);
  void addHandlerClasses();
  void addFinalizers();

  // EntryDecorators.cpp: functions that a decorator registers or starts
  bool addDecorated(Ref call);
  void addStartingDecorators();
  void addStarted(FuncId f, FuncId decorator, Ref applied, const Api &api, Ref call, Ref target);
};

/// The functions a value may be; where the program mixes too many of them, those that each caller hands in.
llvm::SmallVector<FuncId, 2> targetsOf(const Program &program, Ref value);
/// What a call hands to a parameter of one of its callees; none when it cannot be told.
Ref argumentAt(const Program &program, Ref call, FuncId callee, uint32_t parameter);
/// What a call hands over for the target: a value, or one whose elements it gets one by one.
struct HandedValue {
  Ref value;
  bool isMapped;
};
/// In the order of the target's parameters, those apart that are bound already.
llvm::SmallVector<HandedValue, 4> handedValues(const Program &program, Ref call, const Api &api);
/// How the objects that the target's parameters denote are shared.
llvm::SmallVector<Sharing, 2> argumentSharing(const Program &program, Ref call, const Api &api, Ref target);
/// The values that are handed to the entry's function, by parameter; none where they are not written down.
llvm::SmallVector<Ref, 4> argumentValues(const Program &program, const Entry &entry);
/// The receiver of a bound method, the new object of a class, and what `partial` has bound already.
void addBound(const Program &program, Ref target, llvm::SmallVectorImpl<Sharing> &out);
/// The parameter that a local variable is: (function, index); none for others.
std::pair<FuncId, uint32_t> parameterOf(const Program &program, VarId v);
inline constexpr size_t MaxGivers = 256; ///< values looked at to find the functions of one target
/// The object that this call makes.
SiteId resultSite(const Program &program, Ref call);
SiteId receiverSite(const Program &program, Ref call);

} // namespace threadlint
