// Queues of the program -> who puts, takes and counts what is done.
#include "checks/QueueUses.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/Shared.h"
#include <map>

namespace threadlint {

using ir::Op;

bool blocksForEver(const ir::Module &module, const ir::Instr &call, bool put) {
  unsigned skip = put ? 1 : 0, at = 0;
  for (const ir::Arg &arg : module.argsOf(call)) {
    bool item = put && arg.kind == ir::ArgKind::Positional && at++ < skip;
    bool named = put && arg.kind == ir::ArgKind::Keyword && module.text(arg.name) == "item";
    if (item || named)
      continue;
    if (!isConst(module, arg.value, ir::ConstKind::True) && !isConst(module, arg.value, ir::ConstKind::None))
      return false;
  }
  return true;
}

static std::vector<QueueUse> findQueueUses(const CheckContext &context) {
  const Program &program = context.program;
  std::map<uint32_t, QueueUse> bySite;
  llvm::DenseSet<SiteId> mixed;
  auto collect = [&](llvm::StringRef method, std::vector<MethodUse> QueueUse::*list) {
    forEachMethodCall(program, method, [&](Ref call, const ir::Instr &, Ref receiver) {
      if (surelyKind(program, receiver) != ObjectKind::Queue)
        return;
      llvm::SmallVector<SiteId, 2> sites = sitesOf(program, receiver);
      for (SiteId s : sites) {
        (bySite[s.v].*list).push_back({call, receiver});
        if (sites.size() > 1)
          mixed.insert(s);
      }
    });
  };
  collect("get", &QueueUse::gets);
  collect("get_nowait", &QueueUse::gets);
  collect("put", &QueueUse::puts);
  collect("put_nowait", &QueueUse::puts);
  collect("task_done", &QueueUse::dones);
  collect("join", &QueueUse::joins);
  std::vector<QueueUse> out;
  for (auto &[site, use] : bySite) {
    use.site = SiteId(site);
    if (!mixed.contains(use.site))
      out.push_back(std::move(use));
  }
  return out;
}

llvm::ArrayRef<QueueUse> queueUses(const CheckContext &context) {
  return context.shared->once([&] { return findQueueUses(context); });
}

} // namespace threadlint
