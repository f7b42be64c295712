// One lock in one function -> the faults of its acquire and release calls, by going all paths.
#pragma once

#include "checks/BlockTree.h"
#include "checks/LockPaths.h"
#include "checks/PathFacts.h"
#include <set>

namespace threadlint {

/// The calls of one function on one lock.
struct LockCalls {
  std::string key;
  llvm::SmallVector<uint32_t, 4> acquires, releases;
  llvm::SmallVector<LockId, 2> locks;
  llvm::SmallVector<uint64_t, 4> identities; ///< of its LockIds, SiteIds, VarIds
};

class LockExplorer {
public:
  LockExplorer(const CheckContext &context, FuncId f, const LockCalls &calls);
  /// Empty also when there are too many paths.
  std::vector<LockFault> run();

private:
  static constexpr uint32_t None = UINT32_MAX;
  /// Why control leaves a block at its end; `None_`: it does not.
  struct Leaving {
    enum Kind : uint8_t { None_, Raise, Return, Break, Continue } kind = None_;
    uint32_t origin = None; ///< the instruction that left
    uint32_t target = None; ///< the loop
    auto operator<=>(const Leaving &) const = default;
  };
  /// One path up to an instruction.
  struct Path {
    uint32_t pc;
    uint8_t depth = 0;   ///< of the lock
    bool unsure = false; ///< other code may have changed that
    uint32_t taken = None, given = None, failed = None, caught = None;
    llvm::SmallVector<Leaving, 2> leaving; ///< of the finally parts that control is in
    PathFacts facts;
    auto asTuple() const { return std::tie(pc, depth, unsure, taken, given, failed, caught, leaving, facts); }
    friend bool operator<(const Path &a, const Path &b) { return a.asTuple() < b.asTuple(); }
  };

  const CheckContext &context;
  const Program &program;
  const FunctionInfo &info;
  const ir::Module &m;
  const LockCalls &calls;
  BlockTree blocks;
  PathConditions conditions;
  std::set<Path> seen;
  std::vector<Path> todo;
  std::vector<LockFault> faults;
  bool givesBack = false; ///< some path ends with the lock given back
  bool isReentrant = false;
  llvm::SmallVector<uint32_t, 2> whileHeld, whileFree; ///< releases, as paths come to them
  bool isForCaller = false; ///< some path starts with a release: the caller holds it

  Ref ref(uint32_t i) const { return {info.module, i == None ? ir::InstrId() : ir::InstrId(i)}; }
  void visit(Path path);
  void visitNext(Path path, uint32_t pc) {
    path.pc = pc;
    visit(std::move(path));
  }
  void step(Path path);
  void call(Path path, const ir::Instr &in);
  void acquire(Path path, const ir::Instr &in);
  void release(Path &path);
  uint32_t timesGiven(uint32_t release) const;
  void branch(Path path, uint32_t condition, uint32_t yes, uint32_t no, bool mustEnter);
  void leave(Path path, uint32_t block, uint32_t at, Leaving why);
  bool leaveTry(Path &path, const Block &b, uint32_t at, const Leaving &why);
  void leaveWith(Path &path, const Block &with, bool raising);
  bool isCountedApart() const;
  void findPartly();
  bool isUnderIf(uint32_t at, uint32_t other) const;
  bool isCounted(uint32_t acquire) const;
  bool isAlwaysAfter(uint32_t release, uint32_t acquire) const;
  void marker(Path path, const ir::Instr &in);
  void end(const Path &path, const Leaving &why);
  void fault(LockFault::Kind kind, uint32_t acquire, uint32_t where, uint32_t earlier);
  bool isOurs(uint32_t value) const { return lockKey(m, ir::InstrId(value)) == calls.key; }
  bool mayRaise(uint32_t i) const;
  void raise(Path path);
  std::optional<bool> asksForObject(uint32_t value) const;
  bool neverReturns(uint32_t i) const;
  bool raisesFor(uint32_t call, uint32_t except, uint32_t end) const;
  bool catches(uint32_t except, uint32_t end, const Leaving &why, bool &surely) const;
  bool swallows(const Block &with) const;
  bool isExpected(uint32_t release) const;
  bool isInFinally(uint32_t i) const;
  std::optional<bool> asksLocked(const Path &path, uint32_t value) const;
  uint32_t afterLoop(const Block &loop) const;
  bool setsRoot(const ir::Instr &in) const;
};

} // namespace threadlint
