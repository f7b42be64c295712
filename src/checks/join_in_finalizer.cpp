// THR136: `__del__` joins the thread of its object, or an `atexit` function a daemon thread that never ends.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/ThreadWaits.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class JoinInFinalizer {
public:
  JoinInFinalizer(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void run() {
    for (const LastCode &code : lastCode(context))
      visit(code);
    visitRegisteredJoins();
  }

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  llvm::DenseSet<uint64_t> reported;

  void visit(const LastCode &code);
  void visitRegisteredJoins();
  bool neverEnds(Ref object) const;
  void report(Ref where, Ref object, llvm::StringRef what);
};

/// Its target is a method of the object that owns it: the thread keeps that object alive.
bool isOwnMethod(const Program &program, const Entry &entry, FuncId finalizer) {
  ClassId owner = entry.function ? program.function(entry.function).owner : ClassId();
  ClassId of = program.function(finalizer).owner;
  return owner && of && entry.start == Start::Target &&
         (program.isSubclass(of, owner) || program.isSubclass(owner, of)) &&
         !program.function(entry.function).ir->is(ir::funcflag::StaticMethod | ir::funcflag::ClassMethod);
}

/// `if threading.current_thread() is not self.thread:` and the like.
bool isGuarded(const Program &program, Ref where) {
  const ir::Module &m = program.irOf(where.module);
  for (InstrId marker : enclosingMarkers(program, where))
    if (m[marker].op == Op::If &&
        mentions(m, InstrId(m[marker].a), {"current_thread", "currentThread", "get_ident", "is_finalizing"}))
      return true;
  return isCaught(program, where, {"RuntimeError"});
}

void JoinInFinalizer::report(Ref where, Ref object, llvm::StringRef what) {
  if (reported.insert(uint64_t(where.module.v) << 32 | where.instr.v).second && !isGuarded(program, where))
    context.report(rule, where, {oneLine(context.sourceText(object)), what.str()});
}

/// All that runs there goes round for ever.
bool JoinInFinalizer::neverEnds(Ref object) const {
  llvm::SmallVector<EntryId, 2> entries = entriesOf(context, object);
  return !entries.empty() && llvm::all_of(entries, [&](EntryId e) {
    const Entry &entry = context.facts.entries[e];
    if (entry.daemon != Daemon::Yes || !entry.function)
      return false;
    InstrId loop = endlessLoop(program, entry.function);
    const ir::Module &m = program.irOf(program.function(entry.function).module);
    for (uint32_t i = loop ? loop.v : 0; loop && i < m[loop].c; ++i)
      if (m.instrs[i].op == Op::LoopBody && m.instrs[i].c == loop.v)
        return m[InstrId(m.instrs[i].a)].op == Op::Const; // `while True`
    return false;
  });
}

void JoinInFinalizer::visit(const LastCode &code) {
  const FunctionInfo &info = program.function(code.function);
  const ir::Module &m = program.irOf(info.module);
  forEachInstr(m, *info.ir, [&](InstrId i, const Instr &in) {
    InstrId receiver = receiverOf(m, in);
    if (!receiver || !calleeName(m, in) || m.text(calleeName(m, in)) != "join")
      return;
    Ref call{info.module, i}, object{info.module, receiver};
    if (!isThreadKind(surelyKind(program, object)))
      return;
    if (!code.registration.module.isNone()) {
      if (isUntimedJoin(program, call, object) && neverEnds(object))
        report(call, object,
               "`atexit` functions run before daemon threads are stopped, and this one never ends, so the "
               "program "
               "hangs; tell the thread to stop first");
      return;
    }
    for (EntryId e : entriesOf(context, object)) {
      const Entry &entry = context.facts.entries[e];
      if (isOwnMethod(program, entry, code.root))
        return report(
            call, object,
            "the thread holds the object by its target, so `__del__` runs when the thread ends, on the "
            "thread itself, and `join()` raises RuntimeError; stop and join it in a `close()` method");
      if (entry.daemon == Daemon::Yes && isUntimedJoin(program, call, object))
        return report(
            call, object,
            "when `__del__` runs at the end of the program, a daemon thread no longer runs, and `join()` "
            "may wait for ever; stop and join it in a `close()` method");
    }
  });
}

/// `atexit.register(t.join)`.
void JoinInFinalizer::visitRegisteredJoins() {
  forEachApiCall(program, [&](Ref call, const Instr &in, const Api &api) {
    const ir::Module &m = program.irOf(call.module);
    if (api.name != "atexit.register" || in.c != 1)
      return;
    const Instr &given = m[m.argsOf(in)[0].value];
    Ref object{call.module, InstrId(given.a)};
    if (given.op == Op::LoadAttr && m.text(NameId(given.b)) == "join" &&
        isThreadKind(surelyKind(program, object)) && neverEnds(object))
      report(
          call, object,
          "`atexit` functions run before daemon threads are stopped, and this one never ends, so the program "
          "hangs; tell the thread to stop first");
  });
}

} // namespace

void checkTHR136(const CheckContext &context, RuleId rule) { JoinInFinalizer(context, rule).run(); }

} // namespace threadlint
