// Instructions -> whether they only look at what there is.
#include "checks/Idling.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

constexpr unsigned MaxCallDepth = 3;     ///< of calls followed
constexpr unsigned MaxInstructions = 80; ///< of a function that only looks

namespace {

/// A question to an object that other threads answer, and what waits for the answer.
struct Query {
  ObjectKind kind;
  llvm::StringLiteral method, waits;
  bool tries = false;  ///< only when told not to block
  bool raises = false; ///< `Empty` or `Full`
};
using Kind = ObjectKind;
constexpr Query Queries[] = {
    {Kind::Thread, "is_alive", "join"},
    {Kind::Thread, "isAlive", "join"},
    {Kind::Timer, "is_alive", "join"},
    {Kind::Event, "is_set", "wait"},
    {Kind::Event, "isSet", "wait"},
    {Kind::Queue, "empty", "get"},
    {Kind::Queue, "qsize", "get"},
    {Kind::Queue, "full", "put"},
    {Kind::Queue, "get", "get", true, true},
    {Kind::Queue, "put", "put", true, true},
    {Kind::Queue, "get_nowait", "get", false, true},
    {Kind::Queue, "put_nowait", "put", false, true},
    {Kind::SimpleQueue, "empty", "get"},
    {Kind::SimpleQueue, "qsize", "get"},
    {Kind::SimpleQueue, "get", "get", true, true},
    {Kind::SimpleQueue, "get_nowait", "get", false, true},
    {Kind::Lock, "locked", "acquire"},
    {Kind::Lock, "acquire", "acquire", true},
    {Kind::RLock, "locked", "acquire"},
    {Kind::RLock, "acquire", "acquire", true},
    {Kind::Condition, "acquire", "acquire", true},
    {Kind::Semaphore, "acquire", "acquire", true},
    {Kind::BoundedSemaphore, "acquire", "acquire", true},
    {Kind::Future, "done", "result"},
    {Kind::Future, "running", "result"},
    {Kind::Future, "ready", "wait"},
};

/// Of the library: they compute next to nothing.
constexpr llvm::StringLiteral Neutral[] = {
    "builtins.len",        "builtins.any",         "builtins.all",
    "builtins.bool",       "builtins.int",         "builtins.isinstance",
    "builtins.min",        "builtins.max",         "builtins.list",
    "builtins.tuple",      "builtins.getattr",     "builtins.hasattr",
    "builtins.dict.get",   "builtins.dict.values", "builtins.dict.items",
    "builtins.dict.keys",  "builtins.abs",         "threading.current_thread",
    "threading.get_ident",
};

} // namespace

Idling::Idling(const CheckContext &context)
    : context(context), program(context.program), shapes(context.program),
      callees(context.program.modules().size()) {
  for (const Access &a : context.facts.accesses) {
    if (a.isWrite())
      writes[a.place].push_back(&a);
    Ref read = a.isWrite() ? a.read : a.where;
    if (read.instr)
      reads[{read.module.v, read.instr.v}].push_back(&a);
  }
}

bool Idling::isTime(Ref value) const {
  if (program.instr(value).op != Op::Call)
    return false;
  ApiId api = program.apiOf(value);
  llvm::StringRef name = api ? llvm::StringRef(program.model().api(api).name) : "";
  return (name.starts_with("time.") && name != "time.sleep") || name.ends_with(".now") ||
         name.ends_with(".utcnow");
}

bool Idling::isCallee(Ref at) {
  std::vector<bool> &known = callees[at.module.v];
  const ir::Module &m = program.irOf(at.module);
  if (known.empty()) {
    known.resize(m.instrs.size());
    for (const Instr &in : m.instrs)
      if (in.op == Op::Call && in.a != UINT32_MAX)
        known[in.a] = true;
  }
  return known[at.instr.v];
}

