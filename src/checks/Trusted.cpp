// `# thread-confined: who`, `# thread-safe`: what the code says nobody needs to look after -> the findings
// about it, and the notes that are of no use.
#include "checks/Trusted.h"
#include "checks/Shapes.h"
#include "flow/Notes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::NoteKind;
using ir::Op;

static constexpr unsigned MaxDepth = 8; ///< of `a.b.c[k].d`

bool isAboutSharedState(RuleId rule) {
  llvm::StringRef code = ruleInfo(rule).code;
  return code.starts_with("THR2") || code == "THR901" || code == "THR902";
}

static bool isTrust(NoteKind kind) {
  return kind == NoteKind::ThreadConfined || kind == NoteKind::ThreadSafe;
}

static const char *missingName(NoteKind kind) {
  return kind == NoteKind::ThreadConfined ? "names no thread, so it says nothing"
                                          : "names no lock, so it says nothing";
}

static const char *misplaced(NoteKind kind) {
  return kind == NoteKind::RequiresLock ? "stands at no `def`, so it says nothing"
         : kind == NoteKind::GuardedBy  ? "stands at no assignment, so it says nothing"
                                        : "stands at no assignment, `def` or `class`, so it says nothing";
}

Trusted::Trusted(const CheckContext &context) : context(context), program(context.program) {
  for (uint32_t i = 0; i < program.modules().size(); ++i) {
    readNotes(ModuleId(i));
    readAnnotations(ModuleId(i));
  }
  if (!variables.empty())
    trustClasses();
  modelled = context.model.hasThreadSafeClasses();
}

void Trusted::readNotes(ModuleId module) {
  for (const ir::Note &note : program.irOf(module).notes) {
    NoteTarget target = targetOf(program, module, note);
    uint32_t claim = static_cast<uint32_t>(claims.size());
    claims.push_back({module, note.comment, nullptr, isTrust(note.kind)});
    if (note.kind != NoteKind::ThreadSafe && note.name.empty())
      claims.back().wrong = missingName(note.kind);
    // Many a comment that says "thread-safe" is for people, wherever it stands.
    else if (target.isNothing() && note.kind != NoteKind::ThreadSafe)
      claims.back().wrong = misplaced(note.kind);
    if (!isTrust(note.kind) || claims.back().wrong)
      continue;
    for (InstrId store : target.stores)
      trustStore({module, store}, claim);
    if (target.function)
      regions.push_back({program.fileOf(module), program.function(target.function).ir->span, claim});
    if (target.cls) {
      regions.push_back({program.fileOf(module), program.classInfo(target.cls).ir->span, claim});
      classes.try_emplace(target.cls, claim);
    }
  }
}

/// `Annotated[T, ThreadSafe]`, `Annotated[T, ThreadConfined("worker")]`.
void Trusted::readAnnotations(ModuleId module) {
  const ir::Module &m = program.irOf(module);
  for (llvm::StringRef name : {"ThreadSafe", "ThreadConfined"}) {
    if (!m.names.find(name) || !m.names.find("Annotated"))
      continue;
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      InstrId argument = annotatedWith(m, m.instrs[i], name);
      if (argument.isNone())
        continue;
      claims.push_back({module, m.spans[argument.v], nullptr, true});
      trustStore({module, InstrId(i)}, static_cast<uint32_t>(claims.size() - 1));
    }
  }
}

/// The variable, and what is put into it there.
void Trusted::trustStore(Ref store, uint32_t claim) {
  for (VarId v : program.variablesOf(store))
    if (v)
      trustVariable(v, claim);
  const Instr &in = program.instr(store);
  if ((in.op != Op::Store && in.op != Op::StoreAttr) || in.c == UINT32_MAX)
    return;
  for (const AbstractValue &v : program.valuesOf({store.module, InstrId(in.c)}))
    if (v.site)
      objects.try_emplace(v.site, claim);
}

/// The attribute of a class is that of the classes below it too.
void Trusted::trustVariable(VarId v, uint32_t claim) {
  variables.try_emplace(v, claim);
  const Variable &var = program.variable(v);
  if (var.root != VarRoot::InstanceAttr && var.root != VarRoot::ClassAttr)
    return;
  for (uint32_t o = 0; o < program.variableCount(); ++o) {
    const Variable &other = program.variable(VarId(o));
    if (other.name == var.name && (other.root == VarRoot::InstanceAttr || other.root == VarRoot::ClassAttr) &&
        program.isSubclass(ClassId(other.owner), ClassId(var.owner)))
      variables.try_emplace(VarId(o), claim);
  }
}

/// A class all of whose objects are in trusted variables.
void Trusted::trustClasses() {
  llvm::DenseMap<ClassId, std::optional<uint32_t>> known; // none: another object is made too
  forEachCall(program, [&](Ref call, const Instr &) {
    for (ClassId cls : program.calleesOf(call).classes) {
      Found claim;
      for (const AbstractValue &v : program.valuesOf(call))
        if (auto it = objects.find(v.site); v.site && it != objects.end())
          claim = it->second;
      auto [it, fresh] = known.try_emplace(cls, claim);
      if (!fresh && !claim)
        it->second = claim;
    }
  });
  for (auto [cls, claim] : known) // hash order: into a map
    if (claim)
      classes.try_emplace(cls, *claim);
}

