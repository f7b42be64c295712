// The functions that run on threads of control of their own, collected and indexed.
#include "flow/Entries.h"

namespace threadlint {

using ir::Op;

/// `self.thread = Thread(...)`: the next one takes the place of this one.
static bool isKeptInSlot(const Program &program, Ref creation) {
  const ir::Module &m = program.irOf(creation.module);
  const FunctionInfo &info = program.function(program.functionOf(creation));
  for (uint32_t i = creation.instr.v + 1; i < info.ir->end; ++i) {
    const ir::Instr &in = m.instrs[i];
    if (in.op == Op::StoreAttr && in.c == creation.instr.v)
      return true;
    if (in.op == Op::Store && in.c == creation.instr.v && info.ir->kind != ir::FuncKind::Module &&
        program.variable(program.variablesOf({creation.module, ir::InstrId(i)})[0]).root == VarRoot::Global)
      return true;
  }
  return false;
}

/// `self.thread = Thread(target=self.work)`, or such a thread that the constructor makes: no object has two.
static bool isOneForEachObject(const Program &program, const Entry &entry) {
  if (entry.start != Start::Target || entry.arguments.empty() || entry.target.module.isNone() ||
      (entry.handle && program.site(entry.handle).inLoop))
    return false;
  const ir::Instr &target = program.instr(entry.target);
  if (target.op != Op::LoadAttr)
    return false;
  Base self = baseOf(program, {entry.target.module, ir::InstrId(target.a)});
  if (self.kind != Base::Self || self.indirect)
    return false;
  FuncId maker = program.functionOf(entry.creation);
  llvm::ArrayRef<Ref> callers = program.callersOf(maker);
  auto isOfNewObject = [&](Ref call) { // `Export(x).start()`
    const ir::Instr &callee = program.instr({call.module, ir::InstrId(program.instr(call).a)});
    if (callee.op != Op::LoadAttr)
      return false;
    Base object = baseOf(program, {call.module, ir::InstrId(callee.a)});
    return (object.kind == Base::Fresh || object.kind == Base::Created) && !object.indirect;
  };
  return entry.inSlot || isConstructor(program, maker) ||
         (!callers.empty() && llvm::all_of(callers, isOfNewObject));
}

/// The objects that arguments of a call, and elements of its argument tuples, denote; and receivers of bound
/// methods.
static void addHandedOver(Flow &flow, Ref call) {
  const Program &program = flow.program;
  const ir::Module &m = program.irOf(call.module);
  auto add = [&](ir::InstrId value) {
    for (const AbstractValue &v : program.valuesOf({call.module, value}))
      if (v.site)
        flow.handedToThreads.insert(v.site);
  };
  for (const ir::Arg &arg : m.argsOf(program.instr(call))) {
    const ir::Instr &value = m[arg.value];
    add(arg.value);
    if (value.op == Op::LoadAttr)
      add(ir::InstrId(value.a));
    if (ir::hasArgs(value.op))
      for (const ir::Arg &element : m.argsOf(value))
        add(element.value);
  }
}

/// Who instantiates a class, and what methods it has.
void EntryFinder::index() {
  made.resize(program.classCount());
  methods.resize(program.classCount());
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    const FunctionInfo &info = program.function(FuncId(f));
    if (info.owner && info.ir->kind == ir::FuncKind::Def)
      methods[info.owner.v].push_back(FuncId(f));
  }
  for (uint32_t m = 0; m < program.modules().size(); ++m) {
    const ir::Module &module = program.irOf(ModuleId(m));
    for (uint32_t i = 0; i < module.instrs.size(); ++i) {
      if (module.instrs[i].op != Op::Call || module.instrs[i].has(ir::flag::Decorator))
        continue;
      for (const AbstractValue &v : program.valuesOf({ModuleId(m), ir::InstrId(module.instrs[i].a)}))
        if (v.kind == ValueKind::Class)
          made[v.id].push_back({ModuleId(m), ir::InstrId(i)});
    }
  }
}

static constexpr size_t MaxEntries =
    4096; ///< facts about pairs of entries take the square of it; the rest is not followed

