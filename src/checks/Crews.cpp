// Objects that threads meet at -> who uses them, and how many threads that are.
#include "checks/Crews.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "flow/Shapes.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

std::optional<double> constantOf(const CheckContext &context, Ref value) {
  threadlint::Shapes shapes(context.program);
  return shapes.number(value, Frame{context.program.functionOf(value), {}, nullptr});
}

std::optional<double> threadsOf(const CheckContext &context, EntryId entry) {
  const Entry &e = context.facts.entries[entry];
  const WorkSplit &split = context.facts.work[entry];
  if (e.start == Start::Handler)
    return std::nullopt;
  if (!e.many)
    return 1;
  if (!split.tasksKnown)
    return std::nullopt;
  double tasks = split.tasks;
  if (e.pool && e.poolSize)
    tasks = std::min(tasks, double(e.poolSize));
  else if (e.pool)
    return std::nullopt;
  return tasks;
}

std::vector<MethodUse> usesOf(const Program &program, llvm::ArrayRef<SiteId> sites, llvm::StringRef method,
                              bool *elsewhere) {
  std::vector<MethodUse> out;
  forEachMethodCall(program, method, [&](Ref call, const ir::Instr &, Ref receiver) {
    llvm::SmallVector<SiteId, 2> theirs = sitesOf(program, receiver);
    if (llvm::any_of(theirs, [&](SiteId s) { return llvm::is_contained(sites, s); }))
      out.push_back({call, receiver});
    else if (theirs.empty() && elsewhere && program.mayBeUnknown(receiver))
      *elsewhere = true;
  });
  return out;
}

llvm::SmallVector<EntryId, 2> crewAt(const CheckContext &context, Ref where) {
  llvm::SmallVector<EntryId, 2> out;
  for (const Moment &m : context.facts.momentsAt(context.program, where))
    if (!llvm::is_contained(out, m.owner))
      out.push_back(m.owner);
  llvm::sort(out);
  return out;
}

bool isGivenTimeout(const ir::Module &module, const ir::Instr &call, unsigned position,
                    llvm::StringRef name) {
  unsigned at = 0;
  for (const ir::Arg &arg : module.argsOf(call)) {
    bool positional = arg.kind == ir::ArgKind::Positional && at++ == position;
    bool named = arg.kind == ir::ArgKind::Keyword && module.text(arg.name) == name;
    if (positional || named)
      return !isConst(module, arg.value, ir::ConstKind::None);
    if (arg.kind == ir::ArgKind::Star || arg.kind == ir::ArgKind::DoubleStar)
      return true;
  }
  return false;
}

std::string shownName(const Program &program, FuncId f) {
  if (program.function(f).ir->kind == ir::FuncKind::Module)
    return "the module";
  return "`" + nameOf(program, f) + "`";
}

} // namespace threadlint
