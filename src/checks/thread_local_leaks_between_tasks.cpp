// THR503: what a task leaves in a thread-local object, and the next task of the thread finds.
#include "checks/Borders.h"
#include "checks/Failures.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Paths.h"
#include "checks/Shapes.h"
#include "checks/ThreadLocals.h"
#include "checks/Variation.h"
#include "flow/Updates.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

constexpr unsigned MaxDepth = 12; ///< calls followed in a row

/// What a run of a function does with one attribute, its calls included.
struct Way {
  bool sets = false;                           ///< wherever it leaves
  llvm::SmallVector<const LocalUse *, 4> open; ///< reads that may find what was there before
  llvm::SmallVector<const LocalUse *, 4> stores;
};

class TaskLeaks {
public:
  TaskLeaks(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), failures(program), rule(rule) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  Failures failures;
  RuleId rule;
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, FuncId> callees;
  std::vector<EntryId> tasks;

  // Of the attribute in question.
  const LocalObject *object = nullptr;
  llvm::StringRef name;
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, const LocalUse *> uses;
  llvm::DenseMap<FuncId, Way> ways;
  unsigned depth = 0;

  static std::pair<uint32_t, uint32_t> key(Ref at) { return {at.module.v, at.instr.v}; }
  void collectTasks();
  bool takesWork(FuncId f) const;
  void look(const LocalObject &of, llvm::StringRef attribute);
  const Way &wayOf(FuncId f);
  Way walk(FuncId f);
  void pass(Ref at, const Instr &in, PathState &state, Way &way);
  bool dependsOnLocal(Ref value) const;
  bool isKeptOnPurpose(const LocalUse &store) const;
  bool isBlank(const LocalUse &use) const;
  bool isReset(const LocalUse &use);
  bool isTaskChoice(Ref where, EntryId entry) const;
  bool isOfTask(const LocalUse &store, EntryId entry) const;
  bool haveSameThreads(EntryId a, EntryId b) const;
  const LocalUse *finderOf(const LocalUse &store, EntryId setter, EntryId reader);
  void report(const LocalUse &store, const LocalUse &read) const;
};

/// `while True: job = jobs.get()`: each turn is a task.
bool TaskLeaks::takesWork(FuncId f) const {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    Ref at{info.module, InstrId(i)};
    ApiId api = m.instrs[i].op == Op::Call ? program.apiOf(at) : ApiId();
    if (api && program.model().api(api).effect == Effect::Get && loopAround(program, at))
      return true;
  }
  return false;
}

void TaskLeaks::collectTasks() {
  for (const Hop &hop : context.borders->hops())
    callees.try_emplace(key(hop.call), hop.callee);
  for (uint32_t i = 0; i < context.facts.entries.size(); ++i) {
    EntryId id(i);
    const Entry &e = context.facts.entries[id];
    if (!e.isFollowed() || isCoroutine(program, e.function) ||
        program.function(e.function).ir->is(ir::funcflag::Generator))
      continue;
    bool isInitializer = e.start == Start::Callback;
    if ((e.runsOn == RunsOn::PoolThread && !isInitializer) || takesWork(e.function))
      tasks.push_back(id);
  }
}

void TaskLeaks::pass(Ref at, const Instr &in, PathState &state, Way &way) {
  bool isSet = state.holds("set");
  if (auto use = uses.find(key(at)); use != uses.end()) {
    LocalUseKind kind = use->second->kind;
    if (kind == LocalUseKind::Store)
      way.stores.push_back(use->second);
    else if (kind != LocalUseKind::Delete && !isSet)
      way.open.push_back(use->second);
    if (kind == LocalUseKind::Store || kind == LocalUseKind::Delete)
      state.mark("set");
  }
  auto call = callees.find(key(at));
  if (call == callees.end() || (in.op != Op::Call && in.op != Op::LoadAttr))
    return;
  const Way &inner = wayOf(call->second);
  if (!isSet)
    way.open.append(inner.open.begin(), inner.open.end());
  way.stores.append(inner.stores.begin(), inner.stores.end());
  if (inner.sets)
    state.mark("set");
}

Way TaskLeaks::walk(FuncId f) {
  Way way;
  const FunctionInfo &info = program.function(f);
  bool always = true;
  PathState end;
  walkPaths(
      program.irOf(info.module), *info.ir,
      [&](InstrId i, const Instr &in, PathState &state) {
        pass({info.module, i}, in, state, way);
        if (in.op == Op::Return)
          always &= state.holds("set");
      },
      &end);
  way.sets = always && (!end.reachable || end.holds("set"));
  return way;
}

