// THR416: those who take from a bounded queue put into it: when it is full, all of them wait for each other.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/QueueUses.h"
#include "checks/Shapes.h"

namespace threadlint {

namespace {

/// The bound that the queue is made with; 0: none, or not known.
double boundOf(const CheckContext &context, SiteId queue) {
  Ref made = context.program.site(queue).where;
  ApiId id = context.program.apiOf(made);
  const ir::Module &m = context.program.irOf(made.module);
  const ir::Arg *size =
      id ? argumentFor(m, m[made.instr], context.program.model().api(id), "maxsize") : nullptr;
  return size ? constantOf(context, {made.module, size->value}).value_or(0) : 0;
}

bool has(llvm::ArrayRef<EntryId> crew, EntryId e) { return llvm::is_contained(crew, e); }

/// The function puts before it takes: it does not feed itself.
bool comesFirst(const Program &program, const MethodUse &put, const QueueUse &queue) {
  ir::InstrId loop = loopAround(program, put.call);
  bool takes = false, before = false;
  for (const MethodUse &get : queue.gets) {
    if (program.functionOf(get.call) != program.functionOf(put.call))
      continue;
    takes = true;
    before |= get.call.instr < put.call.instr || (loop && loopAround(program, get.call) == loop);
  }
  return takes && !before;
}

/// Somebody who does not put takes items out, too.
bool isDrainedElsewhere(const CheckContext &context, const QueueUse &queue, llvm::ArrayRef<EntryId> feeders) {
  for (const MethodUse &get : queue.gets) {
    llvm::SmallVector<EntryId, 2> crew = crewAt(context, get.call);
    if (crew.empty() || llvm::any_of(crew, [&](EntryId e) { return !has(feeders, e); }))
      return true;
  }
  return false;
}

} // namespace

void checkTHR416(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (const QueueUse &queue : queueUses(context)) {
    double bound = queue.gets.empty() || queue.puts.empty() ? 0 : boundOf(context, queue.site);
    if (bound <= 0)
      continue;
    llvm::SmallVector<EntryId, 2> takers;
    for (const MethodUse &get : queue.gets)
      for (EntryId e : crewAt(context, get.call))
        if (e && !has(takers, e))
          takers.push_back(e);
    for (const MethodUse &put : queue.puts) {
      const ir::Module &m = program.irOf(put.call.module);
      const ir::Instr &in = m[put.call.instr];
      bool sentinel = in.c != 0 && isConst(m, m.argsOf(in)[0].value, ir::ConstKind::None);
      if (sentinel || m.text(calleeName(m, in)) != "put" || !blocksForEver(m, in, true))
        continue;
      llvm::SmallVector<EntryId, 2> feeders;
      for (EntryId e : crewAt(context, put.call))
        if (e && has(takers, e) && !comesFirst(program, put, queue))
          feeders.push_back(e);
      if (feeders.empty() || isDrainedElsewhere(context, queue, feeders))
        continue;
      Finding &f = context.report(rule, put.call,
                                  {nameOf(program, context.facts.entries[feeders[0]].function),
                                   oneLine(context.sourceText(put.receiver)),
                                   std::to_string(static_cast<long long>(bound))});
      f.related.push_back(context.related(program.site(queue.site).where, "the queue is made here"));
      f.related.push_back(context.related(queue.gets[0].call, "the same threads take from it here"));
    }
  }
}

} // namespace threadlint
