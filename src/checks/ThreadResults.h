// A thread -> what it leaves behind for others, and where a function uses that.
#pragma once

#include "checks/Checks.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

/// What code of one entry writes: values of variables that are no flags, elements of containers. What it
/// writes turn by turn of a `while` is no result: it talks with others.
class ThreadResults {
public:
  ThreadResults(const CheckContext &context, EntryId entry);
  bool empty() const { return variables.empty() && containers.empty(); }
  /// The load gives a result to code that works with it, and does not only look whether it is there.
  bool isUse(Ref load) const;
  /// Where it is written.
  Ref writeOf(Ref load) const;

private:
  const CheckContext &context;
  const Program &program;
  EntryId entry;
  llvm::DenseMap<VarId, Ref> variables;
  llvm::DenseMap<SiteId, Ref> containers;

  void collect(FuncId f);
  void collectWrite(Ref at, const ir::Instr &in);
  bool isOfThread(Ref load) const;
  bool isWork(Ref load) const;
};

/// Nothing between the two, in one function, can wait for a thread or end the function.
bool isStraight(const CheckContext &context, Ref from, Ref to);

} // namespace threadlint
