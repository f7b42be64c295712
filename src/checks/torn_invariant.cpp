// THR213: values that one critical section changes together are read or changed apart somewhere else.
#include "checks/Bonds.h"
#include "checks/Conflicts.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/Unguarded.h"
#include "flow/Sections.h"
#include "flow/Updates.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class TornInvariants {
public:
  TornInvariants(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), facts(context.facts), rule(rule), bonds(context) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  const Facts &facts;
  RuleId rule;
  Bonds bonds;
  std::optional<std::vector<Unguarded>> unguarded; ///< looked for when there is something to report

  llvm::SmallVector<Access, 2> accessesAt(Ref where, const Field &field) const;
  bool races(const Touch &t, const Bond &bond) const;
  bool isCalledUnlocked(FuncId f, const Touch &t) const;
  bool shareSection(FuncId f, InstrId a, InstrId b) const;
  bool isTorn(FuncId f, const Touch &first, const Touch &second) const;
  bool isSameObject(FuncId f, const Touch &a, const Touch &b) const;
  bool isReported(FuncId f, const Field &field);
  bool report(FuncId f, const Touch &first, const Touch &second, llvm::StringRef verb);
  void checkReads(FuncId f);
  bool combine(FuncId f, llvm::ArrayRef<InstrId> values);
  void checkWrites(FuncId f);
};

} // namespace

/// In both lists: of threads in sight, and of classes that keep a lock.
llvm::SmallVector<Access, 2> TornInvariants::accessesAt(Ref where, const Field &field) const {
  llvm::SmallVector<Access, 2> out;
  for (llvm::ArrayRef<Access> all : {llvm::ArrayRef(facts.accesses), llvm::ArrayRef(facts.guarded)})
    for (const Access &a : Facts::accessesTo(field.first, all))
      if (a.where == where && a.contents == field.second && !a.assumed)
        out.push_back(a);
  return out;
}

bool TornInvariants::races(const Touch &t, const Bond &bond) const {
  for (Ref write : {bond.one, bond.other})
    for (const Access &w : accessesAt(write, t.field))
      for (const Access &a : accessesAt(t.access, t.field))
        if (facts.mayRace(program, a, w))
          return true;
  return false;
}

/// In some run nothing but the function's own sections is held.
bool TornInvariants::isCalledUnlocked(FuncId f, const Touch &t) const {
  Ref where{program.function(f).module, t.at};
  llvm::SmallVector<Section, 2> own = sectionsAt(facts, f, t.at);
  auto onlyOwn = [&](const Access &a) {
    return llvm::all_of(facts.locksets.get(a.held), [&](LockId l) {
      return llvm::any_of(own, [&](const Section &s) { return s.lock == l; });
    });
  };
  llvm::ArrayRef<Moment> moments = facts.momentsAt(program, where);
  llvm::SmallVector<Access, 2> accesses = accessesAt(where, t.field);
  if (moments.empty() && accesses.empty()) {
    const FunctionInfo &info = program.function(f);
    return info.ir->name && !program.irOf(info.module).text(info.ir->name).starts_with("_");
  }
  return llvm::any_of(moments, onlyOwn) || llvm::any_of(accesses, onlyOwn);
}

bool TornInvariants::shareSection(FuncId f, InstrId a, InstrId b) const {
  llvm::SmallVector<Section, 2> there = sectionsAt(facts, f, b);
  return llvm::any_of(sectionsAt(facts, f, a),
                      [&](const Section &s) { return llvm::is_contained(there, s); });
}

/// No lock is held from one to the other.
bool TornInvariants::isTorn(FuncId f, const Touch &first, const Touch &second) const {
  return facts.summaries[f.v].own == 0 && isCalledUnlocked(f, first) && isCalledUnlocked(f, second) &&
         !shareSection(f, first.at, second.at);
}

bool TornInvariants::isSameObject(FuncId f, const Touch &a, const Touch &b) const {
  if (a.object.isNone() || b.object.isNone())
    return a.object == b.object;
  ModuleId module = program.function(f).module;
  return isSameValue(program, {module, a.object}, {module, b.object});
}

/// Another rule speaks about the field in this function.
bool TornInvariants::isReported(FuncId f, const Field &field) {
  if (!unguarded)
    unguarded = findUnguarded(context);
  auto isHere = [&](const Access &a) { return a.place == field.first && program.functionOf(a.where) == f; };
  return llvm::any_of(context.conflicts, [&](const Conflict &c) { return isHere(c.blamed()); }) ||
         llvm::any_of(*unguarded, [&](const Unguarded &u) { return isHere(u.access); });
}

