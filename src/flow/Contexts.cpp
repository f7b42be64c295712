// Summaries -> accesses: calling contexts from each entry and from the main thread, with locks and running threads.
#include "flow/Impl.h"
#include "llvm/ADT/DenseSet.h"
#include <deque>

namespace threadlint {

using ir::Op;

namespace {

using Tags = llvm::SmallVector<Sharing, 4>; ///< of the parameters

struct Context {
  FuncId f;
  EntryId owner; ///< none: main
  LocksetId held = 0;
  EntrySetId active = 0;
  Tags tags;
};

class Propagation {
public:
  explicit Propagation(Flow &flow) : flow(flow), program(flow.program), facts(flow.facts) {}
  void run();

private:
  static constexpr unsigned MaxContexts = 24; ///< a function and owner; further ones are dropped
  Flow &flow;
  const Program &program;
  Facts &facts;
  std::deque<Context> queue;
  llvm::DenseSet<uint64_t> seen;
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, unsigned> count;

  void addRoots();
  void enqueue(Context c);
  void visit(const Context &c);
  void access(const Context &c, const Event &e);
  void callees(const Context &c, const Event &e);
  void spawned(const Context &c, const Event &e);
  Sharing resolve(const Context &c, const Base &b) const;
  Sharing tagOf(const Context &c, Ref value) const;
  EntrySetId activeAt(const Context &c, const Event &e) {
    return facts.entrySets.unite(facts.entrySets.minus(c.active, e.joined), e.spawned);
  }
  EntrySetId entriesOfClass(ClassId cls);
};

void Propagation::enqueue(Context c) {
  uint64_t key = llvm::hash_combine(c.f.v, c.owner.v, c.held, c.active);
  for (Sharing s : c.tags)
    key = llvm::hash_combine(key, static_cast<uint8_t>(s));
  if (!seen.insert(key >> 1).second || ++count[{c.f.v, c.owner.v}] > MaxContexts)
    return;
  queue.push_back(std::move(c));
}

/// Threads whose body is a method of this class: its other public methods run beside them.
EntrySetId Propagation::entriesOfClass(ClassId cls) {
  SetTable<EntryId>::Items out;
  for (uint32_t e = 0; e < facts.entries.size(); ++e) {
    ClassId owner = program.function(facts.entries[EntryId(e)].function).owner;
    if (owner && (program.isSubclass(cls, owner) || program.isSubclass(owner, cls)))
      out.push_back(EntryId(e));
  }
  return facts.entrySets.intern(std::move(out));
}

void Propagation::addRoots() {
  for (uint32_t e = 0; e < facts.entries.size(); ++e) {
    const Entry &entry = facts.entries[EntryId(e)];
    enqueue({entry.function, EntryId(e), 0, 0, Tags(entry.arguments.begin(), entry.arguments.end())});
  }
  llvm::DenseMap<ClassId, EntrySetId> ofClass;
  for (uint32_t i = 0; i < program.functionCount(); ++i) {
    FuncId f(i);
    const FunctionInfo &info = program.function(f);
    if (info.ir->kind == ir::FuncKind::Lambda || flow.byFunction.count(f))
      continue;
    if (info.ir->kind == ir::FuncKind::Def && !program.callersOf(f).empty())
      continue;
    bool isInit = info.ir->name == knownName(known::__init__) || info.ir->name == knownName(known::__new__);
    bool isDel = info.ir->name == knownName(known::__del__);
    EntrySetId active = 0;
    Tags tags;
    if (info.owner) {
      tags.push_back(isInit ? Sharing::Private : Sharing::Shared);
      auto [it, fresh] = ofClass.try_emplace(info.owner, 0);
      if (fresh)
        it->second = entriesOfClass(info.owner);
      // What starts the threads runs before they do.
      if (!isInit && !isDel && facts.entrySets.disjoint(it->second, facts.summaries[i].spawned))
        active = it->second;
    }
    if (active || facts.summaries[i].spawns)
      enqueue({f, EntryId(), 0, active, std::move(tags)});
  }
}

Sharing Propagation::resolve(const Context &c, const Base &b) const {
  switch (b.kind) {
  case Base::Self:
  case Base::Parameter: return b.parameter < c.tags.size() ? c.tags[b.parameter] : Sharing::Unknown;
  case Base::Global:
  case Base::Captured: return Sharing::Shared;
  case Base::Fresh: return Sharing::Private;
  case Base::Created: return Sharing::PerThread;
  case Base::Element:
  case Base::Other: return Sharing::Unknown;
  }
  return Sharing::Unknown;
}

Sharing Propagation::tagOf(const Context &c, Ref value) const {
  if (program.instr(value).op == Op::Const)
    return Sharing::Private;
  return resolve(c, baseOf(program, value));
}

void Propagation::access(const Context &c, const Event &e) {
  Access a;
  const FunctionInfo &info = program.function(c.f);
  a.place = e.place;
  a.where = {info.module, e.where};
  a.read = {info.module, e.read};
  a.owner = c.owner;
  a.active = activeAt(c, e);
  a.held = facts.locksets.unite(facts.locksets.unite(c.held, e.held), facts.summaries[c.f.v].own);
  a.sharing = program.variable(e.place).root == VarRoot::InstanceAttr ? resolve(c, e.base) : Sharing::Shared;
  a.indirect = e.base.indirect;
  facts.accesses.push_back(a);
}

void Propagation::callees(const Context &c, const Event &e) {
  const FunctionInfo &info = program.function(c.f);
  const ir::Module &m = program.irOf(info.module);
  const ir::Instr &call = m[e.where];
  Callees callees = program.calleesOf({info.module, e.where});
  EntrySetId active = activeAt(c, e);
  for (FuncId f : callees.functions) {
    if (c.owner.isNone() && active == 0 && !facts.summaries[f.v].spawns)
      continue;
    Context next{f, c.owner, 0, active, {}};
    next.held = facts.locksets.unite(facts.locksets.unite(c.held, e.held), facts.summaries[c.f.v].own);
    const FunctionInfo &callee = program.function(f);
    bool method = callee.owner && !callee.ir->is(ir::funcflag::StaticMethod);
    bool constructs = callee.ir->name == knownName(known::__init__) && !callees.classes.empty();
    if (constructs)
      next.tags.push_back(Sharing::Private);
    else if (method && m.instrs[call.a].op == Op::LoadAttr)
      next.tags.push_back(tagOf(c, {info.module, ir::InstrId(m.instrs[call.a].a)}));
    else if (method)
      next.tags.push_back(Sharing::Unknown);
    for (const ir::Arg &arg : m.argsOf(call)) {
      if (arg.kind != ir::ArgKind::Positional)
        break;
      next.tags.push_back(tagOf(c, {info.module, arg.value}));
    }
    enqueue(std::move(next));
  }
}

void Propagation::spawned(const Context &c, const Event &e) {
  EntrySetId active = activeAt(c, e);
  for (EntryId started : facts.entrySets.get(e.entries)) {
    facts.entries[started].many |= facts.entrySets.contains(active, started);
    for (EntryId other : facts.entrySets.get(active))
      if (other != started)
        facts.parallelEntries[other.v][started.v] = facts.parallelEntries[started.v][other.v] = true;
  }
  for (EntryId a : facts.entrySets.get(e.entries)) // started together, as elements of one list
    for (EntryId b : facts.entrySets.get(e.entries))
      if (a != b)
        facts.parallelEntries[a.v][b.v] = true;
}

void Propagation::visit(const Context &c) {
  for (const Event &e : facts.summaries[c.f.v].events) {
    switch (e.kind) {
    case EventKind::Write:
    case EventKind::Update: access(c, e); break;
    case EventKind::Call: callees(c, e); break;
    case EventKind::Spawn: spawned(c, e); break;
    case EventKind::Acquire:
    case EventKind::Release:
    case EventKind::Join: break;
    }
  }
}

void Propagation::run() {
  facts.parallelEntries.assign(facts.entries.size(), std::vector<bool>(facts.entries.size()));
  addRoots();
  while (!queue.empty()) {
    Context c = std::move(queue.front());
    queue.pop_front();
    visit(c);
  }
  auto key = [](const Access &a) {
    return std::make_tuple(a.place.v, a.where.module.v, a.where.instr.v, a.owner.v, a.held, a.active,
                           static_cast<uint8_t>(a.sharing));
  };
  llvm::sort(facts.accesses, [&](const Access &a, const Access &b) { return key(a) < key(b); });
}

} // namespace

void propagate(Flow &flow) { Propagation(flow).run(); }

bool Facts::haveCommonLock(const Access &a, const Access &b) const { return !locksets.disjoint(a.held, b.held); }

bool Facts::mayRace(const Program &program, const Access &a, const Access &b) const {
  bool parallel;
  if (a.owner == b.owner)
    parallel = a.owner && entries[a.owner].many;
  else
    parallel = (b.owner && entrySets.contains(a.active, b.owner)) ||
               (a.owner && entrySets.contains(b.active, a.owner)) ||
               (a.owner && b.owner && parallelEntries[a.owner.v][b.owner.v]);
  if (!parallel)
    return false;
  if (program.variable(a.place).root != VarRoot::InstanceAttr)
    return true;
  auto reachable = [&](const Access &x) {
    return x.sharing == Sharing::Shared || (x.sharing == Sharing::PerThread && !x.indirect);
  };
  if (a.owner && b.owner)
    return a.sharing == Sharing::Shared && b.sharing == Sharing::Shared;
  return reachable(a) && reachable(b);
}

} // namespace threadlint
