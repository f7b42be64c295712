// The words of the syntax tree: node kinds and roles, independent of the parser's own numbering.
#pragma once

#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace threadlint {

/// Named nodes: own name, name in the grammar.
#define THREADLINT_SYNTAX_NODES(X)                                                                           \
  X(Module, "module")                                                                                        \
  X(ImportStatement, "import_statement")                                                                     \
  X(ImportPrefix, "import_prefix")                                                                           \
  X(RelativeImport, "relative_import")                                                                       \
  X(FutureImport, "future_import_statement")                                                                 \
  X(ImportFrom, "import_from_statement")                                                                     \
  X(AliasedImport, "aliased_import")                                                                         \
  X(WildcardImport, "wildcard_import")                                                                       \
  X(PrintStatement, "print_statement")                                                                       \
  X(Chevron, "chevron")                                                                                      \
  X(Assert, "assert_statement")                                                                              \
  X(ExpressionStatement, "expression_statement")                                                             \
  X(NamedExpression, "named_expression")                                                                     \
  X(Return, "return_statement")                                                                              \
  X(Delete, "delete_statement")                                                                              \
  X(Raise, "raise_statement")                                                                                \
  X(Pass, "pass_statement")                                                                                  \
  X(Break, "break_statement")                                                                                \
  X(Continue, "continue_statement")                                                                          \
  X(If, "if_statement")                                                                                      \
  X(ElifClause, "elif_clause")                                                                               \
  X(ElseClause, "else_clause")                                                                               \
  X(Match, "match_statement")                                                                                \
  X(CaseClause, "case_clause")                                                                               \
  X(For, "for_statement")                                                                                    \
  X(While, "while_statement")                                                                                \
  X(Try, "try_statement")                                                                                    \
  X(ExceptClause, "except_clause")                                                                           \
  X(FinallyClause, "finally_clause")                                                                         \
  X(With, "with_statement")                                                                                  \
  X(WithClause, "with_clause")                                                                               \
  X(WithItem, "with_item")                                                                                   \
  X(FunctionDef, "function_definition")                                                                      \
  X(Parameters, "parameters")                                                                                \
  X(LambdaParameters, "lambda_parameters")                                                                   \
  X(ListSplat, "list_splat")                                                                                 \
  X(DictionarySplat, "dictionary_splat")                                                                     \
  X(Global, "global_statement")                                                                              \
  X(Nonlocal, "nonlocal_statement")                                                                          \
  X(Exec, "exec_statement")                                                                                  \
  X(TypeAlias, "type_alias_statement")                                                                       \
  X(ClassDef, "class_definition")                                                                            \
  X(TypeParameter, "type_parameter")                                                                         \
  X(ArgumentList, "argument_list")                                                                           \
  X(DecoratedDefinition, "decorated_definition")                                                             \
  X(Decorator, "decorator")                                                                                  \
  X(Block, "block")                                                                                          \
  X(ExpressionList, "expression_list")                                                                       \
  X(DottedName, "dotted_name")                                                                               \
  X(CasePattern, "case_pattern")                                                                             \
  X(UnionPattern, "union_pattern")                                                                           \
  X(DictPattern, "dict_pattern")                                                                             \
  X(KeywordPattern, "keyword_pattern")                                                                       \
  X(SplatPattern, "splat_pattern")                                                                           \
  X(ClassPattern, "class_pattern")                                                                           \
  X(ComplexPattern, "complex_pattern")                                                                       \
  X(TuplePattern, "tuple_pattern")                                                                           \
  X(ListPattern, "list_pattern")                                                                             \
  X(DefaultParameter, "default_parameter")                                                                   \
  X(TypedDefaultParameter, "typed_default_parameter")                                                        \
  X(ListSplatPattern, "list_splat_pattern")                                                                  \
  X(DictionarySplatPattern, "dictionary_splat_pattern")                                                      \
  X(AsPattern, "as_pattern")                                                                                 \
  X(AsPatternTarget, "as_pattern_target")                                                                    \
  X(NotOperator, "not_operator")                                                                             \
  X(BooleanOperator, "boolean_operator")                                                                     \
  X(BinaryOperator, "binary_operator")                                                                       \
  X(UnaryOperator, "unary_operator")                                                                         \
  X(ComparisonOperator, "comparison_operator")                                                               \
  X(Lambda, "lambda")                                                                                        \
  X(Assignment, "assignment")                                                                                \
  X(AugmentedAssignment, "augmented_assignment")                                                             \
  X(PatternList, "pattern_list")                                                                             \
  X(Yield, "yield")                                                                                          \
  X(Attribute, "attribute")                                                                                  \
  X(Subscript, "subscript")                                                                                  \
  X(Slice, "slice")                                                                                          \
  X(Call, "call")                                                                                            \
  X(TypedParameter, "typed_parameter")                                                                       \
  X(Type, "type")                                                                                            \
  X(SplatType, "splat_type")                                                                                 \
  X(GenericType, "generic_type")                                                                             \
  X(UnionType, "union_type")                                                                                 \
  X(ConstrainedType, "constrained_type")                                                                     \
  X(MemberType, "member_type")                                                                               \
  X(KeywordArgument, "keyword_argument")                                                                     \
  X(List, "list")                                                                                            \
  X(Set, "set")                                                                                              \
  X(Tuple, "tuple")                                                                                          \
  X(Dictionary, "dictionary")                                                                                \
  X(Pair, "pair")                                                                                            \
  X(ListComprehension, "list_comprehension")                                                                 \
  X(DictionaryComprehension, "dictionary_comprehension")                                                     \
  X(SetComprehension, "set_comprehension")                                                                   \
  X(GeneratorExpression, "generator_expression")                                                             \
  X(Parenthesized, "parenthesized_expression")                                                               \
  X(ForInClause, "for_in_clause")                                                                            \
  X(IfClause, "if_clause")                                                                                   \
  X(Conditional, "conditional_expression")                                                                   \
  X(ConcatenatedString, "concatenated_string")                                                               \
  X(String, "string")                                                                                        \
  X(Interpolation, "interpolation")                                                                          \
  X(FormatSpecifier, "format_specifier")                                                                     \
  X(FormatExpression, "format_expression")                                                                   \
  X(Await, "await")                                                                                          \
  X(PositionalSeparator, "positional_separator")                                                             \
  X(KeywordSeparator, "keyword_separator")                                                                   \
  X(Identifier, "identifier")                                                                                \
  X(Integer, "integer")                                                                                      \
  X(Float, "float")                                                                                          \
  X(True, "true")                                                                                            \
  X(False, "false")                                                                                          \
  X(None, "none")                                                                                            \
  X(Ellipsis, "ellipsis")