bool TornInvariants::report(FuncId f, const Touch &first, const Touch &second, llvm::StringRef verb) {
  const Bond *bond = bonds.between(first.field, second.field);
  if (!bond || bond->function == f || !isSameObject(f, first, second) || !isTorn(f, first, second) ||
      !races(first, *bond) || !races(second, *bond) || isReported(f, first.field) ||
      isReported(f, second.field))
    return false;
  ModuleId module = program.function(f).module;
  VarId variable = variableOf(program, facts.locks[bond->lock]);
  auto textAt = [&](const Touch &t) { return oneLine(context.sourceText({module, t.at})); };
  Finding &finding = context.report(
      rule, {module, second.at},
      {textAt(second), verb.str(), textAt(first), context.lineText({module, first.at}),
       "`" + nameOf(program, bond->function) + "`", variable ? textOfLock(program, variable) : "its lock"});
  finding.act = program.span({module, first.at});
  finding.related.push_back(context.related({module, first.at}, "the other of the two"));
  finding.related.push_back(context.related(bond->other, "the two are changed together up to here"));
  return true;
}

/// Two values that one operator, comparison or returned tuple puts together.
bool TornInvariants::combine(FuncId f, llvm::ArrayRef<InstrId> values) {
  llvm::SmallVector<Touch, 4> earlier;
  for (InstrId value : values) {
    llvm::SmallVector<Touch, 4> sources = bonds.sourcesOf(f, value);
    for (const Touch &a : earlier)
      for (const Touch &b : sources) {
        bool inOrder = a.at.v < b.at.v;
        if (a.field.first != b.field.first && report(f, inOrder ? a : b, inOrder ? b : a, "read"))
          return true;
      }
    earlier.append(sources);
  }
  return false;
}

/// What an instruction puts together, unless it is text for people.
static llvm::SmallVector<InstrId, 4> combinedBy(const ir::Module &m, const Instr &in) {
  llvm::SmallVector<InstrId, 4> values;
  bool formats =
      in.op == Op::BinOp && ir::Operator(in.aux) == ir::Operator::Mod && m.instrs[in.a].op == Op::Const;
  bool identity = in.op == Op::Compare && ir::Operator(in.aux) >= ir::Operator::Is;
  if ((in.op == Op::BinOp && !formats) || (in.op == Op::Compare && !identity) || in.op == Op::Select)
    return {InstrId(in.a), InstrId(in.b)};
  const Instr *made = &in;
  if (in.op == Op::Return && in.a != UINT32_MAX)
    made = &m.instrs[in.a];
  bool display = made->op == Op::MakeTuple || made->op == Op::MakeDict || made->op == Op::MakeList;
  if (in.op == Op::Call ? !isLogging(m, in) : made != &in && display)
    for (const ir::Arg &element : m.argsOf(*made))
      values.push_back(element.value);
  return values;
}

void TornInvariants::checkReads(FuncId f) {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    llvm::SmallVector<InstrId, 4> values = combinedBy(m, in);
    if (in.op == Op::LoadItem) // of one field by a key from the other
      values = {InstrId(i), InstrId(in.b)};
    if (values.size() > 1 && combine(f, values))
      return;
  }
}

void TornInvariants::checkWrites(FuncId f) {
  llvm::SmallVector<Touch, 4> writes = bonds.writesOf(f);
  auto isWrittenWith = [&](const Touch &t, const Field &field) {
    return llvm::any_of(
        writes, [&](const Touch &other) { return other.field == field && shareSection(f, t.at, other.at); });
  };
  for (const Touch &first : writes)
    for (const Touch &second : writes)
      if (first.at < second.at && bonds.between(first.field, second.field) &&
          !isWrittenWith(first, second.field) && !isWrittenWith(second, first.field) &&
          bonds.runsStraight(f, first.at, second.at) && report(f, first, second, "changed"))
        return;
}

void TornInvariants::run() {
  if (bonds.empty())
    return;
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    if (!bonds.touches(FuncId(f)))
      continue;
    const FunctionInfo &info = program.function(FuncId(f));
    llvm::StringRef name = info.ir->name ? program.irOf(info.module).text(info.ir->name) : llvm::StringRef();
    bool speaks = name == "__repr__" || name == "__str__" || name == "__init__";
    if (speaks || isTestCode(context, {info.module, InstrId(info.ir->begin)}))
      continue;
    checkReads(FuncId(f));
    checkWrites(FuncId(f));
  }
}

void checkTHR213(const CheckContext &context, RuleId rule) { TornInvariants(context, rule).run(); }

} // namespace threadlint