/// A variable that another thread may write meanwhile.
void Idling::variable(Ref at, Looks &looks) const {
  auto read = reads.find({at.module.v, at.instr.v});
  if (read == reads.end())
    return;
  for (const Access *r : read->second) {
    auto write = writes.find(r->place);
    if (write == writes.end())
      continue;
    for (const Access *w : write->second)
      if (w->contents == r->contents && !w->byCaller && context.facts.mayRace(program, *r, *w)) {
        looks.all.push_back({.at = at, .change = w->where});
        return;
      }
  }
}

static bool isFalse(const ir::Module &m, InstrId value) {
  return isConst(m, value, ir::ConstKind::False) ||
         (isConst(m, value, ir::ConstKind::Int) && m[value].a == 0);
}

/// `acquire(False)`, `get(block=False)`, `acquire(timeout=0)`.
static bool isTry(const ir::Module &m, const Instr &call) {
  for (const ir::Arg &arg : m.argsOf(call)) {
    if (arg.kind == ir::ArgKind::Positional)
      return isFalse(m, arg.value);
    if (arg.kind == ir::ArgKind::Keyword && isFalse(m, arg.value))
      return true;
  }
  return false;
}

std::optional<Look> Idling::query(Ref call) const {
  const ir::Module &m = program.irOf(call.module);
  const Instr &in = m[call.instr];
  if (ApiId api = program.apiOf(call)) {
    llvm::StringRef name = program.model().api(api).name;
    if (name == "threading.active_count" || name == "threading.activeCount")
      return Look{.at = call, .method = name, .waits = "join"};
  }
  InstrId receiver = receiverOf(m, in);
  if (!receiver)
    return {};
  llvm::StringRef method = m.text(calleeName(m, in));
  ObjectKind kind = surelyKind(program, {call.module, receiver});
  for (const Query &q : Queries)
    if (q.kind == kind && q.method == method && (!q.tries || isTry(m, in)))
      return Look{.at = call,
                  .method = q.method,
                  .waits = q.waits,
                  .object = {call.module, receiver},
                  .raises = q.raises,
                  .refuses = q.tries && !q.raises};
  return {};
}

bool Idling::sleepFor(Ref call, Looks &looks) {
  const ir::Module &m = program.irOf(call.module);
  llvm::ArrayRef<ir::Arg> args = m.argsOf(m[call.instr]);
  std::optional<double> seconds;
  if (args.size() == 1)
    seconds = shapes.number({call.module, args[0].value}, Frame{program.functionOf(call), {}, nullptr});
  if (!seconds)
    return false;
  looks.sleep = call;
  looks.seconds += *seconds;
  return true;
}

/// A function that only looks at something; others compute.
bool Idling::function(FuncId f, Looks &looks, unsigned depth) {
  const FunctionInfo &info = program.function(f);
  bool plain = !info.ir->is(ir::funcflag::Async) && !info.ir->is(ir::funcflag::Generator) &&
               !info.ir->is(ir::funcflag::HasError);
  if (depth >= MaxCallDepth || !plain || info.ir->end - info.ir->begin > MaxInstructions)
    return false;
  const ir::Module &m = program.irOf(info.module);
  size_t before = looks.all.size();
  Ref slept = looks.sleep;
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Loop && ir::LoopKind(in.aux) == ir::LoopKind::While)
      return false;
    if (!look({info.module, InstrId(i)}, looks, depth + 1))
      return false;
  }
  bool raises = llvm::any_of(looks.all, [](const Look &l) { return l.raises; });
  return !raises && (looks.all.size() > before || !(looks.sleep == slept));
}

