// THR116: a timer that nobody cancels keeps the program from ending.
#include "checks/Crews.h"
#include "checks/Guards.h"
#include "checks/Lives.h"
#include "checks/Objects.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// `Timer(3600, f)`
static bool waitsLong(const CheckContext &context, Ref creation) {
  const ir::Module &m = context.program.irOf(creation.module);
  const Instr &call = m[creation.instr];
  for (const ir::Arg &arg : m.argsOf(call))
    if (arg.kind == ir::ArgKind::Positional || (arg.name && m.text(arg.name) == "interval"))
      return constantOf(context, {creation.module, arg.value}).value_or(0) >=
             static_cast<double>(context.options.number(option::THR116LongestDelayS));
  return false;
}

static const Entry *entryMadeBy(const Facts &facts, Ref creation) {
  for (const Entry &entry : facts.entries)
    if (entry.creation == creation)
      return &entry;
  return nullptr;
}

void checkTHR116(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  const Lives &lives = threadLives(context);
  for (const Life &life : lives.all()) {
    if (life.kind != ObjectKind::Timer)
      continue;
    FuncId f = program.functionOf(life.creation);
    const Entry *entry = entryMadeBy(context.facts, life.creation);
    if (!entry || entry->daemon != Daemon::No || !lives.uses(life, {"start"}) ||
        lives.uses(life, {"cancel", "join", "daemon", "setDaemon"}) || lives.escapes(life) ||
        program.function(f).ir->is(ir::funcflag::HasError) || isTestCode(context, life.creation))
      continue;
    bool rearms = entry->function == f && !isUnderTestOrLoop(program, life.creation);
    if (!rearms && !waitsLong(context, life.creation))
      continue;
    std::string what = rearms
                           ? "arms itself again each time, and nobody can stop it, so the program never ends"
                           : "is never cancelled, so the program does not end before it has fired";
    context.report(rule, life.creation, {oneLine(context.sourceText(life.creation)), what});
  }
}

} // namespace threadlint
