// The keys of the configuration: one table, from which files are read and the schema and the manual are made.
#pragma once

#include "diag/Options.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>

namespace llvm {
class raw_ostream;
}

namespace threadlint {

enum class Key : uint8_t {
  Extend,
  Select,
  ExtendSelect,
  Ignore,
  PerFileIgnores,
  Preview,
  Latent,
  MinConfidence,
  Baseline,
  Runtime,
  TargetVersion,
  Src,
  ApiModels,
  Exclude,
  ExtendExclude,
  ForceExclude,
  RespectGitignore,
  Cores,
  OutputFormat,
  Fix,
  UnsafeFixes,
  ShowFixes,
  Rules,
};
inline constexpr size_t KeyCount = static_cast<size_t>(Key::Rules) + 1;

enum class KeyType : uint8_t {
  Text,
  Texts,       ///< a list of strings
  TextOrTexts, ///< a string, or a list of them
  Flag,
  Number,
  Lists, ///< a table whose values are lists of strings
  Rules, ///< a table of the options of each rule
};

struct KeyInfo {
  Key key;
  llvm::StringLiteral name;
  KeyType type;
  llvm::StringLiteral byDefault; ///< as TOML
  llvm::StringLiteral example;   ///< a value as TOML
  llvm::StringLiteral words;     ///< the strings allowed, with `|` between them; "": any
  bool isPath;                   ///< relative to the folder of the file that says it
  llvm::StringLiteral help;      ///< whole sentences
};

/// In the order of `Key`.
llvm::ArrayRef<KeyInfo> allKeys();
const KeyInfo &infoOf(Key key);
/// Null when there is no such key.
const KeyInfo *findKey(llvm::StringRef name);
/// The key that was probably meant; "" when none is close.
llvm::StringRef closestKey(llvm::StringRef typed);
/// The name that was probably meant; "" when none is close.
llvm::StringRef closest(llvm::StringRef typed, llvm::ArrayRef<llvm::StringRef> names);
/// For people: "a list of strings".
llvm::StringRef wordsFor(KeyType type);

/// The JSON schema (draft 7) of a `threadlint.toml`.
void writeSchema(llvm::raw_ostream &os);
/// The page of the manual.
void writeReference(llvm::raw_ostream &os);
/// What `threadlint config KEY` shows.
void writeKey(const KeyInfo &info, llvm::raw_ostream &os);
/// What `threadlint config rules.THR806` shows.
void writeRuleOptions(RuleId rule, llvm::raw_ostream &os);

} // namespace threadlint
