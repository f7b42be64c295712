// Functions -> Work: loops with known bounds are multiplied out, and calls are followed.
#include "flow/Counter.h"
#include "flow/Entries.h"
#include "llvm/ADT/StringExtras.h"
#include <cmath>

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

constexpr double EndlessTurns = 1e9;   ///< of `while True` without a way out
constexpr double RareTimes = 0.02;     ///< an exception is handled
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

} // namespace

/// `x * x`
static bool isSquare(const ir::Module &m, uint32_t value) {
  const Instr &in = m.instrs[value];
  if (in.op != Op::BinOp || ir::Operator(in.aux) != ir::Operator::Mul)
    return false;
  const Instr &a = m.instrs[in.a], &b = m.instrs[in.b];
  return a.op == Op::Load && b.op == Op::Load && a.a == b.a;
}

/// `while not ready: condition.wait()`
static bool isWaitLoop(const Program &program, Ref loop) {
  const ir::Module &m = program.irOf(loop.module);
  for (uint32_t i = loop.instr.v + 1; i < m[loop.instr].c; ++i)
    if (m.instrs[i].op == Op::Call)
      if (ApiId api = program.apiOf({loop.module, InstrId(i)});
          api && llvm::StringRef(program.model().api(api).name) == "threading.Condition.wait")
        return true;
  return false;
}

/// `while turn != me: pass`
static bool isSpinLoop(const ir::Module &m, const Instr &loop, uint32_t at) {
  if (ir::LoopKind(loop.aux) != ir::LoopKind::While)
    return false;
  bool changes = false;
  for (uint32_t i = at + 1; i < loop.c; ++i) {
    const Op op = m.instrs[i].op;
    if (op == Op::Loop || (op == Op::LoopBody && m.instrs[i].c == at && m.instrs[i].a != UINT32_MAX &&
                           m.instrs[m.instrs[i].a].op == Op::Const))
      return false;
    changes |= op == Op::Call || op == Op::Store || op == Op::StoreItem || op == Op::StoreAttr ||
               op == Op::Break || op == Op::Return || op == Op::Await || op == Op::Yield;
  }
  return !changes;
}

double Counter::whileTurns(Ref loop, const Frame &frame, Work &work) {
  const ir::Module &m = program.irOf(loop.module);
  const Instr &in = m[loop.instr];
  if (isWaitLoop(program, loop))
    return 1;
  if (std::optional<double> items = itemsTaken(loop, frame))
    return *items;
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
          bound = std::max(bound, isSquare(m, condition.a) ? std::sqrt(std::max(0.0, *n)) : *n);
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

/// A constant that is counted like any object: names and numbers live forever, other texts do not.
static bool isCountedText(const ir::Module &m, const Instr &in) {
  if (in.op != Op::Const || ir::ConstKind(in.aux) != ir::ConstKind::Str || in.a == UINT32_MAX)
    return false;
  llvm::StringRef text = m.text(NameId(in.a));
  return text.size() > 1 && !llvm::all_of(text, [](char c) { return llvm::isAlnum(c) || c == '_'; });
}

/// An object with a reference count of its own: no constant, class, function or module.
bool Counter::isCounted(Ref value, const Frame &frame) {
  // A text or buffer that was computed: `TEXT = "word " * 100`.
  for (VarId variable : program.variablesOf(value))
    for (Ref store : program.storesOf(variable))
      if (const Instr &s = program.instr(store);
          s.op == Op::Store && s.c != UINT32_MAX &&
          program.instr({store.module, InstrId(s.c)}).op == Op::BinOp && shapes.of(value, frame).length)
        return true;
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
    if (shapes.isShared(at, frame) && isCounted(at, frame))
      part.sharedReads += times;
  } else if (in.op == Op::LoadItem || in.op == Op::IterElem) {
    // What is in it: lists in a list, but small numbers live forever.
    if (shapes.isShared({at.module, InstrId(in.a)}, frame) &&
        (isCounted(at, frame) || shapes.of(at, frame).length))
      part.sharedReads += times;
  } else if (isCountedText(program.irOf(at.module), in)) {
    part.sharedReads += times;
  } else if (in.op == Op::StoreItem || in.op == Op::StoreAttr) {
    if (shapes.isShared({at.module, InstrId(in.a)}, frame))
      part.sharedWrites += times;
  }
}

