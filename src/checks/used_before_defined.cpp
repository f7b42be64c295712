// THR221: a thread is started, then the variable or attribute is created that it uses.
#include "checks/EarlyCode.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class UsedBeforeDefined {
public:
  UsedBeforeDefined(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), facts(context.facts), rule(rule) {}
  void check(FuncId f);

private:
  const CheckContext &context;
  const Program &program;
  const Facts &facts;
  RuleId rule;

  bool counts(const Entry &entry) const;
  void checkStart(FuncId f, uint32_t start, EntryId entry);
  bool isRunningAt(FuncId f, uint32_t at, EntryId entry) const;
  VarId variableMade(FuncId f, uint32_t at, const Entry &entry) const;
  bool isFirstStore(FuncId f, uint32_t start, VarId v) const;
  Ref firstUse(const Entry &entry, VarId v) const;
  bool mayMeet(Ref store, Ref use, EntryId entry) const;
  bool isStartedAt(Ref at, EntryId entry) const;
  bool isReached(Ref use, EntryId entry) const;
  bool report(Ref start, Ref store, EntryId entry, VarId v);
};

/// A thread or task that begins when it is started: neither a timer nor the handlers of a server.
bool UsedBeforeDefined::counts(const Entry &entry) const {
  bool begins = entry.start == Start::Target || entry.start == Start::Run || entry.start == Start::Task;
  return entry.isFollowed() && begins && !entry.creation.module.isNone() &&
         surelyKind(program, entry.creation) != ObjectKind::Timer;
}

bool UsedBeforeDefined::isRunningAt(FuncId f, uint32_t at, EntryId entry) const {
  bool running = false;
  for (const Event &e : facts.summaries[f.v].events)
    if (e.kind == EventKind::State && e.where.v <= at)
      running = facts.entrySets.contains(e.spawned, entry);
  return running;
}

/// A global, a variable that nested functions use, or an attribute of the object whose method the thread
/// runs.
VarId UsedBeforeDefined::variableMade(FuncId f, uint32_t at, const Entry &entry) const {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  const Instr &in = m.instrs[at];
  bool attribute = in.op == Op::StoreAttr && isSelf(m, *info.ir, InstrId(in.a)) &&
                   info.ir->name != knownName(known::__init__) && !entry.target.module.isNone();
  if (attribute) {
    const Instr &target = program.instr(entry.target);
    attribute = program.functionOf(entry.target) == f && target.op == Op::LoadAttr &&
                isSelf(m, *info.ir, InstrId(target.a));
  }
  bool name =
      in.op == Op::Store && !in.has(ir::flag::InPlace) &&
      (ir::ScopeKind(in.aux) == ir::ScopeKind::Global || ir::ScopeKind(in.aux) == ir::ScopeKind::Cell);
  if (!attribute && !name)
    return {};
  llvm::SmallVector<VarId, 2> variables = program.variablesOf({info.module, InstrId(at)});
  return variables.size() == 1 ? variables[0] : VarId();
}

/// Nobody else makes it, and this function not before the start.
bool UsedBeforeDefined::isFirstStore(FuncId f, uint32_t start, VarId v) const {
  const Variable &var = program.variable(v);
  if (var.root == VarRoot::InstanceAttr && bindsInBody(program, ClassId(var.owner), program.text(var.name)))
    return false;
  if (var.root == VarRoot::Local &&
      program.irOf(var.module).scopes[ir::ScopeId(var.owner)].function != program.function(f).local)
    return false;
  return llvm::all_of(program.storesOf(v),
                      [&](Ref store) { return program.functionOf(store) == f && store.instr.v > start; });
}

Ref UsedBeforeDefined::firstUse(const Entry &entry, VarId v) const {
  Ref use;
  walkEarlyCode(program, entry.function, program.function(entry.function).owner, [&](Ref at, ClassId) {
    Op op = program.instr(at).op;
    if (!use.module.isNone() || (op != Op::Load && op != Op::LoadAttr))
      return;
    llvm::SmallVector<VarId, 2> variables = program.variablesOf(at);
    if (variables.size() == 1 && variables[0] == v)
      use = at;
  });
  bool expected = !use.module.isNone() && isCaught(program, use, {"NameError", "AttributeError"});
  return expected ? Ref() : use;
}

