// THR102: a thread or timer that is made and dropped, or kept and never started.
#include "checks/Guards.h"
#include "checks/Lives.h"
#include "checks/Objects.h"

namespace threadlint {

/// Its class may start it, or hand it to somebody who does, where nobody looks.
static bool hasUnknownClass(const Program &program, Ref creation) {
  for (const AbstractValue &v : program.valuesOf(creation)) {
    if (v.kind == ValueKind::ApiInstance)
      continue;
    if (v.kind != ValueKind::Instance)
      return true;
    const ClassInfo &info = program.classInfo(ClassId(v.id));
    if (info.unknownBase || info.apiBases.size() != 1 || program.findMethod(ClassId(v.id), "__new__") ||
        program.findMethod(ClassId(v.id), "start"))
      return true;
  }
  return false;
}

/// `worker.fetch_now()`: an object whose class does more than to be a thread. Who joins it means a thread.
static bool isUsedOtherwise(const Program &program, const Life &life) {
  if (llvm::any_of(life.members, [](const auto &member) { return member.first == "join"; }))
    return false;
  for (const AbstractValue &v : program.valuesOf(life.creation))
    for (const auto &[name, where] : life.members)
      if (v.kind == ValueKind::Instance && program.findMethod(ClassId(v.id), name))
        return true;
  return false;
}

/// Who keeps it where others find it, and does nothing with it, leaves the start to them.
static bool isLeftToOthers(const CheckContext &context, const Lives &lives, const Life &life) {
  bool isUsed = lives.uses(life, {"join", "is_alive", "isAlive", "cancel", "daemon", "setDaemon"});
  return (life.isPublic && !isUsed) || (isTestCode(context, life.creation) && !lives.uses(life, {"join"}));
}

void checkTHR102(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  const Lives &lives = threadLives(context);
  for (const Life &life : lives.all()) {
    FuncId f = program.functionOf(life.creation);
    const ir::Instr &call = program.instr(life.creation);
    if (program.function(f).ir->is(ir::funcflag::HasError | ir::funcflag::UsesLocals) ||
        lives.uses(life, {"start", "run", "_bootstrap", "_start"}) || lives.escapes(life) ||
        hasUnknownClass(program, life.creation) || isExpectedToFail(program, life.creation) ||
        isCaught(program, life.creation, {"RuntimeError", "TypeError", "ValueError", "AssertionError"},
                 Broad::No))
      continue;
    bool isDropped = call.has(ir::flag::Discarded);
    if (!isDropped && (isLeftToOthers(context, lives, life) || isUsedOtherwise(program, life)))
      continue;
    std::string text = oneLine(context.sourceText({life.creation.module, ir::InstrId(call.a)}));
    context.report(rule, life.creation, {text, isDropped ? "made and dropped" : "made and kept"});
  }
}

} // namespace threadlint
