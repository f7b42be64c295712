// A thread -> what it leaves behind for others, and where a function uses that.
#include "checks/ThreadResults.h"
#include "checks/Borders.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

ThreadResults::ThreadResults(const CheckContext &context, EntryId entry)
    : context(context), program(context.program), entry(entry) {
  FuncId own = context.facts.entries[entry].function;
  collect(own);
  for (const Hop &hop : context.borders->hops())
    if (hop.callee != own && llvm::is_contained(context.borders->threadsOf(hop.callee), entry) &&
        hop.caller == own)
      collect(hop.callee);
}

static bool isInWhile(const Program &program, Ref at) {
  const ir::Module &m = program.irOf(at.module);
  return llvm::any_of(enclosingMarkers(program, at), [&](InstrId marker) {
    return m[marker].op == Op::Loop && ir::LoopKind(m[marker].aux) == ir::LoopKind::While;
  });
}

void ThreadResults::collect(FuncId f) {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  if (info.ir->is(ir::funcflag::Async | ir::funcflag::Generator))
    return;
  forEachInstr(m, *info.ir, [&](InstrId i, const Instr &in) { collectWrite({info.module, i}, in); });
}

void ThreadResults::collectWrite(Ref at, const Instr &in) {
  const ir::Module &m = program.irOf(at.module);
  InstrId container;
  if (in.op == Op::StoreItem) {
    container = InstrId(in.a);
  } else if (in.op == Op::Call) {
    container = receiverOf(m, in);
    ApiId api = container ? program.apiOf(at) : ApiId();
    if (!api || !program.model().api(api).mutates)
      return;
  } else if (in.op == Op::Store || in.op == Op::StoreAttr) {
    if (InstrId(in.c).isNone() || m.instrs[in.c].op == Op::Const || isInWhile(program, at))
      return;
    llvm::SmallVector<VarId, 2> places = program.variablesOf(at);
    bool isLocal = in.op == Op::Store && ir::ScopeKind(in.aux) != ir::ScopeKind::Global &&
                   ir::ScopeKind(in.aux) != ir::ScopeKind::Cell;
    bool isOwn =
        in.op == Op::StoreAttr && isSelf(m, *program.function(program.functionOf(at)).ir, InstrId(in.a));
    if (places.size() == 1 && !isLocal && (in.op == Op::Store || isOwn))
      variables.try_emplace(places[0], at);
    return;
  }
  if (!container || isInWhile(program, at))
    return;
  llvm::ArrayRef<AbstractValue> values = program.valuesOf({at.module, container});
  if (values.size() == 1 && values[0].kind == ValueKind::Container && values[0].site)
    containers.try_emplace(values[0].site, at);
}

/// `worker.result`, of the thread object; `self.result`, of the object whose method is the target; a global;
/// a name of the function around.
bool ThreadResults::isOfThread(Ref load) const {
  const ir::Module &m = program.irOf(load.module);
  const Instr &in = m[load.instr];
  const Entry &e = context.facts.entries[entry];
  if (in.op == Op::Load)
    return true;
  Ref base{load.module, InstrId(in.a)};
  llvm::SmallVector<SiteId, 2> sites = sitesOf(program, base);
  if (e.start == Start::Run)
    return sites.size() == 1 && sites[0] == e.handle;
  if (e.target.module != load.module || program.instr(e.target).op != Op::LoadAttr ||
      program.functionOf(e.target) != program.functionOf(load))
    return false;
  const ir::Function &f = *program.function(program.functionOf(load)).ir;
  InstrId owner(program.instr(e.target).a);
  if (isSelf(m, f, base.instr))
    return isSelf(m, f, owner);
  return sites.size() == 1 && sites == sitesOf(program, {load.module, owner});
}

