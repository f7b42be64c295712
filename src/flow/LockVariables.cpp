// Variables -> the locks that are kept in them, and what comments and annotations say of those.
#include "flow/Impl.h"
#include "flow/Notes.h"
#include "llvm/ADT/StringSet.h"

namespace threadlint {

using ir::Op;

/// The locks behind an attribute or global, as far as some function takes them. `byName`: also where no lock
/// is seen to be stored.
static LocksetId locksIn(Flow &flow, VarId v, bool byName) {
  const Program &program = flow.program;
  SetTable<LockId>::Items out;
  bool keeps = byName;
  for (Ref store : program.storesOf(v)) {
    Ref value{store.module, ir::InstrId(program.instr(store).c)};
    for (const AbstractValue &x : program.valuesOf(value)) {
      // An asyncio lock, or one between processes.
      if (x.kind == ValueKind::ApiInstance && !isLockKind(program.model().api(ApiId(x.id)).object))
        return 0;
      keeps |= x.kind == ValueKind::ApiInstance && x.site;
      if (auto it = flow.lockBySite.find(x.site); x.site && it != flow.lockBySite.end())
        out.push_back(it->second);
      if (x.kind != ValueKind::ApiInstance || !x.site ||
          program.model().api(ApiId(x.id)).object != ObjectKind::Condition)
        continue;
      Ref made = program.site(x.site).where; // of a `Condition(lock)` it is the lock that is held
      for (const ir::Arg &arg : program.irOf(made.module).argsOf(program.instr(made)))
        for (const AbstractValue &lock : program.valuesOf({made.module, arg.value}))
          if (auto it = flow.lockBySite.find(lock.site); lock.site && it != flow.lockBySite.end())
            out.push_back(it->second);
    }
  }
  const Variable &var = program.variable(v);
  if (auto it = flow.lockByPlace.find(v); it != flow.lockByPlace.end())
    out.push_back(it->second);
  if (!keeps && out.empty())
    return 0;
  // Where the object is not known, its attribute has a name only, or not even that.
  for (SymId name : {var.name, NamelessLock})
    if (auto it = flow.lockByName.find(name); it != flow.lockByName.end())
      out.push_back(it->second);
  llvm::erase_if(out, [&](LockId l) { return !flow.facts.locks[l].guards() || flow.facts.locks[l].perCall; });
  return flow.facts.locksets.intern(std::move(out));
}

void findLockVariables(Flow &flow) {
  const Program &program = flow.program;
  if (flow.facts.locks.empty())
    return;
  for (uint32_t v = 0; v < program.variableCount(); ++v) {
    VarRoot root = program.variable(VarId(v)).root;
    if (root != VarRoot::InstanceAttr && root != VarRoot::ClassAttr && root != VarRoot::Global)
      continue;
    if (LocksetId locks = locksIn(flow, VarId(v), false))
      flow.lockVariables.push_back({VarId(v), locks});
  }
}

namespace {

/// A name in the body or in the instances of a class, or a global of a module.
struct Owned {
  ClassId cls; ///< none: of the module
  ModuleId module;
  SymId name;
};

class Claims {
public:
  explicit Claims(Flow &flow) : flow(flow), program(flow.program), facts(flow.facts) {}
  void run();

private:
  Flow &flow;
  const Program &program;
  Facts &facts;
  std::vector<std::pair<Owned, uint32_t>> places; ///< with the claim about them
  std::vector<Owned> scopes; ///< by claim: where its lock is looked for; `name` is not used

