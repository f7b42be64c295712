// Functions -> Work: loops with known bounds are multiplied out, calls are followed, library calls cost what
// the model says for the size of their data.
#include "flow/Impl.h"
#include "flow/Shapes.h"
#include "llvm/ADT/ScopeExit.h"
#include <cmath>

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

constexpr double UnknownTurns = 1e3;   ///< of a loop whose bound is not known: data, of some size
constexpr double EndlessTurns = 1e9;   ///< of `while True` without a way out
constexpr double RareTimes = 0.02;     ///< an exception is handled
constexpr double WaitNs = 1e6;         ///< of one wait of unknown length
constexpr double SubmitNs = 20000;     ///< of handing a task to a pool
constexpr double MostFixedNs = 500;    ///< of a library call whose cost grows with its data, apart from that
constexpr double LargeData = 65536;    ///< bytes or items, where nobody knows
constexpr double BriefHeldShare = 0.6; ///< of a call that asks the system for something: its Python side
constexpr double BriefNs = 10000;      ///< the rest of a longer one is spent in the system
constexpr double MissingNs = 100;      ///< of a library call whose cost is not known
constexpr unsigned MaxCallDepth = 8;   ///< of calls followed
constexpr uint64_t MaxSteps = 1 << 17; ///< instructions looked at for one entry

/// Relative to a load of a local.
double bytecodesOf(Op op) {
  switch (op) {
  case Op::BinOp:
  case Op::Compare:
    return 6;
  case Op::Unary:
    return 3;
  case Op::LoadAttr:
    return 6;
  case Op::LoadItem:
  case Op::StoreAttr:
    return 8;
  case Op::StoreItem:
  case Op::Slice:
    return 10;
  case Op::Call:
    return 8;
  case Op::IterElem:
    return 6;
  case Op::MakeTuple:
  case Op::MakeList:
  case Op::MakeSet:
  case Op::MakeDict:
  case Op::Comp:
    return 20;
  case Op::MakeFunc:
    return 20;
  case Op::FString:
    return 40;
  case Op::Yield:
  case Op::With:
    return 15;
  case Op::Raise:
    return 200;
  case Op::Loop:
  case Op::LoopBody:
  case Op::LoopElse:
  case Op::EndLoop:
  case Op::Else:
  case Op::EndIf:
  case Op::Try:
  case Op::Except:
  case Op::TryElse:
  case Op::Finally:
  case Op::EndTry:
  case Op::Poison:
    return 0;
  default: // loads, stores, constants, jumps
    return 1;
  }
}

bool isInLoop(const Program &program, Ref where) {
  const ir::Module &m = program.irOf(where.module);
  for (uint32_t i = program.function(program.functionOf(where)).ir->begin; i < where.instr.v; ++i)
    if (m.instrs[i].op == Op::Loop && m.instrs[i].c > where.instr.v)
      return true;
  return false;
}

/// Where a walk over a function is: how often it gets there, and which lock it holds.
struct Position {
  struct Level {
    uint32_t end;
    double times; ///< behind it
  };
  double times = 1;
  llvm::SmallVector<Level, 16> outer;
  llvm::SmallVector<LockId, 2> locks;
  llvm::ArrayRef<Event> events; ///< those ahead
  LockId lock() const { return locks.empty() ? LockId() : locks.back(); }
  void enter(uint32_t end, double factor) {
    outer.push_back({end, times});
    times *= factor;
  }
  void arrive(uint32_t i, const Facts &facts, Work &work) {
    while (!outer.empty() && outer.back().end <= i)
      times = outer.pop_back_val().times;
    for (; !events.empty() && events[0].where.v <= i; events = events.drop_front()) {
      const Event &e = events[0];
      if (e.where.v != i || !e.lock || facts.locks[e.lock].perCall)
        continue;
      if (e.kind == EventKind::Acquire && e.certain) {
        locks.push_back(e.lock);
        work.under(e.lock).takes += times;
      } else if (e.kind == EventKind::Release && !locks.empty()) {
        locks.pop_back();
      }
    }
  }
};

