// Text -> the suppression comments in it.
#pragma once

#include "source/Source.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace threadlint {

/// Calls `comment(span, line)` for each real comment: from `#` to the end of its line, line counted from 1.
void forEachComment(llvm::StringRef text, llvm::function_ref<void(Span, uint32_t)> comment);

/// The lines, from 1, that end outside of brackets and strings, in order: where statements end, and empty
/// lines.
std::vector<uint32_t> statementEnds(llvm::StringRef text);

/// In order of place. Not cheap: ask mentionsSuppression() first.
std::vector<Suppression> findSuppressions(llvm::StringRef text);

} // namespace threadlint
