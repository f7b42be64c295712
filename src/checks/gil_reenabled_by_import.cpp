// THR904: an import of a package that makes free-threaded CPython enable the GIL.
#include "checks/Checks.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

void checkTHR904(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (uint32_t i = 0; i < program.modules().size(); ++i) {
    const ir::Module &m = program.irOf(ModuleId(i));
    llvm::DenseSet<ApiId> seen;
    for (uint32_t k = 0; k < m.instrs.size(); ++k) {
      const ir::Instr &in = m.instrs[k];
      if ((in.op != ir::Op::Import && in.op != ir::Op::ImportFrom && in.op != ir::Op::ImportStar) ||
          in.a == UINT32_MAX || (in.op != ir::Op::Import && in.aux != 0))
        continue;
      llvm::StringRef top = m.text(NameId(in.a)).split('.').first;
      ApiId id = context.model.findApi(top);
      if (!id || context.model.api(id).reenablesGil.empty() || !seen.insert(id).second)
        continue;
      Finding &f = context.report(rule, {ModuleId(i), ir::InstrId(k)},
                                  {top.str(), context.model.api(id).reenablesGil.str()});
      context.biteWithoutGil(f);
    }
  }
}

} // namespace threadlint
