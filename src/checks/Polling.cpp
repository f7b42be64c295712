// A `while` loop -> the ways through one turn of it on which nothing is done but looking.
#include "checks/Polling.h"
#include "checks/Guards.h"
#include "checks/Idling.h"
#include "checks/Paths.h"
#include "checks/Shapes.h"
#include "checks/Shared.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;
using ir::Operator;

namespace {

constexpr uint32_t MaxLoop = 600; ///< instructions
constexpr unsigned MaxPaths = 200;
constexpr unsigned MaxOperands = 48; ///< looked at in one condition

/// What hangs on a condition, in the order of what says most about what the loop is for.
enum class Weight : uint8_t { None, LeavesLoop, GoesOn, Works };

struct Decision {
  InstrId condition;
  Weight weight;
};

/// One way through a turn, so far.
struct Path {
  uint32_t next = 0;
  Looks looks;
  llvm::SmallVector<InstrId, 4> via; ///< parallel to the looks: the instruction of the loop
  llvm::SmallVector<std::pair<InstrId, bool>, 8> known;   ///< conditions that hold or do not
  llvm::SmallVector<std::pair<NameId, InstrId>, 4> bound; ///< locals, and the values that they were given
  llvm::SmallVector<NameId, 4> loaded, timed;             ///< locals: read so far, that hold a time
  llvm::SmallVector<Decision, 4> decisions;
};

class Turn {
public:
  Turn(const CheckContext &context, Idling &idling, Ref loop)
      : context(context), program(context.program), idling(idling), m(context.program.irOf(loop.module)),
        loop(loop), end(m[loop.instr].c) {}
  std::optional<Polling> run();

private:
  const CheckContext &context;
  const Program &program;
  Idling &idling;
  const ir::Module &m;
  Ref loop;
  uint32_t end;
  llvm::SmallVector<Path, 8> todo;
  std::optional<Polling> found;

