// The spellings that the data files use for enumerators beside those of the API files; the only list of them.
#pragma once

#include "rulegen.h"

#include "data/ApiNames.h"

namespace threadlint::rulegen {

inline constexpr EnumName Severities[] = {{"error", "Error"}, {"warning", "Warning"}, {"note", "Note"}};

inline constexpr EnumName Implementations[] = {
    {"cpython", "CPython"}, {"pypy", "PyPy"}, {"jython", "Jython"}};

inline constexpr EnumName SwitchPointNames[] = {
    {"anywhere", "Anywhere"}, {"bytecodes", "Bytecodes"}, {"calls-and-jumps", "CallsAndJumps"}};

} // namespace threadlint::rulegen
