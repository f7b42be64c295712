// THR605: a thread for each item of the input, or an endless loop that hands over tasks and waits for none.
#include "checks/Guards.h"
#include "checks/Pools.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// A call in the loop that may hold it back: a lock, a wait for a task, thread or time.
static bool isHeldBack(const ir::Module &m, InstrId loop) {
  for (uint32_t i = loop.v; i < m[loop].c; ++i) {
    NameId id = calleeName(m, m.instrs[i]);
    llvm::StringRef name = id ? m.text(id) : "";
    if (name == "join" && positionalCount(m, m.instrs[i]) == 0)
      return true;
    static constexpr llvm::StringRef waiting[] = {"acquire", "result",       "wait",         "get",
                                                  "sleep",   "as_completed", "active_count", "__enter__",
                                                  "select",  "qsize"};
    if (llvm::is_contained(waiting, name) || m.instrs[i].op == Op::With)
      return true;
  }
  return false;
}

/// Names of what is input rather than something that the program keeps a few of.
static bool isCalledInput(llvm::StringRef name) {
  static constexpr llvm::StringRef words[] = {"url",    "item",  "file",   "line", "path",  "row",
                                              "host",   "ips",   "link",   "page", "image", "request",
                                              "record", "email", "domain", "prox"};
  return llvm::any_of(words, [&](llvm::StringRef word) { return name.contains_insensitive(word); });
}

/// Input of which the source does not say how much there is.
static bool isUnknownSize(const ir::Module &m, InstrId loop) {
  if (ir::LoopKind(m[loop].aux) == ir::LoopKind::While || m[loop].a == UINT32_MAX)
    return false;
  InstrId over(m[loop].a);
  bool counts = false;
  for (unsigned steps = 0; steps < 8; ++steps) {
    const Instr &in = m[over];
    if (in.op == Op::Load)
      return ir::ScopeKind(in.aux) != ir::ScopeKind::Global && isCalledInput(m.text(NameId(in.a)));
    if (in.op == Op::LoadAttr)
      return isCalledInput(m.text(NameId(in.b)));
    if (in.op != Op::Call || !calleeName(m, in))
      return false;
    llvm::StringRef name = m.text(calleeName(m, in));
    static constexpr llvm::StringRef reading[] = {
        "listdir", "scandir", "reader",   "readlines", "split",   "splitlines", "glob",      "rglob",
        "iglob",   "findall", "find_all", "fetchall",  "iterdir", "walk",       "DictReader"};
    if (llvm::is_contained(reading, name))
      return true;
    counts |= name == "range";
    static constexpr llvm::StringRef passing[] = {"enumerate", "list", "set",  "sorted",  "zip",
                                                  "range",     "len",  "tqdm", "reversed"};
    if (counts && name != "range" && name != "len")
      return false;
    if (!llvm::is_contained(passing, name) || m.argsOf(in).empty())
      return false;
    over = m.argsOf(in)[0].value;
    if (name == "range" && m[over].op != Op::Call)
      return false;
  }
  return false;
}

static bool isPerItem(const Program &program, Ref call, InstrId loop) {
  const ir::Module &m = program.irOf(call.module);
  return llvm::any_of(m.argsOf(m[call.instr]),
                      [&](const ir::Arg &arg) { return dependsOnTurn(m, loop, arg.value); });
}

void checkTHR605(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (Ref call : program.handOvers()) {
    const ir::Module &m = program.irOf(call.module);
    InstrId loop = loopAround(program, call);
    if (!loop || isTestCode(context, call) || isHeldBack(m, loop) || !isPerItem(program, call, loop))
      continue;
    std::string line = context.lineText({call.module, loop});
    auto handOver = handOverOf(program, call);
    if (handOver && handOver->api->effect == Effect::SpawnSelf &&
        handOver->api->runsOn == RunsOn::NewThread && isUnknownSize(m, loop)) {
      context.report(rule, call,
                     {"the loop on " + line + " makes a thread for each item, however many there are"});
      continue;
    }
    bool endless = ir::LoopKind(m[loop].aux) == ir::LoopKind::While;
    for (uint32_t i = loop.v; endless && i < m[loop].c; ++i)
      if (m.instrs[i].op == Op::LoopBody && m.instrs[i].c == loop.v)
        endless = m.instrs[m.instrs[i].a].op == Op::Const;
    auto made = poolCallOf(program, call);
    if (endless && made && made->api->effect == Effect::Submit && made->method != "apply")
      context.report(rule, call,
                     {"the endless loop on " + line +
                      " hands over one task after the other, and all that are not done wait in memory"});
  }
}

} // namespace threadlint
