// THR509: `native_id` and `get_native_id` where some supported interpreter does not have them.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

/// The modelled function or attribute that the instruction names, if it is one of those in question.
static ApiId nativeIdApi(const Program &program, Ref at, const ir::Instr &instr, NameId function,
                         NameId attribute) {
  bool isFunction = function && (instr.op == ir::Op::LoadAttr || instr.op == ir::Op::ImportFrom) &&
                    NameId(instr.b) == function;
  if (isFunction) {
    llvm::ArrayRef<AbstractValue> values = program.valuesOf(at);
    bool api = values.size() == 1 && values[0].kind == ValueKind::Api;
    return api ? ApiId(values[0].id) : ApiId();
  }
  if (instr.op != ir::Op::LoadAttr || NameId(instr.b) != attribute)
    return {};
  Ref base{at.module, ir::InstrId(instr.a)};
  if (!isThreadKind(surelyKind(program, base)))
    return {};
  for (const AbstractValue &v : program.valuesOf(base))
    if (v.kind == ValueKind::Instance && bindsInBody(program, ClassId(v.id), "native_id"))
      return {};
  return program.model().findApi("threading.Thread.native_id");
}

static std::string versionText(Version v) { return std::to_string(v.major) + "." + std::to_string(v.minor); }

static void check(const CheckContext &context, RuleId rule, Ref at, const Api &api) {
  if (!api.since || context.targetVersion >= api.since || isVersionGuarded(context.program, at))
    return;
  llvm::StringRef name = llvm::StringRef(api.name).rsplit('.').second;
  Finding &finding = context.report(rule, at,
                                    {name.str() + (api.kind == ApiKind::Function ? "()" : ""),
                                     "before Python " + versionText(api.since) + " (target version " +
                                         versionText(context.targetVersion) + ")"});
  llvm::erase_if(finding.runtimes, [&](llvm::StringRef runtime) {
    return context.model.runtime(context.model.findRuntime(runtime)).version >= api.since;
  });
}

void checkTHR509(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (uint32_t m = 0; m < program.modules().size(); ++m) {
    const ir::Module &module = program.irOf(ModuleId(m));
    NameId function = module.names.find("get_native_id");
    NameId attribute = knownName(known::native_id);
    for (uint32_t i = 0; i < module.instrs.size(); ++i) {
      Ref at{ModuleId(m), ir::InstrId(i)};
      if (ApiId api = nativeIdApi(program, at, module.instrs[i], function, attribute))
        check(context, rule, at, context.model.api(api));
    }
  }
}

} // namespace threadlint
