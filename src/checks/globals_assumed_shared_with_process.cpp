// THR718: the parent reads what only a child process has changed.
#include "checks/Borders.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class ChildChanges {
public:
  ChildChanges(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  std::vector<bool> inChild; ///< by FuncId: runs in child processes only
  llvm::DenseSet<uint32_t> reported;

  void findChildren();
  void visit(FuncId f);
  bool isCopied(Ref load) const;
  bool isChangedByParent(VarId place) const;
  bool isReadAfterStart(Ref load, VarId place) const;
  void reportReadOf(VarId place, FuncId child, Ref change);
  void visitArguments(const Entry &entry);
};

} // namespace

void ChildChanges::findChildren() {
  inChild.resize(program.functionCount());
  for (uint32_t f = 0; f < program.functionCount(); ++f)
    inChild[f] = context.borders->runsOn(FuncId(f), Border::Process) &&
                 !context.borders->runsOn(FuncId(f), Border::Thread);
  for (bool more = true; more;) {
    more = false;
    for (uint32_t f = 0; f < program.functionCount(); ++f)
      if (inChild[f] && llvm::any_of(program.callersOf(FuncId(f)),
                                     [&](Ref call) { return !inChild[program.functionOf(call).v]; })) {
        inChild[f] = false;
        more = true;
      }
  }
}

/// Plain data, which each process has for itself.
bool ChildChanges::isCopied(Ref load) const {
  return llvm::all_of(program.valuesOf(load), [&](const AbstractValue &v) {
    if (v.kind == ValueKind::ApiInstance) {
      llvm::StringRef name = context.model.api(ApiId(v.id)).name;
      return name.starts_with("collections.") || name.starts_with("builtins.");
    }
    return v.kind == ValueKind::Const || v.kind == ValueKind::Container;
  });
}

bool ChildChanges::isChangedByParent(VarId place) const {
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    if (inChild[f])
      continue;
    const FunctionInfo &info = program.function(FuncId(f));
    bool begins = info.ir->kind == ir::FuncKind::Module ||
                  (info.ir->name && program.irOf(info.module).text(info.ir->name) == "__init__");
    unsigned stores = 0;
    for (const Event &e : context.facts.summaries[f].events)
      if (e.kind == EventKind::Access && e.place == place && e.access != AccessKind::Read &&
          e.access != AccessKind::Iterate && (!begins || e.contents || ++stores > 1))
        return true;
  }
  return false;
}

bool ChildChanges::isReadAfterStart(Ref load, VarId place) const {
  FuncId f = program.functionOf(load);
  const ir::Module &m = program.irOf(load.module);
  if (inChild[f.v] || context.borders->runsOn(f, Border::Process))
    return false;
  InstrId user = userOf(program, load);
  if (!user || m[user].op == Op::MakeTuple || m[user].op == Op::MakeList)
    return false; // given on, or a mere statement
  bool attribute = program.variable(place).root != VarRoot::Global;
  for (const Entry &entry : context.facts.entries)
    if (entry.runsOn == RunsOn::Process && !entry.creation.module.isNone() &&
        program.functionOf(entry.creation) == f && entry.creation.instr.v < load.instr.v && entry.function &&
        (!attribute || entry.start == Start::Run))
      return true;
  return false;
}

void ChildChanges::reportReadOf(VarId place, FuncId child, Ref change) {
  const Variable &variable = program.variable(place);
  for (uint32_t m = 0; m < program.modules().size(); ++m) {
    const ir::Module &module = program.irOf(ModuleId(m));
    for (uint32_t i = 0; i < module.instrs.size(); ++i) {
      Op op = module.instrs[i].op;
      Ref load{ModuleId(m), InstrId(i)};
      if (op != (variable.root == VarRoot::Global ? Op::Load : Op::LoadAttr))
        continue;
      auto variables = program.variablesOf(load);
      if (variables.size() != 1 || variables[0] != place || !isReadAfterStart(load, place))
        continue;
      if (!isCopied(load))
        return;
      Finding &finding =
          context.report(rule, load, {oneLine(context.sourceText(load)), nameOf(program, child)});
      keepRuntimesWith(context, finding, "multiprocessing.Process");
      finding.related.push_back(context.related(change, "the child changes it here"));
      return;
    }
  }
}