/// Tokens that carry meaning where they stand: own name, text.
#define THREADLINT_SYNTAX_TOKENS(X)                                                                          \
  X(TokAsync, "async")                                                                                       \
  X(TokFrom, "from")                                                                                         \
  X(TokColon, ":")                                                                                           \
  X(TokUnderscore, "_")                                                                                      \
  X(TokAdd, "+")                                                                                             \
  X(TokSub, "-")                                                                                             \
  X(TokMul, "*")                                                                                             \
  X(TokDiv, "/")                                                                                             \
  X(TokFloorDiv, "//")                                                                                       \
  X(TokMod, "%")                                                                                             \
  X(TokPow, "**")                                                                                            \
  X(TokMatMul, "@")                                                                                          \
  X(TokLShift, "<<")                                                                                         \
  X(TokRShift, ">>")                                                                                         \
  X(TokBitAnd, "&")                                                                                          \
  X(TokBitOr, "|")                                                                                           \
  X(TokBitXor, "^")                                                                                          \
  X(TokInvert, "~")                                                                                          \
  X(TokAddAssign, "+=")                                                                                      \
  X(TokSubAssign, "-=")                                                                                      \
  X(TokMulAssign, "*=")                                                                                      \
  X(TokDivAssign, "/=")                                                                                      \
  X(TokFloorDivAssign, "//=")                                                                                \
  X(TokModAssign, "%=")                                                                                      \
  X(TokPowAssign, "**=")                                                                                     \
  X(TokMatMulAssign, "@=")                                                                                   \
  X(TokLShiftAssign, "<<=")                                                                                  \
  X(TokRShiftAssign, ">>=")                                                                                  \
  X(TokBitAndAssign, "&=")                                                                                   \
  X(TokBitOrAssign, "|=")                                                                                    \
  X(TokBitXorAssign, "^=")                                                                                   \
  X(TokEq, "==")                                                                                             \
  X(TokNe, "!=")                                                                                             \
  X(TokLtGt, "<>")                                                                                           \
  X(TokLt, "<")                                                                                              \
  X(TokLe, "<=")                                                                                             \
  X(TokGt, ">")                                                                                              \
  X(TokGe, ">=")                                                                                             \
  X(TokIs, "is")                                                                                             \
  X(TokIsNot, "is not")                                                                                      \
  X(TokIn, "in")                                                                                             \
  X(TokNotIn, "not in")                                                                                      \
  X(TokAnd, "and")                                                                                           \
  X(TokOr, "or")

