// A function that runs unattended -> whether an exception can leave it.
#include "checks/Failures.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// Library calls that do not raise in practice: clocks, locks, queues, changes of containers, output.
static bool isHarmless(llvm::StringRef name) {
  static constexpr llvm::StringRef raising[] = {
      "builtins.open",         "builtins.int",        "builtins.float",    "builtins.next",
      "builtins.eval",         "builtins.exec",       "builtins.compile",  "builtins.__import__",
      "builtins.list.remove",  "builtins.list.index", "builtins.list.pop", "builtins.set.remove",
      "builtins.bytes.decode", "builtins.str.encode", "builtins.max",      "builtins.min",
      "builtins.chr",          "builtins.input"};
  static constexpr llvm::StringRef areas[] = {"builtins.",   "time.",
                                              "threading.",  "_thread.",
                                              "queue.",      "collections.",
                                              "logging.",    "random.",
                                              "traceback.",  "sys.",
                                              "datetime.",   "itertools.",
                                              "gc.",         "concurrent.futures.",
                                              "os.getpid",   "os.path.",
                                              "os.environ",  "functools.",
                                              "contextlib.", "multiprocessing.",
                                              "string.",     "math.",
                                              "uuid."};
  return !llvm::is_contained(raising, name) &&
         llvm::any_of(areas, [&](llvm::StringRef area) { return name.starts_with(area); });
}

/// The same for objects that are not known.
static bool isHarmlessMethod(llvm::StringRef name) {
  static constexpr llvm::StringRef names[] = {
      "append",  "add",     "put",    "set",    "update",     "put_nowait", "task_done",
      "release", "acquire", "is_set", "extend", "clear",      "items",      "keys",
      "values",  "lower",   "upper",  "strip",  "split",      "emit",       "empty",
      "qsize",   "full",    "pack",   "copy",   "startswith", "endswith",   "total_seconds"};
  return llvm::is_contained(names, name);
}

namespace {

/// A `try` and what its handlers catch: the body is [begin, firstHandler), it ends at `end`.
struct Protection {
  uint32_t begin, firstHandler, end;
  bool catchesAll = false;
  uint32_t broadBegin = 0, broadEnd = 0; ///< of the handler for everything
};

/// The handler passes the exception on, and leaves no trace of it either.
bool passesOn(const ir::Module &m, uint32_t begin, uint32_t end) {
  bool raises = false, logs = false;
  for (uint32_t i = begin; i < end; ++i) {
    raises |= m.instrs[i].op == Op::Raise;
    logs |= m.instrs[i].op == Op::Call && isLogging(m, m.instrs[i]);
  }
  return raises && !logs;
}

std::vector<Protection> protectionsOf(const ir::Module &m, const ir::Function &f) {
  std::vector<Protection> all;
  for (uint32_t t = f.begin; t < f.end; ++t) {
    if (m.instrs[t].op != Op::Try)
      continue;
    uint32_t end = m.instrs[t].c;
    Protection p{t, end, end};
    bool inBroad = false;
    for (uint32_t i = t + 1; i <= end; ++i) {
      const Instr &in = m.instrs[i];
      bool marker = (in.op == Op::Except || in.op == Op::TryElse || in.op == Op::Finally) && in.c == t;
      if (!marker && i != end)
        continue;
      if (inBroad) {
        p.broadEnd = i;
        p.catchesAll = !passesOn(m, p.broadBegin, i);
        inBroad = false;
      }
      if (p.firstHandler == end)
        p.firstHandler = i;
      if (in.op == Op::Except && handlerCatches(m, i, end, {}, true)) {
        p.broadBegin = i;
        inBroad = true;
      }
    }
    all.push_back(p);
  }
  return all;
}

bool hasHandlers(const ir::Module &m, const Protection &p) {
  return p.firstHandler != p.end && m.instrs[p.firstHandler].op == Op::Except;
}

} // namespace

/// `with suppress(Exception)`, or a context manager whose name says that it reports errors.
static bool isSuppressed(const ir::Module &m, const ir::Function &f, uint32_t at) {
  for (uint32_t w = f.begin; w < at; ++w) {
    const Instr &in = m.instrs[w];
    if (in.op != Op::With || in.c < at || m.instrs[in.a].op != Op::Call)
      continue;
    NameId name = calleeName(m, m.instrs[in.a]);
    llvm::StringRef text = name ? m.text(name) : "";
    if (text.contains_insensitive("suppress") || text.contains_insensitive("exception") ||
        text.contains_insensitive("error"))
      return true;
  }
  return false;
}

Failing Failures::of(FuncId function) {
  auto [it, isNew] = known.try_emplace(function, Failing::No); // of a cycle: what the rest of it says
  if (!isNew)
    return it->second;
  constexpr unsigned MaxDepth = 12;
  if (depth == MaxDepth)
    return it->second = Failing::Yes;
  ++depth;
  Failing result = ofBody(function);
  --depth;
  known[function] = result;
  return result;
}

