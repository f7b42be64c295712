// THR218: a container is handed to another thread, and changed by the giver while that may read it.
#include "checks/EarlyCode.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Races.h"
#include "checks/Shapes.h"
#include "flow/Containers.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

/// A local variable whose container goes to other threads at `where`.
struct Gift {
  Ref where;
  VarId variable;
  bool byQueue = false; ///< a message; else an argument of a thread or task, which may be meant to be shared
  llvm::SmallVector<Ref, 2> receivers; ///< where they begin, or take it from the queue
};

class MutatedAfterHandover {
public:
  MutatedAfterHandover(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), facts(context.facts), rule(rule) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  const Facts &facts;
  RuleId rule;
  llvm::DenseMap<uint32_t, llvm::SmallVector<Ref, 2>> gets; ///< by SiteId of a queue
  llvm::DenseSet<FuncId> reported;

  void collectGets();
  void checkPut(Ref call);
  void checkEntry(const Entry &entry);
  VarId containerGiven(Ref value) const;
  bool isStore(Ref at, VarId v) const;
  bool changes(const Gift &gift, Ref at, bool nextTurn) const;
  void follow(const Gift &gift);
  bool followForward(const Gift &gift);
  void followTurns(const Gift &gift);
  bool report(const Gift &gift, Ref at);
};

void MutatedAfterHandover::collectGets() {
  forEachApiCall(program, [&](Ref call, const Instr &in, const Api &api) {
    InstrId receiver = receiverOf(program.irOf(call.module), in);
    if (receiver && api.effect == Effect::Get)
      for (SiteId site : sitesOf(program, {call.module, receiver}))
        gets[site.v].push_back(call);
  });
}

/// The local variable that is loaded, when its values are lists, dicts, sets or the like.
VarId MutatedAfterHandover::containerGiven(Ref value) const {
  const Instr &in = program.instr(value);
  if (in.op != Op::Load || ir::ScopeKind(in.aux) != ir::ScopeKind::Local || !isContainer(program, value))
    return {};
  llvm::SmallVector<VarId, 2> variables = program.variablesOf(value);
  return variables.size() == 1 && program.variable(variables[0]).root == VarRoot::Local ? variables[0]
                                                                                        : VarId();
}

bool MutatedAfterHandover::isStore(Ref at, VarId v) const {
  Op op = program.instr(at).op;
  return (op == Op::Store || op == Op::Del) && llvm::is_contained(program.variablesOf(at), v);
}

/// Empties it, or puts something else under a fixed key: what was given is over for the giver.
bool reuses(const ir::Module &m, const Instr &in) {
  if (in.op == Op::Call)
    return calleeName(m, in) && m.text(calleeName(m, in)) == "clear";
  const Instr &key = m.instrs[in.b];
  if (in.op == Op::DelItem)
    return key.op == Op::Slice;
  return key.op == Op::Slice || (key.op == Op::Const && m.instrs[in.c].op != Op::Const);
}

bool MutatedAfterHandover::changes(const Gift &gift, Ref at, bool nextTurn) const {
  const ir::Module &m = program.irOf(at.module);
  const Instr &in = m[at.instr];
  if (in.op != Op::Call && in.op != Op::StoreItem && in.op != Op::DelItem)
    return false;
  ContainerUse use = containerUse(program, at);
  if (use.container.isNone() || !use.writes || m[use.container].op != Op::Load ||
      !llvm::is_contained(program.variablesOf({at.module, use.container}), gift.variable))
    return false;
  bool constantKey = in.op == Op::StoreItem && m.instrs[in.b].op == Op::Const;
  return gift.byQueue || (reuses(m, in) && (nextTurn || !constantKey));
}

bool MutatedAfterHandover::report(const Gift &gift, Ref at) {
  for (Ref receiver : gift.receivers)
    for (const Moment &there : facts.momentsAt(program, receiver))
      for (const Moment &here : facts.momentsAt(program, at)) {
        if (here.held != 0 || !facts.mayMeet(here, there))
          continue;
        reported.insert(program.functionOf(at));
        Finding &f = context.report(rule, at,
                                    {oneLine(context.sourceText(at)),
                                     program.text(program.variable(gift.variable).name).str(),
                                     context.lineText(gift.where), describeThread(context, here, there)});
        f.related.push_back(context.related(gift.where, "it is handed over here"));
        return true;
      }
  return false;
}

