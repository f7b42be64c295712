// Lock identity: values -> locks, by allocation where it is seen, else by place, else by name.
#include "flow/Impl.h"
#include "model/LockStates.h"

namespace threadlint {

using ir::Op;

bool soundsLikeLock(llvm::StringRef name) {
  for (llvm::StringRef word :
       {"lock", "mutex", "cond", "sem", "guard", "monitor", "synchron", "atomic", "exclusive", "critical"})
    if (name.contains_insensitive(word))
      return true;
  return name == "cv" || name == "_cv";
}

static LockId lockForSite(Flow &flow, SiteId site, ObjectKind kind) {
  auto [it, fresh] = flow.lockBySite.try_emplace(site, LockId());
  if (fresh)
    it->second = flow.facts.locks.push({site, {}, {}, kind});
  return it->second;
}

/// A thread that holds it may well take it again: what lets several in may let in the same one twice.
static bool mayBeTakenAgain(ObjectKind kind) { return isCounting(kind) || !blocksItsHolder(kind); }

/// `Condition(lock)` is that lock; a Condition of its own is re-entrant.
static void addCondition(Flow &flow, SiteId site, LockValue &out) {
  Ref call = flow.program.site(site).where;
  llvm::ArrayRef<ir::Arg> args = flow.program.irOf(call.module).argsOf(flow.program.instr(call));
  if (!args.empty() && args[0].kind != ir::ArgKind::DoubleStar) {
    for (const AbstractValue &v : flow.program.valuesOf({call.module, args[0].value})) {
      if (v.kind != ValueKind::ApiInstance || !v.site)
        continue;
      ObjectKind kind = flow.program.model().api(ApiId(v.id)).object;
      out.locks.push_back(lockForSite(flow, v.site, kind));
      out.reentrant |= mayBeTakenAgain(kind);
    }
    if (!out.locks.empty())
      return;
  }
  out.reentrant = mayBeTakenAgain(ObjectKind::Condition);
  out.locks.push_back(lockForSite(flow, site, ObjectKind::Condition));
}

static SymId lastName(const Program &program, Ref value) {
  const ir::Instr &in = program.instr(value);
  const Program &p = program;
  if (in.op == Op::Load)
    return p.variable(p.variablesOf(value)[0]).name;
  if (in.op == Op::LoadAttr) {
    llvm::SmallVector<VarId, 2> vars = p.variablesOf(value);
    if (!vars.empty())
      return p.variable(vars[0]).name;
  }
  return {};
}

static llvm::StringRef lastText(const Program &program, Ref value) {
  const ir::Instr &in = program.instr(value);
  const ir::Module &m = program.irOf(value.module);
  if (in.op == Op::Load)
    return m.text(NameId(in.a));
  if (in.op == Op::LoadAttr)
    return m.text(NameId(in.b));
  return {};
}

static void addNamed(Flow &flow, Ref value, LockValue &out) {
  // Unknown attributes have no symbol of their own: all locks of one unknown name are taken to be one lock.
  SymId name = lastName(flow.program, value);
  auto [it, fresh] = flow.lockByName.try_emplace(name ? name : NamelessLock, LockId());
  if (fresh)
    it->second = flow.facts.locks.push({{}, {}, name, ObjectKind::None});
  out.locks.push_back(it->second);
}

static void addByName(Flow &flow, Ref value, LockValue &out) {
  if (soundsLikeLock(lastText(flow.program, value)))
    addNamed(flow, value, out);
}

std::optional<uint32_t> initialCount(const Program &program, SiteId semaphore) {
  Ref call = program.site(semaphore).where;
  llvm::ArrayRef<ir::Arg> args = program.irOf(call.module).argsOf(program.instr(call));
  if (args.empty())
    return std::nullopt;
  const ir::Instr &count = program.irOf(call.module)[args[0].value];
  if (count.op != Op::Const || ir::ConstKind(count.aux) != ir::ConstKind::Int)
    return std::nullopt;
  return count.a;
}

/// `Semaphore(3)` lets several in: it excludes nobody.
static bool letsSeveralIn(const Program &program, SiteId site) {
  return initialCount(program, site).value_or(1) > 1;
}

LockValue lockOf(Flow &flow, Ref value, bool byNameToo) {
  LockValue out;
  bool other = false, unseen = false;
  for (const AbstractValue &v : flow.program.valuesOf(value)) {
    if (v.kind == ValueKind::Const)
      continue;
    ObjectKind kind = v.kind == ValueKind::ApiInstance ? flow.program.model().api(ApiId(v.id)).object
                      : v.kind == ValueKind::Instance  ? flow.program.objectKindOf(ClassId(v.id))
                                                       : ObjectKind::None;
    if (!isLockKind(kind)) {
      other = true;
    } else if (!v.site) {
      unseen = true;
    } else if (isCounting(kind) && letsSeveralIn(flow.program, v.site)) {
      return {};
    } else if (kind == ObjectKind::Condition && v.kind == ValueKind::ApiInstance) {
      addCondition(flow, v.site, out);
    } else {
      out.locks.push_back(lockForSite(flow, v.site, kind));
      out.reentrant |= mayBeTakenAgain(kind);
    }
  }
  llvm::sort(out.locks);
  out.locks.erase(std::unique(out.locks.begin(), out.locks.end()), out.locks.end());
  out.certain = out.locks.size() == 1 && !other && !unseen;
  if (unseen) {
    llvm::SmallVector<VarId, 2> vars = flow.program.instr(value).op == Op::Call
                                           ? llvm::SmallVector<VarId, 2>()
                                           : flow.program.variablesOf(value);
    if (!vars.empty()) {
      auto [it, fresh] = flow.lockByPlace.try_emplace(vars[0], LockId());
      if (fresh)
        it->second = flow.facts.locks.push({{}, vars[0], {}, ObjectKind::None});
      out.locks.push_back(it->second);
    }
  }
  if (out.locks.empty() && byNameToo)
    addByName(flow, value, out);
  return out;
}

/// Locks that the constructors and bodies of a class store under that name.
static bool addOfClass(Flow &flow, ClassId cls, llvm::StringRef name, LockValue &out) {
  const Program &program = flow.program;
  size_t before = out.locks.size();
  for (uint32_t v = 0; v < program.variableCount(); ++v) {
    const Variable &var = program.variable(VarId(v));
    if ((var.root != VarRoot::InstanceAttr && var.root != VarRoot::ClassAttr) ||
        program.text(var.name) != name || !program.isSubclass(cls, ClassId(var.owner)))
      continue;
    for (Ref store : program.storesOf(VarId(v)))
      if (uint32_t value = program.instr(store).c; value != UINT32_MAX)
        for (LockId l : lockOf(flow, {store.module, ir::InstrId(value)}, false).locks)
          out.locks.push_back(l);
  }
  return out.locks.size() > before;
}

/// Locks taken anywhere in a function's own body; `cls`: whose object its first parameter is.
static void locksTakenIn(Flow &flow, FuncId f, LockValue &out, ClassId cls = {}) {
  const FunctionInfo &info = flow.program.function(f);
  const ir::Module &m = flow.program.irOf(info.module);
  auto params = m.paramsOf(*info.ir);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const ir::Instr &in = m.instrs[i];
    Ref value;
    if (in.op == Op::With) {
      value = {info.module, ir::InstrId(in.a)};
    } else if (in.op == Op::Call && m.instrs[in.a].op == Op::LoadAttr &&
               NameId(m.instrs[in.a].b) == knownName(known::acquire)) {
      value = {info.module, ir::InstrId(m.instrs[in.a].a)};
    } else {
      continue;
    }
    const ir::Instr &lock = m[value.instr];
    bool ofFirst = cls && lock.op == Op::LoadAttr && m.instrs[lock.a].op == Op::Load && !params.empty() &&
                   NameId(m.instrs[lock.a].a) == params[0].name;
    if (ofFirst && addOfClass(flow, cls, m.text(NameId(lock.b)), out))
      continue;
    LockValue one = lockOf(flow, value, true);
    out.locks.append(one.locks.begin(), one.locks.end());
  }
}

