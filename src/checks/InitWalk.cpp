// Whether the constructor of a class reaches that of its modelled base class.
#include "checks/InitWalk.h"
#include "checks/Shapes.h"

namespace threadlint {

/// `base.__init__(...)`: a base that is a thread, or is not known well enough to say that it is none.
bool InitWalk::initOf(const FunctionInfo &info, ir::InstrId base, const ir::Instr &call) {
  const ir::Module &module = program.irOf(info.module);
  if (isSuperCall(module, base))
    return true;
  bool maybe = false;
  for (const AbstractValue &v : program.valuesOf({info.module, base})) {
    if (v.kind == ValueKind::Class && !program.classInfo(ClassId(v.id)).apiBases.size()) {
      // A mixin: its own `super().__init__()` may go on to the thread.
      FuncId init = program.findMethod(ClassId(v.id), "__init__");
      if (init)
        pending.push_back(init);
      continue;
    }
    maybe |= v.kind != ValueKind::Api || isThreadKind(program.model().api(ApiId(v.id)).object);
  }
  return maybe && call.c != 0;
}

/// Hands `self` to code that cannot be looked into.
bool InitWalk::mayHandOn(const FunctionInfo &info, ir::InstrId id, const ir::Instr &call) {
  const ir::Module &module = program.irOf(info.module);
  bool given = llvm::any_of(module.argsOf(call), [&](const ir::Arg &arg) {
    return isSelf(module, *info.ir, arg.value) || arg.kind == ir::ArgKind::Star;
  });
  ir::InstrId receiver = receiverOf(module, call);
  bool onSelf = receiver && isSelf(module, *info.ir, receiver);
  if (!given && !onSelf)
    return false;
  Callees callees = program.calleesOf({info.module, id});
  pending.append(callees.functions.begin(), callees.functions.end());
  bool known = !callees.functions.empty() || !callees.classes.empty() || !callees.apis.empty();
  return given && !onSelf && !known && calleeName(module, call) == knownName(known::__init__);
}

bool InitWalk::isReachingCall(const FunctionInfo &info, ir::InstrId id, const ir::Instr &call) {
  const ir::Module &module = program.irOf(info.module);
  ir::InstrId receiver = receiverOf(module, call);
  if (receiver && calleeName(module, call) == knownName(known::__init__))
    return initOf(info, receiver, call);
  return mayHandOn(info, id, call);
}

bool InitWalk::scan(FuncId function) {
  const FunctionInfo &info = program.function(function);
  const ir::Module &module = program.irOf(info.module);
  if (info.ir->is(ir::funcflag::HasError))
    return true;
  unsigned depth = 0;
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const ir::Instr &instr = module.instrs[i];
    if (instr.op == ir::Op::Call && isReachingCall(info, ir::InstrId(i), instr))
      return true;
    // An `__init__` that only raises forbids its use.
    depth += instr.op == ir::Op::If || instr.op == ir::Op::Loop || instr.op == ir::Op::Try;
    depth -= instr.op == ir::Op::EndIf || instr.op == ir::Op::EndLoop || instr.op == ir::Op::EndTry;
    if (instr.op == ir::Op::Raise && depth == 0)
      return true;
    // `super(C, self)` kept in a variable, `self.__dict__` copied, and the like.
    if (instr.op == ir::Op::LoadAttr && NameId(instr.b) == module.names.find("__dict__"))
      return true;
  }
  return false;
}

bool InitWalk::reaches(FuncId function) {
  pending.assign(1, function);
  while (!pending.empty()) {
    FuncId next = pending.pop_back_val();
    if (seen.insert(next).second && scan(next))
      return true;
  }
  return false;
}

} // namespace threadlint
