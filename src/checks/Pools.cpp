// Executors and pools as rules ask for them: what is handed to them, how large they are, in which loop.
#include "checks/Pools.h"
#include "checks/Guards.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

bool isExecutor(ObjectKind kind) {
  return kind == ObjectKind::ThreadPoolExecutor || kind == ObjectKind::ProcessPoolExecutor ||
         kind == ObjectKind::InterpreterPoolExecutor;
}

bool isExecutorOrPool(ObjectKind kind) {
  return isExecutor(kind) || kind == ObjectKind::ThreadPool || kind == ObjectKind::ProcessPool;
}

bool isProcessPool(ObjectKind kind) {
  return kind == ObjectKind::ProcessPoolExecutor || kind == ObjectKind::ProcessPool;
}

std::optional<PoolCall> poolCallOf(const Program &program, Ref call) {
  const ir::Module &m = program.irOf(call.module);
  ApiId id = program.apiOf(call);
  InstrId receiver = receiverOf(m, m[call.instr]);
  if (!id || !receiver)
    return std::nullopt;
  const Api &api = program.model().api(id);
  llvm::StringRef name = api.name;
  bool isPool = name.starts_with("concurrent.futures.") || name.starts_with("multiprocessing.pool.");
  if (!isPool || api.kind != ApiKind::Method || (api.effect != Effect::Submit && api.effect != Effect::Map))
    return std::nullopt;
  PoolCall result{call, {call.module, receiver}, {}, &api, name.rsplit('.').second};
  if (const ir::Arg *target = argumentFor(m, m[call.instr], api, api.target))
    result.target = {call.module, target->value};
  return result;
}

void forEachPoolCall(const Program &program, llvm::function_ref<void(const PoolCall &)> visit) {
  for (Ref call : program.handOvers())
    if (auto made = poolCallOf(program, call))
      visit(*made);
}

std::string taskName(const CheckContext &context, Ref target) {
  const Program &program = context.program;
  auto functions = program.functionsOf(target);
  if (functions.size() == 1) {
    if (program.function(functions[0]).ir->kind == ir::FuncKind::Lambda)
      return "the lambda";
    return nameOf(program, functions[0]);
  }
  return oneLine(context.sourceText(target));
}

ObjectKind poolMadeBy(const Program &program, Ref call) {
  if (program.instr(call).op != Op::Call)
    return ObjectKind::None;
  ApiId id = program.apiOf(call);
  if (!id)
    return ObjectKind::None;
  const Api &api = program.model().api(id);
  if (api.kind == ApiKind::Method)
    return ObjectKind::None;
  ObjectKind kind = surelyKind(program, call);
  return isExecutorOrPool(kind) ? kind : ObjectKind::None;
}

bool hasOneWorker(const Program &program, Ref pool) {
  auto sites = sitesOf(program, pool);
  return llvm::any_of(sites, [&](SiteId s) {
    Ref made = program.site(s).where;
    const ir::Module &m = program.irOf(made.module);
    ApiId id = m[made.instr].op == Op::Call ? program.apiOf(made) : ApiId();
    if (!id)
      return false;
    for (llvm::StringRef name : {"max_workers", "processes"})
      if (const ir::Arg *arg = argumentFor(m, m[made.instr], program.model().api(id), name))
        return isConst(m, arg->value, ir::ConstKind::Int) && m[arg->value].a == 1;
    return false;
  });
}

bool isConfined(const Program &program, Ref call) {
  const ir::Module &m = program.irOf(call.module);
  const ir::Function &f = *program.function(program.functionOf(call)).ir;
  InstrId store = storeOf(program, call);
  if (!store || ir::ScopeKind(m[store].aux) != ir::ScopeKind::Local)
    return false;
  for (uint32_t i = f.begin; i < f.end; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Load || in.op == Op::LoadAttr || in.op == Op::With || in.op == Op::Enter ||
        in.op == Op::If || in.op == Op::Compare || in.op == Op::Unary)
      continue;
    bool leaks = false;
    forEachOperand(m, in, [&](InstrId operand) {
      leaks |= m[operand].op == Op::Load && m[operand].a == m[store].a && m[operand].b == m[store].b;
    });
    if (leaks)
      return false;
  }
  return true;
}

bool dependsOnTurn(const ir::Module &m, InstrId loop, InstrId value) {
  llvm::SmallVector<InstrId, 8> todo{value};
  for (unsigned steps = 0; !todo.empty() && steps < 64; ++steps) {
    InstrId v = todo.pop_back_val();
    const Instr &in = m[v];
    if (in.op == Op::Load)
      for (uint32_t i = loop.v; i < m[loop].c; ++i)
        if (m.instrs[i].op == Op::Store && m.instrs[i].a == in.a && m.instrs[i].b == in.b)
          return true;
    forEachOperand(m, in, [&](InstrId operand) { todo.push_back(operand); });
  }
  return false;
}

