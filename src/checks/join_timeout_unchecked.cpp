// THR132: after `join(timeout)` the results of the thread are used as if it had ended.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/ThreadResults.h"
#include "checks/ThreadWaits.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// `t.is_alive()` somewhere in the function: it knows that the thread may still run.
static bool asksWhetherAlive(const Program &program, FuncId f) {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
    if (m.instrs[i].op == Op::LoadAttr) {
      llvm::StringRef name = m.text(NameId(m.instrs[i].b));
      if (name == "is_alive" || name == "isAlive")
        return true;
    }
  return false;
}

/// The first use of what one of the threads leaves behind; none: nothing before something else may wait.
static Ref useAfter(const CheckContext &context, Ref join, llvm::ArrayRef<ThreadResults> results) {
  const Program &program = context.program;
  const ir::Function &f = *program.function(program.functionOf(join)).ir;
  for (uint32_t i = join.instr.v + 1; i < f.end; ++i) {
    Ref at{join.module, InstrId(i)};
    if (llvm::any_of(results, [&](const ThreadResults &r) { return r.isUse(at); }))
      return isStraight(context, join, at) ? at : Ref();
    // A test of the result is a test whether there is one.
    if (llvm::any_of(results, [&](const ThreadResults &r) { return !r.writeOf(at).module.isNone(); }))
      return {};
  }
  return {};
}

void checkTHR132(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachMethodCall(program, "join", [&](Ref join, const Instr &call, Ref object) {
    const ir::Module &m = program.irOf(join.module);
    FuncId f = program.functionOf(join);
    if (!timeoutOf(m, call) || !isThreadKind(surelyKind(program, object)) ||
        program.function(f).ir->is(ir::funcflag::HasError) || asksWhetherAlive(program, f) ||
        isTestCode(context, join))
      return;
    std::vector<ThreadResults> results;
    for (EntryId e : entriesOf(context, object))
      if (context.facts.entries[e].isFollowed())
        results.emplace_back(context, e);
    Ref use = useAfter(context, join, results);
    if (use.module.isNone())
      return;
    Finding &finding = context.report(
        rule, join,
        {oneLine(context.sourceText(object)), oneLine(context.sourceText(use)), context.lineText(use)});
    finding.related.push_back(context.related(use, "used here as if the thread had ended"));
  });
}

} // namespace threadlint
