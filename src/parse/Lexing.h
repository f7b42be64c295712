// The grammar's token functions, made fast for the text of real programs: ASCII, in one piece of memory.
#pragma once

#include "llvm/ADT/StringRef.h"
#include <cstdint>

struct TSLanguage;
struct TSLexer;

namespace threadlint::parsing {

/// Puts functions before those of `language` that make the same tokens, the frequent ones without calling
/// them. What a token looks like is asked of the grammar itself; only the shape of Python's words and
/// comments is known here.
void speedUpLexing(TSLanguage &language);

/// Makes `lexer` go on faster; the library sets it up anew for each parse.
void useFastSteps(TSLexer *lexer);
/// The same within string contents, where the grammar's scanner only steps over most characters.
void useStringSteps(TSLexer *lexer);
/// What comes next, as far as it is in one piece of memory.
llvm::StringRef textAhead(TSLexer *lexer);
uint32_t positionOf(TSLexer *lexer);
void makeEmptyToken(TSLexer *lexer, uint16_t symbol);

} // namespace threadlint::parsing
