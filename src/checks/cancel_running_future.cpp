// THR608: `future.cancel()` where the task is already running.
#include "checks/Guards.h"
#include "checks/Paths.h"
#include "checks/Pools.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class Cancel {
public:
  Cancel(const CheckContext &context, Ref call, Ref future)
      : context(context), program(context.program), call(call), future(future),
        m(context.program.irOf(call.module)), key(placeKey(m, future.instr)) {}

  /// Why the task runs; empty when it may well not.
  std::string reason() const {
    if (key.empty() || !isOfPool())
      return "";
    if (afterTimeout())
      return "it has begun by the time that `result` times out";
    if (underRunning())
      return "it has begun, as `running()` says";
    if (afterSleep())
      return "it has begun while `sleep` slept";
    return endlessTask();
  }
  /// It stands for several futures, some of which may wait for a worker.
  bool isElement() const;

private:
  const CheckContext &context;
  const Program &program;
  Ref call, future;
  const ir::Module &m;
  std::string key;

  bool isSame(InstrId value) const { return value && placeKey(m, value) == key; }
  bool isOfPool() const;
  bool afterTimeout() const;
  bool underRunning() const;
  bool afterSleep() const;
  std::string endlessTask() const;
};

/// Futures of asyncio's `run_coroutine_threadsafe` can be cancelled at any time.
bool Cancel::isOfPool() const {
  auto sites = sitesOf(program, future);
  return !sites.empty() && llvm::all_of(sites, [&](SiteId site) {
    Ref made = program.site(site).where;
    return program.instr(made).op == Op::Call && poolCallOf(program, made);
  });
}

bool Cancel::isElement() const {
  const Instr &load = m[future.instr];
  const ir::Function &f = *program.function(program.functionOf(call)).ir;
  for (uint32_t i = f.begin; i < f.end; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Store && in.a == load.a && in.b == load.b && load.op == Op::Load &&
        (m.instrs[in.c].op == Op::IterElem || m.instrs[in.c].op == Op::Unpack))
      return true;
  }
  return false;
}

/// In the handler of `result(timeout)` of the same future.
bool Cancel::afterTimeout() const {
  InstrId marker;
  auto [begin, end] = timeoutHandlerAround(program, call, marker);
  if (begin == end || tellsToStop(m, begin, end))
    return false;
  for (uint32_t i = marker.v; i < begin; ++i) {
    const Instr &in = m.instrs[i];
    NameId name = calleeName(m, in);
    llvm::StringRef text = name ? m.text(name) : "";
    if ((text == "result" || text == "exception") && isSame(receiverOf(m, in)) &&
        timeoutOf(program, {call.module, InstrId(i)}))
      return true;
  }
  return false;
}

bool Cancel::underRunning() const {
  for (InstrId marker : enclosingMarkers(program, call)) {
    const Instr &in = m[marker];
    if (in.op != Op::If)
      continue;
    const Instr &test = m.instrs[in.a];
    NameId name = calleeName(m, test);
    bool elsewhere = false;
    for (uint32_t i = marker.v; i < call.instr.v; ++i)
      elsewhere |= m.instrs[i].op == Op::Else && m.instrs[i].c == marker.v;
    if (name && m.text(name) == "running" && isSame(receiverOf(m, test)) && !elsewhere)
      return !tellsToStop(m, marker.v, in.c);
  }
  return false;
}

/// Handed over alone, in this function and outside of loops, and some time ago.
bool Cancel::afterSleep() const {
  auto sites = sitesOf(program, future);
  FuncId own = program.functionOf(call);
  const ir::Function &f = *program.function(own).ir;
  if (sites.size() != 1 || tellsToStop(m, f.begin, f.end))
    return false;
  Ref made = program.site(sites[0]).where;
  if (program.functionOf(made) != own || made.instr.v > call.instr.v || loopAround(program, made))
    return false;
  bool slept = false;
  for (uint32_t i = f.begin; i < call.instr.v; ++i) {
    if (m.instrs[i].op != Op::Call || i == made.instr.v)
      continue;
    if (poolCallOf(program, {call.module, InstrId(i)}))
      return false;
    ApiId api = program.apiOf({call.module, InstrId(i)});
    slept |= i > made.instr.v && api && program.model().api(api).name == llvm::StringRef("time.sleep");
  }
  return slept;
}

std::string Cancel::endlessTask() const {
  const ir::Function &f = *program.function(program.functionOf(call)).ir;
  auto sites = sitesOf(program, future);
  if (sites.size() != 1 || tellsToStop(m, f.begin, f.end))
    return "";
  const Facts &facts = context.facts;
  for (EntryId e(0); e.v < facts.entries.size() && e.v < facts.work.size(); ++e.v) {
    const Entry &entry = facts.entries[e];
    if (entry.handle == sites[0] && entry.isFollowed() && facts.work[e].task.endless)
      return "the loop of `" + nameOf(program, entry.function) + "` goes on for ever";
  }
  return "";
}

} // namespace

void checkTHR608(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachMethodCall(program, "cancel", [&](Ref call, const Instr &in, Ref receiver) {
    ApiId api = program.apiOf(call);
    if (!in.has(ir::flag::Discarded) || !api ||
        program.model().api(api).name != llvm::StringRef("concurrent.futures.Future.cancel"))
      return;
    Cancel cancel(context, call, receiver);
    std::string reason = cancel.reason();
    if (reason.empty())
      return;
    Finding &finding = context.report(rule, call, {oneLine(context.sourceText(call)), reason});
    if (cancel.isElement())
      finding.confidence = Confidence::Low;
  });
}

} // namespace threadlint