LockValue contextLocks(Flow &flow, Ref value) {
  LockValue out = lockOf(flow, value, true);
  if (!out.locks.empty())
    return out;
  for (const AbstractValue &v : flow.program.valuesOf(value))
    if (v.kind == ValueKind::Instance)
      if (FuncId enter = flow.program.findMethod(ClassId(v.id), "__enter__"))
        locksTakenIn(flow, enter, out);
  const ir::Instr &in = flow.program.instr(value);
  if (in.op == Op::Call) {
    for (FuncId f : flow.program.calleesOf(value).functions)
      if (flow.program.function(f).ir->is(ir::funcflag::Generator))
        locksTakenIn(flow, f, out);
    if (out.locks.empty() && flow.program.mayBeUnknown({value.module, ir::InstrId(in.a)}))
      addByName(flow, {value.module, ir::InstrId(in.a)}, out);
  }
  return out;
}

/// A decorator that the model says takes a lock: the one that it is given, else one of its own.
static void addModelled(Flow &flow, Ref application, Ref decorator, LockValue &out) {
  const Program &program = flow.program;
  Ref made{application.module, ir::InstrId(program.instr(application).a)};
  bool isCalled = !(made == decorator);
  ApiId api = isCalled ? program.apiOf(made) : program.apiOf(application);
  if (!api || !program.model().api(api).decorator || program.model().api(api).effect != Effect::Acquire)
    return;
  if (isCalled)
    for (const ir::Arg &arg : program.irOf(made.module).argsOf(program.instr(made))) {
      LockValue given = lockOf(flow, {made.module, arg.value}, true);
      out.locks.append(given.locks.begin(), given.locks.end());
    }
  if (out.locks.empty())
    addNamed(flow, decorator, out);
}