void EntryFinder::publish() {
  followed.resize(std::min(followed.size(), MaxEntries));
  listed.resize(std::min(listed.size(), MaxEntries - followed.size()));
  for (auto *from : {&followed, &listed})
    for (Entry &e : *from)
      flow.facts.entries.push(std::move(e));
  for (uint32_t i = 0; i < flow.facts.entries.size(); ++i) {
    EntryId e(i);
    Entry &entry = flow.facts.entries[e];
    if (!entry.isThread())
      continue;
    if (entry.isFollowed()) {
      flow.byFunction[entry.function].push_back(e);
      addLastSignals(flow, e);
    }
    if (entry.handle) {
      flow.byHandle[entry.handle].push_back(e);
      flow.handedToThreads.insert(entry.handle);
    }
    if (entry.pool)
      flow.byPool[entry.pool].push_back(e);
    entry.together = entry.many;
    if (entry.creation.module.isNone() || program.instr(entry.creation).op != Op::Call)
      continue;
    entry.guarded = isStartGuarded(program, entry.given.module.isNone() ? entry.creation : entry.given);
    entry.inSlot = isKeptInSlot(program, entry.creation);
    if (isOneForEachObject(program, entry))
      entry.arguments[0] = Sharing::PerThread;
    if (entry.isFollowed() && decoratedWith.count(entry.function)) {
      flow.byCall[entry.function].push_back(e);
      continue;
    }
    addHandedOver(flow, entry.creation);
    if (!entry.given.module.isNone())
      addHandedOver(flow, entry.given);
    Ref at = entry.given.module.isNone() ? entry.creation : entry.given;
    flow.byCreation[(uint64_t(at.module.v) << 32) | at.instr.v].push_back(e);
  }
}

void EntryFinder::findSoleInstances() {
  for (uint32_t c = 0; c < made.size(); ++c) {
    bool derived = false;
    for (uint32_t d = 0; d < made.size() && made[c].size() == 1 && !derived; ++d)
      derived = d != c && !made[d].empty() && program.isSubclass(ClassId(d), ClassId(c));
    if (made[c].size() != 1 || derived)
      continue;
    llvm::ArrayRef<AbstractValue> values = program.valuesOf(made[c][0]);
    if (values.size() == 1 && values[0] == AbstractValue{ValueKind::Instance, c, values[0].site})
      flow.soleInstance[ClassId(c)] = values[0].site;
  }
}

/// What an object that a thread has keeps in its attributes, the thread has too. Told by classes.
void EntryFinder::addKeptByHandedOver() {
  llvm::DenseMap<ClassId, llvm::SmallVector<VarId, 4>> attributes;
  for (uint32_t v = 0; v < program.variableCount(); ++v)
    if (program.variable(VarId(v)).root == VarRoot::InstanceAttr)
      attributes[ClassId(program.variable(VarId(v)).owner)].push_back(VarId(v));
  llvm::DenseSet<ClassId> seen;
  llvm::SmallVector<ClassId, 16> todo;
  auto addClass = [&](ClassId c) {
    for (ClassId each : program.classInfo(c).mro)
      if (seen.insert(each).second)
        todo.push_back(each);
  };
  for (SiteId site : flow.handedToThreads)
    for (const AbstractValue &v : program.valuesOf(program.site(site).where))
      if (v.kind == ValueKind::Instance)
        addClass(ClassId(v.id));
  for (const Entry &e : flow.facts.entries)
    if (ClassId owner = e.isFollowed() ? program.function(e.function).owner : ClassId())
      addClass(owner);
  while (!todo.empty())
    for (VarId attribute : attributes.lookup(todo.pop_back_val()))
      for (Ref store : program.storesOf(attribute))
        for (const AbstractValue &v : program.valuesOf({store.module, ir::InstrId(program.instr(store).c)})) {
          if (v.site)
            flow.handedToThreads.insert(v.site);
          if (v.kind == ValueKind::Instance)
            addClass(ClassId(v.id));
        }
}

void EntryFinder::run() {
  index();
  addHandOvers();
  addThreadClasses();
  addHandlerClasses();
  addStartingDecorators();
  addFinalizers();
  publish();
  findSoleInstances();
  addKeptByHandedOver();
}

void collectEntries(Flow &flow) { EntryFinder(flow).run(); }

/// Nobody sees a web server start its handlers: they run beside each other, and beside every thread.
static bool isOfFramework(const Program &program, const Entry &e) {
  if (e.start != Start::Handler)
    return false;
  if (e.creation.module.isNone() || program.instr(e.creation).has(ir::flag::Decorator))
    return true;
  ApiId api = program.apiOf(e.creation);
  return api && program.model().api(api).effect == Effect::Handle;
}

void relateHandlers(Flow &flow) {
  Facts &facts = flow.facts;
  std::vector<bool> framework;
  uint32_t count = 0;
  for (; count < facts.entries.size() && facts.entries[EntryId(count)].isFollowed(); ++count)
    framework.push_back(isOfFramework(flow.program, facts.entries[EntryId(count)]));
  if (llvm::is_contained(framework, true) && isServedOnOneThread(flow.program))
    for (uint32_t e = 0; e < count; ++e)
      facts.entries[EntryId(e)].oneByOne = framework[e];
  for (uint32_t a = 0; a < count; ++a) {
    const Entry &one = facts.entries[EntryId(a)];
    if (one.start != Start::Handler || !one.many)
      continue;
    for (uint32_t b = 0; b < count; ++b) {
      const Entry &other = facts.entries[EntryId(b)];
      bool sameServer = other.start == Start::Handler && other.creation == one.creation;
      if (a != b && (framework[a] || sameServer))
        flow.facts.parallelEntries[a][b] = flow.facts.parallelEntries[b][a] = true;
    }
  }
}

} // namespace threadlint
