// THR603: each turn of a loop hands one task to a pool and waits for it.
#include "checks/Guards.h"
#include "checks/Pools.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class SerialSubmit {
public:
  SerialSubmit(const CheckContext &context, const PoolCall &made)
      : context(context), program(context.program), made(made), m(context.program.irOf(made.call.module)) {}

  /// Where it waits for the task; none when it does not at once, or for a reason.
  InstrId run() const;

private:
  const CheckContext &context;
  const Program &program;
  const PoolCall &made;
  const ir::Module &m;

  InstrId waitFor() const;
  bool isOverData(InstrId loop) const;
  bool endsEarly(InstrId loop, InstrId wait) const;
  bool feedsItself(InstrId loop, InstrId wait) const;
  bool runsOnMany() const;
};

/// `apply` itself; `submit(...).result()`; `f = submit(...)` and `f.result()` in the next statement.
InstrId SerialSubmit::waitFor() const {
  if (made.method == "apply")
    return made.call.instr;
  if (made.method != "submit" && made.method != "apply_async")
    return {};
  InstrId value = made.call.instr;
  if (InstrId store = storeOf(program, made.call)) {
    uint32_t i = store.v + 1;
    auto isSame = [&](const Instr &in) {
      return in.op == Op::Load && in.a == m[store].a && in.b == m[store].b;
    };
    auto isBetween = [&](const Instr &in) {
      return (in.op == Op::Load && !isSame(in)) || in.op == Op::LoadAttr || in.op == Op::Try;
    };
    while (i < store.v + 6 && isBetween(m.instrs[i]))
      ++i;
    if (!isSame(m.instrs[i]))
      return {};
    value = InstrId(i);
  }
  const Instr &attribute = m.instrs[value.v + 1];
  const Instr &call = m.instrs[value.v + 2];
  if (attribute.op != Op::LoadAttr || attribute.a != value.v || call.op != Op::Call ||
      call.a != value.v + 1 || call.c != 0)
    return {};
  llvm::StringRef method = m.text(NameId(attribute.b));
  return method == (made.method == "submit" ? "result" : "get") ? InstrId(value.v + 2) : InstrId();
}

bool SerialSubmit::isOverData(InstrId loop) const {
  if (ir::LoopKind(m[loop].aux) != ir::LoopKind::While)
    return true;
  for (uint32_t i = loop.v; i < m[loop].c; ++i)
    if (m.instrs[i].op == Op::LoopBody && m.instrs[i].c == loop.v)
      return m.instrs[i].a != UINT32_MAX && m.instrs[m.instrs[i].a].op != Op::Const;
  return false;
}

/// The loop tries until one task has done it.
bool SerialSubmit::endsEarly(InstrId loop, InstrId wait) const {
  for (uint32_t i = wait.v; i < m[loop].c; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Return || (in.op == Op::Break && in.c == loop.v))
      return true;
  }
  return false;
}

/// A turn uses what the one before has got.
bool SerialSubmit::feedsItself(InstrId loop, InstrId wait) const {
  auto stored = [&](const Instr &load) {
    for (uint32_t i = wait.v + 1; i < m[loop].c; ++i)
      if (m.instrs[i].op == Op::Store && m.instrs[i].a == load.a && m.instrs[i].b == load.b)
        return true;
    return false;
  };
  llvm::SmallVector<InstrId, 8> todo{made.call.instr};
  for (unsigned steps = 0; !todo.empty() && steps < 64; ++steps) {
    InstrId v = todo.pop_back_val();
    if (m[v].op == Op::Load && stored(m[v]))
      return true;
    forEachOperand(m, m[v], [&](InstrId operand) { todo.push_back(operand); });
  }
  return false;
}

bool SerialSubmit::runsOnMany() const {
  FuncId f = program.functionOf(made.call);
  for (EntryId e(0); e.v < context.facts.entries.size(); ++e.v)
    if (context.facts.entries[e].many && context.facts.entries[e].isFollowed() &&
        context.facts.runsOn(program, f, e))
      return true;
  return false;
}

InstrId SerialSubmit::run() const {
  InstrId loop = loopAround(program, made.call);
  InstrId wait = loop ? waitFor() : InstrId();
  if (!wait || !isOverData(loop) || endsEarly(loop, wait) || feedsItself(loop, wait) ||
      hasOneWorker(program, made.pool) || isTestCode(context, made.call) || runsOnMany())
    return {};
  for (SiteId site : sitesOf(program, made.pool)) {
    Ref at = program.site(site).where;
    bool inLoop = at.module == made.call.module && loop.v < at.instr.v && at.instr.v < m[loop].c;
    if (inLoop) // the pool has this task only
      return {};
  }
  return wait;
}

} // namespace

void checkTHR603(const CheckContext &context, RuleId rule) {
  forEachPoolCall(context.program, [&](const PoolCall &made) {
    if (InstrId wait = SerialSubmit(context, made).run())
      context.report(rule, {made.call.module, wait}, {oneLine(context.sourceText({made.call.module, wait}))});
  });
}

} // namespace threadlint
