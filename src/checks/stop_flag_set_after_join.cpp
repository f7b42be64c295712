// THR139: a thread is joined, and only then told to stop.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/ThreadWaits.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

/// What ends a loop of a thread: an event that is set, or a variable that gets a certain constant.
struct Stop {
  llvm::SmallVector<SiteId, 2> events;
  VarId flag;
  bool endsWhen = false;               ///< the flag's value that ends the loop
  llvm::SmallVector<SiteId, 2> queues; ///< that are asked for None
};

class StopAfterJoin {
public:
  StopAfterJoin(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void run() {
    forEachMethodCall(program, "join", [&](Ref join, const Instr &, Ref object) {
      if (isUntimedJoin(program, join, object) && !isCaught(program, join, {"KeyboardInterrupt"}))
        visit(join, object);
    });
  }

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;

  Stop stopOf(FuncId thread) const;
  void readCondition(Ref condition, bool endsWhen, Stop &stop) const;
  bool readQueue(Ref loop, Stop &stop) const;
  bool namesSignal(const ir::Module &m, const Stop &stop) const;
  bool isSignal(Ref at, const Stop &stop) const;
  void visit(Ref join, Ref object);
};

void StopAfterJoin::readCondition(Ref condition, bool endsWhen, Stop &stop) const {
  const ir::Module &m = program.irOf(condition.module);
  const Instr *in = &m[condition.instr];
  while (in->op == Op::Unary && ir::Operator(in->aux) == ir::Operator::Not) {
    endsWhen = !endsWhen;
    condition.instr = InstrId(in->a);
    in = &m[condition.instr];
  }
  if (in->op == Op::Call) {
    InstrId receiver = receiverOf(m, *in);
    llvm::StringRef name = calleeName(m, *in) ? m.text(calleeName(m, *in)) : "";
    if (receiver && endsWhen && (name == "is_set" || name == "isSet" || name == "wait") &&
        surelyKind(program, {condition.module, receiver}) == ObjectKind::Event)
      stop.events = sitesOf(program, {condition.module, receiver});
    return;
  }
  llvm::SmallVector<VarId, 2> variables;
  if (in->op == Op::Load || in->op == Op::LoadAttr)
    variables = program.variablesOf(condition);
  if (variables.size() == 1) {
    stop.flag = variables[0];
    stop.endsWhen = endsWhen;
  }
}

/// `while True: item = q.get(); if item is None: break`: nothing else leaves.
bool StopAfterJoin::readQueue(Ref loop, Stop &stop) const {
  const ir::Module &m = program.irOf(loop.module);
  unsigned exits = 0;
  bool asksForNone = false;
  for (uint32_t i = loop.instr.v; i < m[loop.instr].c; ++i) {
    const Instr &in = m.instrs[i];
    Ref at{loop.module, InstrId(i)};
    exits += in.op == Op::Return || in.op == Op::Raise || (in.op == Op::Break && in.c == loop.instr.v);
    asksForNone |= in.op == Op::Compare && ir::Operator(in.aux) == ir::Operator::Is &&
                   isConst(m, InstrId(in.b), ir::ConstKind::None);
    InstrId receiver = receiverOf(m, in);
    ApiId api = receiver ? program.apiOf(at) : ApiId();
    if (api && program.model().api(api).effect == Effect::Get && in.c == 0)
      stop.queues.append(sitesOf(program, {loop.module, receiver}));
  }
  return exits == 1 && asksForNone && !stop.queues.empty();
}

/// How a thread that loops for ever learns that it has to end; nothing: it may end by itself.
Stop StopAfterJoin::stopOf(FuncId thread) const {
  Stop stop;
  const FunctionInfo &info = program.function(thread);
  const ir::Module &m = program.irOf(info.module);
  if (InstrId loop = endlessLoop(program, thread)) {
    for (uint32_t i = loop.v; i < m[loop].c; ++i)
      if (m.instrs[i].op == Op::LoopBody && m.instrs[i].c == loop.v)
        readCondition({info.module, InstrId(m.instrs[i].a)}, false, stop);
    // A loop whose condition is `not stopped` ends when that is false.
    return stop;
  }
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
    if (m.instrs[i].op == Op::Loop && ir::LoopKind(m.instrs[i].aux) == ir::LoopKind::While) {
      Stop queue;
      return readQueue({info.module, InstrId(i)}, queue) ? queue : Stop();
    }
  return stop;
}

/// `stop.set()`, `self.running = False`, `q.put(None)`.
/// The names without which the module gives no signal.
bool StopAfterJoin::namesSignal(const ir::Module &m, const Stop &stop) const {
  if (stop.flag && m.names.find(program.text(program.variable(stop.flag).name)))
    return true;
  return (!stop.events.empty() && m.names.find("set")) ||
         (!stop.queues.empty() && (m.names.find("put") || m.names.find("put_nowait")));
}

bool StopAfterJoin::isSignal(Ref at, const Stop &stop) const {
  const ir::Module &m = program.irOf(at.module);
  const Instr &in = m[at.instr];
  if (in.op == Op::Store || in.op == Op::StoreAttr) {
    if (!stop.flag || InstrId(in.c).isNone() || !llvm::is_contained(program.variablesOf(at), stop.flag))
      return false;
    const Instr &value = m.instrs[in.c];
    if (value.op != Op::Const)
      return true; // perhaps
    bool truth = ir::ConstKind(value.aux) == ir::ConstKind::True ||
                 (ir::ConstKind(value.aux) == ir::ConstKind::Int && value.a != 0);
    return truth == stop.endsWhen;
  }
  InstrId receiver = receiverOf(m, in);
  if (!receiver || !calleeName(m, in))
    return false;
  llvm::StringRef name = m.text(calleeName(m, in));
  auto isOneOf = [&](llvm::ArrayRef<SiteId> sites) {
    return llvm::any_of(sitesOf(program, {at.module, receiver}),
                        [&](SiteId s) { return llvm::is_contained(sites, s); });
  };
  if (name == "set" && !stop.events.empty())
    return isOneOf(stop.events);
  return (name == "put" || name == "put_nowait") && !stop.queues.empty() && in.c > 0 &&
         isOneOf(stop.queues) && m[m.argsOf(in)[0].value].op == Op::Const;
}

void StopAfterJoin::visit(Ref join, Ref object) {
  llvm::SmallVector<EntryId, 2> entries = entriesOf(context, object);
  FuncId f = program.functionOf(join);
  if (entries.size() != 1 || !context.facts.entries[entries[0]].function ||
      context.facts.entries[entries[0]].function == f)
    return;
  Stop stop = stopOf(context.facts.entries[entries[0]].function);
  if (stop.events.empty() && !stop.flag && stop.queues.empty())
    return;
  Ref late;
  llvm::SmallVector<InstrId, 8> around = enclosingMarkers(program, join);
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (uint32_t i = 0; namesSignal(m, stop) && i < m.instrs.size(); ++i) {
      Ref at{ModuleId(k), InstrId(i)};
      if (!isSignal(at, stop))
        continue;
      bool isAfter = at.module == join.module && program.functionOf(at) == f && i > join.instr.v;
      // Any other signal may come before; the initial value of a flag does not count.
      if (!isAfter)
        return;
      for (InstrId marker : enclosingMarkers(program, at))
        if (!llvm::is_contained(around, marker) && m[marker].op != Op::With && m[marker].op != Op::Loop &&
            m[marker].op != Op::Try)
          return;
      if (late.module.isNone())
        late = at;
    }
  }
  if (late.module.isNone())
    return;
  Finding &finding =
      context.report(rule, join, {oneLine(context.sourceText(object)), context.lineText(late)});
  finding.related.push_back(context.related(late, "it is told to stop here"));
}

} // namespace

void checkTHR139(const CheckContext &context, RuleId rule) { StopAfterJoin(context, rule).run(); }

} // namespace threadlint
