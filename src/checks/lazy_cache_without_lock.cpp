// THR902: a memo that several threads may fill at once, with the same value.
#include "checks/Decisions.h"
#include "checks/Guards.h"
#include "checks/Races.h"
#include "flow/Updates.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class Memos {
public:
  Memos(const CheckContext &context, RuleId rule) : context(context), program(context.program), rule(rule) {}
  void visit(llvm::ArrayRef<Access> same);

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  llvm::DenseSet<std::pair<VarId, FuncId>> reported;

  bool isComputed(const Access &act, InstrId value) const;
  bool isMemo(const Access &act) const;
  bool isReported(const Access &act) const;
  void report(const Access &act, const Access &other);
};

/// By a call or an operator; also in a local that is set after the test.
bool Memos::isComputed(const Access &act, InstrId value) const {
  const ir::Module &m = program.irOf(act.where.module);
  value = soleDefinitionOf(program, {act.where.module, value}).instr;
  for (uint32_t i = act.where.instr.v; m[value].op == Op::Load && i > act.test.instr.v; --i)
    if (m.instrs[i].op == Op::Store && m.instrs[i].a == m[value].a && m.instrs[i].b == m[value].b)
      value = InstrId(m.instrs[i].c);
  Op op = m[value].op;
  return op == Op::Call || op == Op::BinOp || op == Op::Comp;
}

/// Puts something computed where there was nothing, and it does not matter who does.
bool Memos::isMemo(const Access &act) const {
  const Instr &in = program.instr(act.where);
  bool puts = in.op == Op::Store || in.op == Op::StoreAttr || in.op == Op::StoreItem;
  if (act.kind != AccessKind::CheckThenAct || !puts || in.c == UINT32_MAX || act.assumed ||
      decidedBy(context, act) != Decided::Nothing)
    return false;
  const Instr &test = program.instr(act.test);
  auto op = ir::Operator(test.aux);
  bool asks = test.op == Op::Unary || test.op == Op::Load || test.op == Op::LoadAttr ||
              (test.op == Op::Compare && (op == ir::Operator::In || op == ir::Operator::NotIn ||
                                          op == ir::Operator::Is || op == ir::Operator::IsNot));
  return asks && isComputed(act, InstrId(in.c));
}

/// A more telling rule reports it.
bool Memos::isReported(const Access &act) const {
  return llvm::any_of(context.conflicts, [&](const Conflict &c) {
    return c.blamed().place == act.place &&
           program.functionOf(c.blamed().where) == program.functionOf(act.where);
  });
}

void Memos::report(const Access &act, const Access &other) {
  if (isReported(act) || !reported.insert({act.place, program.functionOf(act.where)}).second)
    return;
  Finding &f =
      context.report(rule, act.test, {textOfPlace(context, act), describeThread(context, act, other)});
  f.act = context.program.span(act.where);
  f.related.push_back(context.related(act.where, "it is filled here"));
  context.biteWithoutGil(f);
}

void Memos::visit(llvm::ArrayRef<Access> same) {
  const Facts &facts = context.facts;
  for (const Access &act : same) {
    if (!act.isWrite())
      break;
    if (!isMemo(act) || isTestCode(context, act.where))
      continue;
    for (const Access &other : same) {
      if (!other.isWrite() || !isMemo(other) || !facts.mayRace(program, act, other) ||
          !facts.locksets.disjoint(act.cover, other.held) || !facts.isCertain(program, act, other) ||
          (act.contents && isKeyOfThread(program, facts, act)))
        continue;
      report(act, other);
      break;
    }
  }
}

} // namespace

void checkTHR902(const CheckContext &context, RuleId rule) {
  Memos memos(context, rule);
  forEachPlace(context.facts.accesses, [&](llvm::ArrayRef<Access> same) { memos.visit(same); });
}

} // namespace threadlint
