// Operators -> the methods by which a class defines them.
#pragma once

#include "ir/Ir.h"
#include "llvm/ADT/StringRef.h"

namespace threadlint {

/// The methods by which the left and the right operand define an operator; "" = there is none. Of unary
/// operators: all that the operand may define.
struct OperatorMethods {
  ir::Operator op;
  llvm::StringRef left, right, inPlace;
};

/// Null for operators that call no method (`is`, `and`).
const OperatorMethods *methodsOf(ir::Operator op);

} // namespace threadlint
