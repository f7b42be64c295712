// THR222: a constructor hands out its object, then sets attributes that the receiver uses.
#include "checks/Conflicts.h"
#include "checks/EarlyCode.h"
#include "checks/Guards.h"
#include "checks/InitOrder.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

/// `self`, or a method bound to it, given away by code of the constructor.
struct Escape {
  Ref where;
  uint32_t at;    ///< the instruction of the constructor that does it, itself or through calls
  EntryId entry;  ///< the thread that is given it
  FuncId method;  ///< the bound method that is given away
  VarId registry; ///< where `self` is put
};

class SelfEscapes {
public:
  SelfEscapes(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), facts(context.facts), rule(rule) {}
  void check(ClassId cls);

private:
  const CheckContext &context;
  const Program &program;
  const Facts &facts;
  RuleId rule;
  llvm::DenseSet<std::pair<uint32_t, uint32_t>> reported;

  bool isSelfHere(Ref value) const;
  bool isOwnMethod(Ref value, ClassId cls) const;
  bool isGivenSelf(const Entry &entry, ClassId cls) const;
  bool firesAtOnce(const Entry &entry) const;
  void addThreads(FuncId f, uint32_t at, ClassId cls, std::vector<Escape> &out) const;
  void addStores(FuncId f, uint32_t at, ClassId cls, std::vector<Escape> &out) const;
  void addGiven(Ref where, Ref value, uint32_t at, ClassId cls, std::vector<Escape> &out) const;
  VarId registryAt(Ref where) const;
  Ref earlyUse(FuncId function, ClassId self, VarId attribute) const;
  llvm::SmallVector<Ref, 2> loadsNear(FuncId f, VarId attribute) const;
  bool isBeside(Ref store, Ref use, EntryId user) const;
  Ref registeredUse(const Escape &e, Ref store, VarId attribute) const;
  bool checkStore(const Escape &e, ClassId cls, FuncId init, Ref store);
  void follow(const Escape &e, ClassId cls, FuncId init);
};

bool SelfEscapes::isSelfHere(Ref value) const {
  return isSelf(program.irOf(value.module), *program.function(program.functionOf(value)).ir, value.instr);
}

/// `self.method`.
bool SelfEscapes::isOwnMethod(Ref value, ClassId cls) const {
  const Instr &in = program.instr(value);
  return in.op == Op::LoadAttr && isSelfHere({value.module, InstrId(in.a)}) &&
         program.findMethod(cls, program.irOf(value.module).text(NameId(in.b)));
}

/// By an argument, or because its function is nested in the one that starts it.
bool SelfEscapes::isGivenSelf(const Entry &entry, ClassId cls) const {
  Ref call = entry.creation;
  if (call.module.isNone() || program.instr(call).op != Op::Call ||
      !program.function(program.functionOf(call)).owner)
    return false;
  if (!entry.target.module.isNone() && isOwnMethod(entry.target, cls))
    return firesAtOnce(entry);
  const ir::Module &m = program.irOf(call.module);
  for (const ir::Arg &arg : m.argsOf(m[call.instr])) {
    if (isSelfHere({call.module, arg.value}))
      return true;
    Op op = m[arg.value].op;
    if (op == Op::MakeTuple || op == Op::MakeList)
      for (const ir::Arg &element : m.argsOf(m[arg.value]))
        if (isSelfHere({call.module, element.value}))
          return true;
  }
  return program.function(entry.function).parent == program.functionOf(call);
}

/// A timer with an interval that is as good as none.
bool SelfEscapes::firesAtOnce(const Entry &entry) const {
  ApiId api = program.apiOf(entry.creation);
  if (!api || context.model.api(api).object != ObjectKind::Timer)
    return false;
  const ir::Module &m = program.irOf(entry.creation.module);
  const ir::Arg *interval = argumentFor(m, m[entry.creation.instr], context.model.api(api), "interval");
  double seconds = 1;
  return interval && !context.sourceText({entry.creation.module, interval->value}).getAsDouble(seconds) &&
         seconds <= 0.1;
}