  Ref at(uint32_t i) const { return {loop.module, InstrId(i)}; }
  void follow(Path path);
  bool step(Path &path);
  bool control(Path &path, const Instr &in, uint32_t i);
  bool branch(Path &path, const Instr &in, uint32_t i);
  bool turnAround(Path &path, const Instr &in, uint32_t i);
  bool body(Path &path, const Instr &in);
  bool bind(Path &path, const Instr &in);
  bool answer(Path &path, uint32_t i);
  bool handle(Path &path, uint32_t i, llvm::StringRef exception);
  void finish(const Path &path);
  std::string advice(const Path &path, const Look &look) const;
  std::optional<bool> truth(const Path &path, InstrId value) const;
  InstrId origin(const Path &path, InstrId value) const;
  bool isSame(const Path &path, InstrId a, InstrId b) const;
  Decision decisionOn(const Path &path, size_t look) const;
  bool anyOperand(const Path &path, InstrId value,
                  llvm::function_ref<bool(uint32_t, const Instr &)> test) const;
  bool isTimed(const Path &path, InstrId value) const;
  bool pausesBy(const Path &path, InstrId condition, uint32_t begin, uint32_t last) const;
  uint32_t behind(const Instr &in, uint32_t i) const;
  uint32_t markerOf(Op op, uint32_t opening, uint32_t from) const;
};

bool isEndless(const Instr &in) {
  return in.op == Op::Const && (ir::ConstKind(in.aux) == ir::ConstKind::True ||
                                (ir::ConstKind(in.aux) == ir::ConstKind::Int && in.a != 0));
}

/// What a local was given on this way, else the value itself.
InstrId Turn::origin(const Path &path, InstrId value) const {
  const Instr &in = m[value];
  if (in.op == Op::Load)
    for (const auto &[name, given] : llvm::reverse(path.bound))
      if (name == NameId(in.a))
        return given;
  return value;
}

/// Asked twice in a turn, a thing says the same: the loop waits for the change that there is not.
bool Turn::isSame(const Path &path, InstrId a, InstrId b) const {
  a = origin(path, a), b = origin(path, b);
  return a == b || (m[a].op == m[b].op && context.sourceText(at(a.v)) == context.sourceText(at(b.v)));
}

/// What a condition surely is on this way.
std::optional<bool> Turn::truth(const Path &path, InstrId value) const {
  bool negated = false;
  for (unsigned steps = 0; steps < MaxOperands; ++steps) {
    auto it = llvm::find_if(path.known, [&](const auto &k) { return isSame(path, k.first, value); });
    if (it != path.known.end())
      return it->second != negated;
    const Instr &in = m[value];
    if (isEndless(in))
      return !negated;
    bool equal = Operator(in.aux) == Operator::Eq || Operator(in.aux) == Operator::Is;
    bool differs = Operator(in.aux) == Operator::Ne || Operator(in.aux) == Operator::IsNot;
    if (in.op == Op::Compare && (equal || differs) && isSame(path, InstrId(in.a), InstrId(in.b)))
      return equal != negated;
    if (in.op != Op::Unary || Operator(in.aux) != Operator::Not)
      break;
    negated = !negated;
    value = InstrId(in.a);
  }
  return std::nullopt;
}

bool Turn::anyOperand(const Path &path, InstrId value,
                      llvm::function_ref<bool(uint32_t, const Instr &)> test) const {
  llvm::SmallVector<InstrId, 8> work{value};
  for (unsigned steps = 0; !work.empty() && steps < MaxOperands; ++steps) {
    InstrId v = work.pop_back_val();
    if (test(v.v, m[v]))
      return true;
    if (InstrId given = origin(path, v); given != v)
      work.push_back(given);
    forEachOperand(m, m[v], [&](InstrId operand) { work.push_back(operand); });
  }
  return false;
}

bool Turn::isTimed(const Path &path, InstrId value) const {
  return anyOperand(path, value, [&](uint32_t i, const Instr &in) {
    return idling.isTime(at(i)) || (in.op == Op::Load && llvm::is_contained(path.timed, NameId(in.a)));
  });
}

uint32_t Turn::markerOf(Op op, uint32_t opening, uint32_t from) const {
  uint32_t last = m.instrs[opening].c;
  for (uint32_t i = from; i < last; ++i)
    if (m.instrs[i].op == op && m.instrs[i].c == opening)
      return i;
  return last;
}

/// The arm ends the loop or the function.
bool leaves(const Instr &last) {
  return last.op == Op::Return || last.op == Op::Raise || last.op == Op::Break;
}

/// The condition is `yes`, and so are the parts of it that must be.
void decide(const ir::Module &m, Path &path, InstrId value, bool yes) {
  llvm::SmallVector<std::pair<InstrId, bool>, 4> work{{value, yes}};
  for (unsigned steps = 0; !work.empty() && steps < MaxOperands; ++steps) {
    auto [v, is] = work.pop_back_val();
    path.known.push_back({v, is});
    const Instr &in = m[v];
    if (in.op == Op::Unary && Operator(in.aux) == Operator::Not)
      work.push_back({InstrId(in.a), !is});
    else if (in.op == Op::Select && Operator(in.aux) == (is ? Operator::And : Operator::Or))
      work.append({{InstrId(in.a), is}, {InstrId(in.b), is}});
  }
}

/// `if delay > 0: sleep(delay)`, `if thread: thread.join(1)`: the arm waits, as long as there is what is
/// asked for.
bool Turn::pausesBy(const Path &path, InstrId condition, uint32_t begin, uint32_t last) const {
  // `if not jobs.empty(): jobs.get()` looks, and does not wait.
  if (anyOperand(path, condition, [](uint32_t, const Instr &in) { return in.op == Op::Call; }))
    return false;
  auto isAsked = [&](InstrId value) {
    return value && m[value].op != Op::Const && anyOperand(path, condition, [&](uint32_t i, const Instr &in) {
             return in.op == m[value].op && context.sourceText(at(i)) == context.sourceText(at(value.v));
           });
  };
  for (uint32_t i = begin; i < last; ++i) {
    ApiId api = m.instrs[i].op == Op::Call ? program.apiOf(at(i)) : ApiId();
    Blocks blocks = api ? program.model().api(api).blocks : Blocks::Never;
    if (blocks != Blocks::Always && blocks != Blocks::UnlessTimeout)
      continue;
    if (isAsked(receiverOf(m, m.instrs[i])) ||
        llvm::any_of(m.argsOf(m.instrs[i]), [&](const ir::Arg &arg) { return isAsked(arg.value); }))
      return true;
  }
  return false;
}

/// Both arms of an `if`, as far as the condition is open. Work that waits for its time is no wait for others.
bool Turn::branch(Path &path, const Instr &in, uint32_t i) {
  InstrId condition(in.a);
  uint32_t otherwise = markerOf(Op::Else, i, i + 1);
  uint32_t no = otherwise == in.c ? in.c : otherwise + 1;
  const Instr &after = m.instrs[in.c + 1];
  bool isOperand = after.op == Op::Select && after.a == in.a;
  std::optional<bool> is = truth(path, condition);
  bool ends = leaves(m.instrs[otherwise - 1]) || (otherwise != in.c && leaves(m.instrs[in.c - 1]));
  if (!is && !isOperand && !ends && isTimed(path, condition))
    return false;
  if (!isOperand)
    path.decisions.push_back({condition, ends ? Weight::LeavesLoop : Weight::Works});
  if (!is) {
    Path other = path;
    decide(m, other, condition, false);
    other.next = no;
    if (!pausesBy(path, condition, i + 1, otherwise))
      todo.push_back(std::move(other));
    decide(m, path, condition, true);
  } else if (!*is) {
    path.next = no;
  }
  return true;
}

/// The value of `a and b` once it is known what the parts are.
void learn(const ir::Module &m, llvm::SmallVectorImpl<std::pair<InstrId, bool>> &known, InstrId select,
           std::optional<bool> a, std::optional<bool> b) {
  const Instr &in = m[select];
  bool isAnd = Operator(in.aux) == Operator::And;
  if (Operator(in.aux) == Operator::None_ || !a)
    return;
  if (*a != isAnd)
    known.push_back({select, *a});
  else if (b)
    known.push_back({select, *b});
}

/// The turn is over and nothing was done, or a way leads on behind a loop inside.
bool Turn::turnAround(Path &path, const Instr &in, uint32_t i) {
  bool own = in.c == loop.instr.v;
  if (in.op == Op::Continue) // what a `finally` does on the way is not looked at
    for (uint32_t f = i; f < end; ++f)
      if (m.instrs[f].op == Op::Finally && m.instrs[f].c < i && m.instrs[f].c > loop.instr.v)
        return false;
  if (own && in.op != Op::Break)
    finish(path);
  if (in.op == Op::Break || in.op == Op::Continue)
    path.next = m.instrs[in.c].c;
  return !own;
}

bool Turn::body(Path &path, const Instr &in) {
  if (in.c != loop.instr.v)
    return true; // a `for` makes one turn
  InstrId condition(in.a);
  if (truth(path, condition) == false)
    return false;
  path.decisions.push_back({condition, Weight::GoesOn});
  decide(m, path, condition, true);
  return true;
}

/// A local that is computed from its own last value is work; one that keeps what was looked at is none.
bool Turn::bind(Path &path, const Instr &in) {
  NameId name(in.a);
  InstrId value(in.c);
  bool looked = anyOperand(
      path, value, [&](uint32_t i, const Instr &) { return llvm::is_contained(path.via, InstrId(i)); });
  auto isOwn = [&](uint32_t, const Instr &x) { return x.op == Op::Load && NameId(x.a) == name; };
  if (anyOperand(path, value, isOwn) || (!looked && llvm::is_contained(path.loaded, name)))
    return false;
  llvm::erase_if(path.known, [&](const auto &k) { return anyOperand(path, k.first, isOwn); });
  path.bound.push_back({name, value});
  if (isTimed(path, value))
    path.timed.push_back(name);
  return true;
}

/// The handler for what a call raises, in this turn; false: nobody handles it.
bool Turn::handle(Path &path, uint32_t i, llvm::StringRef exception) {
  llvm::SmallVector<InstrId, 8> around = enclosingMarkers(program, at(i));
  for (InstrId t : llvm::reverse(around)) {
    if (t.v <= loop.instr.v)
      return false;
    uint32_t first = m[t].op == Op::Try ? markerOf(Op::Except, t.v, t.v) : m[t].c;
    for (uint32_t e = first; e < m[t].c && i < first; ++e)
      if (m.instrs[e].op == Op::Except && m.instrs[e].c == t.v &&
          handlerCatches(m, e, m[t].c, {exception}, true)) {
        path.next = e + 1;
        return true;
      }
  }
  return false;
}

/// Nothing is there and nobody has to be thanked for it: the answers that make a loop turn once more.
bool Turn::answer(Path &path, uint32_t i) {
  for (const Look &l : path.looks.all) {
    if (!(l.at == at(i)))
      continue;
    if (l.refuses)
      path.known.push_back({InstrId(i), false});
    if (!l.raises)
      continue;
    std::string key = placeKey(m, l.object.instr);
    // A queue that was found to hold something, and is emptied.
    bool isDrain = llvm::any_of(path.looks.all, [&](const Look &other) {
      return !(other.at == l.at) && other.object.instr && other.object.module == loop.module &&
             placeKey(m, other.object.instr) == key;
    });
    return !isDrain && handle(path, i, l.method.starts_with("get") ? "Empty" : "Full");
  }
  return true;
}

/// Where a way goes on that comes to the next part of a `try`: from its body to the `else`.
uint32_t Turn::behind(const Instr &in, uint32_t i) const {
  uint32_t last = m.instrs[in.c].c, otherwise = markerOf(Op::TryElse, in.c, i);
  if (in.op == Op::Except && markerOf(Op::Except, in.c, in.c) == i && otherwise != last)
    return otherwise + 1;
  return markerOf(Op::Finally, in.c, i);
}

bool Turn::control(Path &path, const Instr &in, uint32_t i) {
  switch (in.op) {
  case Op::If:
    return branch(path, in, i);
  case Op::Else:
    path.next = m.instrs[in.c].c;
    return true;
  case Op::Loop:
    return ir::LoopKind(in.aux) != ir::LoopKind::While;
  case Op::LoopBody:
    return body(path, in);
  case Op::LoopElse:
  case Op::EndLoop:
  case Op::Break:
  case Op::Continue:
    return turnAround(path, in, i);
  case Op::Except:
  case Op::TryElse:
    path.next = behind(in, i);
    return true;
  case Op::Select:
    learn(m, path.known, InstrId(i), truth(path, InstrId(in.a)), truth(path, InstrId(in.b)));
    return true;
  case Op::Return:
  case Op::Raise:
    return false;
  case Op::Store:
    return ir::ScopeKind(in.aux) != ir::ScopeKind::Local || bind(path, in);
  case Op::Load:
    if (ir::ScopeKind(in.aux) == ir::ScopeKind::Local)
      path.loaded.push_back(NameId(in.a));
    return true;
  case Op::Call:
    return answer(path, i);
  default:
    return true;
  }
}

static double longestSleep(const CheckContext &context) {
  return static_cast<double>(context.options.number(option::THR806LongestSleepMs)) / 1000;
}

bool Turn::step(Path &path) {
  uint32_t i = path.next++;
  if (i > end || !idling.look(at(i), path.looks) || path.looks.seconds > longestSleep(context))
    return false;
  path.via.resize(path.looks.all.size(), InstrId(i));
  return control(path, m.instrs[i], i);
}

void Turn::follow(Path path) {
  while (step(path)) {
  }
}

/// A thread that must be alive and a request to stop are mostly asked for on the side.
unsigned rank(const Look &l) {
  if (!l.change.module.isNone())
    return 1;
  return l.waits == "join" ? 0 : l.waits == "wait" ? 2 : 3;
}

/// The condition that the answer is part of.
Decision Turn::decisionOn(const Path &path, size_t look) const {
  Decision best{{}, Weight::None};
  if (path.looks.all[look].raises)
    return {path.via[look], Weight::Works};
  for (const Decision &d : path.decisions)
    if (d.weight > best.weight && anyOperand(path, d.condition, [&](uint32_t i, const Instr &) {
          return InstrId(i) == path.via[look];
        }))
      best = d;
  return best;
}

std::string Turn::advice(const Path &path, const Look &look) const {
  bool isHere = look.at.module == loop.module && program.functionOf(look.at) == program.functionOf(loop);
  if (!isHere || !look.change.module.isNone())
    return "let the other thread set a `threading.Event`, and call its `wait()`";
  if (!look.object.instr)
    return "call `join()` of the threads";
  bool isFull = look.method == "empty" && truth(path, look.at.instr) == false;
  std::string object = oneLine(context.sourceText(look.object));
  return "call `" + object + "." + (isFull ? llvm::StringRef("join") : look.waits).str() +
         "()`, which lets the other threads run";
}

void Turn::finish(const Path &path) {
  bool sleeps = !path.looks.sleep.module.isNone();
  if (found && (sleeps || found->sleep.module.isNone()))
    return;
  std::pair<Weight, unsigned> most{Weight::None, 0};
  size_t best = 0;
  Decision decision;
  for (size_t i = 0; i < path.looks.all.size(); ++i) {
    Decision on = decisionOn(path, i);
    std::pair<Weight, unsigned> score{on.weight, rank(path.looks.all[i])};
    if (on.weight != Weight::None && (most.first == Weight::None || score > most))
      most = score, best = i, decision = on;
  }
  if (most.first == Weight::None)
    return;
  const Look &look = path.looks.all[best];
  while (m[decision.condition].op == Op::Unary && Operator(m[decision.condition].aux) == Operator::Not)
    decision.condition = InstrId(m[decision.condition].a);
  bool isAsked = look.at == at(path.via[best].v) && look.object.instr;
  found = Polling{.loop = loop,
                  .what = isAsked ? look.at : at(decision.condition.v),
                  .look = look.at,
                  .change = look.change,
                  .sleep = path.looks.sleep,
                  .advice = advice(path, look)};
}

std::optional<Polling> Turn::run() {
  if (end - loop.instr.v > MaxLoop)
    return std::nullopt;
  Path start;
  start.next = loop.instr.v + 1;
  todo.push_back(std::move(start));
  for (unsigned paths = 0; !todo.empty() && paths < MaxPaths; ++paths)
    follow(todo.pop_back_val());
  return found;
}

} // namespace

