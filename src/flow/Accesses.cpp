// What loads, stores and the operations of containers do to places that threads may share.
#include "flow/Containers.h"
#include "flow/Updates.h"
#include "flow/Walk.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

Access accessOf(ModuleId module, const Event &e) {
  Access a;
  a.place = e.place;
  a.kind = e.access;
  a.contents = e.contents;
  a.resizes = e.resizes;
  a.where = {module, e.where};
  a.read = {module, e.read};
  a.test = {module, e.test};
  return a;
}

void Walk::access(uint32_t i, const Instr &in) {
  if (state.dead)
    return;
  switch (in.op) {
  case Op::Store:
  case Op::StoreAttr:
    store(i, in);
    return;
  case Op::Load:
  case Op::LoadAttr:
    load(i, in);
    return;
  case Op::LoadItem:
  case Op::StoreItem:
  case Op::DelItem:
  case Op::Compare:
  case Op::Call:
  case Op::Loop:
    useContainer(i, in);
    return;
  default:
    return;
  }
}

/// The locks that have been held without a break since an instruction.
LocksetId Walk::heldSince(uint32_t read) {
  SetTable<LockId>::Items late;
  for (LockId l : sets.get(state.held))
    if (auto it = takenAt.find(l); it != takenAt.end() && it->second > read)
      late.push_back(l);
  return sets.minus(state.held, sets.intern(std::move(late)));
}

void Walk::addAccess(uint32_t i, Event e) {
  e.held = e.cover = e.readHeld = state.held;
  if (!e.read.isNone()) {
    e.cover = heldSince(e.read.v);
    e.readHeld = heldAt.lookup(e.read.v);
  }
  add(EventKind::Access, i, e);
  if (e.object.isNone() || m[e.object].op != Op::Load)
    return;
  EntrySetId ended = endedIn.lookup(program.variablesOf(ref(e.object.v))[0]);
  Event &added = summary.events.back();
  added.joined = entrySets.unite(added.joined, ended);
  added.spawned = entrySets.minus(added.spawned, ended);
}

/// A variable of an enclosing function that a function nested in it changes.
static bool isSharedLocal(const Flow &flow, VarId v) { return flow.mutableVariables.contains(v); }

void Walk::store(uint32_t i, const Instr &in) {
  Ref at = ref(i);
  std::optional<Ref> read; // looked for when the place may be shared
  for (VarId place : program.variablesOf(at)) {
    endedIn.erase(place);
    const Variable &var = program.variable(place);
    if ((var.root == VarRoot::Local && !isSharedLocal(flow, place)) ||
        (var.root == VarRoot::InstanceAttr && forwardsAttributes(program, ClassId(var.owner))))
      continue;
    Event e;
    e.place = place;
    e.base.kind = Base::Global;
    if (in.op == Op::StoreAttr) {
      e.base = baseOf(program, ref(in.a));
      e.object = InstrId(in.a);
    }
    if (!read)
      read = oldValueOf(program, at);
    dependOn(e, in, read->instr, decisionAbout(e, in, {}));
    addAccess(i, e);
  }
}

void Walk::load(uint32_t i, const Instr &in) {
  if (state.held)
    heldAt[i] = state.held;
  for (VarId place : program.variablesOf(ref(i))) {
    if (!flow.mutableVariables.contains(place))
      continue;
    Event e;
    e.place = place;
    e.access = AccessKind::Read;
    e.base.kind = Base::Global;
    if (in.op == Op::LoadAttr) {
      e.base = baseOf(program, ref(in.a));
      e.object = InstrId(in.a);
    }
    addAccess(i, e);
  }
}

void Walk::useContainer(uint32_t i, const Instr &in) {
  if (state.held)
    heldAt[i] = state.held;
  ContainerUse use = containerUse(program, ref(i));
  if (use.container.isNone())
    return;
  for (const Holder &holder : holdersOf(program, ref(use.container.v))) {
    Event e;
    e.place = holder.variable;
    e.contents = true;
    e.object = holder.object;
    e.base = baseOf(program, ref(holder.object.v));
    e.resizes = use.resizes;
    e.access = use.iterates ? AccessKind::Iterate : AccessKind::Read;
    if (use.writes) {
      InstrId read = in.op == Op::StoreItem ? oldValueOf(program, ref(i)).instr : InstrId();
      dependOn(e, in, read, decisionAbout(e, in, use.key));
    }
    addAccess(i, e);
  }
}

} // namespace threadlint