InstrId timeoutOf(const Program &program, Ref call) {
  const ir::Module &m = program.irOf(call.module);
  ApiId id = program.apiOf(call);
  const ir::Arg *arg = id ? argumentFor(m, m[call.instr], program.model().api(id), "timeout") : nullptr;
  if (!arg || isConst(m, arg->value, ir::ConstKind::None) ||
      (isConst(m, arg->value, ir::ConstKind::Int) && m[arg->value].a == 0))
    return {};
  return arg->value;
}

bool tellsToStop(const ir::Module &m, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; ++i) {
    const Instr &in = m.instrs[i];
    if ((in.op == Op::StoreAttr || in.op == Op::Store) && m.instrs[in.c].op == Op::Const &&
        (ir::ConstKind(m.instrs[in.c].aux) == ir::ConstKind::True ||
         ir::ConstKind(m.instrs[in.c].aux) == ir::ConstKind::False))
      return true;
    NameId id = calleeName(m, in);
    if (!id)
      continue;
    llvm::StringRef name = m.text(id);
    static constexpr llvm::StringRef words[] = {"stop", "kill",  "term", "abort", "interrupt",
                                                "exit", "close", "quit", "notify"};
    if (name == "set" || (name != "cancel" && name.contains("cancel")) ||
        llvm::any_of(words, [&](llvm::StringRef word) { return name.contains_insensitive(word); }))
      return true;
  }
  return false;
}

/// Where the handler that starts at `except` ends.
static uint32_t endOfHandler(const ir::Module &m, uint32_t except) {
  uint32_t t = m.instrs[except].c, i = except + 1;
  while (i < m.instrs[t].c &&
         !(m.instrs[i].c == t &&
           (m.instrs[i].op == Op::Except || m.instrs[i].op == Op::TryElse || m.instrs[i].op == Op::Finally)))
    ++i;
  return i;
}

static bool catchesTimeout(const ir::Module &m, uint32_t except) {
  if (handlerCatches(m, except, m.instrs[m.instrs[except].c].c, {}, true))
    return true;
  for (uint32_t i = except + 1; i < except + 8 && i < m.instrs.size(); ++i) {
    const Instr &in = m.instrs[i];
    NameId name = in.op == Op::Load ? NameId(in.a) : in.op == Op::LoadAttr ? NameId(in.b) : NameId();
    if (name && m.text(name).contains("imeout"))
      return true;
    if (in.op == Op::Caught)
      break;
  }
  return false;
}

std::pair<uint32_t, uint32_t> timeoutHandlerAround(const Program &program, Ref where, InstrId &tryMarker) {
  const ir::Module &m = program.irOf(where.module);
  auto around = enclosingMarkers(program, where);
  for (InstrId t : llvm::reverse(around)) {
    if (m[t].op != Op::Try)
      continue;
    for (uint32_t i = where.instr.v; i > t.v; --i) {
      const Instr &in = m.instrs[i];
      if (in.c != t.v || (in.op != Op::Except && in.op != Op::TryElse && in.op != Op::Finally))
        continue;
      if (in.op != Op::Except || !catchesTimeout(m, i))
        break;
      tryMarker = t;
      return {i, endOfHandler(m, i)};
    }
  }
  return {0, 0};
}

std::pair<uint32_t, uint32_t> timeoutHandlerOf(const Program &program, Ref where) {
  const ir::Module &m = program.irOf(where.module);
  auto around = enclosingMarkers(program, where);
  for (InstrId t : llvm::reverse(around))
    for (uint32_t i = where.instr.v; m[t].op == Op::Try && i < m[t].c; ++i)
      if (m.instrs[i].op == Op::Except && m.instrs[i].c == t.v && catchesTimeout(m, i))
        return {i, endOfHandler(m, i)};
  return {0, 0};
}

InstrId storeOf(const Program &program, Ref value) {
  const ir::Module &m = program.irOf(value.module);
  const ir::Function &f = *program.function(program.functionOf(value)).ir;
  for (uint32_t i = value.instr.v + 1; i < f.end && i < value.instr.v + 4; ++i)
    if (m.instrs[i].op == Op::Store && m.instrs[i].c == value.instr.v)
      return InstrId(i);
  return {};
}

} // namespace threadlint
