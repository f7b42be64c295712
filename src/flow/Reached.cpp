// An object that comes out of a container, a call or a constructor -> how threads share it, by what these
// were given.
#include "flow/Containers.h"
#include "flow/Entries.h"
#include "flow/Updates.h"
#include "llvm/ADT/StringSwitch.h"
#include <deque>

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

constexpr unsigned MaxDepth = 6;   ///< containers, attributes and calls that an object is reached through
constexpr unsigned MaxSources = 8; ///< expressions that one value may come from
constexpr unsigned MaxReturns = 4;
constexpr unsigned MaxSteps = 64; ///< sources looked at in all

class Reach {
public:
  Reach(const Flow &flow, EntryId owner, llvm::function_ref<Sharing(Ref)> ofOwn,
        llvm::function_ref<bool(Ref)> isOne)
      : program(flow.program), facts(flow.facts), owner(owner), ofOwn(ofOwn), isOne(isOne) {}
  Sharing of(Ref value) { return of({value, nullptr}, MaxDepth); }

private:
  /// A call that was gone into; its arguments stand in the frame around it.
  struct Frame {
    Ref call;
    FuncId callee;
    const Frame *around;
  };
  struct Source {
    Ref value;
    const Frame *in;
    Source at(uint32_t instr) const { return {{value.module, InstrId(instr)}, in}; }
  };

  const Program &program;
  const Facts &facts;
  EntryId owner;
  llvm::function_ref<Sharing(Ref)> ofOwn;
  llvm::function_ref<bool(Ref)> isOne;
  std::deque<Frame> frames;
  unsigned steps = 0;

  llvm::SmallVector<Source, 4> sourcesOf(Source s);
  bool addStores(Source s, llvm::SmallVectorImpl<Source> &out) const;
  bool addReturns(Source s, llvm::SmallVectorImpl<Source> &out);
  Sharing of(Source s, unsigned depth);
  Sharing ofOne(Source s, unsigned depth);
  Sharing ofName(Source s, unsigned depth);
  Sharing ofElement(Source container, InstrId key, unsigned depth);
  Sharing ofAttribute(Source load, unsigned depth);
  Sharing ofResult(Source call, unsigned depth);
  bool makesObject(Source s) const;
};

/// A local that several stores of its function give a value.
bool Reach::addStores(Source s, llvm::SmallVectorImpl<Source> &out) const {
  if (program.instr(s.value).op != Op::Load)
    return false;
  VarId local = program.variablesOf(s.value)[0];
  FuncId f = program.functionOf(s.value);
  if (!local || program.variable(local).root != VarRoot::Local || parameterOf(program, local).first)
    return false;
  llvm::ArrayRef<Ref> stores = program.storesOf(local);
  if (stores.size() < 2 || stores.size() > MaxReturns ||
      llvm::any_of(stores, [&](Ref store) { return program.functionOf(store) != f; }))
    return false;
  for (Ref store : stores)
    if (uint32_t value = program.instr(store).c; value != UINT32_MAX)
      out.push_back(s.at(value));
  return true;
}

/// What the one function returns that is called.
bool Reach::addReturns(Source s, llvm::SmallVectorImpl<Source> &out) {
  if (program.instr(s.value).op != Op::Call)
    return false;
  Callees callees = program.calleesOf(s.value);
  if (callees.functions.size() != 1 || !callees.classes.empty())
    return false;
  FuncId f = callees.functions[0];
  const FunctionInfo &info = program.function(f);
  unsigned deep = 0;
  for (const Frame *frame = s.in; frame; frame = frame->around)
    if (++deep >= MaxDepth || frame->callee == f)
      return false;
  if (info.ir->flags & (ir::funcflag::Generator | ir::funcflag::Async | ir::funcflag::Decorated))
    return false;
  const ir::Module &m = program.irOf(info.module);
  llvm::SmallVector<uint32_t, MaxReturns> returned;
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
    if (m.instrs[i].op == Op::Return && m.instrs[i].a != UINT32_MAX)
      returned.push_back(m.instrs[i].a);
  if (returned.empty() || returned.size() > MaxReturns)
    return false;
  frames.push_back({s.value, f, s.in});
  for (uint32_t value : returned)
    out.push_back({{info.module, InstrId(value)}, &frames.back()});
  return true;
}

llvm::SmallVector<Reach::Source, 4> Reach::sourcesOf(Source s) {
  llvm::SmallVector<Source, 4> out;
  llvm::SmallVector<Source, 8> todo{s};
  for (unsigned seen = 0; !todo.empty(); ++seen) {
    if (seen > MaxSources)
      return {};
    Source at = todo.pop_back_val();
    at.value = soleDefinitionOf(program, at.value);
    const Instr &in = program.instr(at.value);
    if (in.op == Op::Const)
      continue;
    if (in.op == Op::Select) {
      todo.push_back(at.at(in.a));
      todo.push_back(at.at(in.b));
    } else if (!addStores(at, todo) && !addReturns(at, todo)) {
      out.push_back(at);
    }
  }
  return out;
}

/// Shared, when some source is and none is unknown.
Sharing Reach::of(Source s, unsigned depth) {
  if (depth == 0)
    return Sharing::Unknown;
  Sharing out = Sharing::Unknown;
  for (Source one : sourcesOf(s)) {
    Sharing found = ofOne(one, depth);
    if (found == Sharing::Unknown)
      return found;
    if (out != Sharing::Shared)
      out = found;
  }
  return out;
}

