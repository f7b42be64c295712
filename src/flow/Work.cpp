// The work of each entry: how long it holds the GIL against how long it waits or releases it. A first, coarse
// estimate: loops with known bounds are multiplied out, unknown bounds are taken as small, unknown callees
// make it unknown.
#include "flow/Impl.h"
#include <cmath>
#include <optional>

namespace threadlint {

using ir::Instr;
using ir::Op;

namespace {

using Arguments = llvm::SmallVector<std::optional<double>, 4>; ///< numbers known to be passed, by parameter

constexpr double NsPerInstr = 15;     ///< a simple operation, CPython 3.8 to 3.13 on current hardware
constexpr double UnknownTurns = 1e4;  ///< of a loop whose bound is not known: data, of some size
constexpr double EndlessTurns = 1e12; ///< of `while True` without a way out
constexpr double LongNs = 5e5;        ///< work below is over in a few times what starting a thread costs
constexpr double WaitNs = 1e6;        ///< of one wait for something else, if it is one of very many
constexpr double LongWaitNs = 1e12;   ///< of waiting at all
constexpr double LargestShareFree = 0.1;
constexpr unsigned MaxDepth = 8;       ///< of calls followed
constexpr uint64_t MaxSteps = 1 << 20; ///< instructions looked at for one entry

struct Cost {
  double held = 0; ///< ns with the GIL
  double free = 0; ///< ns without it: waiting, or in code that releases it
  bool unknown = false;
};

class Estimate {
public:
  explicit Estimate(const Program &program) : program(program) {}
  /// The cost of one call; unknown once an entry has taken too many steps.
  Cost function(FuncId f, const Arguments &args);
  void startEntry() { steps = 0; }
  std::optional<double> number(Ref value, FuncId f, const Arguments &args, unsigned depth = 0) const;

private:
  const Program &program;
  llvm::SmallVector<FuncId, MaxDepth> stack;
  llvm::DenseMap<FuncId, Cost> known; ///< of functions called without known numbers
  uint64_t steps = 0;                 ///< instructions looked at for the current entry

