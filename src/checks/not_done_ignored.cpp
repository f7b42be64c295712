// THR610: `wait(futures, timeout)` whose second result, the futures that are not done, is dropped.
#include "checks/Guards.h"
#include "checks/Pools.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class TimedOut {
public:
  TimedOut(const Program &program, Ref call)
      : program(program), call(call), m(program.irOf(call.module)),
        f(*program.function(program.functionOf(call)).ir) {}
  bool dropsLate() const;
  bool looksAgain() const;

private:
  const Program &program;
  Ref call;
  const ir::Module &m;
  const ir::Function &f;

  bool isUser(const Instr &in, InstrId value) const {
    bool is = false;
    forEachOperand(m, in, [&](InstrId operand) { is |= operand == value; });
    return is;
  }
  bool isLoad(uint32_t i, const Instr &variable) const {
    const Instr &in = m.instrs[i];
    return in.op == Op::Load && in.a == variable.a && in.b == variable.b;
  }
  bool takesDoneOnly(InstrId value) const;
  bool isCounted(const Instr &done) const;
  /// Or it is no local variable.
  bool isLoadedLater(const Instr &in) const;
};

/// `len(done)` tells as well whether all are done.
bool TimedOut::isCounted(const Instr &done) const {
  for (uint32_t i = call.instr.v; i < f.end; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op != Op::Call || !calleeName(m, in) || m.text(calleeName(m, in)) != "len")
      continue;
    for (const ir::Arg &arg : m.argsOf(in))
      if (isLoad(arg.value.v, done))
        return true;
  }
  return false;
}

/// `wait(...).done`, `wait(...)[0]`, `done, _ = wait(...)`; or nothing at all is done with it.
bool TimedOut::takesDoneOnly(InstrId value) const {
  for (uint32_t i = value.v + 1; i < f.end; ++i) {
    const Instr &in = m.instrs[i];
    if (!isUser(in, value))
      continue;
    if (in.op == Op::Unpack && in.b == 0) {
      InstrId store = storeOf(program, {call.module, InstrId(i)});
      if (store && isCounted(m[store]))
        return false;
    } else if (in.op == Op::Unpack) {
      InstrId store = storeOf(program, {call.module, InstrId(i)});
      if (!store || ir::ScopeKind(m[store].aux) == ir::ScopeKind::Cell)
        return false;
      for (uint32_t k = f.begin; k < f.end; ++k)
        if (isLoad(k, m[store]))
          return false;
    } else if (in.op == Op::LoadAttr) {
      if (m.text(NameId(in.b)) != "done")
        return false;
    } else if (in.op == Op::LoadItem) {
      if (!isConst(m, InstrId(in.b), ir::ConstKind::Int) || m.instrs[in.b].a != 0)
        return false;
    } else if (in.op == Op::Store && ir::ScopeKind(in.aux) == ir::ScopeKind::Local) {
      for (uint32_t k = i; k < f.end; ++k)
        if (isLoad(k, in) && !takesDoneOnly(InstrId(k)))
          return false;
    } else {
      return false;
    }
  }
  return true;
}

bool TimedOut::dropsLate() const {
  InstrId value = call.instr;
  for (uint32_t i = value.v + 1; i < f.end && i < value.v + 3; ++i)
    if (m.instrs[i].op == Op::Await && m.instrs[i].a == value.v)
      value = InstrId(i);
  return takesDoneOnly(value);
}

/// The code goes on with the futures themselves; or nobody can tell what they are.
bool TimedOut::looksAgain() const {
  ApiId api = program.apiOf(call);
  const ir::Arg *fs = argumentFor(m, m[call.instr], program.model().api(api), "fs");
  if (!fs || loopAround(program, call))
    return true;
  const Instr &in = m[fs->value];
  if (in.op == Op::Comp)
    return m.instrs[in.a].op != Op::Call;
  if (in.op == Op::MakeList || in.op == Op::MakeTuple || in.op == Op::MakeSet)
    return llvm::any_of(m.argsOf(in), [&](const ir::Arg &arg) {
      return m[arg.value].op != Op::Call && isLoadedLater(m[arg.value]);
    });
  return isLoadedLater(in);
}

bool TimedOut::isLoadedLater(const Instr &in) const {
  auto kind = ir::ScopeKind(in.aux);
  if (in.op != Op::Load || (kind != ir::ScopeKind::Local && kind != ir::ScopeKind::Global))
    return true;
  for (uint32_t i = call.instr.v; i < f.end; ++i)
    if (isLoad(i, in))
      return true;
  return false;
}

} // namespace

void checkTHR610(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachApiCall(program, [&](Ref call, const Instr &in, const Api &api) {
    const ir::Module &m = program.irOf(call.module);
    if ((api.name != "concurrent.futures.wait" && api.name != "asyncio.wait") || !calleeName(m, in) ||
        m.text(calleeName(m, in)) != "wait")
      return;
    if (isTestCode(context, call) || !timeoutOf(program, call))
      return;
    TimedOut wait(program, call);
    if (!wait.dropsLate() || wait.looksAgain())
      return;
    context.report(rule, call,
                   {oneLine(context.sourceText(call)),
                    "look at the second set that it returns, and cancel those or report them"});
  });
}

} // namespace threadlint
