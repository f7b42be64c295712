// THR716: Python code runs between fork and exec, in a program with threads.
#include "checks/Borders.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

/// By ModuleId: starts threads itself.
static std::vector<bool> modulesWithThreads(const CheckContext &context) {
  std::vector<bool> starts(context.program.modules().size());
  for (uint32_t e = 0; e < context.facts.entries.size(); ++e) {
    const Entry &entry = context.facts.entries[EntryId(e)];
    bool made = entry.start == Start::Target || entry.start == Start::Run || entry.start == Start::Task;
    if (entry.isThread() && made && !entry.creation.module.isNone())
      starts[entry.creation.module.v] = true;
  }
  return starts;
}

void checkTHR716(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  std::vector<bool> starts = modulesWithThreads(context);
  forEachApiCall(program, [&](Ref call, const ir::Instr &in, const Api &api) {
    if (!api.name.starts_with("subprocess."))
      return;
    const ir::Module &m = program.irOf(call.module);
    bool onThread = context.borders->runsOn(program.functionOf(call), Border::Thread);
    if (!starts[call.module.v] && !onThread)
      return;
    for (const ir::Arg &arg : m.argsOf(in)) {
      if (arg.kind != ir::ArgKind::Keyword || m.text(arg.name) != "preexec_fn" ||
          isConst(m, arg.value, ir::ConstKind::None))
        continue;
      Span whole{arg.begin, m.spans[arg.value.v].end};
      bool session = context.sourceText({call.module, arg.value}) == "os.setsid";
      Finding &f = context.report(rule, program.fileOf(call.module), whole,
                                  {onThread ? "other threads" : "threads of this module",
                                   session ? "use `start_new_session=True`"
                                           : "use an argument such as `start_new_session`, `process_group`, "
                                             "`user`, or a small script that does it"});
      if (session)
        f.fixes.push_back({"use `start_new_session=True`", {{whole, "start_new_session=True"}}, true});
    }
  });
}

} // namespace threadlint
