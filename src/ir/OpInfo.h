// What each instruction's operands are and how it is printed: one table for the printer and the verifier.
#pragma once

#include "ir/Ir.h"

namespace threadlint::ir {

/// The meaning of a field of an instruction. `Opt` fields may be none.
enum class Operand : uint8_t {
  Unused, ///< must be none
  Value,
  OptValue,
  Name,
  OptName,
  OptScope,
  Func,
  Class,
  Number,
  Text,     ///< of a Const: by its kind a NameId, a number or none
  ArgBegin, ///< first of the arguments
  ArgCount,
  Closing,   ///< of an opening marker: its closing one
  Opening,   ///< of any other marker: its opening one
  OuterLoop, ///< the Loop marker around a Break or Continue
};

enum class AuxKind : uint8_t { Unused, Const, Scope, Binary, Unary, Compare, Select, Comp, Loop, Number };

/// `format`: $a $b $c = an operand by its meaning, $k = aux, $* = the arguments, $i = the instruction itself,
/// $. = aux dots, <...> = only when every operand in it is there.
struct OpInfo {
  Op op;
  bool makesValue;
  Operand a, b, c;
  AuxKind aux;
  uint8_t flags; ///< those it may have; Discarded goes with any value
  llvm::StringLiteral format;

  /// The word it is called by.
  llvm::StringRef word() const {
    return format.take_while([](char ch) { return ch == '_' || (ch >= 'a' && ch <= 'z'); });
  }
};

const OpInfo &opInfo(Op op);

/// By AuxKind: the words of the enumerators; empty for Unused and Number.
llvm::ArrayRef<llvm::StringLiteral> auxWords(AuxKind kind);

} // namespace threadlint::ir
