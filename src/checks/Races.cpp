// Accesses that race -> findings, with the other access and the start of the other thread as related places.
#include "checks/Races.h"
#include "checks/LockFixes.h"
#include "checks/Objects.h"
#include "checks/Witness.h"
#include "flow/Containers.h"
#include "flow/Window.h"

namespace threadlint {

using ir::Op;

/// How a switch point reads in a related place.
static std::string describe(SwitchCause cause) {
  switch (cause) {
  case SwitchCause::Call:
    return "another thread may run during this call";
  case SwitchCause::Property:
    return "another thread may run in the code behind this attribute";
  case SwitchCause::Operator:
    return "another thread may run in the method behind this operation";
  case SwitchCause::Jump:
    return "another thread may run between two turns of this loop";
  case SwitchCause::With:
    return "another thread may run when this `with` is entered or left";
  case SwitchCause::Suspension:
    return "other code runs while this waits";
  case SwitchCause::ClassBody:
    return "another thread may run in this class body";
  case SwitchCause::None:
  case SwitchCause::Parallel:
  case SwitchCause::Bytecode:
    break;
  }
  return {};
}

std::string describeThread(const CheckContext &context, const Access &self, const Access &other) {
  if (other.byCaller)
    return "a caller of `" + nameOf(context.program, context.program.functionOf(other.where)) +
           "` on another thread";
  if (other.owner.isNone())
    return "the main thread";
  const Entry &entry = context.facts.entries[other.owner];
  std::string name = nameOf(context.program, entry.function);
  if (self.owner == other.owner)
    return "another `" + name + "` thread";
  if (entry.creation.module.isNone())
    return "the `" + name + "` thread";
  return "`" + name + "` (started on " + context.lineText(entry.creation) + ")";
}

/// Where a thread switch breaks the victim: the runtimes, and a switch point that stands in the source.
static void addRuntimes(const CheckContext &context, const Access &victim, Finding &f) {
  f.runtimes.clear();
  Window visible;
  for (RuntimeId r : context.runtimes) {
    const Runtime &runtime = context.model.runtime(r);
    // A loop lets others run between its turns.
    bool open = victim.kind == AccessKind::Iterate;
    if (!open) {
      Window window = windowOn(context.program, runtime, victim.read, victim.where);
      open = window.isOpen();
      if (!window.where.module.isNone())
        visible = window;
    }
    (open ? f.runtimes : f.latent).push_back(runtime.name);
  }
  if (visible.isOpen() && !(visible.where == victim.where))
    f.related.push_back(context.related(visible.where, describe(visible.cause)));
}

/// The code of the victim from its read to its write: "total += 1", "self.count = seen + 1".
std::string textOfWrite(const CheckContext &context, const Access &victim) {
  const ir::Module &m = context.program.irOf(victim.where.module);
  Span span = context.program.span(victim.where);
  const ir::Instr &in = m[victim.where.instr];
  if (in.op == Op::Store || in.op == Op::StoreAttr || in.op == Op::StoreItem)
    span.end = std::max(span.end, m.spans[in.c].end);
  return oneLine(context.sourceText(victim.where.module, span));
}

/// The variable as the code spells it: of an element, the container.
std::string textOfPlace(const CheckContext &context, const Access &access) {
  Ref shown = access.where;
  if (access.contents)
    shown.instr = containerUse(context.program, access.where).container;
  else if (context.program.instr(shown).op == ir::Op::Call) // of a method that does it
    shown = access.read;
  return oneLine(context.sourceText(shown));
}

static llvm::StringRef describeOther(const Access &other) {
  if (other.isUpdate())
    return "it is updated here too, by ";
  return other.contents && other.resizes ? "it is changed here, by " : "it is written here, by ";
}

static void reportConflict(const CheckContext &context, RuleId rule, const Conflict &conflict) {
  const Access &victim = conflict.blamed(), &other = conflict.rival();
  bool atTest = conflict.kind == ConflictKind::CheckThenAct || conflict.kind == ConflictKind::LazyInit ||
                conflict.kind == ConflictKind::LockAfterTest;
  std::string place = textOfPlace(context, victim), thread = describeThread(context, victim, other);
  llvm::SmallVector<std::string, 3> arguments{place, textOfWrite(context, victim), thread};
  if (conflict.kind == ConflictKind::ChangedInLoop)
    arguments.erase(arguments.begin() + 1);
  else if (conflict.kind == ConflictKind::LockAfterTest)
    arguments = {place, "and not again under it: " + thread + " may have passed the test too, then `" +
                            arguments[1] + "` is done twice; test again after taking the lock"};
  Finding &f = context.report(rule, atTest ? victim.test : victim.where, arguments);
  f.confidence = !conflict.certain             ? Confidence::Low
                 : victim.owner && other.owner ? Confidence::High
                                               : Confidence::Medium;
  if (atTest) {
    f.act = context.program.span(victim.where);
    f.related.push_back(context.related(victim.where, "what was tested is relied on here"));
  }
  if (conflict.kind == ConflictKind::SplitSection)
    f.related.push_back(context.related(victim.read, "it is read here, before the lock is given back"));
  if (!(other.where == victim.where))
    f.related.push_back(context.related(other.where, describeOther(other).str() + thread));
  addRuntimes(context, conflict.victim, f);
  EntryId owner = victim.owner ? victim.owner : other.owner;
  if (owner && !context.facts.entries[owner].creation.module.isNone())
    f.related.push_back(context.related(context.facts.entries[owner].creation, "the thread is made here"));
  addWitness(context, f, conflict.victim, conflict.other);
  if (conflict.kind == ConflictKind::LostUpdate)
    addLockFix(context, f, victim, other);
  else if (conflict.kind == ConflictKind::ChangedInLoop)
    addSnapshotFix(context, f, victim);
}

void reportConflicts(const CheckContext &context, RuleId rule, ConflictKind kind,
                     llvm::function_ref<bool(const Conflict &)> wanted) {
  for (const Conflict &conflict : context.conflicts)
    if (conflict.kind == kind && wanted(conflict))
      reportConflict(context, rule, conflict);
}

void reportConflicts(const CheckContext &context, RuleId rule, ConflictKind kind) {
  reportConflicts(context, rule, kind, [](const Conflict &) { return true; });
}

void reportLostUpdates(const CheckContext &context, RuleId rule, VarRoot root) {
  reportConflicts(context, rule, ConflictKind::LostUpdate, [&](const Conflict &c) {
    return !c.victim.contents && context.program.variable(c.victim.place).root == root;
  });
}

} // namespace threadlint