Trusted::Found Trusted::claimOn(ClassId cls) const {
  for (ClassId base : program.classInfo(cls).mro)
    if (auto it = classes.find(base); it != classes.end())
      return it->second;
  return std::nullopt;
}

Trusted::Found Trusted::claimOn(const AbstractValue &v) const {
  if (auto it = objects.find(v.site); v.site && it != objects.end())
    return it->second;
  if (v.kind == ValueKind::Instance) {
    if (Found claim = claimOn(ClassId(v.id)))
      return claim;
    for (ApiId base : program.classInfo(ClassId(v.id)).apiBases)
      if (modelled && program.model().api(base).threadSafe)
        return static_cast<uint32_t>(claims.size());
  }
  if (v.kind == ValueKind::ApiInstance && modelled && program.model().api(ApiId(v.id)).threadSafe)
    return static_cast<uint32_t>(claims.size());
  return std::nullopt;
}

/// The variable is trusted, or all objects that may be there.
Trusted::Found Trusted::claimOn(Ref place) const {
  for (VarId v : program.variablesOf(place)) {
    if (!v)
      continue;
    if (auto it = variables.find(v); it != variables.end())
      return it->second;
    const Variable &var = program.variable(v);
    if (var.root == VarRoot::InstanceAttr || var.root == VarRoot::ClassAttr)
      if (Found claim = claimOn(ClassId(var.owner)))
        return claim;
  }
  Found found;
  for (const AbstractValue &v : program.valuesOf(place)) {
    if (v.kind == ValueKind::Const)
      continue;
    Found claim = claimOn(v);
    if (!claim)
      return std::nullopt;
    found = found ? found : claim;
  }
  return found;
}

/// The value that the instruction takes apart, uses or goes through; none: it is the end of the way.
static InstrId nextOf(const ir::Module &m, const Instr &in) {
  switch (in.op) {
  case Op::Call: {
    const Instr &callee = m.instrs[in.a];
    if (callee.op == Op::LoadAttr || m.argsOf(in).empty())
      return InstrId(callee.op == Op::LoadAttr ? callee.a : in.a);
    return m.argsOf(in)[0].value; // `next(it)`, `list(d)`
  }
  case Op::LoadAttr:
  case Op::StoreAttr:
  case Op::DelAttr:
  case Op::LoadItem:
  case Op::StoreItem:
  case Op::DelItem:
  case Op::IterElem:
  case Op::Unpack:
  case Op::Enter:
  case Op::With:
  case Op::Loop:
    return InstrId(in.a);
  default:
    return InstrId();
  }
}

Trusted::Found Trusted::claimBehind(Ref access) const {
  const ir::Module &m = program.irOf(access.module);
  for (unsigned depth = 0; depth < MaxDepth && !access.instr.isNone(); ++depth) {
    if (Found claim = claimOn(access))
      return claim;
    access.instr = nextOf(m, m[access.instr]);
  }
  return std::nullopt;
}

Trusted::Found Trusted::claimAt(FileId file, Span span) const {
  for (uint32_t i = 0; i < program.modules().size() && !span.empty(); ++i) {
    const LoadedModule &module = program.modules()[i];
    if (module.file != file)
      continue;
    for (uint32_t k = 0; k < module.ir->spans.size(); ++k)
      if (module.ir->spans[k] == span)
        if (Found claim = claimBehind({ModuleId(i), InstrId(k)}))
          return claim;
  }
  return std::nullopt;
}

Trusted::Found Trusted::claimOn(const Finding &finding) const {
  for (const Region &region : regions)
    if (region.file == finding.file && region.span.contains(finding.span))
      return region.claim;
  if (Found claim = claimAt(finding.file, finding.span))
    return claim;
  return claimAt(finding.file, finding.act);
}

void Trusted::drop(std::vector<Finding> &findings, size_t first) {
  if (regions.empty() && variables.empty() && !modelled)
    return;
  findings.erase(std::remove_if(findings.begin() + static_cast<ptrdiff_t>(first), findings.end(),
                                [&](const Finding &finding) {
                                  Found claim = claimOn(finding);
                                  if (claim && *claim < claims.size())
                                    claims[*claim].isUsed = true;
                                  return claim.has_value();
                                }),
                 findings.end());
}

/// About the text only: it is so on all interpreters.
void Trusted::report(RuleId rule, const Claim &claim, llvm::ArrayRef<std::string> arguments) const {
  context.report(rule, program.fileOf(claim.module), claim.where, arguments).runtimes.clear();
}

void Trusted::reportMisplaced(RuleId rule) const {
  for (const Claim &claim : claims)
    if (claim.wrong)
      report(rule, claim, {oneLine(context.sourceText(claim.module, claim.where)), claim.wrong});
}

void Trusted::reportUnused(RuleId rule) const {
  for (const Claim &claim : claims)
    if (claim.isTrust && !claim.isUsed && !claim.wrong && program.irOf(claim.module).errors.empty())
      report(rule, claim, {oneLine(context.sourceText(claim.module, claim.where))});
}

} // namespace threadlint
