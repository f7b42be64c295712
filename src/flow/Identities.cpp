// Values -> identities, by where the objects are made, and identities of entries -> those of who starts them.
#include "flow/Identities.h"
#include "flow/Containers.h"
#include "flow/Entries.h"
#include "flow/Updates.h"

namespace threadlint {

using ir::Op;

static constexpr unsigned MaxSteps = 8;    ///< from a value to where its object comes from
static constexpr size_t MaxIdentities = 4; ///< that one parameter of an entry may have

IdentityId Identities::intern(Identity x) {
  auto [it, fresh] = known.try_emplace(x.key(), IdentityId());
  if (fresh)
    it->second = facts.identities.push(x);
  return it->second;
}

/// Runs once, or is what a script calls that is not of the program.
static bool isMainOrOnce(const Flow &flow, FuncId f) {
  const FunctionInfo &info = flow.program.function(f);
  bool isMain = info.ir->kind == ir::FuncKind::Def && !info.owner &&
                flow.program.irOf(info.module).text(info.ir->name) == "main" &&
                flow.program.callersOf(f).empty();
  return isMain || runsOnce(flow, f);
}

/// The one object that the value is, made once in the run of the program.
SiteId Identities::madeOnce(Ref value) const {
  SiteId only;
  for (const AbstractValue &v : program.valuesOf(value)) {
    if (v.kind == ValueKind::Const)
      continue;
    bool isObject =
        v.kind == ValueKind::Instance || v.kind == ValueKind::Container || v.kind == ValueKind::ApiInstance;
    SiteId site = v.site;
    if (v.kind == ValueKind::Instance && !site)
      site = flow.soleInstance.lookup(ClassId(v.id));
    if (!isObject || !site || (only && only != site))
      return {};
    only = site;
  }
  return only && !program.site(only).inLoop && isMainOrOnce(flow, program.site(only).function) ? only
                                                                                               : SiteId();
}

IdentityId Identities::ofLocal(llvm::ArrayRef<IdentityId> parameters, Ref load) {
  Base base = baseOf(program, load);
  if (base.indirect)
    return {};
  if (base.kind == Base::Self || base.kind == Base::Parameter)
    return base.parameter < parameters.size() ? parameters[base.parameter] : IdentityId();
  bool held = base.kind == Base::Captured || base.kind == Base::Created || base.kind == Base::Fresh;
  // One that is stored twice may hold two objects one after the other.
  return held && base.variable && program.storesOf(base.variable).size() <= 1
             ? intern({Identity::Variable, base.variable.v, 0, {}, false})
             : IdentityId();
}

IdentityId Identities::of(llvm::ArrayRef<IdentityId> parameters, Ref value) {
  llvm::SmallVector<VarId, MaxSteps> attributes;
  IdentityId found;
  for (unsigned steps = 0; steps < MaxSteps; ++steps) {
    if (SiteId site = madeOnce(value)) {
      found = intern({Identity::Made, site.v, 0, {}, true});
      break;
    }
    value = soleDefinitionOf(program, value);
    const ir::Instr &in = program.instr(value);
    if (in.op == Op::IterElem) { // `for account in accounts`: both threads come to the same ones
      value = goneThrough(program, {value.module, ir::InstrId(in.a)});
      attributes.push_back(VarId());
      if (value.module.isNone() || value.instr.isNone())
        return {};
      continue;
    }
    if (in.op != Op::Load && in.op != Op::LoadAttr)
      return in.op == Op::Call && attributes.empty() ? ofResult(parameters, value) : IdentityId();
    llvm::SmallVector<VarId, 2> variables = program.variablesOf(value);
    if (variables.size() != 1)
      return {};
    VarRoot root = program.variable(variables[0]).root;
    if (root == VarRoot::Global || root == VarRoot::ClassAttr) {
      found = intern({Identity::Variable, variables[0].v, 0, {}, true});
      break;
    }
    if (in.op == Op::Load) {
      found = ofLocal(parameters, value);
      break;
    }
    if (flow.mutableVariables.contains(variables[0]))
      return {};
    attributes.push_back(variables[0]);
    value.instr = ir::InstrId(in.a);
  }
  while (found && !attributes.empty())
    found =
        intern({Identity::Attribute, attributes.pop_back_val().v, 0, found, facts.identities[found].once});
  return found;
}

IdentityId Identities::ofResult(llvm::ArrayRef<IdentityId> parameters, Ref call) {
  if (SiteId site = madeOnce(call))
    return intern({Identity::Made, site.v, 0, {}, true});
  const FunctionInfo &info = program.function(program.functionOf(call));
  const ir::Module &m = program.irOf(call.module);
  for (uint32_t i = call.instr.v + 1; i < info.ir->end; ++i) {
    const ir::Instr &in = m.instrs[i];
    if ((in.op != Op::Store && in.op != Op::StoreAttr) || in.c != call.instr.v)
      continue;
    llvm::SmallVector<VarId, 2> variables = program.variablesOf({call.module, ir::InstrId(i)});
    if (variables.size() != 1)
      break;
    VarRoot root = program.variable(variables[0]).root;
    if (root == VarRoot::Local && program.storesOf(variables[0]).size() > 1)
      break;
    if (in.op == Op::Store)
      return intern({Identity::Variable, variables[0].v, 0, {}, root != VarRoot::Local});
    IdentityId whole = root == VarRoot::InstanceAttr && !flow.mutableVariables.contains(variables[0])
                           ? of(parameters, {call.module, ir::InstrId(in.a)})
                           : IdentityId();
    if (whole)
      return intern({Identity::Attribute, variables[0].v, 0, whole, facts.identities[whole].once});
    break;
  }
  for (const AbstractValue &v : program.valuesOf(call))
    if (v.site && program.site(v.site).where == call)
      return intern({Identity::Made, v.site.v, 0, {}, false});
  return {};
}

void Identities::give(EntryId e, FuncId starter, llvm::ArrayRef<IdentityId> parameters) {
  Entry &entry = facts.entries[e];
  auto add = [&](uint32_t index, IdentityId x) {
    if (!x)
      return;
    if (entry.objects.size() <= index)
      entry.objects.resize(index + 1);
    auto &all = entry.objects[index];
    if (!llvm::is_contained(all, x) && all.size() < MaxIdentities)
      all.push_back(x);
  };
  if (entry.creation.module.isNone())
    return;
  Ref at = entry.given.module.isNone() ? entry.creation : entry.given;
  bool here = program.functionOf(at) == starter;
  ClassId owner = program.function(starter).owner, maker = program.function(program.functionOf(at)).owner;
  bool isSameObject =
      owner && maker && (program.isSubclass(owner, maker) || program.isSubclass(maker, owner));
  if (entry.start == Start::Run) {
    if (here)
      add(0, ofResult(parameters, entry.creation));
    else if (SiteId site = madeOnce(entry.creation))
      add(0, intern({Identity::Made, site.v, 0, {}, true}));
    return;
  }
  llvm::SmallVector<Ref, 4> values = argumentValues(program, entry);
  for (uint32_t i = 0; i < values.size(); ++i) {
    if (values[i].module.isNone())
      continue;
    if (program.functionOf(values[i]) == starter) {
      add(i, of(parameters, values[i]));
      continue;
    }
    Base base = baseOf(program, values[i]); // made by the constructor, started by another method
    if (isSameObject && base.kind == Base::Self && !base.indirect && !parameters.empty())
      add(i, parameters[0]);
    else if (SiteId site = madeOnce(values[i]))
      add(i, intern({Identity::Made, site.v, 0, {}, true}));
  }
}

void Identities::groundOne(IdentityId x) {
  const Identity now = facts.identities[x];
  llvm::SmallVector<IdentityId, 2> out;
  auto add = [&](IdentityId g) {
    if (!llvm::is_contained(out, g) && out.size() < MaxIdentities)
      out.push_back(g);
  };
  if (now.kind == Identity::Given) {
    const Entry &entry = facts.entries[EntryId(now.id)];
    if (now.index < entry.objects.size())
      for (IdentityId g : entry.objects[now.index])
        for (IdentityId each : facts.grounds[g.v])
          add(each);
  } else if (now.kind == Identity::Attribute) {
    for (IdentityId g : llvm::SmallVector<IdentityId, 2>(facts.grounds[now.whole.v]))
      if (g != now.whole)
        add(intern({Identity::Attribute, now.id, 0, g, facts.identities[g].once}));
  }
  if (out.empty())
    add(x);
  facts.grounds[x.v] = out;
}

void Identities::ground() {
  auto cover = [&] { // what is new stands for itself
    while (facts.grounds.size() < facts.identities.size())
      facts.grounds.push_back({IdentityId(static_cast<uint32_t>(facts.grounds.size()))});
  };
  // An object may be given an attribute of itself: each round looks at what was there before, so that it
  // ends.
  for (unsigned round = 0; round < 4; ++round) {
    uint32_t count = facts.identities.size();
    for (uint32_t i = 0; i < count; ++i) {
      cover();
      groundOne(IdentityId(i));
    }
  }
  cover();
}

} // namespace threadlint
