// THR419: the body of a module waits for a thread that imports the module.
#include "checks/Guards.h"
#include "checks/Objects.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

/// Where the function imports the module, or something in its package; none: it does not.
static Ref importIn(const Program &program, FuncId f, llvm::StringRef module) {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const ir::Instr &in = m.instrs[i];
    if ((in.op != Op::Import && in.op != Op::ImportFrom && in.op != Op::ImportStar) || in.a == UINT32_MAX)
      continue;
    llvm::StringRef name = m.text(NameId(in.a));
    if (name == module || (name.consume_front(module) && name.starts_with(".")))
      return {info.module, InstrId(i)};
  }
  return {};
}

void checkTHR419(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (uint32_t i = 0; i < program.functionCount(); ++i) {
    const FunctionInfo &info = program.function(FuncId(i));
    SymId module = program.modules()[info.module.v].name;
    if (info.ir->kind != ir::FuncKind::Module || !module)
      continue;
    for (const Event &e : context.facts.summaries[i].events) {
      Ref where{info.module, e.where};
      if (e.kind != EventKind::Join || isUnderMainGuard(program, where))
        continue;
      for (EntryId one : context.facts.entrySets.get(e.entries)) {
        FuncId f = context.facts.entries[one].function;
        Ref import = f ? importIn(program, f, program.text(module)) : Ref();
        if (import.module.isNone())
          continue;
        Finding &found = context.report(
            rule, where, {program.text(module).str(), nameOf(program, f), context.lineText(import)});
        found.related.push_back(context.related(import, "the thread imports here"));
        break;
      }
    }
  }
}

} // namespace threadlint
