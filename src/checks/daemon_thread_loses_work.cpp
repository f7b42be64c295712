// THR135: a daemon thread writes or commits, and the program ends without waiting for it.
#include "checks/Borders.h"
#include "checks/Guards.h"
#include "checks/Lives.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class LostWork {
public:
  LostWork(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule), lives(threadLives(context)) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  const Lives &lives;

  Ref workIn(FuncId f) const;
  Ref workOf(EntryId entry) const;
  bool mayWait(Ref call, unsigned depth) const;
  bool mayWaitIn(FuncId f, uint32_t begin, uint32_t end, unsigned depth) const;
  bool endsAfter(Ref start) const;
  void check(EntryId id, Ref start);
};

/// A write to a file, or a commit.
Ref LostWork::workIn(FuncId f) const {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    InstrId receiver = receiverOf(m, in);
    if (in.op != Op::Call || !calleeName(m, in))
      continue;
    Ref at{info.module, InstrId(i)};
    llvm::StringRef name = m.text(calleeName(m, in));
    bool writes = receiver && (name == "write" || name == "writelines" || name == "writerow") &&
                  surelyKind(program, {info.module, receiver}) == ObjectKind::File;
    bool saves = llvm::StringSwitch<bool>(name)
                     .Cases("write_text", "write_bytes", true)
                     .Case("commit", in.c == 0)
                     .Default(false);
    if (writes || (receiver && saves) || callsOneOf(program, at, {"json.dump", "pickle.dump", "shutil.copy"}))
      return at;
  }
  return {};
}

Ref LostWork::workOf(EntryId entry) const {
  FuncId own = context.facts.entries[entry].function;
  if (Ref work = workIn(own); !work.module.isNone())
    return work;
  for (const Hop &hop : context.borders->hops())
    if (hop.caller == own && hop.callee != own)
      if (Ref work = workIn(hop.callee); !work.module.isNone())
        return work;
  return {};
}

bool LostWork::mayWait(Ref call, unsigned depth) const {
  const ir::Module &m = program.irOf(call.module);
  const Instr &in = program.instr(call);
  if (isLogging(m, in) || program.objectKindOf(call) == ObjectKind::Thread)
    return false;
  NameId name = calleeName(m, in);
  llvm::StringRef text = name ? m.text(name) : "";
  if (text == "start" || text == "append" || text == "put" || text == "format")
    return false;
  Callees callees = program.calleesOf(call);
  if (callees.complete && callees.functions.size() == 1 && callees.apis.empty() && depth > 0) {
    const ir::Function &f = *program.function(callees.functions[0]).ir;
    return mayWaitIn(callees.functions[0], f.begin, f.end, depth - 1);
  }
  ApiId api = program.apiOf(call);
  if (!api)
    return !(name && m.instrs[in.a].op == Op::Load && callees.functions.empty() &&
             llvm::StringSwitch<bool>(text)
                 .Cases("range", "len", "print", "sum", "sorted", "max", "min", true)
                 .Cases("list", "any", "all", "str", "int", "enumerate", "zip", "open", true)
                 .Default(false));
  const Api &row = program.model().api(api);
  return row.blocks != Blocks::Never || row.effect == Effect::Join || row.effect == Effect::Wait ||
         row.effect == Effect::Shutdown || row.effect == Effect::Get || row.effect == Effect::Result;
}

bool LostWork::mayWaitIn(FuncId f, uint32_t begin, uint32_t end, unsigned depth) const {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = begin; i < end; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Await || in.op == Op::Yield || in.op == Op::With || in.op == Op::Poison ||
        (in.op == Op::Loop && ir::LoopKind(in.aux) == ir::LoopKind::While))
      return true;
    if (in.op == Op::Call && mayWait({info.module, InstrId(i)}, depth))
      return true;
  }
  return false;
}

/// From there on the script runs to its end, and meets nothing that may wait.
bool LostWork::endsAfter(Ref at) const {
  for (unsigned level = 0; level < 4; ++level) {
    FuncId f = program.functionOf(at);
    const FunctionInfo &info = program.function(f);
    const ir::Module &m = program.irOf(info.module);
    // Loops around come back to what is before.
    uint32_t from = at.instr.v + 1;
    for (InstrId marker : enclosingMarkers(program, at)) {
      if (m[marker].op == Op::With ||
          (m[marker].op == Op::Loop && ir::LoopKind(m[marker].aux) == ir::LoopKind::While))
        return false;
      if (m[marker].op == Op::Loop)
        from = std::min(from, marker.v);
    }
    for (uint32_t i = from; i < info.ir->end; ++i)
      if (InstrId(i) != at.instr && m.instrs[i].op == Op::Call && mayWait({info.module, InstrId(i)}, 2))
        return false;
    for (uint32_t i = at.instr.v + 1; i < info.ir->end; ++i) {
      const Instr &in = m.instrs[i];
      if (in.op == Op::With || in.op == Op::Await || in.op == Op::Yield || in.op == Op::Poison ||
          (in.op == Op::Loop && ir::LoopKind(in.aux) == ir::LoopKind::While))
        return false;
    }
    if (info.ir->kind == ir::FuncKind::Module)
      return isUnderMainGuard(program, at) || level > 0 || !program.modules()[info.module.v].name ||
             program.modules().size() == 1;
    if (info.ir->kind != ir::FuncKind::Def || program.escapes(f) || program.callersOf(f).size() != 1 ||
        info.owner || info.ir->is(ir::funcflag::HasError))
      return false;
    at = program.callersOf(f)[0];
  }
  return false;
}

void LostWork::check(EntryId id, Ref start) {
  const Entry &entry = context.facts.entries[id];
  const Life *life = lives.of(entry.handle);
  if (!life || lives.escapes(*life) || lives.uses(*life, {"join", "is_alive", "isAlive"}))
    return;
  Ref work = workOf(id);
  if (work.module.isNone() || isTestCode(context, start) || !endsAfter(start))
    return;
  Finding &finding = context.report(
      rule, start, {nameOf(program, entry.function), "`" + oneLine(context.sourceText(work)) + "`"});
  finding.related.push_back(context.related(work, "this work may be lost"));
}

void LostWork::run() {
  for (EntryId id(0); id.v < context.facts.entries.size(); ++id.v) {
    const Entry &entry = context.facts.entries[id];
    if (entry.daemon != Daemon::Yes || !entry.isFollowed() || !entry.handle ||
        (entry.start != Start::Target && entry.start != Start::Run))
      continue;
    forEachMethodCall(program, "start", [&](Ref start, const Instr &, Ref object) {
      llvm::SmallVector<SiteId, 2> sites = sitesOf(program, object);
      if (sites.size() == 1 && sites[0] == entry.handle)
        check(id, start);
    });
  }
}

} // namespace

void checkTHR135(const CheckContext &context, RuleId rule) { LostWork(context, rule).run(); }

} // namespace threadlint