/// Walks functions in evaluation order, with how often each instruction runs.
class Counter {
public:
  explicit Counter(Flow &flow) : flow(flow), program(flow.program), model(program.model()), shapes(program) {}
  Work function(const Frame &frame);
  Frame entryFrame(const Entry &entry, Frame &creator);
  /// How often the loops around an instruction turn, all together; none: nobody knows.
  std::optional<double> timesAt(Ref where, const Frame &frame);
  void startEntry(bool creator) {
    steps = 0;
    isCreator = creator;
  }
  Shapes &sizes() { return shapes; }
  double bytesOf(const Shape &shape) const;

private:
  Flow &flow;
  const Program &program;
  const Model &model;
  Shapes shapes;
  llvm::SmallVector<FuncId, MaxCallDepth> stack;
  llvm::DenseMap<FuncId, Work> known; ///< of functions called without known arguments
  llvm::DenseMap<SiteId, llvm::SmallVector<FuncId, 2>> putters;
  bool puttersKnown = false;
  bool isCreator = false; ///< waiting for threads and handing tasks over are not counted
  uint64_t steps = 0;     ///< instructions looked at for the current entry

  void body(const Frame &frame, Work &work);
  double turns(Ref loop, const Frame &frame, Work &work);
  double whileTurns(Ref loop, const Frame &frame, Work &work);
  void call(Ref at, const Frame &frame, double times, LockId lock, Work &work);
  void modelled(Ref at, ApiId id, const Frame &frame, double times, LockId lock, Work &work);
  void blocking(Ref at, const Api &api, const Frame &frame, double times, WorkPart &part);
  void callbacks(Ref at, const Api &api, const Frame &frame, double times, LockId lock, Work &work);
  void unknownCall(Ref at, const Frame &frame, double times, LockId lock, Work &work);
  double costOf(Ref at, const Api &api, const Frame &frame, std::optional<double> &bytes, bool &unknown);
  double recursion(const Frame &frame) const;
  void sharedAccess(Ref at, const Instr &in, const Frame &frame, double times, WorkPart &part);
  bool isCounted(Ref value) const;
  bool isFilledBefore(Ref get, const Frame &frame);
};

double Counter::whileTurns(Ref loop, const Frame &frame, Work &work) {
  const ir::Module &m = program.irOf(loop.module);
  const Instr &in = m[loop.instr];
  bool leaves = false;
  double bound = 0;
  for (uint32_t i = loop.instr.v + 1; i < in.c; ++i) {
    const Instr &x = m.instrs[i];
    leaves |= x.op == Op::Return || x.op == Op::Raise || (x.op == Op::Break && x.c == loop.instr.v);
    if (x.op != Op::LoopBody || x.c != loop.instr.v)
      continue;
    const Instr &condition = m.instrs[x.a];
    bool always = condition.op == Op::Const && ir::ConstKind(condition.aux) != ir::ConstKind::False;
    leaves |= !always;
    // `while n != 1` computes, `while self.running` and `while True` with a `break` serve.
    work.serves |= condition.op != Op::Compare;
    if (condition.op == Op::Compare)
      for (uint32_t side : {condition.a, condition.b})
        if (std::optional<double> n = shapes.number({loop.module, InstrId(side)}, frame))
          bound = std::max(bound, *n);
  }
  if (leaves) {
    work.sizeUnknown |= bound <= 1; // `while n != 1`
    return bound > 1 ? bound : UnknownTurns;
  }
  work.endless = work.serves = true;
  return EndlessTurns;
}

double Counter::turns(Ref loop, const Frame &frame, Work &work) {
  const Instr &in = program.instr(loop);
  if (ir::LoopKind(in.aux) == ir::LoopKind::While)
    return whileTurns(loop, frame, work);
  std::optional<double> length = shapes.of({loop.module, InstrId(in.a)}, frame).length;
  work.sizeUnknown |= !length;
  return length.value_or(UnknownTurns);
}

std::optional<double> Counter::timesAt(Ref where, const Frame &frame) {
  const ir::Module &m = program.irOf(where.module);
  const FunctionInfo &info = program.function(program.functionOf(where));
  double times = 1;
  for (uint32_t i = info.ir->begin; i < where.instr.v; ++i)
    if (const Instr &x = m.instrs[i]; x.op == Op::Loop && x.c > where.instr.v) {
      if (ir::LoopKind(x.aux) == ir::LoopKind::While)
        return {};
      std::optional<double> turns = shapes.of({where.module, InstrId(x.a)}, frame).length;
      if (!turns)
        return {};
      times *= *turns;
    }
  return times;
}

