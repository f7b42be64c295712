// What a condition says, when it comes out true or false, about locks, threads and signals.
#include "flow/Walk.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::Instr;
using ir::Op;

void Walk::apply(State &s, const Outcome &out) {
  s.held = sets.minus(sets.unite(s.held, out.held), out.notHeld);
  if (out.ended)
    finish(s, out.ended);
  s.received = signalSets.unite(s.received, out.received);
}

uint32_t Walk::definitionOf(uint32_t value) const {
  const Instr &in = m.instrs[value];
  if (in.op != Op::Load || value < info.ir->begin)
    return value;
  VarId var = program.variablesOf(ref(value))[0];
  uint32_t last = UINT32_MAX;
  for (Ref s : program.storesOf(var))
    if (s.module == info.module && s.instr.v < value && s.instr.v >= info.ir->begin &&
        (last == UINT32_MAX || s.instr.v > last))
      last = s.instr.v;
  if (last == UINT32_MAX || m.instrs[last].op != Op::Store || m.instrs[last].c == UINT32_MAX)
    return value;
  return m.instrs[last].c;
}

/// Some condition of the function asks for the local in which the result of the call is stored.
bool Walk::isTestedLater(uint32_t call) const {
  const Instr *store = call + 1 < info.ir->end ? &m.instrs[call + 1] : nullptr;
  if (!store || store->op != Op::Store || store->c != call)
    return false;
  for (uint32_t i = call + 2; i + 1 < info.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    const Instr &next = m.instrs[i + 1];
    bool loads = in.op == Op::Load && in.a == store->a && in.b == store->b;
    if (loads && next.a == i && (next.op == Op::If || next.op == Op::Unary || next.op == Op::LoopBody))
      return true;
  }
  return false;
}

/// Two conditions of one function read alike: of names, attributes, `not`, comparisons with constants, calls
/// without arguments.
static bool readAlike(const ir::Module &m, uint32_t x, uint32_t y) {
  llvm::SmallVector<std::pair<uint32_t, uint32_t>, 4> todo{{x, y}};
  for (unsigned steps = 0; !todo.empty(); ++steps) {
    auto [i, k] = todo.pop_back_val();
    const Instr &a = m.instrs[i], &b = m.instrs[k];
    if (steps > 8 || a.op != b.op || a.aux != b.aux)
      return false;
    switch (a.op) {
    case Op::Load:
    case Op::Const:
      if (a.a != b.a || a.b != b.b)
        return false;
      continue;
    case Op::LoadAttr:
      if (a.b != b.b)
        return false;
      todo.push_back({a.a, b.a});
      continue;
    case Op::Compare:
      todo.push_back({a.b, b.b});
      todo.push_back({a.a, b.a});
      continue;
    case Op::Unary:
      todo.push_back({a.a, b.a});
      continue;
    case Op::Call:
      if (a.c != 0 || b.c != 0)
        return false;
      todo.push_back({a.a, b.a});
      continue;
    default:
      return false;
    }
  }
  return true;
}

/// A name or attribute that the condition reads is set in [begin, end).
static bool isChanged(const ir::Module &m, uint32_t condition, uint32_t begin, uint32_t end) {
  while (m.instrs[condition].op == Op::Unary || m.instrs[condition].op == Op::Compare ||
         m.instrs[condition].op == Op::Call)
    condition = m.instrs[condition].a;
  const Instr &read = m.instrs[condition];
  for (uint32_t i = begin; i < end; ++i) {
    const Instr &in = m.instrs[i];
    if ((in.op == Op::Store && read.op == Op::Load && in.a == read.a && in.b == read.b) ||
        (in.op == Op::StoreAttr && read.op == Op::LoadAttr && in.b == read.b))
      return true;
  }
  return false;
}

LocksetId Walk::heldUntilSameTest(uint32_t marker, LocksetId taken) {
  LocksetId out = 0;
  uint32_t condition = m.instrs[marker].a;
  for (uint32_t i = m.instrs[marker].c; i < info.ir->end && taken; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op != Op::If || in.a == UINT32_MAX || !readAlike(m, condition, in.a) ||
        isChanged(m, condition, marker, i))
      continue;
    LocksetId back = sets.intersect(taken, releasedIn(i, in.c));
    out = sets.unite(out, back);
    taken = sets.minus(taken, back);
  }
  return out;
}

/// The condition without its `not`s, and what it says when the whole is true.
static std::pair<uint32_t, bool> withoutNot(const ir::Module &m, uint32_t condition) {
  bool truth = true;
  for (; m.instrs[condition].op == Op::Unary && ir::Operator(m.instrs[condition].aux) == ir::Operator::Not;
       condition = m.instrs[condition].a)
    truth = !truth;
  return {condition, truth};
}

EntrySetId Walk::startedElsewhere(uint32_t marker, bool truth) {
  EntrySetId out = 0;
  if (starts.empty() || m.instrs[marker].a == UINT32_MAX)
    return out;
  auto [now, asked] = withoutNot(m, m.instrs[marker].a);
  for (const Started &start : starts) {
    auto [then, askedThen] = withoutNot(m, m.instrs[start.marker].a);
    if ((start.truth == askedThen) != (truth == asked) && readAlike(m, then, now) &&
        !isChanged(m, then, start.marker, marker))
      out = entrySets.unite(out, start.entries);
  }
  return out;
}

