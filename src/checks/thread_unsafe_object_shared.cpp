// THR215: an object whose documentation says that it is for one thread at a time is used by several.
#include "checks/ObjectUses.h"
#include "checks/Objects.h"
#include "checks/Races.h"
#include "checks/Shapes.h"
#include <map>

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class UnsafeObjects {
public:
  UnsafeObjects(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), facts(context.facts), rule(rule) {}
  void run();

private:
  struct Found {
    Use use;
    const Api *cls;
  };
  const CheckContext &context;
  const Program &program;
  const Facts &facts;
  RuleId rule;
  std::map<uint32_t, std::vector<Found>> bySite;
  llvm::DenseSet<std::pair<FuncId, const Api *>> reported;

  bool isBoundToMaker(SiteId site) const;
  bool isInMaker(const Use &use) const;
  bool reportForeign(const Found &found);
  bool reportMeeting(const Found &found, const Found &other);
  void report(const Found &found, std::string who, llvm::StringRef why, Ref made);
};

/// Made with a parameter that binds it to its thread, and not told otherwise.
bool UnsafeObjects::isBoundToMaker(SiteId site) const {
  static constexpr llvm::StringLiteral parameter = "check_same_thread";
  for (unsigned steps = 0; steps < 3; ++steps) {
    Ref call = program.site(site).where;
    const ir::Module &m = program.irOf(call.module);
    ApiId id = m[call.instr].op == Op::Call ? program.apiOf(call) : ApiId();
    if (!id)
      return false;
    const Api &api = program.model().api(id);
    if (llvm::is_contained(api.params, llvm::StringRef(parameter))) {
      const ir::Arg *given = argumentFor(m, m[call.instr], api, parameter);
      return given ? isConst(m, given->value, ir::ConstKind::True) : !hasStarArguments(m, m[call.instr]);
    }
    // `connection.cursor()`: as the connection.
    InstrId receiver = receiverOf(m, m[call.instr]);
    llvm::SmallVector<SiteId, 2> owners =
        receiver ? sitesOf(program, {call.module, receiver}) : llvm::SmallVector<SiteId, 2>();
    if (owners.size() != 1 || owners[0] == site)
      return false;
    site = owners[0];
  }
  return false;
}

/// In the function that has just made it, nobody else knows it, or will use it before that is done.
bool UnsafeObjects::isInMaker(const Use &use) const {
  return llvm::any_of(sitesOf(program, use.object), [&](SiteId site) {
    FuncId maker = program.site(site).function;
    return maker == program.functionOf(use.where) && program.function(maker).ir->kind != ir::FuncKind::Module;
  });
}

void UnsafeObjects::report(const Found &found, std::string who, llvm::StringRef why, Ref made) {
  const Instr &in = program.instr(found.use.where);
  Ref shown = in.op == Op::Call ? Ref{found.use.where.module, InstrId(in.a)} : found.use.where;
  std::string text = oneLine(context.sourceText(shown));
  Finding &f =
      context.report(rule, found.use.where,
                     {text, found.cls->name.str(), std::move(who), why.str(), found.cls->advice.str()});
  f.related.push_back(context.related(made, "it is made here"));
}

/// Any use on another thread than the maker's raises an error.
bool UnsafeObjects::reportForeign(const Found &found) {
  llvm::SmallVector<SiteId, 2> sites = sitesOf(program, found.use.object);
  if (sites.empty() || !llvm::all_of(sites, [&](SiteId s) { return isBoundToMaker(s); }))
    return false;
  for (const Moment &moment : facts.momentsAt(program, found.use.where)) {
    if (!moment.owner || !isMadeElsewhere(context, found.use.object, moment.owner))
      continue;
    Sharing sharing = sharingOf(context, moment, found.use.object);
    if (sharing != Sharing::Shared && sharing != Sharing::PerThread)
      continue;
    report(found, "another thread has made", "it raises an error in all threads but its own",
           program.site(sites[0]).where);
    if (moment.guessed || facts.entries[moment.owner].oneByOne)
      context.findings.back().confidence = Confidence::Low;
    return true;
  }
  return false;
}

bool UnsafeObjects::reportMeeting(const Found &found, const Found &other) {
  if (isInMaker(found.use) || isInMaker(other.use))
    return false;
  Meeting meeting = meetingOf(context, found.use, other.use);
  if (!meeting || !meeting.one->owner)
    return false;
  report(found, describeThread(context, *meeting.one, *meeting.other) + " uses too", found.cls->notThreadSafe,
         program.site(sitesOf(program, found.use.object)[0]).where);
  context.findings.back().confidence = meeting.certain ? Confidence::High : Confidence::Low;
  if (!(other.use.where == found.use.where))
    context.findings.back().related.push_back(context.related(other.use.where, "it is used here too"));
  return true;
}

void UnsafeObjects::run() {
  if (facts.moments.empty())
    return;
  std::vector<Found> all;
  forEachUse(program, &Api::notThreadSafe, [&](const Use &use, const Api &cls) {
    const ir::Module &m = program.irOf(use.where.module);
    NameId method = m[use.where.instr].op == Op::Call ? calleeName(m, m[use.where.instr]) : NameId();
    if (!method || m.text(method) == "close" || facts.momentsAt(program, use.where).empty())
      return;
    all.push_back({use, &cls});
    for (SiteId site : sitesOf(program, use.object))
      bySite[site.v].push_back(all.back());
  });
  for (const Found &found : all) {
    std::pair key{program.functionOf(found.use.where), found.cls};
    if (reported.count(key))
      continue;
    bool done = reportForeign(found);
    for (SiteId site : sitesOf(program, found.use.object))
      for (const Found &other : bySite[site.v])
        done = done || reportMeeting(found, other);
    if (done)
      reported.insert(key);
  }
}

} // namespace

void checkTHR215(const CheckContext &context, RuleId rule) { UnsafeObjects(context, rule).run(); }

} // namespace threadlint