/// An object with a reference count of its own: no constant, class, function or module.
bool Counter::isCounted(Ref value) const {
  return llvm::any_of(program.valuesOf(value), [&](const AbstractValue &v) {
    if (v.kind == ValueKind::Container || v.kind == ValueKind::Instance || v.kind == ValueKind::ApiInstance)
      return true;
    if (v.kind != ValueKind::Const || ir::ConstKind(v.id) != ir::ConstKind::Float)
      return false;
    for (VarId variable : program.variablesOf(value))
      for (Ref store : program.storesOf(variable))
        if (const Instr &s = program.instr(store);
            s.c != UINT32_MAX && program.instr({store.module, InstrId(s.c)}).op != Op::Const)
          return true;
    return false;
  });
}

void Counter::sharedAccess(Ref at, const Instr &in, const Frame &frame, double times, WorkPart &part) {
  if (in.op == Op::Load || in.op == Op::LoadAttr) {
    if (shapes.isShared(at, frame) && isCounted(at))
      part.sharedReads += times;
  } else if (in.op == Op::StoreItem || in.op == Op::StoreAttr) {
    if (shapes.isShared({at.module, InstrId(in.a)}, frame))
      part.sharedWrites += times;
  }
}

double Counter::bytesOf(const Shape &shape) const {
  return shapes.leaves(shape).value_or(1) * 8; // numbers and short strings; buffers have no elements
}

/// The cost of one call in ns, and the size of its data in bytes.
double Counter::costOf(Ref at, const Api &api, const Frame &frame, std::optional<double> &bytes,
                       bool &unknown) {
  double ns = api.ns ? api.ns : MissingNs;
  Ref data = shapes.dataOf(at, api);
  if ((!api.unitPs && api.gil != Gil::ReleasesAbove) || data.instr.isNone())
    return ns;
  Shape shape = shapes.of(data, frame);
  if (!shape.length && api.resultLength == ResultLength::Number)
    shape.length = shape.number;
  bytes = shape.length;
  if (!shape.length) {
    unknown = true;
    // Who gives such calls to threads has a lot of data for them.
    if (api.gil != Gil::Releases && api.gil != Gil::ReleasesAbove && api.blocks != Blocks::Briefly)
      return ns;
    shape.length = LargeData;
  }
  if (!api.unitPs)
    return ns;
  double units = *shape.length;
  if (api.units == Units::Leaves)
    units = shapes.leaves(shape).value_or(units);
  else if (api.units == Units::Sorted)
    units *= std::log2(std::max(2.0, units));
  return std::min(ns, MostFixedNs) + units * api.unitPs / 1000;
}

/// The queue is filled by whoever starts the thread, before: `get` finds something.
bool Counter::isFilledBefore(Ref get, const Frame &frame) {
  if (!puttersKnown) {
    puttersKnown = true;
    for (uint32_t m = 0; m < program.modules().size(); ++m) {
      const ir::Module &module = program.irOf(ModuleId(m));
      for (uint32_t i = 0; i < module.instrs.size(); ++i) {
        Ref call{ModuleId(m), InstrId(i)};
        if (module.instrs[i].op != Op::Call || module.instrs[module.instrs[i].a].op != Op::LoadAttr)
          continue;
        ApiId api = program.apiOf(call);
        if (!api || model.api(api).effect != Effect::Put)
          continue;
        for (const AbstractValue &v :
             program.valuesOf({ModuleId(m), InstrId(module.instrs[module.instrs[i].a].a)}))
          if (v.site)
            putters[v.site].push_back(program.functionOf(call));
      }
    }
  }
  const Instr &callee = program.instr({get.module, InstrId(program.instr(get).a)});
  if (callee.op != Op::LoadAttr)
    return false;
  auto isCreator = [&](FuncId f) {
    for (const Frame *home = &frame; home; home = home->caller)
      if (home->function == f)
        return true;
    return program.function(f).ir->kind == ir::FuncKind::Module;
  };
  bool any = false;
  for (const AbstractValue &v : program.valuesOf({get.module, InstrId(callee.a)})) {
    auto it = putters.find(v.site);
    if (!v.site || it == putters.end() || !llvm::all_of(it->second, isCreator))
      return false;
    any = true;
  }
  return any;
}

