// Whether code runs only where somebody looked first: version tests, `hasattr`, caught errors, expected
// errors.
#pragma once

#include "checks/Checks.h"
#include <initializer_list>

namespace threadlint {

/// If, Loop, Try, With and Match; their ends.
bool opensBlock(ir::Op op);
bool closesBlock(ir::Op op);

/// Every If, Try, With ... whose body or arm holds the instruction, innermost last; of its own function only.
llvm::SmallVector<ir::InstrId, 8> enclosingMarkers(const Program &program, Ref where);

/// The innermost of them that is a loop; none: no loop is around it.
ir::InstrId loopAround(const Program &program, Ref where);

/// Under an `if` or a case, in a handler of errors or behind one: its function may run without it. A loop
/// that perhaps never turns is no test.
bool isUnderTest(const Program &program, Ref where);

/// The same, or in a loop: its function runs it as often as may be, or not at all.
bool isUnderTestOrLoop(const Program &program, Ref where);

/// The statement that `tryMarker` opens has had a handler by then.
bool isBehindHandler(const ir::Module &module, ir::InstrId tryMarker, ir::InstrId where);

/// Whether handlers of every error count, too: a bare one, one for `Exception`.
enum class Broad : bool { No, Yes };

/// The handler that starts at `except` names one of `exceptions`; `broad`: or catches everything. `end`: of
/// its `try`.
bool handlerCatches(const ir::Module &module, uint32_t except, uint32_t end,
                    std::initializer_list<llvm::StringRef> exceptions, bool broad);

/// Stands in a `try` (body or handler) that has a handler for one of `exceptions`.
bool isCaught(const Program &program, Ref where, std::initializer_list<llvm::StringRef> exceptions,
              Broad broad = Broad::Yes);

/// Under an `if` about the interpreter's version or about what it has, in this function or around it, or in a
/// `try` that catches the lack of it. `alternative`: such a `try` counts only when it names this too.
bool isVersionGuarded(const Program &program, Ref where, llvm::StringRef alternative = "");

/// Inside `with pytest.raises(...)`, `with self.assertRaises(...)` and the like: the failure is what is
/// wanted.
bool isExpectedToFail(const Program &program, Ref where);

/// In a file or function that only tests run.
bool isTestCode(const CheckContext &context, Ref where);

/// A comment or the docstring of the function speaks of locks or threads: somebody has thought about it.
bool isExplained(const CheckContext &context, FuncId f);

/// Under `if __name__ == "__main__":`.
bool isUnderMainGuard(const Program &program, Ref where);

} // namespace threadlint
