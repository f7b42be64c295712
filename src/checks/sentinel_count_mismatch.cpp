// THR417: several threads wait for the item that ends them, and fewer such items are put into the queue.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/QueueUses.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

namespace {

/// What two values have in common when they are one sentinel: None, one variable, or one text.
struct Sentinel {
  bool none = false;
  VarId variable;
  std::string text = {};
  explicit operator bool() const { return none || variable || !text.empty(); }
  friend bool operator==(const Sentinel &, const Sentinel &) = default;
};

Sentinel sentinelOf(const Program &program, Ref value) {
  const ir::Module &m = program.irOf(value.module);
  if (isConst(m, value.instr, ir::ConstKind::None))
    return {true, {}};
  if (isConst(m, value.instr, ir::ConstKind::Str) && m[value.instr].a != UINT32_MAX)
    return {false, {}, m.text(NameId(m[value.instr].a)).str()};
  if (m[value.instr].op != Op::Load && m[value.instr].op != Op::LoadAttr)
    return {};
  llvm::SmallVector<VarId, 2> vars = program.variablesOf(value);
  bool isFixed = vars.size() == 1 && program.variable(vars[0]).root != VarRoot::Local &&
                 program.storesOf(vars[0]).size() == 1;
  return isFixed ? Sentinel{false, vars[0]} : Sentinel();
}

class Sentinels {
public:
  Sentinels(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void check(const QueueUse &queue);

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;

  std::vector<MethodUse> iterations(SiteId queue) const;
  Sentinel endOf(Ref get) const;
  bool isWaitedFor(EntryId e) const;
  std::optional<double> timesOf(Ref put) const;
};

/// What the taker compares the item with before it leaves its loop.
Sentinel Sentinels::endOf(Ref get) const {
  const ir::Module &m = program.irOf(get.module);
  if (receiverOf(m, m[get.instr]).isNone()) // `iter(jobs.get, None)`
    return sentinelOf(program, {get.module, m.argsOf(m[get.instr])[1].value});
  InstrId loop = loopAround(program, get);
  if (!loop || get.instr.v + 1 >= m.instrs.size())
    return {};
  const ir::Instr &store = m.instrs[get.instr.v + 1];
  if (store.op != Op::Store || store.c != get.instr.v)
    return {};
  for (uint32_t i = get.instr.v + 2; i < m[loop].c; ++i) {
    const ir::Instr &in = m.instrs[i];
    // `while (job := q.get()) is not None:`
    bool differs = in.op == Op::Compare &&
                   (ir::Operator(in.aux) == ir::Operator::IsNot || ir::Operator(in.aux) == ir::Operator::Ne);
    if (differs && m.instrs[i + 1].op == Op::LoopBody && m.instrs[i + 1].a == i &&
        InstrId(m.instrs[i + 1].c) == loop && (in.a == get.instr.v || m.instrs[in.a].a == store.a))
      return sentinelOf(program, {get.module, InstrId(in.b)});
    bool equal = in.op == Op::Compare &&
                 (ir::Operator(in.aux) == ir::Operator::Is || ir::Operator(in.aux) == ir::Operator::Eq);
    if (!equal || m.instrs[in.a].op != Op::Load || m.instrs[in.a].a != store.a)
      continue;
    uint32_t next = i + 1;
    if (m.instrs[next].op != Op::If || m.instrs[next].a != i)
      continue;
    for (uint32_t k = next; k < m.instrs[next].c; ++k) {
      const ir::Instr &leaves = m.instrs[k];
      if ((leaves.op == Op::Break && InstrId(leaves.c) == loop) || leaves.op == Op::Return)
        return sentinelOf(program, {get.module, InstrId(in.b)});
    }
  }
  return {};
}

/// Some code joins the threads, so that it matters whether they end.
bool Sentinels::isWaitedFor(EntryId e) const {
  return llvm::any_of(context.facts.summaries, [&](const Summary &s) {
    return llvm::any_of(s.events, [&](const Event &event) {
      return event.kind == EventKind::Join && context.facts.entrySets.contains(event.entries, e);
    });
  });
}

/// How often code that runs once puts it; none: not known.
std::optional<double> Sentinels::timesOf(Ref put) const {
  const ir::Module &m = program.irOf(put.module);
  double times = 1;
  for (InstrId marker : enclosingMarkers(program, put)) {
    if (m[marker].op == Op::If || m[marker].op == Op::Match || m[marker].op == Op::Try) {
      if (m[marker].op == Op::If && mentions(m, InstrId(m[marker].a), {"__name__"}))
        continue;
      return std::nullopt;
    }
    if (m[marker].op != Op::Loop)
      continue;
    if (ir::LoopKind(m[marker].aux) != ir::LoopKind::For)
      return std::nullopt;
    const ir::Instr &range = m.instrs[m[marker].a];
    ApiId api = range.op == Op::Call ? program.apiOf({put.module, InstrId(m[marker].a)}) : ApiId();
    if (!api || program.model().api(api).name != "builtins.range" || range.c != 1)
      return std::nullopt;
    std::optional<double> n = constantOf(context, {put.module, m.argsOf(range)[0].value});
    if (!n)
      return std::nullopt;
    times *= *n;
  }
  return times;
}

/// `for job in iter(jobs.get, None)`: takes from the queue without a call of its method.
std::vector<MethodUse> Sentinels::iterations(SiteId queue) const {
  std::vector<MethodUse> out;
  forEachCall(program, [&](Ref call, const ir::Instr &in) {
    const ir::Module &m = program.irOf(call.module);
    if (in.c != 2 || m.instrs[in.a].op != Op::Load || m.text(NameId(m.instrs[in.a].a)) != "iter")
      return;
    const ir::Instr &method = m[m.argsOf(in)[0].value];
    Ref receiver{call.module, InstrId(method.a)};
    if (method.op == Op::LoadAttr && NameId(method.b) == knownName(known::get) &&
        sitesOf(program, receiver) == llvm::SmallVector<SiteId, 2>{queue})
      out.push_back({call, receiver});
  });
  return out;
}

void Sentinels::check(const QueueUse &all) {
  QueueUse queue = all;
  std::vector<MethodUse> loops = iterations(queue.site);
  queue.gets.insert(queue.gets.end(), loops.begin(), loops.end());
  Sentinel end;
  double threads = 0;
  llvm::SmallVector<EntryId, 2> takers;
  for (const MethodUse &get : queue.gets) {
    Sentinel one = endOf(get.call);
    bool iterates = receiverOf(program.irOf(get.call.module), program.instr(get.call)).isNone();
    if (!one || (end && !(one == end)) ||
        (!iterates && !blocksForEver(program.irOf(get.call.module), program.instr(get.call), false)))
      return;
    end = one;
    llvm::SmallVector<EntryId, 2> crew = crewAt(context, get.call);
    if (crew.empty())
      return;
    for (EntryId e : crew) {
      std::optional<double> n = e ? threadsOf(context, e) : 1;
      if (!n || (e && context.facts.entries[e].daemon == Daemon::Yes &&
                 context.facts.entries[e].pool.isNone() && !isWaitedFor(e)))
        return;
      if (!llvm::is_contained(takers, e))
        threads += *n;
      takers.push_back(e);
    }
  }
  double sent = 0;
  Ref last;
  for (const MethodUse &put : queue.puts) {
    const ir::Module &m = program.irOf(put.call.module);
    const ir::Instr &in = m[put.call.instr];
    if (in.c == 0 || m.argsOf(in)[0].kind != ir::ArgKind::Positional)
      return;
    Ref item{put.call.module, m.argsOf(in)[0].value};
    FuncId f = program.functionOf(put.call);
    bool byTaker =
        llvm::any_of(queue.gets, [&](const MethodUse &g) { return program.functionOf(g.call) == f; });
    if (!(sentinelOf(program, item) == end)) {
      if (byTaker) // perhaps the sentinel itself, handed on
        return;
      continue;
    }
    std::optional<double> times = timesOf(put.call);
    llvm::ArrayRef<Ref> callers = program.callersOf(f);
    bool once = program.function(f).ir->kind == ir::FuncKind::Module ||
                (callers.size() == 1 && !loopAround(program, callers[0]));
    for (EntryId e : crewAt(context, put.call))
      once &= e.isNone() || !context.facts.entries[e].many;
    bool started = llvm::any_of(crewAt(context, put.call), [](EntryId e) { return !e.isNone(); });
    if (byTaker || !times || (!once && !started))
      return;
    sent += *times;
    last = put.call;
  }
  if (last.module.isNone() || sent >= threads)
    return;
  auto text = [](double n) { return std::to_string(static_cast<long long>(n)); };
  Finding &f = context.report(rule, last, {text(threads), text(sent), oneLine(context.sourceText(last))});
  f.related.push_back(context.related(queue.gets[0].call, "each thread waits for one here"));
}

} // namespace

void checkTHR417(const CheckContext &context, RuleId rule) {
  Sentinels rules(context, rule);
  for (const QueueUse &queue : queueUses(context))
    rules.check(queue);
}

} // namespace threadlint
