// The transfer functions of the fixpoint: what each instruction makes of the values of its operands.
#pragma once

#include "link/Reaching.h"

namespace threadlint {

class Inference {
public:
  explicit Inference(Program::Impl &p);
  /// Evaluates `functions` and everything that depends on what they change, until nothing grows.
  void run(llvm::ArrayRef<FuncId> functions);
  /// From now on a value of which nothing is known is Unknown (parameters nobody binds, attributes nobody
  /// stores).
  void closeWorld() { closed = true; }

private:
  Program::Impl &p;
  SymId builtins, initName, strName, bytesName;
  struct {
    ApiId list, tuple, set, dict;
  } types;
  bool closed = false;
  std::deque<FuncId> queue;
  std::vector<bool> queued;
  std::vector<FuncId> lastReader; ///< by VarId: spares looking up a pair just recorded
  SetId constants[unsigned(ir::ConstKind::Ellipsis) + 1]; ///< by ConstKind
  FuncId current;                                         ///< global
  ModuleId module;
  const ir::Module *m = nullptr;
  uint32_t loopDepth = 0;
  ReachingValues reaching;

  // Infer.cpp
  void enqueue(FuncId f);
  void grow(VarId v, SetId with);
  SetId read(VarId v);
  void evaluate(FuncId f);
  void bindOwnParameters(const ir::Function &fn);
  void growParameters(const ir::Function &fn, FuncId f);
  SetId evaluateInstr(uint32_t i, const ir::Instr &in);
  SetId valueOf(uint32_t instr) const {
    return instr == UINT32_MAX ? EmptySet : p.data[module.v].values[instr];
  }
  SetId loadName(uint32_t i, const ir::Instr &in);
  /// Only this function stores to the name, while it runs: its stores tell what a load finds.
  bool isFollowed(const ir::Instr &in, VarId v) const;
  SetId builtin(SymId name);
  SetId makeContainer(uint32_t i, const ir::Instr &in);
  SetId containerOf(uint32_t i, ApiId type, SetId elements);
  /// The set of the one object that an instruction makes.
  SetId madeHere(uint32_t i, ValueKind kind, uint32_t id);
  SetId unpack(const ir::Instr &in);
  SetId elementsOf(SetId container);
  SetId enter(SetId context);
  SetId importFrom(const ir::Instr &in);
  SetId import(const ir::Instr &in);
  SiteId siteHere(uint32_t i) { return p.site({module, ir::InstrId(i)}, loopDepth > 0); }
  SetId single(ValueKind kind, uint32_t id, SiteId s = {}) { return p.sets.single({kind, id, s}); }

  // Attributes.cpp
  SetId loadAttr(SetId base, SymId name);
  SetId attrOf(const AbstractValue &base, SymId name);
  SetId attrOfModule(ModuleId of, SymId name);
  SetId attrOfInstance(const AbstractValue &base, SymId name);
  SetId attrOfClass(const AbstractValue &base, SymId name);
  SetId bindMethods(SetId found, const AbstractValue &receiver, bool onInstance);
  void storeAttr(SetId base, SymId name, SetId value);
  SetId attrOfLibraryObject(const AbstractValue &base, SymId name);

  // Annotations.cpp
  SetId annotationInstances(uint32_t value, unsigned depth = 0);
  SetId promised(uint32_t value, llvm::StringRef generic, unsigned depth);
  SetId namedByText(const ir::Instr &in);
  SetId instancesOf(SetId classes, SiteId s);

  // Calls.cpp
  SetId call(uint32_t i, const ir::Instr &in);
  void handClassToServer(uint32_t i, const ir::Instr &in, SetId callees);
  SetId classesOf(SetId objects);
  SetId callOne(uint32_t i, const ir::Instr &in, const AbstractValue &callee);
  SetId callApi(uint32_t i, const ir::Instr &in, ApiId id, SiteId receiver);
  SetId callBuiltin(uint32_t i, const ir::Instr &in, llvm::StringRef name, bool &known);
  SetId changeArgument(const ir::Instr &in, size_t index);
  void mutateContainer(const ir::Instr &in, SiteId receiver, llvm::StringRef method);
  void bindCallback(const ir::Instr &in, const Api &api);
  void bindArguments(FuncId f, unsigned skip, llvm::ArrayRef<ir::Arg> args);
  void bindPositional(FuncId f, unsigned index, SetId value);
  void bindKeyword(FuncId f, NameId name, SetId value);
};

} // namespace threadlint