void Counter::blocking(Ref at, const Api &api, const Frame &frame, double times, WorkPart &part) {
  // Threads that wait for each other pass work on; those that wait for a queue that is full already do, too.
  bool forEachOther = api.returns.empty() && (llvm::StringRef(api.name).starts_with("threading.Barrier.") ||
                                              llvm::StringRef(api.name).starts_with("threading.Condition."));
  if (forEachOther || (api.effect == Effect::Get && isFilledBefore(at, frame))) {
    part.handOvers += times;
    return;
  }
  double ns = std::max<double>(WaitNs, api.ns);
  if (api.name == "time.sleep") {
    if (std::optional<double> seconds = shapes.number(shapes.argument(at, 0, "seconds"), frame))
      ns = *seconds * 1e9;
  } else if (int timeout = -1; api.effect == Effect::Wait || api.effect == Effect::Get) {
    for (const auto &[i, name] : llvm::enumerate(api.params))
      if (name == "timeout")
        timeout = static_cast<int>(i);
    if (timeout >= 0)
      if (std::optional<double> seconds = shapes.number(shapes.argument(at, timeout, "timeout"), frame))
        ns = *seconds * 1e9;
  }
  part.waits += times;
  part.waitNs += ns * times;
}

/// Functions that a library call runs itself: the `key` of a sort, the function of a `map`.
void Counter::callbacks(Ref at, const Api &api, const Frame &frame, double times, LockId lock, Work &work) {
  Ref target = program.targetArgument(at, api);
  if (target.instr.isNone())
    return;
  double turns = 1;
  Ref data = shapes.dataOf(at, api);
  for (Ref items : {data, shapes.argument(at, 1, "")})
    if (items.instr && !(items == target)) {
      turns = shapes.of(items, frame).length.value_or(UnknownTurns);
      break;
    }
  for (FuncId f : program.functionsOf(target)) {
    Frame callee{f, {}, &frame};
    work.add(function(callee), times * turns, lock);
  }
}

void Counter::modelled(Ref at, ApiId id, const Frame &frame, double times, LockId lock, Work &work) {
  const Api &api = model.api(id);
  WorkPart &part = work.under(lock);
  if (api.mutates && api.kind == ApiKind::Method)
    if (const Instr &callee = program.instr({at.module, InstrId(program.instr(at).a)});
        callee.op == Op::LoadAttr && shapes.isShared({at.module, InstrId(callee.a)}, frame))
      part.sharedWrites += times;
  switch (api.effect) {
  case Effect::Acquire:
  case Effect::Release:
    return; // counted where the lock is
  case Effect::Put:
    part.handOvers += times;
    return;
  case Effect::Spawn:
  case Effect::SpawnSelf:
  case Effect::Join:
  case Effect::Result:
  case Effect::Shutdown:
    if (isCreator)
      return;
    break;
  case Effect::Submit:
  case Effect::Map:
    if (!isCreator)
      part.natives.push_back({0, SubmitNs * times, times});
    return;
  case Effect::Get:
  case Effect::Wait:
  case Effect::None:
  case Effect::Run:
  case Effect::Notify:
  case Effect::Callback:
  case Effect::Handle:
  case Effect::Enter:
    break;
  }
  if (api.blocks == Blocks::Always || api.blocks == Blocks::UnlessTimeout)
    return blocking(at, api, frame, times, part);
  LibraryCall library{at, id};
  library.ns = costOf(at, api, frame, library.bytes, work.sizeUnknown) * times;
  library.calls = times;
  // Of unknown size: large, who cares for small ones.
  uint32_t bytes = library.bytes ? static_cast<uint32_t>(std::min(*library.bytes, 4e9)) : UINT32_MAX;
  for (const auto &[index, runtime] : llvm::enumerate(model.runtimes()))
    if (runtime.gil && (api.blocks == Blocks::Briefly || model.letsOthersRun(id, runtime, bytes)))
      library.freeOn |= 1u << index;
  // A call that asks the system for something lets go of the GIL for that part only.
  double held = api.blocks == Blocks::Briefly ? BriefHeldShare * std::min(library.ns, BriefNs * times) : 0;
  addNative(work.under(lock), {library.freeOn, library.ns - held, library.calls}, 1);
  if (held > 0)
    addNative(work.under(lock), {0, held, 0}, 1);
  work.addLibrary(library);
  if (api.runsOn == RunsOn::SameThread)
    callbacks(at, api, frame, times, lock, work);
}

