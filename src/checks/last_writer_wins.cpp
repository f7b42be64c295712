// THR228: several threads assign one place, each a value of its own, and somebody relies on which came last.
#include "checks/Conflicts.h"
#include "checks/Guards.h"
#include "checks/ObjectUses.h"
#include "checks/Races.h"
#include "checks/Shapes.h"
#include "checks/Variation.h"
#include "flow/Containers.h"
#include "flow/Updates.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

constexpr size_t MaxWrites = 60; ///< to one place that are compared with each other

class LastWriter {
public:
  LastWriter(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), facts(context.facts), rule(rule) {}
  void check(llvm::ArrayRef<Access> same);

private:
  const CheckContext &context;
  const Program &program;
  const Facts &facts;
  RuleId rule;
  llvm::DenseSet<std::pair<VarId, FuncId>> reported;

  bool isCandidate(const Access &a) const;
  bool isOfAllThreads(const Access &a) const;
  bool isForOneRun(const Access &write, llvm::ArrayRef<Access> same) const;
  bool isSameElement(const Access &a, const Access &b) const;
  bool differ(const Access &a, const Access &b) const;
  bool isAfterJoin(const Access &reader, const Access &write) const;
  bool isReadBack(const Access &reader, const Access &write) const;
  bool isPassedOn(const Access &reader, const Access &write) const;
  bool isReported(const Access &a) const;
  const Access *readerOf(const Access &write, const Access &other, llvm::ArrayRef<Access> same) const;
  bool report(const Access &write, const Access &other, const Access &reader);
};

Ref valueOf(const Program &program, const Access &write) {
  return {write.where.module, InstrId(program.instr(write.where).c)};
}

/// The place is meant for the last value, by its name.
bool isForLast(llvm::StringRef name) {
  return name.contains_insensitive("last") || name.contains_insensitive("latest") ||
         name.contains_insensitive("recent");
}

/// The object is the same one for all threads of the entry: not one that a thread has made and handed on.
bool LastWriter::isOfAllThreads(const Access &a) const {
  const Instr &in = program.instr(a.where);
  Ref object{a.where.module, InstrId(in.a)};
  if (in.op != Op::StoreAttr || program.variable(a.place).root != VarRoot::InstanceAttr)
    return true;
  return isMadeElsewhere(context, object, a.owner) &&
         llvm::any_of(facts.momentsAt(program, a.where), [&](const Moment &m) {
           return m.owner == a.owner && sharingOf(context, m, object) == Sharing::Shared;
         });
}

/// A plain assignment by a thread. Of elements: those with a constant key.
bool LastWriter::isCandidate(const Access &a) const {
  const Instr &in = program.instr(a.where);
  bool stores = a.contents
                    ? in.op == Op::StoreItem && program.instr({a.where.module, InstrId(in.b)}).op == Op::Const
                    : in.op == Op::Store || in.op == Op::StoreAttr;
  if (a.kind != AccessKind::Write || !stores || in.has(ir::flag::InPlace) || in.c == UINT32_MAX ||
      a.owner.isNone() || a.assumed)
    return false;
  Op value = program.instr(soleDefinitionOf(program, valueOf(program, a))).op;
  bool isFlag = value == Op::Const || value == Op::Compare || value == Op::Unary || value == Op::Select;
  return !isFlag && value != Op::Caught && value != Op::MakeFunc;
}

bool LastWriter::isSameElement(const Access &a, const Access &b) const {
  if (!a.contents)
    return true;
  ContainerUse one = containerUse(program, a.where), other = containerUse(program, b.where);
  const Instr &x = program.irOf(a.where.module)[one.key];
  if (other.key.isNone())
    return false;
  const Instr &y = program.irOf(b.where.module)[other.key];
  return x.op == y.op && x.aux == y.aux &&
         oneLine(context.sourceText({a.where.module, one.key})) ==
             oneLine(context.sourceText({b.where.module, other.key}));
}

/// The two threads have different values.
bool LastWriter::differ(const Access &a, const Access &b) const {
  if (a.where == b.where) {
    Variation variation = variationOf(context, valueOf(program, a), a.owner);
    Ref one = facts.entries[a.owner].creation, other = facts.entries[b.owner].creation;
    bool givenOthers = variation == Variation::Given && !one.module.isNone() && !other.module.isNone() &&
                       context.sourceText(one) != context.sourceText(other);
    return variation == Variation::Own || givenOthers;
  }
  auto isComputed = [&](const Access &x) {
    Op op = program.instr(soleDefinitionOf(program, valueOf(program, x))).op;
    return op == Op::Call || op == Op::BinOp || op == Op::LoadItem || op == Op::Await;
  };
  return isComputed(a) && isComputed(b) &&
         context.sourceText(valueOf(program, a)) != context.sourceText(valueOf(program, b));
}

