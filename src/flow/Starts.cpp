// The code around the start of a thread -> whether it keeps a second one from starting beside the first.
#include "flow/Impl.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::Instr;
using ir::Op;

static constexpr unsigned MaxParts = 24; ///< values looked at for one condition

/// `thread.is_alive()`, `task.done()`.
static bool asksForThread(const ir::Module &m, const Instr &in) {
  if (in.op != Op::LoadAttr)
    return false;
  return llvm::StringSwitch<bool>(m.text(NameId(in.b)))
      .Cases("is_alive", "isAlive", "done", "running", "locked", true)
      .Default(false);
}

/// The function itself stores the attribute or global that is asked for.
static bool isSetBy(const Program &program, FuncId f, Ref load) {
  const Instr &in = program.instr(load);
  if (in.op != Op::Load && in.op != Op::LoadAttr)
    return false;
  for (VarId v : program.variablesOf(load)) {
    VarRoot root = program.variable(v).root;
    if (root != VarRoot::Global && root != VarRoot::ClassAttr && root != VarRoot::InstanceAttr)
      continue;
    for (Ref store : program.storesOf(v))
      if (program.functionOf(store) == f)
        return true;
  }
  return false;
}

enum class Asks : uint8_t { Nothing, Flag, Thread };

static Asks asksFor(const Program &program, FuncId f, Ref condition) {
  const ir::Module &m = program.irOf(condition.module);
  Asks found = Asks::Nothing;
  llvm::SmallVector<uint32_t, 8> todo{condition.instr.v};
  for (unsigned steps = 0; !todo.empty() && steps < MaxParts; ++steps) {
    uint32_t at = todo.pop_back_val();
    if (at == UINT32_MAX || at < program.function(f).ir->begin)
      continue;
    const Instr &in = m.instrs[at];
    if (asksForThread(m, in))
      return Asks::Thread;
    if (isSetBy(program, f, {condition.module, ir::InstrId(at)}))
      found = Asks::Flag;
    if (in.op == Op::Call || in.op == Op::Unary || in.op == Op::LoadAttr)
      todo.push_back(in.a);
    if (in.op == Op::Compare || in.op == Op::Select)
      todo.append({in.a, in.b});
    if (in.op == Op::Call)
      for (const ir::Arg &arg : m.argsOf(in))
        todo.push_back(arg.value.v);
  }
  return found;
}

bool isStartGuarded(const Program &program, Ref start) {
  FuncId f = program.functionOf(start);
  const ir::Module &m = program.irOf(start.module);
  if (program.function(f).ir->kind == ir::FuncKind::Module)
    return false;
  for (uint32_t i = program.function(f).ir->begin; i < start.instr.v; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op != Op::If || in.a == UINT32_MAX)
      continue;
    Op last = in.c > 0 ? m.instrs[in.c - 1].op : Op::If;
    bool decides = in.c > start.instr.v || last == Op::Return || last == Op::Raise || last == Op::Continue;
    Asks asks = asksFor(program, f, {start.module, ir::InstrId(in.a)});
    if (asks == Asks::Thread || (asks == Asks::Flag && decides))
      return true;
  }
  return false;
}

/// `from gevent import monkey`, `eventlet.monkey_patch()`
static bool isPatched(const ir::Module &m, const Instr &in) {
  if (in.op == Op::ImportFrom)
    return in.a != UINT32_MAX && m.text(NameId(in.a)) == "gevent" && m.text(NameId(in.b)) == "monkey";
  return in.op == Op::LoadAttr && m.text(NameId(in.b)) == "monkey_patch";
}

/// `bottle.run(app)` serves one request after the other, unless it is told which server to take.
static bool servesInTurn(const Program &program, Ref call) {
  ApiId api = program.apiOf(call);
  llvm::StringRef name = api ? llvm::StringRef(program.model().api(api).name) : llvm::StringRef();
  const ir::Module &m = program.irOf(call.module);
  return (name == "bottle.run" || name == "bottle.Bottle.run") &&
         llvm::none_of(m.argsOf(m[call.instr]), [&](const ir::Arg &arg) {
           return arg.kind == ir::ArgKind::DoubleStar ||
                  (arg.kind == ir::ArgKind::Keyword && m.text(arg.name) == "server");
         });
}

bool isServedOnOneThread(const Program &program) {
  // The last prefers the servers of the others where they are installed.
  static constexpr llvm::StringLiteral servers[] = {"gevent.pywsgi", "gevent.wsgi",  "gevent.monkey",
                                                    "eventlet.wsgi", "tornado.wsgi", "flask_socketio"};
  for (uint32_t k = 0; k < program.modules().size(); ++k)
    for (uint32_t i = 0; i < program.irOf(ModuleId(k)).instrs.size(); ++i)
      if (program.irOf(ModuleId(k)).instrs[i].op == Op::Call &&
          servesInTurn(program, {ModuleId(k), ir::InstrId(i)}))
        return true;
  for (const LoadedModule &loaded : program.modules())
    for (const Instr &in : loaded.ir->instrs) {
      bool imports = (in.op == Op::Import || in.op == Op::ImportFrom) && in.a != UINT32_MAX;
      if ((imports && llvm::is_contained(servers, loaded.ir->text(NameId(in.a)))) ||
          isPatched(*loaded.ir, in))
        return true;
    }
  return false;
}

} // namespace threadlint
