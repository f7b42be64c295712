// Waits that end threads: join and result, one by one or for all of a container, and iteration over results.
#include "flow/Walk.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::Instr;
using ir::Op;

EntrySetId Walk::entriesOfHandles(llvm::ArrayRef<AbstractValue> values) {
  SetTable<EntryId>::Items out;
  for (const AbstractValue &v : values)
    if (auto it = flow.byHandle.find(v.site); v.site && it != flow.byHandle.end())
      out.append(it->second.begin(), it->second.end());
  return entrySets.intern(std::move(out));
}

EntrySetId Walk::entriesIn(uint32_t container) {
  EntrySetId out = 0;
  for (const AbstractValue &v : program.valuesOf(ref(container)))
    if (v.kind == ValueKind::Container && v.site)
      out = entrySets.unite(out, entriesOfHandles(program.elementsOf(v.site)));
  if (out)
    return out;
  // Nobody knows what is in it: what this function has handed to pools.
  SetTable<EntryId>::Items tasks;
  for (EntryId e : entrySets.get(state.spawned)) {
    const Entry &entry = flow.facts.entries[e];
    if (entry.pool && entry.creation.module == info.module && program.functionOf(entry.creation) == f)
      tasks.push_back(e);
  }
  return entrySets.intern(std::move(tasks));
}

/// `ts[0].join()`, `ts.pop().join()`, `q.get().join()` end one thread of several; the last of such joins ends
/// them all.
EntrySetId Walk::withoutOthers(uint32_t receiver, EntrySetId entries) {
  const Instr *from = &m.instrs[definitionOf(receiver)];
  if (from->op == Op::Call)
    from = &m.instrs[from->a];
  if (loops || !entries || (from->op != Op::LoadItem && from->op != Op::LoadAttr))
    return entries;
  unsigned count = 0;
  bool container = false;
  for (const AbstractValue &v : program.valuesOf(ref(from->a)))
    if (v.kind == ValueKind::Container && v.site) {
      count = std::max(count, ++taken[v.site.v]);
      container = true;
    }
  if (!container)
    return entries;
  for (EntryId e : entrySets.get(entries))
    if (SiteId handle = flow.facts.entries[e].handle; handle && program.site(handle).inLoop)
      return 0;
  return entrySets.get(entries).size() <= count ? entries : 0;
}

/// In a loop that joins one by one what was started before it, all have ended when it has.
EntrySetId Walk::withoutLaterTurns(EntrySetId entries, bool eachIsAnother) {
  for (size_t k = frames.size(); k-- > 0;) {
    Frame &fr = frames[k];
    if (m.instrs[fr.begin].op != Op::Loop)
      continue;
    SetTable<EntryId>::Items late;
    for (EntryId e : entrySets.get(entries)) {
      bool thisTurn = entrySets.contains(state.spawned, e) && !entrySets.contains(fr.before.spawned, e);
      SiteId handle = flow.facts.entries[e].handle;
      if (handle && program.site(handle).function == f) { // of the turn before
        uint32_t made = program.site(handle).where.instr.v;
        thisTurn |= made > fr.begin && made < m.instrs[fr.begin].c;
      }
      if (!thisTurn && (eachIsAnother || (handle && program.site(handle).inLoop)))
        late.push_back(e);
    }
    EntrySetId all = entrySets.intern(std::move(late));
    fr.late = entrySets.unite(fr.late, all);
    return entrySets.minus(entries, all);
  }
  return entries;
}