bool Idling::call(Ref at, Looks &looks, unsigned depth) {
  const Instr &in = program.instr(at);
  if (in.has(ir::flag::Decorator))
    return false;
  if (std::optional<Look> asked = query(at)) {
    looks.all.push_back(*asked);
    return true;
  }
  if (isTime(at))
    return true;
  if (ApiId api = program.apiOf(at)) {
    llvm::StringRef name = program.model().api(api).name;
    if (name == "time.sleep")
      return sleepFor(at, looks);
    if (name == "os.sched_yield")
      looks.sleep = at;
    variable(at, looks);
    return name == "os.sched_yield" || llvm::is_contained(Neutral, name);
  }
  const Instr &callee = program.instr({at.module, InstrId(in.a)});
  if (callee.op == Op::Load && ir::ScopeKind(callee.aux) == ir::ScopeKind::Local)
    return false; // a helper that waits for whatever it is given
  Callees callees = program.calleesOf(at);
  return callees.complete && callees.apis.empty() && callees.classes.empty() && !callees.functions.empty() &&
         llvm::all_of(callees.functions, [&](FuncId f) { return function(f, looks, depth); });
}

bool Idling::attribute(Ref at, Looks &looks, unsigned depth) {
  if (isCallee(at))
    return true; // the call decides
  if (FuncId getter = program.propertyOf(at))
    return function(getter, looks, depth);
  variable(at, looks);
  if (!program.variablesOf(at).empty())
    return true;
  // Attributes of objects that are not known may be properties.
  llvm::ArrayRef<AbstractValue> bases = program.valuesOf({at.module, InstrId(program.instr(at).a)});
  return !bases.empty() && llvm::all_of(bases, [](const AbstractValue &v) {
    return v.kind == ValueKind::Module || v.kind == ValueKind::External || v.kind == ValueKind::Api ||
           v.kind == ValueKind::Class || v.kind == ValueKind::ApiInstance;
  });
}

bool Idling::look(Ref at, Looks &looks, unsigned depth) {
  const ir::Module &m = program.irOf(at.module);
  const Instr &in = m[at.instr];
  switch (in.op) {
  case Op::Call:
    return call(at, looks, depth);
  case Op::LoadAttr:
    return attribute(at, looks, depth);
  case Op::Load:
    if (!isCallee(at))
      variable(at, looks);
    return true;
  case Op::LoadItem:
    variable(at, looks);
    return !program.mayBeUnknown({at.module, InstrId(in.a)});
  case Op::Compare:
    variable(at, looks);
    return true;
  case Op::BinOp:
    return !in.has(ir::flag::InPlace);
  case Op::Store:
    return ir::ScopeKind(in.aux) == ir::ScopeKind::Local || ir::ScopeKind(in.aux) == ir::ScopeKind::CompVar;
  case Op::With: {
    ObjectKind kind = surelyKind(program, {at.module, InstrId(in.a)});
    return kind == ObjectKind::Lock || kind == ObjectKind::RLock || kind == ObjectKind::Condition;
  }
  case Op::IterElem:
    variable(at, looks);
    return !in.has(ir::flag::Async);
  case Op::Const:
  case Op::Annot:
  case Op::Unary:
  case Op::Select:
  case Op::Slice:
  case Op::MakeTuple:
  case Op::MakeList:
  case Op::Comp:
  case Op::Unpack:
  case Op::Enter:
  case Op::Caught:
  case Op::Return:
  case Op::Raise:
  case Op::Break:
  case Op::Continue:
  case Op::Assert:
  case Op::If:
  case Op::Else:
  case Op::EndIf:
  case Op::Loop:
  case Op::LoopBody:
  case Op::LoopElse:
  case Op::EndLoop:
  case Op::Try:
  case Op::Except:
  case Op::TryElse:
  case Op::Finally:
  case Op::EndTry:
  case Op::EndWith:
    return true;
  case Op::FString:
  case Op::Poison:
  case Op::Del:
  case Op::StoreAttr:
  case Op::DelAttr:
  case Op::AnnotAttr:
  case Op::StoreItem:
  case Op::DelItem:
  case Op::MakeSet:
  case Op::MakeDict:
  case Op::MakeFunc:
  case Op::MakeClass:
  case Op::Captured:
  case Op::Import:
  case Op::ImportFrom:
  case Op::ImportStar:
  case Op::Await:
  case Op::Yield:
  case Op::YieldFrom:
  case Op::Match:
  case Op::Case:
  case Op::EndMatch:
    return false;
  }
  return false;
}

} // namespace threadlint
