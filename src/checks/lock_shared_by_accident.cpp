// THR305: all objects share one lock, of the class or of a default argument, for data that each has for
// itself.
#include "checks/Guards.h"
#include "checks/LockObjects.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Op;

/// What the functions do with the lock held.
struct GuardedBy {
  bool ofObjects = false, ofOthers = false;
};

static GuardedBy guardedBy(const CheckContext &context, SiteId site) {
  GuardedBy out;
  const Facts &facts = context.facts;
  for (uint32_t f = 0; f < facts.summaries.size(); ++f)
    for (const Event &e : facts.summaries[f].events) {
      bool held =
          llvm::any_of(facts.locksets.get(e.held), [&](LockId l) { return facts.locks[l].site == site; });
      if (!held || e.kind == EventKind::State)
        continue;
      if (e.kind != EventKind::Access) {
        out.ofOthers |= e.kind == EventKind::Spawn;
        continue;
      }
      bool ofObject =
          e.base.kind == Base::Self && context.program.variable(e.place).root == VarRoot::InstanceAttr;
      out.ofObjects |= ofObject && e.access != AccessKind::Read;
      out.ofOthers |= !ofObject;
    }
  return out;
}

static SiteId siteOf(const Program &program, Ref value) {
  llvm::SmallVector<SiteId, 2> sites = sitesOf(program, value);
  return sites.size() == 1 ? sites[0] : SiteId();
}

void checkTHR305(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  auto check = [&](Ref made, const std::string &name, const std::string &owner, llvm::StringRef how) {
    SiteId site = makesLock(program, made) ? siteOf(program, made) : SiteId();
    if (!site || isTestCode(context, made))
      return;
    GuardedBy data = guardedBy(context, site);
    if (data.ofObjects && !data.ofOthers)
      context.report(rule, made, {name, owner, how.str()});
  };
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    const FunctionInfo &info = program.function(FuncId(f));
    const ir::Module &m = program.irOf(info.module);
    if (info.ir->kind == ir::FuncKind::ClassBody)
      for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
        if (m.instrs[i].op == Op::Store && m.instrs[i].c != UINT32_MAX)
          for (VarId v : program.variablesOf({info.module, ir::InstrId(i)}))
            if (program.variable(v).root == VarRoot::ClassAttr)
              check({info.module, ir::InstrId(m.instrs[i].c)}, m.text(NameId(m.instrs[i].a)).str(),
                    nameOf(program, ClassId(program.variable(v).owner)), "is made once, by the class body,");
    if (info.owner && info.ir->kind == ir::FuncKind::Def)
      for (const ir::Param &param : m.paramsOf(*info.ir))
        if (!param.defaultValue.isNone())
          check({info.module, param.defaultValue}, m.text(param.name).str(), nameOf(program, info.owner),
                "is made once, as a default argument,");
  }
}

} // namespace threadlint
