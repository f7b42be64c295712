// The moments of the facts -> who else may run while code runs on a thread.
#include "checks/Company.h"
#include "checks/Races.h"

namespace threadlint {

/// The call may do anything; a modelled one is known to do no more than it says.
bool Companies::works(Ref call) const {
  Callees callees = context.program.calleesOf(call);
  return !callees.functions.empty() || (callees.apis.empty() && callees.classes.empty());
}

Companies::Companies(const CheckContext &context) : context(context) {
  const Facts &facts = context.facts;
  besideMain.resize(facts.entries.size());
  if (facts.moments.empty())
    return;
  forEachCall(context.program, [&](Ref call, const ir::Instr &) {
    llvm::ArrayRef<Moment> moments = facts.momentsAt(context.program, call);
    bool counts = llvm::any_of(moments, [](const Moment &m) { return m.owner.isNone(); }) && works(call);
    for (const Moment &m : moments)
      for (EntryId e : facts.entrySets.get(counts && m.owner.isNone() ? m.active : 0))
        besideMain[e.v] = true;
  });
}

/// Several threads of one entry count first, then the entry of the lowest number.
EntryId Companies::otherBeside(const Moment &here, bool &found) const {
  const Facts &facts = context.facts;
  found = true;
  if (facts.entries[here.owner].many)
    return here.owner;
  for (uint32_t e = 0; e < facts.entries.size(); ++e)
    if (facts.entries[EntryId(e)].isFollowed() &&
        (facts.parallelEntries[here.owner.v][e] || facts.entrySets.contains(here.active, EntryId(e))))
      return EntryId(e);
  found = besideMain[here.owner.v];
  return {};
}

std::optional<Company> Companies::at(Ref where) const {
  for (const Moment &here : context.facts.momentsAt(context.program, where)) {
    if (here.owner.isNone() || here.held != 0)
      continue;
    bool found = false;
    EntryId other = otherBeside(here, found);
    if (found)
      return Company{&here, other};
  }
  return std::nullopt;
}

std::string Companies::describe(const Company &company) const {
  Access other;
  other.owner = company.other;
  return describeThread(context, *company.here, other);
}

void Companies::relate(const Company &company, Finding &finding) const {
  const Entry &entry = context.facts.entries[company.here->owner];
  if (!entry.creation.module.isNone())
    finding.related.push_back(context.related(entry.creation, "the thread is made here"));
}

} // namespace threadlint
