// THR308: code that can raise stands between `acquire()` and `release()`, and nothing releases on the way
// out.
#include "checks/Guards.h"
#include "checks/LockFixes.h"
#include "checks/LockPaths.h"
#include "checks/Objects.h"
#include "checks/Paths.h"
#include "checks/Shapes.h"
#include "model/LockStates.h"
#include <optional>

namespace threadlint {

using ir::Op;

namespace {

struct Region {
  uint32_t begin, end;
  bool contains(uint32_t i) const { return begin < i && i < end; }
};

/// The acquire/release calls of one function, by the lock as written.
class AcquireRelease {
public:
  AcquireRelease(const CheckContext &context, FuncId f)
      : context(context), program(context.program), info(program.function(f)), m(program.irOf(info.module)) {
    indexTries();
  }
  /// The first thing that can raise between an acquire and its release; none if that is safe.
  bool isAskedBefore(ir::InstrId lookUp, ir::InstrId acquire) const;
  ir::InstrId riskAfter(ir::InstrId acquire, llvm::StringRef key) const;

private:
  const CheckContext &context;
  const Program &program;
  const FunctionInfo &info;
  const ir::Module &m;
  std::vector<Region> tries;    ///< whole statements
  std::vector<Region> cleanups; ///< handlers and finally parts

