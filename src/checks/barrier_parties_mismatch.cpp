// THR414: fewer threads come to a barrier than it waits for.
#include "checks/Crews.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include <set>

namespace threadlint {

/// Threads that come to the barrier; none: not known.
static std::optional<double> threadsAt(const CheckContext &context, llvm::ArrayRef<MethodUse> waits) {
  std::set<uint32_t> seen;
  double count = 0;
  for (const MethodUse &wait : waits) {
    const ir::Module &m = context.program.irOf(wait.call.module);
    if (isGivenTimeout(m, m[wait.call.instr], 0, "timeout"))
      return std::nullopt;
    llvm::SmallVector<EntryId, 2> crew = crewAt(context, wait.call);
    if (crew.empty())
      return std::nullopt;
    for (EntryId e : crew) {
      if (!seen.insert(e.v).second)
        continue;
      std::optional<double> threads = e ? threadsOf(context, e) : 1;
      if (!threads)
        return std::nullopt;
      count += *threads;
    }
  }
  return count;
}

void checkTHR414(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachApiCall(program, [&](Ref call, const ir::Instr &in, const Api &api) {
    if (api.name != "threading.Barrier")
      return;
    const ir::Module &m = program.irOf(call.module);
    const ir::Arg *parties = argumentFor(m, in, api, "parties");
    const ir::Arg *timeout = argumentFor(m, in, api, "timeout");
    llvm::SmallVector<SiteId, 2> sites = sitesOf(program, call);
    std::optional<double> wanted =
        parties ? constantOf(context, {call.module, parties->value}) : std::nullopt;
    if (!wanted || timeout || sites.size() != 1 || program.site(sites[0]).inLoop || isTestCode(context, call))
      return;
    bool elsewhere = false;
    std::vector<MethodUse> waits = usesOf(program, sites, "wait", &elsewhere);
    bool ended = !usesOf(program, sites, "abort").empty() || !usesOf(program, sites, "reset").empty();
    if (waits.empty() || ended || elsewhere)
      return;
    std::optional<double> threads = threadsAt(context, waits);
    if (!threads || *threads >= *wanted)
      return;
    auto text = [](double n) { return std::to_string(static_cast<long long>(n)); };
    Finding &f =
        context.report(rule, call, {text(*wanted), text(*threads), *threads == 1 ? "comes" : "come"});
    for (const MethodUse &wait : waits)
      f.related.push_back(context.related(wait.call, "they wait here"));
  });
}

} // namespace threadlint
