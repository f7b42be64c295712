// THR223: an object is stored in a shared place, then filled, while another thread reads it.
#include "checks/Conflicts.h"
#include "checks/EarlyCode.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Races.h"
#include "checks/Shapes.h"
#include "flow/Containers.h"
#include "flow/Updates.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

/// A new object that becomes visible to others.
struct Publication {
  Access access;
  SiteId object;
};

class PublishedBeforeFilled {
public:
  PublishedBeforeFilled(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), facts(context.facts), rule(rule) {}
  void check(llvm::ArrayRef<Access> same);

private:
  const CheckContext &context;
  const Program &program;
  const Facts &facts;
  RuleId rule;
  llvm::DenseSet<std::pair<uint32_t, uint32_t>> reported;

  SiteId newObject(const Access &write) const;
  bool isObject(const Publication &p, Ref value) const;
  void follow(const Publication &p);
  bool isDefault(Ref store) const;
  bool isTested(const Access &reader) const;
  bool isFilledAt(const Publication &p, Ref at, VarId &part) const;
  bool check(const Publication &p, Ref fill, VarId part);
  bool isRead(const Publication &p, const Access &reader, VarId part, Ref fill) const;
  bool findsThere(const Publication &p, const Access &reader) const;
  bool isUnderOneLock(const Publication &p, Ref fill, const Access &reader) const;
};

/// The object that is stored, when this function has just made it.
SiteId PublishedBeforeFilled::newObject(const Access &write) const {
  const ir::Module &m = program.irOf(write.where.module);
  const Instr &in = m[write.where.instr];
  InstrId stored(in.c);
  if (in.op == Op::Call)
    stored = in.c == 0 ? InstrId() : m.argsOf(in).back().value;
  else if (in.op != Op::Store && in.op != Op::StoreAttr && in.op != Op::StoreItem)
    return {};
  if (stored.isNone())
    return {};
  Ref value = soleDefinitionOf(program, {write.where.module, stored});
  llvm::ArrayRef<AbstractValue> values = program.valuesOf(value);
  if (values.size() != 1 || !values[0].site)
    return {};
  const Site &site = program.site(values[0].site);
  Op op = program.instr(site.where).op;
  bool made = op == Op::Call || op == Op::MakeList || op == Op::MakeDict || op == Op::MakeSet;
  return made && site.function == program.functionOf(write.where) ? values[0].site : SiteId();
}

/// The value surely is that object: it is loaded from the place, or was made where that was.
bool PublishedBeforeFilled::isObject(const Publication &p, Ref value) const {
  Ref made = soleDefinitionOf(program, value);
  const Instr &in = program.instr(made);
  bool loads = !p.access.contents && (in.op == Op::Load || in.op == Op::LoadAttr);
  if (loads && llvm::is_contained(program.variablesOf(made), p.access.place))
    return true;
  llvm::SmallVector<SiteId, 2> sites = sitesOf(program, made);
  return sites.size() == 1 && sites[0] == p.object;
}

/// `self.host = None` in a constructor: nothing that anybody could use.
bool PublishedBeforeFilled::isDefault(Ref store) const {
  const ir::Module &m = program.irOf(store.module);
  return program.function(program.functionOf(store)).ir->name == knownName(known::__init__) &&
         isConst(m, InstrId(m[store.instr].c), ir::ConstKind::None);
}

/// The function asks whether the attribute is there.
bool PublishedBeforeFilled::isTested(const Access &reader) const {
  FuncId f = program.functionOf(reader.where);
  const ir::Module &m = program.irOf(reader.where.module);
  return llvm::any_of(facts.accessesTo(reader.place), [&](const Access &a) {
    if (program.functionOf(a.where) != f || a.isWrite())
      return false;
    for (uint32_t i = a.where.instr.v + 1; i < program.function(f).ir->end; ++i) {
      const Instr &in = m.instrs[i];
      bool asks = in.op == Op::If || in.op == Op::Select || in.op == Op::Unary ||
                  (in.op == Op::Compare && ir::Operator(in.aux) >= ir::Operator::Is);
      if (asks && in.a == a.where.instr.v)
        return true;
    }
    return false;
  });
}

/// Puts elements into the object, or sets an attribute (`part`) that nobody else sets.
bool PublishedBeforeFilled::isFilledAt(const Publication &p, Ref at, VarId &part) const {
  const Instr &in = program.instr(at);
  if (in.op == Op::StoreAttr && !in.has(ir::flag::InPlace) && isObject(p, {at.module, InstrId(in.a)})) {
    llvm::SmallVector<VarId, 2> variables = program.variablesOf(at);
    if (variables.size() != 1 || !variables[0])
      return false;
    const Variable &var = program.variable(variables[0]);
    FuncId f = program.functionOf(at);
    part = variables[0];
    return var.root == VarRoot::InstanceAttr &&
           !bindsInBody(program, ClassId(var.owner), program.text(var.name)) &&
           llvm::all_of(program.storesOf(part), [&](Ref s) {
             return isDefault(s) || (program.functionOf(s) == f && s.instr.v > p.access.where.instr.v);
           });
  }
  if (p.access.contents || (in.op != Op::StoreItem && in.op != Op::Call))
    return false;
  ContainerUse use = containerUse(program, at);
  return use.container && use.writes && isObject(p, {at.module, use.container});
}

