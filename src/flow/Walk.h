// The state of one walk over a function.
#pragma once

#include "flow/Impl.h"

namespace threadlint {

struct State {
  LocksetId held = 0;
  EntrySetId spawned = 0;
  EntrySetId joined = 0;
  bool dead = false; ///< no path comes here
};

class Walk {
public:
  Walk(Flow &flow, FuncId f);
  Summary run();

private:
  /// An open marker.
  struct Frame {
    uint32_t begin; ///< its instruction
    State before;
    State out;                 ///< of the alternatives that have ended
    bool alternative = false;  ///< an else, handler, irrefutable case was seen
    State body{0, 0, 0, true}; ///< Try: at the end of its body
    bool inFinally = false, deadAfter = false;
    LocksetId taken = 0;  ///< With
    bool endless = false; ///< Loop: it ends by `break` only
    bool isStack = false; ///< With: an ExitStack, which gives back all that was entered through it
    EntrySetId pool = 0;  ///< With: entries that are joined at its end
  };

  Flow &flow;
  const Program &program;
  FuncId f;
  const FunctionInfo &info;
  const ir::Module &m;
  SetTable<LockId> &sets;
  SetTable<EntryId> &entrySets;
  Summary summary;
  State state;
  std::vector<Frame> frames;
  LocksetId exitHeld = 0;
  EntrySetId exitJoined = 0;
  bool left = false;

  Ref ref(uint32_t instr) const { return {info.module, ir::InstrId(instr)}; }
  void step(uint32_t i, const ir::Instr &in);
  State merge(const State &a, const State &b);
  State mergeSkipped(const State &before, const State &body);
  State leaveLater(Frame &fr, const State &body);
  void leave();
  /// Locks still held once control has left the frames from `from` on: `with` and `finally` give theirs back.
  LocksetId heldOutside(size_t from);
  LocksetId releasedIn(uint32_t begin, uint32_t end);
  void branch(uint32_t i, const ir::Instr &in);
  void loop(uint32_t i, const ir::Instr &in);
  void attempt(uint32_t i, const ir::Instr &in);
  void closeAttempt(Frame &fr);
  void match(uint32_t i, const ir::Instr &in);
  void enterContext(uint32_t i, const ir::Instr &in);
  void leaveContext();
  void add(EventKind kind, uint32_t i, Event e);
  void acquire(uint32_t i, LockId lock, const LockValue &of, Ref value, bool blocks);
  void release(uint32_t i, LockId lock);
  void spawn(uint32_t i, EntrySetId entries);
  void join(uint32_t i, EntrySetId entries);

  // Effects.cpp
  void call(uint32_t i, const ir::Instr &in);
  void callModelled(uint32_t i, const ir::Instr &in, ApiId id);
  void callProject(uint32_t i, const ir::Instr &in, const Callees &callees);
  void store(uint32_t i, const ir::Instr &in);
  void loadAttribute(uint32_t i, const ir::Instr &in);
  void waitForSignal(uint32_t i, const ir::Instr &in);
  EntrySetId entriesOfReceiver(const ir::Instr &in);
  EntrySetId entriesCreatedAt(uint32_t i);
};

} // namespace threadlint
