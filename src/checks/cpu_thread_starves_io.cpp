// THR812: a thread that computes for long beside one that serves requests.
#include "checks/Crowds.h"
#include "checks/Objects.h"

namespace threadlint {

static bool waitsForSockets(const CheckContext &context, FuncId f) {
  const FunctionInfo &info = context.program.function(f);
  const ir::Module &m = context.program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    if (m.instrs[i].op != ir::Op::Call)
      continue;
    ApiId api = context.program.apiOf({info.module, ir::InstrId(i)});
    llvm::StringRef name = api ? llvm::StringRef(context.model.api(api).name) : "";
    if (name.starts_with("socket.socket.") || name.starts_with("select") || name.starts_with("ssl."))
      return true;
  }
  return false;
}

/// Waits for what comes from outside, again and again.
static bool isServing(const CheckContext &context, EntryId e) {
  const Entry &entry = context.facts.entries[e];
  return entry.isFollowed() && (entry.start == Start::Handler || (context.facts.work[e].task.serves &&
                                                                  waitsForSockets(context, entry.function)));
}

/// Modules of one folder may be programs of their own.
static bool isOneModule(const CheckContext &context, const Entry &a, const Entry &b) {
  ModuleId m = context.program.function(b.function).module;
  return a.creation.module == m || context.program.function(a.function).module == m;
}

void checkTHR812(const CheckContext &context, RuleId rule) {
  constexpr double LongNs = 5e7;
  const Facts &facts = context.facts;
  forEachWorker(context, [&](EntryId e, const WorkSplit &work) {
    const Entry &entry = facts.entries[e];
    double held = timeOf(work.task, context.model, usualRuntime(context.model)).held;
    if (!isComputing(context, e) || isServing(context, e) || (held < LongNs && !work.task.endless))
      return;
    for (uint32_t i = 0; i < facts.parallelEntries.size(); ++i) {
      EntryId other(i);
      const Entry &o = facts.entries[other];
      if (other == e || !facts.parallelEntries[e.v][i] ||
          (o.start == Start::Handler && !isOneModule(context, entry, o)) || o.function == entry.function ||
          !isServing(context, other))
        continue;
      std::string started =
          o.creation.module.isNone() ? "a handler of requests" : "started on " + context.lineText(o.creation);
      Finding &f = context.report(rule, entry.creation,
                                  {nameOf(context.program, entry.function),
                                   nameOf(context.program, o.function), started, "5 ms on CPython"});
      f.runtimes.clear();
      for (RuntimeId r : context.runtimes)
        if (context.model.runtime(r).gil)
          f.runtimes.push_back(context.model.runtime(r).name);
      return;
    }
  });
}

} // namespace threadlint
