// THR226: several threads change the same elements of an array or buffer without a common lock.
#include "checks/Conflicts.h"
#include "checks/Guards.h"
#include "checks/ObjectUses.h"
#include "checks/Origins.h"
#include "checks/Races.h"
#include "checks/Shapes.h"
#include "checks/Variation.h"
#include "flow/Updates.h"
#include "flow/Window.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

/// A change of elements.
struct Change : Use {
  const Api *cls = nullptr;
  Ref index; ///< none: all elements
  Ref read;  ///< of the old elements; none: what is written does not depend on them
};

class BufferRaces {
public:
  BufferRaces(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  std::vector<Change> changes;

  Ref givenFor(Ref at, Ref value) const;
  void collect(Ref at, const Instr &in);
  Ref oldElements(Ref store) const;
  bool isSameIndex(Ref a, Ref b) const;
  bool overlap(const Change &a, EntryId ofA, const Change &b, EntryId ofB) const;
  bool isHarmful(const Change &a, EntryId entry, const Change &b) const;
  bool isReported(Ref at) const;
  void addRuntimes(const Change &change, Finding &f) const;
  bool report(const Change &one, const Change &other);
};

/// `a[:]`, `a[...]`: all elements.
bool isWhole(const ir::Module &m, InstrId index) {
  const Instr &in = m[index];
  if (in.op == Op::Slice)
    return in.a == UINT32_MAX && in.b == UINT32_MAX && in.c == UINT32_MAX;
  return isConst(m, index, ir::ConstKind::Ellipsis);
}

bool BufferRaces::isSameIndex(Ref a, Ref b) const {
  return a == b || isSameValue(program, a, b) || context.sourceText(a) == context.sourceText(b);
}

/// The load of the elements that a value is computed from; none: it does not depend on them.
Ref BufferRaces::oldElements(Ref store) const {
  const ir::Module &m = program.irOf(store.module);
  const Instr &written = m[store.instr];
  llvm::SmallVector<InstrId, 8> todo{InstrId(written.c)};
  for (unsigned budget = 24; !todo.empty() && budget > 0; --budget) {
    Ref value = soleDefinitionOf(program, {store.module, todo.pop_back_val()});
    const Instr &in = m[value.instr];
    if (in.op == Op::LoadItem &&
        isSameValue(program, {store.module, InstrId(in.a)}, {store.module, InstrId(written.a)}) &&
        isSameIndex({store.module, InstrId(in.b)}, {store.module, InstrId(written.b)}))
      return value;
    if (in.op == Op::BinOp || in.op == Op::Call || in.op == Op::Unary)
      forEachOperand(m, in, [&](InstrId operand) { todo.push_back(operand); });
  }
  return {};
}

/// `acc += x` binds the parameter `acc` anew: the array is what the threads are given.
Ref BufferRaces::givenFor(Ref at, Ref value) const {
  FuncId f = program.functionOf(at);
  const Instr &in = program.instr(value);
  int index = in.op == Op::Load ? parameterIndex(program, f, NameId(in.a)) : -1;
  if (index < 0 || !llvm::all_of(program.storesOf(program.variablesOf(value)[0]),
                                 [&](Ref s) { return program.instr(s).has(ir::flag::InPlace); }))
    return value;
  for (uint32_t e = 0; e < context.facts.entries.size(); ++e)
    if (const Entry &entry = context.facts.entries[EntryId(e)]; entry.function == f)
      if (Ref given = argumentOfEntry(context, entry, static_cast<uint32_t>(index)); !given.module.isNone())
        return given;
  return value;
}

void BufferRaces::collect(Ref at, const Instr &in) {
  bool whole = in.op == Op::BinOp && in.has(ir::flag::InPlace);
  if (!whole && in.op != Op::StoreItem)
    return;
  Change change;
  change.where = at;
  change.object = {at.module, InstrId(in.a)};
  if (whole) {
    change.read = change.object;
    change.object = givenFor(at, change.object);
  } else {
    if (!isWhole(program.irOf(at.module), InstrId(in.b)))
      change.index = {at.module, InstrId(in.b)};
  }
  change.cls = classWith(program, change.object, &Api::buffer);
  // `+=` on what can grow appends to it, in one operation.
  bool grows =
      whole && change.cls && program.model().findMember(program.model().findApi(change.cls->name), "append");
  if (!change.cls || grows || context.facts.momentsAt(program, at).empty())
    return;
  if (!whole)
    change.read = oldElements(at);
  changes.push_back(change);
}

/// Some element is surely among both.
bool BufferRaces::overlap(const Change &a, EntryId ofA, const Change &b, EntryId ofB) const {
  if (a.index.module.isNone() || b.index.module.isNone())
    return true;
  return isSameIndex(a.index, b.index) && ofA && variationOf(context, a.index, ofA) == Variation::Same &&
         (!ofB || variationOf(context, b.index, ofB) == Variation::Same);
}

/// Something is lost: what is computed from old elements, or one of two values.
bool BufferRaces::isHarmful(const Change &a, EntryId entry, const Change &b) const {
  if (!a.read.module.isNone())
    return true;
  Ref value{a.where.module, InstrId(program.instr(a.where).c)};
  return b.index.module.isNone() == a.index.module.isNone() &&
         variationOf(context, value, entry) == Variation::Own;
}

/// As an update of a variable or element.
bool BufferRaces::isReported(Ref at) const {
  return llvm::any_of(context.conflicts, [&](const Conflict &c) {
    Ref blamed = c.blamed().where;
    return blamed.module == at.module && (blamed == at || program.instr(blamed).c == at.instr.v);
  });
}

/// Loops of numpy run without the GIL; the others need a switch point.
void BufferRaces::addRuntimes(const Change &change, Finding &f) const {
  bool builtin = !change.cls->name.starts_with("numpy.");
  f.runtimes.clear();
  for (RuntimeId r : context.runtimes) {
    const Runtime &runtime = context.model.runtime(r);
    bool open = !builtin || change.read.module.isNone() ||
                windowOn(program, runtime, change.read, change.where).isOpen();
    (open ? f.runtimes : f.latent).push_back(runtime.name);
  }
}

bool BufferRaces::report(const Change &one, const Change &other) {
  Meeting meeting = meetingOf(context, one, other);
  if (!meeting || !meeting.one->owner || !isHarmful(one, meeting.one->owner, other) ||
      !overlap(one, meeting.one->owner, other, meeting.other->owner))
    return false;
  const ir::Module &m = program.irOf(one.where.module);
  Span span = program.span(one.where);
  if (m[one.where.instr].op == Op::StoreItem)
    span.end = std::max(span.end, m.spans[m[one.where.instr].c].end);
  Finding &f = context.report(rule, one.where,
                              {oneLine(context.sourceText(one.where.module, span)), one.cls->buffer.str(),
                               describeThread(context, *meeting.one, *meeting.other)});
  if (!(other.where == one.where))
    f.related.push_back(context.related(other.where, "the same elements are changed here"));
  addRuntimes(one, f);
  return true;
}

void BufferRaces::run() {
  if (context.facts.moments.empty())
    return;
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (uint32_t i = 0; i < m.instrs.size(); ++i)
      collect({ModuleId(k), InstrId(i)}, m.instrs[i]);
  }
  llvm::DenseSet<FuncId> reported;
  for (const Change &one : changes) {
    FuncId f = program.functionOf(one.where);
    if (isTestCode(context, one.where) || isReported(one.where))
      continue;
    for (const Change &other : changes)
      if (!reported.count(f) && report(one, other))
        reported.insert(f);
  }
}

} // namespace

void checkTHR226(const CheckContext &context, RuleId rule) { BufferRaces(context, rule).run(); }

} // namespace threadlint
