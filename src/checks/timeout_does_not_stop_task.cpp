// THR609: a timeout inside the `with` block of the executor, whose end waits for the task all the same.
#include "checks/Guards.h"
#include "checks/Pools.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class TimedWait {
public:
  TimedWait(const CheckContext &context, Ref call)
      : context(context), program(context.program), call(call), m(context.program.irOf(call.module)) {}

  /// The `with` block of the executor that it waits for; none when it does not, or asks again.
  InstrId block() const;

private:
  const CheckContext &context;
  const Program &program;
  Ref call;
  const ir::Module &m;

  llvm::SmallVector<SiteId, 2> pools() const;
  void addPoolsOf(SiteId future, llvm::SmallVector<SiteId, 2> &pools) const;
  void addPoolsOfKeys(const Instr &dict, llvm::SmallVector<SiteId, 2> &pools) const;
  bool isDone(InstrId future) const;
};

/// The pool of the call that made a future.
void TimedWait::addPoolsOf(SiteId future, llvm::SmallVector<SiteId, 2> &pools) const {
  if (!future)
    return;
  Ref made = program.site(future).where;
  if (program.instr(made).op != Op::Call)
    return;
  if (auto submission = poolCallOf(program, made))
    pools.append(sitesOf(program, submission->pool));
}

/// The futures that are the keys of a dict.
void TimedWait::addPoolsOfKeys(const Instr &dict, llvm::SmallVector<SiteId, 2> &pools) const {
  const ir::Function &f = *program.function(program.functionOf(call)).ir;
  auto isSame = [&](const Instr &in) { return dict.op == Op::Load && in.a == dict.a && in.b == dict.b; };
  auto add = [&](uint32_t key) {
    for (SiteId site : sitesOf(program, {call.module, InstrId(key)}))
      addPoolsOf(site, pools);
  };
  for (uint32_t i = f.begin; i < call.instr.v; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::StoreItem && isSame(m.instrs[in.a]))
      add(in.b);
    else if (in.op == Op::Store && isSame(in) && m.instrs[in.c].op == Op::Comp &&
             ir::CompKind(m.instrs[in.c].aux) == ir::CompKind::Dict) {
      add(m.instrs[in.c].b);
      add(m.instrs[in.c].a);
    }
  }
}

/// It comes from `as_completed`, or from what `wait` has returned.
bool TimedWait::isDone(InstrId future) const {
  const Instr &load = m[future];
  const ir::Function &f = *program.function(program.functionOf(call)).ir;
  for (uint32_t i = f.begin; i < f.end; ++i) {
    const Instr &in = m.instrs[i];
    if (load.op != Op::Load || in.op != Op::Store || in.a != load.a || in.b != load.b ||
        m.instrs[in.c].op != Op::IterElem)
      continue;
    const Instr &over = m.instrs[m.instrs[in.c].a];
    if (over.op == Op::Call) // `as_completed(...)`, `tqdm(as_completed(...))`
      return true;
    if (over.op == Op::Load)
      for (uint32_t k = f.begin; k < i; ++k)
        if (m.instrs[k].op == Op::Store && m.instrs[k].a == over.a && m.instrs[k].b == over.b &&
            m.instrs[m.instrs[k].c].op == Op::Unpack)
          return true;
  }
  return false;
}

/// Where the executors were made whose tasks it waits for.
llvm::SmallVector<SiteId, 2> TimedWait::pools() const {
  llvm::SmallVector<SiteId, 2> found;
  const Instr &in = m[call.instr];
  if (auto made = poolCallOf(program, call))
    return made->method == "map" ? sitesOf(program, made->pool) : found;
  ApiId api = program.apiOf(call);
  llvm::StringRef name = api ? llvm::StringRef(program.model().api(api).name) : "";
  if (name == "concurrent.futures.Future.result" || name == "concurrent.futures.Future.exception") {
    InstrId future = receiverOf(m, in);
    if (!isDone(future))
      for (SiteId site : sitesOf(program, {call.module, future}))
        addPoolsOf(site, found);
  } else if (name == "concurrent.futures.as_completed") {
    const ir::Arg *fs = argumentFor(m, in, program.model().api(api), "fs");
    if (fs)
      for (const AbstractValue &v : program.valuesOf({call.module, fs->value}))
        if (v.kind == ValueKind::Container && v.site)
          for (const AbstractValue &e : program.elementsOf(v.site))
            addPoolsOf(e.site, found);
    if (fs)
      addPoolsOfKeys(m[fs->value], found);
  }
  return found;
}

InstrId TimedWait::block() const {
  if (!timeoutOf(program, call) || isTestCode(context, call))
    return {};
  auto made = pools();
  if (made.empty())
    return {};
  auto handler = timeoutHandlerOf(program, call);
  if (tellsToStop(m, handler.first, handler.second))
    return {};
  auto around = enclosingMarkers(program, call);
  for (InstrId marker : llvm::reverse(around)) {
    const Instr &in = m[marker];
    if (in.op == Op::Loop && ir::LoopKind(in.aux) == ir::LoopKind::While)
      return {};
    if (in.op != Op::With || in.has(ir::flag::Async) ||
        !isExecutor(surelyKind(program, {call.module, InstrId(in.a)})))
      continue;
    auto here = sitesOf(program, {call.module, InstrId(in.a)});
    if (llvm::all_of(made, [&](SiteId s) { return llvm::is_contained(here, s); }))
      return marker;
  }
  return {};
}

} // namespace

void checkTHR609(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachCall(program, [&](Ref call, const Instr &in) {
    const ir::Module &m = program.irOf(call.module);
    NameId id = calleeName(m, in);
    llvm::StringRef name = id ? m.text(id) : "";
    if (name != "result" && name != "exception" && name != "as_completed" && name != "map")
      return;
    InstrId block = TimedWait(context, call).block();
    if (!block)
      return;
    Ref executor{call.module, InstrId(m[block].a)};
    bool processes = isProcessPool(surelyKind(program, executor));
    context.report(
        rule, call,
        {oneLine(context.sourceText(call)), oneLine(context.sourceText(executor)),
         context.lineText({call.module, block}),
         processes
             ? "end the processes, or keep the executor outside of the block"
             : "let the task look at an `Event` that you set, or keep the executor outside of the block"});
  });
}

} // namespace threadlint