/// The function has waited for the threads, all of which have assigned the place.
bool LastWriter::isAfterJoin(const Access &reader, const Access &write) const {
  if (reader.owner == write.owner || facts.entrySets.contains(reader.active, write.owner))
    return false;
  const Summary &summary = facts.summaries[program.functionOf(reader.where).v];
  return llvm::any_of(summary.events, [&](const Event &e) {
    return e.where == reader.where.instr && facts.entrySets.contains(e.joined, write.owner);
  });
}

/// The value that is read ends up in a line of a log.
bool isLogged(const Program &program, Ref value) {
  const ir::Module &m = program.irOf(value.module);
  uint32_t end = program.function(program.functionOf(value)).ir->end;
  for (uint32_t i = value.instr.v + 1; i < end; ++i) {
    bool uses = false;
    forEachOperand(m, m.instrs[i], [&](InstrId operand) { uses |= operand == value.instr; });
    if (!uses)
      continue;
    if (isLogging(m, m.instrs[i]))
      return true;
    value.instr = InstrId(i);
  }
  return false;
}

/// The thread takes its own value back, in the same function or in one that this calls.
bool LastWriter::isReadBack(const Access &reader, const Access &write) const {
  return reader.owner == write.owner && facts.locksets.disjoint(reader.held, write.held) &&
         !isLogged(program, reader.where) && isPassedOn(reader, write);
}

/// The reader stands behind the assignment, in its function or in one that this calls.
bool LastWriter::isPassedOn(const Access &reader, const Access &write) const {
  FuncId f = program.functionOf(write.where), g = program.functionOf(reader.where);
  if (f == g)
    return reader.where.instr.v > write.where.instr.v;
  return llvm::any_of(program.callersOf(g), [&](Ref call) {
    return program.functionOf(call) == f && call.instr.v > write.where.instr.v;
  });
}

/// Nobody else reads the place: it is no setting or state that is meant to be the newest.
bool LastWriter::isForOneRun(const Access &write, llvm::ArrayRef<Access> same) const {
  return llvm::all_of(same, [&](const Access &a) { return a.isWrite() || isPassedOn(a, write); });
}

const Access *LastWriter::readerOf(const Access &write, const Access &other,
                                   llvm::ArrayRef<Access> same) const {
  bool conditional = isUnderTest(program, write.where) || isUnderTest(program, other.where);
  bool forOneRun = isForOneRun(write, same);
  for (const Access &reader : same) {
    if (reader.isWrite() || !isSameElement(write, reader))
      continue;
    if ((!conditional && isAfterJoin(reader, write)) || (forOneRun && isReadBack(reader, write)))
      return &reader;
  }
  return nullptr;
}

/// A more telling rule reports it.
bool LastWriter::isReported(const Access &a) const {
  return llvm::any_of(context.conflicts, [&](const Conflict &c) {
    return c.blamed().place == a.place && program.functionOf(c.blamed().where) == program.functionOf(a.where);
  });
}

bool LastWriter::report(const Access &write, const Access &other, const Access &reader) {
  if (isTestCode(context, write.where) || isReported(write) ||
      !reported.insert({write.place, program.functionOf(write.where)}).second)
    return false;
  Ref shown = write.where;
  Finding &f = context.report(rule, write.where,
                              {oneLine(context.sourceText(shown)), describeThread(context, write, other),
                               context.lineText(reader.where)});
  f.related.push_back(context.related(reader.where, reader.owner == write.owner
                                                        ? "the thread takes the value back here"
                                                        : "the threads have ended here: one value is left"));
  if (!(other.where == write.where))
    f.related.push_back(context.related(other.where, "it is assigned here too"));
  return true;
}

void LastWriter::check(llvm::ArrayRef<Access> same) {
  if (isForLast(program.text(program.variable(same[0].place).name)))
    return;
  llvm::ArrayRef<Access> writes =
      same.take_while([](const Access &a) { return a.isWrite(); }).take_front(MaxWrites);
  for (const Access &write : writes) {
    if (!isCandidate(write))
      continue;
    for (const Access &other : writes) {
      if (!isCandidate(other) || !facts.mayRace(program, write, other) || !isSameElement(write, other) ||
          !facts.locksets.disjoint(write.held, other.held) || !differ(write, other) ||
          (write.owner == other.owner && !isOfAllThreads(write)))
        continue;
      if (const Access *reader = readerOf(write, other, same); reader && report(write, other, *reader))
        break;
    }
  }
}

} // namespace

void checkTHR228(const CheckContext &context, RuleId rule) {
  LastWriter check(context, rule);
  forEachPlace(context.facts.accesses, [&](llvm::ArrayRef<Access> same) { check.check(same); });
}

} // namespace threadlint
