// Op -> what its operands are and how it is printed.
#include "OpInfo.h"

#include <iterator>

namespace threadlint::ir {

namespace {

using O = Operand;
using A = AuxKind;
using namespace flag;

// clang-format off
constexpr OpInfo Table[] = {
    {Op::Const, true, O::Text, O::Unused, O::Unused, A::Const, 0, "const $a"},
    {Op::FString, true, O::Unused, O::ArgBegin, O::ArgCount, A::Unused, 0, "fstring ($*)"},
    {Op::Poison, true, O::Unused, O::Unused, O::Unused, A::Unused, 0, "poison"},
    {Op::Load, true, O::Name, O::OptScope, O::Unused, A::Scope, InPlace, "load $a ($k< $b>)"},
    {Op::Store, false, O::Name, O::OptScope, O::Value, A::Scope, InPlace, "store $a ($k< $b>) = $c"},
    {Op::Del, false, O::Name, O::OptScope, O::Unused, A::Scope, 0, "del $a ($k< $b>)"},
    {Op::Annot, false, O::Name, O::OptScope, O::Value, A::Scope, 0, "annot $a ($k< $b>): $c"},
    {Op::LoadAttr, true, O::Value, O::Name, O::Unused, A::Unused, InPlace, "load_attr $a.$b"},
    {Op::StoreAttr, false, O::Value, O::Name, O::Value, A::Unused, InPlace, "store_attr $a.$b = $c"},
    {Op::DelAttr, false, O::Value, O::Name, O::Unused, A::Unused, 0, "del_attr $a.$b"},
    {Op::AnnotAttr, false, O::Value, O::Name, O::Value, A::Unused, 0, "annot_attr $a.$b: $c"},
    {Op::LoadItem, true, O::Value, O::Value, O::Unused, A::Unused, InPlace, "load_item $a[$b]"},
    {Op::StoreItem, false, O::Value, O::Value, O::Value, A::Unused, InPlace, "store_item $a[$b] = $c"},
    {Op::DelItem, false, O::Value, O::Value, O::Unused, A::Unused, 0, "del_item $a[$b]"},
    {Op::BinOp, true, O::Value, O::Value, O::Unused, A::Binary, InPlace, "binop $a $k $b"},
    {Op::Unary, true, O::Value, O::Unused, O::Unused, A::Unary, 0, "unary $k $a"},
    {Op::Compare, true, O::Value, O::Value, O::Unused, A::Compare, 0, "compare $a $k $b"},
    {Op::Select, true, O::Value, O::Value, O::Unused, A::Select, 0, "select $k $a, $b"},
    {Op::Slice, true, O::OptValue, O::OptValue, O::OptValue, A::Unused, 0, "slice <$a>:<$b>:<$c>"},
    {Op::Call, true, O::Value, O::ArgBegin, O::ArgCount, A::Unused, Decorator | Print, "call $a($*)"},
    {Op::MakeTuple, true, O::Unused, O::ArgBegin, O::ArgCount, A::Unused, 0, "make_tuple ($*)"},
    {Op::MakeList, true, O::Unused, O::ArgBegin, O::ArgCount, A::Unused, 0, "make_list [$*]"},
    {Op::MakeSet, true, O::Unused, O::ArgBegin, O::ArgCount, A::Unused, 0, "make_set {$*}"},
    {Op::MakeDict, true, O::Unused, O::ArgBegin, O::ArgCount, A::Unused, 0, "make_dict {$*}"},
    {Op::MakeFunc, true, O::Func, O::Unused, O::Unused, A::Unused, 0, "make_func $a"},
    {Op::MakeClass, true, O::Class, O::ArgBegin, O::ArgCount, A::Unused, 0, "make_class $a($*)"},
    {Op::Comp, true, O::Value, O::OptValue, O::Unused, A::Comp, 0, "comp $k <$b: >$a"},
    {Op::IterElem, true, O::Value, O::Unused, O::Unused, A::Unused, Async, "iter_elem $a"},
    {Op::Unpack, true, O::Value, O::Number, O::Unused, A::Number, Star, "unpack $a, $b of $k"},
    {Op::Enter, true, O::Value, O::Unused, O::Unused, A::Unused, Async, "enter $a"},
    {Op::Caught, true, O::OptValue, O::Unused, O::Unused, A::Unused, 0, "caught< $a>"},
    {Op::Captured, true, O::Value, O::Unused, O::Unused, A::Unused, 0, "captured $a"},
    {Op::Import, true, O::Name, O::Unused, O::Unused, A::Unused, BindTop, "import $a"},
    {Op::ImportFrom, true, O::OptName, O::Name, O::Unused, A::Number, 0, "import_from $.<$a> $b"},
    {Op::ImportStar, false, O::OptName, O::Unused, O::Unused, A::Number, 0, "import_star $.<$a>"},
    {Op::Await, true, O::Value, O::Unused, O::Unused, A::Unused, 0, "await $a"},
    {Op::Yield, true, O::OptValue, O::Unused, O::Unused, A::Unused, 0, "yield< $a>"},
    {Op::YieldFrom, true, O::Value, O::Unused, O::Unused, A::Unused, 0, "yield_from $a"},
    {Op::Return, false, O::OptValue, O::Unused, O::Unused, A::Unused, 0, "return< $a>"},
    {Op::Raise, false, O::OptValue, O::OptValue, O::Unused, A::Unused, 0, "raise< $a>< from $b>"},
    {Op::Break, false, O::Unused, O::Unused, O::OuterLoop, A::Unused, 0, "break< $c>"},
    {Op::Continue, false, O::Unused, O::Unused, O::OuterLoop, A::Unused, 0, "continue< $c>"},
    {Op::Assert, false, O::Value, O::OptValue, O::Unused, A::Unused, 0, "assert $a<, $b>"},
    {Op::If, false, O::Value, O::Unused, O::Closing, A::Unused, 0, "if $a:"},
    {Op::Else, false, O::Unused, O::Unused, O::Opening, A::Unused, 0, "else:"},
    {Op::EndIf, false, O::Unused, O::Unused, O::Opening, A::Unused, 0, "end_if"},
    {Op::Loop, false, O::OptValue, O::Unused, O::Closing, A::Loop, 0, "loop $i $k< $a>:"},
    {Op::LoopBody, false, O::OptValue, O::Unused, O::Opening, A::Unused, 0, "body< $a>:"},
    {Op::LoopElse, false, O::Unused, O::Unused, O::Opening, A::Unused, 0, "loop_else:"},
    {Op::EndLoop, false, O::Unused, O::Unused, O::Opening, A::Unused, 0, "end_loop"},
    {Op::Try, false, O::Unused, O::Unused, O::Closing, A::Unused, 0, "try:"},
    {Op::Except, false, O::Unused, O::Unused, O::Opening, A::Unused, Star, "except:"},
    {Op::TryElse, false, O::Unused, O::Unused, O::Opening, A::Unused, 0, "try_else:"},
    {Op::Finally, false, O::Unused, O::Unused, O::Opening, A::Unused, 0, "finally:"},
    {Op::EndTry, false, O::Unused, O::Unused, O::Opening, A::Unused, 0, "end_try"},
    {Op::With, false, O::Value, O::Unused, O::Closing, A::Unused, Async, "with $a:"},
    {Op::EndWith, false, O::Unused, O::Unused, O::Opening, A::Unused, 0, "end_with"},
    {Op::Match, false, O::Value, O::Unused, O::Closing, A::Unused, 0, "match $a:"},
    {Op::Case, false, O::Unused, O::Unused, O::Opening, A::Unused, Always, "case:"},
    {Op::EndMatch, false, O::Unused, O::Unused, O::Opening, A::Unused, 0, "end_match"},
};
// clang-format on

constexpr bool isInOrder() {
  for (size_t i = 0; i < std::size(Table); ++i)
    if (Table[i].op != static_cast<Op>(i))
      return false;
  return std::size(Table) == static_cast<size_t>(Op::EndMatch) + 1;
}
static_assert(isInOrder(), "the table has a row for each Op, in the order of the enum");

constexpr llvm::StringLiteral ConstWords[] = {"None",    "True", "False", "int", "float",
                                              "complex", "str",  "bytes", "..."};
constexpr llvm::StringLiteral ScopeWords[] = {"local", "cell", "global", "class", "comp"};
constexpr llvm::StringLiteral CompWords[] = {"list", "set", "dict", "generator"};
constexpr llvm::StringLiteral LoopWords[] = {"while", "for", "comp"};
constexpr llvm::StringLiteral OperatorWords[] = {
    "if", "+", "-", "*",  "/",  "//", "%",  "**", "@",  "<<", ">>",     "&",  "|",      "^",   "not",
    "-",  "+", "~", "==", "!=", "<",  "<=", ">",  ">=", "is", "is not", "in", "not in", "and", "or"};

static_assert(std::size(ConstWords) == static_cast<size_t>(ConstKind::Ellipsis) + 1);
static_assert(std::size(ScopeWords) == static_cast<size_t>(ScopeKind::CompVar) + 1);
static_assert(std::size(CompWords) == static_cast<size_t>(CompKind::Generator) + 1);
static_assert(std::size(LoopWords) == static_cast<size_t>(LoopKind::Comprehension) + 1);
static_assert(std::size(OperatorWords) == static_cast<size_t>(Operator::Or) + 1);

} // namespace

const OpInfo &opInfo(Op op) { return Table[static_cast<size_t>(op)]; }

llvm::ArrayRef<llvm::StringLiteral> auxWords(AuxKind kind) {
  switch (kind) {
  case AuxKind::Unused:
  case AuxKind::Number:
    return {};
  case AuxKind::Const:
    return ConstWords;
  case AuxKind::Scope:
    return ScopeWords;
  case AuxKind::Binary:
  case AuxKind::Unary:
  case AuxKind::Compare:
  case AuxKind::Select:
    return OperatorWords;
  case AuxKind::Comp:
    return CompWords;
  case AuxKind::Loop:
    return LoopWords;
  }
  return {};
}

bool makesValue(Op op) { return opInfo(op).makesValue; }

bool hasArgs(Op op) { return opInfo(op).b == Operand::ArgBegin; }

} // namespace threadlint::ir
