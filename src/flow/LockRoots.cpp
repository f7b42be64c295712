// Where the walks of LockOrder begin, which functions they enter, and what each does besides its summary.
#include "flow/Entries.h"
#include "flow/LockOrder.h"
#include "model/LockStates.h"

namespace threadlint {

using ir::Op;

void LockOrder::findWhatMatters() {
  matters.assign(program.functionCount(), false);
  llvm::SmallVector<FuncId, 32> todo;
  auto mark = [&](FuncId f) {
    if (!matters[f.v])
      todo.push_back(f);
    matters[f.v] = true;
  };
  llvm::DenseMap<FuncId, llvm::SmallVector<FuncId, 2>> hidden; // who loads a property or enters an object
  for (uint32_t f = 0; f < program.functionCount(); ++f)
    for (const Event &e : facts.summaries[f].events) {
      if (e.kind == EventKind::Acquire || e.kind == EventKind::Join)
        mark(FuncId(f));
      if (e.kind == EventKind::Call && e.property)
        hidden[e.property].push_back(FuncId(f));
    }
  for (auto &[f, entries] : createdIn)
    mark(f);
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      Ref call{ModuleId(k), ir::InstrId(i)};
      ApiId api = m.instrs[i].op == Op::Call ? program.apiOf(call) : ApiId();
      if (!api || program.model().api(api).kind != ApiKind::Method)
        continue;
      Effect effect = program.model().api(api).effect;
      if (effect != Effect::Wait && effect != Effect::Notify && effect != Effect::Callback)
        continue;
      FuncId f = program.functionOf(call);
      callsIn[f].push_back(call.instr);
      mark(f);
    }
  }
  for (const auto &row : decorated)
    mark(row.first);
  while (!todo.empty()) {
    while (!todo.empty()) {
      FuncId f = todo.pop_back_val();
      for (Ref call : program.callersOf(f))
        mark(program.functionOf(call));
      for (FuncId loader : hidden.lookup(f))
        mark(loader);
    }
    hiddenIn.clear(); // what matters now may be called in more ways
    for (const HiddenCall &h : hiddenCalls(program, matters)) {
      hiddenIn[program.functionOf(h.where)].push_back(h);
      mark(program.functionOf(h.where));
    }
  }
}

/// Functions that give a lock back which they do not take themselves.
void LockOrder::findHandShakes() {
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    llvm::ArrayRef<Event> events = facts.summaries[f].events;
    for (const Event &e : events) {
      bool takes = e.kind != EventKind::Release || llvm::any_of(events, [&](const Event &other) {
                     return other.kind == EventKind::Acquire && other.lock == e.lock;
                   });
      bool sure = !takes && llvm::count_if(events, [&](const Event &other) {
                              return other.kind == EventKind::Release && other.where == e.where;
                            }) == 1;
      if (sure)
        handShakes.insert(e.lock);
    }
  }
}

void LockOrder::addRoots() {
  for (uint32_t e = 0; e < facts.entries.size() && facts.entries[EntryId(e)].isFollowed(); ++e) {
    const Entry &entry = facts.entries[EntryId(e)];
    bool seenMade = !entry.creation.module.isNone();
    if (matters[entry.function.v] && !seenMade) {
      Context c;
      c.f = entry.function;
      c.owner = EntryId(e);
      c.parameters = objects.ofUnseen(c.f);
      enqueue(std::move(c));
    }
  }
  SetTable<EntryId>::Items all;
  for (uint32_t e = 0; e < facts.entries.size() && facts.entries[EntryId(e)].isFollowed(); ++e)
    all.push_back(EntryId(e));
  EntrySetId every = entrySets.intern(std::move(all));
  llvm::DenseSet<FuncId> started;
  for (uint32_t e = 0; e < facts.entries.size(); ++e)
    if (facts.entries[EntryId(e)].function)
      started.insert(facts.entries[EntryId(e)].function);
  for (uint32_t i = 0; i < program.functionCount(); ++i) {
    FuncId f(i);
    const FunctionInfo &info = program.function(f);
    if (!matters[i] || started.contains(f))
      continue;
    bool module = info.ir->kind == ir::FuncKind::Module;
    bool open = info.ir->kind == ir::FuncKind::Def && program.callersOf(f).empty() &&
                !isForItself(program, f) && !isConstructor(program, f);
    if (!module && !open)
      continue;
    Context c;
    c.f = f;
    c.parameters = module ? TermList() : objects.ofUnseen(f);
    c.byCaller = open;
    c.ofMain = module;
    c.active = open && !facts.summaries[i].spawns ? every : 0;
    enqueue(std::move(c));
  }
}