void Walk::joinReceiver(uint32_t i, const Instr &in, const Api &api) {
  llvm::ArrayRef<ir::Arg> args = m.argsOf(in);
  if (api.kind == ApiKind::Function) { // `wait(futures)`
    if (args.size() == 1 && args[0].kind == ir::ArgKind::Positional &&
        llvm::StringRef(api.name).ends_with(".wait"))
      join(i, entriesIn(args[0].value.v));
    else if (args.size() == 2 && args[1].kind == ir::ArgKind::Keyword &&
             m.text(args[1].name) == "return_when" && lastNameOf(args[1].value.v) == "ALL_COMPLETED")
      join(i, entriesIn(args[0].value.v));
    return;
  }
  bool forEver = args.empty();
  if (args.size() == 1)
    forEver = m[args[0].value].op == Op::Const && ir::ConstKind(m[args[0].value].aux) == ir::ConstKind::None;
  const Instr &callee = m.instrs[in.a];
  if (callee.op != Op::LoadAttr)
    return;
  EntrySetId entries = entriesOfReceiver(in);
  if (!forEver) {
    state.timed = entrySets.unite(state.timed, api.effect == Effect::Join ? entries : 0);
    return;
  }
  for (const AbstractValue &v : program.valuesOf(ref(in.a)))
    if (v.kind == ValueKind::ApiMethod && api.effect == Effect::Join)
      entries = entrySets.unite(entries, flow.entriesAt(flow.byPool, v.site));
  if (!entries)
    return;
  if (api.effect == Effect::Join && m.instrs[callee.a].op == Op::Load)
    endedIn[program.variablesOf(ref(callee.a))[0]] = entries;
  EntrySetId now = withoutLaterTurns(withoutOthers(callee.a, entries), false);
  if (now == entries) {
    join(i, entries);
    return;
  }
  State before = state;
  join(i, entries);
  state = before;
  finish(state, now);
}

llvm::StringRef Walk::lastNameOf(uint32_t value) const {
  const Instr &in = m.instrs[value];
  return in.op == Op::LoadAttr ? m.text(NameId(in.b)) : in.op == Op::Load ? m.text(NameId(in.a)) : "";
}

/// Who has taken all that an iterable gives has waited for the tasks whose results it gives.
void Walk::exhaust(uint32_t i, uint32_t iterable) {
  for (unsigned depth = 0; depth < 4 && iterable != UINT32_MAX; ++depth) {
    uint32_t at = definitionOf(iterable);
    const Instr &in = m.instrs[at];
    if (in.op != Op::Call)
      return;
    ApiId id = program.apiOf(ref(at));
    const Api *api = id ? &program.model().api(id) : nullptr;
    llvm::ArrayRef<ir::Arg> args = m.argsOf(in);
    if (api && api->effect == Effect::Map) {
      join(i, entriesCreatedAt(at));
      return;
    }
    bool wraps = api ? llvm::StringRef(api->name).starts_with("builtins.")
                     : program.calleesOf(ref(at)).functions.empty();
    bool completes = api && llvm::StringRef(api->name).ends_with(".as_completed");
    if (args.empty() || args[0].kind != ir::ArgKind::Positional || !(wraps || completes))
      return;
    if (completes) {
      join(i, entriesIn(args[0].value.v));
      return;
    }
    iterable = args[0].value.v; // `enumerate(results)`, `tqdm(results)`
  }
}

/// Calls that take all elements of their argument, and `map` of a method or function.
void Walk::consume(uint32_t i, const Instr &in, const Api &api) {
  llvm::ArrayRef<ir::Arg> args = m.argsOf(in);
  if (args.empty() || args[0].kind != ir::ArgKind::Positional)
    return;
  bool takesAll = llvm::StringSwitch<bool>(api.name)
                      .Cases("builtins.list", "builtins.tuple", "builtins.set", "builtins.dict", true)
                      .Cases("builtins.sorted", "builtins.sum", "builtins.max", "builtins.min", true)
                      .Cases("builtins.frozenset", "builtins.str.join", "collections.deque", true)
                      .Default(false);
  if (takesAll)
    exhaust(i, args[0].value.v);
  if (api.name == "builtins.map" && args.size() == 2)
    callMapped(i, in);
}

/// `map(Thread.join, threads)`, `map(lambda t: t.join(), threads)`, taken to be iterated at once.
void Walk::callMapped(uint32_t i, const Instr &in) {
  llvm::ArrayRef<ir::Arg> args = m.argsOf(in);
  for (const AbstractValue &v : program.valuesOf(ref(args[0].value.v))) {
    if (v.kind == ValueKind::Function) {
      applyCallee(FuncId(v.id));
    } else if (v.kind == ValueKind::Api || v.kind == ValueKind::ApiMethod) {
      Effect effect = program.model().api(ApiId(v.id)).effect;
      EntrySetId entries = effect == Effect::Spawn || effect == Effect::Join ? entriesIn(args[1].value.v) : 0;
      if (effect == Effect::Spawn)
        spawn(i, entries);
      else
        join(i, entries);
    }
  }
}

} // namespace threadlint
