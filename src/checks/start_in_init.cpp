// THR220: a constructor starts a thread on its object, and sets attributes that the thread uses afterwards.
#include "checks/EarlyCode.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

/// A thread that runs a method of the object under construction.
struct ThreadStart {
  Ref where;
  FuncId target;
  uint32_t at; ///< the instruction of the constructor that starts it, itself or through calls
};

class StartInInit {
public:
  StartInInit(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void check(ClassId cls);

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  llvm::DenseSet<std::pair<uint32_t, uint32_t>> reported;

  llvm::SmallVector<ThreadStart, 2> startsIn(FuncId init, ClassId cls) const;
  void addStarts(FuncId f, uint32_t at, ClassId cls, llvm::SmallVectorImpl<ThreadStart> &out) const;
  FuncId targetOf(const Entry &entry, ClassId cls) const;
  bool ownsMethod(ClassId cls, FuncId f) const;
  std::vector<std::string> setBefore(FuncId init, uint32_t at, ClassId cls) const;
  LocksetId heldAt(FuncId f, uint32_t at) const;
  Ref firstUse(const ThreadStart &start, ClassId cls, llvm::StringRef name) const;
  bool mayMeet(Ref store, Ref use) const;
  bool isMissing(const ThreadStart &start, ClassId cls, FuncId init, Ref store);
  void checkStart(const ThreadStart &start, ClassId cls, FuncId init);
};

bool StartInInit::ownsMethod(ClassId cls, FuncId f) const {
  ClassId owner = f ? program.function(f).owner : ClassId();
  return owner && program.isSubclass(cls, owner);
}

/// The method that an object of this class runs, when the entry's target is written as `self.method`.
FuncId StartInInit::targetOf(const Entry &entry, ClassId cls) const {
  if (!entry.isFollowed() || entry.target.module.isNone() ||
      surelyKind(program, entry.creation) == ObjectKind::Timer)
    return {};
  const ir::Module &m = program.irOf(entry.target.module);
  const Instr &target = m[entry.target.instr];
  FuncId in = program.functionOf(entry.target);
  if (target.op != Op::LoadAttr || !ownsMethod(cls, in) ||
      !isSelf(m, *program.function(in).ir, InstrId(target.a)))
    return {};
  FuncId method = program.findMethod(cls, m.text(NameId(target.b)));
  return ownsMethod(cls, method) ? method : FuncId();
}

void StartInInit::addStarts(FuncId f, uint32_t at, ClassId cls,
                            llvm::SmallVectorImpl<ThreadStart> &out) const {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  bool isInit = at == UINT32_MAX;
  for (const Event &e : context.facts.summaries[f.v].events)
    if (e.kind == EventKind::Spawn)
      for (EntryId id : context.facts.entrySets.get(e.entries))
        if (FuncId target = targetOf(context.facts.entries[id], cls))
          out.push_back({{info.module, e.where}, target, isInit ? e.where.v : at});
  if (!isThreadKind(program.objectKindOf(cls)))
    return;
  FuncId run = program.findMethod(cls, "run");
  for (uint32_t i = info.ir->begin; run && i < info.ir->end; ++i) {
    InstrId receiver = receiverOf(m, m.instrs[i]);
    if (!receiver || calleeName(m, m.instrs[i]) != knownName(known::start))
      continue;
    Ref call{info.module, InstrId(i)};
    ApiId api = program.apiOf(call);
    bool own = isSelf(m, *info.ir, receiver) || isSuperCall(m, receiver);
    if (own && api && program.model().api(api).effect == Effect::Spawn)
      out.push_back({call, run, isInit ? i : at});
  }
}

/// Starts in the constructor, and in methods of the object that it calls.
llvm::SmallVector<ThreadStart, 2> StartInInit::startsIn(FuncId init, ClassId cls) const {
  llvm::SmallVector<ThreadStart, 2> out;
  llvm::DenseSet<FuncId> seen{init};
  llvm::SmallVector<std::pair<FuncId, uint32_t>, 4> todo{{init, UINT32_MAX}};
  while (!todo.empty()) {
    auto [f, at] = todo.pop_back_val();
    addStarts(f, at, cls, out);
    const FunctionInfo &info = program.function(f);
    for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
      Ref call{info.module, InstrId(i)};
      FuncId callee = program.instr(call).op == Op::Call ? calledFunction(program, call, cls) : FuncId();
      if (ownsMethod(cls, callee) && seen.insert(callee).second)
        todo.push_back({callee, at == UINT32_MAX ? i : at});
    }
  }
  return out;
}

