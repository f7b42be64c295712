// TOML text -> a plain tree with line numbers, and strict access to the keys of its tables.
#pragma once

#include "rulegen.h"
#include <optional>

namespace threadlint::rulegen {

/// A TOML value of a kind that the data files use.
struct Value {
  enum class Kind : uint8_t { String, Integer, Boolean, Array, Table };
  struct Entry;

  Kind kind = Kind::Table;
  uint32_t line = 1;
  std::string text;
  int64_t number = 0;
  bool flag = false;
  std::vector<Value> items;
  std::vector<Entry> entries; ///< sorted by key
};
struct Value::Entry {
  std::string key;
  Value value;
};

/// Parses a document; `firstLine` is the line of the file on which `text` starts. None after a problem.
std::optional<Value> parseToml(llvm::StringRef path, llvm::StringRef text, uint32_t firstLine,
                               Problems &problems);

/// One spelling in the data files and the C++ enumerator it stands for.
struct EnumName {
  llvm::StringLiteral spelled, enumerator;
};

/// Takes the keys out of one table, each at most once; a wrong type is a problem, and so is a key nobody
/// took.
class Fields {
public:
  Fields(const Value &value, llvm::StringRef path, std::string what, Problems &problems);

  std::string text(llvm::StringRef key);         ///< "" when absent
  std::string requiredText(llvm::StringRef key); ///< not empty
  std::vector<std::string> texts(llvm::StringRef key);
  bool boolean(llvm::StringRef key, bool absent = false);
  uint32_t number(llvm::StringRef key); ///< 0 when absent
  VersionData version(llvm::StringRef key);
  llvm::StringRef enumerator(llvm::StringRef key, llvm::ArrayRef<EnumName> names, llvm::StringRef absent);
  llvm::ArrayRef<Value> tables(llvm::StringRef key);
  bool has(llvm::StringRef key) const { return find(key) != nullptr; }
  /// Reports the keys that were not taken.
  void finish();

  Place place() const { return {path.str(), table.line}; }
  Place placeOf(llvm::StringRef key) const;
  void problem(llvm::StringRef key, std::string message);

private:
  const Value *find(llvm::StringRef key) const;
  const Value *take(llvm::StringRef key, Value::Kind kind);

  const Value &table;
  llvm::StringRef path;
  std::string what; ///< for messages: "class `Thread`"
  Problems &problems;
  std::vector<std::string> taken;
};

} // namespace threadlint::rulegen