LocksetId decoratorLocks(Flow &flow, FuncId f) {
  const FunctionInfo &info = flow.program.function(f);
  if (!info.ir->is(ir::funcflag::Decorated) || flow.madeBy[f.v].isNone())
    return 0;
  const ir::Module &m = flow.program.irOf(info.module);
  LockValue out;
  // Decorators are evaluated before the function is made and applied right after it.
  for (uint32_t i = flow.madeBy[f.v].v + 1; i < m.instrs.size(); ++i) {
    const ir::Instr &in = m.instrs[i];
    if (in.op != Op::Call || !in.has(ir::flag::Decorator))
      break;
    Ref decorator{info.module, ir::InstrId(in.a)};
    if (m[decorator.instr].op == Op::Call)
      decorator.instr = ir::InstrId(m[decorator.instr].a);
    for (FuncId d : flow.program.functionsOf(decorator)) {
      locksTakenIn(flow, d, out);
      for (FuncId inner : flow.nested[d.v])
        locksTakenIn(flow, inner, out, info.owner);
    }
    addModelled(flow, {info.module, ir::InstrId(i)}, decorator, out);
    if (out.locks.empty())
      addByName(flow, decorator, out);
  }
  return flow.facts.locksets.intern({out.locks.begin(), out.locks.end()});
}

VarId variableOf(const Program &program, const Lock &lock) {
  if (!lock.site)
    return lock.place;
  Ref made = program.site(lock.site).where;
  const ir::Module &m = program.irOf(made.module);
  for (uint32_t i = made.instr.v + 1; i < m.instrs.size(); ++i) {
    const ir::Instr &in = m.instrs[i];
    if ((in.op != ir::Op::Store && in.op != ir::Op::StoreAttr) || in.c != made.instr.v)
      continue;
    llvm::SmallVector<VarId, 2> vars = program.variablesOf({made.module, ir::InstrId(i)});
    return vars.empty() ? VarId() : vars[0];
  }
  return {};
}

} // namespace threadlint
