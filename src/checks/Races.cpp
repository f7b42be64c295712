// Accesses that race -> findings, with the other access and the start of the other thread as related places.
#include "checks/Races.h"
#include "checks/Objects.h"
#include "flow/Window.h"
#include "llvm/ADT/DenseSet.h"

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

static bool isUnlockedRace(const CheckContext &context, const Access &a, const Access &b) {
  if (!context.facts.mayRace(context.program, a, b) || context.facts.excludes(a, b))
    return false;
  // With locks on both sides, be sure that they are different ones; with a lock on the other side only, act
  // here.
  auto surelyKnown = [&](const Access &x) {
    return llvm::all_of(context.facts.locksets.get(x.held), [&](LockId l) {
      return context.facts.locks[l].site && context.facts.locks[l].guards();
    });
  };
  return a.cover == 0 || (b.held != 0 && surelyKnown(a) && surelyKnown(b));
}

static void reportUpdate(const CheckContext &context, RuleId rule, const Access &a, const Access &b) {
  std::vector<llvm::StringRef> bites, latent;
  Window visible; // one that a place in the source opens
  for (RuntimeId r : context.runtimes) {
    const Runtime &runtime = context.model.runtime(r);
    Window window = windowOn(context.program, runtime, a.read, a.where);
    (window.isOpen() ? bites : latent).push_back(runtime.name);
    if (!window.where.module.isNone())
      visible = window;
  }
  const ir::Module &m = context.program.irOf(a.where.module);
  Span update = context.program.span(a.where);
  const ir::Instr &store = m[a.where.instr];
  update.end = std::max(update.end, m.spans[store.c].end);
  std::string target = oneLine(context.sourceText(a.where));
  std::string text = oneLine(context.sourceText(a.where.module, update));
  Finding &f = context.report(rule, a.where, {target, text, describeThread(context, a, b)});
  f.runtimes = std::move(bites);
  f.latent = std::move(latent);
  f.confidence = a.owner && b.owner ? Confidence::High : Confidence::Medium;
  if (!(b.where == a.where))
    f.related.push_back(
        context.related(b.where, "it is updated here too, by " + describeThread(context, a, b)));
  if (visible.isOpen() && !(visible.where == a.where))
    f.related.push_back(context.related(visible.where, describe(visible.cause)));
  EntryId thread = a.owner ? a.owner : b.owner;
  const Entry &entry = context.facts.entries[thread];
  if (!entry.creation.module.isNone())
    f.related.push_back(context.related(entry.creation, "the thread is made here"));
}

static constexpr size_t MaxAccesses = 2000; ///< of one place that are compared with each other

void reportUnlockedUpdates(const CheckContext &context, RuleId rule, VarRoot root) {
  llvm::ArrayRef<Access> all = context.facts.accesses;
  for (size_t begin = 0, end; begin < all.size(); begin = end) {
    for (end = begin; end < all.size() && all[end].isSamePlace(all[begin]); ++end)
      ;
    if (all[begin].contents || context.program.variable(all[begin].place).root != root)
      continue;
    llvm::ArrayRef<Access> same = all.slice(begin, std::min(end - begin, MaxAccesses));
    llvm::DenseSet<FuncId> reported;
    for (const Access &a : same) {
      if (!a.isUpdate() || reported.count(context.program.functionOf(a.where)))
        continue;
      for (const Access &b : same)
        if (b.isUpdate() && isUnlockedRace(context, a, b)) {
          reported.insert(context.program.functionOf(a.where));
          reportUpdate(context, rule, a, b);
          break;
        }
    }
  }
}

} // namespace threadlint
