// THR208: the lock is taken after the test, and nothing is tested again under it; or what is tested is there
// before it is complete.
#include "checks/Decisions.h"
#include "checks/Races.h"

namespace threadlint {

/// An access of the same function to what the variable holds, filling it under the lock of the write.
static const Access *filledLater(const CheckContext &context, const Access &write) {
  auto fills = [&](const Access &a) {
    return a.contents && a.isWrite() && a.place == write.place && a.where.instr.v > write.where.instr.v &&
           context.program.functionOf(a.where) == context.program.functionOf(write.where) &&
           !context.facts.locksets.disjoint(a.held, write.held);
  };
  llvm::ArrayRef<Access> all = context.facts.accesses;
  const Access *found = llvm::find_if(all, fills);
  return found == all.end() ? nullptr : found;
}

/// `if table is None:` without the lock, before `with lock: table = {}; fill(table)`.
static void reportEarly(const CheckContext &context, RuleId rule, llvm::ArrayRef<Access> same,
                        const Access &write) {
  const Access *fill =
      write.held &&
              mustExistOnce(context, {write.where.module, ir::InstrId(context.program.instr(write.where).c)})
          ? filledLater(context, write)
          : nullptr;
  if (!fill)
    return;
  for (const Access &read : same) {
    bool before = read.kind == AccessKind::Read && read.where.instr.v < write.where.instr.v &&
                  context.program.functionOf(read.where) == context.program.functionOf(write.where);
    if (!before || !context.facts.locksets.disjoint(read.held, write.held) ||
        !context.facts.mayRace(context.program, read, write))
      continue;
    std::string place = textOfPlace(context, write);
    Finding &f =
        context.report(rule, read.where,
                       {place, "but is set before it is complete: " + describeThread(context, write, read) +
                                   " may find it half filled; fill a local first, and assign it last"});
    f.related.push_back(context.related(write.where, "it is set here"));
    f.related.push_back(context.related(fill->where, "it is filled here"));
    return;
  }
}

void checkTHR208(const CheckContext &context, RuleId rule) {
  reportConflicts(context, rule, ConflictKind::LockAfterTest);
  forEachPlace(context.facts.accesses, [&](llvm::ArrayRef<Access> same) {
    Ref reported;
    for (const Access &write : same) {
      ir::Op op = context.program.instr(write.where).op;
      bool stores = !write.contents && write.isWrite() && (op == ir::Op::Store || op == ir::Op::StoreAttr);
      if (stores && !(write.where == reported))
        reportEarly(context, rule, same, write);
      reported = write.where;
    }
  });
}

} // namespace threadlint
