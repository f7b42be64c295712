// Two uses of objects -> whether two threads may make them at once on one object, by the moments of the
// facts.
#include "checks/Meeting.h"
#include "checks/Objects.h"
#include "checks/Origins.h"

namespace threadlint {

/// All that the value may be was made once: by a module, or by the function that made the threads.
static bool isMadeOnce(const CheckContext &context, const Moment &moment, Ref value) {
  const Program &program = context.program;
  Ref creation = moment.owner ? context.facts.entries[moment.owner].creation : Ref();
  bool any = false;
  for (const AbstractValue &v : program.valuesOf(value)) {
    if (v.kind == ValueKind::Const)
      continue;
    if (!v.site || program.site(v.site).inLoop)
      return false;
    FuncId maker = program.site(v.site).function;
    bool byModule = program.function(maker).ir->kind == ir::FuncKind::Module;
    if (!byModule && (creation.module.isNone() || program.functionOf(creation) != maker ||
                      !context.facts.entries[moment.owner].together))
      return false; // each run of the maker has one of its own, and perhaps starts one thread
    any = true;
  }
  return any;
}

/// An attribute of a thread-local object: each thread has its own.
static bool isThreadLocal(const Program &program, Ref value) {
  while (program.instr(value).op == ir::Op::LoadAttr) {
    value.instr = ir::InstrId(program.instr(value).a);
    if (program.objectKindOf(value) == ObjectKind::Local)
      return true;
  }
  return false;
}

Sharing sharingOf(const CheckContext &context, const Moment &moment, Ref value) {
  if (isThreadLocal(context.program, value))
    return Sharing::Private;
  if (isMadeOnce(context, moment, value))
    return Sharing::Shared;
  Base base = baseOf(context.program, value);
  switch (base.kind) {
  case Base::Self:
  case Base::Parameter: {
    const Run &run = context.facts.runs[moment.run];
    return base.parameter < run.parameters.size() ? run.parameters[base.parameter] : Sharing::Unknown;
  }
  case Base::Global:
    return Sharing::Shared;
  case Base::Fresh:
  case Base::Created:
    return moment.owner ? Sharing::Private : Sharing::PerThread;
  case Base::Captured:
  case Base::Element:
  case Base::Other:
    return Sharing::Unknown;
  }
  return Sharing::Unknown;
}

bool mayBeSame(const Program &program, Ref a, Ref b) {
  for (const AbstractValue &x : program.valuesOf(a))
    for (const AbstractValue &y : program.valuesOf(b))
      if (x.site && x.site == y.site)
        return true;
  return false;
}

/// Two threads of one entry must have it in common; else what the starter has and hands over will do.
static bool isCommon(const CheckContext &context, const Moment &a, Ref ofA, const Moment &b, Ref ofB) {
  Sharing x = sharingOf(context, a, ofA), y = sharingOf(context, b, ofB);
  auto has = [](Sharing s) { return s == Sharing::Shared || s == Sharing::PerThread; };
  if (a.owner && b.owner)
    return x == Sharing::Shared && y == Sharing::Shared;
  return has(x) && has(y);
}

/// A parameter of the thread's function stands for what this thread is given, not for what any is given.
static Ref givenFor(const CheckContext &context, const Moment &moment, Ref object) {
  const Program &program = context.program;
  Base base = baseOf(program, object);
  if (!moment.owner || base.kind != Base::Parameter || base.indirect ||
      program.instr(object).op != ir::Op::Load)
    return object;
  const Entry &entry = context.facts.entries[moment.owner];
  Ref given =
      entry.function == program.functionOf(object) ? argumentOfEntry(context, entry, base.parameter) : Ref();
  return given.module.isNone() ? object : given;
}

/// All that the value may be is made at one place.
static SiteId onlySite(const Program &program, Ref value) {
  SiteId only;
  for (const AbstractValue &v : program.valuesOf(value)) {
    if (v.kind == ValueKind::Const)
      continue;
    if (!v.site || (only && only != v.site))
      return {};
    only = v.site;
  }
  return only;
}

/// Both values are surely one object: made once, or kept by one object.
static bool isSurelyOne(const CheckContext &context, const Moment &x, Ref a, const Moment &y, Ref b) {
  const Facts &facts = context.facts;
  SiteId site = onlySite(context.program, a);
  if (!site || site != onlySite(context.program, b))
    return false;
  if (isMadeOnce(context, x, a) && isMadeOnce(context, y, b))
    return true;
  Base one = baseOf(context.program, a), other = baseOf(context.program, b);
  if (one.kind == Base::Captured && other.kind == Base::Captured)
    return one.variable == other.variable;
  if (one.kind == Base::Global && other.kind == Base::Global)
    return true;
  auto keeperOf = [&](const Moment &m, const Base &base) {
    const Run &run = facts.runs[m.run];
    bool known =
        (base.kind == Base::Self || base.kind == Base::Parameter) && base.parameter < run.objects.size();
    return known ? run.objects[base.parameter] : IdentityId();
  };
  return one.indirect == other.indirect && facts.isOneObject(x, keeperOf(x, one), y, keeperOf(y, other));
}

Meeting meetingOf(const CheckContext &context, const Use &a, const Use &b, Ref until) {
  const Facts &facts = context.facts;
  if (facts.moments.empty() || !mayBeSame(context.program, a.object, b.object))
    return {};
  Meeting found;
  llvm::ArrayRef<Moment> ends = facts.momentsAt(context.program, until);
  for (const Moment &x : facts.momentsAt(context.program, a.where)) {
    const Moment *end = llvm::find_if(ends, [&](const Moment &m) { return m.run == x.run; });
    for (const Moment &y : facts.momentsAt(context.program, b.where)) {
      if (!facts.mayMeet(x, y) || !isCommon(context, x, a.object, y, b.object) ||
          !mayBeSame(context.program, givenFor(context, x, a.object), givenFor(context, y, b.object)))
        continue;
      bool certain = facts.surelyMeet(x, y) && isSurelyOne(context, x, givenFor(context, x, a.object), y,
                                                           givenFor(context, y, b.object));
      if (found && !certain)
        continue;
      bool excluded = llvm::any_of(facts.locksets.get(x.held), [&](LockId l) {
        bool throughout = end == ends.end() || facts.locksets.contains(end->held, l);
        return throughout && facts.locksets.contains(y.held, l);
      });
      if (!excluded)
        found = {&x, &y, certain};
      if (found.certain)
        return found;
    }
  }
  return found;
}

} // namespace threadlint