/// Names of attributes that the constructor, or a method that it calls up to there, sets on `self`.
std::vector<std::string> StartInInit::setBefore(FuncId init, uint32_t at, ClassId cls) const {
  std::vector<std::string> names;
  llvm::DenseSet<FuncId> seen{init};
  llvm::SmallVector<std::pair<FuncId, uint32_t>, 4> todo{{init, at + 1}};
  while (!todo.empty()) {
    auto [f, end] = todo.pop_back_val();
    const FunctionInfo &info = program.function(f);
    const ir::Module &m = program.irOf(info.module);
    for (uint32_t i = info.ir->begin; i < std::min(end, info.ir->end); ++i) {
      const Instr &in = m.instrs[i];
      if (in.op == Op::StoreAttr)
        names.push_back(m.text(NameId(in.b)).str());
      FuncId callee = in.op == Op::Call ? calledFunction(program, {info.module, InstrId(i)}, cls) : FuncId();
      if (ownsMethod(cls, callee) && seen.insert(callee).second)
        todo.push_back({callee, UINT32_MAX});
    }
  }
  llvm::sort(names);
  return names;
}

LocksetId StartInInit::heldAt(FuncId f, uint32_t at) const {
  LocksetId held = 0;
  for (const Event &e : context.facts.summaries[f.v].events)
    if (e.kind == EventKind::State && e.where.v <= at)
      held = e.held;
  return held;
}

/// Where the thread loads the attribute before it sets it itself; none: nowhere.
Ref StartInInit::firstUse(const ThreadStart &start, ClassId cls, llvm::StringRef name) const {
  Ref use;
  bool isSet = false;
  walkEarlyCode(program, start.target, cls, [&](Ref at, ClassId self) {
    const ir::Module &m = program.irOf(at.module);
    const Instr &in = m[at.instr];
    if (isSet || !use.module.isNone() || !self || (in.op != Op::LoadAttr && in.op != Op::StoreAttr) ||
        m.text(NameId(in.b)) != name ||
        !isSelf(m, *program.function(program.functionOf(at)).ir, InstrId(in.a)))
      return;
    isSet = in.op == Op::StoreAttr || isCaught(program, at, {"AttributeError"});
    if (!isSet)
      use = at;
  });
  return use;
}

bool StartInInit::mayMeet(Ref store, Ref use) const {
  llvm::ArrayRef<Moment> here = context.facts.momentsAt(program, store),
                         there = context.facts.momentsAt(program, use);
  if (here.empty() || there.empty())
    return true; // the class is not used here
  return llvm::any_of(here, [&](const Moment &a) {
    return llvm::any_of(there, [&](const Moment &b) {
      return context.facts.mayMeet(a, b) && context.facts.locksets.disjoint(a.held, b.held);
    });
  });
}

bool StartInInit::isMissing(const ThreadStart &start, ClassId cls, FuncId init, Ref store) {
  const ir::Module &m = program.irOf(store.module);
  llvm::StringRef name = m.text(NameId(program.instr(store).b));
  if (bindsInBody(program, cls, name) || heldAt(init, store.instr.v) != 0)
    return false;
  Ref use = firstUse(start, cls, name);
  if (use.module.isNone() || !mayMeet(store, use))
    return false;
  FuncId starter = program.functionOf(start.where);
  std::string when =
      starter == init ? "is set on " + context.lineText(store) : "is set by `" + nameOf(program, init) + "`";
  Finding &f = context.report(
      rule, start.where,
      {oneLine(context.sourceText(start.where)), nameOf(program, start.target), "self." + name.str(), when});
  f.related.push_back(context.related(store, "it is set here"));
  f.related.push_back(context.related(use, "the thread uses it here"));
  return true;
}

void StartInInit::checkStart(const ThreadStart &start, ClassId cls, FuncId init) {
  const FunctionInfo &info = program.function(init);
  const ir::Module &m = program.irOf(info.module);
  std::vector<std::string> before = setBefore(init, start.at, cls);
  for (uint32_t i = start.at + 1; i < info.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    Ref at{info.module, InstrId(i)};
    if (in.op == Op::Call && maySleep(program, at))
      return; // until the thread is ready, perhaps
    if (in.op != Op::StoreAttr || !isSelf(m, *info.ir, InstrId(in.a)) ||
        std::binary_search(before.begin(), before.end(), m.text(NameId(in.b)).str()))
      continue;
    if (isMissing(start, cls, init, at)) {
      reported.insert({start.where.module.v, start.where.instr.v});
      return;
    }
  }
}

void StartInInit::check(ClassId cls) {
  const ClassInfo &info = program.classInfo(cls);
  FuncId init = program.findMethod(cls, "__init__");
  bool computed = program.findMethod(cls, "__getattr__") || program.findMethod(cls, "__getattribute__");
  if (!init || program.function(init).owner != cls || info.unknownBase || computed ||
      program.function(init).ir->is(ir::funcflag::HasError))
    return;
  for (const ThreadStart &start : startsIn(init, cls))
    if (!reported.count({start.where.module.v, start.where.instr.v}))
      checkStart(start, cls, init);
}

} // namespace

void checkTHR220(const CheckContext &context, RuleId rule) {
  StartInInit check(context, rule);
  for (uint32_t c = 0; c < context.program.classCount(); ++c)
    check.check(ClassId(c));
}

} // namespace threadlint