  void readNotes(ModuleId module);
  void readAnnotations(ModuleId module);
  uint32_t add(ModuleId module, Span where, std::string lock, FuncId function, Owned scope);
  void claimPlaces(ModuleId module, llvm::ArrayRef<VarId> variables, Span where, const std::string &lock);
  void findLocks();
  bool isIn(const Variable &var, const Owned &scope) const;
};

} // namespace

uint32_t Claims::add(ModuleId module, Span where, std::string lock, FuncId function, Owned scope) {
  LockClaim claim{module, where, std::move(lock), {}, 0, function};
  for (uint32_t i = 0; i < facts.claims.size(); ++i)
    if (facts.claims[i].where == where && facts.claims[i].module == module)
      return i;
  facts.claims.push_back(std::move(claim));
  scopes.push_back(scope);
  return static_cast<uint32_t>(facts.claims.size() - 1);
}

void Claims::claimPlaces(ModuleId module, llvm::ArrayRef<VarId> variables, Span where,
                         const std::string &lock) {
  for (VarId v : variables) {
    if (!v)
      continue;
    const Variable &var = program.variable(v);
    bool ofClass = var.root == VarRoot::ClassAttr || var.root == VarRoot::InstanceAttr;
    if (!ofClass && var.root != VarRoot::Global)
      continue;
    Owned place{ofClass ? ClassId(var.owner) : ClassId(), ofClass ? module : var.module, var.name};
    places.push_back({place, add(module, where, lock, {}, place)});
  }
}

void Claims::readNotes(ModuleId module) {
  for (const ir::Note &note : program.irOf(module).notes) {
    bool names = note.kind == ir::NoteKind::GuardedBy || note.kind == ir::NoteKind::RequiresLock;
    if (!names || note.name.empty())
      continue;
    NoteTarget target = targetOf(program, module, note);
    if (FuncId f = target.function)
      add(module, note.comment, note.name, f, {program.function(f).owner, module, {}});
    for (ir::InstrId store : target.stores)
      claimPlaces(module, program.variablesOf({module, store}), note.comment, note.name);
  }
}

/// `Annotated[T, GuardedBy("lock")]`.
void Claims::readAnnotations(ModuleId module) {
  const ir::Module &m = program.irOf(module);
  if (!m.names.find("GuardedBy"))
    return;
  for (uint32_t i = 0; i < m.instrs.size(); ++i) {
    ir::InstrId guard = annotatedWith(m, m.instrs[i], "GuardedBy");
    if (guard.isNone() || m[guard].op != Op::Call || m.argsOf(m[guard]).empty())
      continue;
    ir::InstrId text = m.argsOf(m[guard])[0].value;
    if (m[text].op != Op::Const || ir::ConstKind(m[text].aux) != ir::ConstKind::Str ||
        m[text].a == UINT32_MAX)
      continue;
    llvm::StringRef lock = m.text(NameId(m[text].a));
    claimPlaces(module, program.variablesOf({module, ir::InstrId(i)}), m.spans[text.v],
                lock.substr(lock.rfind('.') + 1).str());
  }
}

bool Claims::isIn(const Variable &var, const Owned &scope) const {
  if (var.root == VarRoot::Global)
    return var.module == scope.module;
  if (!scope.cls || (var.root != VarRoot::ClassAttr && var.root != VarRoot::InstanceAttr))
    return false;
  ClassId owner(var.owner);
  return program.isSubclass(scope.cls, owner) || program.isSubclass(owner, scope.cls);
}

void Claims::findLocks() {
  llvm::StringSet<> names;
  for (const LockClaim &claim : facts.claims)
    names.insert(claim.lock);
  for (uint32_t v = 0; v < program.variableCount(); ++v) {
    const Variable &var = program.variable(VarId(v));
    for (auto &[place, claim] : places)
      if (var.name == place.name && (var.root == VarRoot::Global) == place.cls.isNone() && isIn(var, place))
        flow.declared.try_emplace(VarId(v), claim);
    if (!names.contains(program.text(var.name)))
      continue;
    for (uint32_t i = 0; i < facts.claims.size(); ++i) {
      LockClaim &claim = facts.claims[i];
      if (claim.lock != program.text(var.name) || !isIn(var, scopes[i]))
        continue;
      bool nearer =
          claim.lockVariable.isNone() ||
          (program.variable(claim.lockVariable).root == VarRoot::Global && var.root != VarRoot::Global);
      if (nearer)
        claim.lockVariable = VarId(v);
      claim.locks = facts.locksets.unite(nearer ? 0 : claim.locks, locksIn(flow, VarId(v), true));
    }
  }
}

void Claims::run() {
  for (uint32_t i = 0; i < program.modules().size(); ++i) {
    readNotes(ModuleId(i));
    readAnnotations(ModuleId(i));
  }
  if (facts.claims.empty())
    return;
  findLocks();
  for (const LockClaim &claim : facts.claims)
    if (claim.function) {
      LocksetId &own = facts.summaries[claim.function.v].own;
      own = facts.locksets.unite(own, claim.locks);
    }
}

void readLockClaims(Flow &flow) { Claims(flow).run(); }

} // namespace threadlint