bool Reach::makesObject(Source s) const {
  llvm::ArrayRef<AbstractValue> values = program.valuesOf(s.value);
  return program.instr(s.value).op == Op::Call && values.size() == 1 && values[0].site &&
         program.site(values[0].site).where == s.value;
}

Sharing Reach::ofOne(Source s, unsigned depth) {
  if (depth == 0 || ++steps > MaxSteps)
    return Sharing::Unknown;
  if (isOne(s.value))
    return Sharing::Shared;
  const Instr &in = program.instr(s.value);
  switch (in.op) {
  case Op::Load:
    return ofName(s, depth);
  case Op::LoadAttr:
    return ofAttribute(s, depth);
  case Op::LoadItem:
    return ofElement(s.at(in.a), InstrId(in.b), depth);
  case Op::Call:
    return ofResult(s, depth);
  case Op::IterElem: {
    Ref container = goneThrough(program, s.at(in.a).value);
    return container.instr.isNone() ? Sharing::Unknown : of({container, s.in}, depth - 1);
  }
  default:
    return Sharing::Unknown;
  }
}

Sharing Reach::ofName(Source s, unsigned depth) {
  Base b = baseOf(program, s.value);
  if (b.kind == Base::Global)
    return Sharing::Shared;
  if (!s.in)
    return ofOwn(s.value);
  if (b.kind != Base::Self && b.kind != Base::Parameter)
    return Sharing::Unknown;
  const Instr &callee = program.instr({s.in->call.module, InstrId(program.instr(s.in->call).a)});
  Ref given = argumentAt(program, s.in->call, s.in->callee, b.parameter);
  if (b.kind == Base::Self && callee.op == Op::LoadAttr)
    given = {s.in->call.module, InstrId(callee.a)};
  return given.module.isNone() ? Sharing::Unknown : of({given, s.in->around}, depth - 1);
}

/// Of a container that threads share, unless each of them has a key of its own.
Sharing Reach::ofElement(Source container, InstrId key, unsigned depth) {
  if (!isContainer(program, container.value))
    return Sharing::Unknown;
  Sharing whole = of(container, depth - 1);
  if (whole != Sharing::Shared)
    return whole;
  return isKeyOfThread(program, facts, owner, container.value, key, false) ? Sharing::PerThread
                                                                           : Sharing::Shared;
}

/// What a new object was given to keep; else what is in an object belongs to whom that belongs to.
Sharing Reach::ofAttribute(Source load, unsigned depth) {
  if (baseOf(program, load.value).kind == Base::Global)
    return Sharing::Shared;
  Sharing out = Sharing::Unknown;
  for (Source object : sourcesOf(load.at(program.instr(load.value).a))) {
    Sharing found = Sharing::Unknown;
    Callees made = makesObject(object) ? program.calleesOf(object.value) : Callees();
    llvm::SmallVector<VarId, 2> variables = program.variablesOf(load.value);
    if (made.classes.empty()) {
      found = makesObject(object) ? Sharing::Unknown : ofOne(object, depth - 1);
    } else if (made.functions.size() == 1 && variables.size() == 1 &&
               program.storesOf(variables[0]).size() == 1) {
      Ref store = program.storesOf(variables[0])[0];
      Ref value = soleDefinitionOf(program, {store.module, InstrId(program.instr(store).c)});
      VarId name = program.instr(value).op == Op::Load ? program.variablesOf(value)[0] : VarId();
      auto [init, index] = name ? parameterOf(program, name) : std::pair<FuncId, uint32_t>();
      if (init == made.functions[0] && program.functionOf(store) == init)
        if (Ref given = argumentAt(program, object.value, init, index); !given.module.isNone())
          found = of({given, object.in}, depth - 1);
    }
    if (found == Sharing::Unknown)
      return found;
    if (out != Sharing::Shared)
      out = found;
  }
  return out;
}

/// `d.get(key)`, `min(xs)`; a new object is the caller's own.
Sharing Reach::ofResult(Source call, unsigned depth) {
  const ir::Module &m = program.irOf(call.value.module);
  const Instr &in = program.instr(call.value);
  const Instr &callee = m.instrs[in.a];
  auto args = m.argsOf(in);
  if (makesObject(call))
    return Sharing::PerThread;
  if (args.empty() || args[0].kind != ir::ArgKind::Positional)
    return Sharing::Unknown;
  if (callee.op == Op::LoadAttr &&
      (m.text(NameId(callee.b)) == "get" || m.text(NameId(callee.b)) == "setdefault"))
    return ofElement(call.at(callee.a), args[0].value, depth);
  ApiId api = program.apiOf(call.value);
  bool chooses = api && llvm::StringSwitch<bool>(program.model().api(api).name)
                            .Cases("builtins.min", "builtins.max", "builtins.next", true)
                            .Cases("random.choice", "secrets.choice", true)
                            .Default(false);
  Ref container = chooses ? goneThrough(program, call.at(args[0].value.v).value) : Ref();
  return container.instr.isNone() ? Sharing::Unknown : of({container, call.in}, depth - 1);
}

} // namespace

Sharing sharingOfReached(const Flow &flow, EntryId owner, Ref value, llvm::function_ref<Sharing(Ref)> ofOwn,
                         llvm::function_ref<bool(Ref)> isOne) {
  Sharing found = Reach(flow, owner, ofOwn, isOne).of(value);
  return found == Sharing::Shared ? found : Sharing::Unknown;
}

} // namespace threadlint
