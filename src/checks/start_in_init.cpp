// THR220: a constructor starts a thread on its object, and sets attributes that the thread uses afterwards.
#include "checks/EarlyCode.h"
#include "checks/Guards.h"
#include "checks/InitOrder.h"
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
  Ref firstUse(const ThreadStart &start, ClassId cls, llvm::StringRef name) const;
  bool isMissing(const ThreadStart &start, ClassId cls, FuncId init, Ref store);
  void checkStart(const ThreadStart &start, ClassId cls, FuncId init);
};

/// The method that an object of this class runs, when the entry's target is written as `self.method`.
FuncId StartInInit::targetOf(const Entry &entry, ClassId cls) const {
  // A handler waits for its first request.
  if (!entry.isFollowed() || entry.target.module.isNone() || entry.start == Start::Handler ||
      entry.start == Start::Callback || surelyKind(program, entry.creation) == ObjectKind::Timer)
    return {};
  const ir::Module &m = program.irOf(entry.target.module);
  const Instr &target = m[entry.target.instr];
  FuncId in = program.functionOf(entry.target);
  if (target.op != Op::LoadAttr || !ownsMethod(program, cls, in) ||
      !isSelf(m, *program.function(in).ir, InstrId(target.a)))
    return {};
  FuncId method = program.findMethod(cls, m.text(NameId(target.b)));
  return ownsMethod(program, cls, method) ? method : FuncId();
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
  for (auto [f, at] : constructorCode(program, init, cls))
    addStarts(f, at, cls, out);
  return out;
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

bool StartInInit::isMissing(const ThreadStart &start, ClassId cls, FuncId init, Ref store) {
  const ir::Module &m = program.irOf(store.module);
  llvm::StringRef name = m.text(NameId(program.instr(store).b));
  if (bindsInBody(program, cls, name) || heldAt(context.facts, init, store.instr.v) != 0)
    return false;
  Ref use = firstUse(start, cls, name);
  if (use.module.isNone() || !mayMeet(context, store, use))
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
  std::vector<std::string> before = setBefore(program, init, start.at, cls);
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
  FuncId init = plainConstructor(program, cls);
  if (!init)
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
