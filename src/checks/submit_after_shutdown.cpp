// THR607: a pool is used where it was shut down on every path before.
#include "checks/Guards.h"
#include "checks/Paths.h"
#include "checks/Pools.h"
#include "checks/Refusals.h"
#include "checks/Shapes.h"
#include <map>

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;
using llvm::StringRef;

namespace {

class ShutdownWalk {
public:
  ShutdownWalk(const CheckContext &context, RuleId rule, FuncId function)
      : context(context), program(context.program), rule(rule), info(program.function(function)),
        m(program.irOf(info.module)) {}

  void run() {
    walkPaths(m, *info.ir, [&](InstrId id, const Instr &in, PathState &state) {
      if (in.op == Op::EndWith)
        leave(id, in, state);
      else if (in.op == Op::Call)
        visitCall(id, in, state);
    });
  }

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  const FunctionInfo &info;
  const ir::Module &m;
  std::map<std::string, std::pair<InstrId, bool>> ends; ///< by place: what shut it down; as a block

  Ref at(InstrId i) const { return {info.module, i}; }
  ObjectKind kindOf(InstrId value) const {
    ObjectKind kind = surelyKind(program, at(value));
    return isExecutorOrPool(kind) ? kind : ObjectKind::None;
  }
  void mark(InstrId value, InstrId by, bool isBlock, PathState &state);
  void leave(InstrId id, const Instr &end, PathState &state);
  void visitCall(InstrId id, const Instr &call, PathState &state);
  void use(const PoolCall &made, const PathState &state);
};

void ShutdownWalk::mark(InstrId value, InstrId by, bool isBlock, PathState &state) {
  std::string key = placeKey(m, value);
  if (key.empty() || kindOf(value) == ObjectKind::None)
    return;
  ends[key] = {by, isBlock};
  state.mark(key);
}

/// `with pool:` and `with make() as pool:`.
void ShutdownWalk::leave(InstrId id, const Instr &end, PathState &state) {
  const Instr &with = m.instrs[end.c];
  if (with.has(ir::flag::Async))
    return;
  mark(InstrId(with.a), id, true, state);
  for (uint32_t i = end.c + 1; i < id.v; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op != Op::Store || m.instrs[in.c].op != Op::Enter || m.instrs[in.c].a != with.a ||
        kindOf(InstrId(in.c)) == ObjectKind::None)
      continue;
    std::string key = std::to_string(in.b) + ":" + m.text(NameId(in.a)).str();
    ends[key] = {id, true};
    state.mark(key);
  }
}

void ShutdownWalk::visitCall(InstrId id, const Instr &call, PathState &state) {
  // The callee may make the pool anew.
  for (const ir::Arg &arg : m.argsOf(call))
    if (std::string key = placeKey(m, arg.value); !key.empty())
      state.forgetBelow(key);
  InstrId receiver = receiverOf(m, call);
  if (!receiver)
    return;
  llvm::StringRef method = m.text(calleeName(m, call));
  ObjectKind kind = kindOf(receiver);
  bool shutsDown = isExecutor(kind) ? method == "shutdown" : method == "close" || method == "terminate";
  if (kind != ObjectKind::None && shutsDown)
    return mark(receiver, id, false, state);
  if (auto made = poolCallOf(program, at(id)))
    return use(*made, state);
  if (std::string key = placeKey(m, receiver); !key.empty())
    state.forgetBelow(key);
}

void ShutdownWalk::use(const PoolCall &made, const PathState &state) {
  std::string key = placeKey(m, made.pool.instr);
  if (key.empty() || !state.holds(key) || isExpectedToFail(program, made.call) ||
      isCaught(program, made.call, {"RuntimeError", "ValueError"}))
    return;
  ObjectKind kind = kindOf(made.pool.instr);
  auto [by, isBlock] = ends[key];
  Refusal refusal =
      isExecutor(kind)
          ? refusalOf(context, kind, StringRef("shut down"), StringRef("submit(f)"))
          : refusalOf(context, ObjectKind::ThreadPool, StringRef("terminated"), StringRef("apply_async(f)"));
  if (!refusal)
    return;
  std::string where = context.lineText(at(by));
  if (isBlock)
    where = context.lineText(at(InstrId(m[by].c))) + ", at the end of its `with` block";
  Finding &finding = context.report(rule, made.call,
                                    {oneLine(context.sourceText(made.pool)), where,
                                     oneLine(context.sourceText(made.call)), "raises " + refusal.exceptions});
  finding.runtimes = std::move(refusal.runtimes);
  if (!isBlock)
    finding.related.push_back(context.related(at(by), "shut down here"));
}

