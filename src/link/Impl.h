// What link keeps: symbol, variable and site tables, interned value sets, and one record a module.
#pragma once

#include "link/Link.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/Twine.h"
#include <deque>

namespace threadlint {

using SetId = uint32_t; ///< index into Impl::sets; see the constants
inline constexpr SetId EmptySet = 0;
inline constexpr SetId UnknownSet = 1;
inline constexpr SetId SaturatedSet = 2; ///< too many to list; absorbs everything, so that sets only grow

inline constexpr uint32_t FunctionStride = 64; ///< see ModuleData::functionStartAt

struct ModuleData {
  std::vector<SymId> syms;      ///< by NameId
  std::vector<VarId> varOf;     ///< by InstrId: of name loads, stores, deletions and annotations
  std::vector<VarId> paramVars; ///< by index into ir::Module::params
  std::vector<SiteId> siteOf;   ///< by InstrId: of those that make objects
  std::vector<SetId> values;    ///< by InstrId
  llvm::SmallVector<ModuleId, 2> starModules;              ///< loaded modules imported with `*`
  llvm::SmallVector<std::string, 2> starNames;             ///< dotted names of the others
  std::vector<std::pair<uint32_t, FuncId>> functionStarts; ///< (first instruction, local id), sorted
  std::vector<uint32_t>
      functionStartAt; ///< by each FunctionStride-th instruction: the last of `functionStarts` up to it
  std::string package; ///< that relative imports start from
  std::string folder;
  bool isPlain = false; ///< a top-level module that is no package
};

/// Interned abstract value sets; ids are equal exactly when the sets are.
class ValueSets {
public:
  ValueSets();
  SetId intern(ValueSet set);
  SetId single(AbstractValue v) {
    SetId &known = singleOf(v);
    return known != EmptySet ? known : known = intern({v});
  }
  SetId unite(SetId a, SetId b) {
    if (a == b || b == EmptySet)
      return a;
    return a == EmptySet ? b : uniteOthers(a, b);
  }
  const ValueSet &get(SetId id) const { return sets[id]; }
  size_t size() const { return sets.size(); }

private:
  std::deque<ValueSet> sets; ///< stable addresses: transfer functions iterate while they intern
  llvm::DenseMap<uint64_t, llvm::SmallVector<SetId, 1>> byHash;
  llvm::DenseMap<std::pair<SetId, SetId>, SetId> unions;
  static constexpr uint32_t MaxDirect = 1 << 22; ///< ids of values without a site that are looked up directly
  std::vector<SetId> direct[unsigned(ValueKind::Super) + 1];    ///< by kind and id; EmptySet: not made yet
  llvm::DenseMap<std::pair<uint64_t, uint32_t>, SetId> singles; ///< of all others, by (kind and id, site)

  SetId &singleOf(AbstractValue v) {
    if (v.site || v.id >= MaxDirect)
      return singles[{(uint64_t(v.kind) << 32) | v.id, v.site.v}];
    std::vector<SetId> &of = direct[unsigned(v.kind)];
    if (v.id >= of.size())
      of.resize(v.id + 1 + v.id / 2, EmptySet);
    return of[v.id];
  }
  SetId uniteOthers(SetId a, SetId b);
};

/// The absolute name of an import with leading dots, seen from a package.
std::string absoluteName(llvm::StringRef package, llvm::StringRef dotted, unsigned dots);
/// What relative imports of a module start from.
std::string packageOf(const LinkInput &input);

struct Program::Impl {
  const Model *model = nullptr;
  std::vector<LoadedModule> modules;
  std::vector<ModuleData> data;
  std::vector<FunctionInfo> functions;
  std::vector<ClassInfo> classes;
  std::vector<VarId> results;                            ///< by FuncId: what it returns
  std::vector<llvm::SmallVector<ClassId, 2>> subclasses; ///< by ClassId: all project descendants, sorted

  llvm::StringMap<SymId> symIds;
  llvm::DenseMap<std::pair<SymId, SymId>, SymId> joinedSyms;
  llvm::DenseMap<std::pair<ApiId, SymId>, ApiId> apiMembers;
  llvm::DenseMap<std::pair<ClassId, SymId>, VarId> classAttributes; ///< those found by classAttribute
  std::vector<llvm::StringRef> symTexts;                            ///< points into symIds
  std::vector<ApiId> symApi; ///< by SymId of a dotted name: what the model says
  std::vector<int8_t> symApiKnown;
  std::vector<int8_t> symModule; ///< by SymId: some module has this name: 1 yes, -1 no, 0 not asked yet
  std::vector<SymId> apiNames;   ///< by ApiId, as far as asked

  llvm::DenseMap<std::pair<uint64_t, uint32_t>, VarId> varIds;
  std::vector<Variable> vars;
  std::vector<SetId> varValues;
  llvm::DenseSet<VarId> storedByFunctions; ///< globals that a `global` statement lets functions store to
  llvm::DenseMap<SymId, llvm::SmallVector<VarId, 4>> instanceVarsByName, classVarsByName;
  /// By SymId: bit 0: some instance variable has this name, bit 1: some class variable, bit 2: a method of
  /// the model that is known by its name alone.
  std::vector<uint8_t> attributeRoots;
  llvm::DenseMap<SymId, ApiId> distinctMethods;
  std::vector<std::vector<FuncId>> readers; ///< by VarId: functions to evaluate again when it grows
  std::vector<std::vector<Ref>> stores;

