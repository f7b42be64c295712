// Locks of which the program has only the one half: taken by calls and never given back, or the other way
// round.
#include "checks/Guards.h"
#include "checks/LockObjects.h"
#include "checks/LockPaths.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/Shared.h"
#include "llvm/ADT/StringSet.h"

namespace threadlint {

using ir::Op;

namespace {

/// One `x.acquire()` or `x.release()`.
struct Half {
  Ref call, receiver;
};

/// All calls, and the names of what they are made on; a name may stand for any object.
struct Halves {
  std::vector<Half> takes, gives;
  llvm::StringSet<> taken, given;
  llvm::StringMap<unsigned> takings; ///< how often, by name
};

} // namespace

static llvm::StringRef lastName(const ir::Module &m, ir::InstrId value) {
  const ir::Instr &in = m[value];
  return in.op == Op::Load ? m.text(NameId(in.a)) : in.op == Op::LoadAttr ? m.text(NameId(in.b)) : "";
}

static Halves halvesOf(const Program &program) {
  Halves out;
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      const ir::Instr &in = m.instrs[i];
      bool method = in.op == Op::LoadAttr;
      NameId name = method ? NameId(in.b) : NameId();
      Ref here{ModuleId(k), ir::InstrId(i)};
      if (in.op == Op::With && in.a != UINT32_MAX) {
        llvm::StringRef lock = lastName(m, ir::InstrId(in.a));
        out.taken.insert(lock);
        out.given.insert(lock);
      } else if (method && (name == knownName(known::acquire) || name == knownName(known::release))) {
        // Called or handed on as a value.
        llvm::StringRef lock = lastName(m, ir::InstrId(in.a));
        (name == knownName(known::acquire) ? out.taken : out.given).insert(lock);
      } else if (in.op == Op::Call && !receiverOf(m, in).isNone()) {
        Ref receiver{ModuleId(k), receiverOf(m, in)};
        if (calleeName(m, in) == knownName(known::acquire)) {
          out.takes.push_back({here, receiver});
          ++out.takings[lastName(m, receiver.instr)];
        }
        if (calleeName(m, in) == knownName(known::release))
          out.gives.push_back({here, receiver});
      }
    }
  }
  return out;
}

/// A global or attribute that holds a lock of the program, and that no other name is given.
static bool isKeptInOnePlace(const Program &program, Ref receiver) {
  const ir::Instr &in = program.instr(receiver);
  llvm::SmallVector<VarId, 2> vars = in.op == Op::Load || in.op == Op::LoadAttr
                                         ? program.variablesOf(receiver)
                                         : llvm::SmallVector<VarId, 2>();
  if (vars.size() != 1 || program.storesOf(vars[0]).size() != 1)
    return false;
  VarRoot root = program.variable(vars[0]).root;
  Ref store = program.storesOf(vars[0])[0];
  uint32_t made = program.instr(store).c;
  if ((root != VarRoot::Global && root != VarRoot::ClassAttr && root != VarRoot::InstanceAttr) ||
      made == UINT32_MAX || !makesLock(program, {store.module, ir::InstrId(made)}))
    return false;
  // Uses other than by its methods and `with` hand it to somebody.
  llvm::StringRef name = program.text(program.variable(vars[0]).name);
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      const ir::Instr &user = m.instrs[i];
      if (user.op == Op::LoadAttr || user.op == Op::With)
        continue;
      bool hands = false;
      forEachOperand(m, user, [&](ir::InstrId v) {
        hands |= (m[v].op == Op::Load || m[v].op == Op::LoadAttr) && lastName(m, v) == name;
      });
      if (hands)
        return false;
    }
  }
  return true;
}

/// A function whose name promises the other half to somebody.
static bool isHalfByName(const Program &program, Ref call) {
  const FunctionInfo &info = program.function(program.functionOf(call));
  if (info.ir->kind != ir::FuncKind::Def || info.ir->is(ir::funcflag::HasError))
    return true;
  llvm::StringRef name = program.irOf(info.module).text(info.ir->name);
  for (llvm::StringRef word : {"acquire", "release", "lock", "enter", "exit", "begin", "end", "start", "stop",
                               "wait", "block", "pause", "resume", "open", "close"})
    if (name.contains_insensitive(word))
      return true;
  return false;
}

static std::vector<LockFault> findUnpairedCalls(const CheckContext &context) {
  const Program &program = context.program;
  Halves halves = halvesOf(program);
  std::vector<LockFault> out;
  auto check = [&](const Half &half, bool takes) {
    const ir::Module &m = program.irOf(half.call.module);
    llvm::StringRef name = lastName(m, half.receiver.instr);
    ObjectKind kind = surelyKind(program, half.receiver);
    bool isLock = kind == ObjectKind::Lock || kind == ObjectKind::RLock || kind == ObjectKind::Condition;
    if (!isLock || name.empty() || (takes ? halves.given : halves.taken).contains(name) ||
        isHalfByName(program, half.call) || isTestCode(context, half.call) ||
        !isKeptInOnePlace(program, half.receiver))
      return;
    // Taken twice, it is there to wait for ever.
    if (takes && (halves.takings.lookup(name) > 1 || !m[half.call.instr].has(ir::flag::Discarded) ||
                  !waitsForLock(m, m[half.call.instr])))
      return;
    if (!takes && isCaught(program, half.call, {"RuntimeError", "ThreadError", "error"}))
      return;
    Ref none{half.call.module, {}};
    out.push_back({LockFault::Never, takes ? half.call : none, takes ? none : half.call, none,
                   oneLine(context.sourceText(half.receiver)), kind});
  };
  for (const Half &half : halves.takes)
    check(half, true);
  for (const Half &half : halves.gives)
    check(half, false);
  return out;
}

llvm::ArrayRef<LockFault> unpairedCalls(const CheckContext &context) {
  return context.shared->once([&] { return findUnpairedCalls(context); });
}

} // namespace threadlint