/// A method of an unknown object whose name only builtin types have is one of theirs.
void Counter::unknownCall(Ref at, const Frame &frame, double times, LockId lock, Work &work) {
  const ir::Module &m = program.irOf(at.module);
  const Instr &callee = m.instrs[m[at.instr].a];
  if (callee.op == Op::LoadAttr)
    for (const char *type :
         {"builtins.str", "builtins.list", "builtins.dict", "builtins.set", "builtins.bytes"})
      if (ApiId id = model.findMember(model.findApi(type), m.text(NameId(callee.b))))
        return modelled(at, id, frame, times, lock, work);
  work.unknownCalls += times;
}

void Counter::call(Ref at, const Frame &frame, double times, LockId lock, Work &work) {
  Callees callees = program.calleesOf(at);
  if (callees.apis.empty() && callees.functions.empty() && callees.classes.empty())
    return unknownCall(at, frame, times, lock, work);
  if (!callees.complete)
    work.unknownCalls += times * 0.01; // it may also be something else
  // Of several that it may be, each is called now and then.
  double each = times / std::max<size_t>(1, callees.apis.size() + callees.functions.size());
  for (ApiId api : callees.apis)
    modelled(at, api, frame, each, lock, work);
  for (FuncId callee : callees.functions) {
    Frame entered = shapes.enter(at, callee, frame);
    work.add(function(entered), each, lock);
    work.under(lock).calls += each;
  }
}

/// Two calls of itself for each call, or one in a loop, grow exponentially with the argument: `fib(n)`.
double Counter::recursion(const Frame &frame) const {
  unsigned calls = 0;
  for (Ref c : program.callersOf(frame.function))
    if (program.functionOf(c) == frame.function)
      calls += isInLoop(program, c) ? 2 : 1;
  if (calls == 0)
    return 1;
  for (const Shape &p : frame.parameters)
    if (p.number && calls >= 2)
      return std::pow(1.6, std::min(*p.number, 60.0));
  return calls >= 2 ? 1000 : 10;
}

Work Counter::function(const Frame &frame) {
  FuncId f = frame.function;
  if (llvm::is_contained(stack, f))
    return {}; // counted where the recursion starts
  bool plain = llvm::none_of(frame.parameters, [](const Shape &s) { return s.isKnown() || s.shared; });
  if (auto it = known.find(f); plain && it != known.end())
    return it->second;
  const FunctionInfo &info = program.function(f);
  steps += info.ir->end - info.ir->begin;
  Work work;
  if (steps > MaxSteps || stack.size() >= MaxCallDepth || info.ir->is(ir::funcflag::Async)) {
    work.unknownCalls = 1;
    return work;
  }
  stack.push_back(f);
  body(frame, work);
  stack.pop_back();
  if (double again = recursion(frame); again > 1) {
    Work once = std::move(work);
    work = Work();
    work.add(once, again, LockId());
    work.parts[0].calls += again;
  }
  if (plain && stack.empty())
    known[f] = work;
  return work;
}

void Counter::body(const Frame &frame, Work &work) {
  const FunctionInfo &info = program.function(frame.function);
  const ir::Module &m = program.irOf(info.module);
  Position here;
  here.events = flow.facts.summaries[frame.function.v].events;
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    Ref at{info.module, InstrId(i)};
    here.arrive(i, flow.facts, work);
    WorkPart &part = work.under(here.lock());
    part.bytecodes += bytecodesOf(in.op) * here.times;
    sharedAccess(at, in, frame, here.times, part);
    if (in.op == Op::Loop)
      here.enter(in.c, turns(at, frame, work));
    else if (in.op == Op::If)
      here.enter(in.c, 0.5);
    else if (in.op == Op::Except)
      here.enter(m.instrs[in.c].c, RareTimes);
    else if (in.op == Op::Call && !in.has(ir::flag::Decorator))
      call(at, frame, here.times, here.lock(), work);
    else if (in.op == Op::Await || in.op == Op::Poison)
      work.unknownCalls += here.times;
  }
}

