// THR123: a lambda or nested function made in a loop for a thread, that reads a variable of the loop.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

/// A variable that the function reads and a loop around its making sets.
struct Capture {
  Ref read;
  NameId name;
  InstrId loop;
};

class CaptureCheck {
public:
  CaptureCheck(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void check(const Entry &entry);

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  llvm::DenseSet<FuncId> reported;

  InstrId loopThatSets(VarId v, FuncId maker, llvm::ArrayRef<InstrId> loops) const;
  std::vector<Capture> capturesOf(FuncId f, Ref make) const;
  bool waits(Ref call) const;
  bool waitsInTurn(Ref handOver, InstrId loop) const;
  bool leavesAfter(Ref handOver, InstrId loop) const;
  bool isPoolWithin(Ref handOver, InstrId loop) const;
  bool startsIn(Ref handOver, InstrId loop) const;
  void report(FuncId f, llvm::ArrayRef<Capture> captures, bool inLoop);
};

Ref makingOf(const Program &program, FuncId f) {
  const FunctionInfo &info = program.function(f);
  if (!info.parent)
    return {};
  const ir::Module &m = program.irOf(info.module);
  const ir::Function &parent = *program.function(info.parent).ir;
  for (uint32_t i = parent.begin; i < parent.end; ++i)
    if (m.instrs[i].op == Op::MakeFunc && FuncId(m.instrs[i].a) == info.local)
      return {info.module, InstrId(i)};
  return {};
}

/// The innermost loop that gives the variable another value in each turn; none: nobody does, or others too.
InstrId CaptureCheck::loopThatSets(VarId v, FuncId maker, llvm::ArrayRef<InstrId> loops) const {
  InstrId found;
  bool constant = true;
  for (Ref store : program.storesOf(v)) {
    if (program.functionOf(store) != maker)
      return {};
    const Instr &in = program.instr(store);
    const ir::Module &m = program.irOf(store.module);
    if (in.op != Op::Store)
      continue;
    for (InstrId loop : loops)
      if (loop.v < store.instr.v && store.instr.v < m[loop].c) {
        found = !found || found.v < loop.v ? loop : found;
        constant = constant && m.instrs[in.c].op == Op::Const;
      }
  }
  return constant ? InstrId() : found;
}

std::vector<Capture> CaptureCheck::capturesOf(FuncId f, Ref make) const {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  llvm::SmallVector<InstrId, 4> loops;
  for (InstrId marker : enclosingMarkers(program, make))
    if (m[marker].op == Op::Loop)
      loops.push_back(marker);
  std::vector<Capture> captures;
  if (loops.empty())
    return captures;
  forEachInstr(m, *info.ir, [&](InstrId id, const Instr &in) {
    if (in.op != Op::Load || in.has(ir::flag::InPlace))
      return;
    llvm::SmallVector<VarId, 2> variables = program.variablesOf({info.module, id});
    bool known = llvm::any_of(captures, [&](const Capture &c) { return c.name == NameId(in.a); });
    if (variables.size() != 1 || known)
      return;
    if (InstrId loop = loopThatSets(variables[0], info.parent, loops))
      captures.push_back({{info.module, id}, NameId(in.a), loop});
  });
  return captures;
}

/// Waits for a thread, future, queue ..., or may do so.
bool CaptureCheck::waits(Ref call) const {
  const ir::Module &m = program.irOf(call.module);
  const Instr &in = m[call.instr];
  if (ApiId id = program.apiOf(call)) {
    const Api &api = program.model().api(id);
    switch (api.effect) {
    case Effect::Join:
    case Effect::Wait:
    case Effect::Result:
    case Effect::Get:
    case Effect::Shutdown:
    case Effect::Acquire:
      return true;
    default:
      return api.effect != Effect::None && api.blocks == Blocks::Always;
    }
  }
  NameId name = calleeName(m, in);
  if (InstrId receiver = receiverOf(m, in); receiver && m[receiver].op == Op::Const)
    return false;
  return name && llvm::StringSwitch<bool>(m.text(name))
                     .Cases("join", "result", "wait", "as_completed", "gather", "shutdown", true)
                     .Cases("get", "acquire", "communicate", "run_until_complete", "joinall", true)
                     .Cases("exception", "wait_for", "wait_until", "waitFor", "waitForDone", true)
                     .Default(false);
}

bool CaptureCheck::waitsInTurn(Ref handOver, InstrId loop) const {
  const ir::Module &m = program.irOf(handOver.module);
  for (uint32_t i = handOver.instr.v; i < m[loop].c; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Await || in.op == Op::Yield || in.op == Op::YieldFrom)
      return true;
    if (in.op == Op::Call && i != handOver.instr.v && waits({handOver.module, InstrId(i)}))
      return true;
  }
  for (const Event &e : context.facts.summaries[program.functionOf(handOver).v].events)
    if (e.kind == EventKind::Join && e.where.v > handOver.instr.v && e.where.v < m[loop].c)
      return true;
  return false;
}

/// After the hand-over the code leaves the loop on this path.
bool CaptureCheck::leavesAfter(Ref handOver, InstrId loop) const {
  const ir::Module &m = program.irOf(handOver.module);
  for (uint32_t i = handOver.instr.v + 1; i < m[loop].c; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Return || in.op == Op::Raise || in.op == Op::Break)
      return true;
    if (in.op == Op::Continue)
      return false;
    if (opensBlock(in.op))
      i = in.c;
    else if (in.op == Op::Else || in.op == Op::Except || in.op == Op::Case)
      i = m.instrs[in.c].c; // the other arms
  }
  return false;
}

