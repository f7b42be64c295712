// Where objects are made -> what becomes of them in the whole program: which members are used, and whether
// they get to code that is not seen.
#pragma once

#include "checks/Checks.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

/// What is done with the objects of one site, or with `self` of one class.
struct Life {
  Ref creation; ///< the call that makes them; none: of a class
  ObjectKind kind = ObjectKind::None;
  bool escapes = false;  ///< somebody who is not seen may use it
  bool isPublic = false; ///< kept in a global or attribute that other code may read as well
  std::vector<std::pair<std::string, Ref>>
      members; ///< `x.start`, called or not, and `x.name = ...`, in module order
};

/// Follows the objects of some kinds through variables, attributes, containers and calls of the project.
class Lives {
public:
  Lives(const Program &program, llvm::function_ref<bool(ObjectKind)> wanted);

  llvm::ArrayRef<Life> all() const { return objects; } ///< in module order of their creation
  /// None: the site makes no object of these kinds.
  const Life *of(SiteId site) const;
  /// One of the members is taken of the object, or, when the object is of a class of the project, of `self`
  /// in that class, its ancestors or subclasses.
  bool uses(const Life &life, std::initializer_list<llvm::StringRef> names) const;
  bool escapes(const Life &life) const;

private:
  const Program &program;
  std::vector<Life> objects;
  llvm::DenseMap<SiteId, uint32_t> bySite;
  llvm::DenseMap<ClassId, Life> byClass;                     ///< `self`, and what annotations promise
  llvm::DenseMap<SiteId, llvm::DenseSet<uint32_t>> holders;  ///< containers: the objects that may be in them
  llvm::DenseMap<VarId, llvm::DenseSet<uint32_t>> variables; ///< that objects are stored to

  void collect(llvm::function_ref<bool(ObjectKind)> wanted);
  void collectHolders();
  void visit(Ref at, const ir::Instr &in, const std::vector<bool> &ofInterest);
  void visitOperand(Ref at, const ir::Instr &in, ir::InstrId operand);
  void visitCall(Ref at, const ir::Instr &call, ir::InstrId operand);
  void visitMethod(Ref load, Ref container);
  void visitLoad(Ref at);
  bool carries(Ref value, uint32_t object) const;
  bool isReceivedBy(FuncId f, uint32_t object) const;
  void escape(Ref value);
  void forEachObject(Ref value, llvm::function_ref<void(uint32_t)> visit) const;
  void forEachSelf(Ref value, llvm::function_ref<void(Life &)> visit);
  bool isOfInterest(Ref value) const;
  std::vector<bool> valuesOfInterest(ModuleId module) const;
};

/// Of the threads and timers of the program.
const Lives &threadLives(const CheckContext &context);

} // namespace threadlint
