// Conflicts -> findings at the access that somebody must act on.
#pragma once

#include "checks/Conflicts.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace threadlint {

/// Reports the conflicts of one kind that `wanted` takes. Arguments of the message: the place, what is done
/// to it as written, the thread that comes in between. Stands at the write; for decisions at the test.
void reportConflicts(const CheckContext &context, RuleId rule, ConflictKind kind,
                     llvm::function_ref<bool(const Conflict &)> wanted);
void reportConflicts(const CheckContext &context, RuleId rule, ConflictKind kind);
/// Lost updates of variables of one kind.
void reportLostUpdates(const CheckContext &context, RuleId rule, VarRoot root);

/// Files and folders that are looked for and then made: `if not os.path.exists(p): os.mkdir(p)`.
void reportFileRaces(const CheckContext &context, RuleId rule);

/// The variable as the code spells it: of an element, the container.
std::string textOfPlace(const CheckContext &context, const Access &access);
/// The code of an access up to the end of what it writes: "total += 1".
std::string textOfWrite(const CheckContext &context, const Access &access);

/// "another `worker` thread", "the main thread", "`produce` (started on line 12)": the thread behind `other`,
/// as seen from the one behind `self`.
std::string describeThread(const CheckContext &context, const Access &self, const Access &other);

} // namespace threadlint