  std::vector<Site> sites;
  std::vector<VarId> siteElements;
  std::vector<std::pair<AbstractValue, SetId>>
      siteValues; ///< by SiteId: the object last made there, as a set

  ValueSets sets;
  SymId initName, newName, callName; ///< `__init__`, `__new__`, `__call__`
  bool classesResolved = false;
  std::vector<ObjectKind> classKinds; ///< by ClassId, when all is linked
  bool promises = false;              ///< some site is only promised
  llvm::StringMap<llvm::SmallVector<ModuleId, 1>> moduleNames;
  std::vector<std::vector<Ref>> callers; ///< by FuncId
  std::vector<bool> escaping;            ///< by FuncId
  std::vector<Ref> handOvers, hookStores;
  std::vector<CallSite> calls;
  std::vector<Ref> methodCalls;       ///< by name, then in module order
  std::vector<uint32_t> methodStarts; ///< by SymId: the first in `methodCalls`; one more at the end

  SymId sym(llvm::StringRef text);
  SymId symOf(ModuleId m, NameId n) const { return data[m.v].syms[n.v]; }
  SymId joined(SymId prefix, SymId name);
  ApiId memberOf(ApiId cls, SymId name);
  ApiId apiOfSym(SymId dotted);
  SymId nameOf(ApiId api);
  /// As `findModule` for the text of the symbol.
  ModuleId moduleOf(SymId dotted, ModuleId from);
  VarId var(VarRoot root, ModuleId m, uint32_t owner, SymId name);
  VarId findVar(VarRoot root, ModuleId m, uint32_t owner, SymId name) const;
  SiteId site(Ref where, bool inLoop);
  VarId elementVar(SiteId s);
  /// A loaded module by dotted name as seen from `from`; none if there is none or it is ambiguous.
  ModuleId findModule(llvm::StringRef name, ModuleId from) const;
  std::string absoluteName(ModuleId from, llvm::StringRef dotted, unsigned dots) const {
    return threadlint::absoluteName(data[from.v].package, dotted, dots);
  }
  /// The module's own code binds this global.
  bool binds(ModuleId m, SymId name) const;
  bool binds(ModuleId m, NameId name) const; ///< of that module
  /// A module, or what the model or nobody knows under this dotted name.
  AbstractValue moduleValue(llvm::StringRef dotted, ModuleId from);
  AbstractValue externalValue(SymId dotted);
  FuncId localFunctionAt(ModuleId m, uint32_t instr) const;
  const ir::Instr &instr(Ref r) const { return (*modules[r.module.v].ir)[r.instr]; }
  SetId valueId(Ref r) const { return r.instr.isNone() ? EmptySet : data[r.module.v].values[r.instr.v]; }
  const ValueSet &values(Ref r) const { return sets.get(valueId(r)); }
  FuncId globalFunc(ModuleId m, FuncId f) const {
    return f.isNone() ? f : FuncId(modules[m.v].firstFunction.v + f.v);
  }
  ClassId globalClass(ModuleId m, ClassId c) const {
    return c.isNone() ? c : ClassId(modules[m.v].firstClass.v + c.v);
  }

  /// Attribute of a class, along the MRO: the class variable that holds it.
  VarId classAttribute(ClassId c, SymId name);
  /// Instance variables `c.name` may mean: of its ancestors, else of its descendants.
  llvm::SmallVector<VarId, 2> instanceAttributes(ClassId c, SymId name) const;
  /// Variables of this name that descendants of a class have; at most 8.
  llvm::SmallVector<VarId, 2> descendantVars(ClassId c, VarRoot root, SymId name) const;
  ObjectKind objectKindOf(ClassId cls) const;
  FuncId methodOf(ClassId c, SymId name);
  ApiId apiMember(ClassId c, SymId name);
  /// Of `module.name = ...`: the modelled attribute.
  ApiId apiStored(Ref store);
};

// Steps of link, in order.
void indexModules(Program::Impl &p, std::vector<LinkInput> inputs); ///< Index.cpp: tables, names, variables
void infer(Program::Impl &p, bool closed);                          ///< Infer.cpp: the fixpoint
void resolveClasses(Program::Impl &p); ///< Classes.cpp: MROs from the values of base expressions
void forgetPromises(Program::Impl &p); ///< Annotations.cpp
void indexUses(Program::Impl &p);      ///< Uses.cpp: callers, stores, escapes, hand-overs
void indexCalls(Program &program);     ///< Uses.cpp: all calls, and those of methods by name

/// Callable arguments of a modelled call, as written (shared by inference and queries).
/// `skip`: positional arguments in front of those that the model knows.
ir::InstrId targetValue(const ir::Module &m, const ir::Instr &call, const Api &api, int skip = 0);

} // namespace threadlint
