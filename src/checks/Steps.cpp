// Looks at the value that an update stores.
#include "checks/Steps.h"
#include "flow/Updates.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;
using ir::Operator;

/// What a store writes; none: another kind of write.
static Ref storedBy(const Program &program, Ref where) {
  const Instr &in = program.instr(where);
  bool stores = in.op == Op::Store || in.op == Op::StoreAttr || in.op == Op::StoreItem;
  return stores ? soleDefinitionOf(program, {where.module, InstrId(in.c)}) : Ref();
}

/// 1: adds, -1: takes away, 0: neither, as far as the operator says.
static int directionOf(const Program &program, const Access &update) {
  Ref value = storedBy(program, update.where);
  if (value.module.isNone() || program.instr(value).op != Op::BinOp)
    return 0;
  auto op = Operator(program.instr(value).aux);
  return op == Operator::Add ? 1 : op == Operator::Sub ? -1 : 0;
}

bool moveApart(const Program &program, const Access &a, const Access &b) {
  return directionOf(program, a) * directionOf(program, b) < 0;
}

/// A constant, a global, or something kept by a global or by the object itself.
static bool isSameForAll(const Program &program, Ref value) {
  if (program.instr(value).op == Op::Const)
    return true;
  Base base = baseOf(program, value);
  return base.kind == Base::Global || base.kind == Base::Self;
}

bool isNormalisation(const Program &program, const Access &update) {
  Ref value = storedBy(program, update.where);
  if (value.module.isNone())
    return false;
  const Instr &in = program.instr(value);
  if (in.op == Op::BinOp && Operator(in.aux) == Operator::Add) {
    const Instr &first = program.irOf(value.module).instrs[in.a];
    return first.op == Op::Const && ir::ConstKind(first.aux) == ir::ConstKind::Str;
  }
  ApiId api = in.op == Op::Call ? program.apiOf(value) : ApiId();
  bool isBuiltin = api && llvm::StringRef(program.model().api(api).name).starts_with("builtins.");
  return in.op == Op::Call && !isBuiltin &&
         llvm::all_of(program.irOf(value.module).argsOf(in), [&](const ir::Arg &arg) {
           return isSameForAll(program, {value.module, arg.value});
         });
}

} // namespace threadlint
