// Objects that threads meet at -> who uses them, and how many threads that are.
#pragma once

#include "checks/Guards.h"
#include <optional>

namespace threadlint {

/// How many threads of the entry there are in all; none: the source does not say.
std::optional<double> threadsOf(const CheckContext &context, EntryId entry);
/// The constant that the value is, through variables; none: not known.
std::optional<double> constantOf(const CheckContext &context, Ref value);

/// A call `x.method(...)` on an object made at one of some sites.
struct MethodUse {
  Ref call;
  Ref receiver;
};
/// Calls of a method on objects made there. `elsewhere`: set when the method is called on an object nobody
/// knows.
std::vector<MethodUse> usesOf(const Program &program, llvm::ArrayRef<SiteId> sites, llvm::StringRef method,
                              bool *elsewhere = nullptr);

/// Who may be at an instruction: entries (none: the main thread), sorted; empty: nobody is seen to come
/// there.
llvm::SmallVector<EntryId, 2> crewAt(const CheckContext &context, Ref where);

/// The argument of that name or position is given and is not None.
bool isGivenTimeout(const ir::Module &module, const ir::Instr &call, unsigned position, llvm::StringRef name);

/// "`f`", "the module": for messages.
std::string shownName(const Program &program, FuncId f);

} // namespace threadlint
