// THR714: an atexit handler is to stop a thread that the interpreter waits for before it calls the handler.
#include "checks/Crews.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/ThreadWaits.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class LateStops {
public:
  LateStops(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule), code(lastCode(context)) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  std::vector<LastCode> code;

  bool isLast(Ref at) const;
  bool isOnlySender(Ref object, llvm::StringRef method) const;
  bool isOnlyStore(Ref store) const;
  bool listens(FuncId worker, Ref object, llvm::ArrayRef<llvm::StringRef> methods) const;
  bool looksAt(FuncId worker, VarId flag) const;
  bool stops(Ref at, const Instr &in, FuncId worker) const;
  bool waitsFor(const Entry &entry) const;
};

bool LateStops::isLast(Ref at) const {
  return llvm::any_of(code, [&](const LastCode &c) {
    return c.function == program.functionOf(at) && !c.registration.module.isNone() &&
           program.callersOf(c.root).empty();
  });
}

bool LateStops::isOnlySender(Ref object, llvm::StringRef method) const {
  llvm::SmallVector<SiteId, 2> sites = sitesOf(program, object);
  bool elsewhere = false;
  std::vector<MethodUse> uses = usesOf(program, sites, method, &elsewhere);
  return sites.size() == 1 && !elsewhere && llvm::all_of(uses, [&](const MethodUse &use) {
           const ir::Module &m = program.irOf(use.call.module);
           const Instr &call = program.instr(use.call);
           bool isWork = method == "put" && call.c > 0 && m[m.argsOf(call)[0].value].op != Op::Const;
           return isWork || isLast(use.call);
         });
}

/// The flag has that value nowhere else.
bool LateStops::isOnlyStore(Ref store) const {
  const Instr &value = program.irOf(store.module).instrs[program.instr(store).c];
  return llvm::all_of(program.variablesOf(store), [&](VarId v) {
    return v && llvm::all_of(program.storesOf(v), [&](Ref other) {
             const ir::Module &m = program.irOf(other.module);
             InstrId theirs(program.instr(other).c);
             return other == store || isLast(other) ||
                    (theirs && m[theirs].op == Op::Const && m[theirs].aux != value.aux);
           });
  });
}

bool LateStops::listens(FuncId worker, Ref object, llvm::ArrayRef<llvm::StringRef> methods) const {
  llvm::SmallVector<SiteId, 2> sites = sitesOf(program, object);
  const FunctionInfo &info = program.function(worker);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    InstrId receiver = m.instrs[i].op == Op::Call ? receiverOf(m, m.instrs[i]) : InstrId();
    NameId name = receiver ? calleeName(m, m.instrs[i]) : NameId();
    if (name && llvm::is_contained(methods, m.text(name)) &&
        sitesOf(program, {info.module, receiver}) == sites)
      return true;
  }
  return false;
}

bool LateStops::looksAt(FuncId worker, VarId flag) const {
  const FunctionInfo &info = program.function(worker);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
    if ((m.instrs[i].op == Op::Load || m.instrs[i].op == Op::LoadAttr) &&
        llvm::is_contained(program.variablesOf({info.module, InstrId(i)}), flag))
      return true;
  return false;
}

/// The instruction is what the loop of the worker is left for, and nobody else does it.
bool LateStops::stops(Ref at, const Instr &in, FuncId worker) const {
  const ir::Module &m = program.irOf(at.module);
  if ((in.op == Op::Store || in.op == Op::StoreAttr) && InstrId(in.c) && m.instrs[in.c].op == Op::Const) {
    llvm::SmallVector<VarId, 2> places = program.variablesOf(at);
    return places.size() == 1 && places[0] && looksAt(worker, places[0]) && isOnlyStore(at);
  }
  InstrId receiver = in.op == Op::Call ? receiverOf(m, in) : InstrId();
  NameId name = receiver ? calleeName(m, in) : NameId();
  if (!name)
    return false;
  Ref object{at.module, receiver};
  if (m.text(name) == "set")
    return surelyKind(program, object) == ObjectKind::Event && isOnlySender(object, "set") &&
           listens(worker, object, {"wait", "is_set", "isSet"});
  ObjectKind kind = surelyKind(program, object);
  return m.text(name) == "put" && (kind == ObjectKind::Queue || kind == ObjectKind::SimpleQueue) &&
         isOnlySender(object, "put") && listens(worker, object, {"get"});
}

/// The program does not end before the thread does, and the thread goes round.
bool LateStops::waitsFor(const Entry &entry) const {
  if (entry.daemon != Daemon::No || !entry.isFollowed() || entry.runsOn != RunsOn::NewThread ||
      entry.creation.module.isNone())
    return false;
  const FunctionInfo &info = program.function(entry.function);
  const ir::Module &m = program.irOf(info.module);
  bool loops = false;
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
    loops |= m.instrs[i].op == Op::Loop && ir::LoopKind(m.instrs[i].aux) != ir::LoopKind::Comprehension;
  return loops;
}

void LateStops::run() {
  llvm::DenseSet<FuncId> reported;
  for (const Entry &entry : context.facts.entries) {
    if (code.empty() || !waitsFor(entry) || reported.contains(entry.function))
      continue;
    for (const LastCode &c : code) {
      const FunctionInfo &info = program.function(c.function);
      const ir::Module &m = program.irOf(info.module);
      for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
        Ref at{info.module, InstrId(i)};
        if (!isLast(at) || !stops(at, m.instrs[i], entry.function) || isTestCode(context, at) ||
            !reported.insert(entry.function).second)
          continue;
        Finding &finding =
            context.report(rule, c.registration, {nameOf(program, c.root), nameOf(program, entry.function)});
        finding.related.push_back(
            context.related(entry.creation, "the thread is made here, and is no daemon"));
        finding.related.push_back(context.related(at, "this comes too late"));
      }
    }
  }
}

} // namespace

void checkTHR714(const CheckContext &context, RuleId rule) { LateStops(context, rule).run(); }

} // namespace threadlint
