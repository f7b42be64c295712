// An access in its calling context -> the steps of its function on the place, and on the locks around them.
#include "flow/Interleave.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

namespace {

class Projection {
public:
  Projection(const Program &program, const Facts &facts, const Access &access, bool open)
      : program(program), facts(facts), access(access), open(open), f(program.functionOf(access.where)),
        m(program.irOf(access.where.module)), summary(facts.summaries[f.v]) {}
  std::vector<Step> run();

private:
  using Locks = SetTable<LockId>::Items;

  const Program &program;
  const Facts &facts;
  const Access &access;
  bool open;
  FuncId f;
  const ir::Module &m;
  const Summary &summary;
  Locks held; ///< by the function itself, now
  std::vector<Step> steps;

  Locks heldAt(InstrId at) const;
  uint32_t endOfWith(const Event &e) const;
  bool isRead(Part part) const { return part != Part::Write && part != Part::Mutate; }
  void take(LockId lock, InstrId at);
  void giveBack(LockId lock, InstrId at);
  void hold(llvm::ArrayRef<LockId> wanted, InstrId at);
  void leaveWiths(uint32_t from, uint32_t to);
  void follow(uint32_t from, uint32_t to);
  void followFromReadToWrite();
  uint32_t endOfLoopAround(uint32_t write, uint32_t read) const;
  void add(StepKind kind, InstrId at, bool switches = true) {
    steps.push_back({kind, kind == StepKind::Write && isRead(partOf(access)), switches, LockId(), at});
  }
};

/// Locks do not change between two events, so the first event from there on knows; only a `with` may end
/// before it.
Projection::Locks Projection::heldAt(InstrId at) const {
  const Event *next = nullptr;
  for (const Event &e : summary.events)
    if (e.where.v >= at.v && (!next || e.where.v < next->where.v))
      next = &e;
  Locks out;
  if (next)
    out = facts.locksets.get(next->held);
  for (const Event &e : summary.events)
    if (uint32_t end = endOfWith(e); e.where.v < at.v && at.v < end && !llvm::is_contained(out, e.lock))
      out.push_back(e.lock);
  return out;
}

/// Where the `with` ends that takes the lock; 0: it is none.
uint32_t Projection::endOfWith(const Event &e) const {
  const ir::Instr &in = m[e.where];
  return e.kind == EventKind::Acquire && in.op == Op::With ? in.c : 0;
}

void Projection::take(LockId lock, InstrId at) {
  steps.push_back({StepKind::Acquire, false, true, lock, at});
  held.push_back(lock);
}

void Projection::giveBack(LockId lock, InstrId at) {
  auto it = llvm::find(held, lock);
  if (it == held.end())
    return;
  held.erase(it);
  steps.push_back({StepKind::Release, false, true, lock, at});
}

/// Helpers of the function may have taken locks and given them back.
void Projection::hold(llvm::ArrayRef<LockId> wanted, InstrId at) {
  for (LockId l : Locks(held))
    if (!llvm::is_contained(wanted, l))
      giveBack(l, at);
  for (LockId l : wanted)
    if (!llvm::is_contained(held, l) && !facts.locks[l].perCall)
      take(l, at);
}

void Projection::leaveWiths(uint32_t from, uint32_t to) {
  for (const Event &e : llvm::reverse(summary.events))
    if (uint32_t end = endOfWith(e); end >= from && end < to && !facts.locksets.contains(e.held, e.lock))
      giveBack(e.lock, InstrId(end));
}

/// What the events of [from, to) do to the locks.
void Projection::follow(uint32_t from, uint32_t to) {
  for (const Event &e : summary.events) {
    if (e.where.v < from || e.where.v >= to)
      continue;
    leaveWiths(from, e.where.v);
    from = e.where.v;
    hold(facts.locksets.get(e.held), e.where);
    if (e.kind == EventKind::Acquire && !facts.locks[e.lock].perCall)
      take(e.lock, e.where);
    if (e.kind == EventKind::Release)
      giveBack(e.lock, e.where);
  }
  leaveWiths(from, to);
}

/// Past the end of the innermost loop that holds both.
uint32_t Projection::endOfLoopAround(uint32_t write, uint32_t read) const {
  for (uint32_t i = write; i > program.function(f).ir->begin; --i)
    if (m.instrs[i].op == Op::Loop && m.instrs[i].c > read)
      return m.instrs[i].c + 1;
  return read + 1;
}

void Projection::followFromReadToWrite() {
  uint32_t read = access.read.instr.v, write = access.where.instr.v;
  if (read < write) {
    follow(read, write);
  } else { // the value is carried over to the next turn of a loop
    follow(read, endOfLoopAround(write, read));
    follow(program.function(f).ir->begin, write);
  }
  hold(heldAt(access.where.instr), access.where.instr);
}

std::vector<Step> Projection::run() {
  Part part = partOf(access);
  bool fromRead = isRead(part) && program.functionOf(access.read) == f;
  Locks own = heldAt(access.where.instr);
  Locks outer;
  for (LockId l : facts.locksets.get(access.held))
    if (!llvm::is_contained(own, l))
      outer.push_back(l);
  for (LockId l : outer)
    steps.push_back({StepKind::Acquire, false, true, l, {}});
  hold(heldAt(fromRead ? access.read.instr : access.where.instr), {});
  switch (part) {
  case Part::Write:
    add(StepKind::Write, access.where.instr);
    break;
  case Part::Mutate:
    add(StepKind::Mutate, access.where.instr);
    break;
  case Part::Update:
  case Part::CheckThenAct:
    add(part == Part::Update ? StepKind::Read : StepKind::Test, access.read.instr);
    if (fromRead)
      followFromReadToWrite();
    add(part == Part::Update ? StepKind::Write : StepKind::Act, access.where.instr, open);
    break;
  case Part::Iterate:
    add(StepKind::Begin, access.where.instr);
    add(StepKind::Next, access.where.instr, open);
    break;
  }
  hold({}, {});
  for (LockId l : llvm::reverse(outer))
    steps.push_back({StepKind::Release, false, true, l, {}});
  return std::move(steps);
}

} // namespace

Part partOf(const Access &access) { return access.isUpdate() ? Part::Update : Part::Write; }

std::vector<Step> stepsOf(const Program &program, const Facts &facts, const Access &access, bool open) {
  return Projection(program, facts, access, open).run();
}

} // namespace threadlint