const Way &TaskLeaks::wayOf(FuncId f) {
  if (auto known = ways.find(f); known != ways.end())
    return known->second;
  ways.try_emplace(f); // for calls of itself
  if (depth >= MaxDepth)
    return ways[f];
  ++depth;
  Way way = walk(f);
  --depth;
  return ways[f] = std::move(way);
}

/// Some part of the value was read from the thread-local object.
bool TaskLeaks::dependsOnLocal(Ref value) const {
  const ir::Module &m = program.irOf(value.module);
  llvm::SmallVector<InstrId, 8> todo{value.instr};
  llvm::DenseSet<uint32_t> seen;
  while (!todo.empty() && seen.size() < 64) {
    InstrId i = todo.pop_back_val();
    if (!seen.insert(i.v).second)
      continue;
    Ref at{value.module, i};
    if (llvm::is_contained(sitesOf(program, at), object->site))
      return true;
    if (m[i].op == Op::Load)
      for (VarId v : program.variablesOf(at))
        if (v && program.variable(v).root == VarRoot::Local)
          for (Ref store : program.storesOf(v).take_front(4))
            if (store.module == value.module && !InstrId(program.instr(store).c).isNone())
              todo.push_back(InstrId(program.instr(store).c));
    forEachOperand(m, m[i], [&](InstrId operand) { todo.push_back(operand); });
  }
  return false;
}

/// `if not hasattr(local, "x"): local.x = ...`, or in the handler for its lack: the first task sets it for
/// all.
bool TaskLeaks::isKeptOnPurpose(const LocalUse &store) const {
  const ir::Module &m = program.irOf(store.where.module);
  return llvm::any_of(enclosingMarkers(program, store.where), [&](InstrId marker) {
    if (m[marker].op == Op::If)
      return dependsOnLocal({store.where.module, InstrId(m[marker].a)});
    bool inHandler = false, asks = false;
    for (uint32_t i = marker.v; i < store.where.instr.v && m[marker].op == Op::Try; ++i) {
      inHandler |= m.instrs[i].op == Op::Except && m.instrs[i].c == marker.v;
      asks |= uses.count(key({store.where.module, InstrId(i)})) != 0;
    }
    return inHandler && asks;
  });
}

/// Sets it back: to nothing, or to what was there before.
bool TaskLeaks::isBlank(const LocalUse &use) const {
  if (use.kind == LocalUseKind::Delete)
    return true;
  if (use.kind != LocalUseKind::Store || !use.value)
    return false;
  Ref value = soleDefinitionOf(program, {use.where.module, use.value});
  const Instr &in = program.instr(value);
  bool isEmpty = (in.op == Op::MakeList || in.op == Op::MakeDict) && in.c == 0;
  return in.op == Op::Const || isEmpty || uses.count(key(value)) != 0;
}

static bool isInFinally(const Program &program, Ref where) {
  const ir::Module &m = program.irOf(where.module);
  return llvm::any_of(enclosingMarkers(program, where), [&](InstrId marker) {
    for (uint32_t i = marker.v; i < where.instr.v && m[marker].op == Op::Try; ++i)
      if (m.instrs[i].op == Op::Finally && m.instrs[i].c == marker.v)
        return true;
    return false;
  });
}

/// Somebody cleans up after the task, or at least means to.
bool TaskLeaks::isReset(const LocalUse &use) {
  if (!isBlank(use))
    return false;
  FuncId f = program.functionOf(use.where);
  if (program.function(f).ir->kind != ir::FuncKind::Def)
    return false;
  if (use.kind == LocalUseKind::Delete || isInFinally(program, use.where))
    return true;
  // A default of its own: at the start of the task, under a condition, in the constructor.
  llvm::StringRef own = program.irOf(use.where.module).text(program.function(f).ir->name);
  if (own == "__init__" || isUnderTestOrLoop(program, use.where))
    return false;
  bool isTask = llvm::any_of(tasks, [&](EntryId e) { return context.facts.entries[e].function == f; });
  if (!isTask)
    return true;
  return !wayOf(f).open.empty(); // after somebody has used it
}

/// What the task was given decides whether the place is reached.
bool TaskLeaks::isTaskChoice(Ref where, EntryId entry) const {
  const ir::Module &m = program.irOf(where.module);
  return llvm::any_of(enclosingMarkers(program, where), [&](InstrId marker) {
    if (m[marker].op != Op::If)
      return false;
    Variation v = variationOf(context, {where.module, InstrId(m[marker].a)}, entry);
    return v == Variation::Own || v == Variation::Given;
  });
}

