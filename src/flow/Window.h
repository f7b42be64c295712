// A read and the write that depends on it -> where another thread can come between them, on one runtime.
//
// What counts as a switch point with a GIL was measured (testdata/probes/windows.py): CPython up to 3.9 and
// PyPy look for other threads between bytecodes, CPython from 3.10 on after calls, on entry to a Python
// function and at backward jumps only.
#pragma once

#include "link/Link.h"

namespace threadlint {

/// What lets another thread run.
enum class SwitchCause : uint8_t {
  None,       ///< nothing does: the window is closed
  Parallel,   ///< no GIL: threads run at the same time
  Bytecode,   ///< the interpreter may switch between any two bytecodes
  Call,       ///< a call
  Property,   ///< a property, `__getattr__` or `__setattr__` of the project
  Operator,   ///< an operator, subscript, comparison or formatting that a class of the project defines
  Jump,       ///< a loop
  With,       ///< a `with` statement is entered or left
  Suspension, ///< `await` or `yield`
  ClassBody,  ///< a class statement
};

struct Window {
  SwitchCause cause = SwitchCause::None;
  Ref where; ///< the first switch point; none for None, Parallel and Bytecode
  bool isOpen() const { return cause != SwitchCause::None; }
};

/// The window from `read` to the store `write` of the same function, both left out but for code that the
/// store itself runs (a setter) and the end of a call that reads. A loop in between counts even if it may
/// make no turn.
Window windowOn(const Program &program, const Runtime &runtime, Ref read, Ref write);

} // namespace threadlint
