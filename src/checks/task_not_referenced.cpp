// THR721: the result of `create_task` is dropped, and only weak references to the task are left.
#include "checks/Borders.h"
#include "checks/Guards.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

/// `self.loop.create_task(...)` of a loop that came from elsewhere.
static bool isTaskOfUnknownLoop(const Program &program, Ref call) {
  const ir::Module &m = program.irOf(call.module);
  InstrId receiver = receiverOf(m, m[call.instr]);
  if (!receiver || m.text(calleeName(m, m[call.instr])) != "create_task" ||
      !program.mayBeUnknown({call.module, receiver}))
    return false;
  const ir::Instr &object = m[receiver];
  NameId name = object.op == Op::Load       ? NameId(object.a)
                : object.op == Op::LoadAttr ? NameId(object.b)
                                            : NameId();
  return name && (m.text(name) == "loop" || m.text(name).ends_with("_loop"));
}

static bool makesTask(const Program &program, Ref call, llvm::StringRef api) {
  if (api == "asyncio.create_task" || api == "asyncio.AbstractEventLoop.create_task")
    return true;
  const ir::Module &m = program.irOf(call.module);
  llvm::ArrayRef<ir::Arg> args = m.argsOf(m[call.instr]);
  if (api == "asyncio.ensure_future" && !args.empty()) {
    Ref given{call.module, args[0].value};
    ApiId made = program.instr(given).op == Op::Call ? program.apiOf(given) : ApiId();
    // A future made elsewhere is kept there.
    return program.instr(given).op == Op::Call && (!made || program.model().api(made).returns.empty());
  }
  return isTaskOfUnknownLoop(program, call);
}

/// `loop.create_task(main()); loop.run_forever()`: the program itself, which goes on as long as the loop.
static bool isMainTask(const Program &program, Ref call) {
  const ir::Module &m = program.irOf(call.module);
  const ir::Function &f = *program.function(program.functionOf(call)).ir;
  for (uint32_t i = call.instr.v + 1; i < std::min(f.end, call.instr.v + 4); ++i)
    if (NameId name = m.instrs[i].op == ir::Op::Call ? calleeName(m, m.instrs[i]) : NameId(); name)
      return m.text(name) == "run_forever";
  return false;
}

void checkTHR721(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (const auto &[call, api] : program.calls()) {
    llvm::StringRef name = api ? llvm::StringRef(program.model().api(api).name) : llvm::StringRef();
    if (!makesTask(program, call, name) || !isDropped(program, call, true) || isTestCode(context, call) ||
        isMainTask(program, call))
      continue;
    const ir::Instr &in = program.instr(call);
    bool inCoroutine = isCoroutine(program, program.functionOf(call));
    Finding &f = context.report(rule, call,
                                {oneLine(context.sourceText({call.module, InstrId(in.a)})) + "()",
                                 inCoroutine ? "keep it and `await` it, or use a `TaskGroup`"
                                             : "keep it where it lives as long as the work"});
    keepRuntimesWith(context, f, "asyncio.AbstractEventLoop");
  }
}

} // namespace threadlint