/// The value, or that it is set at all, differs from task to task.
bool TaskLeaks::isOfTask(const LocalUse &store, EntryId entry) const {
  if (!store.value)
    return false;
  Variation v = variationOf(context, {store.where.module, store.value}, entry);
  if (v == Variation::Own || (v == Variation::Given && !isBlank(store)) || isTaskChoice(store.where, entry))
    return true;
  FuncId f = program.functionOf(store.where);
  return llvm::any_of(context.borders->hops(), [&](const Hop &hop) {
    return hop.callee == f && context.facts.runsOn(program, hop.caller, entry) &&
           isTaskChoice(hop.call, entry);
  });
}

bool TaskLeaks::haveSameThreads(EntryId a, EntryId b) const {
  const Entry &x = context.facts.entries[a], &y = context.facts.entries[b];
  if (a == b)
    return x.many || x.start == Start::Handler || x.runsOn == RunsOn::NewThread;
  if (x.runsOn != RunsOn::PoolThread || y.runsOn != RunsOn::PoolThread)
    return false;
  return x.start == Start::Handler ? y.start == Start::Handler : !x.pool.isNone() && x.pool == y.pool;
}

/// Kept from task to task on purpose, by its name.
static bool isRemembered(llvm::StringRef name) {
  static constexpr llvm::StringRef parts[] = {"last", "prev", "cache", "seen", "seed", "rng", "random"};
  return name == "count" || name.ends_with("_count") ||
         llvm::any_of(parts, [&](llvm::StringRef part) { return name.contains_insensitive(part); });
}

/// The read that may find the value; null: none.
const LocalUse *TaskLeaks::finderOf(const LocalUse &store, EntryId setter, EntryId reader) {
  const Entry &from = context.facts.entries[setter], &to = context.facts.entries[reader];
  const Way &sets = wayOf(from.function), &reads = wayOf(to.function);
  bool isSameTask = from.function == to.function;
  if (isKeptOnPurpose(store)) {
    bool isPlain = program.instr({store.where.module, store.value}).op != Op::BinOp;
    bool isOwn = isPlain && variationOf(context, {store.where.module, store.value}, setter) == Variation::Own;
    if (!isSameTask || !isOwn || isTaskChoice(store.where, setter)) // made again when it does not fit
      return nullptr;
  } else if (from.start == Start::Handler && !isSameTask &&
             (sets.sets || !isUnderTestOrLoop(program, store.where))) {
    return nullptr; // a hook that runs before
  }
  for (const LocalUse *read : reads.open)
    if (!isTestCode(context, read->where))
      return read;
  return nullptr;
}

void TaskLeaks::report(const LocalUse &store, const LocalUse &read) const {
  bool isNear = read.where.module == store.where.module;
  std::string where = isNear ? "on " + context.lineText(read.where) : "in another module";
  Finding &finding = context.report(rule, store.where, {name.str(), where});
  finding.confidence = Confidence::Medium;
  finding.related.push_back(context.related(read.where, "may find what an earlier task has set"));
}

void TaskLeaks::look(const LocalObject &of, llvm::StringRef attribute) {
  object = &of;
  name = attribute;
  uses.clear();
  ways.clear();
  bool isReadAnywhere = false;
  for (const LocalUse &use : of.uses)
    if (use.name == attribute) {
      uses.try_emplace(key(use.where), &use);
      isReadAnywhere |= use.kind == LocalUseKind::Load || use.kind == LocalUseKind::Ask;
    }
  bool isReset =
      llvm::any_of(of.uses, [&](const LocalUse &use) { return use.name == attribute && this->isReset(use); });
  if (!isReadAnywhere || isReset || isRemembered(attribute))
    return;
  llvm::DenseSet<uint64_t> reported;
  for (EntryId setter : tasks) {
    llvm::SmallVector<const LocalUse *, 4> stores = wayOf(context.facts.entries[setter].function).stores;
    for (const LocalUse *store : stores)
      for (EntryId reader : tasks) {
        const LocalUse *read = haveSameThreads(setter, reader) && isOfTask(*store, setter)
                                   ? finderOf(*store, setter, reader)
                                   : nullptr;
        uint64_t at = (uint64_t(store->where.module.v) << 32) | store->where.instr.v;
        if (read && !isTestCode(context, store->where) && reported.insert(at).second)
          report(*store, *read);
      }
  }
}

void TaskLeaks::run() {
  std::vector<LocalObject> objects = threadLocals(program, Subclasses::Yes);
  if (objects.empty())
    return;
  collectTasks();
  if (tasks.empty())
    return;
  for (const LocalObject &of : objects) {
    if (of.opaque)
      continue;
    std::vector<std::string> names;
    for (const LocalUse &use : of.uses)
      if (!llvm::is_contained(names, use.name))
        names.push_back(use.name);
    for (const std::string &attribute : names)
      look(of, attribute);
  }
}

} // namespace

void checkTHR503(const CheckContext &context, RuleId rule) { TaskLeaks(context, rule).run(); }

} // namespace threadlint
