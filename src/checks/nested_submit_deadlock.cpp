// THR405: a task hands a task to its own pool and waits for it: when all threads do, none is left to run it.
#include "checks/Crews.h"
#include "checks/Objects.h"
#include "checks/PoolTasks.h"
#include <set>

namespace threadlint {

using ir::Op;

/// The pool has a thread for each of its outer tasks, and one to spare.
static bool isLargeEnough(const CheckContext &context, EntryId outer, const Entry &inner) {
  const WorkSplit &split = context.facts.work[outer];
  bool recursive = context.facts.entries[outer].function == inner.function;
  uint32_t poolSize = recursive ? 0 : inner.poolSize;
  return poolSize != 0 && split.tasksKnown && split.tasks < poolSize;
}

void checkTHR405(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (uint32_t i = 0; i < program.functionCount(); ++i) {
    const FunctionInfo &info = program.function(FuncId(i));
    for (const Event &e : context.facts.summaries[i].events) {
      if (e.kind != EventKind::Join)
        continue;
      Ref where{info.module, e.where};
      for (EntryId inner : context.facts.entrySets.get(e.entries)) {
        const Entry &task = context.facts.entries[inner];
        if (task.start != Start::Task || !task.pool)
          continue;
        EntryId outer = taskAt(context, where, task.pool);
        // What another function hands over need not wait behind this one.
        bool own = outer && (program.functionOf(task.creation) == FuncId(i) ||
                             taskAt(context, task.creation, task.pool));
        if (!own || isLargeEnough(context, outer, task) || program.instr(where).op == Op::EndWith)
          continue;
        std::string name = task.function ? nameOf(program, task.function) : "the task";
        Finding &f =
            context.report(rule, where, {name, nameOf(program, context.facts.entries[outer].function)});
        f.related.push_back(context.related(task.creation, "the inner task is handed over here"));
        f.related.push_back(
            context.related(context.facts.entries[outer].creation, "and the one that waits for it here"));
        break;
      }
    }
  }
}

} // namespace threadlint
