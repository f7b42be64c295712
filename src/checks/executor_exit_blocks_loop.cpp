// THR708: the end of `with ThreadPoolExecutor()` waits for the pool on the thread of an event loop.
#include "checks/Borders.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class ExecutorBlock {
public:
  ExecutorBlock(const Program &program, Ref with)
      : program(program), with(with), m(program.irOf(with.module)),
        sites(sitesOf(program, {with.module, InstrId(m[with.instr].a)})) {}
  /// The first call that hands the pool work which the block does not await; none: there is none.
  InstrId unawaited() const;

private:
  const Program &program;
  Ref with;
  const ir::Module &m;
  llvm::SmallVector<SiteId, 2> sites;

  bool isPool(InstrId value) const;
  bool handsOver(InstrId call) const;
  bool isAwaited(InstrId call) const;
};

bool ExecutorBlock::isPool(InstrId value) const {
  return llvm::any_of(sitesOf(program, {with.module, value}),
                      [&](SiteId s) { return llvm::is_contained(sites, s); });
}

bool ExecutorBlock::handsOver(InstrId call) const {
  const Instr &in = m[call];
  NameId name = calleeName(m, in);
  InstrId receiver = receiverOf(m, in);
  if (!name || !receiver)
    return false;
  llvm::StringRef text = m.text(name);
  if (text == "submit" || text == "map")
    return isPool(receiver);
  return text == "run_in_executor" && in.c != 0 && isPool(m.argsOf(in)[0].value);
}

/// Something after it is awaited in the block, and the work was not given away as a plain future.
bool ExecutorBlock::isAwaited(InstrId call) const {
  bool plain = m.text(calleeName(m, m[call])) != "run_in_executor";
  bool wrapped = false;
  for (uint32_t i = call.v + 1; i < m[with.instr].c; ++i) {
    NameId name = m.instrs[i].op == Op::Call ? calleeName(m, m.instrs[i]) : NameId();
    wrapped |= name && m.text(name) == "wrap_future";
    if (m.instrs[i].op == Op::Await && (!plain || wrapped))
      return !m[call].has(ir::flag::Discarded);
  }
  return false;
}

InstrId ExecutorBlock::unawaited() const {
  for (uint32_t i = with.instr.v + 1; i < m[with.instr].c; ++i)
    if (m.instrs[i].op == Op::Call && handsOver(InstrId(i)) && !isAwaited(InstrId(i)))
      return InstrId(i);
  return {};
}

} // namespace

void checkTHR708(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    const FunctionInfo &info = program.function(FuncId(f));
    const ir::Module &m = program.irOf(info.module);
    for (uint32_t i = info.ir->begin; isCoroutine(program, FuncId(f)) && i < info.ir->end; ++i) {
      const Instr &in = m.instrs[i];
      if (in.op != Op::With || in.has(ir::flag::Async) || in.a == UINT32_MAX)
        continue;
      Ref pool{info.module, InstrId(in.a)};
      ObjectKind kind = surelyKind(program, pool);
      if (kind != ObjectKind::ThreadPoolExecutor && kind != ObjectKind::ProcessPoolExecutor)
        continue;
      InstrId work = ExecutorBlock(program, {info.module, InstrId(i)}).unawaited();
      if (!work)
        continue;
      Ref handed{info.module, work};
      Finding &finding = context.report(
          rule, pool,
          {oneLine(context.sourceText(pool)), "the work handed over on " + context.lineText(handed)});
      keepRuntimesWith(context, finding, "asyncio.AbstractEventLoop");
      finding.related.push_back(context.related(handed, "this work is not awaited inside the block"));
    }
  }
}

} // namespace threadlint
