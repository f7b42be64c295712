// What is set on threads and pools when they are made: the daemon flag and the number of threads.
#include "flow/Impl.h"

namespace threadlint {

using ir::Op;

namespace {

/// Yes or No when all that is stored agrees.
using Flag = std::optional<Daemon>;

void add(Flag &flag, Daemon value) { flag = !flag || *flag == value ? value : Daemon::Unknown; }

class DaemonFlags {
public:
  explicit DaemonFlags(Flow &flow) : flow(flow), program(flow.program) {}
  void run();

private:
  Flow &flow;
  const Program &program;
  llvm::DenseMap<SiteId, Flag> bySite;   ///< `t.daemon = True`, by the object
  llvm::DenseMap<ClassId, Flag> byClass; ///< the same on `self`, in the class body, or by its `__init__`

  Flag valueOf(Ref value) const;
  void set(Ref object, Ref value);
  void setByClass(FuncId f, const ir::Module &m, const ir::Arg &arg);
  void visit(FuncId f);
  Flag atCreation(Ref creation) const;
  Flag ofClass(ClassId cls) const;
  Flag ofEntry(const Entry &entry) const;
  void inherit(llvm::ArrayRef<EntryId> open);
};

const ir::Arg *keyword(const ir::Module &m, const ir::Instr &call, NameId name) {
  for (const ir::Arg &arg : m.argsOf(call))
    if (arg.kind == ir::ArgKind::Keyword && arg.name == name)
      return &arg;
  return nullptr;
}

/// What a constant means as a flag; none for `None`, which stands for "inherited".
Flag DaemonFlags::valueOf(Ref value) const {
  const ir::Instr &in = program.instr(value);
  if (in.op != Op::Const)
    return Daemon::Unknown;
  switch (ir::ConstKind(in.aux)) {
  case ir::ConstKind::None:
    return {};
  case ir::ConstKind::True:
    return Daemon::Yes;
  case ir::ConstKind::False:
    return Daemon::No;
  case ir::ConstKind::Int:
    return in.a == 0 ? Daemon::No : Daemon::Yes;
  case ir::ConstKind::Float:
  case ir::ConstKind::Complex:
  case ir::ConstKind::Str:
  case ir::ConstKind::Bytes:
  case ir::ConstKind::Ellipsis:
    return Daemon::Unknown;
  }
  return Daemon::Unknown;
}

void DaemonFlags::set(Ref object, Ref value) {
  Flag flag = valueOf(value);
  if (!flag)
    return;
  for (const AbstractValue &v : program.valuesOf(object)) {
    if (v.kind != ValueKind::Instance && v.kind != ValueKind::ApiInstance)
      continue;
    if (v.site)
      add(bySite[v.site], *flag);
    else if (v.kind == ValueKind::Instance)
      add(byClass[ClassId(v.id)], *flag);
  }
}

/// `super().__init__(daemon=value)` in a class; a parameter of its own stands for its default.
void DaemonFlags::setByClass(FuncId f, const ir::Module &m, const ir::Arg &arg) {
  const FunctionInfo &info = program.function(f);
  const ir::Instr &value = m[arg.value];
  ir::InstrId given = arg.value;
  if (value.op == Op::Load)
    for (const ir::Param &p : m.paramsOf(*info.ir))
      if (p.name == NameId(value.a))
        given = p.defaultValue;
  Flag flag = given ? valueOf({info.module, given}) : Flag(Daemon::Unknown);
  if (flag)
    add(byClass[info.owner], *flag);
}

void DaemonFlags::visit(FuncId f) {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  const NameId daemon = knownName(known::daemon);
  NameId setter = m.names.find("setDaemon");
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const ir::Instr &in = m.instrs[i];
    Ref at{info.module, ir::InstrId(i)};
    if (in.op == Op::StoreAttr && NameId(in.b) == daemon)
      set({info.module, ir::InstrId(in.a)}, {info.module, ir::InstrId(in.c)});
    if (in.op == Op::Store && NameId(in.a) == daemon && info.ir->kind == ir::FuncKind::ClassBody)
      for (VarId var : program.variablesOf(at))
        if (program.variable(var).root == VarRoot::ClassAttr && !ir::InstrId(in.c).isNone())
          if (Flag flag = valueOf({info.module, ir::InstrId(in.c)}))
            add(byClass[ClassId(program.variable(var).owner)], *flag);
    if (in.op != Op::Call || m.instrs[in.a].op != Op::LoadAttr)
      continue;
    NameId method(m.instrs[in.a].b);
    if (setter && method == setter && !m.argsOf(in).empty())
      set({info.module, ir::InstrId(m.instrs[in.a].a)}, {info.module, m.argsOf(in)[0].value});
    if (info.owner && method == knownName(known::__init__))
      if (const ir::Arg *arg = keyword(m, in, daemon))
        setByClass(f, m, *arg);
  }
}

/// `Thread(..., daemon=True)`.
Flag DaemonFlags::atCreation(Ref creation) const {
  const ir::Module &m = program.irOf(creation.module);
  const ir::Arg *arg = keyword(m, program.instr(creation), knownName(known::daemon));
  return arg ? valueOf({creation.module, arg->value}) : Flag();
}

Flag DaemonFlags::ofClass(ClassId cls) const {
  for (ClassId ancestor : program.classInfo(cls).mro)
    if (auto it = byClass.find(ancestor); it != byClass.end())
      return it->second;
  return {};
}

/// None: it has the flag of the thread that makes it.
Flag DaemonFlags::ofEntry(const Entry &entry) const {
  if (entry.runsOn == RunsOn::PoolThread) {
    ObjectKind pool = ObjectKind::None;
    if (entry.pool)
      pool = program.objectKindOf(program.site(entry.pool).where);
    if (pool == ObjectKind::ThreadPoolExecutor)
      return Daemon::No; // the interpreter waits for them
    return pool == ObjectKind::ThreadPool ? Daemon::Yes : Daemon::Unknown;
  }
  if (entry.runsOn != RunsOn::NewThread)
    return Daemon::Unknown;
  if (entry.handle)
    if (auto it = bySite.find(entry.handle); it != bySite.end())
      return it->second;
  bool isCall = !entry.creation.module.isNone() && program.instr(entry.creation).op == Op::Call;
  if (isCall)
    if (Flag flag = atCreation(entry.creation))
      return flag;
  llvm::SmallVector<ClassId, 2> classes;
  if (entry.handle)
    for (const AbstractValue &v : program.valuesOf(entry.creation))
      if (v.kind == ValueKind::Instance)
        classes.push_back(ClassId(v.id));
  if (classes.empty() && entry.function && program.function(entry.function).owner)
    classes.push_back(program.function(entry.function).owner);
  for (ClassId cls : classes)
    if (isThreadKind(program.objectKindOf(cls)))
      if (Flag flag = ofClass(cls))
        return flag;
  if (!isCall)
    return Daemon::Unknown;
  ApiId api = program.apiOf(entry.creation);
  if (!api)
    return classes.empty() ? Flag(Daemon::Unknown) : Flag();
  switch (program.model().api(api).effect) {
  case Effect::SpawnSelf:
    return {};
  case Effect::Spawn:
    return Daemon::Yes; // `start_new_thread`: nobody waits for it
  default:
    return Daemon::Unknown;
  }
}

/// Functions that run when one of `roots` does.
std::vector<bool> reachedFrom(const Flow &flow, std::vector<FuncId> todo) {
  std::vector<bool> seen(flow.program.functionCount());
  while (!todo.empty()) {
    FuncId f = todo.back();
    todo.pop_back();
    if (seen[f.v])
      continue;
    seen[f.v] = true;
    for (const Event &e : flow.facts.summaries[f.v].events) {
      if (e.kind != EventKind::Call)
        continue;
      if (e.property)
        todo.push_back(e.property);
      else
        for (FuncId callee : flow.program.calleesOf({flow.program.function(f).module, e.where}).functions)
          todo.push_back(callee);
    }
  }
  return seen;
}

/// Made by daemon threads only: Yes. By no daemon thread: No.
void DaemonFlags::inherit(llvm::ArrayRef<EntryId> open) {
  IdVector<EntryId, Entry> &entries = flow.facts.entries;
  for (EntryId e : open)
    entries[e].daemon = Daemon::No;
  for (unsigned round = 0; round < 4; ++round) {
    std::vector<FuncId> daemons, others;
    for (const Entry &entry : entries)
      if (entry.function)
        (entry.daemon == Daemon::Yes ? daemons : others).push_back(entry.function);
    if (daemons.empty())
      return;
    for (uint32_t f = 0; f < program.functionCount(); ++f)
      if (program.callersOf(FuncId(f)).empty() && !flow.byFunction.count(FuncId(f)))
        others.push_back(FuncId(f));
    std::vector<bool> onDaemon = reachedFrom(flow, daemons), onOther = reachedFrom(flow, others);
    bool changed = false;
    for (EntryId e : open) {
      FuncId maker = program.functionOf(entries[e].creation);
      Daemon now = !onDaemon[maker.v] ? Daemon::No : onOther[maker.v] ? Daemon::Unknown : Daemon::Yes;
      changed |= now != entries[e].daemon;
      entries[e].daemon = now;
    }
    if (!changed)
      return;
  }
}

void DaemonFlags::run() {
  for (uint32_t f = 0; f < program.functionCount(); ++f)
    visit(FuncId(f));
  llvm::SmallVector<EntryId, 8> open;
  for (uint32_t e = 0; e < flow.facts.entries.size(); ++e) {
    Entry &entry = flow.facts.entries[EntryId(e)];
    if (Flag flag = ofEntry(entry))
      entry.daemon = *flag;
    else
      open.push_back(EntryId(e));
  }
  inherit(open);
}

} // namespace

uint32_t poolSize(const Program &program, SiteId pool) {
  Ref made = program.site(pool).where;
  const ir::Module &m = program.irOf(made.module);
  if (program.instr(made).op != Op::Call)
    return 0;
  for (const ir::Arg &arg : m.argsOf(program.instr(made))) {
    bool named = arg.kind == ir::ArgKind::Keyword &&
                 (m.text(arg.name) == "max_workers" || m.text(arg.name) == "processes");
    if (arg.kind != ir::ArgKind::Positional && !named)
      continue;
    const ir::Instr &value = m[arg.value];
    bool isInt = value.op == Op::Const && ir::ConstKind(value.aux) == ir::ConstKind::Int;
    return isInt && value.a != UINT32_MAX ? value.a : 0;
  }
  return 0;
}

void describeEntries(Flow &flow) {
  if (flow.facts.entries.empty())
    return;
  DaemonFlags(flow).run();
  for (Entry &entry : flow.facts.entries)
    if (entry.pool)
      entry.poolSize = poolSize(flow.program, entry.pool);
}

} // namespace threadlint
