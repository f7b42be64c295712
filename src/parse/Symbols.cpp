// Asks the grammar for the names of its symbols, so that a new grammar version only needs a look at Kinds.h.
#include "parse/Symbols.h"
#include "parse/Language.h"
#include "llvm/ADT/StringSwitch.h"
#include <tree_sitter/api.h>

namespace threadlint::parsing {

static SyntaxKind nodeKind(llvm::StringRef name) {
  llvm::StringSwitch<SyntaxKind> kind(name);
#define X(own, text) kind.Case(text, SyntaxKind::own);
  THREADLINT_SYNTAX_NODES(X)
#undef X
  return kind.Default(SyntaxKind::Dropped);
}

static SyntaxKind tokenKind(llvm::StringRef text) {
  llvm::StringSwitch<SyntaxKind> kind(text);
#define X(own, token) kind.Case(token, SyntaxKind::own);
  THREADLINT_SYNTAX_TOKENS(X)
#undef X
  return kind.Default(SyntaxKind::Dropped);
}

static Keep whenKept(SyntaxKind token) {
  if (token == SyntaxKind::Dropped)
    return Keep::Never;
  if (token == SyntaxKind::TokAsync)
    return Keep::Always;
  if (token == SyntaxKind::TokFrom)
    return Keep::InYield;
  if (token == SyntaxKind::TokColon)
    return Keep::InSlice;
  if (token == SyntaxKind::TokMul)
    return Keep::InExcept; // or as an operator
  if (token == SyntaxKind::TokUnderscore)
    return Keep::InPattern;
  return Keep::AsOperator;
}

static SyntaxField fieldOf(llvm::StringRef name) {
  llvm::StringSwitch<SyntaxField> field(name);
#define X(own, text) field.Case(text, SyntaxField::own);
  THREADLINT_SYNTAX_FIELDS(X)
#undef X
  return field.Default(SyntaxField::None_);
}

static SymbolMap makeMap() {
  const TSLanguage *language = pythonLanguage();
  SymbolMap map;
  for (uint32_t i = 0, n = ts_language_symbol_count(language); i < n; ++i) {
    auto symbol = static_cast<TSSymbol>(i);
    llvm::StringRef name = ts_language_symbol_name(language, symbol);
    Symbol entry;
    if (ts_language_symbol_type(language, symbol) == TSSymbolTypeRegular) {
      entry.kind = nodeKind(name);
      entry.keep = entry.kind == SyntaxKind::Dropped ? Keep::Never : Keep::Always;
    } else {
      entry.kind = tokenKind(name);
      entry.keep = whenKept(entry.kind);
    }
    map.symbols.push_back(entry);
  }
  map.fields.push_back(SyntaxField::None_);
  for (uint32_t i = 1, n = ts_language_field_count(language); i <= n; ++i)
    map.fields.push_back(fieldOf(ts_language_field_name_for_id(language, static_cast<TSFieldId>(i))));
  return map;
}

const SymbolMap &symbolMap() {
  static const SymbolMap map = makeMap();
  return map;
}

} // namespace threadlint::parsing
