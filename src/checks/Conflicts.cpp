// Compares the accesses of each place and says what goes wrong when two of them meet.
#include "checks/Conflicts.h"
#include "checks/Decisions.h"
#include "checks/Guards.h"
#include "checks/Steps.h"
#include "checks/Witness.h"
#include "flow/Containers.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringExtras.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

bool isFarOff(const CheckContext &context, const Access &a) {
  if (a.owner.isNone())
    return false;
  const Program &program = context.program;
  FuncId begin = context.facts.entries[a.owner].function, f = program.functionOf(a.where);
  return f != begin && llvm::none_of(context.facts.summaries[begin.v].events, [&](const Event &e) {
           if (e.kind != EventKind::Call)
             return false;
           Ref call{program.function(begin).module, e.where};
           return e.property ? e.property == f : llvm::is_contained(program.calleesOf(call).functions, f);
         });
}

namespace {

constexpr size_t MaxAccesses = 2000; ///< of one place that are compared with each other

class PlaceConflicts {
public:
  PlaceConflicts(const CheckContext &context, llvm::ArrayRef<Access> same)
      : context(context), facts(context.facts), same(same) {}
  void addTo(std::vector<Conflict> &out);

private:
  const CheckContext &context;
  const Facts &facts;
  llvm::ArrayRef<Access> same; ///< writes first

