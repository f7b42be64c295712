// THR418: a task or its callback waits for the end of the pool whose thread it runs on.
#include "checks/Objects.h"
#include "checks/PoolTasks.h"
#include "checks/Shapes.h"

namespace threadlint {

namespace {

/// The function is called when a future of some pool is done: by the thread that did it.
bool isDoneCallback(const CheckContext &context, FuncId f) {
  return llvm::any_of(
      llvm::make_range(context.facts.entries.begin(), context.facts.entries.end()), [&](const Entry &e) {
        if (e.start != Start::Callback || e.function != f || e.creation.module.isNone())
          return false;
        ApiId api = context.program.apiOf(e.creation);
        return api && context.program.model().api(api).name == "concurrent.futures.Future.add_done_callback";
      });
}

bool waits(const ir::Module &m, const ir::Instr &call) {
  for (const ir::Arg &arg : m.argsOf(call)) {
    bool named = arg.kind == ir::ArgKind::Keyword && m.text(arg.name) != "wait";
    if (!named && !isConst(m, arg.value, ir::ConstKind::True))
      return false;
  }
  return true;
}

} // namespace

void checkTHR418(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (llvm::StringRef method : {"shutdown", "join"})
    forEachMethodCall(program, method, [&](Ref call, const ir::Instr &in, Ref receiver) {
      const ir::Module &m = program.irOf(call.module);
      ObjectKind kind = surelyKind(program, receiver);
      bool executor = kind == ObjectKind::ThreadPoolExecutor && method == "shutdown";
      bool threads = kind == ObjectKind::ThreadPool && method == "join";
      if ((!executor && !threads) || !waits(m, in))
        return;
      FuncId f = program.functionOf(call);
      for (SiteId pool : sitesOf(program, receiver)) {
        EntryId task = taskAt(context, call, pool);
        bool callback = executor && isDoneCallback(context, f);
        if (!task && !callback)
          continue;
        std::string who = task ? nameOf(program, context.facts.entries[task].function) : nameOf(program, f);
        std::string text = oneLine(context.sourceText(call));
        Finding &found = context.report(
            rule, call,
            {text, who,
             executor
                 ? "`shutdown()` then joins its own thread: RuntimeError, and the pool is never shut down"
                 : "it waits for itself"});
        if (task)
          found.related.push_back(
              context.related(context.facts.entries[task].creation, "the task is handed over here"));
        return;
      }
    });
}

} // namespace threadlint
