// THR713: a finalizer takes a lock that the code around may hold.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Reentry.h"

namespace threadlint {

void checkTHR713(const CheckContext &context, RuleId rule) {
  const Borders &borders = *context.borders;
  for (const Taking &taking : findTakings(context, Border::Finalizer, false)) {
    FuncId first = taking.function;
    if (EntryId e = borders.arrival(first, Border::Finalizer).entry)
      first = context.facts.entries[e].function;
    std::string who = "`" + nameOf(context.program, first) + "`";
    if (taking.logs && isTestCode(context, taking.where))
      continue;
    bool queue = llvm::StringRef(taking.what).contains("queue");
    Finding &finding =
        context.report(rule, taking.where,
                       {who, taking.what,
                        taking.logs ? "handlers that are in the middle of a record, or gone, fail"
                                    : "then it waits for itself",
                        queue         ? "use `queue.SimpleQueue`"
                        : taking.logs ? "use `close()` or `with` for what must be told"
                                      : "use an `RLock`, or hand the work to a `queue.SimpleQueue`"});
    if (taking.logs)
      finding.confidence = Confidence::Low;
    else
      finding.related.push_back(context.related(taking.elsewhere, "it is taken here, too"));
    borders.relate(taking.function, Border::Finalizer, finding);
  }
}

} // namespace threadlint