/// What the function holds all the time: its decorators wait for it, or its callers have it.
llvm::SmallVector<HeldLock, 2> LockOrder::ofDecorators(const Context &c) {
  llvm::SmallVector<HeldLock, 2> out;
  Ref begin{program.function(c.f).module, ir::InstrId(program.function(c.f).ir->begin)};
  auto known = decorated.find(c.f);
  if (known == decorated.end()) {
    for (LockId l : facts.locksets.get(facts.summaries[c.f.v].own)) {
      HeldLock h;
      h.lock = l;
      h.where = begin;
      h.single = variables[l.v] && program.variable(variables[l.v]).root == VarRoot::Global;
      out.push_back(h);
    }
    return out;
  }
  for (const DecoratorLock &d : known->second) {
    HeldLock h;
    h.lock = d.lock;
    h.where = d.taken;
    h.single = !d.ofSelf;
    if (d.ofSelf && !c.parameters.empty())
      h.owner = c.parameters[0];
    if (h.owner && objects.get(h.owner).kind == Term::Self)
      h.owner = objects.intern({Term::Self, program.variable(variables[d.lock.v]).owner, {}});
    Event e;
    e.kind = EventKind::Acquire;
    e.where = begin.instr;
    Waiting w{};
    w.kind = Waiting::Lock;
    w.taken = h;
    w.certain = blocksItsHolder(facts.locks[d.lock].kind);
    wait(c, e, out, std::move(w));
    out.push_back(h);
  }
  return out;
}

/// Of the object whose property is loaded, or whose method runs unseen.
TermId LockOrder::objectOf(const Context &c, const Event &e) {
  ModuleId module = program.function(c.f).module;
  const ir::Module &m = program.irOf(module);
  const ir::Instr &in = m[e.where];
  if (auto calls = hiddenIn.find(c.f); calls != hiddenIn.end())
    for (const HiddenCall &h : calls->second)
      if (h.where.instr == e.where && h.method == e.property)
        return h.object ? objects.of(c.parameters, {module, h.object}) : objects.ofMade(h.site);
  return objects.of(c.parameters, {module, ir::InstrId(in.op == Op::EndWith ? m.instrs[in.c].a : in.a)});
}

/// The events of a function, with its calls that wait, notify and stay hidden among them.
std::vector<Event> LockOrder::eventsOf(FuncId f) const {
  struct More {
    ir::InstrId where;
    FuncId method;
  };
  std::vector<More> more;
  if (auto calls = callsIn.find(f); calls != callsIn.end())
    for (ir::InstrId i : calls->second)
      more.push_back({i, {}});
  if (auto calls = hiddenIn.find(f); calls != hiddenIn.end())
    for (const HiddenCall &h : calls->second)
      more.push_back({h.where.instr, h.method});
  llvm::stable_sort(more, [](const More &a, const More &b) { return a.where < b.where; });
  std::vector<Event> out;
  llvm::ArrayRef<More> left = more;
  auto emit = [&](uint32_t until) {
    for (; !left.empty() && left[0].where.v < until; left = left.drop_front()) {
      Event e = out.empty() ? Event{} : out.back();
      e.kind = left[0].method ? EventKind::Call : EventKind::State;
      e.where = left[0].where;
      e.entries = 0;
      e.object = left[0].where; // marks it
      e.property = left[0].method;
      e.base = {};
      out.push_back(e);
    }
  };
  for (const Event &e : facts.summaries[f.v].events) {
    emit(e.where.v);
    out.push_back(e);
    if (e.kind == EventKind::State)
      out.back().object = {};
  }
  emit(UINT32_MAX);
  return out;
}

} // namespace threadlint
