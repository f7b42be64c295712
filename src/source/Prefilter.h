// Bytes -> does one of a few words occur in them? One pass at several bytes a cycle.
#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace threadlint {

/// A word and the offset of the two of its bytes that are rarest in source text; the scan looks for those
/// first.
struct Word {
  llvm::StringLiteral text;
  uint8_t rarePair;
};

/// Case-sensitive; in any place, also inside a longer word.
bool containsAnyWord(llvm::StringRef text, llvm::ArrayRef<Word> words);

/// Holds `text` a word that can start an analysis (threads, locks, pools, event loops)?
bool mentionsConcurrency(llvm::StringRef text);

/// May `text` hold a suppression comment?
bool mentionsSuppression(llvm::StringRef text);

} // namespace threadlint