/// What the function does after the hand-over, until it has another object, waits, or leaves. False: it goes
/// no further than that.
bool MutatedAfterHandover::followForward(const Gift &gift) {
  FuncId f = program.functionOf(gift.where);
  const ir::Module &m = program.irOf(gift.where.module);
  llvm::SmallVector<InstrId, 8> around = enclosingMarkers(program, gift.where);
  unsigned depth = 0;
  for (uint32_t i = gift.where.instr.v + 1; i < program.function(f).ir->end; ++i) {
    Ref at{gift.where.module, InstrId(i)};
    const Instr &in = m.instrs[i];
    bool ofOuter = llvm::is_contained(around, InstrId(in.c));
    bool other = in.op == Op::Else || in.op == Op::Except || in.op == Op::Case;
    if (other && ofOuter) { // an alternative of the branch that hands over
      i = m.instrs[in.c].c;
      continue;
    }
    depth += opensBlock(in.op);
    depth -= closesBlock(in.op) && depth > 0;
    bool leaves = in.op == Op::Return || in.op == Op::Raise || in.op == Op::Break || in.op == Op::Continue;
    if (isStore(at, gift.variable) || (in.op == Op::Call && maySleep(program, at)) || (leaves && depth == 0))
      return in.op == Op::Continue;
    if (changes(gift, at, false) && report(gift, at))
      return false;
    if (in.op == Op::EndLoop && ofOuter)
      return true;
  }
  return false;
}

/// The loops around the hand-over come back with the same object, unless they make another one.
void MutatedAfterHandover::followTurns(const Gift &gift) {
  const ir::Module &m = program.irOf(gift.where.module);
  llvm::SmallVector<InstrId, 8> around = enclosingMarkers(program, gift.where);
  for (InstrId marker : llvm::reverse(around)) {
    if (m[marker].op != Op::Loop || m[marker].c == UINT32_MAX)
      continue;
    for (uint32_t i = marker.v; i < m[marker].c; ++i)
      if (isStore({gift.where.module, InstrId(i)}, gift.variable))
        return;
    for (uint32_t i = marker.v; i < gift.where.instr.v; ++i) {
      Ref at{gift.where.module, InstrId(i)};
      if (changes(gift, at, true) && report(gift, at))
        return;
    }
  }
}

void MutatedAfterHandover::follow(const Gift &gift) {
  if (gift.receivers.empty() || reported.count(program.functionOf(gift.where)))
    return;
  if (followForward(gift))
    followTurns(gift);
}

void MutatedAfterHandover::checkPut(Ref call) {
  const ir::Module &m = program.irOf(call.module);
  const Instr &in = m[call.instr];
  InstrId receiver = receiverOf(m, in);
  if (!receiver || in.c == 0)
    return;
  ObjectKind kind = surelyKind(program, {call.module, receiver});
  if (kind != ObjectKind::Queue && kind != ObjectKind::SimpleQueue)
    return;
  Gift gift{call, containerGiven({call.module, m.argsOf(in)[0].value}), true, {}};
  for (SiteId site : sitesOf(program, {call.module, receiver}))
    gift.receivers.append(gets[site.v]);
  if (gift.variable)
    follow(gift);
}

/// `submit(f, x)`, `Thread(target=f, args=(x,))`.
void MutatedAfterHandover::checkEntry(const Entry &entry) {
  Ref call = entry.creation;
  if (!entry.isFollowed() || call.module.isNone() || program.instr(call).op != Op::Call)
    return;
  const ir::Module &m = program.irOf(call.module);
  const FunctionInfo &info = program.function(entry.function);
  auto give = [&](InstrId value) {
    Gift gift{call, containerGiven({call.module, value}), false, {{info.module, InstrId(info.ir->begin)}}};
    if (gift.variable)
      follow(gift);
  };
  for (const ir::Arg &arg : m.argsOf(m[call.instr])) {
    give(arg.value);
    if (m[arg.value].op == Op::MakeTuple)
      for (const ir::Arg &element : m.argsOf(m[arg.value]))
        give(element.value);
  }
}

void MutatedAfterHandover::run() {
  if (facts.moments.empty())
    return;
  collectGets();
  if (!gets.empty())
    forEachApiCall(program, [&](Ref call, const Instr &, const Api &api) {
      if (api.effect == Effect::Put)
        checkPut(call);
    });
  for (uint32_t e = 0; e < facts.entries.size(); ++e)
    checkEntry(facts.entries[EntryId(e)]);
}

} // namespace

void checkTHR218(const CheckContext &context, RuleId rule) { MutatedAfterHandover(context, rule).run(); }

} // namespace threadlint
