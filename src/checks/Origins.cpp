// A value -> the expression that makes it, through variables with one store and the arguments of threads.
#include "checks/Origins.h"
#include "checks/Guards.h"
#include "checks/Objects.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

Ref argumentOfEntry(const CheckContext &context, const Entry &entry, uint32_t parameter) {
  const Program &program = context.program;
  if (entry.creation.module.isNone() || !entry.given.module.isNone() ||
      program.instr(entry.creation).op != Op::Call || entry.target.module.isNone())
    return {};
  std::optional<HandOver> handOver = handOverOf(program, entry.creation);
  if (!handOver || handOver->api->effect == Effect::Map)
    return {};
  for (const AbstractValue &v : program.valuesOf(entry.target)) {
    if (v.kind == ValueKind::BoundMethod && parameter-- == 0)
      return {};
    if (v.kind == ValueKind::Partial)
      return {};
  }
  const ir::Module &m = program.irOf(entry.creation.module);
  const Instr &call = m[entry.creation.instr];
  uint32_t index = 0;
  int position = -static_cast<int>(handOver->skip) - 1;
  for (const ir::Arg &arg : m.argsOf(call)) {
    if (arg.kind == ir::ArgKind::Star)
      return {};
    bool positional = arg.kind == ir::ArgKind::Positional;
    position += positional;
    if (handOver->api->argsIndex == -2 && positional && position > handOver->api->targetIndex &&
        index++ == parameter)
      return {entry.creation.module, arg.value};
    bool tuple = (positional && position == handOver->api->argsIndex) ||
                 (arg.kind == ir::ArgKind::Keyword && arg.name == knownName(known::args));
    const Instr &value = m[arg.value];
    if (!tuple || (value.op != Op::MakeTuple && value.op != Op::MakeList))
      continue;
    llvm::ArrayRef<ir::Arg> given = m.argsOf(value);
    bool plain = llvm::none_of(given, [](const ir::Arg &a) { return a.kind == ir::ArgKind::Star; });
    return plain && parameter < given.size() ? Ref{entry.creation.module, given[parameter].value} : Ref();
  }
  return {};
}

/// The value stored by the only store to the variable; none: several, or not by a plain assignment.
static Ref onlyStored(const Program &program, VarId v) {
  llvm::ArrayRef<Ref> stores = program.storesOf(v);
  Ref found;
  for (Ref store : stores) {
    Ref value{store.module, InstrId(program.instr(store).c)};
    bool clears = program.instr(value).op == Op::Const; // `self.rows = None` before or after
    if (clears)
      continue;
    if (!found.module.isNone())
      return {};
    found = value;
  }
  return found;
}

Ref originOf(const CheckContext &context, Ref value, EntryId entry) {
  const Program &program = context.program;
  for (unsigned steps = 0; steps < 8; ++steps) {
    const Instr &in = program.instr(value);
    if (in.op != Op::Load && in.op != Op::LoadAttr)
      return value;
    llvm::SmallVector<VarId, 2> variables = program.variablesOf(value);
    if (variables.size() != 1)
      return value;
    Ref next = onlyStored(program, variables[0]);
    Base base = baseOf(program, value);
    bool parameter = in.op == Op::Load && base.kind == Base::Parameter && !base.indirect;
    if (parameter && program.storesOf(variables[0]).empty() && entry &&
        context.facts.entries[entry].function == program.functionOf(value)) {
      next = argumentOfEntry(context, context.facts.entries[entry], base.parameter);
      entry = EntryId(); // what is given was made by others
    }
    if (next.module.isNone() || next == value)
      return value;
    value = next;
  }
  return value;
}

bool isEvaluatedOnce(const CheckContext &context, Ref expression, EntryId entry) {
  const Program &program = context.program;
  const ir::Module &m = program.irOf(expression.module);
  for (InstrId marker : enclosingMarkers(program, expression))
    if (m[marker].op == Op::Loop)
      return false;
  FuncId maker = program.functionOf(expression);
  if (program.function(maker).ir->kind == ir::FuncKind::Module || !entry)
    return true;
  Ref creation = context.facts.entries[entry].creation;
  return !creation.module.isNone() && program.functionOf(creation) == maker;
}

} // namespace threadlint