/// What `apply_async` and the like give, asked for after the `with` block of a multiprocessing pool.
class LateResults {
public:
  LateResults(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}

  void visit(const PoolCall &made) {
    const ir::Module &m = program.irOf(made.call.module);
    bool isLate = made.method.ends_with("_async") || made.method.starts_with("imap");
    if (!isLate || !llvm::StringRef(made.api->name).starts_with("multiprocessing."))
      return;
    InstrId block = blockOf(m, made);
    const ir::Function &f = *program.function(program.functionOf(made.call)).ir;
    InstrId list = listOf(m, f, made.call.instr);
    InstrId store = storeOf(program, {made.call.module, list ? list : made.call.instr});
    const Instr &next = m.instrs[made.call.instr.v + 1];
    if (block && next.op == Op::Return && next.a == made.call.instr.v && made.method.starts_with("imap"))
      return report(made, block, made.call.instr);
    if (!block || !store || isWaitedFor(m, block, made, store))
      return;
    for (uint32_t i = m[block].c; i < f.end; ++i) {
      const Instr &in = m.instrs[i];
      if (in.op == Op::Store && in.a == m[store].a && in.b == m[store].b)
        return;
      if (in.op == Op::Load && in.a == m[store].a && in.b == m[store].b)
        return reportLate(made, m, block, InstrId(i), list);
    }
  }

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;

  /// `[pool.apply_async(f, (x,)) for x in xs]`
  static InstrId listOf(const ir::Module &m, const ir::Function &f, InstrId call) {
    for (uint32_t i = call.v + 1; i < f.end && i < call.v + 4; ++i)
      if (m.instrs[i].op == Op::Comp && m.instrs[i].a == call.v &&
          ir::CompKind(m.instrs[i].aux) == ir::CompKind::List)
        return InstrId(i);
    return {};
  }

  /// The `with` block whose variable the pool is.
  InstrId blockOf(const ir::Module &m, const PoolCall &made) const {
    const Instr &load = m[made.pool.instr];
    for (InstrId marker : enclosingMarkers(program, made.call)) {
      if (m[marker].op != Op::With || load.op != Op::Load)
        continue;
      for (uint32_t i = marker.v + 1; i < marker.v + 4 && i < made.call.instr.v; ++i) {
        const Instr &in = m.instrs[i];
        if (in.op == Op::Store && m.instrs[in.c].op == Op::Enter && m.instrs[in.c].a == m[marker].a &&
            in.a == load.a && in.b == load.b)
          return marker;
      }
    }
    return {};
  }

  /// Something in the block may wait: the result, or the pool by `close()` and `join()`.
  bool isWaitedFor(const ir::Module &m, InstrId block, const PoolCall &made, InstrId store) const {
    for (uint32_t i = made.call.instr.v + 1; i < m[block].c; ++i) {
      const Instr &in = m.instrs[i];
      if (in.op == Op::Load && in.a == m[store].a && in.b == m[store].b)
        return true;
      if (in.op == Op::Call && i != made.call.instr.v) {
        NameId name = calleeName(m, in);
        llvm::StringRef text = name ? m.text(name) : "";
        if (text == "join" || text == "close" || text == "get" || text == "wait" || text == "sleep")
          return true;
      }
    }
    return false;
  }

  void reportLate(const PoolCall &made, const ir::Module &m, InstrId block, InstrId load,
                  InstrId list) const {
    const Instr &next = m.instrs[load.v + 1];
    bool gets = next.op == Op::LoadAttr && next.a == load.v &&
                (m.text(NameId(next.b)) == "get" || m.text(NameId(next.b)) == "wait");
    bool loops = next.op == Op::Loop && next.a == load.v;
    bool iterates = list ? loops : made.method.starts_with("imap") && (loops || next.op == Op::Call);
    if (!gets && !iterates)
      return;
    report(made, block, load);
  }

  void report(const PoolCall &made, InstrId block, InstrId at) const {
    context.report(rule, {made.call.module, at},
                   {oneLine(context.sourceText(made.pool)),
                    context.lineText({made.call.module, block}) + ", at the end of its `with` block",
                    oneLine(context.sourceText({made.call.module, at})),
                    "never gets the results that were not there by then"});
  }
};

} // namespace

void checkTHR607(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  LateResults late(context, rule);
  std::vector<FuncId> functions;
  forEachPoolCall(program, [&](const PoolCall &made) {
    late.visit(made);
    FuncId f = program.functionOf(made.call);
    if (!llvm::is_contained(functions, f))
      functions.push_back(f);
  });
  for (FuncId f : functions)
    ShutdownWalk(context, rule, f).run();
}

} // namespace threadlint
