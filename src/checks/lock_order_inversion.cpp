// THR401: locks that threads take in a circle, so that each waits for the one that the next one holds.
#include "checks/Crews.h"
#include "checks/LockWaits.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "llvm/ADT/StringExtras.h"
#include <map>
#include <set>

namespace threadlint {

using ir::Op;

namespace {

/// `to` is waited for while `from` is held.
struct Edge {
  const HeldLock *from, *to;
  const Waiting *at;
};
using Node = std::tuple<uint32_t, uint32_t, bool>;
Node nodeOf(const HeldLock &l) { return {l.lock.v, l.owner.v, l.single}; }

class LockCircles {
public:
  LockCircles(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule), order(lockOrderOf(context)) {}
  void run();

private:
  static constexpr size_t MaxLocks = 5; ///< in a circle
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  const LockOrder &order;
  std::vector<Edge> edges;
  std::vector<Edge> links; ///< from the lock of `self` to that of an attribute of it
  std::vector<Edge> loose; ///< between locks of classes, whichever objects they belong to
  std::map<Node, std::vector<const Edge *>> from;
  std::vector<std::vector<LockId>> circles; ///< that are reported
  size_t longest = 2;
  std::set<std::pair<uint32_t, uint32_t>> places;

  void collect();
  bool isOfClass(const HeldLock &l) const;
  bool mayBeSame(const HeldLock &a, const HeldLock &b) const;
  void searchClasses();
  bool isOne(const HeldLock &l) const;
  void search(const Edge &first);
  bool extend(llvm::SmallVectorImpl<const Edge *> &path);
  bool reportCircle(llvm::ArrayRef<const Edge *> path);
  void pair(const Edge &e);
  uint32_t turnOf(const Term &t) const;
  VarId drawnFrom(const Term &t) const;
  bool isPeer(const Edge &e);
  llvm::StringRef linkOf(const HeldLock &held, const HeldLock &taken) const;
  bool areInverse(llvm::StringRef x, llvm::StringRef y) const;
  void searchLinks();
  bool isRing(const Edge &e);
  bool meetsItsLike(const Edge &e) const;
  bool isOrderedByHand(const Edge &e) const;
  bool isOrderedIn(FuncId f) const;
  Ref placeOf(const Edge &e) const;
  std::string nameOfLock(Ref taken) const {
    return oneLine(context.sourceText(lockExpressionOf(program, taken)));
  }
  std::pair<std::string, std::string> namesOf(const Edge &e) const;
  Finding *report(const Edge &e, std::string otherSide);
  void relate(Finding &f, const Edge &e) const;
};

void LockCircles::collect() {
  for (const Waiting &w : order.waitings()) {
    if (w.kind != Waiting::Lock)
      continue;
    for (const HeldLock &h : w.held) {
      ObjectKind kind = context.facts.locks[h.lock].kind;
      bool counts = kind == ObjectKind::Semaphore || kind == ObjectKind::BoundedSemaphore;
      bool handShake =
          h.lock != w.taken.lock && (order.isHandShake(h.lock) || order.isHandShake(w.taken.lock));
      if (h.isKnown() && w.taken.isKnown() && !counts && !handShake && !h.isSame(w.taken))
        edges.push_back({&h, &w.taken, &w});
      if (!counts && !handShake && !linkOf(h, w.taken).empty())
        links.push_back({&h, &w.taken, &w});
      if (h.lock != w.taken.lock && !counts && !handShake && isOfClass(h) && isOfClass(w.taken))
        loose.push_back({&h, &w.taken, &w});
    }
  }
  for (std::vector<Edge> *some : {&edges, &loose, &links})
    llvm::stable_sort(*some, [&](const Edge &a, const Edge &b) {
      Ref x = placeOf(a), y = placeOf(b);
      return std::tie(x.module.v, x.instr.v) < std::tie(y.module.v, y.instr.v);
    });
  for (const Edge &e : edges)
    if (isOne(*e.from) && isOne(*e.to))
      from[nodeOf(*e.from)].push_back(&e);
}

/// It is surely this attribute or global, of whatever object.
bool LockCircles::isOfClass(const HeldLock &l) const {
  const Lock &lock = context.facts.locks[l.lock];
  VarId v = lock.site ? variableOf(program, lock) : VarId();
  if (!v || program.variable(v).root == VarRoot::Local)
    return false;
  return l.isKnown() || llvm::all_of(program.valuesOf(lockExpressionOf(program, l.where)),
                                     [&](const AbstractValue &a) { return a.site == lock.site; });
}

bool LockCircles::mayBeSame(const HeldLock &a, const HeldLock &b) const {
  if (a.lock != b.lock)
    return false;
  auto isMade = [&](const HeldLock &l) {
    return l.owner && order.terms().get(l.owner).kind == Term::Made && !order.terms().isSeveral(l.owner);
  };
  return a.single == b.single && (!isMade(a) || !isMade(b) || a.owner == b.owner);
}

/// Two classes whose objects lock each other: a model its views, a view its model.
void LockCircles::searchClasses() {
  auto haveGate = [](const Waiting &a, const Waiting &b) {
    return llvm::any_of(a.held, [&](const HeldLock &x) {
      return llvm::any_of(b.held, [&](const HeldLock &y) { return x.lock == y.lock; });
    });
  };
  for (const Edge &a : loose)
    for (const Edge &b : loose)
      if (a.from->lock == b.to->lock && a.to->lock == b.from->lock && mayBeSame(*a.from, *b.to) &&
          mayBeSame(*a.to, *b.from) && !haveGate(*a.at, *b.at) && order.mayMeet(*a.at, *b.at))
        reportCircle({&a, &b});
}

bool LockCircles::isOne(const HeldLock &l) const { return l.single || !order.terms().isSeveral(l.owner); }

/// Where the function that holds the first lock goes for the second one.
Ref LockCircles::placeOf(const Edge &e) const {
  return placeWhileHeld(*e.from, lockExpressionOf(program, e.to->where));
}

/// The lock that is taken and the one that is held; by their variables where the source calls them the same.
std::pair<std::string, std::string> LockCircles::namesOf(const Edge &e) const {
  std::string to = nameOfLock(e.to->where), held = nameOfLock(e.from->where);
  VarId a = variableOf(program, context.facts.locks[e.to->lock]);
  VarId b = variableOf(program, context.facts.locks[e.from->lock]);
  auto full = [&](VarId v) {
    const Variable &var = program.variable(v);
    SymId module = var.root == VarRoot::Global ? program.modules()[var.module.v].name : SymId();
    return module ? (program.text(module) + "." + program.text(var.name)).str() : program.describe(v);
  };
  if (to == held && a && b && a != b)
    return {full(a), full(b)};
  return {to, held};
}

bool LockCircles::extend(llvm::SmallVectorImpl<const Edge *> &path) {
  auto next = from.find(nodeOf(*path.back()->to));
  if (next == from.end())
    return false;
  for (const Edge *e : next->second) {
    if (!llvm::all_of(path, [&](const Edge *other) { return order.mayMeet(*other->at, *e->at); }))
      continue;
    path.push_back(e);
    if (e->to->isSame(*path.front()->from)) {
      if (reportCircle(path))
        return true;
    } else if (path.size() < longest &&
               llvm::none_of(llvm::ArrayRef(path).drop_back(),
                             [&](const Edge *other) { return other->from->isSame(*e->to); }) &&
               extend(path)) {
      return true;
    }
    path.pop_back();
  }
  return false;
}

void LockCircles::search(const Edge &first) {
  llvm::SmallVector<const Edge *, 4> path{&first};
  extend(path);
}

Finding *LockCircles::report(const Edge &e, std::string otherSide) {
  Ref place = placeOf(e);
  if (!places.insert({place.module.v, place.instr.v}).second)
    return nullptr;
  auto [to, held] = namesOf(e);
  Finding &f = context.report(rule, place, {to, held, std::move(otherSide)});
  f.confidence = e.at->situation.guessed ? Confidence::Low : Confidence::High;
  return &f;
}

void LockCircles::relate(Finding &f, const Edge &e) const {
  std::string who = shownName(program, program.functionOf(e.from->where));
  f.related.push_back(context.related(lockExpressionOf(program, e.from->where),
                                      who + " takes `" + nameOfLock(e.from->where) + "` here"));
  if (!e.from->via.module.isNone())
    f.related.push_back(context.related(e.from->via, "and calls this with it held"));
  f.related.push_back(context.related(lockExpressionOf(program, e.to->where),
                                      "and waits for `" + nameOfLock(e.to->where) + "` here"));
}

bool LockCircles::reportCircle(llvm::ArrayRef<const Edge *> path) {
  std::vector<LockId> locks;
  for (const Edge *e : path)
    locks.push_back(e->from->lock);
  llvm::sort(locks);
  for (const std::vector<LockId> &known : circles)
    if (std::includes(locks.begin(), locks.end(), known.begin(), known.end()))
      return true;
  if (locks.front() == locks.back() && llvm::any_of(path, [&](const Edge *e) { return isOrderedByHand(*e); }))
    return false; // of objects of one class, whose order is tested
  auto who = [&](const Edge &e) { return shownName(program, program.functionOf(placeOf(e))); };
  std::string other;
  if (path.size() == 2 && placeOf(*path[0]) == placeOf(*path[1]))
    other = "another thread does this with the two objects swapped";
  else if (path.size() == 2)
    other = who(*path[1]) + " takes them the other way round (" + context.lineText(placeOf(*path[1])) + ")";
  else
    for (const Edge *e : path.drop_front()) {
      auto [to, held] = namesOf(*e);
      other += (other.empty() ? "" : ", ") + who(*e) + " takes `" + to + "` while it holds `" + held + "` (" +
               context.lineText(placeOf(*e)) + ")";
    }
  Finding *f = report(*path[0], std::move(other));
  if (!f)
    return false;
  circles.push_back(locks);
  bool guessed = false;
  for (const Edge *e : path) {
    relate(*f, *e);
    guessed |= e->at->situation.guessed;
  }
  f->confidence = guessed ? Confidence::Low : Confidence::High;
  return true;
}

/// `for source, target in transfers`: the element that the loop takes apart into this variable; else
/// UINT32_MAX.
uint32_t LockCircles::turnOf(const Term &t) const {
  if (t.kind != Term::Variable || program.variable(VarId(t.id)).root != VarRoot::Local ||
      program.storesOf(VarId(t.id)).size() != 1)
    return UINT32_MAX;
  Ref store = program.storesOf(VarId(t.id))[0];
  const ir::Module &m = program.irOf(store.module);
  uint32_t value = program.instr(store).c;
  if (value == UINT32_MAX || m.instrs[value].op != Op::Unpack)
    return UINT32_MAX;
  const ir::Instr &element = m.instrs[m.instrs[value].a];
  bool isPlain =
      element.op == Op::IterElem && m.instrs[element.a].op != Op::Call; // `combinations(...)` has an order
  return isPlain ? m.instrs[value].a : UINT32_MAX;
}

/// `for a in accounts:` what a loop over a variable takes from it; else none.
VarId LockCircles::drawnFrom(const Term &t) const {
  if (t.kind != Term::Variable || program.variable(VarId(t.id)).root != VarRoot::Local ||
      program.storesOf(VarId(t.id)).size() != 1)
    return {};
  Ref store = program.storesOf(VarId(t.id))[0];
  const ir::Module &m = program.irOf(store.module);
  uint32_t value = program.instr(store).c;
  if (value == UINT32_MAX || m.instrs[value].op != Op::IterElem)
    return {};
  Ref whole{store.module, ir::InstrId(m.instrs[value].a)};
  Op op = program.instr(whole).op;
  llvm::SmallVector<VarId, 2> vars =
      op == Op::Load || op == Op::LoadAttr ? program.variablesOf(whole) : llvm::SmallVector<VarId, 2>();
  return vars.size() == 1 ? vars[0] : VarId();
}

/// The same lock of two objects that nothing tells apart: the next thread may have them swapped.
bool LockCircles::isPeer(const Edge &e) {
  if (e.from->single || e.to->single || !e.from->owner || !e.to->owner)
    return false;
  const Term &a = order.terms().get(e.from->owner), &b = order.terms().get(e.to->owner);
  auto isDrawn = [](const Term &t) { return t.kind == Term::Element && t.keyKind != KeyKind::Constant; };
  FuncId holder = program.functionOf(e.from->via.module.isNone() ? e.from->where : e.from->via);
  auto isGiven = [&](const Term &t) {
    return (t.kind == Term::Given && FuncId(t.id) == holder) || t.kind == Term::Self;
  };
  uint32_t turn = turnOf(a);
  if (turn != UINT32_MAX && turn == turnOf(b))
    return true;
  if (VarId whole = drawnFrom(a); whole && whole == drawnFrom(b) && a.id != b.id)
    return true;
  if (isDrawn(a) && isDrawn(b))
    return a.whole == b.whole && a.keyKind != KeyKind::Next && b.keyKind != KeyKind::Next;
  return isGiven(a) && isGiven(b) && (a.kind == Term::Given || b.kind == Term::Given);
}

/// `with self.lock: with self.next.lock:` the `next`; else "".
llvm::StringRef LockCircles::linkOf(const HeldLock &held, const HeldLock &taken) const {
  Ref from = lockExpressionOf(program, held.where), to = lockExpressionOf(program, taken.where);
  FuncId f = program.functionOf(from);
  const ir::Module &m = program.irOf(from.module);
  if (!held.via.module.isNone() || f != program.functionOf(to) || m[from.instr].op != Op::LoadAttr ||
      m[to.instr].op != Op::LoadAttr || m[from.instr].b != m[to.instr].b ||
      !isSelf(m, *program.function(f).ir, ir::InstrId(m[from.instr].a)))
    return "";
  const ir::Instr &other = m.instrs[m[to.instr].a];
  bool ofSelf = other.op == Op::LoadAttr && isSelf(m, *program.function(f).ir, ir::InstrId(other.a));
  return ofSelf ? m.text(NameId(other.b)) : "";
}

/// `a.next = b` and `b.previous = a` in one function.
bool LockCircles::areInverse(llvm::StringRef x, llvm::StringRef y) const {
  // As base and value of the stores: names, in their function.
  auto storesTo = [&](llvm::StringRef name) {
    std::vector<std::tuple<uint32_t, uint32_t, uint32_t>> out;
    for (uint32_t v = 0; v < program.variableCount(); ++v)
      for (Ref store : program.variable(VarId(v)).root == VarRoot::InstanceAttr &&
                               program.text(program.variable(VarId(v)).name) == name
                           ? program.storesOf(VarId(v))
                           : llvm::ArrayRef<Ref>()) {
        const ir::Module &m = program.irOf(store.module);
        const ir::Instr &in = m[store.instr];
        if (in.op == Op::StoreAttr && in.c != UINT32_MAX && m.instrs[in.a].op == Op::Load &&
            m.instrs[in.c].op == Op::Load)
          out.emplace_back(program.functionOf(store).v, m.instrs[in.a].a, m.instrs[in.c].a);
      }
    return out;
  };
  auto forth = storesTo(x), back = storesTo(y);
  return llvm::any_of(forth, [&](const auto &s) {
    return llvm::is_contained(back, std::tuple(std::get<0>(s), std::get<2>(s), std::get<1>(s)));
  });
}

/// Neighbours in a chain that is gone through from both ends.
void LockCircles::searchLinks() {
  for (const Edge &a : links)
    for (const Edge &b : links) {
      llvm::StringRef x = linkOf(*a.from, *a.to), y = linkOf(*b.from, *b.to);
      bool noGate = a.at->held.size() == 1 && b.at->held.size() == 1;
      if (a.from->lock == b.from->lock && noGate && x != y && areInverse(x, y) &&
          order.mayRunBeside(*a.at, *b.at))
        reportCircle({&a, &b});
    }
}

bool LockCircles::isRing(const Edge &e) {
  if (!e.from->owner || !e.to->owner)
    return false;
  const Term &a = order.terms().get(e.from->owner), &b = order.terms().get(e.to->owner);
  return a.kind == Term::Element && b.kind == Term::Element && a.whole == b.whole &&
         ((a.keyKind == KeyKind::Variable && b.keyKind == KeyKind::Next) ||
          (a.keyKind == KeyKind::Next && b.keyKind == KeyKind::Variable));
}

/// Some thread that runs beside it does the same.
bool LockCircles::meetsItsLike(const Edge &e) const {
  if (e.at->held.size() != 1)
    return false; // the others may be a gate
  if (order.isRunByMany(*e.at))
    return true;
  const Situation &s = e.at->situation;
  return llvm::any_of(edges, [&](const Edge &other) {
    const Situation &t = other.at->situation;
    return other.from->lock == e.from->lock && other.to->lock == e.to->lock && other.at->held.size() == 1 &&
           s.owner && t.owner && s.owner != t.owner && context.facts.parallelEntries[s.owner.v][t.owner.v];
  });
}

/// Names that an expression is made of.
void addNames(const ir::Module &m, ir::InstrId value, llvm::SmallVectorImpl<NameId> &out) {
  llvm::SmallVector<ir::InstrId, 16> todo{value};
  for (unsigned budget = 32; !todo.empty() && budget != 0; --budget) {
    const ir::Instr &in = m[todo.pop_back_val()];
    if (in.op == Op::Load)
      out.push_back(NameId(in.a));
    forEachOperand(m, in, [&](ir::InstrId operand) { todo.push_back(operand); });
  }
}

/// Something in the function decides which of two objects comes first, or lets a few in only.
bool LockCircles::isOrderedIn(FuncId f) const {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const ir::Instr &in = m.instrs[i];
    if (in.op == Op::Call) {
      NameId name = calleeName(m, in);
      llvm::StringRef text = name ? m.text(name) : "";
      if (text == "sorted" || text == "min" || text == "max" || text == "sort")
        return true;
    }
    ir::InstrId object = in.op == Op::With ? ir::InstrId(in.a) : receiverOf(m, in);
    if (object) {
      ObjectKind kind = program.objectKindOf({info.module, object});
      if (kind == ObjectKind::Semaphore || kind == ObjectKind::BoundedSemaphore)
        return true;
    }
    if (in.op != Op::Compare || in.aux < uint16_t(ir::Operator::Lt) || in.aux > uint16_t(ir::Operator::Ge))
      continue;
    // `id(a) < id(b)`: both sides are the same but for the object.
    if (m.instrs[in.a].op == m.instrs[in.b].op && m.instrs[in.a].op != Op::Const) {
      llvm::SmallVector<NameId, 4> left, right;
      addNames(m, ir::InstrId(in.a), left);
      addNames(m, ir::InstrId(in.b), right);
      bool sameShape = left.size() == right.size();
      const ir::Instr &a = m.instrs[in.a], &b = m.instrs[in.b];
      sameShape &= a.op != Op::LoadAttr || a.b == b.b;
      sameShape &= a.op != Op::Call || m.instrs[a.a].a == m.instrs[b.a].a || m.instrs[a.a].op == Op::LoadAttr;
      if (sameShape && left != right)
        return true;
    }
  }
  return false;
}

bool LockCircles::isOrderedByHand(const Edge &e) const {
  if (isOrderedIn(e.at->function) || isOrderedIn(program.functionOf(e.from->where)))
    return true;
  // Who makes the threads may give them what it has put in order.
  if (EntryId owner = e.at->situation.owner)
    if (Ref made = context.facts.entries[owner].creation; !made.module.isNone()) {
      const FunctionInfo &maker = program.function(program.functionOf(made));
      if (maker.ir->kind != ir::FuncKind::Module && isOrderedIn(program.functionOf(made)))
        return true;
    }
  return llvm::any_of(e.at->calls, [&](Ref call) { return isOrderedIn(program.functionOf(call)); });
}

void LockCircles::pair(const Edge &e) {
  if (e.from->lock != e.to->lock || (!isPeer(e) && !isRing(e)) || !meetsItsLike(e) || isOrderedByHand(e))
    return;
  bool ring = isRing(e);
  if (ring && llvm::any_of(edges, [&](const Edge &other) { // somebody goes the other way round
        return other.from->lock == e.from->lock && isRing(other) &&
               order.terms().get(other.from->owner).keyKind != order.terms().get(e.from->owner).keyKind;
      }))
    return;
  Finding *f = report(e, ring ? "its neighbours in the ring do the same"
                              : "another thread can run this with the two objects swapped");
  if (f)
    relate(*f, e);
}

void LockCircles::run() {
  if (context.facts.locks.size() == 0)
    return;
  collect();
  for (longest = 2; longest <= MaxLocks; ++longest) // a circle that holds a smaller one says nothing new
    for (const Edge &e : edges)
      if (isOne(*e.from) && isOne(*e.to))
        search(e);
  for (const Edge &e : edges)
    pair(e);
  searchLinks();
  searchClasses();
}

} // namespace

void checkTHR401(const CheckContext &context, RuleId rule) { LockCircles(context, rule).run(); }

} // namespace threadlint
