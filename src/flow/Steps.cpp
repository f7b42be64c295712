// An access in its calling context -> what its thread does to the place and to the locks around it.
#include "flow/Interleave.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

namespace {

class Projection {
public:
  Projection(const Program &program, const Facts &facts, const Access &access)
      : program(program), facts(facts), access(access) {}
  std::vector<Step> run(Step last, bool open);

private:
  const Program &program;
  const Facts &facts;
  const Access &access;
  std::vector<Step> steps;

  bool covers(LockId lock) const { return facts.locksets.contains(access.cover, lock); }
  void locks(StepKind kind, LocksetId set, InstrId where);
  void readAndLetGo();
};

/// The locks of a set that are not held all the time.
void Projection::locks(StepKind kind, LocksetId set, InstrId where) {
  for (LockId l : facts.locksets.get(set))
    if (!covers(l))
      steps.push_back({.kind = kind, .lock = l, .where = where});
}

void Projection::readAndLetGo() {
  locks(StepKind::Acquire, access.readHeld, {});
  StepKind kind = access.kind == AccessKind::Update    ? StepKind::Read
                  : access.kind == AccessKind::Iterate ? StepKind::Begin
                                                       : StepKind::Test;
  InstrId where = access.kind == AccessKind::Iterate ? access.where.instr : lookOf(program, access).instr;
  steps.push_back({.kind = kind, .where = where});
  locks(StepKind::Release, access.readHeld, access.read.instr);
}

std::vector<Step> Projection::run(Step last, bool open) {
  for (LockId l : facts.locksets.get(access.cover))
    steps.push_back({.kind = StepKind::Acquire, .lock = l});
  bool hasWindow = access.kind != AccessKind::Read && access.kind != AccessKind::Write;
  if (hasWindow)
    readAndLetGo();
  bool again = hasWindow && access.kind != AccessKind::Iterate;
  locks(StepKind::Acquire, access.held, again ? access.where.instr : InstrId());
  last.switches = open;
  last.where = access.where.instr;
  steps.push_back(last);
  locks(StepKind::Release, access.held, {});
  for (LockId l : facts.locksets.get(access.cover))
    steps.push_back({.kind = StepKind::Release, .lock = l});
  return std::move(steps);
}

} // namespace

Ref lookOf(const Program &program, const Access &access) {
  bool isPart = access.kind == AccessKind::CheckThenAct && !access.test.instr.isNone() &&
                program.span(access.test).contains(program.span(access.read));
  return isPart ? access.test : access.read;
}

std::vector<Step> stepsOf(const Program &program, const Facts &facts, const Access &access, bool open) {
  Step last{.kind = StepKind::Write, .resizes = access.resizes};
  switch (access.kind) {
  case AccessKind::Read:
    last.kind = StepKind::Read;
    break;
  case AccessKind::Write:
    break;
  case AccessKind::Update:
    last.depends = true;
    break;
  case AccessKind::CheckThenAct:
    last.kind = StepKind::Act;
    break;
  case AccessKind::Iterate:
    last.kind = StepKind::Next;
    break;
  }
  return Projection(program, facts, access).run(last, open);
}

} // namespace threadlint