bool PublishedBeforeFilled::isUnderOneLock(const Publication &p, Ref fill, const Access &reader) const {
  for (LockId l : facts.locksets.get(p.access.held)) {
    if (!facts.locksets.contains(reader.held, l))
      continue;
    bool atFill = llvm::all_of(facts.momentsAt(program, fill), [&](const Moment &m) {
      return m.owner != p.access.owner || facts.locksets.contains(m.held, l);
    });
    if (atFill)
      return true;
  }
  return false;
}

/// The thread of the reader loads it from the place.
bool PublishedBeforeFilled::findsThere(const Publication &p, const Access &reader) const {
  return llvm::any_of(facts.accessesTo(p.access.place), [&](const Access &a) {
    return !a.isWrite() && a.owner == reader.owner && facts.mayRace(program, p.access, a) &&
           program.functionOf(a.where) != program.functionOf(p.access.where);
  });
}

bool PublishedBeforeFilled::isRead(const Publication &p, const Access &reader, VarId part, Ref fill) const {
  if (program.functionOf(reader.where) == program.functionOf(fill) || reader.assumed ||
      isTestCode(context, reader.where))
    return false;
  bool meets = llvm::any_of(facts.momentsAt(program, fill), [&](const Moment &m) {
    return m.owner == p.access.owner && facts.mayMeet(m, reader);
  });
  if (!meets || isUnderOneLock(p, fill, reader))
    return false;
  if (part) {
    bool caught = isCaught(program, reader.where, {"AttributeError"}, Broad::No);
    return reader.kind == AccessKind::Read && reader.sharing != Sharing::Private && !caught &&
           !isTested(reader) && findsThere(p, reader);
  }
  bool caught = isCaught(program, reader.where, {"KeyError", "IndexError"}, Broad::No);
  return reader.contents && (reader.kind == AccessKind::Read || reader.kind == AccessKind::Iterate) &&
         !caught && facts.mayRace(program, p.access, reader);
}

bool PublishedBeforeFilled::check(const Publication &p, Ref fill, VarId part) {
  for (const Access &reader : facts.accessesTo(part ? part : p.access.place)) {
    if (!isRead(p, reader, part, fill))
      continue;
    if (!reported.insert({p.access.where.module.v, p.access.where.instr.v}).second)
      return true;
    Finding &f = context.report(rule, p.access.where,
                                {oneLine(context.sourceText(p.access.where)), context.lineText(fill),
                                 describeThread(context, p.access, reader), context.lineText(reader.where)});
    f.related.push_back(context.related(fill, "it is filled here"));
    f.related.push_back(context.related(reader.where, "another thread uses it here"));
    return true;
  }
  return false;
}

/// What the function does with the object until it waits, leaves, or puts another one there. A loop that goes
/// on for ever adds what comes in: that is no filling.
void PublishedBeforeFilled::follow(const Publication &p) {
  Ref at = p.access.where;
  const ir::Module &m = program.irOf(at.module);
  uint32_t end = program.function(program.functionOf(at)).ir->end;
  unsigned depth = 0;
  for (uint32_t i = at.instr.v + 1; i < end; ++i) {
    at.instr = InstrId(i);
    const Instr &in = m[at.instr];
    depth += opensBlock(in.op);
    if (closesBlock(in.op))
      depth -= depth > 0;
    bool leaves = in.op == Op::Return || in.op == Op::Raise || in.op == Op::Break || in.op == Op::Continue ||
                  in.op == Op::Else || in.op == Op::Except || in.op == Op::Case;
    bool endless = in.op == Op::Loop && ir::LoopKind(in.aux) == ir::LoopKind::While;
    bool waits = in.op == Op::Yield || in.op == Op::Await || (in.op == Op::Call && maySleep(program, at));
    if (endless || waits || (leaves && depth == 0))
      return;
    if (in.op == Op::Store || in.op == Op::StoreAttr)
      if (llvm::is_contained(program.variablesOf(at), p.access.place))
        return;
    VarId part;
    if (isFilledAt(p, at, part) && check(p, at, part))
      return;
  }
}

void PublishedBeforeFilled::check(llvm::ArrayRef<Access> same) {
  if (program.variable(same[0].place).root == VarRoot::Local)
    return;
  for (const Access &write : same) {
    if (!write.isWrite())
      return;
    if (write.kind == AccessKind::Update || write.assumed || write.sharing == Sharing::Private ||
        isTestCode(context, write.where))
      continue;
    if (SiteId object = newObject(write))
      follow({write, object});
  }
}

} // namespace

void checkTHR223(const CheckContext &context, RuleId rule) {
  PublishedBeforeFilled check(context, rule);
  forEachPlace(context.facts.accesses, [&](llvm::ArrayRef<Access> same) { check.check(same); });
}

} // namespace threadlint
