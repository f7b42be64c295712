// Joins -> the threads they wait for, and how these end; code that runs when the interpreter or an object
// ends.
#include "checks/ThreadWaits.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

llvm::SmallVector<EntryId, 2> entriesOf(const CheckContext &context, Ref object) {
  llvm::SmallVector<SiteId, 2> sites = sitesOf(context.program, object);
  llvm::SmallVector<EntryId, 2> entries;
  for (uint32_t e = 0; e < context.facts.entries.size(); ++e)
    if (SiteId handle = context.facts.entries[EntryId(e)].handle; handle && llvm::is_contained(sites, handle))
      entries.push_back(EntryId(e));
  return entries;
}

InstrId timeoutOf(const ir::Module &module, const Instr &join) {
  llvm::ArrayRef<ir::Arg> args = module.argsOf(join);
  if (args.empty() || isConst(module, args[0].value, ir::ConstKind::None))
    return {};
  return args[0].value;
}

bool isUntimedJoin(const Program &program, Ref call, Ref receiver) {
  return !timeoutOf(program.irOf(call.module), program.instr(call)) &&
         isThreadKind(surelyKind(program, receiver));
}

std::vector<LastCode> lastCode(const CheckContext &context) {
  const Program &program = context.program;
  std::vector<LastCode> all;
  for (const Entry &entry : context.facts.entries) {
    if (!entry.function)
      continue;
    bool atExit = false;
    if (entry.start == Start::Callback && !entry.creation.module.isNone()) {
      ApiId api = program.instr(entry.creation).op == Op::Call ? program.apiOf(entry.creation) : ApiId();
      atExit = api && llvm::StringRef(program.model().api(api).name).starts_with("atexit.");
    }
    if (!atExit && entry.start != Start::Finalizer)
      continue;
    llvm::SmallVector<FuncId, 8> todo{entry.function};
    llvm::DenseSet<FuncId> seen;
    while (!todo.empty() && seen.size() < 16) {
      FuncId f = todo.pop_back_val();
      if (!seen.insert(f).second)
        continue;
      all.push_back({f, entry.function, atExit ? entry.creation : Ref()});
      const FunctionInfo &info = program.function(f);
      const ir::Module &m = program.irOf(info.module);
      forEachInstr(m, *info.ir, [&](InstrId i, const Instr &in) {
        if (in.op != Op::Call)
          return;
        Callees callees = program.calleesOf({info.module, i});
        if (callees.complete && callees.functions.size() == 1 && callees.classes.empty())
          todo.push_back(callees.functions[0]);
      });
    }
  }
  return all;
}

/// Control can leave the loop otherwise than by its condition.
static bool canLeave(const ir::Module &m, uint32_t loop) {
  for (uint32_t i = loop; i < m.instrs[loop].c; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Return || in.op == Op::Raise || (in.op == Op::Break && in.c == loop))
      return true;
  }
  return false;
}

InstrId endlessLoop(const Program &program, FuncId f) {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
    if (m.instrs[i].op == Op::Loop && ir::LoopKind(m.instrs[i].aux) == ir::LoopKind::While && !canLeave(m, i))
      return InstrId(i);
  return {};
}

} // namespace threadlint