static std::vector<Polling> findPollings(const CheckContext &context) {
  std::vector<Polling> out;
  if (context.facts.moments.empty())
    return out;
  Idling idling(context);
  for (uint32_t k = 0; k < context.program.modules().size(); ++k) {
    const ir::Module &m = context.program.irOf(ModuleId(k));
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      Ref at{ModuleId(k), InstrId(i)};
      if (m.instrs[i].op != Op::Loop || ir::LoopKind(m.instrs[i].aux) != ir::LoopKind::While ||
          context.facts.momentsAt(context.program, at).empty())
        continue;
      if (std::optional<Polling> polling = Turn(context, idling, at).run())
        out.push_back(std::move(*polling));
    }
  }
  return out;
}

llvm::ArrayRef<Polling> pollings(const CheckContext &context) {
  return context.shared->once([&] { return findPollings(context); });
}

Finding &reportPolling(const CheckContext &context, RuleId rule, const Polling &polling,
                       llvm::ArrayRef<std::string> more) {
  llvm::SmallVector<std::string, 3> arguments{oneLine(context.sourceText(polling.what)), polling.advice};
  arguments.append(more.begin(), more.end());
  Finding &f = context.report(rule, polling.loop, arguments);
  if (context.program.fileOf(polling.look.module) != f.file ||
      !f.span.contains(context.program.span(polling.look)))
    f.related.push_back(context.related(polling.look, "this is what it looks at"));
  if (!polling.change.module.isNone())
    f.related.push_back(context.related(polling.change, "another thread changes it here"));
  return f;
}

} // namespace threadlint
