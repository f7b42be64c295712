// What is known of conditions on one path: names that were tested or set to constants, results of calls.
#pragma once

#include "ir/Ir.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include <optional>

namespace threadlint {

/// Sorted by the id of what is known to be true or false.
using PathFacts = llvm::SmallVector<std::pair<uint32_t, bool>, 4>;

/// The conditions of one function.
class PathConditions {
public:
  PathConditions(const ir::Module &module, const ir::Function &function);
  /// The truth of a value; `ofCall`: that of calls.
  std::optional<bool> truth(const PathFacts &facts, uint32_t value) const;
  /// The condition has come out so.
  void assume(PathFacts &facts, uint32_t condition, bool value);
  /// The result of a call.
  void setResult(PathFacts &facts, uint32_t call, bool value) { set(facts, idOf(call), value); }
  /// A store: what was known of the variable is over, what is known of the value goes on.
  void store(PathFacts &facts, const ir::Instr &store);
  /// The test of a statement is over: parts of it are not asked again.
  void forgetParts(PathFacts &facts, uint32_t condition) const;

private:
  const ir::Module &m;
  llvm::StringMap<uint32_t> ids;
  std::vector<std::string> names;           ///< by id; "" of results
  llvm::DenseMap<uint32_t, uint32_t> tests; ///< by id: how often the function asks for it
  llvm::DenseMap<uint32_t, uint32_t> byValue;
  llvm::DenseMap<uint32_t, bool> operands; ///< of `and`, `or`

  uint32_t idOf(uint32_t value);
  std::string nameOf(uint32_t value) const;
  static void set(PathFacts &facts, uint32_t id, bool value);
  static std::optional<bool> find(const PathFacts &facts, uint32_t id);
  std::optional<bool> truthOf(const PathFacts &facts, uint32_t value, unsigned depth) const;
};

} // namespace threadlint
