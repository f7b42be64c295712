// A function -> the instructions that a thread comes to before it waits for the first time.
#include "checks/EarlyCode.h"
#include "checks/Shapes.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

static bool hasWaitingName(llvm::StringRef name) {
  static constexpr llvm::StringLiteral names[] = {"get",    "join", "accept", "sleep",  "poll",
                                                  "select", "read", "result", "listen", "serve_forever"};
  return llvm::is_contained(names, name) || name.contains("wait") || name.starts_with("recv");
}

bool maySleep(const Program &program, Ref call) {
  const ir::Module &m = program.irOf(call.module);
  Callees callees = program.calleesOf(call);
  for (ApiId id : callees.apis) {
    const Api &api = program.model().api(id);
    bool waits = api.blocks == Blocks::Always || api.blocks == Blocks::UnlessTimeout;
    if (waits && api.effect != Effect::Acquire && api.effect != Effect::Put)
      return true;
  }
  NameId name = calleeName(m, m[call.instr]);
  return callees.functions.empty() && callees.apis.empty() && name && hasWaitingName(m.text(name));
}

FuncId calledFunction(const Program &program, Ref call, ClassId self) {
  const ir::Module &m = program.irOf(call.module);
  InstrId receiver = receiverOf(m, m[call.instr]);
  const ir::Function &caller = *program.function(program.functionOf(call)).ir;
  FuncId found;
  if (self && receiver && isSelf(m, caller, receiver))
    found = program.findMethod(self, m.text(calleeName(m, m[call.instr])));
  Callees callees = program.calleesOf(call);
  if (!found && callees.functions.size() == 1)
    found = callees.functions[0];
  bool later = found && (program.function(found).ir->flags & (ir::funcflag::Generator | ir::funcflag::Async));
  return later ? FuncId() : found;
}

namespace {

struct EarlyFrame {
  FuncId function;
  ClassId self;
  uint32_t next;
};

/// Behind the handlers of a `try`.
uint32_t afterHandler(const ir::Module &m, uint32_t except, uint32_t end) {
  for (uint32_t i = except + 1; i < end; ++i) {
    Op op = m.instrs[i].op;
    if ((op == Op::TryElse || op == Op::Finally || op == Op::EndTry) && m.instrs[i].c == m.instrs[except].c)
      return i;
  }
  return end;
}

/// `self.m()` and `super().m()` stay with the object; `Base.m(self)` too.
bool keepsSelf(const ir::Module &m, const ir::Function &caller, const Instr &call) {
  InstrId receiver = receiverOf(m, call);
  if (!receiver)
    return false;
  llvm::ArrayRef<ir::Arg> args = m.argsOf(call);
  return isSelf(m, caller, receiver) || isSuperCall(m, receiver) ||
         (!args.empty() && isSelf(m, caller, args[0].value));
}

} // namespace

void walkEarlyCode(const Program &program, FuncId function, ClassId self, EarlyVisitor visit) {
  llvm::DenseSet<FuncId> seen{function};
  llvm::SmallVector<EarlyFrame, 8> open{{function, self, program.function(function).ir->begin}};
  for (unsigned budget = 5000; !open.empty() && budget > 0; --budget) {
    EarlyFrame &frame = open.back();
    const FunctionInfo &info = program.function(frame.function);
    const ir::Module &m = program.irOf(info.module);
    if (frame.next >= info.ir->end) {
      open.pop_back();
      continue;
    }
    Ref at{info.module, InstrId(frame.next++)};
    const Instr &in = m[at.instr];
    if (in.op == Op::Except) {
      frame.next = afterHandler(m, at.instr.v, info.ir->end);
      continue;
    }
    visit(at, frame.self);
    if (in.op == Op::Await || (in.op == Op::Call && maySleep(program, at)))
      return;
    FuncId callee = in.op == Op::Call && !in.has(ir::flag::Decorator)
                        ? calledFunction(program, at, frame.self)
                        : FuncId();
    if (!callee || !seen.insert(callee).second)
      continue;
    ClassId next = frame.self && keepsSelf(m, *info.ir, in) ? frame.self : ClassId();
    open.push_back({callee, next, program.function(callee).ir->begin});
  }
}

} // namespace threadlint
