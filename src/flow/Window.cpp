// Walks the instructions of a window and asks each whether it lets another thread run.
#include "flow/Window.h"
#include "flow/Operators.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;
using ir::Operator;

namespace {

using Names = llvm::ArrayRef<llvm::StringRef>;

/// Looks for switch points of a GIL that is offered at calls and backward jumps only.
class Scan {
public:
  Scan(const Program &p, const Runtime &r, ModuleId in)
      : program(p), runtime(r), module(in), m(program.irOf(in)) {}

  SwitchCause causeAt(uint32_t i) const;

private:
  /// Some object of the project that the value may be defines one of the methods.
  bool defines(uint32_t value, Names names) const;
  SwitchCause attribute(const Instr &in, Names hooks) const;
  SwitchCause call(uint32_t i) const;
  bool operatorCalls(const Instr &in) const;
  bool runsCodeForArguments(const Instr &in) const;
  SwitchCause if_(bool calls) const { return calls ? SwitchCause::Operator : SwitchCause::None; }

  const Program &program;
  const Runtime &runtime;
  ModuleId module;
  const ir::Module &m;
};

bool Scan::defines(uint32_t value, Names names) const {
  if (value == UINT32_MAX)
    return false;
  for (const AbstractValue &v : program.valuesOf({module, InstrId(value)}))
    if (v.kind == ValueKind::Instance)
      for (llvm::StringRef name : names)
        if (!name.empty() && program.findMethod(ClassId(v.id), name))
          return true;
  return false;
}

SwitchCause Scan::attribute(const Instr &in, Names hooks) const {
  for (const AbstractValue &v : program.valuesOf({module, InstrId(in.a)})) {
    if (v.kind != ValueKind::Instance)
      continue;
    FuncId method = program.findMethod(ClassId(v.id), m.text(NameId(in.b)));
    if (method && program.function(method).ir->is(ir::funcflag::Property))
      return SwitchCause::Property;
    for (llvm::StringRef hook : hooks)
      if (!method && program.findMethod(ClassId(v.id), hook))
        return SwitchCause::Property;
  }
  return SwitchCause::None;
}

bool Scan::runsCodeForArguments(const Instr &in) const {
  for (const ir::Arg &arg : m.argsOf(in))
    for (const AbstractValue &v : program.valuesOf({module, arg.value}))
      if (v.kind == ValueKind::Instance)
        return true;
  return false;
}

SwitchCause Scan::call(uint32_t i) const {
  Callees callees = program.calleesOf({module, InstrId(i)});
  if (!callees.complete || !callees.functions.empty() || !callees.classes.empty() || callees.apis.empty())
    return SwitchCause::Call;
  for (ApiId id : callees.apis) {
    Version since = program.model().api(id).switchFree;
    if (!since || runtime.version < since || runtime.implementation != Implementation::CPython)
      return SwitchCause::Call;
  }
  return runsCodeForArguments(m.instrs[i]) ? SwitchCause::Call : SwitchCause::None;
}

bool Scan::operatorCalls(const Instr &in) const {
  const OperatorMethods *methods = methodsOf(Operator(in.aux));
  if (!methods)
    return false;
  if (in.op == Op::Unary)
    return defines(in.a, {methods->left, methods->right, methods->inPlace});
  llvm::StringRef inPlace = in.has(ir::flag::InPlace) ? methods->inPlace : "";
  if (defines(in.a, {methods->left, inPlace}) || defines(in.b, {methods->right}))
    return true;
  return methods->op == Operator::Mod && defines(in.b, {"__str__", "__repr__"});
}

SwitchCause Scan::causeAt(uint32_t i) const {
  const Instr &in = m.instrs[i];
  switch (in.op) {
  case Op::Call:
    return call(i);
  case Op::Loop:
  case Op::EndLoop:
  case Op::Continue:
    return SwitchCause::Jump;
  case Op::With:
  case Op::EndWith:
    return SwitchCause::With;
  case Op::Await:
  case Op::Yield:
  case Op::YieldFrom:
    return SwitchCause::Suspension;
  case Op::MakeClass:
    return SwitchCause::ClassBody;
  case Op::LoadAttr:
    return attribute(in, {"__getattr__", "__getattribute__"});
  case Op::StoreAttr:
    return attribute(in, {"__setattr__"});
  case Op::DelAttr:
    return attribute(in, {"__delattr__"});
  case Op::LoadItem:
    return if_(defines(in.a, {"__getitem__", "__missing__"}) ||
               defines(in.b, {"__hash__", "__eq__", "__index__"}));
  case Op::StoreItem:
    return if_(defines(in.a, {"__setitem__"}) || defines(in.b, {"__hash__", "__eq__", "__index__"}));
  case Op::DelItem:
    return if_(defines(in.a, {"__delitem__"}) || defines(in.b, {"__hash__", "__eq__", "__index__"}));
  case Op::BinOp:
  case Op::Unary:
  case Op::Compare:
    return if_(operatorCalls(in));
  case Op::If:
  case Op::LoopBody:
  case Op::Assert:
    return if_(defines(in.a, {"__bool__", "__len__", "__nonzero__"}));
  case Op::FString:
    for (const ir::Arg &arg : m.argsOf(in))
      if (defines(arg.value.v, {"__format__", "__str__", "__repr__"}))
        return SwitchCause::Operator;
    return SwitchCause::None;
  case Op::Const:
  case Op::Poison:
  case Op::Load:
  case Op::Store:
  case Op::Del:
  case Op::Annot:
  case Op::AnnotAttr:
  case Op::Select:
  case Op::Slice:
  case Op::MakeTuple:
  case Op::MakeList:
  case Op::MakeSet:
  case Op::MakeDict:
  case Op::MakeFunc:
  case Op::Comp:
  case Op::IterElem:
  case Op::Unpack:
  case Op::Enter:
  case Op::Caught:
  case Op::Captured:
  case Op::Import:
  case Op::ImportFrom:
  case Op::ImportStar:
  case Op::Return:
  case Op::Raise:
  case Op::Break:
  case Op::Else:
  case Op::EndIf:
  case Op::LoopElse:
  case Op::Try:
  case Op::Except:
  case Op::TryElse:
  case Op::Finally:
  case Op::EndTry:
  case Op::Match:
  case Op::Case:
  case Op::EndMatch:
    return SwitchCause::None;
  }
  return SwitchCause::None;
}

} // namespace

Window windowOn(const Program &program, const Runtime &runtime, Ref read, Ref write) {
  switch (runtime.switchPoints) {
  case SwitchPoints::Anywhere:
    return {SwitchCause::Parallel, {}};
  case SwitchPoints::Bytecodes:
    return {SwitchCause::Bytecode, {}};
  case SwitchPoints::CallsAndJumps:
    break;
  }
  if (write.instr < read.instr) // the value is carried over to the next turn of a loop
    return {SwitchCause::Jump, write};
  Scan scan(program, runtime, read.module);
  // A read that is a call (`d.get(k)`) may be followed by a switch at once.
  uint32_t first = program.instr(read).op == Op::Call ? read.instr.v : read.instr.v + 1;
  for (uint32_t i = first; i <= write.instr.v; ++i)
    if (SwitchCause cause = scan.causeAt(i); cause != SwitchCause::None)
      return {cause, {read.module, InstrId(i)}};
  return {};
}

} // namespace threadlint