void SelfEscapes::addThreads(FuncId f, uint32_t at, ClassId cls, std::vector<Escape> &out) const {
  for (const Event &e : facts.summaries[f.v].events) {
    if (e.kind != EventKind::Spawn)
      continue;
    for (EntryId id : facts.entrySets.get(e.entries)) {
      const Entry &entry = facts.entries[id];
      bool isTimer =
          surelyKind(program, entry.creation.module.isNone() ? Ref{program.function(f).module, e.where}
                                                             : entry.creation) == ObjectKind::Timer;
      if (entry.isFollowed() && isGivenSelf(entry, cls) && (!isTimer || firesAtOnce(entry)))
        out.push_back({{program.function(f).module, e.where}, at == UINT32_MAX ? e.where.v : at, id, {}, {}});
    }
  }
}

/// The shared variable or container that an instruction writes.
VarId SelfEscapes::registryAt(Ref where) const {
  for (const Event &e : facts.summaries[program.functionOf(where).v].events)
    if (e.kind == EventKind::Access && e.where == where.instr && e.access != AccessKind::Read)
      return e.place;
  return {};
}

void SelfEscapes::addGiven(Ref where, Ref value, uint32_t at, ClassId cls, std::vector<Escape> &out) const {
  uint32_t position = at == UINT32_MAX ? where.instr.v : at;
  if (isOwnMethod(value, cls))
    out.push_back({where,
                   position,
                   {},
                   program.findMethod(cls, program.irOf(value.module).text(NameId(program.instr(value).b))),
                   {}});
  else if (isSelfHere(value))
    if (VarId registry = registryAt(where))
      out.push_back({where, position, {}, {}, registry});
}

/// `registry.append(self)`, `registry[k] = self`, `Class.current = self`, `bus.subscribe(self.update)`.
void SelfEscapes::addStores(FuncId f, uint32_t at, ClassId cls, std::vector<Escape> &out) const {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    Ref where{info.module, InstrId(i)};
    bool stores = in.op == Op::StoreItem ||
                  (in.op == Op::StoreAttr && !isSelfHere({info.module, InstrId(in.a)})) ||
                  (in.op == Op::Store && ir::ScopeKind(in.aux) == ir::ScopeKind::Global);
    if (stores && in.c != UINT32_MAX)
      addGiven(where, {info.module, InstrId(in.c)}, at, cls, out);
    if (in.op == Op::Call && program.handOverApis(where).empty())
      for (const ir::Arg &arg : m.argsOf(in))
        addGiven(where, {info.module, arg.value}, at, cls, out);
  }
}

/// Where code that runs soon loads the attribute before it sets it itself.
Ref SelfEscapes::earlyUse(FuncId function, ClassId self, VarId attribute) const {
  Ref use;
  bool isSet = false;
  walkEarlyCode(program, function, self, [&](Ref at, ClassId) {
    const Instr &in = program.instr(at);
    if (isSet || !use.module.isNone() || (in.op != Op::LoadAttr && in.op != Op::StoreAttr) ||
        !llvm::is_contained(program.variablesOf(at), attribute))
      return;
    isSet = in.op == Op::StoreAttr || isCaught(program, at, {"AttributeError"});
    if (!isSet)
      use = at;
  });
  return use;
}

/// Where the function, or one that it calls, loads the attribute of some other object.
llvm::SmallVector<Ref, 2> SelfEscapes::loadsNear(FuncId f, VarId attribute) const {
  llvm::SmallVector<Ref, 2> out;
  llvm::SmallVector<FuncId, 8> functions{f};
  for (size_t k = 0; k < functions.size(); ++k) {
    const FunctionInfo &info = program.function(functions[k]);
    for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
      Ref at{info.module, InstrId(i)};
      Op op = program.instr(at).op;
      if (op == Op::Call && k == 0)
        functions.append(program.calleesOf(at).functions);
      if (op == Op::LoadAttr && llvm::is_contained(program.variablesOf(at), attribute) &&
          info.ir->name != knownName(known::__init__) && !isCaught(program, at, {"AttributeError"}))
        out.push_back(at);
    }
  }
  return out;
}

