// THR131: a loop that starts a thread and joins it in the same turn.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Paths.h"
#include "checks/Shapes.h"
#include "checks/ThreadWaits.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

static InstrId innermostLoop(const ir::Module &m, llvm::ArrayRef<InstrId> around) {
  for (InstrId marker : llvm::reverse(around))
    if (m[marker].op == Op::Loop)
      return marker;
  return {};
}

/// Between the start and the join the starting thread has something to do of its own.
static bool worksBetween(const CheckContext &context, ModuleId module, uint32_t from, uint32_t to) {
  const ir::Module &m = context.program.irOf(module);
  for (uint32_t i = from; i < to; ++i) {
    const Instr &in = m.instrs[i];
    bool writes = in.op == Op::Call && calleeName(m, in) && m.text(calleeName(m, in)) == "append";
    if (in.op == Op::Yield || in.op == Op::Await || in.op == Op::Loop || in.op == Op::Else ||
        in.op == Op::EndIf)
      return true;
    if (in.op == Op::Call && !writes && !isLogging(m, in))
      return true;
  }
  return false;
}

/// The loop tries again, or goes on with what the thread has found: it may leave after the join.
static bool mayLeaveAfter(const ir::Module &m, InstrId join, InstrId loop) {
  for (uint32_t i = join.v; i < m[loop].c; ++i)
    if (m.instrs[i].op == Op::Return || m.instrs[i].op == Op::Raise ||
        (m.instrs[i].op == Op::Break && m.instrs[i].c == loop.v))
      return true;
  return false;
}

void checkTHR131(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachMethodCall(program, "join", [&](Ref join, const Instr &, Ref receiver) {
    const ir::Module &m = program.irOf(join.module);
    std::string key = placeKey(m, receiver.instr);
    if (key.empty() || !isUntimedJoin(program, join, receiver))
      return;
    llvm::SmallVector<InstrId, 8> around = enclosingMarkers(program, join);
    InstrId loop = innermostLoop(m, around);
    if (!loop || ir::LoopKind(m[loop].aux) == ir::LoopKind::Comprehension || isTestCode(context, join))
      return;
    for (uint32_t i = join.instr.v; i-- > loop.v;) {
      const Instr &start = m.instrs[i];
      InstrId object = receiverOf(m, start);
      if (!object || calleeName(m, start) != knownName(known::start) || placeKey(m, object) != key)
        continue;
      llvm::SmallVector<InstrId, 8> ofStart = enclosingMarkers(program, {join.module, InstrId(i)});
      if (ofStart != around || worksBetween(context, join.module, i + 1, receiver.instr.v) ||
          mayLeaveAfter(m, join.instr, loop))
        return;
      Finding &finding = context.report(rule, join, {oneLine(context.sourceText(receiver))});
      finding.related.push_back(context.related({join.module, InstrId(i)}, "it is started here"));
      return;
    }
  });
}

} // namespace threadlint
