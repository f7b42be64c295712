// The table of operator methods.
#include "flow/Operators.h"

namespace threadlint {

using ir::Operator;

static constexpr OperatorMethods Methods[] = {
    {Operator::Add, "__add__", "__radd__", "__iadd__"},
    {Operator::Sub, "__sub__", "__rsub__", "__isub__"},
    {Operator::Mul, "__mul__", "__rmul__", "__imul__"},
    {Operator::Div, "__truediv__", "__rtruediv__", "__itruediv__"},
    {Operator::FloorDiv, "__floordiv__", "__rfloordiv__", "__ifloordiv__"},
    {Operator::Mod, "__mod__", "__rmod__", "__imod__"},
    {Operator::Pow, "__pow__", "__rpow__", "__ipow__"},
    {Operator::MatMul, "__matmul__", "__rmatmul__", "__imatmul__"},
    {Operator::LShift, "__lshift__", "__rlshift__", "__ilshift__"},
    {Operator::RShift, "__rshift__", "__rrshift__", "__irshift__"},
    {Operator::BitAnd, "__and__", "__rand__", "__iand__"},
    {Operator::BitOr, "__or__", "__ror__", "__ior__"},
    {Operator::BitXor, "__xor__", "__rxor__", "__ixor__"},
    {Operator::Not, "__bool__", "__len__", "__nonzero__"},
    {Operator::Neg, "__neg__", "", ""},
    {Operator::Pos, "__pos__", "", ""},
    {Operator::Invert, "__invert__", "", ""},
    {Operator::Eq, "__eq__", "__eq__", ""},
    {Operator::Ne, "__ne__", "__ne__", ""},
    {Operator::Lt, "__lt__", "__gt__", ""},
    {Operator::Le, "__le__", "__ge__", ""},
    {Operator::Gt, "__gt__", "__lt__", ""},
    {Operator::Ge, "__ge__", "__le__", ""},
    {Operator::In, "__eq__", "__contains__", ""},
    {Operator::NotIn, "__eq__", "__contains__", ""},
};

const OperatorMethods *methodsOf(Operator op) {
  for (const OperatorMethods &row : Methods)
    if (row.op == op)
      return &row;
  return nullptr;
}

} // namespace threadlint