  bool areLocksKnown(const Access &a) const {
    return llvm::all_of(facts.locksets.get(a.held),
                        [&](LockId l) { return facts.locks[l].site && facts.locks[l].guards(); });
  }
  /// What the main thread does beside handlers of a web framework, it does before the server serves.
  bool isSetUp(const Access &victim, const Access &other) const {
    EntryId e = victim.owner ? victim.owner : other.owner;
    bool oneIsMain = victim.owner.isNone() != other.owner.isNone();
    bool isCalledBack =
        oneIsMain && (facts.entries[e].start == Start::Handler || facts.entries[e].start == Start::Callback);
    if (!isCalledBack)
      return false;
    Ref creation = facts.entries[e].creation;
    ApiId api = creation.module.isNone() ? ApiId() : context.program.apiOf(creation);
    return creation.module.isNone() || context.program.instr(creation).has(ir::flag::Decorator) ||
           (api && (context.model.api(api).effect == Effect::Handle ||
                    context.model.api(api).effect == Effect::Callback));
  }
  /// A thread that a test makes says nothing about how the code is used.
  bool isOfTest(EntryId e) const {
    return e && !facts.entries[e].creation.module.isNone() && isTestCode(context, facts.entries[e].creation);
  }
  std::optional<ConflictKind> harm(const Access &victim, const Access &other);
  std::optional<ConflictKind> whatIsLost(const Access &victim, const Access &other);
  std::optional<ConflictKind> whatIsStale(const Access &victim, const Access &other);
  bool isCertain(ConflictKind kind, const Access &victim, const Access &other) const {
    // What is said of callers that nobody sees rests on the guard.
    if (victim.byCaller)
      return true;
    bool isFar = isFarOff(context, victim) || isFarOff(context, other);
    if (isFar && (kind == ConflictKind::CheckThenAct || victim.owner.isNone() != other.owner.isNone()))
      return false;
    bool isSameStep =
        victim.isUpdate() && victim.where == other.where && isNormalisation(context.program, victim);
    return !isSameStep && facts.isCertain(context.program, victim, other);
  }
  bool breaksLoop(const Access &loop, const Access &other) const;
  bool isUpdatedElsewhere(const Access &act) const;
  bool isRemoval(const Access &a) const;
  size_t usersOf(LocksetId locks) const;
  bool blamesOther(const Conflict &c) const;
  ConflictKind withLocks(const Access &victim, const Access &other, ConflictKind plain) const;
};

/// A way to remove an element, whether or not it was tested before.
bool PlaceConflicts::isRemoval(const Access &a) const {
  const ir::Instr &in = context.program.instr(a.where);
  if (in.op == Op::DelItem)
    return true;
  const ir::Module &m = context.program.irOf(a.where.module);
  if (in.op != Op::Call || m.instrs[in.a].op != Op::LoadAttr)
    return false;
  llvm::StringRef name = m.text(NameId(m.instrs[in.a].b));
  return name.starts_with("pop") || name == "remove" || name == "clear" || name == "discard";
}

/// `d["a"]` and `d["b"]`.
static bool areOtherElements(const Program &program, const Access &a, const Access &b) {
  if (!a.contents)
    return false;
  InstrId one = containerUse(program, a.where).key, other = containerUse(program, b.where).key;
  if (!one || !other)
    return false;
  const ir::Instr &x = program.instr({a.where.module, one}), &y = program.instr({b.where.module, other});
  auto isText = [](const ir::Instr &in) {
    return in.op == Op::Const && ir::ConstKind(in.aux) == ir::ConstKind::Str && in.a != UINT32_MAX;
  };
  return isText(x) && isText(y) &&
         program.irOf(a.where.module).text(NameId(x.a)) != program.irOf(b.where.module).text(NameId(y.a));
}

/// Another access computes new values of the elements from the old ones.
bool PlaceConflicts::isUpdatedElsewhere(const Access &act) const {
  return llvm::any_of(same, [&](const Access &a) {
    return a.isUpdate() && !areOtherElements(context.program, act, a) &&
           facts.mayRace(context.program, act, a);
  });
}

/// Dictionaries, sets and deques refuse to go on when their size has changed; a list skips elements when some
/// go.
bool PlaceConflicts::breaksLoop(const Access &loop, const Access &other) const {
  if (isCaught(context.program, loop.where, {"RuntimeError"}, Broad::No))
    return false;
  ir::InstrId container = containerUse(context.program, loop.where).container;
  bool isList =
      llvm::any_of(context.program.valuesOf({loop.where.module, container}), [&](const AbstractValue &v) {
        return v.kind == ValueKind::Container && !ApiId(v.id).isNone() &&
               context.model.api(ApiId(v.id)).name == "builtins.list";
      });
  return other.resizes && (!isList || isRemoval(other));
}

std::optional<ConflictKind> PlaceConflicts::whatIsStale(const Access &victim, const Access &other) {
  switch (decidedBy(context, victim)) {
  case Decided::Nothing:
    return std::nullopt;
  case Decided::Creates:
    if (other.kind == AccessKind::CheckThenAct && decidedBy(context, other) == Decided::Creates)
      return ConflictKind::LazyInit;
    return std::nullopt;
  case Decided::Inserts:
    if (other.kind == AccessKind::CheckThenAct && !isKeyOfThread(context.program, facts, victim) &&
        context.program.instr(other.where).op == Op::StoreItem)
      return ConflictKind::CheckThenAct;
    return std::nullopt;
  case Decided::Replaces:
    if (other.isUpdate() ||
        (other.kind == AccessKind::CheckThenAct && decidedBy(context, other) == Decided::Replaces))
      return ConflictKind::CheckThenAct;
    return std::nullopt;
  case Decided::Resets:
    if (other.isWrite() && isUpdatedElsewhere(victim) && !isKeyOfThread(context.program, facts, victim))
      return ConflictKind::CheckThenAct;
    return std::nullopt;
  case Decided::Removes:
    if (isRemoval(other) && !isKeyOfThread(context.program, facts, victim))
      return ConflictKind::CheckThenAct;
    return std::nullopt;
  case Decided::Claims:
    if (other.kind == AccessKind::CheckThenAct && decidedBy(context, other) == Decided::Claims &&
        !isKeyOfThread(context.program, facts, victim))
      return ConflictKind::CheckThenAct;
    return std::nullopt;
  case Decided::Limits:
    if (other.kind == AccessKind::CheckThenAct && decidedBy(context, other) == Decided::Limits)
      return ConflictKind::CheckThenAct;
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<ConflictKind> PlaceConflicts::whatIsLost(const Access &victim, const Access &other) {
  bool bothLocked = victim.cover && other.held;
  if (!other.isUpdate() && !(bothLocked && other.isWrite()))
    return std::nullopt;
  if (victim.contents &&
      (isKeyOfThread(context.program, facts, victim) || isKeyOfThread(context.program, facts, other)))
    return std::nullopt;
  bool isTested = !victim.test.instr.isNone() && !moveApart(context.program, victim, other);
  return isTested ? ConflictKind::CheckThenAct : ConflictKind::LostUpdate;
}

/// The same defect has a better name when some lock is held.
ConflictKind PlaceConflicts::withLocks(const Access &victim, const Access &other, ConflictKind plain) const {
  bool both = false, atRead = false;
  for (LockId l : facts.locksets.get(victim.held)) {
    bool common = facts.locksets.contains(other.held, l);
    both |= common;
    atRead |= common && facts.locksets.contains(victim.readHeld, l);
  }
  if (victim.kind != AccessKind::Iterate && atRead)
    return ConflictKind::SplitSection;
  bool isMade = plain == ConflictKind::LazyInit ||
                (victim.kind == AccessKind::CheckThenAct && decidedBy(context, victim) == Decided::Inserts);
  if (isMade && !victim.cover)
    return both ? ConflictKind::LockAfterTest : plain;
  return !both && victim.cover && other.held ? ConflictKind::DisjointLocks : plain;
}

std::optional<ConflictKind> PlaceConflicts::harm(const Access &victim, const Access &other) {
  if (victim.kind != AccessKind::Iterate && areOtherElements(context.program, victim, other))
    return std::nullopt;
  std::optional<ConflictKind> kind;
  switch (victim.kind) {
  case AccessKind::Read:
  case AccessKind::Write:
    return std::nullopt;
  case AccessKind::Update:
    kind = whatIsLost(victim, other);
    break;
  case AccessKind::CheckThenAct:
    kind = whatIsStale(victim, other);
    break;
  case AccessKind::Iterate:
    // Results are gone through when the thread has ended, by callers that are not seen.
    if (!victim.assumed && breaksLoop(victim, other))
      kind = ConflictKind::ChangedInLoop;
    break;
  }
  return kind ? withLocks(victim, other, *kind) : kind;
}

/// How many accesses of the place hold one of the locks.
size_t PlaceConflicts::usersOf(LocksetId locks) const {
  return static_cast<size_t>(
      llvm::count_if(same, [&](const Access &a) { return !facts.locksets.disjoint(a.held, locks); }));
}

/// Who holds the wrong one of two locks: the less used one; else the later in the text.
bool PlaceConflicts::blamesOther(const Conflict &c) const {
  size_t mine = usersOf(c.victim.held), theirs = usersOf(c.other.held);
  if (mine != theirs)
    return theirs < mine;
  auto position = [](const Access &a) { return std::tie(a.where.module.v, a.where.instr.v); };
  return position(c.other) > position(c.victim);
}

void PlaceConflicts::addTo(std::vector<Conflict> &out) {
  llvm::MapVector<FuncId, Conflict> first;
  size_t writes = 0;
  while (writes < same.size() && same[writes].isWrite())
    ++writes;
  llvm::ArrayRef<Access> others = same.take_front(std::min(writes, MaxAccesses));
  auto consider = [&](const Access &victim) {
    for (const Access &other : others) {
      if (!facts.mayRace(context.program, victim, other) || facts.excludes(victim, other) ||
          isOfTest(victim.owner) || isOfTest(other.owner))
        continue;
      // With locks on both sides, be sure that they are different ones; with a lock here only, the other is
      // to blame.
      if (victim.cover && !(other.held && areLocksKnown(victim) && areLocksKnown(other)))
        continue;
      std::optional<ConflictKind> kind = harm(victim, other);
      // That somebody calls both while the thread runs is sure enough for plain updates only.
      if (kind && (*kind != ConflictKind::LostUpdate || victim.contents) &&
          (victim.assumed || other.assumed || isSetUp(victim, other)))
        continue;
      if (!kind || !canGoWrong(context, victim, other))
        continue;
      Conflict found{*kind, victim, other};
      found.certain = isCertain(*kind, victim, other);
      found.blamesOther = *kind == ConflictKind::DisjointLocks && blamesOther(found);
      auto [it, fresh] = first.try_emplace(context.program.functionOf(found.blamed().where), found);
      if (!fresh && std::pair(!found.certain, found.kind) < std::pair(!it->second.certain, it->second.kind))
        it->second = found;
      if (found.certain)
        return;
    }
  };
  for (const Access &a : others)
    consider(a);
  for (const Access &a : same.drop_front(writes).take_front(MaxAccesses))
    if (a.kind == AccessKind::Iterate)
      consider(a);
  for (auto &[f, conflict] : first)
    out.push_back(std::move(conflict));
}

} // namespace

void forEachPlace(llvm::ArrayRef<Access> all, llvm::function_ref<void(llvm::ArrayRef<Access>)> visit) {
  for (size_t begin = 0, end; begin < all.size(); begin = end) {
    for (end = begin; end < all.size() && all[end].isSamePlace(all[begin]); ++end)
      ;
    if (all[begin].isWrite())
      visit(all.slice(begin, end - begin));
  }
}

std::optional<bool> meetInSight(const CheckContext &context, const Access &a, const Access &b) {
  const Facts &facts = context.facts;
  llvm::ArrayRef<Access> all = facts.accessesTo(a.place).take_front(MaxAccesses);
  bool foundA = false, foundB = false, onThread = false;
  for (const Access &x : all) {
    foundA |= x.where == a.where;
    foundB |= x.where == b.where;
    onThread |= x.where == b.where && x.owner;
    if (x.where == a.where && llvm::any_of(all, [&](const Access &y) {
          return y.where == b.where && facts.mayRace(context.program, x, y);
        }))
      return true;
  }
  bool runsApart =
      !foundA && onThread && isCalledByStarters(context.program, facts, context.program.functionOf(a.where));
  return runsApart || (foundA && foundB) ? std::optional(false) : std::nullopt;
}

/// In the first line, or at the end of a sentence: not "- thread-safe scheduling" in a list of what it can
/// do.
static bool isSaidOfAll(llvm::StringRef doc, size_t at, llvm::StringRef word) {
  size_t begin = doc.find_first_not_of("\" \n\t");
  llvm::StringRef after = doc.drop_front(at + word.size());
  bool isOfNoun = after.size() > 1 && after[0] == ' ' && llvm::isAlpha(after[1]);
  return at < doc.find('\n', begin) || !isOfNoun;
}

/// An attribute of a class whose docstring promises that threads may share its objects.
static bool isOfThreadSafeClass(const CheckContext &context, VarId place) {
  const Variable &var = context.program.variable(place);
  if (var.root != VarRoot::InstanceAttr && var.root != VarRoot::ClassAttr)
    return false;
  const ClassInfo &cls = context.program.classInfo(ClassId(var.owner));
  llvm::StringRef text = context.sourceText(cls.module, cls.ir->span);
  text = text.drop_front(std::min(text.find('\n'), text.size())).ltrim();
  size_t end = text.find("\"\"\"", 3);
  if (!text.starts_with("\"\"\"") || end == llvm::StringRef::npos)
    return false;
  llvm::StringRef doc = text.take_front(end);
  for (llvm::StringRef word : {"thread-safe", "threadsafe", "thread safe"})
    if (size_t at = doc.find_insensitive(word); at != llvm::StringRef::npos && isSaidOfAll(doc, at, word))
      return !doc.slice(at - std::min<size_t>(at, 12), at).contains_insensitive("not") &&
             !doc.slice(at - std::min<size_t>(at, 4), at).contains_insensitive("non");
  return false;
}

/// Where no thread is in sight: what a guard protects. An update without it is an inconsistent lock.
static void addOfCallers(const CheckContext &context, std::vector<Conflict> &out) {
  llvm::DenseSet<std::pair<VarId, FuncId>> known;
  auto keyOf = [&](const Conflict &c) {
    return std::pair(c.blamed().place, context.program.functionOf(c.blamed().where));
  };
  for (const Conflict &c : out)
    known.insert(keyOf(c));
  std::vector<Conflict> found;
  forEachPlace(context.facts.guarded, [&](llvm::ArrayRef<Access> same) {
    const Guard *guard = context.facts.guardOf(same[0].place);
    if (guard ? guard->isDeclared : !isOfThreadSafeClass(context, same[0].place))
      return;
    std::vector<Access> beside;
    llvm::copy_if(same, std::back_inserter(beside), [](const Access &a) { return !a.assumed; });
    PlaceConflicts(context, beside).addTo(found);
  });
  for (Conflict &c : found) {
    auto key = keyOf(c);
    if (c.kind != ConflictKind::LostUpdate && !known.contains(key) && !isTestCode(context, c.victim.where) &&
        !isExplained(context, key.second) && meetInSight(context, c.victim, c.other).value_or(true))
      out.push_back(std::move(c));
  }
}

std::vector<Conflict> findConflicts(const CheckContext &context) {
  std::vector<Conflict> out;
  forEachPlace(context.facts.accesses,
               [&](llvm::ArrayRef<Access> same) { PlaceConflicts(context, same).addTo(out); });
  addOfCallers(context, out);
  return out;
}

} // namespace threadlint
