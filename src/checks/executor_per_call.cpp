// THR604: a pool is made for each turn of a loop, for each request, or for each task of another pool.
#include "checks/Guards.h"
#include "checks/Pools.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class PerCall {
public:
  PerCall(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void visit(Ref call, ObjectKind kind);

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;

  enum class Use : uint8_t { Local, RunInExecutor, Other };
  Use useOf(Ref call) const;
  bool isShortLoop(const ir::Module &m, InstrId loop) const;
  bool leaves(Ref call, InstrId loop) const;
  bool isForSizes(Ref call, InstrId loop) const;
  InstrId loopOver(Ref call) const;
  const Entry *entryOf(FuncId f) const;
  void found(Ref call, ObjectKind kind, std::string how, bool isGuess = false) const;
};

/// Whether the pool is for the code around alone.
PerCall::Use PerCall::useOf(Ref call) const {
  const ir::Module &m = program.irOf(call.module);
  const ir::Function &f = *program.function(program.functionOf(call)).ir;
  for (uint32_t i = call.instr.v + 1; i < f.end; ++i) {
    const Instr &in = m.instrs[i];
    bool is = false;
    forEachOperand(m, in, [&](InstrId operand) { is |= operand == call.instr; });
    if (!is || in.op == Op::Enter)
      continue;
    if (in.op == Op::Call)
      return calleeName(m, in) && m.text(calleeName(m, in)) == "run_in_executor" ? Use::RunInExecutor
                                                                                 : Use::Other;
    if (in.op != Op::Store)
      return in.op == Op::With || in.op == Op::LoadAttr ? Use::Local : Use::Other;
    return isConfined(program, call) ? Use::Local : Use::Other;
  }
  return Use::Other;
}

/// Over a few values that are written down.
bool PerCall::isShortLoop(const ir::Module &m, InstrId loop) const {
  const Instr &in = m[loop];
  if (in.a == UINT32_MAX)
    return true;
  const Instr &over = m.instrs[in.a];
  if (over.op == Op::MakeTuple || over.op == Op::MakeList || over.op == Op::Const)
    return true;
  return over.op == Op::Call && calleeName(m, over) && m.text(calleeName(m, over)) == "range" &&
         llvm::all_of(m.argsOf(over), [&](const ir::Arg &a) { return m[a.value].op == Op::Const; });
}

/// The first turn that comes so far is the last.
bool PerCall::leaves(Ref call, InstrId loop) const {
  const ir::Module &m = program.irOf(call.module);
  for (uint32_t i = call.instr.v; i < m[loop].c; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Return || (in.op == Op::Break && in.c == loop.v)) {
      auto around = enclosingMarkers(program, {call.module, InstrId(i)});
      bool sometimes = llvm::any_of(around, [&](InstrId k) { return k.v > loop.v && m[k].op == Op::If; });
      if (!sometimes)
        return true;
    }
  }
  return false;
}

/// Its size or name is what the loop goes over.
bool PerCall::isForSizes(Ref call, InstrId loop) const {
  const ir::Module &m = program.irOf(call.module);
  return llvm::any_of(m.argsOf(m[call.instr]),
                      [&](const ir::Arg &arg) { return dependsOnTurn(m, loop, arg.value); });
}

InstrId PerCall::loopOver(Ref call) const {
  const ir::Module &m = program.irOf(call.module);
  InstrId loop = loopAround(program, call);
  if (!loop || ir::LoopKind(m[loop].aux) == ir::LoopKind::While || isShortLoop(m, loop) ||
      leaves(call, loop) || isForSizes(call, loop))
    return {};
  return loop;
}

const Entry *PerCall::entryOf(FuncId f) const {
  for (const Entry &e : context.facts.entries)
    if (e.function == f && e.isThread() && (e.start == Start::Handler || (e.start == Start::Task && e.many)))
      return &e;
  return nullptr;
}

void PerCall::found(Ref call, ObjectKind kind, std::string how, bool isGuess) const {
  Finding &finding = context.report(
      rule, call,
      {oneLine(context.sourceText(call)), std::move(how), isProcessPool(kind) ? "processes" : "threads"});
  if (isGuess)
    finding.confidence = Confidence::Low;
}

void PerCall::visit(Ref call, ObjectKind kind) {
  Use use = useOf(call);
  FuncId f = program.functionOf(call);
  const FunctionInfo &info = program.function(f);
  if (use == Use::Other || info.ir->is(ir::funcflag::HasError) || isTestCode(context, call))
    return;
  if (InstrId loop = loopOver(call))
    return found(call, kind, "for each turn of the loop on " + context.lineText({call.module, loop}));
  if (info.ir->kind != ir::FuncKind::Def)
    return;
  std::string name = nameOf(program, f);
  if (use == Use::RunInExecutor && name != "main")
    return found(call, kind, "for each call of `" + name + "`");
  if (const Entry *entry = entryOf(f))
    return found(call, kind,
                 entry->start == Start::Handler ? "for each request"
                                                : "for each task that runs `" + name + "`");
  for (Ref caller : program.callersOf(f)) {
    if (isTestCode(context, caller))
      continue;
    if (InstrId loop = loopOver(caller))
      return found(
          call, kind,
          "for each call of `" + name + "`, in the loop on " + context.lineText({caller.module, loop}), true);
  }
}

} // namespace

void checkTHR604(const CheckContext &context, RuleId rule) {
  PerCall perCall(context, rule);
  forEachApiCall(context.program, [&](Ref call, const Instr &, const Api &) {
    if (ObjectKind kind = poolMadeBy(context.program, call); kind != ObjectKind::None)
      perCall.visit(call, kind);
  });
}

} // namespace threadlint
