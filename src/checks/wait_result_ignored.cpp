// THR413: after a wait with a timeout nobody asks whether it was in vain, and what follows needs it not to
// be.
#include "checks/Crews.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

namespace {

class IgnoredWait {
public:
  IgnoredWait(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void event(Ref call, Ref receiver);
  void predicate(Ref call);

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  using Variables = llvm::DenseSet<VarId>;

  Variables storedBefore(Ref set) const;
  enum class Start : uint8_t { Full, None, List, Other };
  Start startOf(VarId v) const;
  bool isNeeded(Ref load, Start start) const;
  Ref reliesOn(Ref wait, const Variables &variables) const;
  void report(Ref wait, Ref use, Ref made);
};

/// Attributes, globals and captured locals, and containers in them, that the function fills before the call.
IgnoredWait::Variables IgnoredWait::storedBefore(Ref set) const {
  Variables out;
  const FunctionInfo &info = program.function(program.functionOf(set));
  const ir::Module &m = program.irOf(set.module);
  auto add = [&](uint32_t at) {
    for (VarId v : program.variablesOf({set.module, InstrId(at)}))
      out.insert(v);
  };
  for (uint32_t i = info.ir->begin; i < set.instr.v; ++i) {
    const ir::Instr &in = m.instrs[i];
    bool changes = in.op == Op::StoreItem;
    uint32_t container = changes ? in.a : UINT32_MAX;
    if (in.op == Op::Call)
      if (InstrId receiver = receiverOf(m, in)) {
        ApiId api = program.apiOf({set.module, InstrId(i)});
        if (api && program.model().api(api).mutates)
          container = receiver.v;
      }
    bool isPlace = container != UINT32_MAX &&
                   (m.instrs[container].op == Op::Load || m.instrs[container].op == Op::LoadAttr);
    if (isPlace)
      add(container);
    bool local = in.op == Op::Store && ir::ScopeKind(in.aux) == ir::ScopeKind::Local;
    if ((in.op == Op::Store && !local) || in.op == Op::StoreAttr)
      add(i);
  }
  return out;
}

/// What the place holds at first: Full is not known, the others are empty.
IgnoredWait::Start IgnoredWait::startOf(VarId v) const {
  for (Ref store : program.storesOf(v)) {
    const ir::Instr &in = program.instr(store);
    if (in.c == UINT32_MAX)
      continue;
    const ir::Instr &value = program.irOf(store.module).instrs[in.c];
    if (value.op == Op::Const && ir::ConstKind(value.aux) == ir::ConstKind::None)
      return Start::None;
    if (value.op == Op::MakeList && value.c == 0)
      return Start::List;
    if ((value.op == Op::MakeDict || value.op == Op::MakeTuple) && value.c == 0)
      return Start::Other;
  }
  return Start::Full;
}

/// An element or attribute of the value is taken, or it is calculated with: which fails when there is none.
bool IgnoredWait::isNeeded(Ref load, Start start) const {
  const ir::Module &m = program.irOf(load.module);
  uint32_t value = load.instr.v, end = program.function(program.functionOf(load)).ir->end;
  for (uint32_t i = value + 1; i < end; ++i) {
    const ir::Instr &in = m.instrs[i];
    if (in.op == Op::LoadItem && in.a == value)
      return m.instrs[in.b].op != Op::Slice;
    if (in.op == Op::BinOp && (in.a == value || in.b == value))
      return true;
    if (in.op != Op::LoadAttr || in.a != value)
      continue;
    llvm::StringRef name = m.text(NameId(in.b));
    if (start == Start::None || (start == Start::List && name == "pop"))
      return true;
    return name != "get" && name != "pop" && name != "items" && name != "keys" && name != "values" &&
           name != "copy" && name != "append" && name != "clear" && name != "is_set" && name != "update";
  }
  return false;
}

/// The first load after the wait of what the other thread stores, when it is not a test; none else.
Ref IgnoredWait::reliesOn(Ref wait, const Variables &variables) const {
  const FunctionInfo &info = program.function(program.functionOf(wait));
  const ir::Module &m = program.irOf(wait.module);
  for (uint32_t i = wait.instr.v + 1; i < info.ir->end; ++i) {
    const ir::Instr &in = m.instrs[i];
    if (in.op == Op::If || in.op == Op::Loop || in.op == Op::Assert || in.op == Op::Try ||
        in.op == Op::Select || in.op == Op::Compare)
      return {}; // perhaps a test
    if (in.op != Op::Load && in.op != Op::LoadAttr)
      continue;
    for (VarId v : program.variablesOf({wait.module, InstrId(i)}))
      if (Start start = variables.contains(v) ? startOf(v) : Start::Full; start != Start::Full)
        return isNeeded({wait.module, InstrId(i)}, start) ? Ref{wait.module, InstrId(i)} : Ref();
  }
  return {};
}

void IgnoredWait::report(Ref wait, Ref use, Ref made) {
  Finding &f = context.report(
      rule, wait,
      {oneLine(context.sourceText(wait)), oneLine(context.sourceText(use)), context.lineText(use)});
  f.related.push_back(context.related(use, "this is used as if it were there"));
  if (!made.module.isNone())
    f.related.push_back(context.related(made, "the wait is for this"));
}

void IgnoredWait::event(Ref call, Ref receiver) {
  llvm::SmallVector<SiteId, 2> sites = sitesOf(program, receiver);
  for (const MethodUse &set : usesOf(program, sites, "set")) {
    if (program.functionOf(set.call) == program.functionOf(call))
      continue;
    Ref use = reliesOn(call, storedBefore(set.call));
    if (use.module.isNone())
      continue;
    report(call, use, set.call);
    return;
  }
}

/// `cond.wait_for(lambda: self.item, timeout=1)`, and then `self.item`.
void IgnoredWait::predicate(Ref call) {
  const ir::Module &m = program.irOf(call.module);
  const ir::Instr &in = m[call.instr];
  if (in.c == 0)
    return;
  Variables asked;
  for (FuncId f : program.functionsOf({call.module, m.argsOf(in)[0].value})) {
    const FunctionInfo &info = program.function(f);
    const ir::Module &of = program.irOf(info.module);
    for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
      if (of.instrs[i].op == Op::Load || of.instrs[i].op == Op::LoadAttr)
        for (VarId v : program.variablesOf({info.module, InstrId(i)}))
          if (program.variable(v).root != VarRoot::Local ||
              ir::ScopeKind(of.instrs[i].aux) == ir::ScopeKind::Cell)
            if (of.instrs[i].op == Op::LoadAttr || program.variable(v).root == VarRoot::Global)
              asked.insert(v);
  }
  if (Ref use = reliesOn(call, asked); !use.module.isNone())
    report(call, use, {});
}

} // namespace

void checkTHR413(const CheckContext &context, RuleId rule) {
  IgnoredWait rules(context, rule);
  const Program &program = context.program;
  auto isLoose = [&](Ref call, const ir::Instr &in, unsigned timeout) {
    return in.has(ir::flag::Discarded) && isGivenTimeout(program.irOf(call.module), in, timeout, "timeout") &&
           !loopAround(program, call) && !isTestCode(context, call);
  };
  forEachMethodCall(program, "wait", [&](Ref call, const ir::Instr &in, Ref receiver) {
    if (isLoose(call, in, 0) && surelyKind(program, receiver) == ObjectKind::Event)
      rules.event(call, receiver);
  });
  forEachMethodCall(program, "wait_for", [&](Ref call, const ir::Instr &in, Ref receiver) {
    if (isLoose(call, in, 1) && surelyKind(program, receiver) == ObjectKind::Condition)
      rules.predicate(call);
  });
}

} // namespace threadlint