/// `t`, `t is None` or `t is not None` beside a method call of `t`.
static bool asksForReceiver(const ir::Module &m, uint32_t test, uint32_t other) {
  if (m.instrs[test].op == Op::Compare)
    test = m.instrs[test].a;
  if (m.instrs[other].op == Op::Unary)
    other = m.instrs[other].a;
  if (m.instrs[other].op != Op::Call || m.instrs[m.instrs[other].a].op != Op::LoadAttr)
    return false;
  const Instr &x = m.instrs[test], &y = m.instrs[m.instrs[m.instrs[other].a].a];
  return x.op == y.op && ((x.op == Op::Load && x.a == y.a) || (x.op == Op::LoadAttr && x.b == y.b));
}

/// `active_count() == 1`: whether the main thread is the only one.
static bool saysAlone(const ir::Module &m, const Instr &in, bool truth) {
  const Instr &limit = m.instrs[in.b];
  if (limit.op != Op::Const || ir::ConstKind(limit.aux) != ir::ConstKind::Int)
    return false;
  switch (ir::Operator(in.aux)) {
  case ir::Operator::Eq:
  case ir::Operator::Le:
    return truth && limit.a == 1;
  case ir::Operator::Ne:
  case ir::Operator::Gt:
    return !truth && limit.a == 1;
  case ir::Operator::Lt:
    return truth && limit.a == 2;
  case ir::Operator::Ge:
    return !truth && limit.a == 2;
  default:
    return false;
  }
}

void Walk::addOutcome(uint32_t at, bool truth, Outcome &out) {
  const Instr &in = m.instrs[at];
  ApiId id = program.apiOf(ref(at));
  if (Callees callees = id ? Callees() : program.calleesOf(ref(at)); callees.apis.size() == 1)
    id = callees.apis[0];
  if (!id)
    return;
  const Api &api = program.model().api(id);
  const Instr &callee = m.instrs[in.a];
  llvm::StringRef name = llvm::StringRef(api.name).rsplit('.').second;
  bool alive = name == "is_alive" || name == "isAlive", done = name == "done" || name == "ready";
  if (api.kind == ApiKind::Method && ((alive && !truth) || (done && truth)))
    out.ended = entrySets.unite(out.ended, entriesOfReceiver(in));
  if (callee.op == Op::LoadAttr && api.effect == Effect::Acquire)
    for (LockId l : lockOf(flow, ref(callee.a), true).locks)
      (truth ? out.held : out.notHeld) = sets.unite(truth ? out.held : out.notHeld, sets.single(l));
  bool isSet = api.effect == Effect::Wait || name == "is_set" || name == "isSet";
  for (const AbstractValue &v : program.valuesOf(ref(in.a)))
    if (isSet && truth && v.kind == ValueKind::ApiMethod && v.site)
      out.received = signalSets.unite(out.received, signal(v.site, Signal::One));
  // `any(t.is_alive() for t in ts)`, `all(f.done() for f in fs)`
  bool any = api.name == "builtins.any", all = api.name == "builtins.all";
  if ((any || all) && m.argsOf(in).size() == 1) {
    const Instr &comp = m[m.argsOf(in)[0].value];
    if (comp.op == Op::Comp && truth == all) {
      Outcome each = outcomeOf(comp.a, truth);
      out.ended = entrySets.unite(out.ended, each.ended);
      out.received = signalSets.unite(out.received, each.received);
    }
  }
}

Outcome Walk::outcomeOf(uint32_t condition, bool truth) {
  Outcome out;
  llvm::SmallVector<std::pair<uint32_t, bool>, 4> todo{{condition, truth}};
  for (unsigned steps = 0; !todo.empty() && steps < 16; ++steps) {
    auto [at, value] = todo.pop_back_val();
    if (at == UINT32_MAX)
      continue;
    if (uint32_t made = m.instrs[at].op == Op::Load ? definitionOf(at) : at; made != at)
      at = m.instrs[made].op == Op::Call ? made : at;
    const Instr &in = m.instrs[at];
    switch (in.op) {
    case Op::Unary:
      if (ir::Operator(in.aux) == ir::Operator::Not)
        todo.push_back({in.a, !value});
      continue;
    case Op::Select: {
      ir::Operator op = ir::Operator(in.aux);
      if (op == ir::Operator::None_)
        continue;
      // All of `a and b` is true, or one of them is false: which one, when the other only asks for an object?
      bool both = (op == ir::Operator::And) == value;
      if (both)
        todo.push_back({in.a, value});
      if (both || asksForReceiver(m, in.a, in.b))
        todo.push_back({in.b, value});
      continue;
    }
    case Op::Compare: {
      const Instr &left = m.instrs[in.a];
      ApiId api = left.op == Op::Call ? program.apiOf(ref(in.a)) : ApiId();
      if (api &&
          (program.model().api(api).name == "threading.active_count" ||
           program.model().api(api).name == "threading.activeCount") &&
          saysAlone(m, in, value))
        out.ended = entrySets.unite(out.ended, state.spawned);
      continue;
    }
    case Op::Call:
      addOutcome(at, value, out);
      continue;
    default:
      continue;
    }
  }
  return out;
}

} // namespace threadlint
