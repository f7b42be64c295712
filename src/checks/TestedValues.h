// A program -> the values it tests for truth: conditions, operands of `not`, `assert`, `any` and `all`.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// `test`: the instruction that tests it. A value that several instructions test is visited once.
void forEachTested(const Program &program, llvm::function_ref<void(Ref value, Ref test)> visit);

} // namespace threadlint
