// THR133: a thread that joins itself, or two threads that join each other.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Refusals.h"
#include "checks/Shapes.h"
#include "checks/ThreadWaits.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class JoinCurrentThread {
public:
  JoinCurrentThread(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), facts(context.facts), rule(rule) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  const Facts &facts;
  RuleId rule;
  struct Wait {
    Ref join, object;
    EntryId by, awaited;
  };
  std::vector<Wait> waits; ///< of threads for threads

  bool isCurrent(Ref object) const;
  bool isOfAll(Ref join, Ref object) const;
  bool isGuarded(Ref join) const;
  bool isOwnThread(Ref join, Ref object) const;
  bool isOneThread(const Moment &moment, Ref object) const;
  void visit(Ref join, Ref object);
  void report(Ref join, Ref object, llvm::StringRef why);
};

/// `threading.current_thread()`, or a variable that holds just that.
bool JoinCurrentThread::isCurrent(Ref object) const {
  bool any = false;
  for (const AbstractValue &v : program.valuesOf(object)) {
    ApiId api = v.site ? program.apiOf(program.site(v.site).where) : ApiId();
    llvm::StringRef name = api ? llvm::StringRef(program.model().api(api).name) : "";
    if (name != "threading.current_thread" && name != "threading.currentThread")
      return false;
    any = true;
  }
  // What another function has stored may be the thread of that one.
  const Instr &in = program.instr(object);
  return any && (in.op == Op::Call || (in.op == Op::Load && ir::ScopeKind(in.aux) == ir::ScopeKind::Local));
}

/// `for t in threading.enumerate(): t.join()`, with nothing that leaves out the running thread.
bool JoinCurrentThread::isOfAll(Ref join, Ref object) const {
  const ir::Module &m = program.irOf(join.module);
  const Instr &variable = m[object.instr];
  if (variable.op != Op::Load)
    return false;
  llvm::SmallVector<InstrId, 8> around = enclosingMarkers(program, join);
  if (around.empty() || m[around.back()].op != Op::Loop)
    return false;
  bool isListed = false;
  for (uint32_t i = around.back().v; i < join.instr.v; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::If || in.op == Op::Continue || in.op == Op::Try)
      return false;
    if (in.op != Op::Store || in.a != variable.a || in.b != variable.b || m.instrs[in.c].op != Op::IterElem)
      continue;
    InstrId iterable(m.instrs[in.c].a);
    isListed = m[iterable].op == Op::Call && calleeName(m, m[iterable]) &&
               m.text(calleeName(m, m[iterable])) == "enumerate" && m[iterable].c == 0;
  }
  return isListed;
}

/// Somebody asks who is running.
bool JoinCurrentThread::isGuarded(Ref join) const {
  FuncId f = program.functionOf(join);
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < join.instr.v; ++i) {
    const Instr &in = m.instrs[i];
    llvm::StringRef name = in.op == Op::LoadAttr ? m.text(NameId(in.b))
                           : in.op == Op::Load   ? m.text(NameId(in.a))
                                                 : "";
    if (name == "current_thread" || name == "currentThread" || name == "get_ident" || name == "ident" ||
        name == "active_count")
      return true;
  }
  return false;
}

/// `self.join()` in `run` of a Thread subclass.
bool JoinCurrentThread::isOwnThread(Ref join, Ref object) const {
  const FunctionInfo &info = program.function(program.functionOf(join));
  return info.owner && isSelf(program.irOf(join.module), *info.ir, object.instr) &&
         isThreadKind(program.objectKindOf(info.owner)) && info.ir->name == knownName(known::run) &&
         !program.findMethod(info.owner, "join");
}

