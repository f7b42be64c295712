// Finds the locks that a function takes and gives back by calls, and leaves out those that other code takes
// or gives back for it.
#include "checks/LockExplorer.h"
#include "checks/Objects.h"
#include "checks/Paths.h"
#include "checks/Shapes.h"
#include "checks/Shared.h"
#include "model/LockStates.h"

namespace threadlint {

using ir::Instr;
using ir::Op;

std::string lockKey(const ir::Module &module, ir::InstrId value) {
  llvm::SmallVector<std::string, 4> parts;
  for (unsigned depth = 0; depth < 8; ++depth) {
    const Instr &in = module[value];
    if (in.op == Op::LoadAttr) {
      parts.push_back("." + module.text(NameId(in.b)).str());
    } else if (in.op == Op::LoadItem) {
      const Instr &index = module.instrs[in.b];
      std::string key = index.op == Op::Const
                            ? "=" + std::to_string(index.aux) + ":" + std::to_string(index.a)
                            : placeKey(module, ir::InstrId(in.b));
      if (key.empty())
        return "";
      parts.push_back("[" + key + "]");
    } else {
      std::string key = placeKey(module, value);
      if (key.empty())
        return "";
      for (const std::string &part : llvm::reverse(parts))
        key += part;
      return key;
    }
    value = ir::InstrId(in.a);
  }
  return "";
}

bool waitsForLock(const ir::Module &module, const Instr &acquire) {
  return llvm::all_of(module.argsOf(acquire), [&](const ir::Arg &arg) {
    return arg.kind != ir::ArgKind::Star && arg.kind != ir::ArgKind::DoubleStar &&
           (isConst(module, arg.value, ir::ConstKind::True) ||
            (arg.kind == ir::ArgKind::Keyword && module.text(arg.name) == "timeout" &&
             isConst(module, arg.value, ir::ConstKind::None)) ||
            (module[arg.value].op == Op::Const &&
             ir::ConstKind(module[arg.value].aux) == ir::ConstKind::Int && module[arg.value].a == 1 &&
             arg.kind == ir::ArgKind::Positional));
  });
}

bool isHarmlessCall(const Program &program, Ref call) {
  Callees callees = program.calleesOf(call);
  auto called = program.valuesOf({call.module, ir::InstrId(program.instr(call).a)});
  if (called.size() == 1 && called[0].kind == ValueKind::External)
    return program.text(SymId(called[0].id)).starts_with("uuid.uuid");
  if (!callees.complete || !callees.functions.empty() || callees.apis.empty())
    return false;
  return llvm::all_of(callees.apis, [&](ApiId a) {
    llvm::StringRef name = program.model().api(a).name;
    return (name.starts_with("builtins.") && !name.starts_with("builtins.open") && name != "builtins.int" &&
            name != "builtins.float" && name != "builtins.next") ||
           name.starts_with("time.") || name.starts_with("uuid.uuid") || name == "os.getpid" ||
           name.starts_with("threading.") || name.starts_with("_thread.") || name.starts_with("collections.");
  });
}

bool isResultUsed(const ir::Module &m, const ir::Function &fn, ir::InstrId call) {
  if (m[call].has(ir::flag::Discarded))
    return false;
  uint32_t next = call.v + 1;
  if (next < fn.end && m.instrs[next].op == Op::Await && m.instrs[next].a == call.v)
    return !m.instrs[next].has(ir::flag::Discarded);
  if (next >= fn.end || fn.is(ir::funcflag::UsesLocals) || m.instrs[next].op != Op::Store ||
      m.instrs[next].c != call.v || ir::ScopeKind(m.instrs[next].aux) != ir::ScopeKind::Local)
    return true;
  for (uint32_t i = fn.begin; i < fn.end; ++i)
    if (i > next && m.instrs[i].op != Op::Store) {
      bool uses = m.instrs[i].op == Op::Load && m.instrs[i].a == m.instrs[next].a &&
                  m.instrs[i].b == m.instrs[next].b;
      forEachOperand(m, m.instrs[i], [&](ir::InstrId v) { uses |= v == call; });
      if (uses)
        return true;
    }
  return false;
}

namespace {

/// The calls of a function by the lock as it writes it.
static std::vector<LockCalls> callsOf(const CheckContext &context, FuncId f) {
  std::vector<LockCalls> out;
  const Program &program = context.program;
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  llvm::DenseMap<uint32_t, llvm::SmallVector<LockId, 1>> locks;
  for (const Event &e : context.facts.summaries[f.v].events)
    if (e.kind == EventKind::Acquire || e.kind == EventKind::Release)
      locks[e.where.v].push_back(e.lock);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    NameId method = in.op == Op::Call ? calleeName(m, in) : NameId();
    bool takes = method == knownName(known::acquire);
    if ((!takes && method != knownName(known::release)) || receiverOf(m, in).isNone())
      continue;
    Ref receiver{info.module, receiverOf(m, in)};
    ObjectKind kind = surelyKind(program, receiver);
    if (!isLockKind(kind) && kind != ObjectKind::ProcessLock && !locks.count(i))
      continue;
    std::string key = lockKey(m, receiver.instr);
    auto at = llvm::find_if(out, [&](const LockCalls &c) { return c.key == key; });
    if (at == out.end())
      at = out.insert(out.end(), LockCalls{key, {}, {}, {}, {}});
    (takes ? at->acquires : at->releases).push_back(i);
    for (LockId l : locks.lookup(i)) {
      at->identities.push_back(uint64_t(1) << 32 | l.v);
      if (!llvm::is_contained(at->locks, l))
        at->locks.push_back(l);
    }
    for (SiteId site : sitesOf(program, receiver))
      at->identities.push_back(uint64_t(2) << 32 | site.v);
    if (m[receiver.instr].op == Op::LoadAttr)
      for (VarId v : program.variablesOf(receiver))
        at->identities.push_back(uint64_t(3) << 32 | v.v);
  }
  return out;
}

/// Locks that some function only takes, or only gives back.
struct LockPartners {
  llvm::DenseSet<uint64_t> taken, given;
  void add(const LockCalls &calls) {
    if (calls.releases.empty())
      taken.insert(calls.identities.begin(), calls.identities.end());
    if (calls.acquires.empty())
      given.insert(calls.identities.begin(), calls.identities.end());
  }
  static bool has(const llvm::DenseSet<uint64_t> &set, const LockCalls &calls) {
    return llvm::any_of(calls.identities, [&](uint64_t id) { return set.contains(id); });
  }
};

/// The lock, or one of its methods, goes elsewhere as a value: other code may give it back.
static bool isHandedOut(const ir::Module &m, const ir::Function &fn, const LockCalls &calls) {
  for (uint32_t i = fn.begin; i < fn.end; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op != Op::Load && in.op != Op::LoadAttr && in.op != Op::LoadItem)
      continue;
    bool isMethod = in.op == Op::LoadAttr &&
                    (NameId(in.b) == knownName(known::release) || NameId(in.b) == knownName(known::acquire));
    if (lockKey(m, ir::InstrId(isMethod ? in.a : i)) != calls.key)
      continue;
    for (uint32_t k = i + 1; k < fn.end; ++k) {
      const Instr &user = m.instrs[k];
      bool asCallee = user.op == Op::Call && user.a == i;
      bool plain = user.op == Op::LoadAttr || user.op == Op::With || user.op == Op::Compare ||
                   user.op == Op::If || user.op == Op::Unary || user.op == Op::Select || asCallee;
      bool uses = false;
      forEachOperand(m, user, [&](ir::InstrId v) { uses |= v.v == i; });
      if (uses && (isMethod ? !asCallee : !plain) && k > calls.acquires[0])
        return true;
    }
  }
  return false;
}