  void indexTries();
  bool isCall(uint32_t i, NameId method, llvm::StringRef key) const;
  bool catchesAll(const Region &statement) const;
  bool isReleasedOnTheWayOut(ir::InstrId acquire, ir::InstrId release, llvm::StringRef key) const;
};

void AcquireRelease::indexTries() {
  std::vector<uint32_t> parts;
  forEachInstr(m, *info.ir, [&](ir::InstrId i, const ir::Instr &in) {
    if (in.op == Op::Try)
      tries.push_back({i.v, in.c});
    if (in.op == Op::Except || in.op == Op::Finally)
      cleanups.push_back({i.v, m.instrs[in.c].c});
  });
}

bool AcquireRelease::isCall(uint32_t i, NameId method, llvm::StringRef key) const {
  const ir::Instr &in = m.instrs[i];
  if (in.op != Op::Call || calleeName(m, in) != method)
    return false;
  ir::InstrId receiver = receiverOf(m, in);
  return !receiver.isNone() && placeKey(m, receiver) == key;
}

/// A handler for everything: bare, or of the roots of the exceptions.
bool AcquireRelease::catchesAll(const Region &statement) const {
  for (uint32_t i = statement.begin; i < statement.end; ++i) {
    const ir::Instr &in = m.instrs[i];
    if (in.op == Op::Except && in.c == statement.begin && m.instrs[i + 1].op != Op::Load &&
        m.instrs[i + 1].op != Op::LoadAttr)
      return m.instrs[i + 1].op != Op::Poison;
    if (in.op != Op::Caught || in.a == UINT32_MAX)
      continue;
    for (const AbstractValue &v : program.valuesOf({info.module, ir::InstrId(in.a)})) {
      llvm::StringRef name = v.kind == ValueKind::Api ? llvm::StringRef(program.model().api(ApiId(v.id)).name)
                             : v.kind == ValueKind::External ? program.text(SymId(v.id))
                                                             : llvm::StringRef();
      if (name == "builtins.Exception" || name == "builtins.BaseException")
        return true;
    }
  }
  return false;
}

/// Some handler or finally that covers the code in question releases the lock.
bool AcquireRelease::isReleasedOnTheWayOut(ir::InstrId acquire, ir::InstrId release,
                                           llvm::StringRef key) const {
  for (const Region &t : tries) {
    bool covers = t.contains(acquire.v) || (t.begin > acquire.v && t.begin < release.v);
    if (!covers)
      continue;
    for (const Region &c : cleanups)
      if (c.end == t.end)
        for (uint32_t i = c.begin; i < c.end; ++i)
          if (isCall(i, knownName(known::release), key))
            return true;
  }
  return false;
}

/// `if len(rows): rows[0]`, `for i in range(len(rows)): rows[i]`: what is there has been asked under the
/// lock.
bool AcquireRelease::isAskedBefore(ir::InstrId lookUp, ir::InstrId acquire) const {
  std::string container = placeKey(m, ir::InstrId(m[lookUp].a));
  for (ir::InstrId marker : enclosingMarkers(program, {info.module, lookUp})) {
    llvm::SmallVector<ir::InstrId, 8> todo;
    if (marker > acquire && (m[marker].op == Op::If || m[marker].op == Op::Loop) && m[marker].a != UINT32_MAX)
      todo.push_back(ir::InstrId(m[marker].a));
    for (unsigned budget = 32; !todo.empty() && budget != 0 && !container.empty(); --budget) {
      ir::InstrId part = todo.pop_back_val();
      if (placeKey(m, part) == container)
        return true;
      forEachOperand(m, m[part], [&](ir::InstrId operand) { todo.push_back(operand); });
    }
  }
  return false;
}

ir::InstrId AcquireRelease::riskAfter(ir::InstrId acquire, llvm::StringRef key) const {
  ir::InstrId release;
  for (uint32_t i = acquire.v + 1; i < info.ir->end && release.isNone(); ++i)
    if (isCall(i, knownName(known::release), key))
      release = ir::InstrId(i);
  if (release.isNone() || isReleasedOnTheWayOut(acquire, release, key))
    return {};
  for (uint32_t i = acquire.v + 1; i < release.v; ++i) {
    const ir::Instr &in = m.instrs[i];
    bool caught = llvm::any_of(
        tries, [&](const Region &t) { return t.begin > acquire.v && t.contains(i) && catchesAll(t); });
    if (caught)
      continue;
    bool lookUp =
        in.op == Op::LoadItem && m.instrs[in.b].op != Op::Slice && !isAskedBefore(ir::InstrId(i), acquire);
    if (in.op == Op::Raise || in.op == Op::Assert || lookUp)
      return ir::InstrId(i);
    NameId method = in.op == Op::Call ? calleeName(m, in) : NameId();
    bool otherLock = method == knownName(known::acquire) || method == knownName(known::release);
    if (in.op == Op::Call && !otherLock && !isHarmlessCall(program, {info.module, ir::InstrId(i)}))
      return ir::InstrId(i);
  }
  return {};
}

} // namespace

void checkTHR308(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  llvm::DenseSet<std::pair<uint32_t, uint32_t>> kept; // THR307 has them
  for (const LockFault &fault : lockFaults(context))
    if (fault.kind == LockFault::Kept && fault.object != ObjectKind::None)
      kept.insert({fault.acquire.module.v, fault.acquire.instr.v});
  for (uint32_t i = 0; i < program.functionCount(); ++i) {
    const FunctionInfo &info = program.function(FuncId(i));
    const ir::Module &m = program.irOf(info.module);
    std::optional<AcquireRelease> calls;
    for (const Event &e : context.facts.summaries[i].events) {
      const ir::Instr &in = m[e.where];
      bool plain =
          e.kind == EventKind::Acquire && in.op == Op::Call && in.has(ir::flag::Discarded) && in.c == 0;
      if (!plain || kept.contains({info.module.v, e.where.v}) || info.ir->is(ir::funcflag::HasError) ||
          isTestCode(context, {info.module, e.where}))
        continue;
      ObjectKind kind = program.objectKindOf({info.module, receiverOf(m, in)});
      if (!isLockKind(kind) || isCounting(kind))
        continue;
      std::string key = placeKey(m, receiverOf(m, in));
      if (!calls)
        calls.emplace(context, FuncId(i));
      ir::InstrId risk = key.empty() ? ir::InstrId() : calls->riskAfter(e.where, key);
      if (risk.isNone() || !context.facts.locks[e.lock].guards())
        continue;
      Ref riskRef{info.module, risk};
      std::string what = m[risk].op == Op::Call
                             ? oneLine(context.sourceText({info.module, ir::InstrId(m[risk].a)})) + "()"
                             : oneLine(context.sourceText(riskRef));
      what = "`" + what + "` on " + context.lineText(riskRef);
      Finding &f = context.report(rule, {info.module, e.where},
                                  {oneLine(context.sourceText({info.module, receiverOf(m, in)})), what});
      f.related.push_back(context.related(riskRef, "an exception here leaves the lock held"));
      addBlockFix(context, f, {info.module, e.where});
    }
  }
}

} // namespace threadlint
