// `# thread-confined: who`, `# thread-safe`: what the code says nobody needs to look after -> the findings
// about it, and the notes that are of no use.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

class Trusted {
public:
  explicit Trusted(const CheckContext &context);

  /// Drops the findings from `first` on that are about trusted things, and remembers what was of use.
  void drop(std::vector<Finding> &findings, size_t first);

  /// THR005: notes that stand at no declaration, or name nothing.
  void reportMisplaced(RuleId rule) const;
  /// THR004: notes without which no more would be found. All rules on shared state must have run.
  void reportUnused(RuleId rule) const;

private:
  struct Claim {
    ModuleId module;
    Span where;
    const char *wrong = nullptr; ///< what is wrong with it, if anything
    bool isTrust = false;        ///< not one about a lock
    bool isUsed = false;
  };
  struct Region {
    FileId file;
    Span span;
    uint32_t claim;
  };
  using Found = std::optional<uint32_t>; ///< index into `claims`; the last one of all for modelled classes

  const CheckContext &context;
  const Program &program;
  std::vector<Claim> claims;
  std::vector<Region> regions; ///< functions and classes
  llvm::DenseMap<VarId, uint32_t> variables;
  llvm::DenseMap<SiteId, uint32_t> objects;
  llvm::DenseMap<ClassId, uint32_t> classes;
  bool modelled = false; ///< the model knows thread-safe classes

  void readNotes(ModuleId module);
  void readAnnotations(ModuleId module);
  void trustStore(Ref store, uint32_t claim);
  void trustVariable(VarId v, uint32_t claim);
  void trustClasses();
  Found claimOn(ClassId cls) const;
  Found claimOn(const AbstractValue &value) const;
  Found claimOn(Ref place) const;
  Found claimBehind(Ref access) const;
  Found claimAt(FileId file, Span span) const;
  Found claimOn(const Finding &finding) const;
  void report(RuleId rule, const Claim &claim, llvm::ArrayRef<std::string> arguments) const;
};

/// Whether its findings are about state that threads share.
bool isAboutSharedState(RuleId rule);

} // namespace threadlint