/// `lock.release` is given to somebody as a value.
static void addReferences(const Program &program, LockPartners &out) {
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (uint32_t i = 0; i + 1 < m.instrs.size(); ++i) {
      const Instr &in = m.instrs[i];
      bool method = in.op == Op::LoadAttr &&
                    (NameId(in.b) == knownName(known::release) || NameId(in.b) == knownName(known::acquire));
      if (!method)
        continue;
      bool called = false;
      for (uint32_t c = i + 1; c < std::min<size_t>(i + 12, m.instrs.size()); ++c)
        called |= m.instrs[c].op == Op::Call && m.instrs[c].a == i;
      if (!called)
        for (SiteId site : sitesOf(program, {ModuleId(k), ir::InstrId(in.a)}))
          out.given.insert(uint64_t(2) << 32 | site.v);
    }
  }
}

static bool isTakenByWith(const ir::Module &m, const ir::Function &fn, const std::string &key) {
  for (uint32_t i = fn.begin; i < fn.end; ++i)
    if (m.instrs[i].op == Op::With && lockKey(m, ir::InstrId(m.instrs[i].a)) == key)
      return true;
  return false;
}

} // namespace

static std::vector<LockFault> findLockFaults(const CheckContext &context) {
  const Program &program = context.program;
  std::vector<LockFault> out;
  LockPartners partners;
  addReferences(program, partners);
  std::vector<std::vector<LockCalls>> all(program.functionCount());
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    all[f] = callsOf(context, FuncId(f));
    const FunctionInfo &info = program.function(FuncId(f));
    for (LockCalls &calls : all[f]) {
      // In a `with` of the lock, released and taken again.
      if (calls.acquires.empty() && isTakenByWith(program.irOf(info.module), *info.ir, calls.key))
        calls.acquires.push_back(info.ir->begin);
      partners.add(calls);
    }
  }
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    const FunctionInfo &info = program.function(FuncId(f));
    const ir::Module &m = program.irOf(info.module);
    if (info.ir->is(ir::funcflag::HasError))
      continue;
    for (const LockCalls &calls : all[f]) {
      if (calls.key.empty() || calls.acquires.empty() || calls.releases.empty())
        continue;
      bool given = LockPartners::has(partners.given, calls);
      bool takenElsewhere = LockPartners::has(partners.taken, calls);
      if (isHandedOut(m, *info.ir, calls) || (given && takenElsewhere))
        continue;
      Ref receiver{info.module, receiverOf(m, m.instrs[calls.releases[0]])};
      for (LockFault &fault : LockExplorer(context, FuncId(f), calls).run()) {
        if (fault.kind == LockFault::Kept ? given : takenElsewhere)
          continue;
        fault.lock = oneLine(context.sourceText(receiver));
        fault.object = surelyKind(program, receiver);
        if (fault.kind == LockFault::NotTaken)
          fault.acquire = {info.module, ir::InstrId(calls.acquires[0])};
        out.push_back(fault);
      }
    }
  }
  return out;
}

llvm::ArrayRef<LockFault> lockFaults(const CheckContext &context) {
  return context.shared->once([&] { return findLockFaults(context); });
}

} // namespace threadlint
