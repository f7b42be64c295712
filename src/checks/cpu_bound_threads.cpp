// THR801: several threads of CPU-bound Python code, which the GIL runs one at a time.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

/// "CPython 3.8 to 3.14", or the titles one by one where they are not a row of versions.
static std::string titles(const CheckContext &context, bool gil) {
  llvm::SmallVector<llvm::StringRef, 8> names;
  for (RuntimeId r : context.runtimes)
    if (context.model.runtime(r).gil == gil)
      names.push_back(context.model.runtime(r).title);
  if (names.empty())
    return "";
  std::string out = names[0].str();
  auto family = [](llvm::StringRef title) { return title.rsplit(' ').first; };
  bool row = llvm::all_of(names, [&](llvm::StringRef n) { return family(n) == family(names[0]); });
  if (names.size() > 2 && row)
    return out + " to " + names.back().rsplit(' ').second.str();
  for (llvm::StringRef n : llvm::drop_begin(names))
    out += ", " + n.str();
  return out;
}

static bool isCpuBoundThread(const CheckContext &context, EntryId e) {
  const Entry &entry = context.facts.entries[e];
  if (entry.runsOn != RunsOn::NewThread || entry.creation.module.isNone())
    return false;
  // Threads that a server makes for its requests are there for latency.
  ApiId api = context.program.apiOf(entry.creation);
  bool started = entry.handle || (api && context.model.api(api).effect == Effect::Spawn);
  return started && !isTestCode(context, entry.creation) && classify(context.facts.work[e].task, context.model) == WorkClass::CpuBound;
}

void checkTHR801(const CheckContext &context, RuleId rule) {
  std::string withGil = titles(context, true), withoutGil = titles(context, false);
  if (withGil.empty())
    return;
  const Facts &facts = context.facts;
  llvm::DenseSet<FuncId> reported;
  for (uint32_t i = 0; i < facts.entries.size(); ++i) {
    EntryId e(i);
    if (!isCpuBoundThread(context, e))
      continue;
    unsigned count = 1;
    for (uint32_t k = 0; k < facts.entries.size(); ++k)
      count += k != i && facts.parallelEntries[i][k] && isCpuBoundThread(context, EntryId(k));
    const Entry &entry = facts.entries[e];
    if ((count < 2 && !entry.many) || !reported.insert(entry.function).second)
      continue;
    std::string speedUp = "expected speed-up about 1.0 on " + withGil;
    if (!withoutGil.empty())
      speedUp += ", up to the number of cores on " + withoutGil;
    Finding &f = context.report(
        rule, entry.creation,
        {nameOf(context.program, entry.function), entry.many ? "several" : std::to_string(count), speedUp});
    for (RuntimeId r : context.runtimes)
      if (context.model.runtime(r).gil)
        f.runtimes.push_back(context.model.runtime(r).name);
  }
}

} // namespace threadlint