void ChildChanges::visit(FuncId f) {
  for (const Event &e : context.facts.summaries[f.v].events) {
    if (e.kind != EventKind::Access || !e.place || e.access == AccessKind::Read ||
        e.access == AccessKind::Iterate || reported.contains(e.place.v))
      continue;
    const Variable &variable = program.variable(e.place);
    bool attribute = variable.root == VarRoot::InstanceAttr &&
                     program.objectKindOf(ClassId(variable.owner)) == ObjectKind::Process &&
                     e.base.kind == Base::Self;
    if ((variable.root != VarRoot::Global && !attribute) || isChangedByParent(e.place))
      continue;
    reported.insert(e.place.v);
    reportReadOf(e.place, f, {program.function(f).module, e.where});
  }
}

/// `results = []`, `Process(target=work, args=(results,))`, `print(results)`.
void ChildChanges::visitArguments(const Entry &entry) {
  const ir::Module &m = program.irOf(entry.creation.module);
  if (m[entry.creation.instr].op != Op::Call || !inChild[entry.function.v])
    return;
  ApiId id = program.apiOf(entry.creation);
  const ir::Arg *args = id ? argumentFor(m, m[entry.creation.instr], context.model.api(id), "args") : nullptr;
  if (!args || (m[args->value].op != Op::MakeTuple && m[args->value].op != Op::MakeList))
    return;
  auto targets = program.valuesOf(entry.target);
  unsigned skip = targets.size() == 1 && targets[0].kind == ValueKind::BoundMethod ? 1 : 0;
  const ir::Function &parent = *program.function(program.functionOf(entry.creation)).ir;
  for (const Event &e : context.facts.summaries[entry.function.v].events) {
    if (e.kind != EventKind::Access || !e.contents || e.access == AccessKind::Read ||
        e.access == AccessKind::Iterate || e.base.kind != Base::Parameter || e.base.indirect ||
        e.base.parameter < skip || e.base.parameter - skip >= m[args->value].c)
      continue;
    const ir::Arg &given = m.argsOf(m[args->value])[e.base.parameter - skip];
    const Instr &load = m[given.value];
    Ref value{entry.creation.module, given.value};
    auto place = program.variablesOf(value);
    bool plain = llvm::all_of(program.valuesOf(value),
                              [](const AbstractValue &v) { return v.kind == ValueKind::Container; });
    if (load.op != Op::Load || given.kind != ir::ArgKind::Positional || place.size() != 1 || !plain ||
        program.valuesOf(value).empty() || reported.contains(place[0].v))
      continue;
    bool changed = llvm::any_of(
        context.facts.summaries[program.functionOf(entry.creation).v].events, [&](const Event &other) {
          return other.kind == EventKind::Access && other.place == place[0] && other.contents &&
                 other.access != AccessKind::Read && other.access != AccessKind::Iterate;
        });
    for (uint32_t i = entry.creation.instr.v; !changed && i < parent.end; ++i) {
      Ref read{entry.creation.module, InstrId(i)};
      InstrId user = m.instrs[i].op == Op::Load && m.instrs[i].a == load.a && m.instrs[i].b == load.b
                         ? userOf(program, read)
                         : InstrId();
      if (!user || m[user].op == Op::MakeTuple || m[user].op == Op::MakeList)
        continue;
      reported.insert(place[0].v);
      Finding &finding =
          context.report(rule, read, {oneLine(context.sourceText(read)), nameOf(program, entry.function)});
      keepRuntimesWith(context, finding, "multiprocessing.Process");
      finding.related.push_back(context.related({program.function(entry.function).module, e.where},
                                                "the child changes its copy here"));
      break;
    }
  }
}

void ChildChanges::run() {
  findChildren();
  for (uint32_t f = 0; f < program.functionCount(); ++f)
    if (inChild[f])
      visit(FuncId(f));
  for (const Entry &entry : context.facts.entries)
    if (entry.runsOn == RunsOn::Process && entry.function && !entry.creation.module.isNone() &&
        !entry.target.module.isNone())
      visitArguments(entry);
}

void checkTHR718(const CheckContext &context, RuleId rule) { ChildChanges(context, rule).run(); }

} // namespace threadlint