/// A thread goes through the registry and uses the attribute of what it finds.
Ref SelfEscapes::registeredUse(const Escape &e, Ref store, VarId attribute) const {
  for (const Access &a : facts.accessesTo(e.registry)) {
    if (a.isWrite() || a.assumed)
      continue;
    bool meets = llvm::any_of(facts.momentsAt(program, store), [&](const Moment &m) {
      return m.owner != a.owner && facts.mayMeet(m, a) && facts.locksets.disjoint(m.held, a.held);
    });
    if (!meets)
      continue;
    for (Ref use : loadsNear(program.functionOf(a.where), attribute))
      if (isBeside(store, use, a.owner))
        return use;
  }
  return {};
}

/// The thread may use it while it is set, with no lock held by both.
bool SelfEscapes::isBeside(Ref store, Ref use, EntryId user) const {
  return llvm::any_of(facts.momentsAt(program, use), [&](const Moment &there) {
    return there.owner == user && llvm::any_of(facts.momentsAt(program, store), [&](const Moment &here) {
             return here.owner != user && facts.mayMeet(here, there) &&
                    facts.locksets.disjoint(here.held, there.held);
           });
  });
}

bool SelfEscapes::checkStore(const Escape &e, ClassId cls, FuncId init, Ref store) {
  const ir::Module &m = program.irOf(store.module);
  llvm::StringRef name = m.text(NameId(program.instr(store).b));
  llvm::SmallVector<VarId, 2> variables = program.variablesOf(store);
  if (variables.size() != 1 || !variables[0] || bindsInBody(program, cls, name))
    return false;
  Ref use;
  if (e.entry)
    use = heldAt(facts, init, store.instr.v) == 0
              ? earlyUse(facts.entries[e.entry].function,
                         program.function(facts.entries[e.entry].function).owner, variables[0])
              : Ref();
  else if (e.method)
    use = earlyUse(e.method, cls, variables[0]);
  else
    use = registeredUse(e, store, variables[0]);
  if (use.module.isNone())
    return false;
  bool onThread = llvm::any_of(facts.momentsAt(program, use), [&](const Moment &there) {
    return there.owner && isBeside(store, use, there.owner);
  });
  if (e.entry ? !mayMeet(context, store, use) : e.method && !onThread)
    return false;
  if (!reported.insert({e.where.module.v, e.where.instr.v}).second)
    return true;
  Finding &f =
      context.report(rule, e.where,
                     {oneLine(context.sourceText(e.where)), "self." + name.str(), context.lineText(store),
                      "`" + nameOf(program, program.functionOf(use)) + "`", context.lineText(use)});
  f.related.push_back(context.related(store, "it is set here"));
  f.related.push_back(context.related(use, "another thread uses it here"));
  return true;
}

void SelfEscapes::follow(const Escape &e, ClassId cls, FuncId init) {
  const FunctionInfo &info = program.function(init);
  const ir::Module &m = program.irOf(info.module);
  std::vector<std::string> before = setBefore(program, init, e.at, cls);
  for (uint32_t i = e.at + 1; i < info.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    Ref at{info.module, InstrId(i)};
    if (in.op == Op::Call && maySleep(program, at))
      return;
    if (in.op == Op::StoreAttr && isSelfHere({info.module, InstrId(in.a)}) &&
        !std::binary_search(before.begin(), before.end(), m.text(NameId(in.b)).str()) &&
        checkStore(e, cls, init, at))
      return;
  }
}

void SelfEscapes::check(ClassId cls) {
  FuncId init = plainConstructor(program, cls);
  if (!init ||
      isTestCode(context, {program.function(init).module, InstrId(program.function(init).ir->begin)}))
    return;
  std::vector<Escape> escapes;
  for (auto [f, at] : constructorCode(program, init, cls)) {
    addThreads(f, at, cls, escapes);
    addStores(f, at, cls, escapes);
  }
  for (const Escape &e : escapes)
    if (!reported.count({e.where.module.v, e.where.instr.v}))
      follow(e, cls, init);
}

} // namespace

void checkTHR222(const CheckContext &context, RuleId rule) {
  if (context.facts.moments.empty())
    return;
  SelfEscapes check(context, rule);
  for (uint32_t c = 0; c < context.program.classCount(); ++c)
    check.check(ClassId(c));
}

} // namespace threadlint