enum class SyntaxKind : uint16_t {
  Dropped, ///< never in a tree: punctuation, comments, string parts
  Error,   ///< what the parser could not place
  Missing, ///< a token the parser had to invent
#define X(name, text) name,
  THREADLINT_SYNTAX_NODES(X) THREADLINT_SYNTAX_TOKENS(X)
#undef X
};

inline bool isToken(SyntaxKind kind) { return kind >= SyntaxKind::TokAsync || kind == SyntaxKind::Missing; }

/// Roles of children, named as in the grammar.
#define THREADLINT_SYNTAX_FIELDS(X)                                                                          \
  X(Alias, "alias")                                                                                          \
  X(Alternative, "alternative")                                                                              \
  X(Argument, "argument")                                                                                    \
  X(Arguments, "arguments")                                                                                  \
  X(Attribute, "attribute")                                                                                  \
  X(Body, "body")                                                                                            \
  X(Cause, "cause")                                                                                          \
  X(Code, "code")                                                                                            \
  X(Condition, "condition")                                                                                  \
  X(Consequence, "consequence")                                                                              \
  X(Definition, "definition")                                                                                \
  X(Expression, "expression")                                                                                \
  X(FormatSpecifier, "format_specifier")                                                                     \
  X(Function, "function")                                                                                    \
  X(Guard, "guard")                                                                                          \
  X(Key, "key")                                                                                              \
  X(Left, "left")                                                                                            \
  X(ModuleName, "module_name")                                                                               \
  X(Name, "name")                                                                                            \
  X(Object, "object")                                                                                        \
  X(Operator, "operator")                                                                                    \
  X(Operators, "operators")                                                                                  \
  X(Parameters, "parameters")                                                                                \
  X(ReturnType, "return_type")                                                                               \
  X(Right, "right")                                                                                          \
  X(Subject, "subject")                                                                                      \
  X(Subscript, "subscript")                                                                                  \
  X(Superclasses, "superclasses")                                                                            \
  X(Type, "type")                                                                                            \
  X(TypeParameters, "type_parameters")                                                                       \
  X(Value, "value")

enum class SyntaxField : uint8_t {
  None_,
#define X(name, text) name,
  THREADLINT_SYNTAX_FIELDS(X)
#undef X
};

/// `FunctionDef`, `TokAdd` ...: for dumps and tests.
llvm::StringRef kindName(SyntaxKind kind);

} // namespace threadlint
