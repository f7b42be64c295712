// TOML text -> a plain tree with line numbers, and strict access to the keys of its tables.
#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace threadlint::data {

/// Where something stands in the data files; lines are 1-based.
struct Place {
  std::string file;
  uint32_t line = 1;
  friend auto operator<=>(const Place &, const Place &) = default;
};

/// Everything wrong with the data; nothing is generated while there is any.
class Problems {
public:
  struct Problem {
    Place place;
    std::string message;
    friend auto operator<=>(const Problem &, const Problem &) = default;
  };
  void add(Place place, std::string message) { list.push_back({std::move(place), std::move(message)}); }
  bool empty() const { return list.empty(); }
  /// "file:line: message" lines, sorted, without duplicates.
  std::string text() const;

private:
  std::vector<Problem> list;
};

/// A (major, minor) Python version; 0.0 = none.
struct VersionData {
  unsigned major = 0, minor = 0;
  explicit operator bool() const { return major != 0; }
  friend auto operator<=>(const VersionData &, const VersionData &) = default;
};

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
  uint8_t value = 0; ///< of the enumerator; of the words of the API files only
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
  std::string suggestion(llvm::StringRef key) const;

  const Value &table;
  llvm::StringRef path;
  std::string what; ///< for messages: "class `Thread`"
  Problems &problems;
  std::vector<std::string> taken;
};

} // namespace threadlint::data