/// The arguments that the creating call passes on to the target.
Frame Counter::entryFrame(const Entry &entry, Frame &creator) {
  Frame frame{entry.function, {}, &creator};
  for (Sharing s : entry.arguments)
    frame.parameters.emplace_back().shared = s == Sharing::Shared;
  if (entry.creation.module.isNone())
    return frame;
  const FunctionInfo &target = program.function(entry.function);
  size_t index = target.owner && !target.ir->is(ir::funcflag::StaticMethod) ? 1 : 0;
  llvm::SmallVector<ApiId, 2> apis = program.handOverApis(entry.creation);
  auto give = [&](Shape shape) {
    if (index >= frame.parameters.size())
      frame.parameters.resize(index + 1);
    shape.shared = frame.parameters[index].shared;
    frame.parameters[index++] = shape;
  };
  if (apis.empty())
    return frame;
  const Api &api = model.api(apis[0]);
  const ir::Module &m = program.irOf(entry.creation.module);
  int position = 0;
  for (const ir::Arg &arg : m.argsOf(program.instr(entry.creation))) {
    bool positional = arg.kind == ir::ArgKind::Positional;
    Ref value{entry.creation.module, arg.value};
    if (positional && position++ > api.targetIndex && (api.argsIndex == -2 || api.effect == Effect::Map)) {
      Shape shape = shapes.of(value, creator);
      give(api.effect == Effect::Map ? shapes.element(shape) : shape);
    }
    bool tuple = (positional && position - 1 == api.argsIndex) ||
                 (arg.kind == ir::ArgKind::Keyword && arg.name == knownName(known::args));
    if (tuple && ir::hasArgs(m[arg.value].op))
      for (const ir::Arg &element : m.argsOf(m[arg.value]))
        give(shapes.of({entry.creation.module, element.value}, creator));
  }
  return frame;
}

/// How many tasks one place hands over, and to how many threads.
void countTasks(const Program &program, Counter &counter, const Entry &entry, const Frame &creator,
                WorkSplit &split) {
  std::optional<double> times = counter.timesAt(entry.creation, creator);
  llvm::SmallVector<ApiId, 2> apis = program.handOverApis(entry.creation);
  if (times && !apis.empty() && program.model().api(apis[0]).effect == Effect::Map) {
    const Api &api = program.model().api(apis[0]);
    Ref items = counter.sizes().argument(entry.creation, api.targetIndex + 1, "");
    std::optional<double> length = counter.sizes().of(items, creator).length;
    times = length ? std::optional(*times * *length) : std::nullopt;
  }
  bool maps = !apis.empty() && program.model().api(apis[0]).effect == Effect::Map;
  split.inLoop = maps || isInLoop(program, entry.creation);
  split.tasksKnown = times.has_value();
  split.onPool = !apis.empty() && (program.model().api(apis[0]).effect == Effect::Map ||
                                   program.model().api(apis[0]).effect == Effect::Submit);
  split.tasks = times.value_or(entry.many ? 64 : 1);
  split.threads = entry.poolSize ? entry.poolSize : entry.runsOn == RunsOn::NewThread ? split.tasks : 0;
}

} // namespace

void countWork(Flow &flow) {
  Counter counter(flow);
  for (const Entry &entry : flow.facts.entries) {
    WorkSplit split;
    bool isFollowed = entry.function && (entry.isThread() || entry.runsOn == RunsOn::Process);
    if (isFollowed) {
      Frame creator;
      bool seen = !entry.creation.module.isNone();
      if (seen)
        creator.function = flow.program.functionOf(entry.creation);
      counter.startEntry(false);
      Frame frame = counter.entryFrame(entry, creator);
      split.task = counter.function(frame);
      if (entry.runsOn == RunsOn::Process)
        for (const Shape &p : frame.parameters)
          split.shippedBytes += counter.bytesOf(p);
      if (seen) {
        countTasks(flow.program, counter, entry, creator, split);
        counter.startEntry(true);
        if (flow.program.function(creator.function).ir->kind !=
            ir::FuncKind::Module) // a module has done other things, too
          split.serial = counter.function(creator);
      }
    } else {
      split.task.unknownCalls = 1;
    }
    flow.facts.work.push(std::move(split));
  }
}

} // namespace threadlint
