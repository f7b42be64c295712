// Interning: symbols, variables, allocation sites, value sets.
#include "link/Impl.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLExtras.h"

namespace threadlint {

static constexpr size_t MaxValues = 8; // above: anything

ValueSets::ValueSets() {
  sets.emplace_back();
  sets.push_back({AbstractValue{}});
  sets.push_back({AbstractValue{ValueKind::Unknown, 0, {}}});
}

SetId ValueSets::intern(ValueSet set) {
  if (set.empty())
    return EmptySet;
  llvm::sort(set);
  set.erase(std::unique(set.begin(), set.end()), set.end());
  bool saturated =
      llvm::any_of(set, [](const AbstractValue &v) { return v.kind == ValueKind::Unknown && v.id == 0; });
  if (set.size() > MaxValues || saturated)
    return SaturatedSet;
  if (set.size() == 1 && set[0].kind == ValueKind::Unknown)
    return UnknownSet;
  uint64_t hash = 0;
  for (const AbstractValue &v : set)
    hash = llvm::hash_combine(hash, static_cast<uint8_t>(v.kind), v.id, v.site.v);
  hash >>= 1; // keeps clear of DenseMap's reserved keys
  llvm::SmallVector<SetId, 1> &bucket = byHash[hash];
  for (SetId id : bucket)
    if (sets[id] == set)
      return id;
  sets.push_back(std::move(set));
  bucket.push_back(static_cast<SetId>(sets.size() - 1));
  return bucket.back();
}

SetId ValueSets::uniteOthers(SetId a, SetId b) {
  if (a == SaturatedSet || b == SaturatedSet)
    return SaturatedSet;
  auto [it, fresh] = unions.try_emplace({std::min(a, b), std::max(a, b)}, EmptySet);
  if (!fresh)
    return it->second;
  ValueSet both = sets[a];
  both.append(sets[b].begin(), sets[b].end());
  SetId result = intern(std::move(both));
  unions[{std::min(a, b), std::max(a, b)}] = result;
  return result;
}

SymId Program::Impl::sym(llvm::StringRef text) {
  auto [it, fresh] = symIds.try_emplace(text, SymId());
  if (fresh) {
    it->second = SymId(static_cast<uint32_t>(symTexts.size()));
    symTexts.push_back(it->first());
    symApi.push_back(ApiId());
    symApiKnown.push_back(0);
    symModule.push_back(0);
    attributeRoots.push_back(0);
  }
  return it->second;
}

SymId Program::Impl::joined(SymId prefix, SymId name) {
  auto [it, fresh] = joinedSyms.try_emplace({prefix, name}, SymId());
  if (fresh)
    it->second = sym((llvm::Twine(symTexts[prefix.v]) + "." + symTexts[name.v]).str());
  return it->second;
}

ApiId Program::Impl::memberOf(ApiId cls, SymId name) {
  auto [it, fresh] = apiMembers.try_emplace({cls, name}, ApiId());
  if (fresh)
    it->second = model->findMember(cls, symTexts[name.v]);
  return it->second;
}

ApiId Program::Impl::apiOfSym(SymId dotted) {
  if (!symApiKnown[dotted.v]) {
    symApi[dotted.v] = model->findApi(symTexts[dotted.v]);
    symApiKnown[dotted.v] = 1;
  }
  return symApi[dotted.v];
}

SymId Program::Impl::nameOf(ApiId api) {
  if (api.v >= apiNames.size())
    apiNames.resize(api.v + 1);
  if (!apiNames[api.v])
    apiNames[api.v] = sym(model->api(api).name);
  return apiNames[api.v];
}

ModuleId Program::Impl::moduleOf(SymId dotted, ModuleId from) {
  if (symModule[dotted.v] == 0)
    symModule[dotted.v] = moduleNames.contains(symTexts[dotted.v]) ? 1 : -1;
  return symModule[dotted.v] > 0 ? findModule(symTexts[dotted.v], from) : ModuleId();
}

/// 24 bits are enough for modules: they are files.
static std::pair<uint64_t, uint32_t> varKey(VarRoot root, ModuleId m, uint32_t owner, SymId name) {
  return {(uint64_t(root) << 56) | (uint64_t(m.v & 0xFFFFFF) << 32) | owner, name.v};
}

VarId Program::Impl::findVar(VarRoot root, ModuleId m, uint32_t owner, SymId name) const {
  if ((root == VarRoot::InstanceAttr && !(attributeRoots[name.v] & 1)) ||
      (root == VarRoot::ClassAttr && !(attributeRoots[name.v] & 2)))
    return {};
  return varIds.lookup(varKey(root, m, owner, name));
}

VarId Program::Impl::var(VarRoot root, ModuleId m, uint32_t owner, SymId name) {
  auto [it, fresh] =
      varIds.try_emplace(varKey(root, m, owner, name), VarId(static_cast<uint32_t>(vars.size())));
  VarId v = it->second;
  if (!fresh)
    return v;
  vars.push_back({root, m, owner, name});
  varValues.push_back(EmptySet);
  readers.emplace_back();
  if (root == VarRoot::InstanceAttr)
    instanceVarsByName[name].push_back(v), attributeRoots[name.v] |= 1;
  else if (root == VarRoot::ClassAttr)
    classVarsByName[name].push_back(v), attributeRoots[name.v] |= 2;
  return v;
}

SiteId Program::Impl::site(Ref where, bool inLoop) {
  SiteId &id = data[where.module.v].siteOf[where.instr.v];
  if (id.isNone()) {
    id = SiteId(static_cast<uint32_t>(sites.size()));
    sites.push_back({where, globalFunc(where.module, localFunctionAt(where.module, where.instr.v)), inLoop});
    siteElements.push_back(VarId());
    siteValues.push_back({});
  }
  return id;
}

VarId Program::Impl::elementVar(SiteId s) {
  if (siteElements[s.v].isNone())
    siteElements[s.v] = var(VarRoot::Element, ModuleId(), s.v, SymId());
  return siteElements[s.v];
}

FuncId Program::Impl::localFunctionAt(ModuleId m, uint32_t instr) const {
  const auto &starts = data[m.v].functionStarts;
  const auto &near = data[m.v].functionStartAt;
  if (near.empty() || instr < starts[0].first)
    return FuncId(0);
  uint32_t last = near[std::min<size_t>(instr / FunctionStride, near.size() - 1)];
  while (last + 1 < starts.size() && starts[last + 1].first <= instr)
    ++last;
  return starts[last].second;
}

} // namespace threadlint