/// `with ThreadPoolExecutor()` in the turn: it ends when all tasks have.
bool CaptureCheck::isPoolWithin(Ref handOver, InstrId loop) const {
  const ir::Module &m = program.irOf(handOver.module);
  return llvm::any_of(enclosingMarkers(program, handOver), [&](InstrId marker) {
    if (marker.v < loop.v || m[marker].op != Op::With || m[marker].a == UINT32_MAX)
      return false;
    Ref object{handOver.module, InstrId(m[marker].a)};
    llvm::StringRef text = context.sourceText(object);
    return isPoolKind(surelyKind(program, object)) || text.contains_insensitive("pool") ||
           text.contains_insensitive("executor") || text.contains_insensitive("group") ||
           text.contains_insensitive("thread") || text.contains_insensitive("nursery");
  });
}

/// The thread is started in the loop too; a task may run as soon as it is handed over.
bool CaptureCheck::startsIn(Ref handOver, InstrId loop) const {
  const ir::Module &m = program.irOf(handOver.module);
  for (const Event &e : context.facts.summaries[program.functionOf(handOver).v].events)
    if (e.kind == EventKind::Spawn && e.where.v > loop.v && e.where.v < m[loop].c)
      return true;
  return false;
}

/// Where `name=name` goes, and how; none: it cannot be put there.
std::optional<Edit> binding(const CheckContext &context, FuncId f, llvm::StringRef defaults) {
  const FunctionInfo &info = context.program.function(f);
  const ir::Module &m = context.program.irOf(info.module);
  llvm::ArrayRef<ir::Param> params = m.paramsOf(*info.ir);
  if (llvm::any_of(params, [](const ir::Param &p) {
        return p.kind == ir::ParamKind::VarKwargs || p.kind == ir::ParamKind::VarArgs;
      }))
    return std::nullopt;
  uint32_t at = info.ir->nameSpan.end;
  if (!params.empty()) {
    at = params.back().span.end;
    return Edit{{at, at}, ", " + defaults.str()};
  }
  llvm::StringRef text = context.sources.files[context.program.fileOf(info.module)].text;
  llvm::StringRef after = text.substr(at);
  if (info.ir->kind == ir::FuncKind::Lambda)
    return Edit{{at, at}, " " + defaults.str()};
  if (!after.starts_with("()"))
    return std::nullopt;
  return Edit{{at + 1, at + 1}, defaults.str()};
}

void CaptureCheck::report(FuncId f, llvm::ArrayRef<Capture> captures, bool inLoop) {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  std::string names, defaults;
  for (const Capture &c : captures) {
    std::string name = m.text(c.name).str();
    names += (names.empty() ? "" : "`, `") + name;
    defaults += (defaults.empty() ? "" : ", ") + name + "=" + name;
  }
  bool lambda = info.ir->kind == ir::FuncKind::Lambda;
  std::string function = lambda ? "the lambda" : "`" + nameOf(program, f) + "`";
  std::string how =
      lambda ? "lambda " + defaults + ": ..." : "def " + nameOf(program, f) + "(" + defaults + ")";
  Finding &finding = context.report(rule, captures[0].read,
                                    {function, names,
                                     inLoop ? "the loop may have given it the next value by then"
                                            : "by then the loop has given it its last value",
                                     how});
  finding.related.push_back(context.related({info.module, captures[0].loop}, "the loop"));
  if (std::optional<Edit> edit = binding(context, f, defaults))
    finding.fixes.push_back({"bind the value where the function is made", {*edit}, false});
}

void CaptureCheck::check(const Entry &entry) {
  if (!entry.isFollowed() || (entry.start != Start::Target && entry.start != Start::Task))
    return;
  Ref make = makingOf(program, entry.function);
  Ref handOver = entry.given.module.isNone() ? entry.creation : entry.given;
  if (make.module.isNone() || handOver.module.isNone() || reported.contains(entry.function) ||
      program.functionOf(handOver) != program.functionOf(make) || handOver.instr.v < make.instr.v)
    return;
  const ir::Module &m = program.irOf(make.module);
  std::vector<Capture> captures = capturesOf(entry.function, make);
  bool inLoop = true;
  llvm::erase_if(captures, [&](const Capture &c) {
    return handOver.instr.v > m[c.loop].c || waitsInTurn(handOver, c.loop) || leavesAfter(handOver, c.loop) ||
           isPoolWithin(handOver, c.loop);
  });
  if (captures.empty())
    return;
  ApiId api = program.apiOf(handOver);
  Effect effect = api ? program.model().api(api).effect : Effect::None;
  // What `map` gives is gone through in the same turn, if it is used at all.
  if (effect == Effect::Map && !m[handOver.instr].has(ir::flag::Discarded))
    return;
  if (entry.start == Start::Target && effect == Effect::SpawnSelf)
    inLoop = startsIn(handOver, captures[0].loop);
  reported.insert(entry.function);
  report(entry.function, captures, inLoop);
}

} // namespace

void checkTHR123(const CheckContext &context, RuleId rule) {
  CaptureCheck check(context, rule);
  for (const Entry &entry : context.facts.entries)
    check.check(entry);
}

} // namespace threadlint
