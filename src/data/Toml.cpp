// TOML text -> Value trees and their fields, with a problem for everything unexpected.
#include "data/Toml.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <toml++/toml.h>

namespace threadlint::data {

namespace {

/// The data files need four levels: document, array of tables, array in a table, value.
constexpr unsigned MaxDepth = 8;

struct Converter {
  llvm::StringRef path;
  uint32_t firstLine;
  Problems &problems;

  uint32_t lineOf(const toml::node &node) const { return node.source().begin.line + firstLine - 1; }

  void convertTable(const toml::table &table, Value &out, unsigned depth) {
    for (auto &&[key, node] : table) {
      Value::Entry entry{std::string(key.str()), {}};
      convert(node, entry.value, depth + 1);
      entry.value.line = key.source().begin.line + firstLine - 1;
      out.entries.push_back(std::move(entry));
    }
    llvm::sort(out.entries, [](const auto &a, const auto &b) { return a.key < b.key; });
  }

  void convert(const toml::node &node, Value &out, unsigned depth) {
    out.line = lineOf(node);
    if (depth > MaxDepth) {
      problems.add({path.str(), out.line}, "nested too deeply");
    } else if (const toml::table *table = node.as_table()) {
      out.kind = Value::Kind::Table;
      convertTable(*table, out, depth);
    } else if (const toml::array *array = node.as_array()) {
      out.kind = Value::Kind::Array;
      for (const toml::node &item : *array)
        convert(item, out.items.emplace_back(), depth + 1);
    } else if (const auto *string = node.as_string()) {
      out.kind = Value::Kind::String;
      out.text = string->get();
    } else if (const auto *integer = node.as_integer()) {
      out.kind = Value::Kind::Integer;
      out.number = integer->get();
    } else if (const auto *boolean = node.as_boolean()) {
      out.kind = Value::Kind::Boolean;
      out.flag = boolean->get();
    } else {
      problems.add({path.str(), out.line},
                   "only strings, integers, booleans, arrays and tables are used here");
    }
  }
};

llvm::StringRef kindName(Value::Kind kind) {
  switch (kind) {
  case Value::Kind::String:
    return "a string";
  case Value::Kind::Integer:
    return "an integer";
  case Value::Kind::Boolean:
    return "true or false";
  case Value::Kind::Array:
    return "an array";
  case Value::Kind::Table:
    return "a table";
  }
  llvm_unreachable("all kinds are listed");
}

} // namespace

std::string Problems::text() const {
  std::vector<Problem> sorted = list;
  llvm::sort(sorted);
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::string result;
  for (const Problem &problem : sorted)
    result += problem.place.file + ":" + std::to_string(problem.place.line) + ": " + problem.message + "\n";
  return result;
}

std::optional<Value> parseToml(llvm::StringRef path, llvm::StringRef text, uint32_t firstLine,
                               Problems &problems) {
  toml::parse_result parsed = toml::parse(std::string_view(text), std::string_view(path));
  if (!parsed) {
    const toml::parse_error &error = parsed.error();
    problems.add({path.str(), error.source().begin.line + firstLine - 1}, std::string(error.description()));
    return std::nullopt;
  }
  Value root;
  Converter{path, firstLine, problems}.convertTable(parsed.table(), root, 0);
  root.line = firstLine;
  return root;
}

Fields::Fields(const Value &value, llvm::StringRef filePath, std::string description, Problems &sink)
    : table(value), path(filePath), what(std::move(description)), problems(sink) {
  if (table.kind != Value::Kind::Table)
    problems.add(place(), what + " must be a table");
}

const Value *Fields::find(llvm::StringRef key) const {
  auto entry = llvm::find_if(table.entries, [&](const Value::Entry &e) { return e.key == key; });
  return entry == table.entries.end() ? nullptr : &entry->value;
}

const Value *Fields::take(llvm::StringRef key, Value::Kind kind) {
  taken.push_back(key.str());
  const Value *value = find(key);
  if (!value || value->kind == kind)
    return value;
  problem(key, "`" + key.str() + "` must be " + kindName(kind).str());
  return nullptr;
}

Place Fields::placeOf(llvm::StringRef key) const {
  const Value *value = find(key);
  return {path.str(), value ? value->line : table.line};
}

void Fields::problem(llvm::StringRef key, std::string message) {
  problems.add(placeOf(key), what + ": " + std::move(message));
}

std::string Fields::text(llvm::StringRef key) {
  const Value *value = take(key, Value::Kind::String);
  if (value && value->text.empty())
    problem(key, "`" + key.str() + "` is empty; leave it out");
  return value ? value->text : "";
}

std::string Fields::requiredText(llvm::StringRef key) {
  if (!has(key))
    problem(key, "`" + key.str() + "` is missing");
  return text(key);
}

std::vector<std::string> Fields::texts(llvm::StringRef key) {
  std::vector<std::string> result;
  const Value *value = take(key, Value::Kind::Array);
  if (!value)
    return result;
  for (const Value &item : value->items) {
    if (item.kind != Value::Kind::String || item.text.empty())
      problem(key, "`" + key.str() + "` must hold strings that are not empty");
    result.push_back(item.text);
  }
  return result;
}

bool Fields::boolean(llvm::StringRef key, bool absent) {
  const Value *value = take(key, Value::Kind::Boolean);
  return value ? value->flag : absent;
}

uint32_t Fields::number(llvm::StringRef key) {
  const Value *value = take(key, Value::Kind::Integer);
  if (!value)
    return 0;
  if (value->number < 0 || value->number > INT32_MAX)
    problem(key, "`" + key.str() + "` must be between 0 and 2147483647");
  return static_cast<uint32_t>(value->number);
}

VersionData Fields::version(llvm::StringRef key) {
  const Value *value = take(key, Value::Kind::String);
  if (!value)
    return {};
  VersionData version;
  auto [major, minor] = llvm::StringRef(value->text).split('.');
  if (major.getAsInteger(10, version.major) || minor.getAsInteger(10, version.minor) || version.major < 2 ||
      version.major > 9 || version.minor > 255)
    problem(key, "`" + key.str() + "` must be a Python version such as \"3.12\"");
  return version;
}

llvm::StringRef Fields::enumerator(llvm::StringRef key, llvm::ArrayRef<EnumName> names,
                                   llvm::StringRef absent) {
  const Value *value = take(key, Value::Kind::String);
  if (!value)
    return absent;
  for (const EnumName &name : names)
    if (value->text == name.spelled)
      return name.enumerator;
  std::string known =
      llvm::join(llvm::map_range(names, [](const EnumName &n) { return n.spelled.str(); }), ", ");
  problem(key, "unknown " + key.str() + " `" + value->text + "`; known: " + known);
  return absent;
}

llvm::ArrayRef<Value> Fields::tables(llvm::StringRef key) {
  const Value *value = take(key, Value::Kind::Array);
  return value ? llvm::ArrayRef<Value>(value->items) : llvm::ArrayRef<Value>();
}

/// "; did you mean `x`?" when some key that may stand here is close.
std::string Fields::suggestion(llvm::StringRef key) const {
  const std::string *best = nullptr;
  unsigned bestDistance = 4;
  for (const std::string &known : taken) {
    unsigned distance = llvm::StringRef(known).edit_distance_insensitive(key, true, bestDistance);
    if (distance < bestDistance && distance < key.size()) {
      best = &known;
      bestDistance = distance;
    }
  }
  return best ? "; did you mean `" + *best + "`?" : "";
}

void Fields::finish() {
  for (const Value::Entry &entry : table.entries)
    if (!llvm::is_contained(taken, entry.key))
      problem(entry.key, "unknown key `" + entry.key + "`" + suggestion(entry.key));
}

} // namespace threadlint::data