  double turns(Ref loop, FuncId f, const Arguments &args) const;
  std::optional<double> itemsWritten(Ref container) const;
  void call(Ref at, FuncId f, const Arguments &args, double times, Cost &cost);
  void modelled(const Api &api, double times, Cost &cost) const;
};

std::optional<double> Estimate::number(Ref value, FuncId f, const Arguments &args, unsigned depth) const {
  if (value.instr.isNone() || depth > 6)
    return {};
  const Instr &in = program.instr(value);
  if (in.op == Op::Const && ir::ConstKind(in.aux) == ir::ConstKind::Int && in.a != UINT32_MAX)
    return in.a;
  if (in.op == Op::BinOp) {
    auto a = number({value.module, ir::InstrId(in.a)}, f, args, depth + 1);
    auto b = number({value.module, ir::InstrId(in.b)}, f, args, depth + 1);
    if (!a || !b)
      return {};
    ir::Operator op = ir::Operator(in.aux);
    if (op == ir::Operator::Add)
      return *a + *b;
    if (op == ir::Operator::Sub)
      return *a - *b;
    if (op == ir::Operator::Mul)
      return *a * *b;
    if (op == ir::Operator::Pow)
      return std::pow(*a, *b);
    if ((op == ir::Operator::FloorDiv || op == ir::Operator::Div) && *b != 0)
      return *a / *b;
    return {};
  }
  if (in.op != Op::Load)
    return {};
  VarId v = program.variablesOf(value)[0];
  for (uint32_t i = 0; i < args.size(); ++i)
    if (args[i] && program.parameter(f, i) == v)
      return args[i];
  llvm::ArrayRef<Ref> stores = program.storesOf(v);
  if (stores.size() != 1)
    return {};
  return number({stores[0].module, ir::InstrId(program.instr(stores[0]).c)}, f, args, depth + 1);
}

/// The length of a list or tuple that is written out, wherever it is passed to. An empty one is there to be
/// filled.
std::optional<double> Estimate::itemsWritten(Ref container) const {
  double most = 0;
  for (const AbstractValue &v : program.valuesOf(container)) {
    if (v.kind != ValueKind::Container || !v.site)
      return {};
    const Instr &made = program.instr(program.site(v.site).where);
    if (made.op != Op::MakeList && made.op != Op::MakeTuple && made.op != Op::MakeSet)
      return {};
    most = std::max(most, double(made.c));
  }
  return most > 0 ? std::optional<double>(most) : std::nullopt;
}

/// How often the body of a loop runs.
double Estimate::turns(Ref loop, FuncId f, const Arguments &args) const {
  const ir::Module &m = program.irOf(loop.module);
  const Instr &in = m[loop.instr];
  if (ir::LoopKind(in.aux) != ir::LoopKind::While) {
    const Instr &iterable = m.instrs[in.a];
    if (std::optional<double> items = itemsWritten({loop.module, ir::InstrId(in.a)}))
      return *items;
    ApiId api = iterable.op == Op::Call ? program.apiOf({loop.module, ir::InstrId(in.a)}) : ApiId();
    llvm::StringRef name = api ? llvm::StringRef(program.model().api(api).name) : llvm::StringRef();
    if (name != "builtins.range" && name != "builtins.xrange")
      return UnknownTurns;
    llvm::ArrayRef<ir::Arg> range = m.argsOf(iterable);
    auto at = [&](size_t k) {
      return k < range.size() ? number({loop.module, range[k].value}, f, args) : std::nullopt;
    };
    std::optional<double> first = at(0), second = at(1), step = at(2);
    if (range.size() == 1)
      return first.value_or(UnknownTurns);
    return first && second ? std::max(0.0, (*second - *first) / step.value_or(1)) : UnknownTurns;
  }
  bool leaves = false;
  double bound = UnknownTurns;
  for (uint32_t i = loop.instr.v + 1; i < in.c; ++i) {
    const Instr &x = m.instrs[i];
    leaves |= x.op == Op::Return || x.op == Op::Raise || (x.op == Op::Break && x.c == loop.instr.v);
    if (x.op != Op::LoopBody || x.c != loop.instr.v)
      continue;
    const Instr &condition = m.instrs[x.a];
    bool always = condition.op == Op::Const && ir::ConstKind(condition.aux) != ir::ConstKind::False;
    if (!always)
      leaves = true;
    if (condition.op == Op::Compare)
      for (uint32_t side : {condition.a, condition.b}) {
        std::optional<double> n = number({loop.module, ir::InstrId(side)}, f, args);
        bound = n ? std::max(bound, *n) : bound;
      }
  }
  return leaves ? bound : EndlessTurns;
}

void Estimate::modelled(const Api &api, double times, Cost &cost) const {
  if (api.effect == Effect::Acquire || api.effect == Effect::Release) {
    cost.held += 100 * times;
    return;
  }
  if (api.blocks == Blocks::Always || api.blocks == Blocks::UnlessTimeout) {
    cost.free += std::max(LongWaitNs, WaitNs * times);
    return;
  }
  double ns = api.ns ? api.ns : 100;
  if (api.gil == Gil::Releases || api.gil == Gil::ReleasesAbove || api.blocks == Blocks::Briefly)
    cost.free += std::max(ns, 1000.0) * times;
  else
    cost.held += ns * times;
}

void Estimate::call(Ref at, FuncId f, const Arguments &args, double times, Cost &cost) {
  const ir::Module &m = program.irOf(at.module);
  const Instr &in = m[at.instr];
  Callees callees = program.calleesOf(at);
  if (!callees.complete) {
    cost.unknown = true;
    return;
  }
  for (ApiId api : callees.apis)
    modelled(program.model().api(api), times, cost);
  for (FuncId callee : callees.functions) {
    Arguments passed;
    const FunctionInfo &info = program.function(callee);
    if (info.owner && !info.ir->is(ir::funcflag::StaticMethod))
      passed.push_back({});
    for (const ir::Arg &arg : m.argsOf(in))
      passed.push_back(arg.kind == ir::ArgKind::Positional ? number({at.module, arg.value}, f, args)
                                                           : std::nullopt);
    Cost one = function(callee, passed);
    cost.held += one.held * times;
    cost.free += one.free * times;
    cost.unknown |= one.unknown;
  }
}

/// Two calls of itself for each call grow exponentially with the argument: `fib(n)`.
static double recursionCost(const Program &program, FuncId f, const Arguments &args) {
  unsigned calls = 0;
  for (Ref c : program.callersOf(f))
    calls += program.functionOf(c) == f;
  for (const std::optional<double> &n : args)
    if (n && calls >= 2)
      return 150 * std::pow(1.6, std::min(*n, 100.0));
  return 1000;
}

Cost Estimate::function(FuncId f, const Arguments &args) {
  Cost cost;
  if (llvm::is_contained(stack, f))
    return cost; // counted where the recursion starts
  bool plain = llvm::none_of(args, [](const std::optional<double> &n) { return n.has_value(); });
  if (auto it = known.find(f); plain && it != known.end())
    return it->second;
  const FunctionInfo &info = program.function(f);
  steps += info.ir->end - info.ir->begin;
  if (steps > MaxSteps) {
    cost.unknown = true;
    return cost;
  }
  if (stack.size() >= MaxDepth || (info.ir->flags & (ir::funcflag::Async | ir::funcflag::Generator))) {
    cost.unknown = true;
    return cost;
  }
  stack.push_back(f);
  const ir::Module &m = program.irOf(info.module);
  double times = 1;
  llvm::SmallVector<double, 8> outer;
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    Ref at{info.module, ir::InstrId(i)};
    cost.held += NsPerInstr * times;
    if (in.op == Op::Loop) {
      outer.push_back(times);
      times *= turns(at, f, args);
    } else if (in.op == Op::EndLoop && !outer.empty()) {
      times = outer.pop_back_val();
    } else if (in.op == Op::Call && !in.has(ir::flag::Decorator)) {
      call(at, f, args, times, cost);
    } else if (in.op == Op::Await || in.op == Op::Poison) {
      cost.unknown = true;
    }
  }
  for (Ref c : program.callersOf(f))
    if (program.functionOf(c) == f) {
      cost.held += recursionCost(program, f, args);
      break;
    }
  stack.pop_back();
  if (plain && stack.empty())
    known[f] = cost;
  return cost;
}

/// Numbers that the creating call passes on to the target.
Arguments entryArguments(const Program &program, const Entry &entry, Estimate &estimate) {
  Arguments out;
  if (entry.creation.module.isNone())
    return out;
  const ir::Module &m = program.irOf(entry.creation.module);
  const FunctionInfo &target = program.function(entry.function);
  if (target.owner && !target.ir->is(ir::funcflag::StaticMethod))
    out.push_back({});
  FuncId creator = program.functionOf(entry.creation);
  for (const ir::Arg &arg : m.argsOf(program.instr(entry.creation))) {
    if (arg.kind != ir::ArgKind::Keyword || arg.name != knownName(known::args) ||
        !ir::hasArgs(m[arg.value].op))
      continue;
    for (const ir::Arg &element : m.argsOf(m[arg.value]))
      out.push_back(estimate.number({entry.creation.module, element.value}, creator, {}));
  }
  return out;
}

} // namespace

void classifyWork(Flow &flow) {
  Estimate estimate(flow.program);
  for (const Entry &entry : flow.facts.entries) {
    if (!entry.isFollowed()) {
      flow.facts.work.push_back(WorkClass::Unknown);
      continue;
    }
    estimate.startEntry();
    Cost cost = estimate.function(entry.function, entryArguments(flow.program, entry, estimate));
    WorkClass c = WorkClass::CpuBound;
    if (cost.free > LargestShareFree * cost.held)
      c = WorkClass::Waits;
    else if (cost.unknown)
      c = WorkClass::Unknown;
    else if (cost.held < LongNs)
      c = WorkClass::Small;
    flow.facts.work.push_back(c);
  }
}

} // namespace threadlint