Failing Failures::ofBody(FuncId function) {
  const FunctionInfo &info = program.function(function);
  const ir::Module &m = program.irOf(info.module);
  const ir::Function &f = *info.ir;
  if (f.is(ir::funcflag::HasError) || f.is(ir::funcflag::Generator) || f.is(ir::funcflag::Async) ||
      !isPlainlyDecorated(program, function))
    return Failing::Unknown;
  std::vector<Protection> protections = protectionsOf(m, f);
  Failing worst = Failing::No;
  for (uint32_t i = f.begin; i < f.end && worst != Failing::Yes; ++i) {
    bool caught = false, partly = false;
    for (const Protection &p : protections) {
      bool inBody = p.begin < i && i < p.firstHandler;
      caught |= p.catchesAll && (inBody || (p.broadBegin <= i && i < p.broadEnd));
      partly |= hasHandlers(m, p) && p.begin < i && i < p.end;
    }
    if (caught || isSuppressed(m, f, i))
      continue;
    Failing here = ofInstr({info.module, InstrId(i)});
    if (here == Failing::No)
      continue;
    if (here != Failing::Unknown && worst != Failing::Partly)
      risks[function] = {info.module, InstrId(i)};
    if (here == Failing::Unknown)
      worst = worst == Failing::No ? Failing::Unknown : worst;
    else if (partly || here == Failing::Partly)
      worst = Failing::Partly;
    else
      worst = Failing::Yes;
  }
  return worst;
}

Failing Failures::ofInstr(Ref at) {
  const ir::Module &m = program.irOf(at.module);
  const Instr &in = m[at.instr];
  auto constant = [&](uint32_t v) { return m.instrs[v].op == Op::Const; };
  switch (in.op) {
  case Op::Raise:
  case Op::Assert:
    return Failing::Yes;
  case Op::BinOp: {
    auto op = ir::Operator(in.aux);
    bool divides = op == ir::Operator::Div || op == ir::Operator::FloorDiv;
    return divides && m.instrs[in.b].op == Op::Load ? Failing::Yes : Failing::No;
  }
  case Op::LoadItem:
    return m.instrs[in.b].op == Op::Slice || constant(in.b) ? Failing::No : Failing::Yes;
  case Op::Call:
    return ofCall(at);
  default:
    return Failing::No;
  }
}

Failing Failures::ofCall(Ref call) {
  const ir::Module &m = program.irOf(call.module);
  const Instr &in = m[call.instr];
  if (isLogging(m, in) || in.has(ir::flag::Print) || in.has(ir::flag::Decorator))
    return Failing::No;
  Callees callees = program.calleesOf(call);
  Failing worst = Failing::No;
  for (ApiId a : callees.apis)
    if (!isHarmless(program.model().api(a).name))
      worst = Failing::Yes;
  if (!callees.complete && callees.functions.empty() && callees.apis.empty())
    return receiverOf(m, in) && isHarmlessMethod(m.text(calleeName(m, in))) ? Failing::No : Failing::Yes;
  for (FuncId f : callees.functions) {
    const ir::Function &callee = *program.function(f).ir;
    // The call only makes a generator.
    Failing one = callee.is(ir::funcflag::Generator) || callee.is(ir::funcflag::Async) ? Failing::No : of(f);
    if (one == Failing::Yes || (one == Failing::Partly && worst != Failing::Yes) ||
        (one == Failing::Unknown && worst == Failing::No))
      worst = one;
  }
  return worst;
}

Ref Failures::riskOf(Ref target) const {
  auto functions = program.functionsOf(target);
  auto it = functions.empty() ? risks.end() : risks.find(functions[0]);
  return it == risks.end() ? Ref() : it->second;
}

Failing Failures::ofTarget(Ref target) {
  auto functions = program.functionsOf(target);
  if (!functions.empty()) {
    Failing least = Failing::Yes;
    for (FuncId f : functions) {
      Failing one = of(f);
      if (one == Failing::No || one == Failing::Unknown)
        return one;
      if (one == Failing::Partly)
        least = one;
    }
    return least;
  }
  llvm::ArrayRef<AbstractValue> values = program.valuesOf(target);
  if (values.size() != 1)
    return Failing::Unknown;
  const AbstractValue &v = values[0];
  if (v.kind == ValueKind::Api || v.kind == ValueKind::ApiMethod)
    return isHarmless(program.model().api(ApiId(v.id)).name) ? Failing::No : Failing::Yes;
  return v.kind == ValueKind::External ? Failing::Yes : Failing::Unknown;
}

} // namespace threadlint