/// The thread of this moment is the one that the value denotes, and no sibling of it.
bool JoinCurrentThread::isOneThread(const Moment &moment, Ref object) const {
  const Entry &entry = facts.entries[moment.owner];
  if (!entry.handle || entry.start == Start::Task || moment.guessed)
    return false;
  FuncId f = program.functionOf(object); // longer chains depend on what else is so
  if (f != entry.function && llvm::none_of(program.callersOf(f), [&](Ref caller) {
        return program.functionOf(caller) == entry.function;
      }))
    return false;
  for (const AbstractValue &v : program.valuesOf(object))
    if (v.kind != ValueKind::Const && v.site != entry.handle)
      return false;
  const FunctionInfo &info = program.function(program.functionOf(object));
  const ir::Module &m = program.irOf(info.module);
  const Instr &in = m[object.instr];
  bool ofSelf = in.op == Op::LoadAttr && isSelf(m, *info.ir, InstrId(in.a));
  if (entry.start == Start::Run ? isSelf(m, *info.ir, object.instr) : ofSelf) {
    // `self` is the object whose method the thread runs.
    const Run &run = facts.runs[moment.run];
    if (run.objects.empty() || !run.objects[0])
      return program.functionOf(object) == entry.function;
    const Identity &self = facts.identities[run.objects[0]];
    return (self.kind == Identity::Given && self.id == moment.owner.v && self.index == 0) ||
           (!entry.objects.empty() && llvm::is_contained(entry.objects[0], run.objects[0]));
  }
  return !ofSelf && !entry.many && !program.site(entry.handle).inLoop && in.op == Op::Load;
}

void JoinCurrentThread::report(Ref join, Ref object, llvm::StringRef why) {
  Refusal refusal =
      refusalOf(context, ObjectKind::Thread, ThreadState::Started, ThreadOperation::JoinByItself);
  if (!refusal || isCaught(program, join, {"RuntimeError"}) || isExpectedToFail(program, join))
    return;
  Finding &finding = context.report(
      rule, join,
      {oneLine(context.sourceText(object)), why.str() + ", so `join()` raises " + refusal.exceptions});
  finding.runtimes = std::move(refusal.runtimes);
}

void JoinCurrentThread::visit(Ref join, Ref object) {
  if (isCurrent(object))
    return report(join, object, "it is the thread that runs here");
  if (isOfAll(join, object))
    return report(join, object, "`enumerate()` lists the thread that runs here, too");
  if (!isThreadKind(surelyKind(program, object)))
    return;
  if (isOwnThread(join, object))
    return report(join, object, "`run()` is the thread itself");
  for (const Moment &moment : facts.momentsAt(program, join)) {
    if (!moment.owner || isGuarded(join))
      continue;
    if (isOneThread(moment, object))
      return report(join, object,
                    "it runs `" + nameOf(program, facts.entries[moment.owner].function) +
                        "`, from which this is called");
    for (EntryId awaited : entriesOf(context, object))
      if (awaited != moment.owner && !timeoutOf(program.irOf(join.module), program.instr(join)))
        waits.push_back({join, object, moment.owner, awaited});
  }
}

void JoinCurrentThread::run() {
  forEachMethodCall(program, "join", [&](Ref join, const Instr &, Ref object) { visit(join, object); });
  auto isSingle = [&](EntryId e) {
    const Entry &entry = facts.entries[e];
    return !entry.many && entry.handle && !program.site(entry.handle).inLoop && entry.start != Start::Task;
  };
  for (const Wait &one : waits)
    for (const Wait &other : waits) {
      if (one.by.v >= other.by.v || one.by != other.awaited || one.awaited != other.by || !isSingle(one.by) ||
          !isSingle(other.by) || !facts.parallelEntries[one.by.v][other.by.v])
        continue;
      Finding &finding = context.report(rule, one.join,
                                        {oneLine(context.sourceText(one.object)),
                                         "that thread waits for this one in turn, and both wait for ever"});
      finding.related.push_back(context.related(other.join, "the other thread waits here"));
      return;
    }
}

} // namespace

void checkTHR133(const CheckContext &context, RuleId rule) { JoinCurrentThread(context, rule).run(); }

} // namespace threadlint