double Counter::bytesOf(const Shape &shape) const {
  return shapes.leaves(shape).value_or(1) * 8; // numbers and short strings; buffers have no elements
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

constexpr llvm::StringLiteral Compilers[] = {"cython", "numba",     "nb",         "jit",
                                             "njit",   "vectorize", "guvectorize"};

/// Decorated for a compiler: what it costs, and whether it keeps the GIL, its source does not say.
static bool isCompiled(const ir::Module &m, const ir::Function &f) {
  if (!f.is(ir::funcflag::Decorated))
    return false;
  for (uint32_t i = 0; i < m.instrs.size(); ++i) {
    const Instr *x = &m.instrs[i], *decorator = &m.instrs[x->op == Op::Call ? x->a : i];
    if (x->op != Op::Call || !x->has(ir::flag::Decorator))
      continue;
    while (x->op == Op::Call && x->has(ir::flag::Decorator))
      x = &m[m.argsOf(*x)[0].value];
    if (x->op != Op::MakeFunc || &m.functions[FuncId(x->a)] != &f)
      continue;
    while (decorator->op == Op::Call || decorator->op == Op::LoadAttr)
      decorator = &m.instrs[decorator->a];
    if (decorator->op == Op::Load && llvm::is_contained(Compilers, m.text(NameId(decorator->a))))
      return true;
  }
  return false;
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
  if (steps > MaxSteps || stack.size() >= MaxCallDepth || info.ir->is(ir::funcflag::Async) ||
      isCompiled(program.irOf(info.module), *info.ir)) {
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
    if (in.op == Op::Loop && here.times > 1 && isSpinLoop(m, in, i)) {
      part.spins += here.times;
      here.enter(in.c, 1);
    } else if (in.op == Op::Loop && stack.size() == 1 && isSpinLoop(m, in, i)) {
      work.spinsUntilSet = work.serves = true;
      here.enter(in.c, 1);
    } else if (in.op == Op::Loop)
      here.enter(in.c, turns(at, frame, work));
    else if (in.op == Op::If)
      here.enter(in.c, 0.5);
    else if (in.op == Op::Except)
      here.enter(m.instrs[in.c].c, RareTimes);
    else if (in.op == Op::Call && !in.has(ir::flag::Decorator))
      call(at, frame, here.times, here.lock(), work);
    else if (in.op == Op::IterElem)
      nextItem(at, frame, here.times, here.lock(), work);
    else if (in.op == Op::Await || in.op == Op::Poison)
      work.unknownCalls += here.times;
  }
}

/// The variable is set before the loop in which the threads are made: all of them get the same object.
bool Counter::isOfAllTurns(Ref value, Ref creation) const {
  const ir::Module &m = program.irOf(value.module);
  llvm::SmallVector<VarId, 2> variables = program.variablesOf(value);
  if (m[value.instr].op != Op::Load || variables.empty())
    return false;
  uint32_t first = UINT32_MAX;
  for (uint32_t i = program.function(program.functionOf(creation)).ir->begin; i < creation.instr.v; ++i)
    if (m.instrs[i].op == Op::Loop && m.instrs[i].c > creation.instr.v)
      first = std::min(first, i);
  llvm::ArrayRef<Ref> stores = program.storesOf(variables[0]);
  return first != UINT32_MAX && !stores.empty() &&
         llvm::all_of(stores, [&](Ref s) { return s.module == value.module && s.instr.v < first; });
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
  auto give = [&](Shape shape, bool shared) {
    if (index >= frame.parameters.size())
      frame.parameters.resize(index + 1);
    shape.shared = shared || frame.parameters[index].shared;
    frame.parameters[index++] = shape;
  };
  if (apis.empty())
    return frame;
  const Api &api = model.api(apis[0]);
  for (const HandedValue &handed : handedValues(program, entry.creation, api)) {
    Shape shape = shapes.of(handed.value, creator);
    give(handed.isMapped ? shapes.element(shape) : shape,
         !handed.isMapped && isOfAllTurns(handed.value, entry.creation));
  }
  return frame;
}

/// How many tasks one place hands over, and to how many threads.
static void countTasks(const Program &program, Counter &counter, const Entry &entry, const Frame &creator,
                       WorkSplit &split) {
  std::optional<double> times = counter.timesAt(entry.creation, creator);
  llvm::SmallVector<ApiId, 2> apis = program.handOverApis(entry.creation);
  const Api *api = apis.empty() ? nullptr : &program.model().api(apis[0]);
  bool maps = api && api->effect == Effect::Map;
  if (times && maps) {
    Ref items = counter.sizes().argument(entry.creation, api->targetIndex + 1, "");
    std::optional<double> length = counter.sizes().of(items, creator).length;
    times = length ? std::optional(*times * *length) : std::nullopt;
  }
  split.inLoop = maps || isInLoop(program, entry.creation);
  split.tasksKnown = times.has_value();
  split.onPool = maps || (api && api->effect == Effect::Submit);
  split.tasks = times.value_or(entry.many ? 64 : 1);
  split.threads = entry.poolSize ? entry.poolSize : entry.runsOn == RunsOn::NewThread ? split.tasks : 0;
}

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
      counter.startEntry(false, seen ? counter.timesAt(entry.creation, creator).value_or(1) : 1);
      Frame frame = counter.entryFrame(entry, creator);
      split.task = counter.function(frame);
      if (entry.runsOn == RunsOn::Process)
        for (const Shape &p : frame.parameters)
          split.shippedBytes += counter.bytesOf(p);
      if (seen) {
        countTasks(flow.program, counter, entry, creator, split);
        counter.startEntry(true, 1);
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