bool UsedBeforeDefined::mayMeet(Ref store, Ref use, EntryId entry) const {
  for (const Moment &a : facts.momentsAt(program, store))
    for (const Moment &b : facts.momentsAt(program, use))
      if (b.owner == entry && a.owner != entry && facts.mayMeet(a, b) &&
          facts.locksets.disjoint(a.held, b.held))
        return true;
  return false;
}

/// The instruction starts the entry, or calls one function that does.
bool UsedBeforeDefined::isStartedAt(Ref at, EntryId entry) const {
  auto starts = [&](FuncId f, InstrId where) {
    return llvm::any_of(facts.summaries[f.v].events, [&](const Event &e) {
      return e.kind == EventKind::Spawn && (where.isNone() || e.where == where) &&
             facts.entrySets.contains(e.entries, entry);
    });
  };
  if (starts(program.functionOf(at), at.instr))
    return true;
  Callees callees = program.instr(at).op == Op::Call ? program.calleesOf(at) : Callees();
  return callees.functions.size() == 1 && starts(callees.functions[0], InstrId());
}

/// The thread gets there by calls of which each has one callee.
bool UsedBeforeDefined::isReached(Ref use, EntryId entry) const {
  return llvm::any_of(facts.momentsAt(program, use),
                      [&](const Moment &m) { return m.owner == entry && !m.guessed; });
}

bool UsedBeforeDefined::report(Ref start, Ref store, EntryId id, VarId v) {
  const Entry &entry = facts.entries[id];
  Ref use = firstUse(entry, v);
  if (use.module.isNone() || !mayMeet(store, use, id))
    return false;
  bool attribute = program.instr(store).op == Op::StoreAttr;
  Finding &f = context.report(rule, start,
                              {oneLine(context.sourceText(start)), nameOf(program, entry.function),
                               oneLine(context.sourceText(use)), context.lineText(store),
                               attribute ? "an `AttributeError`" : "a `NameError`"});
  bool isGiven = !entry.target.module.isNone() && baseOf(program, entry.target).kind == Base::Parameter;
  // A helper that starts threads may run something else for each caller.
  bool isStartedHere =
      program.functionOf(use) == entry.function ||
      (!entry.creation.module.isNone() && program.functionOf(entry.creation) == program.functionOf(start));
  bool isSeen = !isGiven && entry.given.module.isNone() && isStartedHere && isStartedAt(start, id) &&
                isReached(use, id);
  f.confidence = isSeen ? Confidence::High : Confidence::Low;
  f.related.push_back(context.related(store, "it is created here"));
  f.related.push_back(context.related(use, "the thread uses it here"));
  return true;
}

void UsedBeforeDefined::checkStart(FuncId f, uint32_t start, EntryId entry) {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = start + 1; i < info.ir->end; ++i) {
    Ref at{info.module, InstrId(i)};
    if (m.instrs[i].op == Op::Call && maySleep(program, at))
      return;
    if (m.instrs[i].op != Op::Store && m.instrs[i].op != Op::StoreAttr)
      continue;
    VarId v = variableMade(f, i, facts.entries[entry]);
    if (v && isFirstStore(f, start, v) && isRunningAt(f, i, entry) &&
        report({info.module, InstrId(start)}, at, entry, v))
      return;
  }
}

void UsedBeforeDefined::check(FuncId f) {
  llvm::DenseSet<EntryId> seen;
  if (program.function(f).ir->is(ir::funcflag::HasError))
    return;
  for (const Event &e : facts.summaries[f.v].events) {
    if (e.kind != EventKind::Spawn && e.kind != EventKind::Call)
      continue;
    EntrySetId started = e.entries;
    Ref call{program.function(f).module, e.where};
    if (e.kind == EventKind::Call && !e.property)
      for (FuncId callee : program.calleesOf(call).functions)
        if (started == 0)
          started = facts.summaries[callee.v].spawned;
    for (EntryId entry : facts.entrySets.get(started))
      if (counts(facts.entries[entry]) && seen.insert(entry).second)
        checkStart(f, e.where.v, entry);
  }
}

} // namespace

void checkTHR221(const CheckContext &context, RuleId rule) {
  UsedBeforeDefined check(context, rule);
  for (uint32_t f = 0; f < context.program.functionCount(); ++f)
    check.check(FuncId(f));
}

} // namespace threadlint
