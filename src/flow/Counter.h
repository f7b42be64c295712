// Counts the work of functions: the walk over their instructions and the cost of library calls.
#pragma once

#include "flow/Impl.h"
#include "flow/Shapes.h"

namespace threadlint {

inline constexpr unsigned MaxCallDepth = 8; ///< of calls followed

inline constexpr double UnknownTurns = 1e3; ///< of a loop whose bound is not known: data, of some size
/// Walks functions in evaluation order, with how often each instruction runs.
class Counter {
public:
  explicit Counter(Flow &flow) : flow(flow), program(flow.program), model(program.model()), shapes(program) {}
  Work function(const Frame &frame);
  Frame entryFrame(const Entry &entry, Frame &creator);
  /// How often the loops around an instruction turn, all together; none: nobody knows.
  std::optional<double> timesAt(Ref where, const Frame &frame);
  void startEntry(bool creator, double tasksOfIt) {
    steps = 0;
    tasks = std::max(1.0, tasksOfIt);
    isCreator = creator;
  }
  Shapes &sizes() { return shapes; }
  double bytesOf(const Shape &shape) const;

private:
  Flow &flow;
  const Program &program;
  const Model &model;
  Shapes shapes;
  llvm::SmallVector<FuncId, MaxCallDepth> stack;
  llvm::DenseMap<FuncId, Work> known;                     ///< of functions called without known arguments
  llvm::DenseMap<SiteId, llvm::SmallVector<Ref, 2>> puts; ///< by the queue
  bool putsKnown = false;
  double tasks = 1; ///< that the current entry is one of
  llvm::SmallVector<llvm::StringRef, 2> libraryLocks;
  bool isCreator = false; ///< waiting for threads and handing tasks over are not counted
  uint64_t steps = 0;     ///< instructions looked at for the current entry

  void body(const Frame &frame, Work &work);
  double turns(Ref loop, const Frame &frame, Work &work);
  double whileTurns(Ref loop, const Frame &frame, Work &work);
  void call(Ref at, const Frame &frame, double times, LockId lock, Work &work);
  void modelled(Ref at, ApiId id, const Frame &frame, double times, LockId lock, Work &work);
  void blocking(Ref at, const Api &api, const Frame &frame, double times, WorkPart &part);
  void callbacks(Ref at, const Api &api, const Frame &frame, double times, LockId lock, Work &work);
  bool foreignCall(Ref at, const ir::Instr &callee, const Frame &frame, double times, LockId lock,
                   Work &work);
  void nextItem(Ref element, const Frame &frame, double times, LockId lock, Work &work);
  void unknownCall(Ref at, const Frame &frame, double times, LockId lock, Work &work);
  double costOf(Ref at, const Api &api, const Frame &frame, std::optional<double> &bytes, bool &unknown);
  double recursion(const Frame &frame) const;
  void sharedAccess(Ref at, const ir::Instr &in, const Frame &frame, double times, WorkPart &part);
  bool isCounted(Ref value, const Frame &frame);
  LockId libraryLock(llvm::StringRef name);
  bool isOfAllTurns(Ref value, Ref creation) const;
  bool isFilledBefore(Ref get, const Frame &frame);
  void findPuts();
  std::optional<double> itemsTaken(Ref loop, const Frame &frame);
  bool isInMemory(Ref call) const;
  bool talksToItself(Ref call) const;
};

} // namespace threadlint
