// THR415: `q.join()` waits for a `task_done()` that is never called, or that an error or a `continue` skips.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Paths.h"
#include "checks/QueueUses.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

namespace {

class TaskDone {
public:
  TaskDone(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void check(const QueueUse &queue);

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;

  void pair(const QueueUse &queue, const MethodUse &get, const MethodUse &done);
  bool isAlways(Ref done, uint32_t since) const;
  InstrId riskBetween(Ref get, Ref done) const;
  InstrId swallowedBy(Ref get, Ref done) const;
  bool mayRaise(Ref at) const;
  bool followsAlways(Ref first, Ref second) const;
  void tooOften(const QueueUse &queue);
  void report(Ref where, const QueueUse &queue, std::string why, Ref related, llvm::StringRef note);
};

/// The call stands in a `finally` whose `try` begins after the item was taken.
bool TaskDone::isAlways(Ref done, uint32_t since) const {
  const ir::Module &m = program.irOf(done.module);
  for (InstrId marker : enclosingMarkers(program, done)) {
    if (m[marker].op != Op::Try)
      continue;
    for (uint32_t i = marker.v; i < done.instr.v; ++i)
      if (m.instrs[i].op == Op::Finally && InstrId(m.instrs[i].c) == marker)
        return true;
  }
  (void)since;
  return false;
}

/// Calls of the program that raise by themselves, and calls that everybody knows to fail.
bool TaskDone::mayRaise(Ref at) const {
  const ir::Module &m = program.irOf(at.module);
  const ir::Instr &in = m[at.instr];
  if (in.op == Op::Raise || in.op == Op::Assert)
    return true;
  if (in.op == Op::BinOp &&
      (ir::Operator(in.aux) == ir::Operator::Div || ir::Operator(in.aux) == ir::Operator::Mod))
    return m.instrs[in.b].op != Op::Const && m.instrs[in.a].op != Op::Const;
  if (in.op != Op::Call || isLogging(m, in))
    return false;
  Callees callees = program.calleesOf(at);
  for (FuncId f : callees.functions) {
    const FunctionInfo &info = program.function(f);
    const ir::Module &of = program.irOf(info.module);
    for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
      Ref inside{info.module, InstrId(i)};
      if (of.instrs[i].op == Op::Raise && !isCaught(program, inside, {}))
        return true;
      ApiId api = of.instrs[i].op == Op::Call ? program.apiOf(inside) : ApiId();
      llvm::StringRef name = api ? llvm::StringRef(program.model().api(api).name) : "";
      if ((name == "builtins.open" || name.contains("urlopen") || name.starts_with("requests.") ||
           name.starts_with("subprocess.")) &&
          !isCaught(program, inside, {}))
        return true;
    }
  }
  for (ApiId api : callees.apis) {
    llvm::StringRef name = program.model().api(api).name;
    if (name == "builtins.open" || name == "builtins.int" || name == "builtins.float" ||
        name.contains("urlopen") || name.starts_with("requests.") || name.starts_with("subprocess.check"))
      return true;
  }
  return false;
}

/// What can raise after the item was taken, with nothing that catches it before the call.
InstrId TaskDone::riskBetween(Ref get, Ref done) const {
  for (uint32_t i = get.instr.v + 1; i < done.instr.v; ++i) {
    Ref at{get.module, InstrId(i)};
    if (!mayRaise(at))
      continue;
    const ir::Module &m = program.irOf(get.module);
    bool inTry = llvm::any_of(enclosingMarkers(program, at), [&](InstrId marker) {
      return m[marker].op == Op::Try && marker.v > get.instr.v;
    });
    if (!inTry)
      return InstrId(i);
  }
  return {};
}

/// The handler that goes on without the call, which stands in the body of its `try`.
InstrId TaskDone::swallowedBy(Ref get, Ref done) const {
  const ir::Module &m = program.irOf(done.module);
  for (InstrId marker : enclosingMarkers(program, done)) {
    if (m[marker].op != Op::Try)
      continue;
    bool works = false;
    uint32_t first = std::max(marker.v, get.instr.v);
    for (uint32_t i = first + 1; i < done.instr.v; ++i)
      works |= i != get.instr.v && ((m.instrs[i].op == Op::Call && !isLogging(m, m.instrs[i])) ||
                                    m.instrs[i].op == Op::BinOp || m.instrs[i].op == Op::LoadItem);
    InstrId handler;
    bool counted = false;
    for (uint32_t i = marker.v; i < m[marker].c; ++i) {
      const ir::Instr &in = m.instrs[i];
      bool part = (in.op == Op::Except || in.op == Op::Finally) && InstrId(in.c) == marker;
      if (part && i < done.instr.v)
        return {}; // the call stands in a handler
      if (part && in.op == Op::Except && !handler && !handlerCatches(m, i, m[marker].c, {"Empty"}, false))
        handler = InstrId(i);
      if (handler && in.op == Op::Call && m.text(calleeName(m, in)) == "task_done")
        counted = true;
      if (handler && (in.op == Op::Raise || in.op == Op::Return || in.op == Op::Break))
        counted = true;
    }
    if (works && handler && !counted)
      return handler;
  }
  return {};
}

void TaskDone::report(Ref where, const QueueUse &queue, std::string why, Ref related, llvm::StringRef note) {
  Finding &f =
      context.report(rule, where, {oneLine(context.sourceText(queue.joins[0].call)), std::move(why)});
  if (!(where == queue.joins[0].call))
    f.related.push_back(context.related(queue.joins[0].call, "this waits for it"));
  f.related.push_back(context.related(related, note.str()));
}

void TaskDone::pair(const QueueUse &queue, const MethodUse &get, const MethodUse &done) {
  if (done.call.instr < get.call.instr || isAlways(done.call, get.call.instr.v))
    return;
  const ir::Module &m = program.irOf(done.call.module);
  // Another call for the item stands on another path.
  unsigned dones = 0;
  for (const MethodUse &other : queue.dones)
    dones += program.functionOf(other.call) == program.functionOf(done.call);
  if (InstrId handler = swallowedBy(get.call, done.call)) {
    report(done.call, queue, "an error before it goes on without it", {get.call.module, handler},
           "this goes on with the next item");
    return;
  }
  if (dones > 1)
    return;
  InstrId loop = loopAround(program, get.call);
  for (uint32_t i = get.call.instr.v + 1; loop && i < done.call.instr.v; ++i)
    if (m.instrs[i].op == Op::Continue && InstrId(m.instrs[i].c) == loop) {
      report(done.call, queue, "`continue` skips it", {get.call.module, InstrId(i)},
             "this goes on without it");
      return;
    }
  if (InstrId risk = riskBetween(get.call, done.call))
    report(done.call, queue, "an error before it ends the thread without it", {get.call.module, risk},
           "this can raise");
}

/// The second call always follows the first one, for one item.
bool TaskDone::followsAlways(Ref first, Ref second) const {
  const ir::Module &m = program.irOf(first.module);
  llvm::SmallVector<InstrId, 8> a = enclosingMarkers(program, first), b = enclosingMarkers(program, second);
  for (uint32_t i = first.instr.v; i < second.instr.v; ++i) {
    const ir::Instr &in = m.instrs[i];
    bool takes = in.op == Op::Call && m.text(calleeName(m, in)).starts_with("get");
    if (takes || in.op == Op::Return || in.op == Op::Continue || in.op == Op::Break || in.op == Op::Raise)
      return false;
  }
  InstrId last = b.empty() ? InstrId() : b.back();
  bool inFinally = false, parted = false;
  for (uint32_t i = first.instr.v; last && i < second.instr.v; ++i) {
    const ir::Instr &in = m.instrs[i];
    bool ofIt = InstrId(in.c) == last;
    inFinally |= in.op == Op::Finally && ofIt;
    parted |= (in.op == Op::Else || in.op == Op::Except || in.op == Op::Case) && ofIt;
  }
  return a == b && (inFinally || !parted);
}

/// `task_done()` twice for one `get()`.
void TaskDone::tooOften(const QueueUse &queue) {
  for (const MethodUse &one : queue.dones)
    for (const MethodUse &other : queue.dones)
      if (one.call.module == other.call.module && one.call.instr < other.call.instr &&
          program.functionOf(one.call) == program.functionOf(other.call) &&
          followsAlways(one.call, other.call))
        report(other.call, queue,
               "this is the second one for an item: it raises ValueError, or `join()` ends too early",
               one.call, "the first one");
}

void TaskDone::check(const QueueUse &queue) {
  if (queue.joins.empty() || queue.gets.empty() || isTestCode(context, queue.joins[0].call))
    return;
  if (queue.dones.empty()) {
    bool elsewhere = false;
    usesOf(program, {queue.site}, "task_done", &elsewhere);
    usesOf(program, {queue.site}, "get", &elsewhere);
    if (!elsewhere)
      report(queue.joins[0].call, queue, "nobody calls `task_done()`", queue.gets[0].call,
             "items are taken here");
    return;
  }
  tooOften(queue);
  for (const MethodUse &done : queue.dones) {
    const MethodUse *taken = nullptr;
    for (const MethodUse &get : queue.gets)
      if (program.functionOf(get.call) == program.functionOf(done.call) && get.call.instr < done.call.instr)
        taken = &get;
    if (taken)
      pair(queue, *taken, done);
  }
}

} // namespace

void checkTHR415(const CheckContext &context, RuleId rule) {
  TaskDone rules(context, rule);
  for (const QueueUse &queue : queueUses(context))
    rules.check(queue);
}

} // namespace threadlint