/// What the value is used for is neither a test nor another hand-over.
bool ThreadResults::isWork(Ref load) const {
  const ir::Module &m = program.irOf(load.module);
  Ref at = load;
  for (unsigned step = 0; step < 6; ++step) {
    InstrId user = userOf(program, at);
    if (!user)
      return false;
    const Instr &in = m[user];
    switch (in.op) {
    case Op::Return:
    case Op::Assert:
    case Op::Yield:
    case Op::FString:
    case Op::BinOp:
    case Op::IterElem:
    case Op::Unpack:
      return in.op != Op::Return || step > 0 || m[load.instr].op == Op::LoadAttr;
    case Op::Loop:
      return true;
    case Op::StoreItem: // `totals[name] = result`
      return in.c == at.instr.v;
    case Op::LoadItem:
      if (in.a != at.instr.v)
        return true;
      break;
    case Op::LoadAttr:
    case Op::Compare:
      break;
    case Op::Call: {
      if (in.a == at.instr.v)
        break; // `results.sort()`
      NameId name = calleeName(m, in);
      bool looks = llvm::StringSwitch<bool>(name ? m.text(name) : "")
                       .Cases("print", "sum", "sorted", "max", "min", "list", "any", "all", true)
                       .Cases("len", "str", "dict", "set", "tuple", "join", "dumps", "enumerate", true)
                       .Cases("zip", "repr", "int", "float", "round", "mean", "format", true)
                       .Default(false);
      if (!looks)
        return false;
      if (m.text(name) == "print")
        return true;
      break;
    }
    default:
      return false;
    }
    at.instr = user;
  }
  return false;
}

Ref ThreadResults::writeOf(Ref load) const {
  const Instr &in = program.instr(load);
  if (in.op != Op::Load && in.op != Op::LoadAttr)
    return {};
  llvm::ArrayRef<AbstractValue> values = program.valuesOf(load);
  if (values.size() == 1 && values[0].kind == ValueKind::Container && values[0].site)
    if (auto found = containers.find(values[0].site); found != containers.end())
      return found->second;
  llvm::SmallVector<VarId, 2> places = program.variablesOf(load);
  if (places.size() != 1 || !isOfThread(load))
    return {};
  auto found = variables.find(places[0]);
  return found == variables.end() ? Ref() : found->second;
}

bool ThreadResults::isUse(Ref load) const {
  if (program.instr(load).has(ir::flag::InPlace))
    return false; // an update of its own
  Ref write = writeOf(load);
  return !write.module.isNone() && program.functionOf(write) != program.functionOf(load) && isWork(load);
}

static bool mayWait(const CheckContext &context, Ref call) {
  const Program &program = context.program;
  const ir::Module &m = program.irOf(call.module);
  const Instr &in = program.instr(call);
  NameId name = calleeName(m, in);
  if (isLogging(m, in))
    return false;
  if (name && (m.text(name) == "start" || m.text(name) == "append"))
    return false;
  bool isTimedJoin = name && m.text(name) == "join" && receiverOf(m, in) && in.c == 1;
  if (isTimedJoin && !isConst(m, m.argsOf(in)[0].value, ir::ConstKind::None))
    return false;
  if (program.objectKindOf(call) == ObjectKind::Thread)
    return false;
  ApiId api = program.apiOf(call);
  if (!api)
    return !m.text(name ? name : NameId()).starts_with("__") &&
           !(name && llvm::StringSwitch<bool>(m.text(name))
                         .Cases("range", "len", "print", "sum", "sorted", "max", "min", true)
                         .Cases("list", "any", "all", "str", "enumerate", "zip", "format", true)
                         .Default(false));
  const Api &row = program.model().api(api);
  return row.blocks != Blocks::Never && !llvm::StringRef(row.name).starts_with("builtins.");
}

bool isStraight(const CheckContext &context, Ref from, Ref to) {
  const Program &program = context.program;
  const ir::Module &m = program.irOf(from.module);
  for (uint32_t i = from.instr.v + 1; i < to.instr.v; ++i) {
    const Instr &in = m.instrs[i];
    bool leaves = in.op == Op::Return || in.op == Op::Raise || in.op == Op::Await || in.op == Op::Yield;
    bool waits = in.op == Op::With || (in.op == Op::Loop && ir::LoopKind(in.aux) == ir::LoopKind::While);
    if (leaves || waits || (in.op == Op::Call && mayWait(context, {from.module, InstrId(i)})))
      return false;
  }
  // Whatever is around the first is around the second, but for loops.
  llvm::SmallVector<InstrId, 8> around = enclosingMarkers(program, to);
  return llvm::all_of(enclosingMarkers(program, from), [&](InstrId marker) {
    return m[marker].op == Op::Loop || m[marker].op == Op::With || llvm::is_contained(around, marker);
  });
}

} // namespace threadlint
