// THR216: a thread changes what belongs to the whole process, while other threads run.
#include "checks/Company.h"
#include "checks/Shapes.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

using ir::Instr;
using ir::Op;

namespace {

/// What of the process is changed, and whether to the same by all threads, for good.
struct Change {
  const Api *api = nullptr;
  bool isConstant = false;
};

class ProcessState {
public:
  explicit ProcessState(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule), companies(context) {}
  void check(Ref at);

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  Companies companies;
  llvm::DenseSet<std::pair<FuncId, llvm::StringRef>> reported;

  Change changeAt(Ref at) const;
  Change changeByCall(Ref at, const Instr &call) const;
  const Api *attribute(Ref value) const;
  bool isForkedBefore(Ref at) const;
  bool isUndone(Ref at, const Api &api) const;
  void report(Ref at, const Api &api, const Company &company);
};

/// Every thread gives the same: a literal, or what is reached from a global or module.
bool isConstant(const Program &program, Ref value) {
  while (program.instr(value).op == Op::LoadAttr)
    value.instr = ir::InstrId(program.instr(value).a);
  const Instr &in = program.instr(value);
  bool module = llvm::any_of(program.valuesOf(value), [](const AbstractValue &v) {
    return v.kind == ValueKind::Module || v.kind == ValueKind::External || v.kind == ValueKind::Api;
  });
  return in.op == Op::Const || module ||
         (in.op == Op::Load && ir::ScopeKind(in.aux) == ir::ScopeKind::Global);
}

/// A modelled attribute of a module that is state of the process itself: `os.environ`.
const Api *ProcessState::attribute(Ref value) const {
  llvm::ArrayRef<AbstractValue> values = program.valuesOf(value);
  if (values.size() != 1 || values[0].kind != ValueKind::Api)
    return nullptr;
  const Api &api = program.model().api(ApiId(values[0].id));
  return api.kind == ApiKind::Attribute && !api.processState.empty() ? &api : nullptr;
}

Change ProcessState::changeByCall(Ref at, const Instr &call) const {
  const ir::Module &m = program.irOf(at.module);
  llvm::ArrayRef<ir::Arg> args = m.argsOf(call);
  bool constant = llvm::all_of(args, [&](const ir::Arg &a) {
    return isConstant(program, {at.module, a.value});
  });
  if (ir::InstrId receiver = receiverOf(m, call))
    if (const Api *state = attribute({at.module, receiver})) {
      ApiId method = program.model().findApi("builtins.dict." + m.text(calleeName(m, call)).str());
      bool changes = method && program.model().api(method).mutates;
      return {changes ? state : nullptr, constant};
    }
  ApiId id = program.apiOf(at);
  const Api *api = id ? &program.model().api(id) : nullptr;
  if (!api || api->processState.empty() || api->kind == ApiKind::Attribute)
    return {};
  if (!api->stateArgument.empty()) {
    const ir::Arg *given = argumentFor(m, call, *api, api->stateArgument);
    if (!given || isConst(m, given->value, ir::ConstKind::None))
      return {};
  }
  bool undone = api->kind != ApiKind::Function; // a context manager
  return {api, constant && !undone && call.has(ir::flag::Discarded)};
}

Change ProcessState::changeAt(Ref at) const {
  const Instr &in = program.instr(at);
  if (in.op == Op::Call && !in.has(ir::flag::Decorator))
    return changeByCall(at, in);
  if (in.op == Op::StoreItem)
    return {attribute({at.module, ir::InstrId(in.a)}), isConstant(program, {at.module, ir::InstrId(in.c)})};
  if (in.op == Op::StoreAttr)
    if (ApiId stored = program.apiStored(at); stored && !program.model().api(stored).processState.empty())
      return {&program.model().api(stored), isConstant(program, {at.module, ir::InstrId(in.c)})};
  return {};
}

/// In a child that the function has forked, there are no other threads.
bool ProcessState::isForkedBefore(Ref at) const {
  const ir::Module &m = program.irOf(at.module);
  for (uint32_t i = program.function(program.functionOf(at)).ir->begin; i < at.instr.v; ++i) {
    if (m.instrs[i].op != Op::Call)
      continue;
    NameId name = calleeName(m, m.instrs[i]);
    if (name && m.text(name).contains("fork"))
      return true;
  }
  return false;
}

/// For a while only: by a context manager, or by a second change in the function.
bool ProcessState::isUndone(Ref at, const Api &api) const {
  const ir::Function &f = *program.function(program.functionOf(at)).ir;
  unsigned changes = api.kind == ApiKind::Function ? 0 : 2;
  for (uint32_t i = f.begin; i < f.end && changes < 2; ++i) {
    Change change = changeAt({at.module, ir::InstrId(i)});
    changes += change.api == &api && !change.isConstant;
  }
  return changes >= 2;
}

void ProcessState::report(Ref at, const Api &api, const Company &company) {
  const Instr &in = program.instr(at);
  std::string text = oneLine(context.sourceText(at));
  if (in.op == Op::Call)
    text = oneLine(context.sourceText({at.module, ir::InstrId(in.a)})) + "()";
  Finding &f =
      context.report(rule, at, {text, api.processState.str(), companies.describe(company), api.advice.str()});
  for (llvm::StringRef name : api.perContextOn)
    if (auto it = llvm::find(f.runtimes, name); it != f.runtimes.end()) {
      f.latent.push_back(*it);
      f.runtimes.erase(it);
    }
  companies.relate(company, f);
}

void ProcessState::check(Ref at) {
  Change change = changeAt(at);
  if (!change.api)
    return;
  std::optional<Company> company = companies.at(at);
  if (!company)
    return;
  bool alike = company->other == company->here->owner; // all of them set the same
  // Whether others care for one variable of the environment is not known.
  bool item = change.api->kind == ApiKind::Attribute && program.instr(at).op != Op::StoreAttr;
  // A thread that does it for good may be the one that the program is about.
  if (!company->other && !isUndone(at, *change.api))
    return;
  if (change.isConstant || (!alike && item) || isForkedBefore(at))
    return;
  if (reported.insert({program.functionOf(at), llvm::StringRef(change.api->processState)}).second)
    report(at, *change.api, *company);
}

} // namespace

void checkTHR216(const CheckContext &context, RuleId rule) {
  if (context.facts.moments.empty())
    return;
  ProcessState state(context, rule);
  for (uint32_t m = 0; m < context.program.modules().size(); ++m)
    for (uint32_t i = 0; i < context.program.irOf(ModuleId(m)).instrs.size(); ++i)
      state.check({ModuleId(m), ir::InstrId(i)});
}

} // namespace threadlint
