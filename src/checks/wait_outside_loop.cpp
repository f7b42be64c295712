// THR406: `Condition.wait()` after which nobody looks whether what was waited for is there.
#include "checks/ConditionWaits.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

/// `if not ready: cond.wait()` and nothing else: `while` for `if`.
static void addFix(const CheckContext &context, const ConditionWait &wait, Finding &f) {
  const Program &program = context.program;
  const ir::Module &m = program.irOf(wait.call.module);
  if (!wait.test || m[wait.test].op != Op::If)
    return;
  const ir::Instr &test = m[wait.test];
  for (uint32_t i = wait.test.v + 1; i < test.c; ++i) {
    bool other = m.instrs[i].op == Op::Else || m.instrs[i].op == Op::Call || m.instrs[i].op == Op::Store;
    if (other && i != wait.call.instr.v)
      return;
  }
  llvm::StringRef text = context.sources.files[f.file].text;
  uint32_t begin = m.spans[test.a].begin;
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '('))
    --begin;
  llvm::StringRef before = text.take_front(begin);
  if (!before.ends_with("if") || before.ends_with("elif"))
    return;
  f.fixes.push_back({"test again after each wait", {{{begin - 2, begin}, "while"}}, true});
}

void checkTHR406(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (const ConditionWait &wait : conditionWaits(context)) {
    bool bare = wait.shape == WaitShape::Bare;
    if (wait.shape != WaitShape::Once && !bare)
      continue;
    // A wait with a timeout and no test is a nap; one that others surely notify is THR411.
    if (bare &&
        (wait.timed || !notifierOf(context, wait.condition, program.functionOf(wait.call)).module.isNone()))
      continue;
    std::string object = oneLine(context.sourceText(wait.condition));
    std::string why = bare ? "nothing says what is waited for" : "`if` tests it once only";
    Finding &f = context.report(rule, wait.call, {oneLine(context.sourceText(wait.call)), object, why});
    if (wait.test)
      f.related.push_back(
          context.related({wait.call.module, InstrId(program.instr({wait.call.module, wait.test}).a)},
                          "tested here, before the wait"));
    addFix(context, wait, f);
  }
}

} // namespace threadlint
