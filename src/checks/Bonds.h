// Critical sections -> the fields that are changed together, and where functions touch one of them.
#pragma once

#include "checks/Checks.h"
#include "llvm/ADT/DenseSet.h"
#include <map>
#include <optional>
#include <set>

namespace threadlint {

/// A variable, or the contents of the container in it.
using Field = std::pair<VarId, bool>;

/// A section that changes two fields, not to constants, whenever it changes one of them.
struct Bond {
  FuncId function;
  Ref one, other;
  LockId lock;
};

/// An access of a function to a field, perhaps through a small method that returns it.
struct Touch {
  Field field;
  ir::InstrId at;     ///< in the function
  Ref access;         ///< the load or store itself
  ir::InstrId object; ///< whose field it is; none: of `self`, or a global
};

/// Attributes of `self`, and globals.
class Bonds {
public:
  explicit Bonds(const CheckContext &context);
  bool empty() const { return bonds.empty(); }
  /// Null: no section changes both.
  const Bond *between(const Field &a, const Field &b) const;
  /// The function has something to do with bound fields.
  bool touches(FuncId f) const { return touching.contains(f); }
  /// The bound fields that a value of the function is computed from.
  llvm::SmallVector<Touch, 4> sourcesOf(FuncId f, ir::InstrId value) const;
  /// The function's own writes of bound fields, those of constants left out.
  llvm::SmallVector<Touch, 4> writesOf(FuncId f) const;
  /// Who comes to the first comes to the second: both stand in the same branches, loops and attempts.
  bool runsStraight(FuncId f, ir::InstrId first, ir::InstrId second) const;

private:
  const CheckContext &context;
  const Program &program;
  const Facts &facts;
  std::map<std::pair<Field, Field>, Bond> bonds;
  std::set<Field> bound;           ///< fields of some bond
  std::map<FuncId, Touch> getters; ///< methods that do nothing but return one

  llvm::DenseSet<FuncId> touching;

  void collectTouching(FuncId f);
  bool isWrite(const Event &e) const;
  bool isConstant(const Event &e, ModuleId module) const;
  void collect(FuncId f);
  void bind(FuncId f, LockId lock, const std::map<Field, const Event *> &fields);
  void collectGetter(FuncId f);
  std::optional<Touch> attributeAt(FuncId f, ir::InstrId value) const;
  ir::InstrId objectOf(FuncId f, ir::InstrId owner) const;
  ir::InstrId ownerOf(FuncId f, const Event &e) const;
  std::optional<Touch> touchOf(FuncId f, ir::InstrId value) const;
};

} // namespace threadlint
