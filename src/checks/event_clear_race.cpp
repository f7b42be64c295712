// THR412: an event is cleared after the work that it has announced: what is set meanwhile is forgotten.
#include "checks/Crews.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Paths.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;

namespace {

/// Something between the two instructions that takes time or looks at what others change.
bool worksBetween(const Program &program, ModuleId module, uint32_t begin, uint32_t end) {
  const ir::Module &m = program.irOf(module);
  for (uint32_t i = begin; i < end; ++i) {
    const ir::Instr &in = m.instrs[i];
    if (in.op != Op::Call || isLogging(m, in))
      continue;
    // A call in a condition only looks.
    bool stored = i + 1 < m.instrs.size() && m.instrs[i + 1].c == i &&
                  (m.instrs[i + 1].op == Op::Store || m.instrs[i + 1].op == Op::StoreAttr);
    ApiId changes = program.apiOf({module, InstrId(i)});
    if (!in.has(ir::flag::Discarded) && !stored && !(changes && program.model().api(changes).mutates))
      continue;
    ApiId api = program.apiOf({module, InstrId(i)});
    llvm::StringRef name = api ? llvm::StringRef(program.model().api(api).name) : "";
    if (!name.starts_with("threading.") && !name.starts_with("time.") && !name.starts_with("builtins.print"))
      return true;
  }
  return false;
}

/// Each turn that has waited comes there: only tests of the wait's own result are around the clear.
bool isInEachTurn(const Program &program, Ref clear, InstrId loop, InstrId wait) {
  const ir::Module &m = program.irOf(clear.module);
  for (InstrId marker : enclosingMarkers(program, clear)) {
    if (marker <= loop)
      continue;
    const ir::Instr &in = m[marker];
    if (in.op == Op::Loop || in.op == Op::Match)
      return false;
    if (in.op == Op::If && InstrId(in.a) != wait) {
      const ir::Instr &store = m.instrs[wait.v + 1], &test = m.instrs[in.a];
      if (store.op != Op::Store || store.c != wait.v || test.op != Op::Load || test.a != store.a)
        return false;
    }
    if (isBehindHandler(m, marker, clear.instr))
      return false;
  }
  return true;
}

bool testsBetween(const ir::Module &m, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; ++i)
    if (m.instrs[i].op == Op::If || m.instrs[i].op == Op::Loop)
      return true;
  return false;
}

} // namespace

void checkTHR412(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachMethodCall(program, "clear", [&](Ref clear, const ir::Instr &, Ref receiver) {
    if (surelyKind(program, receiver) != ObjectKind::Event || isTestCode(context, clear))
      return;
    const ir::Module &m = program.irOf(clear.module);
    FuncId f = program.functionOf(clear);
    std::string key = placeKey(m, receiver.instr);
    InstrId loop = loopAround(program, clear);
    if (!loop || key.empty())
      return;
    InstrId wait;
    for (uint32_t i = loop.v; i < m[loop].c; ++i) {
      InstrId object = receiverOf(m, m.instrs[i]);
      if (object && m.text(calleeName(m, m.instrs[i])) == "wait" && placeKey(m, object) == key)
        wait = InstrId(i);
    }
    if (!wait || loopAround(program, {clear.module, wait}) != loop)
      return;
    if (!isInEachTurn(program, clear, loop, wait))
      return;
    bool after = wait < clear.instr; // else the work of one turn stands before the clear of the next one
    bool late = after ? worksBetween(program, clear.module, wait.v + 1, clear.instr.v)
                      : m[wait].c == 0 && !worksBetween(program, clear.module, clear.instr.v + 1, wait.v) &&
                            !testsBetween(m, clear.instr.v, wait.v) &&
                            worksBetween(program, clear.module, wait.v + 1, m[loop].c);
    if (!late)
      return;
    llvm::SmallVector<SiteId, 2> sites = sitesOf(program, receiver);
    for (const MethodUse &set : usesOf(program, sites, "set")) {
      if (program.functionOf(set.call) == f)
        continue;
      Finding &found = context.report(rule, clear,
                                      {oneLine(context.sourceText(clear)),
                                       shownName(program, program.functionOf(set.call)),
                                       oneLine(context.sourceText(receiver))});
      found.related.push_back(context.related({clear.module, wait}, "the wait"));
      found.related.push_back(context.related(set.call, "a `set()` that comes meanwhile is forgotten"));
      return;
    }
  });
}

} // namespace threadlint
