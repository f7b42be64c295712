// THR227: `empty()`, `locked()`, `is_set()` and the like decide about a call that other threads can
// forestall.
#include "checks/Guards.h"
#include "checks/Meeting.h"
#include "checks/Objects.h"
#include "checks/Paths.h"
#include "checks/Races.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;
using ir::Operator;

namespace {

/// A query, what its answer leads to, and what others may do in between.
struct Query {
  llvm::StringLiteral method;
  bool positive; ///< the answer "yes" leads to `acts`
  llvm::ArrayRef<llvm::StringLiteral> acts, others;
};
constexpr llvm::StringLiteral Gets[] = {"get", "get_nowait"}, Puts[] = {"put", "put_nowait"},
                              Acquires[] = {"acquire", "__enter__"}, Sets[] = {"set"};
constexpr Query Queries[] = {
    {"empty", false, Gets, Gets},  {"qsize", true, Gets, Gets},           {"full", false, Puts, Puts},
    {"is_set", false, Sets, Sets}, {"locked", false, Acquires, Acquires},
};

bool isQueue(ObjectKind kind) { return kind == ObjectKind::Queue || kind == ObjectKind::SimpleQueue; }

bool fits(const Query &query, ObjectKind kind) {
  if (query.method == "is_set")
    return kind == ObjectKind::Event;
  if (query.method == "locked")
    return kind == ObjectKind::Lock || kind == ObjectKind::RLock;
  return isQueue(kind);
}

/// Instructions [begin, end).
struct Block {
  uint32_t begin = 0, end = 0;
};

class StaleQuery {
public:
  StaleQuery(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  struct Act {
    llvm::StringRef method;
    Use use;
  };
  std::vector<Act> all; ///< that somebody does to a queue, lock or event

  void collect();
  void condition(Ref marker, InstrId value);
  void check(Ref marker, Ref call, bool yes);
  Block blockFor(Ref marker, bool yes) const;
  std::optional<Act> actIn(Block block, Ref receiver, const Query &query) const;
  bool isHandled(const Act &act) const;
  bool doesMore(Block block, Ref act) const;
  bool isMissed(const Moment &moment) const;
  bool report(const Query &query, Ref call, Ref receiver, const Act &act);
};

/// Somebody notices when the thread waits for ever: it is not a daemon, or is joined or asked whether it
/// lives.
bool StaleQuery::isMissed(const Moment &moment) const {
  const Entry *entry = moment.owner ? &context.facts.entries[moment.owner] : nullptr;
  if (!entry || entry->start == Start::Task || entry->daemon != Daemon::Yes || !entry->handle)
    return true;
  static constexpr llvm::StringLiteral questions[] = {"join", "is_alive", "isAlive"};
  return llvm::any_of(questions, [&](llvm::StringRef question) {
    return sitesUsing(program, question).called.contains(entry->handle);
  });
}

/// The call, or the `with`, that is one of the operations in question, and the object it works on.
std::optional<Use> useAt(const Program &program, Ref at, llvm::StringRef &method) {
  const ir::Module &m = program.irOf(at.module);
  const Instr &in = m[at.instr];
  if (in.op == Op::With && in.a != UINT32_MAX) {
    method = "__enter__";
    return Use{at, {at.module, InstrId(in.a)}};
  }
  InstrId receiver = receiverOf(m, in);
  if (!receiver)
    return std::nullopt;
  method = m.text(calleeName(m, in));
  return Use{at, {at.module, receiver}};
}

void StaleQuery::collect() {
  for (uint32_t k = 0; k < program.modules().size(); ++k)
    for (uint32_t i = 0; i < program.irOf(ModuleId(k)).instrs.size(); ++i) {
      llvm::StringRef method;
      std::optional<Use> use = useAt(program, {ModuleId(k), InstrId(i)}, method);
      bool known = use && llvm::any_of(Queries, [&](const Query &q) {
                     return llvm::is_contained(q.others, method) && fits(q, surelyKind(program, use->object));
                   });
      if (known)
        all.push_back({method, *use});
    }
}

bool isLeft(const Instr &in) {
  return in.op == Op::Return || in.op == Op::Raise || in.op == Op::Break || in.op == Op::Continue;
}

/// What runs when the condition is true (`yes`) or false.
Block StaleQuery::blockFor(Ref marker, bool yes) const {
  const ir::Module &m = program.irOf(marker.module);
  const Instr &in = m[marker.instr];
  if (in.op == Op::LoopBody)
    return yes ? Block{marker.instr.v + 1, m.instrs[in.c].c} : Block{};
  uint32_t end = in.c, otherwise = end;
  for (uint32_t i = marker.instr.v; i < end; ++i)
    if (m.instrs[i].op == Op::Else && m.instrs[i].c == marker.instr.v)
      otherwise = i;
  if (yes)
    return {marker.instr.v + 1, otherwise};
  if (otherwise != end)
    return {otherwise + 1, end};
  if (end == 0 || !isLeft(m.instrs[end - 1]))
    return {};
  // The rest of the block after `if q.empty(): return`.
  llvm::SmallVector<InstrId, 8> around = enclosingMarkers(program, marker);
  uint32_t last = around.empty() ? program.function(program.functionOf(marker)).ir->end : m[around.back()].c;
  return {end + 1, last};
}

std::optional<StaleQuery::Act> StaleQuery::actIn(Block block, Ref receiver, const Query &query) const {
  const ir::Module &m = program.irOf(receiver.module);
  std::string key = placeKey(m, receiver.instr);
  for (uint32_t i = block.begin; i < block.end && !key.empty(); ++i) {
    llvm::StringRef method;
    std::optional<Use> use = useAt(program, {receiver.module, InstrId(i)}, method);
    if (use && llvm::is_contained(query.acts, method) && placeKey(m, use->object.instr) == key)
      return Act{method, *use};
  }
  return std::nullopt;
}

/// The call says itself that it came too late, and somebody listens.
bool StaleQuery::isHandled(const Act &act) const {
  const ir::Module &m = program.irOf(act.use.where.module);
  const Instr &in = m[act.use.where.instr];
  if (in.op != Op::Call)
    return false;
  bool waits = act.method == "get" ? in.c == 0 : act.method == "put" ? in.c == 1 : false;
  if (act.method == "acquire")
    return in.c != 0 || !in.has(ir::flag::Discarded);
  return !waits && isCaught(program, act.use.where, {"Empty", "Full", "ShutDown"});
}

/// Setting an event once more does no harm; what goes with it may.
bool StaleQuery::doesMore(Block block, Ref act) const {
  for (uint32_t i = block.begin; i < block.end; ++i) {
    Ref at{act.module, InstrId(i)};
    if (program.instr(at).op == Op::Call && i != act.instr.v) {
      Callees callees = program.calleesOf(at);
      if (!callees.functions.empty() || !callees.classes.empty())
        return true;
    }
  }
  return false;
}

/// `get(False)`, `put(x, block=False)`
bool isToldNotToWait(const ir::Module &m, const Instr &call, bool puts) {
  uint32_t position = 0;
  for (const ir::Arg &arg : call.op == Op::Call ? m.argsOf(call) : llvm::ArrayRef<ir::Arg>()) {
    bool named = arg.kind == ir::ArgKind::Keyword && m.text(arg.name) == "block";
    if ((named || (arg.kind == ir::ArgKind::Positional && position++ == (puts ? 1u : 0u))) &&
        isConst(m, arg.value, ir::ConstKind::False))
      return true;
  }
  return false;
}

std::string consequence(llvm::StringRef query, llvm::StringRef act, bool waits) {
  if (query == "is_set")
    return "both would then do what is to be done once; test and set under one lock";
  if (query == "locked")
    return "the call then waits; try it with `acquire(blocking=False)` and test the result";
  bool puts = act.starts_with("put");
  std::string name = puts ? "Full" : "Empty", call = puts ? "put_nowait" : "get_nowait";
  if (act == call || !waits)
    return "the call then raises `queue." + name + "`; catch it instead of asking before";
  return "the call then waits; use `" + call + "()` and catch `queue." + name + "`";
}

bool StaleQuery::report(const Query &query, Ref call, Ref receiver, const Act &act) {
  Meeting meeting;
  Act other;
  for (const Act &each : all) {
    if (meeting.certain || !llvm::is_contained(query.others, each.method))
      continue;
    Meeting next = meetingOf(context, {call, receiver}, each.use, act.use.where);
    if (!next || (meeting && !next.certain))
      continue;
    meeting = next;
    other = each;
  }
  if (!meeting)
    return false;
  Ref shown = act.use.where;
  bool waits =
      !isToldNotToWait(program.irOf(shown.module), program.instr(shown), act.method.starts_with("put"));
  if (program.instr(shown).op == Op::With)
    shown = act.use.object;
  Finding &f = context.report(rule, call,
                              {oneLine(context.sourceText(call)), oneLine(context.sourceText(shown)),
                               describeThread(context, *meeting.one, *meeting.other),
                               consequence(query.method, act.method, waits)});
  f.related.push_back(context.related(shown, "this relies on the answer"));
  if (!(other.use.where == act.use.where))
    f.related.push_back(context.related(other.use.where, "this may come in between"));
  bool isHarmless = waits && act.method == "get" && !isMissed(*meeting.one);
  f.confidence = meeting.certain && !isHarmless ? Confidence::High : Confidence::Low;
  return true;
}

void StaleQuery::check(Ref marker, Ref call, bool yes) {
  const ir::Module &m = program.irOf(call.module);
  const Instr &in = m[call.instr];
  InstrId receiver = receiverOf(m, in);
  if (!receiver)
    return;
  llvm::StringRef method = m.text(calleeName(m, in));
  const Query *query = llvm::find_if(Queries, [&](const Query &q) { return q.method == method; });
  Ref object{call.module, receiver};
  if (query == std::end(Queries) || !fits(*query, surelyKind(program, object)))
    return;
  // `while not stop.is_set()` asks whether to go on, not whether something was done.
  if (method == "is_set" && m[marker.instr].op == Op::LoopBody)
    return;
  Block block = blockFor(marker, yes == query->positive);
  std::optional<Act> act = actIn(block, object, *query);
  if (!act || isHandled(*act) || (method == "is_set" && !doesMore(block, act->use.where)))
    return;
  report(*query, call, object, *act);
}

/// Queries that the condition asks, and whether it is true when they say yes.
void StaleQuery::condition(Ref marker, InstrId value) {
  const ir::Module &m = program.irOf(marker.module);
  llvm::SmallVector<std::pair<InstrId, bool>, 4> todo{{value, true}};
  for (unsigned steps = 0; !todo.empty() && steps < 16; ++steps) {
    auto [at, yes] = todo.pop_back_val();
    if (at.isNone())
      continue;
    const Instr &in = m[at];
    Operator op = Operator(in.aux);
    if (in.op == Op::Call)
      check(marker, {marker.module, at}, yes);
    else if (in.op == Op::Unary && op == Operator::Not)
      todo.push_back({InstrId(in.a), !yes});
    else if (in.op == Op::Select && (op == Operator::And) == yes)
      todo.append({{InstrId(in.a), yes}, {InstrId(in.b), yes}});
    else if (in.op == Op::Compare) { // with 0, False and the like
      bool isFalse =
          isConst(m, InstrId(in.b), ir::ConstKind::False) && (op == Operator::Eq || op == Operator::Is);
      bool isNone =
          isConst(m, InstrId(in.b), ir::ConstKind::Int) && m.instrs[in.b].a == 0 && op == Operator::Eq;
      bool isMore = op == Operator::Gt || op == Operator::Ne || op == Operator::Ge;
      if (isFalse || isNone || isMore)
        todo.push_back({InstrId(in.a), isFalse || isNone ? !yes : yes});
    }
  }
}

void StaleQuery::run() {
  if (context.facts.moments.empty())
    return;
  collect();
  for (uint32_t k = 0; k < program.modules().size() && !all.empty(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      const Instr &in = m.instrs[i];
      bool test = in.op == Op::If ||
                  (in.op == Op::LoopBody && ir::LoopKind(m.instrs[in.c].aux) == ir::LoopKind::While);
      if (test && in.a != UINT32_MAX)
        condition({ModuleId(k), InstrId(i)}, InstrId(in.a));
    }
  }
}

} // namespace

void checkTHR227(const CheckContext &context, RuleId rule) { StaleQuery(context, rule).run(); }

} // namespace threadlint
