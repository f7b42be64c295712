// Queues of the program -> who puts, takes and counts what is done.
#pragma once

#include "checks/Crews.h"

namespace threadlint {

/// A queue that is made at one place, and all that is done to it. Left out: queues that somebody nobody knows
/// may use.
struct QueueUse {
  SiteId site;
  std::vector<MethodUse> gets, puts, dones, joins;
};
llvm::ArrayRef<QueueUse> queueUses(const CheckContext &context);

/// The call waits as long as it takes.
bool blocksForEver(const ir::Module &module, const ir::Instr &call, bool put);

} // namespace threadlint
