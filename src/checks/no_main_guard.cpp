// THR720: a module starts processes when it is imported, and each child imports it.
#include "checks/Borders.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Pools.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class ImportedStarts {
public:
  explicit ImportedStarts(const CheckContext &context)
      : context(context), program(context.program), origin(program.functionCount()) {}
  void run(RuleId rule);

private:
  const CheckContext &context;
  const Program &program;
  std::vector<Ref> origin; ///< by FuncId: the call in the module body by which it runs at import; none
  void spread();
  bool isAsked(Ref where) const;
  bool startsProcess(Ref call) const;
  bool getsWork(Ref pool) const;
};

/// Not in a child of `spawn`, or not where that is how processes start.
bool ImportedStarts::isAsked(Ref where) const {
  const ir::Module &m = program.irOf(where.module);
  return isUnderMainGuard(program, where) || llvm::any_of(enclosingMarkers(program, where), [&](InstrId i) {
           return m[i].op == Op::If && m[i].a != UINT32_MAX &&
                  mentions(
                      m, InstrId(m[i].a),
                      {"current_process", "parent_process", "platform", "MainProcess", "system", "name"});
         });
}

bool isModuleBody(const Program &program, FuncId f) {
  return program.function(f).ir->kind == ir::FuncKind::Module;
}

void ImportedStarts::spread() {
  for (bool more = true; more;) {
    more = false;
    for (const Hop &hop : context.borders->hops()) {
      bool body = isModuleBody(program, hop.caller);
      if (!origin[hop.callee.v].module.isNone() || isAsked(hop.call) ||
          (!body && origin[hop.caller.v].module.isNone()))
        continue;
      origin[hop.callee.v] = body ? hop.call : origin[hop.caller.v];
      more = true;
    }
  }
}

/// Executors start their processes with the first task.
bool ImportedStarts::getsWork(Ref pool) const {
  bool found = false;
  forEachPoolCall(program, [&](const PoolCall &made) {
    FuncId f = program.functionOf(made.call);
    bool imported = isModuleBody(program, f) || !origin[f.v].module.isNone();
    found |= imported && !isAsked(made.call) && llvm::any_of(sitesOf(program, made.pool), [&](SiteId s) {
               return program.site(s).where == pool;
             });
  });
  return found;
}

bool ImportedStarts::startsProcess(Ref call) const {
  const ir::Module &m = program.irOf(call.module);
  const Instr &in = m[call.instr];
  NameId name = calleeName(m, in);
  InstrId receiver = receiverOf(m, in);
  if (receiver && name && m.text(name) == "start")
    return surelyKind(program, {call.module, receiver}) == ObjectKind::Process;
  ObjectKind made = poolMadeBy(program, call);
  if (made == ObjectKind::ProcessPoolExecutor)
    return getsWork(call);
  return made == ObjectKind::ProcessPool || callsOneOf(program, call, {"multiprocessing.Manager"});
}

/// Says how processes start, or leaves where it is not the main program.
bool isCareful(const Program &program, ModuleId module) {
  const ir::Module &m = program.irOf(module);
  for (const Instr &in : m.instrs) {
    if (in.op == Op::Compare && ir::Operator(in.aux) == ir::Operator::Ne &&
        (mentions(m, InstrId(in.a), {"__name__"}) || mentions(m, InstrId(in.b), {"__name__"})))
      return true;
    NameId name = in.op == Op::Call ? calleeName(m, in) : NameId();
    if (name && (m.text(name) == "set_start_method" || m.text(name) == "get_context"))
      for (const ir::Arg &arg : m.argsOf(in))
        if (!isConst(m, arg.value, ir::ConstKind::Str) || m[arg.value].a == UINT32_MAX ||
            m.text(NameId(m[arg.value].a)) == "fork")
          return true;
  }
  return false;
}

void ImportedStarts::run(RuleId rule) {
  spread();
  std::vector<bool> reported(program.modules().size());
  forEachCall(program, [&](Ref call, const Instr &) {
    FuncId f = program.functionOf(call);
    Ref top = isModuleBody(program, f) ? call : origin[f.v];
    if (top.module.isNone() || reported[top.module.v] || !startsProcess(call) || isAsked(call))
      return;
    llvm::StringRef path = context.sources.files[program.fileOf(top.module)].path;
    if (path.ends_with("__main__.py") || isTestCode(context, top) || isExpectedToFail(program, call) ||
        isCareful(program, top.module) || isCareful(program, call.module))
      return;
    reported[top.module.v] = true;
    Finding &finding = context.report(rule, top, {oneLine(context.sourceText(top))});
    keepRuntimesWith(context, finding, "multiprocessing.Process");
    if (!(top == call))
      finding.related.push_back(context.related(call, "the process is started here"));
  });
}

} // namespace

void checkTHR720(const CheckContext &context, RuleId rule) { ImportedStarts(context).run(rule); }

} // namespace threadlint
