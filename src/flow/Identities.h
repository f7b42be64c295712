// Which object a value is: one made once, what a variable of one run holds, or what an entry is given.
#pragma once

#include "flow/Impl.h"
#include <map>

namespace threadlint {

class Identities {
public:
  explicit Identities(Flow &flow) : flow(flow), program(flow.program), facts(flow.facts) {}

  /// `parameters`: of the function that the value is in.
  IdentityId of(llvm::ArrayRef<IdentityId> parameters, Ref value);
  /// The object that a call makes.
  IdentityId ofResult(llvm::ArrayRef<IdentityId> parameters, Ref call);
  IdentityId given(EntryId e, uint32_t index) { return intern({Identity::Given, e.v, index, {}, false}); }
  IdentityId unseen(ClassId cls) { return intern({Identity::Unseen, cls.v, 0, {}, false}); }
  /// Code of `starter` starts the entry.
  void give(EntryId e, FuncId starter, llvm::ArrayRef<IdentityId> parameters);
  /// When all starts are known: fills Facts::grounds.
  void ground();

private:
  Flow &flow;
  const Program &program;
  Facts &facts;
  std::map<decltype(std::declval<Identity>().key()), IdentityId> known;

  IdentityId intern(Identity x);
  SiteId madeOnce(Ref value) const;
  IdentityId ofLocal(llvm::ArrayRef<IdentityId> parameters, Ref load);
  void groundOne(IdentityId x);
};

} // namespace threadlint
