// Tasks of thread pools -> what they do with their own pool.
#include "checks/PoolTasks.h"
#include "checks/Crews.h"

namespace threadlint {

EntryId taskAt(const CheckContext &context, Ref where, SiteId pool) {
  for (EntryId e : crewAt(context, where)) {
    if (!e)
      continue;
    const Entry &entry = context.facts.entries[e];
    FuncId maker = context.program.site(pool).function;
    if (entry.start == Start::Task && entry.pool == pool && entry.runsOn == RunsOn::PoolThread &&
        !context.facts.runsOn(context.program, maker, e))
      return e;
  }
  return {};
}

} // namespace threadlint
